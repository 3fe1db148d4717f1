-- name: insert_day
INSERT INTO calendar_day (id, unit_id, version, name, english, kind, rule, since, country, theme, regulation, note, source, is_retired,
                          changed_at, changed_by)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, FALSE, $13, $14);

-- name: update_day
-- Only if nobody changed it meanwhile.
UPDATE calendar_day
SET version = version + 1, name = $3, english = $4, kind = $5, rule = $6, since = $7, country = $8, theme = $9, regulation = $10, note = $11,
    source = $12, is_retired = $13, changed_at = $14, changed_by = $15
WHERE id = $1 AND version = $2;

-- name: load_day
SELECT calendar_day.id, unit_id, version, calendar_day.name, english, kind, rule, since, country, theme, regulation, note, source, is_retired, changed_at,
       COALESCE(account.shown_name, '') AS changed_by
FROM calendar_day
LEFT JOIN account ON account.id = calendar_day.changed_by
WHERE calendar_day.id = $1;

-- name: list_days
-- Those of the office as a whole, and of the units that $1 and $2 (office::Sight of papers.read) let see; retired ones too.
SELECT calendar_day.id, unit_id, version, calendar_day.name, english, kind, rule, since, country, theme, regulation, note, source, is_retired, changed_at,
       COALESCE(account.shown_name, '') AS changed_by
FROM calendar_day
LEFT JOIN account ON account.id = calendar_day.changed_by
WHERE ($1 = '' OR unit_id = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = 'papers.read' AND held_from <= $2
       AND held_until > $2 AND area_from <= $2 AND area_until > $2))
ORDER BY calendar_day.id LIMIT 10000;

-- name: count_days
SELECT COUNT(*) AS days FROM calendar_day;

-- name: count_of_unit
SELECT COUNT(*) AS days FROM calendar_day WHERE unit_id = $1;

-- name: find_unit_of_day
SELECT unit_id FROM calendar_day WHERE id = $1;

-- name: list_shipped_changes
SELECT occasion, version, is_hidden, is_confirmed, rule, since, source, reason, changed_at, COALESCE(account.shown_name, '') AS changed_by
FROM calendar_shipped_day
LEFT JOIN account ON account.id = calendar_shipped_day.changed_by
ORDER BY occasion LIMIT 10000;

-- name: insert_shipped_change
-- Nothing happens if there is one.
INSERT INTO calendar_shipped_day (occasion, version, is_hidden, is_confirmed, rule, since, source, reason, changed_at, changed_by)
VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (occasion) DO NOTHING;

-- name: update_shipped_change
-- Only if nobody changed it meanwhile.
UPDATE calendar_shipped_day
SET version = version + 1, is_hidden = $3, is_confirmed = $4, rule = $5, since = $6, source = $7, reason = $8, changed_at = $9,
    changed_by = $10
WHERE occasion = $1 AND version = $2;

-- name: note_paper
-- Nothing happens if the paper is noted for the day.
INSERT INTO calendar_day_paper (day_id, paper_id, made_day, said_name, said_since, reading_id, begin_at, end_at, quote, before, after,
                                noted_at, noted_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (day_id, paper_id) DO NOTHING;

-- name: remove_paper
DELETE FROM calendar_day_paper WHERE day_id = $1 AND paper_id = $2;

-- name: find_noted
SELECT day_id, paper_id, made_day, said_name, said_since FROM calendar_day_paper WHERE day_id = $1 AND paper_id = $2;

-- name: count_papers_of_day
SELECT COUNT(*) AS papers FROM calendar_day_paper WHERE day_id = $1;

-- name: list_noted_of_paper
SELECT day_id, paper_id, made_day, said_name, said_since FROM calendar_day_paper WHERE paper_id = $1 ORDER BY day_id LIMIT 5000;

-- name: list_noted
-- Of all days, the papers that $1 and $2 (office::Sight of papers.read) let see.
SELECT day_id, paper_id, made_day, said_name, said_since
FROM calendar_day_paper
JOIN paper ON paper.id = calendar_day_paper.paper_id
WHERE ($1 = '' OR paper.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = 'papers.read' AND held_from <= $2
       AND held_until > $2 AND area_from <= $2 AND area_until > $2))
