-- Triage: whether a person has looked the record of a paper over, and said that it is right. Written by the room `directive` alone.

-- waiting: a person is asked to look it over; done: a person said that it is right; empty: it was registered before this step, and nobody
-- is asked until a newer file or another reading of it says something else: the office has worked with it already.
ALTER TABLE paper ADD COLUMN look_over TEXT NOT NULL DEFAULT '';
CREATE INDEX paper_to_look_over ON paper (received_at, id) WHERE look_over = 'waiting';

-- Each time a person was asked to look a record over, and who said that it is right. The last of a paper counts; `paper.look_over` follows it.
CREATE TABLE look_over (
  paper_id TEXT NOT NULL REFERENCES paper (id),
  position BIGINT NOT NULL,                    -- from 1, in order of asking
  cause TEXT NOT NULL,                         -- to_name(LookOverCause): why it was asked for
  asked_at TEXT NOT NULL,
  compared_with TEXT REFERENCES reading (id),  -- what it said before, to show what is other now; NULL: nothing was before
  reading_id TEXT REFERENCES reading (id),     -- what was looked over, and so which file and which reader; NULL: it waits
  paper_version BIGINT,                        -- the paper's version that was looked over; NULL: it waits
  made_by TEXT REFERENCES account (id),        -- NULL: it waits, or the program itself
  made_at TEXT,                                -- NULL: it waits
  PRIMARY KEY (paper_id, position)
);
