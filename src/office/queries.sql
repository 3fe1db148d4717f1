-- Accounts, sessions, sign-in links, the audit trail and the office's settings.

-- name: has_account
SELECT EXISTS (SELECT 1 FROM account) AS has_account;

-- name: add_account
INSERT INTO account (id, name, name_key, shown_name, language, created_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: load_account
SELECT id, name, shown_name, language, password_hash, closed_at FROM account WHERE id = $1;

-- name: find_account_named
SELECT id, name, shown_name, language, password_hash, closed_at FROM account WHERE name_key = $1;

-- name: update_account
UPDATE account SET shown_name = $2, language = $3, password_hash = $4 WHERE id = $1;

-- name: rename_account
UPDATE account SET name = $2, name_key = $3, shown_name = $4, language = $5 WHERE id = $1;

-- name: remove_password
UPDATE account SET password_hash = NULL WHERE id = $1 AND password_hash IS NOT NULL;

-- name: close_account
UPDATE account SET closed_at = $2, closed_reason = $3 WHERE id = $1;

-- name: reopen_account
UPDATE account SET closed_at = NULL, closed_reason = '' WHERE id = $1;

-- name: was_used
-- Whether somebody has ever come in as this account.
SELECT last_used_on IS NOT NULL AS was_used FROM account WHERE id = $1;

-- name: is_invited_session
-- Whether a session is of somebody who was invited and has set nothing to come in with yet.
SELECT EXISTS (SELECT 1 FROM session WHERE id = $1 AND needs_way_in) AS is_invited;

-- name: note_use
-- Somebody came in as this account on that day.
UPDATE account SET last_used_on = $2 WHERE id = $1 AND (last_used_on IS NULL OR last_used_on <> $2);

-- name: note_use_of_session
UPDATE account SET last_used_on = $2
WHERE id = (SELECT account_id FROM session WHERE id = $1) AND (last_used_on IS NULL OR last_used_on <> $2);

-- name: count_accounts
SELECT COUNT(*) AS how_many FROM account;

-- name: has_other_manager
-- Whether anybody but $1 may manage accounts on $2, by a grant of the office's own: what was delegated ends with its basis.
SELECT EXISTS (
  SELECT 1 FROM held_permission AS held JOIN account AS a ON a.id = held.account_id
  JOIN role_grant AS g ON g.id = held.grant_id AND g.mapping_id IS NULL AND g.basis_id IS NULL
  WHERE held.permission = 'accounts.manage' AND held.root_id = '*' AND held.from_on <= $2 AND held.until_on > $2
    AND held.account_id <> $1 AND a.closed_at IS NULL
) AS has_other;

-- name: list_accounts
-- Of all accounts ($5 empty) or of one: how many of its sessions are good, and until when a link is that was handed out and not used.
SELECT a.id, a.name, a.shown_name, a.language, a.password_hash, a.closed_at, a.closed_reason, a.last_used_on, a.erased_at,
       (SELECT COUNT(*) FROM session AS s WHERE s.account_id = a.id AND s.used_at > $2 AND s.started_at > $3 AND s.used_at < $4) AS sessions,
       (SELECT MAX(l.expires_at) FROM sign_in_link AS l
        WHERE l.account_id = a.id AND l.used_at IS NULL AND l.expires_at > $1 AND l.made_at <= $1) AS link_until
FROM account AS a WHERE $5 = '' OR a.id = $5 ORDER BY a.id LIMIT $6;

-- name: find_known_browser
SELECT 1 AS is_known FROM known_browser WHERE token_hash = $1 AND account_id = $2 AND used_at > $3;

-- name: touch_known_browser
UPDATE known_browser SET used_at = $3 WHERE token_hash = $1 AND account_id = $2 AND used_at > $4;

-- name: add_known_browser
INSERT INTO known_browser (token_hash, account_id, made_at, used_at) VALUES ($1, $2, $3, $3);

-- name: remove_surplus_known_browsers
-- All of an account but the $2 that came in last.
DELETE FROM known_browser WHERE account_id = $1 AND token_hash NOT IN
  (SELECT token_hash FROM known_browser WHERE account_id = $1 ORDER BY used_at DESC, made_at DESC, token_hash LIMIT $2);

-- name: remove_known_browsers
DELETE FROM known_browser WHERE account_id = $1;

-- name: remove_old_known_browsers
DELETE FROM known_browser WHERE used_at <= $1;

-- name: add_session
INSERT INTO session (id, account_id, cookie_hash, from_address, started_at, used_at, begun_by, link_hash, needs_way_in, browser, system)
VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10);

-- name: settle_way_in
UPDATE session SET needs_way_in = FALSE WHERE id = $1 AND needs_way_in;

-- name: list_sessions
SELECT id, from_address, started_at, used_at, begun_by, browser, system FROM session
WHERE account_id = $1 AND used_at > $2 AND started_at > $3 AND used_at < $4 ORDER BY used_at DESC, id DESC LIMIT $5;

-- name: end_session_of
DELETE FROM session WHERE id = $1 AND account_id = $2;

-- name: end_session_of_cookie
DELETE FROM session WHERE cookie_hash = $1 RETURNING account_id;

-- name: end_sessions_by_link
-- Those that links of the account began.
DELETE FROM session WHERE account_id = $1 AND link_hash IS NOT NULL;

-- name: find_session
-- The session of a cookie, used after $2 and before $4, begun after $3.
SELECT session.id, session.account_id, session.needs_way_in, account.rights_version
FROM session
JOIN account ON account.id = session.account_id
WHERE session.cookie_hash = $1 AND session.used_at > $2 AND session.started_at > $3 AND session.used_at < $4;

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
INSERT INTO sign_in_link (token_hash, account_id, made_at, expires_at, purpose) VALUES ($1, $2, $3, $4, $5);

-- name: end_links
-- Unused links of an account are good no longer, whatever a clock may say later: '' is before all times.
UPDATE sign_in_link SET expires_at = '' WHERE account_id = $1 AND used_at IS NULL AND expires_at <> '';

-- name: bury_expired_links
-- Links whose time was over once do not come alive again when the clock is set back.
UPDATE sign_in_link SET expires_at = '' WHERE used_at IS NULL AND expires_at <= $1 AND expires_at <> '';

-- name: use_link
-- Uses a link up, if it is good: one of two at the same moment gets the row. One made later than now is a clock that was set back.
UPDATE sign_in_link SET used_at = $2, used_by = $3
WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 AND made_at <= $2 RETURNING account_id, purpose;

-- name: remove_old_links
DELETE FROM sign_in_link WHERE expires_at <= $1;

-- name: find_link
SELECT used_at, used_by FROM sign_in_link WHERE token_hash = $1;

-- name: add_audit_line
-- The one statement that adds to the trail.
INSERT INTO audit_line (id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after, chain, position, seal,
                        previous_hash, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);

-- name: empty_audit_line
-- The one statement that changes a line: values go, and the seal keeps their hashes.
UPDATE audit_line SET from_address = $2, before = $3, after = $4, seal = $5 WHERE id = $1;

-- name: load_chained_line
SELECT id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after, chain, position, seal, previous_hash, hash
FROM audit_line WHERE id = $1;

-- name: list_chained_lines
-- Those behind a place, in the order of their chains.
SELECT id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after, chain, position, seal, previous_hash, hash
FROM audit_line WHERE (chain, position, id) > ($1, $2, $3) ORDER BY chain, position, id LIMIT $4;

-- name: list_newest_lines
-- Before an id and not before another, newest first.
SELECT id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after, chain, position, seal, previous_hash, hash
FROM audit_line WHERE id < $1 AND id >= $2 ORDER BY id DESC LIMIT $3;

-- name: list_newest_lines_about
-- The same of one thing alone.
SELECT id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after, chain, position, seal, previous_hash, hash
FROM audit_line WHERE subject_kind = $4 AND subject_id = $5 AND id < $1 AND id >= $2 ORDER BY id DESC LIMIT $3;

-- name: list_lines_about
-- Those of one event about a field of one thing, oldest first.
SELECT id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after, chain, position, seal, previous_hash, hash
FROM audit_line WHERE subject_kind = $1 AND subject_id = $2 AND event = $3 AND field = $4 ORDER BY id LIMIT $5;

-- name: are_chains_begun
-- Any line that is not from before says so, and any chain.
SELECT EXISTS (SELECT 1 FROM audit_chain WHERE chain > 0) OR EXISTS (SELECT 1 FROM audit_line WHERE chain > 0) AS are_begun;

-- name: count_chains
-- Those of writers, up to a number.
SELECT COUNT(*) AS how_many FROM audit_chain WHERE chain BETWEEN 1 AND $1;

-- name: count_audit_lines
SELECT COUNT(*) AS how_many FROM audit_line;

