-- Where a plan comes from: a paper as before, a day of the calendar, the conclusion of a meeting, or nothing but the office itself. A paper has
-- one plan, a conclusion has one, and so has a unit for a day in a year. Written by the room `programme` alone.
ALTER TABLE plan ALTER COLUMN paper_id DROP NOT NULL;                    -- NULL: it comes from no paper
ALTER TABLE plan ADD COLUMN source_kind TEXT NOT NULL DEFAULT 'paper';   -- paper | day | conclusion | own
ALTER TABLE plan ADD COLUMN source_id TEXT NOT NULL DEFAULT '';          -- of a shipped occasion or a calendar_day; of a conclusion; empty: a paper, or own
ALTER TABLE plan ADD COLUMN source_year BIGINT NOT NULL DEFAULT 0;       -- of a day; 0: none
CREATE UNIQUE INDEX plan_by_day ON plan (source_id, source_year, unit_id) WHERE source_kind = 'day';
CREATE UNIQUE INDEX plan_by_conclusion ON plan (source_id) WHERE source_kind = 'conclusion';
