-- What papers ask for: plans and their tasks. Written by the room `programme` alone.

-- The draft plan made of a paper; a paper has one.
CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  paper_id TEXT NOT NULL UNIQUE REFERENCES paper (id),
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT REFERENCES account (id)  -- NULL: the program itself, on the command line
);
CREATE INDEX plan_by_made_at ON plan (made_at, id);

-- A task. The due date is one of: nothing (due_kind ''), a date, a date with an hour, a rule.
-- `due_on` is the day of a date or moment, so that lists sort and filter by it; `due_rule` is the rule in one word ("month 15",
-- "year 20 11"), so that the next day of many tasks is worked out once for each rule.
-- `with_bodies` is a list of names, one a line: it is only ever shown and replaced whole.
CREATE TABLE task (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,
  title TEXT NOT NULL,
  owner TEXT NOT NULL,                          -- empty: nobody yet
  with_bodies TEXT NOT NULL,
  due_kind TEXT NOT NULL,                       -- '' | date | moment | rule
  due_on TEXT,                                  -- NULL: no due date, or a rule
  due_time TEXT NOT NULL,
  due_rule TEXT NOT NULL,
  due_as_written TEXT NOT NULL,
  period TEXT NOT NULL,
  report_to TEXT NOT NULL,
  is_done BOOLEAN NOT NULL,
  is_removed BOOLEAN NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id),      -- NULL: the program itself
  assignment_id TEXT REFERENCES assignment (id),  -- NULL: added by hand
  clause_id TEXT REFERENCES clause (id),        -- NULL: no numbered clause asked for it
  clause_path TEXT NOT NULL,
  reading_id TEXT REFERENCES reading (id),      -- NULL: no words of the paper asked for it; so are the span and its words then empty
  begin_at BIGINT,                              -- NULL with reading_id
  end_at BIGINT,                                -- NULL with reading_id
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  UNIQUE (plan_id, position)
);
-- The three lists of the first screen look only at what is still to be done.
CREATE INDEX task_open_by_due_on ON task (due_on, id) WHERE NOT is_done AND NOT is_removed;
CREATE INDEX task_open_by_due_rule ON task (due_rule, id) WHERE NOT is_done AND NOT is_removed;
CREATE INDEX task_of_assignment ON task (assignment_id);