-- name: list_chain_heads
SELECT chain, position, hash FROM audit_chain ORDER BY chain;

-- name: find_chain_head
SELECT position, hash FROM audit_chain WHERE chain = $1;

-- name: set_chain_head
INSERT INTO audit_chain (chain, position, hash) VALUES ($1, $2, $3)
ON CONFLICT (chain) DO UPDATE SET position = excluded.position, hash = excluded.hash;

-- name: list_chain_heads_before
-- Where each chain ended before a moment.
SELECT line.chain, line.position, line.hash
FROM (SELECT chain, MAX(position) AS position FROM audit_line WHERE at < $1 GROUP BY chain) AS last
JOIN audit_line AS line ON line.chain = last.chain AND line.position = last.position ORDER BY line.chain;

-- name: list_unchained_lines
-- Lines from before the chains that are in none yet, oldest first.
SELECT id, at, account_id, from_address, event, subject_kind, subject_id, field, before, after
FROM audit_line_unchained ORDER BY id LIMIT $1;

-- name: remove_unchained_lines
DELETE FROM audit_line_unchained WHERE id <= $1;

-- name: count_unchained_lines
SELECT COUNT(*) AS how_many FROM audit_line_unchained;

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

-- name: load_unit_period
-- A unit without a day is none: its beginning was taken back (end_unit_at_beginning).
SELECT from_on, until_on FROM unit WHERE id = $1 AND (until_on IS NULL OR until_on > from_on);

-- name: load_unit
-- A unit as on $2, a day it was there.
SELECT u.id, u.tree, u.level, u.from_on, u.until_on, n.name, n.english, COALESCE(c.code, '') AS code
FROM unit AS u
JOIN unit_name AS n ON n.unit_id = u.id AND n.from_on <= $2 AND (n.until_on IS NULL OR n.until_on > $2)
LEFT JOIN unit_code AS c ON c.unit_id = u.id AND c.scheme = 'gso' AND c.from_on <= $2 AND (c.until_on IS NULL OR c.until_on > $2)
WHERE u.id = $1;

-- name: list_above
-- The units above one on a day it was there, the nearest first.
WITH RECURSIVE above (id, steps) AS (
  SELECT parent_id, 1 FROM unit_parent WHERE unit_id = $1 AND from_on <= $2 AND (until_on IS NULL OR until_on > $2)
  UNION ALL
  SELECT p.parent_id, a.steps + 1 FROM above AS a
  JOIN unit_parent AS p ON p.unit_id = a.id AND p.from_on <= $2 AND (p.until_on IS NULL OR p.until_on > $2)
  WHERE a.steps < 16
)
SELECT u.id, u.tree, u.level, u.from_on, u.until_on, n.name, n.english, COALESCE(c.code, '') AS code
FROM above AS a
JOIN unit AS u ON u.id = a.id
JOIN unit_name AS n ON n.unit_id = u.id AND n.from_on <= $2 AND (n.until_on IS NULL OR n.until_on > $2)
LEFT JOIN unit_code AS c ON c.unit_id = u.id AND c.scheme = 'gso' AND c.from_on <= $2 AND (c.until_on IS NULL OR c.until_on > $2)
ORDER BY a.steps;

-- name: list_below
-- The units right below one on a day.
SELECT u.id, u.tree, u.level, u.from_on, u.until_on, n.name, n.english, COALESCE(c.code, '') AS code
FROM unit_parent AS p
JOIN unit AS u ON u.id = p.unit_id AND u.from_on <= $2 AND (u.until_on IS NULL OR u.until_on > $2)
JOIN unit_name AS n ON n.unit_id = u.id AND n.from_on <= $2 AND (n.until_on IS NULL OR n.until_on > $2)
LEFT JOIN unit_code AS c ON c.unit_id = u.id AND c.scheme = 'gso' AND c.from_on <= $2 AND (c.until_on IS NULL OR c.until_on > $2)
WHERE p.parent_id = $1 AND p.from_on <= $2 AND (p.until_on IS NULL OR p.until_on > $2);

-- name: list_tops
-- The units of a tree that stood under none on a day.
SELECT u.id, u.tree, u.level, u.from_on, u.until_on, n.name, n.english, COALESCE(c.code, '') AS code
FROM unit AS u
JOIN unit_name AS n ON n.unit_id = u.id AND n.from_on <= $2 AND (n.until_on IS NULL OR n.until_on > $2)
LEFT JOIN unit_code AS c ON c.unit_id = u.id AND c.scheme = 'gso' AND c.from_on <= $2 AND (c.until_on IS NULL OR c.until_on > $2)
WHERE u.tree = $1 AND u.from_on <= $2 AND (u.until_on IS NULL OR u.until_on > $2)
  AND NOT EXISTS (SELECT 1 FROM unit_parent AS p WHERE p.unit_id = u.id AND p.from_on <= $2 AND (p.until_on IS NULL OR p.until_on > $2));

-- name: list_unit_names
SELECT name, english, from_on, until_on FROM unit_name WHERE unit_id = $1 ORDER BY from_on;

-- name: find_units
-- Units that ever had a name of the key $1, a name or a short name of the folded key $2, the code $3, or in edXML the code $6 ('': none).
-- Those there on $4 first, then the highest, then the newest.
SELECT u.id
FROM unit AS u
WHERE u.id IN (
  SELECT unit_id FROM unit_name WHERE name_key = $1
  UNION
  SELECT unit_id FROM unit_name WHERE folded = $2
  UNION
  SELECT unit_id FROM unit_name WHERE short_folded = $2
  UNION
  SELECT unit_id FROM unit_code WHERE scheme = 'gso' AND code = $3
  UNION
  SELECT unit_id FROM unit_code WHERE scheme = 'edxml' AND code = $6
)
ORDER BY CASE WHEN u.from_on <= $4 AND (u.until_on IS NULL OR u.until_on > $4) THEN 0 ELSE 1 END,
         CASE u.level WHEN 'central' THEN 0 WHEN 'province' THEN 1 WHEN 'district' THEN 2 ELSE 3 END, u.from_on DESC, u.id
LIMIT $5;

-- name: list_codes
-- Every code of the General Statistics Office, its unit, what that is called at last, what it stands under at last, and whether people said
-- when it began or ended.
SELECT c.code, u.id, u.level, u.from_on, u.until_on, n.name_key, n.english <> '' AS has_english, COALESCE(p.parent_id, '') AS parent_id,
       EXISTS (SELECT 1 FROM unit_change_row AS r JOIN unit_change AS h ON h.id = r.change_id
               WHERE r.unit_id = u.id AND r.kind = 'unit' AND h.undone_at IS NULL) AS is_changed
FROM unit_code AS c
JOIN unit AS u ON u.id = c.unit_id
JOIN unit_name AS n ON n.unit_id = u.id AND n.until_on IS NULL
LEFT JOIN unit_parent AS p ON p.unit_id = u.id AND p.until_on IS NULL
WHERE c.scheme = 'gso' AND u.tree = 'territory';

-- name: add_unit
INSERT INTO unit (id, tree, level, from_on, until_on) VALUES ($1, $2, $3, $4, $5);

