-- What the office says of data/lead_times.csv: how long before the days of a kind, in years of a class, a step is done. Without a row here that
-- stands as it is shipped. Written by the room `calendar` alone.
CREATE TABLE calendar_lead_time (
  kind TEXT NOT NULL,                          -- as in data/occasions.csv
  years TEXT NOT NULL,                         -- round | five | other | uncounted
  step TEXT NOT NULL,                          -- as in data/lead_times.csv
  version BIGINT NOT NULL,
  days BIGINT,                                 -- before the day; 0: the step is not done; NULL: as shipped again
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id),     -- NULL: the program itself
  PRIMARY KEY (kind, years, step)
);
