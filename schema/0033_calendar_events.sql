-- What an office holds, goes to or receives: meetings, visits, press conferences. Written by the room `calendar` alone.

-- An event, once or again and again. None is ever deleted: a removed one is in no list and can be put back.
-- Days and times are those of the clocks at its place; `zone` says which.
CREATE TABLE calendar_event (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,                       -- id of a unit; empty: the office as a whole, whose events everybody sees
  version BIGINT NOT NULL,
  sequence BIGINT NOT NULL,                    -- how often its time or its status changed (RFC 5545, 3.8.7.4)
  title TEXT NOT NULL,
  english TEXT NOT NULL,                       -- its title in English; may be empty
  kind TEXT NOT NULL,                          -- of data/event_kinds.csv
  place TEXT NOT NULL,
  description TEXT NOT NULL,
  is_all_day BOOLEAN NOT NULL,
  first_on TEXT NOT NULL,                      -- of the first occurrence, if it repeats
  last_on TEXT NOT NULL,
  start_time TEXT NOT NULL,                    -- "09:00"; empty: all day
  end_time TEXT NOT NULL,
  zone TEXT NOT NULL,                          -- "Europe/Paris"; empty: all day
  repeats TEXT NOT NULL,                       -- "FREQ=WEEKLY;BYDAY=MO" (RFC 5545, 3.3.10); empty: once
  status TEXT NOT NULL,                        -- planned | postponed | cancelled
  reason TEXT NOT NULL,                        -- of that, or of the last move
  moved_from TEXT NOT NULL,                    -- "2027-03-02T09:00": when it was to be first; empty: it was not moved, or it repeats
  seen_from TEXT NOT NULL,                     -- the days in Việt Nam outside which nothing of it lies
  seen_until TEXT NOT NULL,
  paper_id TEXT REFERENCES paper (id),         -- NULL: no paper is named
  task_id TEXT REFERENCES task (id),           -- NULL: no task is named
  occasion TEXT NOT NULL,                      -- of data/occasions.csv; empty: none
  is_removed BOOLEAN NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);
CREATE INDEX calendar_event_by_days ON calendar_event (seen_until, seen_from, unit_id) WHERE NOT is_removed;

-- One time of an event that repeats, held at another time or place than the others, postponed or cancelled.
CREATE TABLE calendar_event_change (
  event_id TEXT NOT NULL REFERENCES calendar_event (id),
  occurrence TEXT NOT NULL,                    -- when it was to start, as the rule has it: "2027-03-02T09:00", "2027-03-02" all day
  title TEXT NOT NULL,
  place TEXT NOT NULL,
  first_on TEXT NOT NULL,
  last_on TEXT NOT NULL,
  start_time TEXT NOT NULL,
  end_time TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (event_id, occurrence)
);
