-- name: insert_plan
-- Nothing happens if there is one of the paper, the conclusion, the unit's day.
INSERT INTO plan (id, paper_id, version, title, made_at, made_by, unit_id, source_kind, source_id, source_year)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT DO NOTHING;

-- name: insert_task
INSERT INTO task (id, plan_id, version, position, title, owner, with_bodies, due_kind, due_on, due_time, due_rule, due_as_written, period,
                  report_to, is_done, is_removed, changed_at, changed_by, assignment_id, clause_id, clause_path, reading_id, begin_at,
                  end_at, quote, before, after, unit_id)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, FALSE, FALSE, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
        (SELECT unit_id FROM plan WHERE id = $2));

-- name: update_plan_title
-- Only if nobody changed the plan meanwhile.
UPDATE plan SET title = $3, version = version + 1 WHERE id = $1 AND version = $2;

-- name: update_task
-- Only if nobody changed the task meanwhile.
UPDATE task
SET version = version + 1, title = $3, owner = $4, with_bodies = $5, due_kind = $6, due_on = $7, due_time = $8, due_rule = $9,
    due_as_written = $10, is_done = $11, is_removed = $12, changed_at = $13, changed_by = $14
WHERE id = $1 AND version = $2;

-- name: next_position
SELECT COALESCE(MAX(position) + 1, 0) AS position FROM task WHERE plan_id = $1;

-- name: load_plan
SELECT plan.id, plan.paper_id, plan.version, plan.title, plan.made_at, plan.source_kind, plan.source_id, plan.source_year,
       COALESCE(account.shown_name, '') AS made_by
FROM plan
LEFT JOIN account ON account.id = plan.made_by
WHERE plan.id = $1;

-- name: find_plan_of
SELECT id FROM plan WHERE paper_id = $1;

-- name: find_plan_of_source
-- Of a conclusion, or of a unit's day in a year.
SELECT id FROM plan WHERE source_kind = $1 AND source_id = $2 AND source_year = $3 AND ($1 <> 'day' OR unit_id = $4)
ORDER BY id LIMIT 1;

-- name: plans_of_source
-- Of a day in a year, or of a conclusion: those that a sight ($4, $5) lets see.
SELECT id, title FROM plan
WHERE source_kind = $1 AND source_id = $2 AND source_year = $3
  AND ($4 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $4 AND permission = 'plans.read' AND held_from <= $5
       AND held_until > $5 AND area_from <= $5 AND area_until > $5))
ORDER BY id LIMIT 100;

-- name: plans_of
-- Of the papers whose ids (26 characters each) stand in $1 between single spaces.
WITH RECURSIVE wanted (place, id) AS (
  SELECT 0, substr(CAST($1 AS TEXT), 1, 26)
  UNION ALL
  SELECT place + 1, substr(CAST($1 AS TEXT), 27 * (place + 1) + 1, 26) FROM wanted WHERE 27 * (place + 1) < length(CAST($1 AS TEXT))
)
SELECT plan.id, plan.paper_id FROM wanted JOIN plan ON plan.paper_id = wanted.id
WHERE ($2 = '' OR plan.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $2 AND permission = 'plans.read' AND held_from <= $3
       AND held_until > $3 AND area_from <= $3 AND area_until > $3))
LIMIT 1000;

-- name: find_unit_of_plan
SELECT unit_id FROM plan WHERE id = $1;

-- name: find_unit_of_task
SELECT unit_id FROM task WHERE id = $1;

-- name: planned_papers
SELECT paper_id FROM plan WHERE paper_id IS NOT NULL ORDER BY made_at DESC, id DESC LIMIT 100000;

-- name: tasks_of_assignments
SELECT task.id, task.assignment_id
FROM task
JOIN plan ON plan.id = task.plan_id
WHERE plan.paper_id = $1 AND task.assignment_id IS NOT NULL AND NOT task.is_removed
ORDER BY task.position
LIMIT 100000;

