-- Accounts, sessions, sign-in links, the audit trail and the office's settings.

-- name: has_account
SELECT EXISTS (SELECT 1 FROM account) AS has_account;

-- name: add_account
INSERT INTO account (id, name, name_key, shown_name, language, created_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: load_account
SELECT id, name, shown_name, language, password_hash FROM account WHERE id = $1;

-- name: find_account_named
SELECT id, name, shown_name, language, password_hash FROM account WHERE name_key = $1;

-- name: update_account
UPDATE account SET shown_name = $2, language = $3, password_hash = $4 WHERE id = $1;

-- name: add_session
INSERT INTO session (id, account_id, cookie_hash, from_address, started_at, used_at) VALUES ($1, $2, $3, $4, $5, $5);

-- name: find_session
-- The session of a cookie, used after $2 and before $4, begun after $3.
SELECT id, account_id FROM session WHERE cookie_hash = $1 AND used_at > $2 AND started_at > $3 AND used_at < $4;

-- name: touch_session
-- Not if it was used between $3 and $2; later than $2 is a clock that was set back.
UPDATE session SET used_at = $2 WHERE id = $1 AND (used_at <= $3 OR used_at > $2);

-- name: end_session
DELETE FROM session WHERE id = $1 RETURNING account_id, from_address;

-- name: end_other_sessions
-- All of an account but $2.
DELETE FROM session WHERE account_id = $1 AND id <> $2;

-- name: remove_old_sessions
-- Last used until $1 or begun until $2; or used from $3 on, by a clock that was far ahead.
DELETE FROM session WHERE used_at <= $1 OR started_at <= $2 OR used_at >= $3;

-- name: add_link
INSERT INTO sign_in_link (token_hash, account_id, made_at, expires_at) VALUES ($1, $2, $3, $4);

-- name: end_links
-- Unused links of an account are good no longer, whatever a clock may say later: '' is before all times.
UPDATE sign_in_link SET expires_at = '' WHERE account_id = $1 AND used_at IS NULL AND expires_at <> '';

-- name: bury_expired_links
-- Links whose time was over once do not come alive again when the clock is set back.
UPDATE sign_in_link SET expires_at = '' WHERE used_at IS NULL AND expires_at <= $1 AND expires_at <> '';

-- name: use_link
-- Uses a link up, if it is good: one of two at the same moment gets the row. One made later than now is a clock that was set back.
UPDATE sign_in_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 AND made_at <= $2 RETURNING account_id;

-- name: remove_old_links
DELETE FROM sign_in_link WHERE expires_at <= $1;

-- name: find_link
SELECT used_at FROM sign_in_link WHERE token_hash = $1;

-- name: add_audit_line
INSERT INTO audit_line (id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: list_audit
SELECT id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after
FROM audit_line WHERE subject_kind = $1 AND subject_id = $2 ORDER BY id DESC LIMIT $3;

-- name: list_audit_of
SELECT id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after
FROM audit_line WHERE event = $1 ORDER BY id DESC LIMIT $2;

-- name: find_setting
SELECT value FROM office_setting WHERE key = $1;

-- name: set_setting
INSERT INTO office_setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value;

-- name: last_audited
SELECT MAX(at) AS at FROM audit_line;
