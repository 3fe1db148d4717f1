-- Who may do something here, how they come in, and what was done.

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,  -- text::search_key
  shown_name TEXT NOT NULL,
  language TEXT NOT NULL,         -- vi | en
  password_hash TEXT,             -- argon2id; NULL: comes in by link alone
  created_at TEXT NOT NULL
);

-- A browser that is signed in. The secret itself is in its cookie and nowhere else.
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  cookie_hash TEXT NOT NULL UNIQUE,  -- SHA-256 of the cookie
  from_address TEXT NOT NULL,
  started_at TEXT NOT NULL,
  used_at TEXT NOT NULL
);

CREATE INDEX session_by_used_at ON session (used_at);

CREATE TABLE sign_in_link (
  token_hash TEXT PRIMARY KEY,  -- SHA-256 of the token
  account_id TEXT NOT NULL REFERENCES account (id),
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT                  -- NULL: not used yet
);

CREATE INDEX sign_in_link_by_account ON sign_in_link (account_id);

CREATE TABLE audit_line (
  id TEXT PRIMARY KEY,                      -- in order of writing
  at TEXT NOT NULL,
  account_id TEXT REFERENCES account (id),  -- NULL: the program itself, on the command line
  from_address TEXT NOT NULL,
  event TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,                 -- empty: nothing was kept
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
);

CREATE INDEX audit_line_by_subject ON audit_line (subject_kind, subject_id, id);
CREATE INDEX audit_line_by_event ON audit_line (event, id);

CREATE TABLE office_setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
