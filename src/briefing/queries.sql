-- name: insert_meeting
INSERT INTO briefing (id, unit_id, version, kind, held_on, start_time, place, chair, participants, back_from, ahead_until, state, reason,
                      event_id, settled_at, changed_at, changed_by)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, 'planned', '', $11, NULL, $12, $13);

-- name: insert_notice
INSERT INTO briefing_notice (briefing_id, version, state, number, symbol, issued_on, place, opening, closing, titles, signer, recipients,
                             settled_by, settled_at, changed_at, changed_by)
VALUES ($1, 1, 'draft', '', '', NULL, '', '', '', '', '', '', NULL, NULL, $2, $3);

-- name: update_meeting
-- Only if nobody changed it meanwhile.
UPDATE briefing
SET version = version + 1, kind = $3, held_on = $4, start_time = $5, place = $6, chair = $7, participants = $8, back_from = $9,
    ahead_until = $10, state = $11, reason = $12, event_id = $13, settled_at = $14, changed_at = $15, changed_by = $16
WHERE id = $1 AND version = $2;

-- name: load_meeting
SELECT briefing.id, briefing.unit_id, briefing.version, briefing.kind, briefing.held_on, briefing.start_time, briefing.place,
       briefing.chair, briefing.participants, briefing.back_from, briefing.ahead_until, briefing.state, briefing.reason, briefing.event_id,
       briefing.settled_at, briefing.changed_at, COALESCE(account.shown_name, '') AS changed_by
FROM briefing
LEFT JOIN account ON account.id = briefing.changed_by
WHERE briefing.id = $1;

-- name: list_meetings
-- Before the meeting ($1, $2), the latest day first, of the units that $4 and $5 (office::Sight of plans.read) let see; with how many points
-- were concluded, how many of them are done, and how far the notice is.
SELECT page.id, page.unit_id, page.version, page.kind, page.held_on, page.start_time, page.place, page.chair, page.participants,
       page.back_from, page.ahead_until, page.state, page.reason, page.event_id, page.settled_at, page.changed_at,
       COALESCE(account.shown_name, '') AS changed_by, briefing_notice.state AS notice_state, briefing_notice.number,
       briefing_notice.symbol, briefing_notice.issued_on,
       (SELECT COUNT(*) FROM briefing_point WHERE briefing_point.briefing_id = page.id AND NOT briefing_point.is_removed) AS points,
       (SELECT COUNT(*) FROM briefing_point LEFT JOIN task ON task.id = briefing_point.task_id
        WHERE briefing_point.briefing_id = page.id AND NOT briefing_point.is_removed AND (briefing_point.is_done OR task.is_done)) AS done
FROM (
  SELECT id, unit_id, version, kind, held_on, start_time, place, chair, participants, back_from, ahead_until, state, reason, event_id,
         settled_at, changed_at, changed_by
  FROM briefing
  WHERE (held_on, id) < ($1, $2) AND ($4 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $4 AND permission = 'plans.read'
         AND held_from <= $5 AND held_until > $5 AND area_from <= $5 AND area_until > $5))
  ORDER BY held_on DESC, id DESC LIMIT $3
) AS page
JOIN briefing_notice ON briefing_notice.briefing_id = page.id
LEFT JOIN account ON account.id = page.changed_by
ORDER BY page.held_on DESC, page.id DESC
LIMIT 1000;

-- name: find_unit_of_meeting
SELECT unit_id FROM briefing WHERE id = $1;

-- name: find_last_meeting
-- The day of the last meeting of the unit $1 and the kind $2 before a day.
SELECT held_on FROM briefing
WHERE unit_id = $1 AND kind = $2 AND held_on < $3 AND state <> 'cancelled'
ORDER BY held_on DESC LIMIT 1;

-- name: list_units_below
-- The unit $1 and all that stand below it on a day.
WITH RECURSIVE below (id, steps) AS (
  SELECT CAST($1 AS TEXT), 0
  UNION
  SELECT p.unit_id, b.steps + 1 FROM below AS b
  JOIN unit_parent AS p ON p.parent_id = b.id AND p.from_on <= $2 AND (p.until_on IS NULL OR p.until_on > $2)
  WHERE b.steps < 16
)
SELECT DISTINCT id FROM below ORDER BY id LIMIT 20000;

