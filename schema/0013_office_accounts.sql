-- Accounts after the first: invited, in use, closed; what began a session and in which browser; browsers that are known.
-- Written by the room `office` alone.

ALTER TABLE account ADD COLUMN last_used_on TEXT;                      -- day in Việt Nam; NULL: nobody has come in yet
ALTER TABLE account ADD COLUMN closed_at TEXT;                         -- NULL: open
ALTER TABLE account ADD COLUMN closed_reason TEXT NOT NULL DEFAULT '';  -- empty while open

-- Of accounts from before this step: the day somebody last signed in.
UPDATE account SET last_used_on = (
  SELECT MAX(substr(came.at, 1, 10))
  FROM (
    SELECT at, subject_id FROM audit_line WHERE event = 'office.signed_in'
    UNION ALL
    SELECT at, subject_id FROM audit_line_unchained WHERE event = 'office.signed_in'
  ) AS came
  WHERE came.subject_id = account.id
);

ALTER TABLE sign_in_link ADD COLUMN purpose TEXT NOT NULL DEFAULT 'sign_in';  -- sign_in | invitation: a way in is set before going on
ALTER TABLE sign_in_link ADD COLUMN used_by TEXT NOT NULL DEFAULT '';         -- browser and system in words, for who finds it used

ALTER TABLE session ADD COLUMN begun_by TEXT NOT NULL DEFAULT '';              -- link | password | passkey; empty: from before this step
ALTER TABLE session ADD COLUMN link_hash TEXT;                                 -- the link it goes back to; NULL: none
ALTER TABLE session ADD COLUMN needs_way_in BOOLEAN NOT NULL DEFAULT FALSE;    -- invited, and nothing to come in with was set yet
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';               -- "Chrome"; empty: not known. No more of it is kept
ALTER TABLE session ADD COLUMN system TEXT NOT NULL DEFAULT '';                -- "Android"
CREATE INDEX session_by_account ON session (account_id);

-- A browser that has come in as an account before: its wrong passwords are counted apart from everybody else's.
CREATE TABLE known_browser (
  token_hash TEXT PRIMARY KEY,  -- SHA-256 of what its cookie holds
  account_id TEXT NOT NULL REFERENCES account (id),
  made_at TEXT NOT NULL,
  used_at TEXT NOT NULL         -- when it came in last
);
CREATE INDEX known_browser_by_account ON known_browser (account_id);
