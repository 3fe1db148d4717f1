-- The audit trail as a chain: each line holds the hash of the line before. Written by the room `office` alone.
-- Lines from before this step wait in a table of their own until office::chain_older_lines puts them into chain 0. A program that knows no
-- chain cannot write to the new table: it is stopped before this step.

ALTER TABLE audit_line RENAME TO audit_line_unchained;
DROP INDEX audit_line_by_subject;
DROP INDEX audit_line_by_event;

CREATE TABLE audit_line (
  id TEXT PRIMARY KEY,                      -- in order of writing
  at TEXT NOT NULL,
  account_id TEXT REFERENCES account (id),  -- NULL: the program itself, on the command line
  from_address TEXT NOT NULL,
  event TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,                 -- empty: nothing was kept
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  chain BIGINT NOT NULL,                    -- 0: lines from before this step
  position BIGINT NOT NULL,                 -- in its chain: 1, 2, 3 …
  seal TEXT NOT NULL,                       -- salts of from_address, before and after; of a value that was erased, its hash
  previous_hash TEXT NOT NULL,              -- of the line at position - 1; empty at 1
  hash TEXT NOT NULL
);

CREATE UNIQUE INDEX audit_line_by_chain ON audit_line (chain, position);
CREATE INDEX audit_line_by_subject ON audit_line (subject_kind, subject_id, id);
CREATE INDEX audit_line_by_event ON audit_line (event, id);

-- Where each chain ends.
CREATE TABLE audit_chain (
  chain BIGINT PRIMARY KEY,
  position BIGINT NOT NULL,
  hash TEXT NOT NULL
);
