-- Links by which other programs read the calendar as its owner may see it. Written by the room `office` alone.
CREATE TABLE calendar_link (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  secret_hash TEXT NOT NULL UNIQUE,   -- SHA-256 of what stands in the address
  name TEXT NOT NULL,                 -- what its owner calls it
  kinds TEXT NOT NULL,                -- of occasions, blanks between; empty: all
  theme TEXT NOT NULL,                -- empty: all
  country TEXT NOT NULL,              -- ISO 3166-1 alpha-2, or EU; empty: all
  is_round_only BOOLEAN NOT NULL,     -- only round anniversaries
  made_at TEXT NOT NULL,
  used_on TEXT                        -- day; NULL: not used yet
);
CREATE INDEX calendar_link_of_account ON calendar_link (account_id, id);
