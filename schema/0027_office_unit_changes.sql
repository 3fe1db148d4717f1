-- Changes of units that people made in steps: renaming, moving, merging, splitting, closing. A change keeps the rows it touched as they were
-- and as it left them, so that it can be taken back exactly. Written by the room `office` alone.

CREATE TABLE unit_change (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                       -- rename | correct | move | merge | split | close
  on_day TEXT NOT NULL,                     -- of a correction the day by which the name was chosen
  source TEXT NOT NULL,                     -- the paper that says so
  made_at TEXT NOT NULL,
  account_id TEXT REFERENCES account (id),  -- NULL: the program itself
  undone_at TEXT,                           -- NULL: it stands
  undone_by TEXT REFERENCES account (id)    -- NULL with undone_at, or the program itself
);

-- The units a change is of, and those it led to, with their names: they are told also when a unit is gone again.
CREATE TABLE unit_change_part (
  change_id TEXT NOT NULL REFERENCES unit_change (id),
  position BIGINT NOT NULL,
  part TEXT NOT NULL,     -- of: what was changed | into: what it led to; of a move the unit above
  unit_id TEXT NOT NULL,  -- of a unit that may be gone since
  name TEXT NOT NULL,
  PRIMARY KEY (change_id, position)
);

CREATE INDEX unit_change_part_by_unit ON unit_change_part (unit_id);

-- Rows of the tables of units: unit, unit_name, unit_parent, unit_code, unit_territory, unit_succession. One alone was added; two are before and after.
CREATE TABLE unit_change_row (
  change_id TEXT NOT NULL REFERENCES unit_change (id),
  position BIGINT NOT NULL,
  side TEXT NOT NULL,      -- before | after
  kind TEXT NOT NULL,      -- unit | name | parent | code | territory | succession
  unit_id TEXT NOT NULL,   -- of a succession the older one
  key TEXT NOT NULL,       -- the scheme of a code, where a body works, the newer unit of a succession; else empty
  from_on TEXT NOT NULL,   -- of a succession its day
  until_on TEXT,           -- NULL: still; of a succession when it was withdrawn
  value TEXT NOT NULL,     -- level, name, id of the parent, code, share
  more TEXT NOT NULL,      -- tree, English name, source; else empty
  origin TEXT NOT NULL,    -- of a succession; else empty
  account_id TEXT REFERENCES account (id),  -- NULL: none, as in the row itself
  PRIMARY KEY (change_id, position, side)
);

CREATE INDEX unit_change_row_by_unit ON unit_change_row (unit_id);

-- Roles that went on with a change, on the unit that came: undoing it ends them.
CREATE TABLE unit_change_grant (
  change_id TEXT NOT NULL REFERENCES unit_change (id),
  grant_id TEXT NOT NULL REFERENCES role_grant (id),
  PRIMARY KEY (change_id, grant_id)
);
