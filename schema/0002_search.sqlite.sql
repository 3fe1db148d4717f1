-- Full text on SQLite. PostgreSQL has a step of its own with this number, since its index is of another kind.

-- What can be found: a thing of a room, under the number its terms have in the index.
CREATE TABLE search_entry (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  UNIQUE (kind, id)
);

-- The terms of text::analyse, separated by spaces: of up to four texts, as written (exact) and without marks (folded).
-- The tokenizer must leave them as they are: `ascii` takes every byte above 127 for a letter and folds only A–Z, which no term holds.
CREATE VIRTUAL TABLE search_term USING fts5 (
  exact_1, folded_1, exact_2, folded_2, exact_3, folded_3, exact_4, folded_4,
  tokenize = "ascii tokenchars '/-.&_'"
);