ORDER BY day_id, paper_id DESC LIMIT 10000;
-- name: insert_event
INSERT INTO calendar_event (id, unit_id, version, sequence, title, english, kind, place, description, is_all_day, first_on, last_on,
                            start_time, end_time, zone, repeats, status, reason, moved_from, seen_from, seen_until, paper_id, task_id,
                            occasion, is_removed, changed_at, changed_by)
VALUES ($1, $2, 1, 0, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '', $17, $18, $19, $20, $21, FALSE, $22, $23);

-- name: update_event
-- Only if nobody changed it meanwhile.
UPDATE calendar_event
SET version = version + 1, sequence = sequence + $3, title = $4, english = $5, kind = $6, place = $7, description = $8, is_all_day = $9,
    first_on = $10, last_on = $11, start_time = $12, end_time = $13, zone = $14, repeats = $15, status = $16, reason = $17,
    moved_from = $18, seen_from = $19, seen_until = $20, paper_id = $21, task_id = $22, occasion = $23, is_removed = $24,
    changed_at = $25, changed_by = $26
WHERE id = $1 AND version = $2;

-- name: load_event
SELECT calendar_event.id, calendar_event.unit_id, calendar_event.version, calendar_event.sequence, calendar_event.title,
       calendar_event.english, calendar_event.kind, calendar_event.place, calendar_event.description, calendar_event.is_all_day,
       calendar_event.first_on, calendar_event.last_on, calendar_event.start_time, calendar_event.end_time, calendar_event.zone,
       calendar_event.repeats, calendar_event.status, calendar_event.reason, calendar_event.moved_from, calendar_event.paper_id,
       calendar_event.task_id, calendar_event.occasion, calendar_event.is_removed, calendar_event.changed_at,
       COALESCE(account.shown_name, '') AS changed_by
FROM calendar_event
LEFT JOIN account ON account.id = calendar_event.changed_by
WHERE calendar_event.id = $1;

-- name: list_events
-- Those that may touch a day from $1 to $2, of the office as a whole and of the units that $3 and $4 (office::Sight of papers.read) let see.
SELECT calendar_event.id, calendar_event.unit_id, calendar_event.version, calendar_event.sequence, calendar_event.title,
       calendar_event.english, calendar_event.kind, calendar_event.place, calendar_event.description, calendar_event.is_all_day,
       calendar_event.first_on, calendar_event.last_on, calendar_event.start_time, calendar_event.end_time, calendar_event.zone,
       calendar_event.repeats, calendar_event.status, calendar_event.reason, calendar_event.moved_from, calendar_event.paper_id,
       calendar_event.task_id, calendar_event.occasion, calendar_event.is_removed, calendar_event.changed_at,
       COALESCE(account.shown_name, '') AS changed_by
FROM calendar_event
LEFT JOIN account ON account.id = calendar_event.changed_by
WHERE calendar_event.seen_until >= $1 AND calendar_event.seen_from <= $2 AND NOT calendar_event.is_removed
  AND ($3 = '' OR calendar_event.unit_id = '' OR calendar_event.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3
       AND permission = 'papers.read' AND held_from <= $4 AND held_until > $4 AND area_from <= $4 AND area_until > $4))
ORDER BY calendar_event.id LIMIT 5000;

-- name: list_events_about
-- Those about a paper, a task or a day of the calendar (empty: not asked for), seen as in list_events, latest first.
SELECT calendar_event.id, calendar_event.unit_id, calendar_event.version, calendar_event.sequence, calendar_event.title,
       calendar_event.english, calendar_event.kind, calendar_event.place, calendar_event.description, calendar_event.is_all_day,
       calendar_event.first_on, calendar_event.last_on, calendar_event.start_time, calendar_event.end_time, calendar_event.zone,
       calendar_event.repeats, calendar_event.status, calendar_event.reason, calendar_event.moved_from, calendar_event.paper_id,
       calendar_event.task_id, calendar_event.occasion, calendar_event.is_removed, calendar_event.changed_at,
       COALESCE(account.shown_name, '') AS changed_by