-- name: add_unit_name
INSERT INTO unit_name (unit_id, from_on, until_on, name, english, name_key, folded, short_folded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: add_english
-- What a unit is called at last, in English, where nobody has said so.
UPDATE unit_name SET english = $2 WHERE unit_id = $1 AND until_on IS NULL AND english = '';

-- name: add_unit_parent
INSERT INTO unit_parent (unit_id, from_on, until_on, parent_id) VALUES ($1, $2, $3, $4);

-- name: add_unit_code
INSERT INTO unit_code (unit_id, scheme, from_on, until_on, code) VALUES ($1, $2, $3, $4, $5);

-- name: list_organ_codes
-- The codes in edXML a unit has had; one without an end ended with the unit.
SELECT c.code, c.from_on, COALESCE(c.until_on, u.until_on) AS until_on, c.source, c.version
FROM unit_code AS c JOIN unit AS u ON u.id = c.unit_id
WHERE c.unit_id = $1 AND c.scheme = 'edxml' ORDER BY c.from_on LIMIT $2;

-- name: list_holders_of_code
-- Whose a code in edXML was, and when.
SELECT c.unit_id, c.code, c.from_on, COALESCE(c.until_on, u.until_on) AS until_on, c.source, c.version
FROM unit_code AS c JOIN unit AS u ON u.id = c.unit_id
WHERE c.scheme = 'edxml' AND c.code = $1 ORDER BY c.from_on LIMIT 1000;

-- name: give_unit_code
INSERT INTO unit_code (unit_id, scheme, from_on, until_on, code, source) VALUES ($1, 'edxml', $2, $3, $4, $5);

-- name: correct_unit_code
-- Of the one that began on $2.
UPDATE unit_code SET from_on = $3, until_on = $4, code = $5, source = $6, version = version + 1
WHERE unit_id = $1 AND scheme = 'edxml' AND from_on = $2;

-- name: withdraw_unit_code
DELETE FROM unit_code WHERE unit_id = $1 AND scheme = 'edxml' AND from_on = $2;

-- name: add_unit_territory
INSERT INTO unit_territory (unit_id, territory_id, from_on) VALUES ($1, $2, $3);

-- name: remove_unit_territories
-- Of a body, those that begin on $2 or later.
DELETE FROM unit_territory WHERE unit_id = $1 AND from_on >= $2;

-- name: end_unit_territories
-- Of a body, those that are not over by $2.
UPDATE unit_territory SET until_on = $2 WHERE unit_id = $1 AND (until_on IS NULL OR until_on > $2);

-- name: list_unit_territories
-- The territories a body works in on a day.
SELECT u.id, u.tree, u.level, u.from_on, u.until_on, n.name, n.english, COALESCE(c.code, '') AS code
FROM unit_territory AS t
JOIN unit AS u ON u.id = t.territory_id AND u.from_on <= $2 AND (u.until_on IS NULL OR u.until_on > $2)
JOIN unit_name AS n ON n.unit_id = u.id AND n.from_on <= $2 AND (n.until_on IS NULL OR n.until_on > $2)
LEFT JOIN unit_code AS c ON c.unit_id = u.id AND c.scheme = 'gso' AND c.from_on <= $2 AND (c.until_on IS NULL OR c.until_on > $2)
WHERE t.unit_id = $1 AND t.from_on <= $2 AND (t.until_on IS NULL OR t.until_on > $2)
LIMIT 1000;

-- name: list_bodies
-- The bodies that work in a territory on a day, and whether another of them stands above.
SELECT u.id, u.tree, u.level, u.from_on, u.until_on, n.name, n.english, COALESCE(c.code, '') AS code, EXISTS (
    SELECT 1 FROM unit_parent AS p JOIN unit_territory AS pt ON pt.unit_id = p.parent_id AND pt.territory_id = $1
    WHERE p.unit_id = u.id AND p.from_on <= $2 AND (p.until_on IS NULL OR p.until_on > $2)
      AND pt.from_on <= $2 AND (pt.until_on IS NULL OR pt.until_on > $2)) AS is_under
FROM unit_territory AS t
JOIN unit AS u ON u.id = t.unit_id AND u.from_on <= $2 AND (u.until_on IS NULL OR u.until_on > $2)
JOIN unit_name AS n ON n.unit_id = u.id AND n.from_on <= $2 AND (n.until_on IS NULL OR n.until_on > $2)
LEFT JOIN unit_code AS c ON c.unit_id = u.id AND c.scheme = 'gso' AND c.from_on <= $2 AND (c.until_on IS NULL OR c.until_on > $2)
WHERE t.territory_id = $1 AND t.from_on <= $2 AND (t.until_on IS NULL OR t.until_on > $2)
ORDER BY u.tree, u.id LIMIT $3;

-- name: list_bodies_named
-- Bodies of a tree that ever had a name of the key $2, and where they ever worked ('': nowhere).
SELECT u.id, n.name, u.from_on, u.until_on, COALESCE(t.territory_id, '') AS territory_id
FROM unit_name AS n
JOIN unit AS u ON u.id = n.unit_id AND u.tree = $1
LEFT JOIN unit_territory AS t ON t.unit_id = u.id
WHERE n.name_key = $2 LIMIT 10000;

-- name: list_territories_on
-- All that are there on a day, with what each stands under then.
SELECT u.id, u.level, u.from_on, u.until_on, COALESCE(p.parent_id, '') AS parent_id, COALESCE(p.from_on, '') AS parent_from,
       p.until_on AS parent_until
FROM unit AS u
LEFT JOIN unit_parent AS p ON p.unit_id = u.id AND p.from_on <= $1 AND (p.until_on IS NULL OR p.until_on > $1)
WHERE u.tree = 'territory' AND u.from_on <= $1 AND (u.until_on IS NULL OR u.until_on > $1)
ORDER BY u.id LIMIT 100000;

-- name: list_names_of_territories_on
-- All the names of those that are there on a day, of each the oldest first.
SELECT n.unit_id, n.from_on, n.until_on, n.name, n.english
FROM unit AS u JOIN unit_name AS n ON n.unit_id = u.id
WHERE u.tree = 'territory' AND u.from_on <= $1 AND (u.until_on IS NULL OR u.until_on > $1)
ORDER BY n.unit_id, n.from_on LIMIT 200000;

-- name: list_names_of_bodies
-- Every name of every body that works somewhere, and where.
SELECT t.territory_id, u.id, u.tree, u.from_on, u.until_on, n.name_key
FROM unit_territory AS t
JOIN unit AS u ON u.id = t.unit_id
JOIN unit_name AS n ON n.unit_id = u.id
ORDER BY t.territory_id, u.id, n.from_on LIMIT 1000000;

-- name: add_post
-- What is said of it follows in the same transaction.
INSERT INTO unit_post (id, version, unit_id, kind, title, holder, from_on) VALUES ($1, 0, $2, $3, '', '', '');

-- name: correct_post
UPDATE unit_post SET version = version + 1, kind = $2, title = $3, account_id = $4, holder = $5, from_on = $6, until_on = $7 WHERE id = $1;

-- name: withdraw_post
DELETE FROM unit_post WHERE id = $1;

-- name: list_posts
-- Of a unit, the newest first; the name of a holder with an account is what others see. A post without an end ended with the unit.
SELECT p.id, p.version, p.unit_id, p.kind, p.title, p.account_id, COALESCE(a.shown_name, p.holder) AS holder, p.from_on,
       COALESCE(p.until_on, u.until_on) AS until_on
FROM unit_post AS p JOIN unit AS u ON u.id = p.unit_id LEFT JOIN account AS a ON a.id = p.account_id
WHERE p.unit_id = $1 ORDER BY p.from_on DESC, p.id DESC LIMIT $2;

-- name: list_posts_of
-- Of an account, the newest first.
SELECT p.id, p.version, p.unit_id, p.kind, p.title, p.account_id, a.shown_name AS holder, p.from_on,
       COALESCE(p.until_on, u.until_on) AS until_on
FROM unit_post AS p JOIN unit AS u ON u.id = p.unit_id JOIN account AS a ON a.id = p.account_id
WHERE p.account_id = $1 ORDER BY p.from_on DESC, p.id DESC LIMIT $2;

-- name: add_succession
-- Of a list. What is known already stays as it is, also what was withdrawn.
INSERT INTO unit_succession (older_id, newer_id, share, on_day, source, origin) VALUES ($1, $2, $3, $4, $5, 'list')
ON CONFLICT (older_id, newer_id) DO NOTHING;

-- name: state_succession
-- By a person: it takes the place of what was known.
INSERT INTO unit_succession (older_id, newer_id, share, on_day, source, origin, account_id) VALUES ($1, $2, $3, $4, $5, 'stated', $6)
ON CONFLICT (older_id, newer_id) DO UPDATE
SET share = excluded.share, on_day = excluded.on_day, source = excluded.source, origin = 'stated', account_id = excluded.account_id, withdrawn_at = NULL;

-- name: find_succession
SELECT older_id, newer_id, share, on_day, source, origin FROM unit_succession WHERE older_id = $1 AND newer_id = $2 AND withdrawn_at IS NULL;

-- name: withdraw_succession
UPDATE unit_succession SET withdrawn_at = $3 WHERE older_id = $1 AND newer_id = $2 AND withdrawn_at IS NULL;

-- name: list_newer
SELECT older_id, newer_id, share, on_day, source, origin FROM unit_succession WHERE older_id = $1 AND withdrawn_at IS NULL ORDER BY newer_id;

-- name: list_older
SELECT older_id, newer_id, share, on_day, source, origin FROM unit_succession WHERE newer_id = $1 AND withdrawn_at IS NULL ORDER BY older_id;

-- name: list_stated
-- The units of which a person has said what became of them.
SELECT DISTINCT older_id FROM unit_succession WHERE origin = 'stated';

-- name: list_rights
-- Each permission an account holds on $2, and whether everywhere.
SELECT permission, MAX(CASE WHEN root_id = '*' THEN 1 ELSE 0 END) = 1 AS is_everywhere
FROM held_permission WHERE account_id = $1 AND from_on <= $2 AND until_on > $2
GROUP BY permission;

-- name: may
SELECT EXISTS (SELECT 1 FROM held_permission WHERE account_id = $1 AND permission = $2 AND root_id = '*' AND from_on <= $4 AND until_on > $4)
    OR EXISTS (SELECT 1 FROM reach WHERE account_id = $1 AND permission = $2 AND unit_id = $3 AND held_from <= $4 AND held_until > $4
               AND area_from <= $4 AND area_until > $4) AS may;

-- name: list_reach
SELECT DISTINCT unit_id FROM reach
WHERE account_id = $1 AND permission = $2 AND held_from <= $3 AND held_until > $3 AND area_from <= $3 AND area_until > $3
ORDER BY unit_id;

-- name: list_links_below
-- What ever stood right below a unit, and when.
SELECT unit_id, from_on, until_on FROM unit_parent WHERE parent_id = $1;

-- name: list_whole_older
-- What went whole into a unit, and from which day.
SELECT older_id, on_day FROM unit_succession WHERE newer_id = $1 AND share = 'whole' AND withdrawn_at IS NULL;

-- name: has_area
SELECT EXISTS (SELECT 1 FROM unit_area WHERE root_id = $1 AND with_below = $2) AS has_area;

-- name: list_area_roots
SELECT DISTINCT root_id, with_below FROM unit_area;

-- name: remove_areas
DELETE FROM unit_area;

-- name: insert_area
INSERT INTO unit_area (root_id, with_below, unit_id, from_on, until_on) VALUES ($1, $2, $3, $4, $5);

-- name: insert_role
INSERT INTO role (id, version, name, name_key, english, note, has_all, made_at) VALUES ($1, 1, $2, $3, $4, $5, $6, $7);

-- name: update_role
-- Only if nobody changed the role meanwhile.
UPDATE role SET version = version + 1, name = $3, name_key = $4, english = $5, note = $6 WHERE id = $1 AND version = $2 AND retired_at IS NULL;

-- name: retire_role
UPDATE role SET retired_at = $2 WHERE id = $1;

-- name: list_roles
SELECT role.id, role.version, role.name, role.english, role.note, role.has_all
FROM role WHERE role.retired_at IS NULL ORDER BY role.id LIMIT 1000;

-- name: load_role
SELECT role.id, role.version, role.name, role.english, role.note, role.has_all
FROM role WHERE role.id = $1 AND role.retired_at IS NULL;

-- name: find_role_named
SELECT id FROM role WHERE name_key = $1 AND retired_at IS NULL;

-- name: list_role_permissions
SELECT permission FROM role_permission WHERE role_id = $1 ORDER BY permission LIMIT 1000;

-- name: remove_role_permissions
DELETE FROM role_permission WHERE role_id = $1;

-- name: insert_role_permission
INSERT INTO role_permission (role_id, permission) VALUES ($1, $2);

-- name: list_holders
SELECT DISTINCT account_id FROM role_grant WHERE role_id = $1 AND ended_at IS NULL;

-- name: list_account_ids
SELECT id FROM account ORDER BY id;

-- name: insert_grant
INSERT INTO role_grant (id, account_id, role_id, unit_id, with_below, from_on, until_on, basis_id, reason, granted_at, granted_by, mapping_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- name: end_grant
UPDATE role_grant SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL;

-- name: is_grant_ended
SELECT ended_at IS NOT NULL AS is_ended FROM role_grant WHERE id = $1;

-- name: load_grant
SELECT role_grant.id, role_grant.account_id, account.shown_name AS account_name, role_grant.role_id, role.name AS role_name,
       role.english AS role_english, role_grant.unit_id, role_grant.with_below, role_grant.from_on, role_grant.until_on, role_grant.basis_id,
       basis.account_id AS delegated_by, delegator.shown_name AS delegated_by_name, role_grant.reason, role_grant.granted_at,
       role_grant.mapping_id, group_mapping.group_name
FROM role_grant
JOIN account ON account.id = role_grant.account_id
JOIN role ON role.id = role_grant.role_id
LEFT JOIN group_mapping ON group_mapping.id = role_grant.mapping_id
LEFT JOIN role_grant AS basis ON basis.id = role_grant.basis_id
LEFT JOIN account AS delegator ON delegator.id = basis.account_id
WHERE role_grant.id = $1;

-- name: list_grants
-- Not over by $1, of accounts that are open.
SELECT role_grant.id, role_grant.account_id, account.shown_name AS account_name, role_grant.role_id, role.name AS role_name,
       role.english AS role_english, role_grant.unit_id, role_grant.with_below, role_grant.from_on, role_grant.until_on, role_grant.basis_id,
       basis.account_id AS delegated_by, delegator.shown_name AS delegated_by_name, role_grant.reason, role_grant.granted_at,
       role_grant.mapping_id, group_mapping.group_name
FROM role_grant
JOIN account ON account.id = role_grant.account_id
JOIN role ON role.id = role_grant.role_id
LEFT JOIN group_mapping ON group_mapping.id = role_grant.mapping_id
LEFT JOIN role_grant AS basis ON basis.id = role_grant.basis_id
LEFT JOIN account AS delegator ON delegator.id = basis.account_id
WHERE role_grant.ended_at IS NULL AND (role_grant.until_on IS NULL OR role_grant.until_on > $1) AND account.closed_at IS NULL
ORDER BY account.name_key, role_grant.from_on, role_grant.id
LIMIT 100000;

-- name: list_grants_of
-- Of an account, not over by $2.
SELECT role_grant.id, role_grant.account_id, account.shown_name AS account_name, role_grant.role_id, role.name AS role_name,
       role.english AS role_english, role_grant.unit_id, role_grant.with_below, role_grant.from_on, role_grant.until_on, role_grant.basis_id,
       basis.account_id AS delegated_by, delegator.shown_name AS delegated_by_name, role_grant.reason, role_grant.granted_at,
       role_grant.mapping_id, group_mapping.group_name
FROM role_grant
JOIN account ON account.id = role_grant.account_id
JOIN role ON role.id = role_grant.role_id
LEFT JOIN group_mapping ON group_mapping.id = role_grant.mapping_id
LEFT JOIN role_grant AS basis ON basis.id = role_grant.basis_id
LEFT JOIN account AS delegator ON delegator.id = basis.account_id
WHERE role_grant.account_id = $1 AND role_grant.ended_at IS NULL AND (role_grant.until_on IS NULL OR role_grant.until_on > $2)
ORDER BY role_grant.from_on, role_grant.id
LIMIT 1000;

-- name: list_delegated_by
-- By an account, not over by $2.
SELECT role_grant.id, role_grant.account_id, account.shown_name AS account_name, role_grant.role_id, role.name AS role_name,
       role.english AS role_english, role_grant.unit_id, role_grant.with_below, role_grant.from_on, role_grant.until_on, role_grant.basis_id,
       basis.account_id AS delegated_by, delegator.shown_name AS delegated_by_name, role_grant.reason, role_grant.granted_at,
       role_grant.mapping_id, group_mapping.group_name
FROM role_grant AS basis
JOIN role_grant ON role_grant.basis_id = basis.id
JOIN account ON account.id = role_grant.account_id
JOIN role ON role.id = role_grant.role_id
LEFT JOIN group_mapping ON group_mapping.id = role_grant.mapping_id
JOIN account AS delegator ON delegator.id = basis.account_id
WHERE basis.account_id = $1 AND role_grant.ended_at IS NULL AND (role_grant.until_on IS NULL OR role_grant.until_on > $2)
ORDER BY role_grant.from_on, role_grant.id
LIMIT 1000;

-- name: list_delegated_of
-- What was delegated of a grant and nobody ended.
SELECT role_grant.id, role_grant.account_id, account.shown_name AS account_name, role_grant.role_id, role.name AS role_name,
       role.english AS role_english, role_grant.unit_id, role_grant.with_below, role_grant.from_on, role_grant.until_on, role_grant.basis_id,
       basis.account_id AS delegated_by, delegator.shown_name AS delegated_by_name, role_grant.reason, role_grant.granted_at,
       role_grant.mapping_id, group_mapping.group_name
FROM role_grant
JOIN role_grant AS basis ON basis.id = role_grant.basis_id
JOIN account ON account.id = role_grant.account_id
JOIN role ON role.id = role_grant.role_id
LEFT JOIN group_mapping ON group_mapping.id = role_grant.mapping_id
JOIN account AS delegator ON delegator.id = basis.account_id
WHERE role_grant.basis_id = $1 AND role_grant.ended_at IS NULL
LIMIT 1000;

-- name: list_standing_grants
-- Of an account, with what each delegated one rests on.
SELECT role_grant.id, role_grant.role_id, role_grant.unit_id, role_grant.with_below, role_grant.from_on, role_grant.until_on,
       basis.from_on AS basis_from, basis.until_on AS basis_until
FROM role_grant
LEFT JOIN role_grant AS basis ON basis.id = role_grant.basis_id
WHERE role_grant.account_id = $1 AND role_grant.ended_at IS NULL AND basis.ended_at IS NULL
LIMIT 1000;

-- name: remove_held
DELETE FROM held_permission WHERE account_id = $1;

-- name: insert_held
INSERT INTO held_permission (account_id, permission, root_id, with_below, from_on, until_on, grant_id) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: raise_rights_version
UPDATE account SET rights_version = rights_version + 1 WHERE id = $1;

-- name: has_holder_everywhere
-- By a grant of the office's own: what a group gives the provider takes away, and what was delegated ends by itself.
SELECT EXISTS (SELECT 1 FROM held_permission AS held JOIN account ON account.id = held.account_id AND account.closed_at IS NULL
               JOIN role_grant ON role_grant.id = held.grant_id AND role_grant.mapping_id IS NULL AND role_grant.basis_id IS NULL
               WHERE held.permission = $1 AND held.root_id = '*' AND held.from_on <= $2 AND held.until_on > $2) AS has_holder;

-- name: is_in_area
SELECT EXISTS (SELECT 1 FROM unit_area WHERE root_id = $1 AND with_below = $2 AND unit_id = $3 AND from_on <= $4 AND until_on > $4) AS is_in_area;

-- name: count_holders
-- Accounts that have each role, by a grant that is not over by $1.
SELECT role_id, COUNT(DISTINCT account_id) AS holders FROM role_grant WHERE ended_at IS NULL AND (until_on IS NULL OR until_on > $1) GROUP BY role_id;

-- name: list_roots
SELECT DISTINCT root_id FROM held_permission
WHERE account_id = $1 AND permission = $2 AND root_id <> '*' AND from_on <= $3 AND until_on > $3 ORDER BY root_id;

-- name: list_colleagues
SELECT id, shown_name FROM account WHERE closed_at IS NULL ORDER BY name_key LIMIT 10000;

-- name: list_reach_now
-- Of those of list_reach the units that are there on $3, as they are then.
SELECT u.id, u.tree, u.level, u.from_on, u.until_on, n.name, n.english, COALESCE(c.code, '') AS code
FROM unit AS u
JOIN unit_name AS n ON n.unit_id = u.id AND n.from_on <= $3 AND (n.until_on IS NULL OR n.until_on > $3)
LEFT JOIN unit_code AS c ON c.unit_id = u.id AND c.scheme = 'gso' AND c.from_on <= $3 AND (c.until_on IS NULL OR c.until_on > $3)
WHERE u.from_on <= $3 AND (u.until_on IS NULL OR u.until_on > $3)
  AND u.id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = $2 AND held_from <= $3 AND held_until > $3
               AND area_from <= $3 AND area_until > $3);

-- name: add_passkey
-- Nothing if some account has the credential.
INSERT INTO passkey (id, account_id, credential, cose_key, name, transports, counter, may_be_backed_up, is_backed_up, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (credential) DO NOTHING;

-- name: count_passkeys
SELECT COUNT(*) AS how_many FROM passkey WHERE account_id = $1;

-- name: list_passkeys
SELECT id, account_id, credential, cose_key, name, transports, counter, may_be_backed_up, is_backed_up, made_at, used_on
FROM passkey WHERE account_id = $1 ORDER BY id LIMIT $2;

-- name: find_passkey
SELECT id, account_id, credential, cose_key, name, transports, counter, may_be_backed_up, is_backed_up, made_at, used_on
FROM passkey WHERE credential = $1;

-- name: load_passkey
-- If it is the account's.
SELECT id, account_id, credential, cose_key, name, transports, counter, may_be_backed_up, is_backed_up, made_at, used_on
FROM passkey WHERE id = $1 AND account_id = $2;

-- name: rename_passkey
UPDATE passkey SET name = $2 WHERE id = $1;

-- name: remove_passkey
DELETE FROM passkey WHERE id = $1;

-- name: remove_passkeys
DELETE FROM passkey WHERE account_id = $1;

-- name: note_passkey_use
-- If its counter is still what the answer was held against.
UPDATE passkey SET counter = $3, is_backed_up = $4, used_on = $5 WHERE id = $1 AND counter = $2;

-- name: add_challenge
INSERT INTO passkey_challenge (challenge_hash, purpose, browser_hash, account_id, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: take_challenge
-- Uses a challenge of a browser up, whatever comes of it.
DELETE FROM passkey_challenge WHERE challenge_hash = $1 AND browser_hash = $2 RETURNING purpose, account_id, made_at, expires_at;

-- name: remove_old_challenges
-- Over until $1; or good beyond $2, by a clock that was ahead.
DELETE FROM passkey_challenge WHERE expires_at <= $1 OR expires_at > $2;

-- name: remove_challenges
DELETE FROM passkey_challenge WHERE account_id = $1;

-- name: find_code_secret
SELECT sealed, confirmed_at, last_step, wrong_codes, wait_until FROM one_time_code_secret WHERE account_id = $1;

-- name: begin_code_secret
-- In the place of one that was begun before; wrong codes stay counted.
INSERT INTO one_time_code_secret (account_id, sealed, begun_at, last_step, wrong_codes, wait_until) VALUES ($1, $2, $3, $4, 0, '')
ON CONFLICT (account_id) DO UPDATE SET sealed = excluded.sealed, begun_at = excluded.begun_at, last_step = excluded.last_step;

-- name: confirm_code_secret
UPDATE one_time_code_secret SET confirmed_at = $2 WHERE account_id = $1;

-- name: use_code_step
UPDATE one_time_code_secret SET last_step = $2, wrong_codes = 0, wait_until = '' WHERE account_id = $1;

-- name: note_wrong_code
UPDATE one_time_code_secret SET wrong_codes = $2, wait_until = $3 WHERE account_id = $1;

-- name: remove_code_secret
DELETE FROM one_time_code_secret WHERE account_id = $1;

-- name: add_recovery_code
INSERT INTO recovery_code (code_hash, account_id, made_at) VALUES ($1, $2, $3);

-- name: use_recovery_code
UPDATE recovery_code SET used_at = $2 WHERE code_hash = $1 AND used_at IS NULL;

-- name: count_recovery_codes
SELECT COUNT(*) AS how_many FROM recovery_code WHERE account_id = $1 AND used_at IS NULL;

-- name: remove_recovery_codes
DELETE FROM recovery_code WHERE account_id = $1;

-- name: load_proof
-- A session begins with a proof.
SELECT COALESCE(proved_at, started_at) AS proved_at FROM session WHERE id = $1;

-- name: note_proof
UPDATE session SET proved_at = $2 WHERE id = $1;

-- name: list_holders_of
-- Whose account is open and has the permission $1 on what belongs to the unit $2, on $3; without $4.
SELECT holder.account_id
FROM (
  SELECT account_id FROM held_permission WHERE permission = $1 AND root_id = '*' AND from_on <= $3 AND until_on > $3
  UNION
  SELECT account_id FROM reach WHERE permission = $1 AND unit_id = $2 AND held_from <= $3 AND held_until > $3 AND area_from <= $3 AND area_until > $3
) AS holder
JOIN account ON account.id = holder.account_id
WHERE account.closed_at IS NULL AND holder.account_id <> $4
ORDER BY holder.account_id LIMIT $5;

-- name: list_own_holders
-- Whose account is open and was given the permission $1 on the unit $2 itself, as of $3.
SELECT DISTINCT held.account_id
FROM held_permission AS held JOIN account ON account.id = held.account_id
WHERE held.permission = $1 AND held.root_id = $2 AND held.from_on <= $3 AND held.until_on > $3 AND account.closed_at IS NULL
ORDER BY held.account_id LIMIT $4;

-- name: list_off
-- Who does not want to be told of a kind.
SELECT account_id FROM notice_choice WHERE kind = $1 AND choice = 'off' LIMIT 100000;

-- name: wants_notice
SELECT NOT EXISTS (SELECT 1 FROM notice_choice WHERE account_id = $1 AND kind = $2 AND choice = 'off') AS wants;

-- name: is_open_account
SELECT EXISTS (SELECT 1 FROM account WHERE id = $1 AND closed_at IS NULL) AS is_open;

-- name: insert_notice
INSERT INTO notice (id, account_id, kind, words, subject_kind, subject_id, unit_id, permission, bundle, how_many, facts, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11);

-- name: grow_notices
-- One thing more in the newest unseen notice of a bundle, of the account $3 or (empty) of all, but $4.
UPDATE notice SET how_many = how_many + 1, words = $5, subject_kind = $6, subject_id = $7, facts = $8, made_at = $9
WHERE kind = $1 AND bundle = $2 AND seen_at IS NULL AND ($3 = '' OR account_id = $3) AND account_id <> $4
  AND NOT EXISTS (SELECT 1 FROM notice AS newer WHERE newer.kind = $1 AND newer.bundle = $2 AND newer.seen_at IS NULL
                  AND newer.account_id = notice.account_id AND newer.id > notice.id)
RETURNING account_id;

-- name: list_notices
-- Of an account, what it may see on $2, behind the notice ($3, $4), newest first.
SELECT n.id, n.kind, n.words, n.subject_kind, n.subject_id, n.unit_id, n.how_many, n.facts, n.made_at, n.seen_at
FROM notice AS n
WHERE n.account_id = $1 AND (n.made_at, n.id) < ($3, $4)
  AND (n.permission = ''
       OR EXISTS (SELECT 1 FROM held_permission AS h WHERE h.account_id = $1 AND h.permission = n.permission AND h.from_on <= $2 AND h.until_on > $2
                  AND (h.root_id = '*' OR n.unit_id = '*'))
       OR EXISTS (SELECT 1 FROM reach AS r WHERE r.account_id = $1 AND r.permission = n.permission AND r.unit_id = n.unit_id AND r.held_from <= $2
                  AND r.held_until > $2 AND r.area_from <= $2 AND r.area_until > $2))
ORDER BY n.made_at DESC, n.id DESC LIMIT $5;

-- name: load_notice
-- The same of one alone.
SELECT n.id, n.kind, n.words, n.subject_kind, n.subject_id, n.unit_id, n.how_many, n.facts, n.made_at, n.seen_at
FROM notice AS n
WHERE n.account_id = $1 AND n.id = $3
  AND (n.permission = ''
       OR EXISTS (SELECT 1 FROM held_permission AS h WHERE h.account_id = $1 AND h.permission = n.permission AND h.from_on <= $2 AND h.until_on > $2
                  AND (h.root_id = '*' OR n.unit_id = '*'))
       OR EXISTS (SELECT 1 FROM reach AS r WHERE r.account_id = $1 AND r.permission = n.permission AND r.unit_id = n.unit_id AND r.held_from <= $2
                  AND r.held_until > $2 AND r.area_from <= $2 AND r.area_until > $2));

-- name: count_unseen
-- Of those of list_notices, at most $3.
SELECT COUNT(*) AS how_many FROM (
  SELECT 1 AS one FROM notice AS n
  WHERE n.account_id = $1 AND n.seen_at IS NULL
    AND (n.permission = ''
         OR EXISTS (SELECT 1 FROM held_permission AS h WHERE h.account_id = $1 AND h.permission = n.permission AND h.from_on <= $2 AND h.until_on > $2
                    AND (h.root_id = '*' OR n.unit_id = '*'))
         OR EXISTS (SELECT 1 FROM reach AS r WHERE r.account_id = $1 AND r.permission = n.permission AND r.unit_id = n.unit_id AND r.held_from <= $2
                    AND r.held_until > $2 AND r.area_from <= $2 AND r.area_until > $2))
  LIMIT $3
) AS unseen;

-- name: set_seen
UPDATE notice SET seen_at = $2 WHERE id = $1;

-- name: see_all
-- What was made until $3.
UPDATE notice SET seen_at = $2 WHERE account_id = $1 AND seen_at IS NULL AND made_at <= $3;

-- name: unsee_all
UPDATE notice SET seen_at = NULL WHERE account_id = $1 AND seen_at = $2;

-- name: see_kind
UPDATE notice SET seen_at = $3 WHERE account_id = $1 AND kind = $2 AND seen_at IS NULL;

-- name: remove_notices
DELETE FROM notice WHERE account_id = $1;

-- name: remove_notice_choices
DELETE FROM notice_choice WHERE account_id = $1;

-- name: remove_old_notices
DELETE FROM notice WHERE made_at <= $1;

-- name: list_notice_choices
SELECT kind, choice FROM notice_choice WHERE account_id = $1 ORDER BY kind LIMIT 100;

-- name: set_notice_choice
INSERT INTO notice_choice (account_id, kind, choice) VALUES ($1, $2, $3)
ON CONFLICT (account_id, kind) DO UPDATE SET choice = excluded.choice;

-- name: load_personal_account
SELECT name, shown_name, language, password_hash IS NOT NULL AS has_password, created_at, last_used_on, closed_at, closed_reason, erased_at
FROM account WHERE id = $1;

-- name: list_stored_sessions
-- Also those that are over and not cleared away yet.
SELECT from_address, started_at, used_at, browser, system FROM session WHERE account_id = $1 ORDER BY used_at DESC, id DESC LIMIT $2;

-- name: list_stored_links
SELECT purpose, made_at, used_at, used_by FROM sign_in_link WHERE account_id = $1 ORDER BY made_at DESC, token_hash LIMIT $2;

-- name: summarise_known_browsers
SELECT COUNT(*) AS how_many, MIN(made_at) AS first_at, MAX(used_at) AS last_at FROM known_browser WHERE account_id = $1;

-- name: summarise_notices
SELECT COUNT(*) AS how_many, MIN(made_at) AS first_at, MAX(made_at) AS last_at FROM notice WHERE account_id = $1;

-- name: replace_in_notices
-- A name in what others were told of rights.
UPDATE notice SET facts = replace(facts, $1, $2) WHERE kind = 'rights' AND replace(facts, $1, $2) <> facts;

-- name: count_challenges
SELECT COUNT(*) AS how_many FROM passkey_challenge WHERE account_id = $1;

-- name: list_stored_grants
-- Every one, also those that are over.
SELECT role_grant.unit_id, role_grant.with_below, role_grant.from_on, role_grant.until_on, role_grant.basis_id, role_grant.reason,
       role_grant.granted_at, role_grant.ended_at, role.name AS role_name
FROM role_grant JOIN role ON role.id = role_grant.role_id
WHERE role_grant.account_id = $1 ORDER BY role_grant.granted_at DESC, role_grant.id DESC LIMIT $2;

-- name: count_decisions
-- Roles somebody gave or ended, what they stated of units and changed in them, groups they gave roles to.
SELECT (SELECT COUNT(*) FROM role_grant WHERE granted_by = $1 OR ended_by = $1) AS grants,
       (SELECT COUNT(*) FROM unit_succession WHERE account_id = $1) AS successions,
       (SELECT COUNT(*) FROM group_mapping WHERE made_by = $1) AS mappings,
       (SELECT COUNT(*) FROM unit_change WHERE account_id = $1 OR undone_by = $1) AS changes;

-- name: summarise_lines_by
SELECT COUNT(*) AS how_many, MIN(at) AS first_at, MAX(at) AS last_at FROM audit_line WHERE account_id = $1;

-- name: summarise_lines_on
-- Lines about an account.
SELECT COUNT(*) AS how_many, MIN(at) AS first_at, MAX(at) AS last_at FROM audit_line WHERE subject_kind = 'account' AND subject_id = $1;

-- name: list_addresses_by
-- From where an account did what it did.
SELECT from_address, COUNT(*) AS how_many, MIN(at) AS first_at, MAX(at) AS last_at FROM audit_line
WHERE account_id = $1 AND from_address <> '' GROUP BY from_address ORDER BY MAX(at) DESC, from_address LIMIT $2;

-- name: list_personal_looks
SELECT at, account_id, event, after FROM audit_line
WHERE subject_kind = 'account' AND subject_id = $1 AND event IN ('office.personal_data_read', 'office.personal_data_exported')
ORDER BY id DESC LIMIT $2;

-- name: list_roles_with
-- The roles by which an account may do something everywhere on $3.
SELECT DISTINCT role.name AS name FROM held_permission AS held
JOIN role_grant ON role_grant.id = held.grant_id
JOIN role ON role.id = role_grant.role_id
WHERE held.account_id = $1 AND held.permission = $2 AND held.root_id = '*' AND held.from_on <= $3 AND held.until_on > $3
ORDER BY role.name;

-- name: remove_unfinished_code_secrets
-- Set up until $1 and never confirmed.
DELETE FROM one_time_code_secret WHERE confirmed_at IS NULL AND begun_at <= $1;

-- name: load_erasure
SELECT closed_at IS NOT NULL AS is_closed, erased_at IS NOT NULL AS is_erased FROM account WHERE id = $1;

-- name: count_erased
SELECT COUNT(*) AS how_many FROM account WHERE erased_at IS NOT NULL;

-- name: erase_account
UPDATE account SET name = $2, name_key = $3, shown_name = $4, language = 'vi', password_hash = NULL, last_used_on = NULL, closed_reason = '',
                   erased_at = $5
WHERE id = $1;

-- name: empty_grant_reasons
-- Of what somebody was given, and of what they passed on.
UPDATE role_grant SET reason = ''
WHERE reason <> '' AND (account_id = $1 OR basis_id IN (SELECT id FROM role_grant WHERE account_id = $1));

-- name: remove_links
DELETE FROM sign_in_link WHERE account_id = $1;

-- name: list_lines_with_address
-- What an account did, with the address still there, behind an id.
SELECT id FROM audit_line WHERE account_id = $1 AND from_address <> '' AND id > $2 ORDER BY id LIMIT $3;

-- name: list_lines_on
-- Lines about an account with a value still there, behind an id.
SELECT id, event, field, before, after FROM audit_line
WHERE subject_kind = 'account' AND subject_id = $1 AND (before <> '' OR after <> '') AND id > $2 ORDER BY id LIMIT $3;

-- name: add_provider
INSERT INTO identity_provider (id, version, issuer, client, sealed_secret, name, english, groups_claim, scopes, place, takes_new, is_used, made_at)
VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (issuer) DO NOTHING;

-- name: update_provider
UPDATE identity_provider SET version = version + 1, issuer = $3, client = $4, sealed_secret = $5, name = $6, english = $7, groups_claim = $8,
       scopes = $9, place = $10, takes_new = $11, is_used = $12
WHERE id = $1 AND version = $2;

-- name: load_provider
SELECT p.id, p.version, p.issuer, p.client, p.sealed_secret, p.name, p.english, p.groups_claim, p.scopes, p.place, p.takes_new, p.is_used, p.made_at,
       (SELECT COUNT(*) FROM identity AS i WHERE i.provider_id = p.id) AS identities
FROM identity_provider AS p WHERE p.id = $1;

-- name: list_providers
SELECT p.id, p.version, p.issuer, p.client, p.sealed_secret, p.name, p.english, p.groups_claim, p.scopes, p.place, p.takes_new, p.is_used, p.made_at,
       (SELECT COUNT(*) FROM identity AS i WHERE i.provider_id = p.id) AS identities
FROM identity_provider AS p ORDER BY p.id LIMIT $1;

-- name: list_providers_in_use
SELECT id, name, english FROM identity_provider WHERE is_used ORDER BY id LIMIT $1;

-- name: find_provider_of_issuer
SELECT id FROM identity_provider WHERE issuer = $1;

-- name: add_mapping
INSERT INTO group_mapping (id, provider_id, group_name, role_id, unit_id, with_below, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: list_mappings
-- Those of a provider that hold.
SELECT m.id, m.provider_id, m.group_name, m.role_id, r.name AS role_name, r.english AS role_english, m.unit_id, m.with_below
FROM group_mapping AS m JOIN role AS r ON r.id = m.role_id
WHERE m.provider_id = $1 AND m.removed_at IS NULL ORDER BY m.group_name, m.id LIMIT $2;

-- name: remove_mapping
UPDATE group_mapping SET removed_at = $3 WHERE id = $1 AND provider_id = $2 AND removed_at IS NULL
RETURNING group_name, role_id, unit_id, with_below;

-- name: is_role_mapped
SELECT EXISTS (SELECT 1 FROM group_mapping WHERE role_id = $1 AND removed_at IS NULL) AS is_mapped;

-- name: list_mapped_grants
-- What a provider's groups gave an account and nobody ended, also if it is over.
SELECT g.id, g.mapping_id, g.until_on FROM role_grant AS g JOIN group_mapping AS m ON m.id = g.mapping_id
WHERE g.account_id = $1 AND m.provider_id = $2 AND g.ended_at IS NULL ORDER BY g.id LIMIT $3;

-- name: list_grants_of_mapping
-- What a mapping gave and nobody ended.
SELECT id FROM role_grant WHERE mapping_id = $1 AND ended_at IS NULL ORDER BY id LIMIT $2;

-- name: prolong_grant
UPDATE role_grant SET until_on = $2 WHERE id = $1;

-- name: add_identity
INSERT INTO identity (id, provider_id, account_id, subject, label, joined_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: find_identity
SELECT i.id, i.provider_id, i.account_id, i.label, i.joined_at, i.used_on, p.name AS provider_name, p.english AS provider_english, p.is_used
FROM identity AS i JOIN identity_provider AS p ON p.id = i.provider_id
WHERE i.provider_id = $1 AND i.subject = $2;

-- name: list_identities
-- Of an account.
SELECT i.id, i.provider_id, i.account_id, i.label, i.joined_at, i.used_on, p.name AS provider_name, p.english AS provider_english, p.is_used
FROM identity AS i JOIN identity_provider AS p ON p.id = i.provider_id
WHERE i.account_id = $1 ORDER BY i.id LIMIT $2;

-- name: count_identities
-- Of an account, by which it can be signed in to now.
SELECT COUNT(*) AS how_many FROM identity AS i JOIN identity_provider AS p ON p.id = i.provider_id AND p.is_used WHERE i.account_id = $1;

-- name: use_identity
UPDATE identity SET label = $2, used_on = $3 WHERE id = $1;

-- name: remove_identity
DELETE FROM identity WHERE id = $1 AND account_id = $2;

-- name: remove_old_attempts
-- Those whose time is over, or begun by a clock that was set back since.
DELETE FROM provider_attempt WHERE expires_at <= $1 OR expires_at > $2;

-- name: add_attempt
INSERT INTO provider_attempt (state_hash, provider_id, purpose, browser_hash, account_id, nonce_hash, sealed_verifier, back, made_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: take_attempt
-- Uses an attempt of a browser up, whatever comes of it.
DELETE FROM provider_attempt WHERE state_hash = $1 AND browser_hash = $2
RETURNING provider_id, purpose, account_id, nonce_hash, sealed_verifier, back, made_at, expires_at;

-- name: remove_attempts
DELETE FROM provider_attempt WHERE account_id = $1;

-- name: list_unit_facts
-- All rows of a unit, and those of others that name it: what stands under it, what went into it.
SELECT kind, unit_id, key, from_on, until_on, value, more, origin, account_id FROM (
  SELECT 1 AS place, 'unit' AS kind, id AS unit_id, '' AS key, from_on, until_on, level AS value, tree AS more, '' AS origin,
         CAST(NULL AS TEXT) AS account_id
  FROM unit WHERE id = $1
  UNION ALL
  SELECT 2, 'name', unit_id, '', from_on, until_on, name, english, '', NULL FROM unit_name WHERE unit_id = $1
  UNION ALL
  SELECT 3, 'parent', unit_id, '', from_on, until_on, parent_id, '', '', NULL FROM unit_parent WHERE unit_id = $1 OR parent_id = $1
  UNION ALL
  SELECT 4, 'code', unit_id, scheme, from_on, until_on, code, '', '', NULL FROM unit_code WHERE unit_id = $1
  UNION ALL
  SELECT 5, 'territory', unit_id, territory_id, from_on, until_on, '', '', '', NULL FROM unit_territory WHERE unit_id = $1 OR territory_id = $1
  UNION ALL
  SELECT 6, 'succession', older_id, newer_id, on_day, withdrawn_at, share, source, origin, account_id
  FROM unit_succession WHERE older_id = $1 OR newer_id = $1
) AS fact
ORDER BY place, unit_id, key, from_on LIMIT $2;

-- name: set_unit_end
UPDATE unit SET until_on = $2 WHERE id = $1;

-- name: end_unit_at_beginning
UPDATE unit SET until_on = from_on WHERE id = $1;

-- name: remove_unit
DELETE FROM unit WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM role_grant WHERE unit_id = $1)
  AND NOT EXISTS (SELECT 1 FROM group_mapping WHERE unit_id = $1);

-- name: count_posts_and_mappings
SELECT (SELECT COUNT(*) FROM unit_post WHERE unit_id = $1)
     + (SELECT COUNT(*) FROM group_mapping WHERE unit_id = $1 AND removed_at IS NULL) AS how_many;

-- name: set_unit_name
UPDATE unit_name SET until_on = $3, name = $4, english = $5, name_key = $6, folded = $7, short_folded = $8 WHERE unit_id = $1 AND from_on = $2;

-- name: remove_unit_name
DELETE FROM unit_name WHERE unit_id = $1 AND from_on = $2;

-- name: set_unit_parent
UPDATE unit_parent SET until_on = $3, parent_id = $4 WHERE unit_id = $1 AND from_on = $2;

-- name: remove_unit_parent
DELETE FROM unit_parent WHERE unit_id = $1 AND from_on = $2;

-- name: remove_unit_code
DELETE FROM unit_code WHERE unit_id = $1 AND scheme = $2 AND from_on = $3;

-- name: remove_unit_territory
DELETE FROM unit_territory WHERE unit_id = $1 AND territory_id = $2 AND from_on = $3;

-- name: put_succession
INSERT INTO unit_succession (older_id, newer_id, share, on_day, source, origin, account_id, withdrawn_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (older_id, newer_id) DO UPDATE
SET share = excluded.share, on_day = excluded.on_day, source = excluded.source, origin = excluded.origin, account_id = excluded.account_id,
    withdrawn_at = excluded.withdrawn_at;

-- name: remove_succession
DELETE FROM unit_succession WHERE older_id = $1 AND newer_id = $2;

-- name: list_with_code
-- Units of a tree that have a code on a day or later, those that end by it left out.
SELECT c.unit_id FROM unit_code AS c JOIN unit AS u ON u.id = c.unit_id
WHERE c.scheme = 'gso' AND c.code = $1 AND u.tree = $2 AND u.level = $3 AND (c.until_on IS NULL OR c.until_on > $4)
  AND (u.until_on IS NULL OR u.until_on > $4)
ORDER BY c.unit_id LIMIT 100;

-- name: find_orphan
-- A unit that is $1 or stands under it, and on some day has a unit above it that is not there.
SELECT link.unit_id, link.parent_id FROM (
  SELECT p.unit_id, p.parent_id, a.from_on AS above_from, COALESCE(a.until_on, '9999-12-31') AS above_until,
         CASE WHEN p.from_on > u.from_on THEN p.from_on ELSE u.from_on END AS from_on,
         CASE WHEN COALESCE(p.until_on, '9999-12-31') < COALESCE(u.until_on, '9999-12-31') THEN COALESCE(p.until_on, '9999-12-31')
              ELSE COALESCE(u.until_on, '9999-12-31') END AS until_on
  FROM unit_parent AS p JOIN unit AS u ON u.id = p.unit_id JOIN unit AS a ON a.id = p.parent_id
  WHERE p.unit_id = $1 OR p.parent_id = $1
) AS link
WHERE link.from_on < link.until_on AND (link.above_from > link.from_on OR link.above_until < link.until_on)
ORDER BY link.unit_id LIMIT 1;

-- name: insert_unit_change
INSERT INTO unit_change (id, kind, on_day, source, made_at, account_id) VALUES ($1, $2, $3, $4, $5, $6);

-- name: insert_unit_change_part
INSERT INTO unit_change_part (change_id, position, part, unit_id, name) VALUES ($1, $2, $3, $4, $5);

-- name: insert_unit_change_row
INSERT INTO unit_change_row (change_id, position, side, kind, unit_id, key, from_on, until_on, value, more, origin, account_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- name: insert_unit_change_grant
INSERT INTO unit_change_grant (change_id, grant_id) VALUES ($1, $2);

-- name: list_unit_change_rows
-- What was before stands before what came after.
SELECT side, kind, unit_id, key, from_on, until_on, value, more, origin, account_id FROM unit_change_row
WHERE change_id = $1 ORDER BY position, side DESC LIMIT $2;

-- name: list_unit_change_parts
SELECT part, unit_id, name FROM unit_change_part WHERE change_id = $1 ORDER BY position LIMIT $2;

-- name: list_unit_change_grants
SELECT grant_id FROM unit_change_grant WHERE change_id = $1 ORDER BY grant_id LIMIT $2;

-- name: load_unit_change
SELECT c.id, c.kind, c.on_day, c.source, c.made_at, c.account_id, made.shown_name AS made_by, c.undone_at, undone.shown_name AS undone_by
FROM unit_change AS c
LEFT JOIN account AS made ON made.id = c.account_id
LEFT JOIN account AS undone ON undone.id = c.undone_by
WHERE c.id = $1;

-- name: list_unit_changes
-- Of a unit: those made of it, those that led to it, and those by which it went along; the newest first.
SELECT c.id, c.kind, c.on_day, c.source, c.made_at, c.account_id, made.shown_name AS made_by, c.undone_at, undone.shown_name AS undone_by
FROM unit_change AS c
LEFT JOIN account AS made ON made.id = c.account_id
LEFT JOIN account AS undone ON undone.id = c.undone_by
WHERE c.id IN (SELECT change_id FROM unit_change_part WHERE unit_id = $1 UNION SELECT change_id FROM unit_change_row WHERE unit_id = $1)
ORDER BY c.id DESC LIMIT $2;

-- name: list_later_changes
-- Changes that stand, made after $1, that touched a unit.
SELECT c.id, c.kind, c.on_day FROM unit_change AS c
WHERE c.undone_at IS NULL AND c.id > $1
  AND c.id IN (SELECT change_id FROM unit_change_part WHERE unit_id = $2 UNION SELECT change_id FROM unit_change_row WHERE unit_id = $2)
ORDER BY c.id LIMIT 1;

-- name: set_unit_change_undone
UPDATE unit_change SET undone_at = $2, undone_by = $3 WHERE id = $1 AND undone_at IS NULL;

-- name: list_mailed_at_once
-- Who has a confirmed address and wants the kind $1 at once; $2 holds for who chose nothing.
SELECT email.account_id FROM account_email AS email
LEFT JOIN notice_choice AS chosen ON chosen.account_id = email.account_id AND chosen.kind = $1
WHERE email.confirmed_at IS NOT NULL AND COALESCE(chosen.choice, $2) = 'at_once'
ORDER BY email.account_id LIMIT 100000;

-- name: list_unmailed
-- Of those of list_notices that are neither seen nor mailed, made from $3 on.
SELECT n.id, n.kind, n.words, n.subject_kind, n.subject_id, n.unit_id, n.how_many, n.facts, n.made_at, n.seen_at
FROM notice AS n
WHERE n.account_id = $1 AND n.seen_at IS NULL AND n.mailed_at IS NULL AND n.made_at >= $3
  AND (n.permission = ''
       OR EXISTS (SELECT 1 FROM held_permission AS h WHERE h.account_id = $1 AND h.permission = n.permission AND h.from_on <= $2 AND h.until_on > $2
                  AND (h.root_id = '*' OR n.unit_id = '*'))
       OR EXISTS (SELECT 1 FROM reach AS r WHERE r.account_id = $1 AND r.permission = n.permission AND r.unit_id = n.unit_id AND r.held_from <= $2
                  AND r.held_until > $2 AND r.area_from <= $2 AND r.area_until > $2))
ORDER BY n.made_at DESC, n.id DESC LIMIT 200;

-- name: note_mailed
UPDATE notice SET mailed_at = $2 WHERE id = $1;

-- name: list_mailable
-- Who has a confirmed address and an unseen notice, made from $1 on, that no mail told.
SELECT email.account_id FROM account_email AS email
JOIN account ON account.id = email.account_id
WHERE email.confirmed_at IS NOT NULL AND account.closed_at IS NULL
  AND EXISTS (SELECT 1 FROM notice WHERE notice.account_id = email.account_id AND notice.seen_at IS NULL AND notice.mailed_at IS NULL
              AND notice.made_at >= $1)
ORDER BY email.account_id LIMIT 10000;

-- name: find_email
SELECT address, code_hash, code_until, wrong_codes, confirmed_at FROM account_email WHERE account_id = $1;

-- name: find_mail_address
-- Where mail to an open account goes, if its owner has shown that it reaches them.
SELECT email.address, account.shown_name, account.language FROM account_email AS email
JOIN account ON account.id = email.account_id
WHERE email.account_id = $1 AND email.confirmed_at IS NOT NULL AND account.closed_at IS NULL;

-- name: set_email
INSERT INTO account_email (account_id, address, code_hash, code_until, wrong_codes) VALUES ($1, $2, $3, $4, 0)
ON CONFLICT (account_id) DO UPDATE SET address = excluded.address, code_hash = excluded.code_hash, code_until = excluded.code_until,
  wrong_codes = 0, confirmed_at = NULL;

-- name: confirm_email
UPDATE account_email SET confirmed_at = $3, code_hash = '' WHERE account_id = $1 AND code_hash = $2;

-- name: note_wrong_email_code
UPDATE account_email SET wrong_codes = wrong_codes + 1 WHERE account_id = $1;

-- name: remove_unreached_email
-- The address that a code ($2, its hash) was made for, if nobody gave another or confirmed it since.
DELETE FROM account_email WHERE account_id = $1 AND code_hash = $2;

-- name: remove_email
DELETE FROM account_email WHERE account_id = $1;

-- name: add_calendar_link
INSERT INTO calendar_link (id, account_id, secret_hash, name, kinds, theme, country, is_round_only, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: count_calendar_links
SELECT COUNT(*) AS how_many FROM calendar_link WHERE account_id = $1;

-- name: list_calendar_links
SELECT id, account_id, name, kinds, theme, country, is_round_only, made_at, used_on FROM calendar_link WHERE account_id = $1 ORDER BY id LIMIT $2;

-- name: take_calendar_link
DELETE FROM calendar_link WHERE id = $1 AND account_id = $2 RETURNING name;

-- name: remove_calendar_links
DELETE FROM calendar_link WHERE account_id = $1;

-- name: find_calendar_link
-- Of an account that is open.
SELECT c.id, c.account_id, c.name, c.kinds, c.theme, c.country, c.is_round_only, c.made_at, c.used_on
FROM calendar_link AS c JOIN account AS a ON a.id = c.account_id WHERE c.secret_hash = $1 AND a.closed_at IS NULL;

-- name: note_calendar_link_use
UPDATE calendar_link SET used_on = $2 WHERE id = $1;
