-- Room: office. A person's data goes, the account's number stays: the work it did keeps saying which account it was (docs/decisions/0025).
ALTER TABLE account ADD COLUMN erased_at TEXT;  -- NULL: nothing of its person was erased

-- What of the trail names somebody is told to them, and found again when it has to go.
CREATE INDEX audit_line_by_account ON audit_line (account_id, id);
