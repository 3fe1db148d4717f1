-- Where a plan comes from: a paper as before, a day of the calendar, the conclusion of a meeting, or nothing but the office itself. Written by
-- the room `programme` alone. SQLite lets no column become NULL: the table is made anew, and tasks hold on to it by its name.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE plan_before AS SELECT * FROM plan;
DROP TABLE plan;

-- A plan. A paper has one, a conclusion has one, and so has a unit for a day in a year.
CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  paper_id TEXT UNIQUE REFERENCES paper (id),  -- NULL: it comes from no paper
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT REFERENCES account (id),        -- NULL: the program itself, on the command line
  unit_id TEXT NOT NULL DEFAULT '',            -- id of a unit; empty: the office as a whole
  source_kind TEXT NOT NULL DEFAULT 'paper',   -- paper | day | conclusion | own
  source_id TEXT NOT NULL DEFAULT '',          -- of a shipped occasion or a calendar_day; of a conclusion; empty: a paper, or own
  source_year BIGINT NOT NULL DEFAULT 0        -- of a day; 0: none
);
INSERT INTO plan (id, paper_id, version, title, made_at, made_by, unit_id)
SELECT id, paper_id, version, title, made_at, made_by, unit_id FROM plan_before;
DROP TABLE plan_before;

CREATE INDEX plan_by_made_at ON plan (made_at, id);
CREATE INDEX plan_by_unit ON plan (unit_id, made_at, id);
CREATE UNIQUE INDEX plan_by_day ON plan (source_id, source_year, unit_id) WHERE source_kind = 'day';
CREATE UNIQUE INDEX plan_by_conclusion ON plan (source_id) WHERE source_kind = 'conclusion';
