-- Work done later. Written by the tool `jobs` alone, which knows no room: whoever asked stands here as text.

-- One piece of work. Whether a running job's worker still lives is told by `beat`, which it raises while it works: a beat that stands still
-- for a lease's length on the watch of another worker is that of a dead one. No instant is compared for it, so a clock that is set harms nothing.
CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT,                       -- NULL: any number of such jobs may be open; else one of a kind and key
  name TEXT NOT NULL,             -- what it is about, to be shown; may be empty
  payload TEXT NOT NULL,
  asked_by TEXT NOT NULL,         -- id of an account; empty: the program itself, on the command line
  asked_from TEXT NOT NULL,       -- network address, for the audit trail
  state TEXT NOT NULL,            -- waiting | running | done | failed | cancelled
  attempts BIGINT NOT NULL,       -- begun and not given back
  run_at TEXT NOT NULL,           -- not before this, while waiting
  lease TEXT,                     -- NULL: not running; else which claim runs it
  beat BIGINT NOT NULL,
  is_cancel_wanted BOOLEAN NOT NULL,
  done BIGINT NOT NULL,
  total BIGINT NOT NULL,          -- 0: not known
  step_key TEXT NOT NULL,         -- message key of what it is doing
  result TEXT NOT NULL,
  error_key TEXT NOT NULL,        -- message key of why it failed, or why its last attempt did
  error_args TEXT NOT NULL,       -- one a line
  made_at TEXT NOT NULL,
  started_at TEXT,                -- NULL: never claimed
  ended_at TEXT                   -- NULL: still open
);
CREATE UNIQUE INDEX job_open_by_key ON job (kind, key) WHERE state IN ('waiting', 'running');
CREATE INDEX job_waiting ON job (run_at, id) WHERE state = 'waiting';
CREATE INDEX job_running ON job (id) WHERE state = 'running';
CREATE INDEX job_of_asker ON job (asked_by, id);
CREATE INDEX job_by_ended_at ON job (ended_at);
CREATE INDEX job_by_kind ON job (kind, made_at);

-- One of the things a job works through, and what came of it.
CREATE TABLE job_item (
  job_id TEXT NOT NULL REFERENCES job (id),
  position BIGINT NOT NULL,       -- from 1
  name TEXT NOT NULL,             -- to be shown; empty: nothing may be said of it
  subject TEXT NOT NULL,          -- what it is, in the words of the kind: for an import the SHA-256 of a stored original
  outcome TEXT NOT NULL,          -- in the words of the kind; empty: still to do
  made TEXT NOT NULL,             -- id of what came of it; empty: nothing
  message_key TEXT NOT NULL,      -- what is to be said of it; empty: nothing
  message_args TEXT NOT NULL,     -- one a line
  PRIMARY KEY (job_id, position)
);
CREATE INDEX job_item_open_subject ON job_item (subject) WHERE outcome = '';