-- name: list_plans
-- Newest first, after the plan ($1, $2), of the units that $4 and $5 (office::Sight) let see, with counts of the tasks that were not taken out.
SELECT page.id, page.paper_id, page.title, page.made_at, page.source_kind, page.source_id, page.source_year,
       COALESCE(account.shown_name, '') AS made_by,
       COUNT(task.id) AS tasks,
       COUNT(task.id) FILTER (WHERE task.owner <> '') AS with_owner,
       COUNT(task.id) FILTER (WHERE task.due_kind <> '') AS with_deadline,
       COUNT(task.id) FILTER (WHERE task.is_done) AS done
FROM (
  SELECT id, paper_id, title, made_at, made_by, source_kind, source_id, source_year FROM plan
  WHERE (made_at, id) < ($1, $2) AND ($4 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $4 AND permission = 'plans.read' AND held_from <= $5
         AND held_until > $5 AND area_from <= $5 AND area_until > $5))
  ORDER BY made_at DESC, id DESC LIMIT $3
) AS page
LEFT JOIN account ON account.id = page.made_by
LEFT JOIN task ON task.plan_id = page.id AND NOT task.is_removed
GROUP BY page.id, page.paper_id, page.title, page.made_at, page.source_kind, page.source_id, page.source_year, account.shown_name
ORDER BY page.made_at DESC, page.id DESC
LIMIT 1000;

-- name: load_task
-- Without what a paper said of it: see load_source.
SELECT task.id, task.plan_id, task.version, task.position, task.title, task.owner, task.with_bodies, task.due_kind, task.due_on,
       task.due_time, task.due_rule, task.due_as_written, task.period, task.report_to, task.is_done, task.is_removed, task.changed_at,
       COALESCE(account.shown_name, '') AS changed_by, task.assignment_id, task.clause_id, task.clause_path, task.quote
FROM task
LEFT JOIN account ON account.id = task.changed_by
WHERE task.id = $1;

-- name: load_source
-- Of a task that came from a paper, or from a point of a conclusion.
SELECT task.assignment_id, task.clause_id, task.clause_path, task.reading_id, task.begin_at, task.end_at, task.quote, task.before,
       task.after, plan.paper_id
FROM task
JOIN plan ON plan.id = task.plan_id
WHERE task.id = $1;

-- name: list_tasks
-- All of a plan, those taken out among them.
SELECT task.id, task.plan_id, task.version, task.position, task.title, task.owner, task.with_bodies, task.due_kind, task.due_on,
       task.due_time, task.due_rule, task.due_as_written, task.period, task.report_to, task.is_done, task.is_removed, task.changed_at,
       task.assignment_id, task.clause_id, task.clause_path, task.reading_id, task.begin_at, task.end_at, task.quote, task.before,
       task.after, plan.paper_id, COALESCE(account.shown_name, '') AS changed_by
FROM task
JOIN plan ON plan.id = task.plan_id
LEFT JOIN account ON account.id = task.changed_by
WHERE task.plan_id = $1
ORDER BY task.position
LIMIT 100000;

-- name: count_open
-- Of all tasks still to be done: due from $1 to $2 by date, late on $1, waiting for a planner. As the lists below, in indexes alone.
SELECT (SELECT COUNT(*) FROM task WHERE due_on >= $1 AND due_on <= $2 AND NOT is_done AND NOT is_removed
          AND ($3 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3 AND permission = 'plans.read' AND held_from <= $4
       AND held_until > $4 AND area_from <= $4 AND area_until > $4))) AS due,
       (SELECT COUNT(*) FROM task WHERE due_on < $1 AND NOT is_done AND NOT is_removed
          AND ($3 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3 AND permission = 'plans.read' AND held_from <= $4
       AND held_until > $4 AND area_from <= $4 AND area_until > $4))) AS late,
       (SELECT COUNT(*) FROM task WHERE (owner = '' OR due_kind = '') AND NOT is_done AND NOT is_removed
          AND ($3 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3 AND permission = 'plans.read' AND held_from <= $4
       AND held_until > $4 AND area_from <= $4 AND area_until > $4))) AS waiting;

