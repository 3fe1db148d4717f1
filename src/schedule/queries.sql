-- name: insert_schedule
-- Nothing happens if the unit has that week.
INSERT INTO schedule (id, unit_id, monday, version, state, edition, reason, number, issued_at, idle_words, signer_title, signer_name,
                      recipients, note, changed_at, changed_by)
VALUES ($1, $2, $3, 1, 'draft', 0, '', '', $4, $5, $6, $7, $8, '', $9, $10)
ON CONFLICT (unit_id, monday) DO NOTHING;

-- name: find_last_heading
-- Of the unit's newest week before another: what is printed around it is mostly the same.
SELECT issued_at, idle_words, signer_title, signer_name, recipients FROM schedule
WHERE unit_id = $1 AND monday < $2
ORDER BY monday DESC LIMIT 1;

-- name: find_schedule
SELECT id FROM schedule WHERE unit_id = $1 AND monday = $2;

-- name: find_unit_of_schedule
SELECT unit_id FROM schedule WHERE id = $1;

-- name: load_schedule
SELECT schedule.id, schedule.unit_id, schedule.monday, schedule.version, schedule.state, schedule.edition, schedule.reason,
       schedule.number, schedule.issued_at, schedule.idle_words, schedule.signer_title, schedule.signer_name, schedule.recipients,
       schedule.note, schedule.changed_at, COALESCE(account.shown_name, '') AS changed_by
FROM schedule
LEFT JOIN account ON account.id = schedule.changed_by
WHERE schedule.id = $1;

-- name: load_edition
SELECT number, issued_at, idle_words, signer_title, signer_name, recipients, note FROM schedule_edition
WHERE schedule_id = $1 AND edition = $2;

-- name: list_editions
-- The newest first.
SELECT schedule_edition.edition, schedule_edition.approved_at, COALESCE(account.shown_name, '') AS approved_by
FROM schedule_edition
LEFT JOIN account ON account.id = schedule_edition.approved_by
WHERE schedule_edition.schedule_id = $1
ORDER BY schedule_edition.edition DESC LIMIT 200;

-- name: list_schedules
-- Weeks that begin from $1 to $2, of the units that $3 and $4 (office::Sight of plans.read) let see. Whether their drafts may be seen is
-- for who calls.
SELECT schedule.id, schedule.unit_id, schedule.monday, schedule.state, schedule.edition
FROM schedule
WHERE schedule.monday >= $1 AND schedule.monday <= $2
  AND ($3 = '' OR schedule.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3
       AND permission = 'plans.read' AND held_from <= $4 AND held_until > $4 AND area_from <= $4 AND area_until > $4))
ORDER BY schedule.monday, schedule.id LIMIT 500;

-- name: update_schedule
-- Only if nobody changed it meanwhile.
UPDATE schedule
SET version = version + 1, state = $3, edition = $4, reason = $5, number = $6, issued_at = $7, idle_words = $8, signer_title = $9,
    signer_name = $10, recipients = $11, note = $12, changed_at = $13, changed_by = $14
WHERE id = $1 AND version = $2;

-- name: list_entries
-- Of an edition; 0: what is being drawn up, without what was taken out.
SELECT id, version, held_on, part_of_day, start_time, end_time, content, participants, place, prepared_by, note, is_cancelled, event_id,
       occurrence, task_id, paper_id
FROM schedule_entry
WHERE schedule_id = $1 AND edition = $2 AND NOT is_removed
ORDER BY id LIMIT 400;

-- name: list_attendances
-- In the order of the office. Of what is being drawn up post and name are those of today.
SELECT schedule_attendance.entry_id, schedule_attendance.leader_id, schedule_attendance.chairs, schedule_attendance.shown,
       schedule_leader.name, schedule_leader.post
FROM schedule_attendance
JOIN schedule_leader ON schedule_leader.id = schedule_attendance.leader_id
WHERE schedule_attendance.schedule_id = $1 AND schedule_attendance.edition = $2
ORDER BY schedule_attendance.entry_id, schedule_leader.place, schedule_leader.id LIMIT 16000;

-- name: find_entry
-- Of what is being drawn up, one that was taken out too; in_edition: whether it was ever approved.
SELECT schedule_entry.version, schedule_entry.is_removed,
       (SELECT COUNT(*) FROM schedule_entry AS approved
        WHERE approved.schedule_id = schedule_entry.schedule_id AND approved.edition > 0 AND approved.id = schedule_entry.id) AS editions
FROM schedule_entry
WHERE schedule_id = $1 AND edition = 0 AND id = $2;

-- name: count_entries
SELECT COUNT(*) AS entries FROM schedule_entry WHERE schedule_id = $1 AND edition = 0;

-- name: insert_entry
INSERT INTO schedule_entry (schedule_id, edition, id, version, held_on, part_of_day, start_time, end_time, content, participants, place,
                            prepared_by, note, is_cancelled, is_removed, event_id, occurrence, task_id, paper_id)
VALUES ($1, 0, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, FALSE, $13, $14, $15, $16);

-- name: update_entry
UPDATE schedule_entry
SET version = version + 1, held_on = $3, part_of_day = $4, start_time = $5, end_time = $6, content = $7, participants = $8, place = $9,
    prepared_by = $10, note = $11, is_cancelled = $12, event_id = $13, occurrence = $14, task_id = $15, paper_id = $16
WHERE schedule_id = $1 AND edition = 0 AND id = $2;

-- name: set_removed
UPDATE schedule_entry SET version = version + 1, is_removed = $3 WHERE schedule_id = $1 AND edition = 0 AND id = $2;

-- name: insert_attendance
INSERT INTO schedule_attendance (schedule_id, edition, entry_id, leader_id, chairs, shown) VALUES ($1, $2, $3, $4, $5, $6);

-- name: remove_attendances
DELETE FROM schedule_attendance WHERE schedule_id = $1 AND edition = 0 AND entry_id = $2;

-- name: insert_edition
INSERT INTO schedule_edition (schedule_id, edition, number, issued_at, idle_words, signer_title, signer_name, recipients, note,
                              approved_at, approved_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- name: copy_entries
-- What is being drawn up becomes an edition.
INSERT INTO schedule_entry (schedule_id, edition, id, version, held_on, part_of_day, start_time, end_time, content, participants, place,
                            prepared_by, note, is_cancelled, is_removed, event_id, occurrence, task_id, paper_id)
SELECT schedule_id, CAST($2 AS BIGINT), id, version, held_on, part_of_day, start_time, end_time, content, participants, place, prepared_by,
       note, is_cancelled, FALSE, event_id, occurrence, task_id, paper_id
FROM schedule_entry
WHERE schedule_id = $1 AND edition = 0 AND NOT is_removed;

-- name: list_leaders
-- Of a unit, in its order, retired ones too.
SELECT id, unit_id, version, name, post, place, is_retired FROM schedule_leader WHERE unit_id = $1 ORDER BY place, id LIMIT 200;

-- name: load_leader
SELECT id, unit_id, version, name, post, place, is_retired FROM schedule_leader WHERE id = $1;

-- name: insert_leader
INSERT INTO schedule_leader (id, unit_id, version, name, post, place, is_retired, changed_at, changed_by)
VALUES ($1, $2, 1, $3, $4, $5, FALSE, $6, $7);

-- name: update_leader
UPDATE schedule_leader
SET version = version + 1, name = $2, post = $3, is_retired = $4, changed_at = $5, changed_by = $6
WHERE id = $1;

-- name: place_leader
-- Its place alone: the others' make no new version of them.
UPDATE schedule_leader SET place = $2 WHERE id = $1;