-- name: list_open_tasks
-- Still to be done, with a date until $1, the earliest first; of the units of a sight ($2, $3) of plans.read.
SELECT task.id, task.plan_id, task.unit_id, task.title, task.owner, task.due_on FROM task
WHERE task.due_on IS NOT NULL AND task.due_on <= $1 AND NOT task.is_done AND NOT task.is_removed
  AND ($2 = '' OR task.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $2 AND permission = 'plans.read' AND held_from <= $3
       AND held_until > $3 AND area_from <= $3 AND area_until > $3))
ORDER BY task.due_on, task.id LIMIT 2000;

-- name: list_rule_tasks
-- Still to be done, that follow a rule.
SELECT task.id, task.plan_id, task.unit_id, task.title, task.owner, task.due_rule FROM task
WHERE task.due_rule <> '' AND NOT task.is_done AND NOT task.is_removed
  AND ($1 = '' OR task.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = 'plans.read' AND held_from <= $2
       AND held_until > $2 AND area_from <= $2 AND area_until > $2))
ORDER BY task.id LIMIT 2000;

-- name: list_done_tasks
-- Done, and not touched again since, from the instant $1 to before $2.
SELECT task.id, task.plan_id, task.unit_id, task.title, task.owner, task.due_on FROM task
WHERE task.is_done AND NOT task.is_removed AND task.changed_at >= $1 AND task.changed_at < $2
  AND ($3 = '' OR task.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3 AND permission = 'plans.read' AND held_from <= $4
       AND held_until > $4 AND area_from <= $4 AND area_until > $4))
ORDER BY task.changed_at, task.id LIMIT 1000;

-- name: list_open_points
-- Points of the unit's ($1) meetings that were held before the meeting ($2, $3), and are not done; the oldest first.
SELECT briefing_point.id, briefing_point.briefing_id, briefing_point.wording, briefing_point.owner, briefing_point.due_on,
       task.id AS task_id, task.owner AS task_owner, task.due_on AS task_due_on
FROM briefing
JOIN briefing_point ON briefing_point.briefing_id = briefing.id
LEFT JOIN task ON task.id = briefing_point.task_id AND NOT task.is_removed
WHERE briefing.unit_id = $1 AND (briefing.held_on, briefing.id) < ($2, $3) AND briefing.state = 'held'
  AND NOT briefing_point.is_removed AND NOT briefing_point.is_done AND (task.id IS NULL OR NOT task.is_done)
ORDER BY briefing.held_on, briefing.id, briefing_point.position LIMIT 500;

-- name: list_items
SELECT name, version, position, is_aside, reason, presenter, minutes, is_kept, section, title, owner, due_on, unit_id, within_id
FROM briefing_item WHERE briefing_id = $1
ORDER BY name LIMIT 10000;

-- name: put_item
-- Whole, under the next version.
INSERT INTO briefing_item (briefing_id, name, version, position, is_aside, reason, presenter, minutes, is_kept, section, title, owner,
                           due_on, unit_id, within_id)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (briefing_id, name) DO UPDATE
SET version = briefing_item.version + 1, position = excluded.position, is_aside = excluded.is_aside, reason = excluded.reason,
    presenter = excluded.presenter, minutes = excluded.minutes, is_kept = excluded.is_kept, section = excluded.section,
    title = excluded.title, owner = excluded.owner, due_on = excluded.due_on, unit_id = excluded.unit_id, within_id = excluded.within_id;

-- name: open_items
-- Rows that were settled are drawn anew; own items stay.
UPDATE briefing_item SET is_kept = FALSE, title = '', owner = '', due_on = NULL, within_id = ''
WHERE briefing_id = $1 AND section <> 'own';

-- name: count_own_items
SELECT COUNT(*) AS items FROM briefing_item WHERE briefing_id = $1 AND section = 'own';