-- name: count_rules
-- The rules in use and how many open tasks follow each: the next day is worked out once for a rule, not for a task.
SELECT due_rule, COUNT(*) AS tasks FROM task
WHERE due_rule <> '' AND NOT is_done AND NOT is_removed
  AND ($1 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = 'plans.read' AND held_from <= $2
       AND held_until > $2 AND area_from <= $2 AND area_until > $2))
GROUP BY due_rule LIMIT 1000;

-- name: list_due
-- Open tasks due from $1 to $2 by date.
SELECT task.id, task.plan_id, task.version, task.position, task.title, task.owner, task.with_bodies, task.due_kind, task.due_on,
       task.due_time, task.due_rule, task.due_as_written, task.period, task.report_to, task.is_done, task.is_removed, task.changed_at,
       task.assignment_id, task.clause_id, task.clause_path, task.reading_id, task.begin_at, task.end_at, task.quote, task.before,
       task.after, plan.paper_id, plan.title AS plan_title, COALESCE(account.shown_name, '') AS changed_by
FROM (
  SELECT id FROM task
  WHERE due_on >= $1 AND due_on <= $2 AND NOT is_done AND NOT is_removed
    AND ($4 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $4 AND permission = 'plans.read' AND held_from <= $5
       AND held_until > $5 AND area_from <= $5 AND area_until > $5))
  ORDER BY due_on, id LIMIT $3
) AS chosen
JOIN task ON task.id = chosen.id
JOIN plan ON plan.id = task.plan_id
LEFT JOIN account ON account.id = task.changed_by
ORDER BY task.due_on, task.id
LIMIT 1000;

-- name: list_due_by_rule
-- Open tasks that follow the rule $1.
SELECT task.id, task.plan_id, task.version, task.position, task.title, task.owner, task.with_bodies, task.due_kind, task.due_on,
       task.due_time, task.due_rule, task.due_as_written, task.period, task.report_to, task.is_done, task.is_removed, task.changed_at,
       task.assignment_id, task.clause_id, task.clause_path, task.reading_id, task.begin_at, task.end_at, task.quote, task.before,
       task.after, plan.paper_id, plan.title AS plan_title, COALESCE(account.shown_name, '') AS changed_by
FROM (
  SELECT id FROM task
  WHERE due_rule = $1 AND due_rule <> '' AND NOT is_done AND NOT is_removed
    AND ($3 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3 AND permission = 'plans.read' AND held_from <= $4
       AND held_until > $4 AND area_from <= $4 AND area_until > $4))
  ORDER BY id LIMIT $2
) AS chosen
JOIN task ON task.id = chosen.id
JOIN plan ON plan.id = task.plan_id
LEFT JOIN account ON account.id = task.changed_by
ORDER BY task.id
LIMIT 1000;

-- name: list_late
-- Open tasks whose day was before $1, the longest late first. A rule is never late: its next day is always ahead.
SELECT task.id, task.plan_id, task.version, task.position, task.title, task.owner, task.with_bodies, task.due_kind, task.due_on,
       task.due_time, task.due_rule, task.due_as_written, task.period, task.report_to, task.is_done, task.is_removed, task.changed_at,
       task.assignment_id, task.clause_id, task.clause_path, task.reading_id, task.begin_at, task.end_at, task.quote, task.before,
       task.after, plan.paper_id, plan.title AS plan_title, COALESCE(account.shown_name, '') AS changed_by
FROM (
  SELECT id FROM task
  WHERE due_on < $1 AND NOT is_done AND NOT is_removed
    AND ($3 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3 AND permission = 'plans.read' AND held_from <= $4
       AND held_until > $4 AND area_from <= $4 AND area_until > $4))
  ORDER BY due_on, id LIMIT $2
) AS chosen
JOIN task ON task.id = chosen.id
JOIN plan ON plan.id = task.plan_id
LEFT JOIN account ON account.id = task.changed_by
ORDER BY task.due_on, task.id
LIMIT 1000;

