-- Days that an office keeps beside the shipped ones, and what it says of those. Written by the room `calendar` alone.

-- A day an office added. None is ever deleted: a retired one is in no year, and can be taken up again.
CREATE TABLE calendar_day (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,                       -- id of a unit; empty: the office as a whole, whose days everybody sees
  version BIGINT NOT NULL,
  name TEXT NOT NULL,                          -- Vietnamese
  english TEXT NOT NULL,                       -- may be empty
  kind TEXT NOT NULL,                          -- as in data/occasions.csv, as are rule, since, country, theme and regulation
  rule TEXT NOT NULL,
  since TEXT,                                  -- NULL: years are not counted
  country TEXT NOT NULL,                       -- empty: none
  theme TEXT NOT NULL,
  regulation TEXT NOT NULL,                    -- empty: none is known
  note TEXT NOT NULL,
  source TEXT NOT NULL,                        -- may be empty
  is_retired BOOLEAN NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);
CREATE INDEX calendar_day_by_unit ON calendar_day (unit_id, id);

-- What the office says of a row of data/occasions.csv; without a row here that stands as it is shipped.
CREATE TABLE calendar_shipped_day (
  occasion TEXT PRIMARY KEY,                   -- its id there
  version BIGINT NOT NULL,
  is_hidden BOOLEAN NOT NULL,
  is_confirmed BOOLEAN NOT NULL,               -- somebody saw the day in `source`
  rule TEXT NOT NULL,                          -- empty: as shipped
  since TEXT,                                  -- NULL: as shipped
  source TEXT NOT NULL,                        -- of what was confirmed or corrected
  reason TEXT NOT NULL,                        -- why it is hidden
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);

-- A paper that names a day: the thread from one to the other. A paper is noted once for a day.
CREATE TABLE calendar_day_paper (
  day_id TEXT NOT NULL,                        -- of calendar_day, or an id of data/occasions.csv
  paper_id TEXT NOT NULL REFERENCES paper (id),
  made_day BOOLEAN NOT NULL,                   -- the day was added because this paper names it
  said_name TEXT NOT NULL,                     -- the day's name as the paper was read, and its original date
  said_since TEXT NOT NULL,
  reading_id TEXT NOT NULL REFERENCES reading (id),
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  noted_by TEXT REFERENCES account (id),       -- NULL: the program itself
  PRIMARY KEY (day_id, paper_id)
);
CREATE INDEX calendar_day_of_paper ON calendar_day_paper (paper_id, day_id);