-- name: insert_point
INSERT INTO briefing_point (id, briefing_id, version, position, wording, owner, with_bodies, due_kind, due_on, due_time, due_rule,
                            due_as_written, report_to, about, is_done, is_removed, task_id, changed_at, changed_by)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, NULL, $16, $17);

-- name: update_point
-- Only if nobody changed it meanwhile.
UPDATE briefing_point
SET version = version + 1, wording = $3, owner = $4, with_bodies = $5, due_kind = $6, due_on = $7, due_time = $8, due_rule = $9,
    due_as_written = $10, report_to = $11, about = $12, is_done = $13, is_removed = $14, changed_at = $15, changed_by = $16
WHERE id = $1 AND version = $2;

-- name: place_point
UPDATE briefing_point SET position = $3 WHERE id = $1 AND briefing_id = $2;

-- name: tie_point
-- To the task that was made of it; NULL: there is none any more.
UPDATE briefing_point SET task_id = $2, version = version + 1 WHERE id = $1;

-- name: count_points
SELECT COUNT(*) AS points, COALESCE(MAX(position), 0) AS last FROM briefing_point WHERE briefing_id = $1;

-- name: list_points
-- Removed ones too.
SELECT briefing_point.id, briefing_point.briefing_id, briefing_point.version, briefing_point.position, briefing_point.wording,
       briefing_point.owner, briefing_point.with_bodies, briefing_point.due_kind, briefing_point.due_on, briefing_point.due_time,
       briefing_point.due_rule, briefing_point.due_as_written, briefing_point.report_to, briefing_point.about, briefing_point.is_done,
       briefing_point.is_removed, briefing_point.task_id, briefing_point.changed_at, COALESCE(account.shown_name, '') AS changed_by,
       task.plan_id, task.is_done AS task_done, task.is_removed AS task_removed, task.owner AS task_owner, task.due_on AS task_due_on
FROM briefing_point
LEFT JOIN account ON account.id = briefing_point.changed_by
LEFT JOIN task ON task.id = briefing_point.task_id
WHERE briefing_point.briefing_id = $1
ORDER BY briefing_point.position, briefing_point.id LIMIT 1000;

-- name: load_notice
SELECT briefing_notice.version, briefing_notice.state, briefing_notice.number, briefing_notice.symbol, briefing_notice.issued_on,
       briefing_notice.place, briefing_notice.opening, briefing_notice.closing, briefing_notice.titles, briefing_notice.signer,
       briefing_notice.recipients, briefing_notice.settled_at, COALESCE(account.shown_name, '') AS settled_by
FROM briefing_notice
LEFT JOIN account ON account.id = briefing_notice.settled_by
WHERE briefing_notice.briefing_id = $1;

-- name: find_last_notice
-- What the last approved notice of the unit $1 but that of the meeting $2 said of who signs and who gets it.
SELECT briefing_notice.symbol, briefing_notice.place, briefing_notice.titles, briefing_notice.signer, briefing_notice.recipients
FROM briefing
JOIN briefing_notice ON briefing_notice.briefing_id = briefing.id
WHERE briefing.unit_id = $1 AND briefing.id <> $2 AND briefing_notice.state = 'approved'
ORDER BY briefing_notice.settled_at DESC LIMIT 1;

-- name: touch_notice
-- A point became another: nobody approves what they did not see.
UPDATE briefing_notice SET version = version + 1 WHERE briefing_id = $1;

-- name: update_notice
-- Only if nobody changed it meanwhile. $13: this is its approval; $14: it is approved.
UPDATE briefing_notice
SET version = version + 1, state = $3, number = $4, symbol = $5, issued_on = $6, place = $7, opening = $8, closing = $9, titles = $10,
    signer = $11, recipients = $12, settled_by = CASE WHEN $13 THEN $16 WHEN $14 THEN settled_by ELSE NULL END,
    settled_at = CASE WHEN $13 THEN $15 WHEN $14 THEN settled_at ELSE NULL END, changed_at = $15, changed_by = $16
WHERE briefing_id = $1 AND version = $2;
