-- Full text on PostgreSQL. SQLite has a step of its own with this number, since its index is of another kind.

-- What can be found: a thing of a room, under the number its terms have in the index.
CREATE TABLE search_entry (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  terms BIGINT NOT NULL,  -- how many terms it has; each counts twice, as written and without marks
  UNIQUE (kind, id)
);

-- The terms of text::analyse of up to four texts, labelled A to D: as written, and without marks with "_" before each, at the same place.
-- No dictionary of PostgreSQL touches them. A tsvector keeps 16,383 places and 256 of one lexeme, so a long text is cut into parts that
-- overlap by 31 terms: as many as a phrase can need of the part before.
CREATE TABLE search_part (
  entry_number BIGINT NOT NULL REFERENCES search_entry (number) ON DELETE CASCADE,
  part BIGINT NOT NULL,
  terms TSVECTOR NOT NULL,
  PRIMARY KEY (entry_number, part)
);

-- New terms wait in a list of at most 1 MB, so that a write stays quick and a search has little to read through.
CREATE INDEX search_part_by_terms ON search_part USING GIN (terms) WITH (gin_pending_list_limit = 1024);
