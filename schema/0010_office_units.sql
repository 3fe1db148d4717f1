-- Units through time: territories now, and the bodies that work in them. A day is a calendar date; a period holds from its first day until
-- the day before `until_on`. Written by the room `office` alone.

CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  tree TEXT NOT NULL,     -- territory | state | party | front
  level TEXT NOT NULL,    -- central | province | district | commune
  from_on TEXT NOT NULL,  -- empty: since before what is known
  until_on TEXT           -- NULL: it is there still
);

CREATE TABLE unit_name (
  unit_id TEXT NOT NULL REFERENCES unit (id),
  from_on TEXT NOT NULL,
  until_on TEXT,               -- NULL: as long as the unit is there
  name TEXT NOT NULL,          -- whole: "Phường Ba Đình"
  english TEXT NOT NULL,       -- empty: none is known
  name_key TEXT NOT NULL,      -- text::search_key
  folded TEXT NOT NULL,        -- text::folded_key: "phuong ba dinh"
  short_folded TEXT NOT NULL,  -- the same without the word for its kind: "ba dinh"
  PRIMARY KEY (unit_id, from_on)
);

CREATE INDEX unit_name_by_key ON unit_name (name_key);
CREATE INDEX unit_name_by_folded ON unit_name (folded);
CREATE INDEX unit_name_by_short ON unit_name (short_folded);

CREATE TABLE unit_parent (
  unit_id TEXT NOT NULL REFERENCES unit (id),
  from_on TEXT NOT NULL,
  until_on TEXT,           -- NULL: as long as the unit is there
  parent_id TEXT NOT NULL REFERENCES unit (id),
  PRIMARY KEY (unit_id, from_on)
);

CREATE INDEX unit_parent_by_parent ON unit_parent (parent_id);

-- One code may be two units' one after the other: the General Statistics Office gives a merged unit the code of the one where its seat is.
CREATE TABLE unit_code (
  unit_id TEXT NOT NULL REFERENCES unit (id),
  scheme TEXT NOT NULL,    -- gso: General Statistics Office, Quyết định 124/2004/QĐ-TTg and 19/2025/QĐ-TTg
  from_on TEXT NOT NULL,
  until_on TEXT,           -- NULL: as long as the unit is there
  code TEXT NOT NULL,
  PRIMARY KEY (unit_id, scheme, from_on)
);

CREATE INDEX unit_code_by_code ON unit_code (scheme, code);

-- What became of a unit: it, or a part of it, went into another one.
CREATE TABLE unit_succession (
  older_id TEXT NOT NULL REFERENCES unit (id),
  newer_id TEXT NOT NULL REFERENCES unit (id),
  share TEXT NOT NULL,       -- whole | part | seat: the newer one has the older one's code; how much of its land it has is not said
  on_day TEXT NOT NULL,
  source TEXT NOT NULL,
  origin TEXT NOT NULL,                     -- list: it came with an import | stated: a person said so
  account_id TEXT REFERENCES account (id),  -- NULL: an import, or the command line
  withdrawn_at TEXT,                        -- NULL: it holds; a withdrawn one stays, so that no import brings it back
  PRIMARY KEY (older_id, newer_id)
);

CREATE INDEX unit_succession_by_newer ON unit_succession (newer_id);
