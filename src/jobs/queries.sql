-- The queue: putting and showing jobs, claiming them, ending them.

-- name: add_job
-- Nothing, if one of its kind and key is open.
INSERT INTO job (id, kind, key, name, payload, asked_by, asked_from, state, attempts, run_at, lease, beat, is_cancel_wanted, done, total,
                 step_key, result, error_key, error_args, made_at, started_at, ended_at, unit_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, $8, NULL, 0, FALSE, $9, $10, '', '', '', '', $8, NULL, NULL, $11)
ON CONFLICT DO NOTHING;

-- name: find_open
SELECT id FROM job WHERE kind = $1 AND key = $2 AND state IN ('waiting', 'running');

-- name: add_item
INSERT INTO job_item (job_id, position, name, subject, outcome, made, message_key, message_args) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: load
SELECT id, kind, name, payload, asked_by, asked_from, unit_id, state, attempts, is_cancel_wanted, done, total, step_key, result, error_key, error_args,
       made_at, started_at, ended_at
FROM job WHERE id = $1;

-- name: list_of_asker
-- Newest first. Payloads and results are left out: they may be long.
SELECT id, kind, name, '' AS payload, asked_by, asked_from, unit_id, state, attempts, is_cancel_wanted, done, total, step_key, '' AS result, error_key,
       error_args, made_at, started_at, ended_at
FROM job WHERE asked_by = $1 ORDER BY id DESC LIMIT $2;

-- name: list_items
-- After position $2.
SELECT position, name, subject, outcome, made, message_key, message_args FROM job_item WHERE job_id = $1 AND position > $2
ORDER BY position LIMIT $3;

-- name: count_outcomes
SELECT outcome, COUNT(*) AS items FROM job_item WHERE job_id = $1 GROUP BY outcome ORDER BY outcome;

-- name: count_jobs
SELECT kind, state, COUNT(*) AS jobs FROM job GROUP BY kind, state ORDER BY kind, state;

-- name: awaits_subject
-- Whether an open job has still to work on this.
SELECT EXISTS (SELECT 1 FROM job_item JOIN job ON job.id = job_item.job_id
               WHERE subject = $1 AND outcome = '' AND state IN ('waiting', 'running')) AS awaits;

-- name: cancel_waiting
UPDATE job SET state = 'cancelled', is_cancel_wanted = TRUE, ended_at = $2 WHERE id = $1 AND state = 'waiting';

-- name: cancel_running
UPDATE job SET is_cancel_wanted = TRUE WHERE id = $1 AND state = 'running';

-- name: has_ready @sqlite
-- Whether a job of the kinds in $1 (" import sweep ") may begin at $2. One that would begin after $3, later than any back-off puts off,
-- was put off before the clock was set back: it may begin too.
SELECT EXISTS (SELECT 1 FROM job WHERE state = 'waiting' AND (run_at <= $2 OR run_at > $3)
               AND instr($1, ' ' || kind || ' ') > 0) AS has_ready;

-- name: has_ready @postgres
-- As for SQLite.
SELECT EXISTS (SELECT 1 FROM job WHERE state = 'waiting' AND (run_at <= $2 OR run_at > $3)
               AND strpos(CAST($1 AS TEXT), ' ' || kind || ' ') > 0) AS has_ready;

-- name: claim @sqlite
-- The first that is ready (see has_ready), under the lease $4. One writer at a time: no other can have it.
UPDATE job SET state = 'running', attempts = attempts + 1, lease = $4, beat = 0, started_at = COALESCE(started_at, $2)
WHERE id = (SELECT id FROM job WHERE state = 'waiting' AND (run_at <= $2 OR run_at > $3) AND instr($1, ' ' || kind || ' ') > 0
            ORDER BY run_at, id LIMIT 1)
RETURNING id, kind, name, payload, asked_by, asked_from, unit_id, state, attempts, is_cancel_wanted, done, total, step_key, result, error_key,
          error_args, made_at, started_at, ended_at;

-- name: claim @postgres
-- As for SQLite; a row that another worker is just claiming is passed over.
UPDATE job SET state = 'running', attempts = attempts + 1, lease = $4, beat = 0, started_at = COALESCE(started_at, $2)
WHERE id = (SELECT id FROM job WHERE state = 'waiting' AND (run_at <= $2 OR run_at > $3) AND strpos(CAST($1 AS TEXT), ' ' || kind || ' ') > 0
            ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, kind, name, payload, asked_by, asked_from, unit_id, state, attempts, is_cancel_wanted, done, total, step_key, result, error_key,
          error_args, made_at, started_at, ended_at;

-- name: renew
UPDATE job SET beat = beat + 1 WHERE id = $1 AND lease = $2 RETURNING is_cancel_wanted;

-- name: store_progress
UPDATE job SET beat = beat + 1, done = $3, total = $4, step_key = $5 WHERE id = $1 AND lease = $2 RETURNING is_cancel_wanted;

-- name: wants_cancel
SELECT is_cancel_wanted FROM job WHERE id = $1;

-- name: has_lease
SELECT EXISTS (SELECT 1 FROM job WHERE id = $1 AND lease = $2) AS has_lease;

-- name: settle_item
-- What came of an item that was still to do; also its name and subject, which it may have to lose.
UPDATE job_item SET outcome = $3, made = $4, message_key = $5, message_args = $6, name = $7, subject = $8 WHERE job_id = $1 AND position = $2 AND outcome = '';

-- name: change_item
-- What becomes of an item after its job, as long as it is as it was seen.
UPDATE job_item SET outcome = $4, made = $5, message_key = $6, message_args = $7 WHERE job_id = $1 AND position = $2 AND outcome = $3;

-- name: forget_name
-- It may no longer be said what the job was about.
UPDATE job SET name = '', key = NULL WHERE id = $1;

-- name: count_of_asker
SELECT COUNT(*) AS how_many FROM job WHERE asked_by = $1;

-- name: forget_addresses
-- It may no longer be said from where somebody asked.
UPDATE job SET asked_from = '' WHERE asked_by = $1 AND asked_from <> '';

-- name: end_attempt
-- The lease ends: the job is over, or waits for its next attempt at $4. An ended one keeps no lease.
UPDATE job SET state = $3, run_at = $4, lease = NULL, attempts = $5, done = $6, total = $7, step_key = $8, result = $9, error_key = $10,
               error_args = $11, ended_at = $12
WHERE id = $1 AND lease = $2;

-- name: list_running
-- With the payload and the result left out.
SELECT id, kind, name, '' AS payload, asked_by, asked_from, unit_id, state, attempts, is_cancel_wanted, done, total, step_key, '' AS result, error_key,
       error_args, made_at, started_at, ended_at, lease, beat
FROM job WHERE state = 'running' ORDER BY id LIMIT $1;

-- name: still_stands
-- Whether a running job's lease and beat are those that were seen.
SELECT EXISTS (SELECT 1 FROM job WHERE id = $1 AND lease = $2 AND beat = $3) AS still_stands;

-- name: last_made
-- When the newest job of a kind was put, as far as that is not later than $2: the clock was once ahead then.
SELECT MAX(made_at) AS made_at FROM job WHERE kind = $1 AND made_at <= $2;

-- name: oldest_waiting
-- Since when the job that has waited longest could have begun.
SELECT MIN(run_at) AS run_at FROM job WHERE state = 'waiting';

-- name: remove_old_items
DELETE FROM job_item WHERE job_id IN (SELECT id FROM job WHERE ended_at <= $1);

-- name: remove_old
DELETE FROM job WHERE ended_at <= $1;
