-- The register: how a paper may go round, the files a paper was before, and papers kept beside one that looks the same.
-- Written by the room `directive` alone.

ALTER TABLE paper ADD COLUMN handling TEXT NOT NULL DEFAULT '';  -- to_name(Handling): internal | return; empty: the paper does not say

-- A file that another took the place of: the paper went on with the newer one. Its readings stay, and so does the file.
CREATE TABLE earlier_file (
  paper_id TEXT NOT NULL REFERENCES paper (id),
  position BIGINT NOT NULL,                    -- from 1, in order of coming in
  original TEXT NOT NULL,                      -- SHA-256, its name in the file store
  file_name TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  received_at TEXT NOT NULL,
  received_by TEXT REFERENCES account (id),    -- NULL: the program itself
  replaced_at TEXT NOT NULL,
  replaced_by TEXT REFERENCES account (id),    -- NULL: the program itself
  PRIMARY KEY (paper_id, position)
);
CREATE INDEX earlier_file_by_original ON earlier_file (original);

-- A paper that was kept though another bears its number or is of the very same file: a person said why.
CREATE TABLE kept_beside (
  paper_id TEXT PRIMARY KEY REFERENCES paper (id),
  other_id TEXT NOT NULL REFERENCES paper (id),
  original TEXT NOT NULL,                      -- of the file it came in with: the same file kept beside the same paper once more is this one
  reason TEXT NOT NULL,
  kept_by TEXT REFERENCES account (id),        -- NULL: the program itself
  kept_at TEXT NOT NULL
);
CREATE INDEX kept_beside_by_other ON kept_beside (other_id, original);

-- One file may be two papers, when a person says so.
DROP INDEX reading_current_of_original;
CREATE INDEX reading_by_original ON reading (original);
