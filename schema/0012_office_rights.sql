-- Who may do what, where. A role is a named set of permissions; a grant gives it to an account on a unit, or on the office as a whole, with
-- or without what is below. Days are calendar dates; a grant holds from its first day until the day before `until_on`.
-- Written by the room `office` alone.

CREATE TABLE role (
  id TEXT PRIMARY KEY,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,       -- text::search_key; no two roles in use have the same
  english TEXT NOT NULL,        -- empty: it has no English name
  note TEXT NOT NULL,           -- what it is for
  has_all BOOLEAN NOT NULL,     -- every permission there is, now and later: the administrator's
  made_at TEXT NOT NULL,
  retired_at TEXT               -- NULL: in use; a retired one stays, for the trail and for the grants it was in
);
CREATE UNIQUE INDEX role_by_name ON role (name_key) WHERE retired_at IS NULL;

CREATE TABLE role_permission (
  role_id TEXT NOT NULL REFERENCES role (id),
  permission TEXT NOT NULL,     -- of office/permissions.hpp, what others include left out
  PRIMARY KEY (role_id, permission)
);

CREATE TABLE role_grant (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  role_id TEXT NOT NULL REFERENCES role (id),
  unit_id TEXT REFERENCES unit (id),            -- NULL: the office as a whole
  with_below BOOLEAN NOT NULL,                  -- of the office as a whole: all units
  from_on TEXT NOT NULL,                        -- empty: from when it was given, whatever the clock said then
  until_on TEXT,                                -- NULL: until it is ended
  basis_id TEXT,                                -- NULL: given by the office; else the grant that its holder delegated
  reason TEXT NOT NULL,                         -- empty: none was given
  granted_at TEXT NOT NULL,
  granted_by TEXT REFERENCES account (id),      -- NULL: the program itself, on the command line
  ended_at TEXT,                                -- NULL: nobody ended it
  ended_by TEXT REFERENCES account (id)         -- NULL with ended_at, or the program itself
);
CREATE INDEX role_grant_by_account ON role_grant (account_id);
CREATE INDEX role_grant_by_role ON role_grant (role_id);
CREATE INDEX role_grant_by_basis ON role_grant (basis_id);

-- Worked out from role, role_permission and role_grant whenever one of them changes: each permission an account holds, and on what.
CREATE TABLE held_permission (
  account_id TEXT NOT NULL REFERENCES account (id),
  permission TEXT NOT NULL,
  root_id TEXT NOT NULL,        -- a unit; empty: the office as a whole; '*': everything
  with_below BOOLEAN NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,       -- the day after its last; 9999-12-31: no end is known
  grant_id TEXT NOT NULL REFERENCES role_grant (id),
  PRIMARY KEY (account_id, permission, root_id, with_below, grant_id)
);

-- Worked out from unit_parent and unit_succession whenever one of them changes, for the units that grants name: a unit, what is below it,
-- and what went whole into one of these, from the day it did.
CREATE TABLE unit_area (
  root_id TEXT NOT NULL,        -- empty: the office as a whole, which is its own area
  with_below BOOLEAN NOT NULL,
  unit_id TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  PRIMARY KEY (root_id, with_below, unit_id, from_on)
);

-- The units in which an account has a permission on a day; without those who have it everywhere.
CREATE VIEW reach AS
SELECT held.account_id, held.permission, area.unit_id, held.from_on AS held_from, held.until_on AS held_until, area.from_on AS area_from,
       area.until_on AS area_until
FROM held_permission AS held
JOIN unit_area AS area ON area.root_id = held.root_id AND area.with_below = held.with_below;

-- What a process keeps in memory of an account's rights is of one version.
ALTER TABLE account ADD COLUMN rights_version BIGINT NOT NULL DEFAULT 0;
