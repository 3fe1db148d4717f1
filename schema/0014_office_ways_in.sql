-- More ways in than a password and a link: passkeys, one-time codes, recovery codes. Written by the room `office` alone.

-- A credential of Web Authentication that an account keeps on a phone, a computer or a key.
CREATE TABLE passkey (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  credential TEXT NOT NULL UNIQUE,    -- the authenticator's name for it, base64url
  cose_key TEXT NOT NULL,             -- its public key (COSE, CBOR), base64url
  name TEXT NOT NULL,                 -- what its owner calls it
  transports TEXT NOT NULL,           -- how it can be reached, as the browser said: words with a blank between
  counter BIGINT NOT NULL,            -- uses as its authenticator counts them; 0: it does not
  may_be_backed_up BOOLEAN NOT NULL,  -- may go to other devices of its owner
  is_backed_up BOOLEAN NOT NULL,
  made_at TEXT NOT NULL,
  used_on TEXT                        -- day; NULL: not used yet
);

CREATE INDEX passkey_by_account ON passkey (account_id);

-- What a browser was asked to sign; gone with the answer, right or wrong.
CREATE TABLE passkey_challenge (
  challenge_hash TEXT PRIMARY KEY,               -- SHA-256 of the challenge
  purpose TEXT NOT NULL,                         -- register | sign_in | prove
  browser_hash TEXT NOT NULL,                    -- SHA-256 of the cookie of the browser that asked
  account_id TEXT REFERENCES account (id),       -- NULL: nobody is signed in yet
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
);

CREATE INDEX passkey_challenge_by_expires_at ON passkey_challenge (expires_at);

-- The secret of the app that shows an account's codes. It must be read to be checked: closed with a key that is not in the database.
CREATE TABLE one_time_code_secret (
  account_id TEXT PRIMARY KEY REFERENCES account (id),
  sealed TEXT NOT NULL,        -- base/secret_box.hpp
  begun_at TEXT NOT NULL,
  confirmed_at TEXT,           -- NULL: no code of it has been shown yet, and none is asked for
  last_step BIGINT NOT NULL,   -- the latest step whose code was used: no code is good twice
  wrong_codes BIGINT NOT NULL, -- since the last right one
  wait_until TEXT NOT NULL     -- no code is looked at before; empty: at once
);

CREATE TABLE recovery_code (
  code_hash TEXT PRIMARY KEY,  -- SHA-256 of account and code
  account_id TEXT NOT NULL REFERENCES account (id),
  made_at TEXT NOT NULL,
  used_at TEXT                 -- NULL: still good
);

CREATE INDEX recovery_code_by_account ON recovery_code (account_id);

-- When the one who sits there last proved to be the account's owner; NULL: when the session began.
ALTER TABLE session ADD COLUMN proved_at TEXT;
