-- Signing in with the office's own provider of identities (OpenID Connect). Written by the room `office` alone.

CREATE TABLE identity_provider (
  id TEXT PRIMARY KEY,
  version BIGINT NOT NULL,
  issuer TEXT NOT NULL UNIQUE,      -- its address, as its tokens say it
  client TEXT NOT NULL,             -- what the office is called there
  sealed_secret TEXT,               -- base/secret_box.hpp; NULL: the office has none there
  name TEXT NOT NULL,               -- as people know it
  english TEXT NOT NULL,            -- empty: it has no English name
  groups_claim TEXT NOT NULL,       -- the claim that holds a person's groups; empty: groups are not asked for
  scopes TEXT NOT NULL,             -- asked for beside openid and profile, blanks between; may be empty
  place TEXT NOT NULL,              -- internet | office_network | this_machine: how far a request to it may reach
  takes_new BOOLEAN NOT NULL,       -- who is in a mapped group and unknown here gets an account
  is_used BOOLEAN NOT NULL,
  made_at TEXT NOT NULL
);

-- Who is in a group there has a role here.
CREATE TABLE group_mapping (
  id TEXT PRIMARY KEY,
  provider_id TEXT NOT NULL REFERENCES identity_provider (id),
  group_name TEXT NOT NULL,
  role_id TEXT NOT NULL REFERENCES role (id),
  unit_id TEXT REFERENCES unit (id),            -- NULL: the office as a whole
  with_below BOOLEAN NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT REFERENCES account (id),         -- NULL: the program itself
  removed_at TEXT                               -- NULL: it holds; a removed one stays, for the grants it gave
);
CREATE INDEX group_mapping_by_provider ON group_mapping (provider_id);

-- Whom a provider knows by which name is which account here. Only the account's owner joins the two.
CREATE TABLE identity (
  id TEXT PRIMARY KEY,
  provider_id TEXT NOT NULL REFERENCES identity_provider (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  subject TEXT NOT NULL,            -- the provider's name for the person, never another's
  label TEXT NOT NULL,              -- what the person signs in with there, for them to recognise; may be empty
  joined_at TEXT NOT NULL,
  used_on TEXT                      -- day; NULL: not used to sign in yet
);
CREATE UNIQUE INDEX identity_by_subject ON identity (provider_id, subject);
CREATE UNIQUE INDEX identity_by_account ON identity (account_id, provider_id);

-- A browser that was sent to a provider; gone with its return, whatever it brings.
CREATE TABLE provider_attempt (
  state_hash TEXT PRIMARY KEY,                  -- SHA-256 of what the provider gives back
  provider_id TEXT NOT NULL REFERENCES identity_provider (id),
  purpose TEXT NOT NULL,                        -- sign_in | join | prove
  browser_hash TEXT NOT NULL,                   -- SHA-256 of the cookie of the browser that was sent
  account_id TEXT REFERENCES account (id),      -- NULL: nobody is signed in yet
  nonce_hash TEXT NOT NULL,                     -- SHA-256 of what the token must repeat
  sealed_verifier TEXT NOT NULL,                -- base/secret_box.hpp: what the code was made for (RFC 7636)
  back TEXT NOT NULL,                           -- the page to go on with; may be empty
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
);
CREATE INDEX provider_attempt_by_expires_at ON provider_attempt (expires_at);

-- NULL: given by hand or delegated; else by a group, and it follows that group at each sign-in.
ALTER TABLE role_grant ADD COLUMN mapping_id TEXT REFERENCES group_mapping (id);
CREATE INDEX role_grant_by_mapping ON role_grant (mapping_id);
