-- Bodies of State, Party and Front are units of their own trees, joined with the tree of territories by where they work. One that works for
-- the whole country, or abroad, has no row.
CREATE TABLE unit_territory (
  unit_id TEXT NOT NULL REFERENCES unit (id),       -- the body
  territory_id TEXT NOT NULL REFERENCES unit (id),
  from_on TEXT NOT NULL,  -- empty: since before what is known
  until_on TEXT,          -- NULL: as long as both are there
  PRIMARY KEY (unit_id, territory_id, from_on)
);

CREATE INDEX unit_territory_by_territory ON unit_territory (territory_id);
