-- Notices by e-mail, for who wants them so. Written by the room `office` alone.

-- The address an account gave for its notices and nothing else; gone as soon as its owner wishes, and with the account.
CREATE TABLE account_email (
  account_id TEXT PRIMARY KEY REFERENCES account (id),
  address TEXT NOT NULL,
  code_hash TEXT NOT NULL,    -- SHA-256 of account, address and the code that was sent there; empty: none is waited for
  code_until TEXT NOT NULL,
  wrong_codes BIGINT NOT NULL,
  confirmed_at TEXT           -- NULL: its owner has not shown yet that mail reaches them there; nothing is sent
);

ALTER TABLE notice ADD COLUMN mailed_at TEXT;  -- NULL: no mail told it
CREATE INDEX notice_to_mail ON notice (account_id) WHERE seen_at IS NULL AND mailed_at IS NULL;
