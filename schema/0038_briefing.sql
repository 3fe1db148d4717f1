-- Meetings at which an office goes over its work (giao ban): their agenda, what is concluded, the notice of it. Written by the room
-- `briefing` alone.

-- A meeting; none is ever deleted.
CREATE TABLE briefing (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,                       -- id of a unit; empty: the office as a whole
  version BIGINT NOT NULL,
  kind TEXT NOT NULL,                          -- of data/briefing_kinds.csv
  held_on TEXT NOT NULL,
  start_time TEXT NOT NULL,                    -- "08:00"; empty: not said
  place TEXT NOT NULL,
  chair TEXT NOT NULL,                         -- "Giám đốc Sở"; may be empty
  participants TEXT NOT NULL,                  -- a line each
  back_from TEXT NOT NULL,                     -- the period it looks back on begins
  ahead_until TEXT NOT NULL,                   -- the period it looks ahead to ends
  state TEXT NOT NULL,                         -- planned | held | cancelled
  reason TEXT NOT NULL,                        -- why it was cancelled; else empty
  event_id TEXT REFERENCES calendar_event (id),  -- NULL: it hangs on no event of the calendar
  settled_at TEXT,                             -- when its agenda was settled; NULL: it is drawn from the work of the day
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);
CREATE INDEX briefing_by_day ON briefing (held_on, id);
CREATE INDEX briefing_of_unit ON briefing (unit_id, held_on, id);

-- What people said of a row of an agenda, an item of their own, or a row as it was when the agenda was settled.
CREATE TABLE briefing_item (
  briefing_id TEXT NOT NULL REFERENCES briefing (id),
  name TEXT NOT NULL,                          -- "task:01J…", "point:01J…", "event:01J… 2027-03-01T09:00", "day:tet 2027-02-06", "own:01J…"
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,                    -- among those of its section, from 1; 0: where it stands by nature
  is_aside BOOLEAN NOT NULL,                   -- not to be gone over
  reason TEXT NOT NULL,                        -- why; else empty
  presenter TEXT NOT NULL,                     -- who presents it; may be empty
  minutes BIGINT NOT NULL,                     -- 0: not said
  is_kept BOOLEAN NOT NULL,                    -- what follows is said: an own item, or a settled row
  section TEXT NOT NULL,                       -- points | late | done | due | days | own
  title TEXT NOT NULL,
  owner TEXT NOT NULL,
  due_on TEXT,                                 -- its day; NULL: none
  unit_id TEXT NOT NULL,                       -- whose the thing is, so who may see the row
  within_id TEXT NOT NULL,                     -- the plan of a task, the meeting of a point; else empty
  PRIMARY KEY (briefing_id, name)
);

-- A point that was concluded. None is ever deleted.
CREATE TABLE briefing_point (
  id TEXT PRIMARY KEY,
  briefing_id TEXT NOT NULL REFERENCES briefing (id),
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,
  wording TEXT NOT NULL,
  owner TEXT NOT NULL,                         -- who does it; may be empty
  with_bodies TEXT NOT NULL,                   -- a line each
  due_kind TEXT NOT NULL,                      -- as of tasks: '' | date | moment | rule
  due_on TEXT,                                 -- NULL: no due date, or a rule
  due_time TEXT NOT NULL,
  due_rule TEXT NOT NULL,
  due_as_written TEXT NOT NULL,
  report_to TEXT NOT NULL,
  about TEXT NOT NULL,                         -- name of the agenda's row it is about; empty: of none
  is_done BOOLEAN NOT NULL,                    -- said of a point that became no task
  is_removed BOOLEAN NOT NULL,
  task_id TEXT REFERENCES task (id),           -- NULL: no task was made of it
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);
CREATE INDEX briefing_point_of_meeting ON briefing_point (briefing_id, position);
CREATE INDEX briefing_point_of_task ON briefing_point (task_id);

-- The notice of conclusions of a meeting. What is empty is proposed anew each time until it is approved.
CREATE TABLE briefing_notice (
  briefing_id TEXT PRIMARY KEY REFERENCES briefing (id),
  version BIGINT NOT NULL,
  state TEXT NOT NULL,                         -- draft | waiting | approved
  number TEXT NOT NULL,                        -- "12"; empty: not issued
  symbol TEXT NOT NULL,                        -- "/TB-STTDN"
  issued_on TEXT,                              -- NULL: not issued
  place TEXT NOT NULL,
  opening TEXT NOT NULL,
  closing TEXT NOT NULL,
  titles TEXT NOT NULL,                        -- of who signs, a line each: "KT. GIÁM ĐỐC"
  signer TEXT NOT NULL,
  recipients TEXT NOT NULL,                    -- a line each
  settled_by TEXT REFERENCES account (id),     -- who approved it; NULL: nobody yet, or the program itself
  settled_at TEXT,                             -- NULL: not approved
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);
