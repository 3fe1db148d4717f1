-- The office's week (lịch công tác tuần): what its leaders do, when, where, with whom. Written by the room `schedule` alone.

-- A leader whose week is drawn up, under the name and post that are printed. None is ever deleted: a retired one is offered no more.
CREATE TABLE schedule_leader (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,                       -- id of a unit; empty: the office as a whole
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  post TEXT NOT NULL,                          -- may be empty
  place BIGINT NOT NULL,                       -- in the order of the office, from 1
  is_retired BOOLEAN NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);
CREATE INDEX schedule_leader_by_unit ON schedule_leader (unit_id, place, id);

-- The week of a unit, as it is being drawn up; what was approved of it stands in schedule_edition.
CREATE TABLE schedule (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,                       -- id of a unit; empty: the office as a whole
  monday TEXT NOT NULL,                        -- its first day
  version BIGINT NOT NULL,                     -- raised by every change, those of entries too
  state TEXT NOT NULL,                         -- draft | submitted | approved
  edition BIGINT NOT NULL,                     -- the newest that was approved; 0: none
  reason TEXT NOT NULL,                        -- why it was given back; empty: it was not, or is submitted again
  number TEXT NOT NULL,                        -- what is printed around the table, each of these may be empty
  issued_at TEXT NOT NULL,                     -- the place beside the date
  idle_words TEXT NOT NULL,                    -- on a day without an entry
  signer_title TEXT NOT NULL,
  signer_name TEXT NOT NULL,
  recipients TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id),     -- NULL: the program itself
  UNIQUE (unit_id, monday)
);

-- A week as it was approved. Never changed.
CREATE TABLE schedule_edition (
  schedule_id TEXT NOT NULL REFERENCES schedule (id),
  edition BIGINT NOT NULL,                     -- from 1; the second is the first amendment
  number TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  idle_words TEXT NOT NULL,
  signer_title TEXT NOT NULL,
  signer_name TEXT NOT NULL,
  recipients TEXT NOT NULL,
  note TEXT NOT NULL,
  approved_at TEXT NOT NULL,
  approved_by TEXT REFERENCES account (id),    -- NULL: the program itself
  PRIMARY KEY (schedule_id, edition)
);

-- A line of the week. Edition 0 is what is being drawn up; the others are copies that are never changed.
CREATE TABLE schedule_entry (
  schedule_id TEXT NOT NULL REFERENCES schedule (id),
  edition BIGINT NOT NULL,
  id TEXT NOT NULL,                            -- the same in all editions
  version BIGINT NOT NULL,
  held_on TEXT NOT NULL,                       -- a day of the week
  part_of_day TEXT NOT NULL,                   -- all_day | morning | afternoon | evening
  start_time TEXT NOT NULL,                    -- "08:30"; empty: the part of the day is all that is said
  end_time TEXT NOT NULL,                      -- may be empty
  content TEXT NOT NULL,
  participants TEXT NOT NULL,                  -- beside the leaders; this and the next three may be empty
  place TEXT NOT NULL,
  prepared_by TEXT NOT NULL,
  note TEXT NOT NULL,
  is_cancelled BOOLEAN NOT NULL,               -- stays in the week, struck out
  is_removed BOOLEAN NOT NULL,                 -- before it was ever approved; can be put back
  event_id TEXT REFERENCES calendar_event (id), -- NULL: of no event
  occurrence TEXT NOT NULL,                    -- of the event; empty: it does not repeat
  task_id TEXT REFERENCES task (id),           -- NULL: of no task
  paper_id TEXT REFERENCES paper (id),         -- NULL: of no paper
  PRIMARY KEY (schedule_id, edition, id)
);
CREATE INDEX schedule_entry_by_event ON schedule_entry (event_id, edition);

-- Which leaders chair or attend.
CREATE TABLE schedule_attendance (
  schedule_id TEXT NOT NULL,
  edition BIGINT NOT NULL,
  entry_id TEXT NOT NULL,
  leader_id TEXT NOT NULL REFERENCES schedule_leader (id),
  chairs BOOLEAN NOT NULL,                     -- false: attends
  shown TEXT NOT NULL,                         -- post and name as they were printed; empty in edition 0
  PRIMARY KEY (schedule_id, edition, entry_id, leader_id),
  FOREIGN KEY (schedule_id, edition, entry_id) REFERENCES schedule_entry (schedule_id, edition, id)
);
