-- Who holds which post of a unit, and when: who leads it, who is in charge of external information beside other work. No address and no
-- number of anybody stands here. What was written down by mistake goes; the audit trail keeps that it was there.
CREATE TABLE unit_post (
  id TEXT PRIMARY KEY,
  version BIGINT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  kind TEXT NOT NULL,                       -- of data/post_kinds.csv
  title TEXT NOT NULL,                      -- as it is written: "Phó Trưởng ban"; empty: none is known
  account_id TEXT REFERENCES account (id),  -- NULL: the holder has none
  holder TEXT NOT NULL,                     -- the holder's name as it is written, where there is no account; else empty
  from_on TEXT NOT NULL,                    -- empty: since before what is known
  until_on TEXT                             -- NULL: still
);

CREATE INDEX unit_post_by_unit ON unit_post (unit_id);
CREATE INDEX unit_post_by_account ON unit_post (account_id);
