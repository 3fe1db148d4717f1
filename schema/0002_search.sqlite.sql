-- Full text on SQLite. PostgreSQL has a step of its own with this number, since its index is of another kind.

-- What can be found: a thing of a room, under the number its terms have in the index.
CREATE TABLE search_entry (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  UNIQUE (kind, id)
);

-- The terms of text::analyse of up to four texts, separated by spaces: as written, then without marks, these with "_" before each.
-- The tokenizer must leave them as they are: `ascii` takes every byte above 127 for a letter and folds only A–Z, which no term holds.
CREATE VIRTUAL TABLE search_term USING fts5 (
  text_1, text_2, text_3, text_4,
  tokenize = "ascii tokenchars '/-.&_'"
);