-- name: list_waiting
-- Open tasks without owner or deadline, the newest plan's first.
SELECT task.id, task.plan_id, task.version, task.position, task.title, task.owner, task.with_bodies, task.due_kind, task.due_on,
       task.due_time, task.due_rule, task.due_as_written, task.period, task.report_to, task.is_done, task.is_removed, task.changed_at,
       task.assignment_id, task.clause_id, task.clause_path, task.reading_id, task.begin_at, task.end_at, task.quote, task.before,
       task.after, plan.paper_id, plan.title AS plan_title, COALESCE(account.shown_name, '') AS changed_by
FROM (
  SELECT id FROM task
  WHERE (owner = '' OR due_kind = '') AND NOT is_done AND NOT is_removed
    AND ($2 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $2 AND permission = 'plans.read' AND held_from <= $3
       AND held_until > $3 AND area_from <= $3 AND area_until > $3))
  ORDER BY plan_id DESC, position LIMIT $1
) AS chosen
JOIN task ON task.id = chosen.id
JOIN plan ON plan.id = task.plan_id
LEFT JOIN account ON account.id = task.changed_by
ORDER BY task.plan_id DESC, task.position
LIMIT 1000;

-- name: count_near
-- By unit, of open tasks with a date: due from $1 to $2; late on $1; and of both those that were not so in the round before, which had told
-- of what is due until $3 and late on $4.
SELECT unit_id,
       COUNT(*) FILTER (WHERE due_on >= $1) AS due,
       COUNT(*) FILTER (WHERE due_on < $1) AS late,
       COUNT(*) FILTER (WHERE (due_on >= $1 AND due_on > $3) OR (due_on < $1 AND due_on >= $4)) AS fresh
FROM task
WHERE due_on IS NOT NULL AND due_on <= $2 AND NOT is_done AND NOT is_removed
GROUP BY unit_id
ORDER BY unit_id LIMIT 10000;

-- name: count_rules_of_units
-- By unit, the rules in use and how many open tasks follow each.
SELECT unit_id, due_rule, COUNT(*) AS tasks
FROM task
WHERE due_rule <> '' AND NOT is_done AND NOT is_removed
GROUP BY unit_id, due_rule
ORDER BY unit_id, due_rule LIMIT 10000;

-- name: count_of_unit
-- Its plans, and the tasks in them that are neither done nor taken out.
SELECT COUNT(DISTINCT plan.id) AS plans, COUNT(task.id) AS tasks FROM plan
LEFT JOIN task ON task.plan_id = plan.id AND NOT task.is_done AND NOT task.is_removed
WHERE plan.unit_id = $1;

-- name: list_deadlines
-- Tasks due from $1 to $2 by date, done ones too, that were not taken out.
SELECT task.id, task.plan_id, plan.paper_id, task.title, task.owner, task.period, task.due_time, task.report_to <> '' AS is_report,
       task.is_done, task.due_on
FROM task
JOIN plan ON plan.id = task.plan_id
WHERE task.due_on >= $1 AND task.due_on <= $2 AND NOT task.is_removed
  AND ($3 = '' OR task.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3 AND permission = 'plans.read' AND held_from <= $4
       AND held_until > $4 AND area_from <= $4 AND area_until > $4))
ORDER BY task.due_on, task.id LIMIT 5001;

-- name: list_rules_of_tasks
-- Open tasks that follow a rule.
SELECT task.id, task.plan_id, plan.paper_id, task.title, task.owner, task.period, task.due_time, task.report_to <> '' AS is_report,
       task.is_done, task.due_rule
FROM task
JOIN plan ON plan.id = task.plan_id
WHERE task.due_rule <> '' AND NOT task.is_done AND NOT task.is_removed
  AND ($1 = '' OR task.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = 'plans.read' AND held_from <= $2
       AND held_until > $2 AND area_from <= $2 AND area_until > $2))
ORDER BY task.id LIMIT 5001;

-- name: count_touched
-- Tasks of a plan that somebody changed, or added after it was made: those have a later instant.
SELECT COUNT(*) AS touched FROM task JOIN plan ON plan.id = task.plan_id
WHERE plan.id = $1 AND (task.version <> 1 OR task.changed_at <> plan.made_at);

-- name: delete_tasks
DELETE FROM task WHERE plan_id = $1;

-- name: delete_plan
DELETE FROM plan WHERE id = $1;