FROM calendar_event
LEFT JOIN account ON account.id = calendar_event.changed_by
WHERE NOT calendar_event.is_removed
  AND (calendar_event.paper_id = $1 OR calendar_event.task_id = $2 OR ($3 <> '' AND calendar_event.occasion = $3))
  AND ($4 = '' OR calendar_event.unit_id = '' OR calendar_event.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $4
       AND permission = 'papers.read' AND held_from <= $5 AND held_until > $5 AND area_from <= $5 AND area_until > $5))
ORDER BY calendar_event.first_on DESC, calendar_event.id LIMIT 100;

-- name: list_changes_of_event
SELECT occurrence, title, place, first_on, last_on, start_time, end_time, status, reason FROM calendar_event_change
WHERE event_id = $1
ORDER BY occurrence LIMIT 2000;

-- name: list_changes
-- Of the events of list_events, with the same parameters.
SELECT calendar_event_change.event_id, occurrence, calendar_event_change.title, calendar_event_change.place,
       calendar_event_change.first_on, calendar_event_change.last_on, calendar_event_change.start_time, calendar_event_change.end_time,
       calendar_event_change.status, calendar_event_change.reason
FROM calendar_event
JOIN calendar_event_change ON calendar_event_change.event_id = calendar_event.id
WHERE calendar_event.seen_until >= $1 AND calendar_event.seen_from <= $2 AND NOT calendar_event.is_removed
  AND ($3 = '' OR calendar_event.unit_id = '' OR calendar_event.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3
       AND permission = 'papers.read' AND held_from <= $4 AND held_until > $4 AND area_from <= $4 AND area_until > $4))
ORDER BY calendar_event_change.event_id, occurrence LIMIT 100000;

-- name: put_change
INSERT INTO calendar_event_change (event_id, occurrence, title, place, first_on, last_on, start_time, end_time, status, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (event_id, occurrence) DO UPDATE
SET title = excluded.title, place = excluded.place, first_on = excluded.first_on, last_on = excluded.last_on,
    start_time = excluded.start_time, end_time = excluded.end_time, status = excluded.status, reason = excluded.reason;

-- name: remove_changes_of_event
-- They are written anew with the names they have since the event was moved.
DELETE FROM calendar_event_change WHERE event_id = $1;

-- name: find_unit_of_event
SELECT unit_id FROM calendar_event WHERE id = $1;

-- name: count_events_of_unit
SELECT COUNT(*) AS events FROM calendar_event WHERE unit_id = $1 AND NOT is_removed;

-- name: count_changes_of_event
SELECT COUNT(*) AS changes FROM calendar_event_change WHERE event_id = $1;

-- name: find_origin
-- The event of a unit that was taken over from a file under that UID; the first, should there be several.
SELECT calendar_event_origin.event_id, calendar_event_origin.sequence, calendar_event_origin.digest, calendar_event.version
FROM calendar_event_origin
JOIN calendar_event ON calendar_event.id = calendar_event_origin.event_id
WHERE calendar_event_origin.uid = $1 AND calendar_event.unit_id = $2 AND NOT calendar_event.is_removed
ORDER BY calendar_event_origin.event_id LIMIT 1;

-- name: put_origin
INSERT INTO calendar_event_origin (event_id, uid, sequence, digest)
VALUES ($1, $2, $3, $4)
ON CONFLICT (event_id) DO UPDATE SET uid = excluded.uid, sequence = excluded.sequence, digest = excluded.digest;

-- name: list_lead_times
-- What the office says of lead times.
SELECT kind, years, step, version, days, changed_at, COALESCE(account.shown_name, '') AS changed_by
FROM calendar_lead_time
LEFT JOIN account ON account.id = calendar_lead_time.changed_by
ORDER BY kind, years, step LIMIT 1000;

-- name: insert_lead_time
-- Nothing happens if there is one.
INSERT INTO calendar_lead_time (kind, years, step, version, days, changed_at, changed_by)
VALUES ($1, $2, $3, 1, $4, $5, $6)
ON CONFLICT (kind, years, step) DO NOTHING;

-- name: update_lead_time
-- Only if nobody changed it meanwhile.
UPDATE calendar_lead_time
SET version = version + 1, days = $5, changed_at = $6, changed_by = $7
WHERE kind = $1 AND years = $2 AND step = $3 AND version = $4;

-- name: is_task_named
-- Whether an event is about a task.
SELECT id FROM calendar_event WHERE task_id = $1 LIMIT 1;
