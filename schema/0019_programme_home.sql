-- What the first screen lists and counts is found in indexes alone, however many tasks an office has. The columns of an index's own condition
-- stand in it too: SQLite looks into the table otherwise. Written by the room `programme` alone.
ALTER TABLE task ADD COLUMN unit_id TEXT NOT NULL DEFAULT '';  -- of its plan, which never changes
UPDATE task SET unit_id = (SELECT plan.unit_id FROM plan WHERE plan.id = task.plan_id);
DROP INDEX task_open_by_due_on;
DROP INDEX task_open_by_due_rule;
CREATE INDEX task_open_by_due_on ON task (due_on, id, unit_id, is_done, is_removed) WHERE due_on IS NOT NULL AND NOT is_done AND NOT is_removed;
CREATE INDEX task_open_by_due_rule ON task (due_rule, id, unit_id, is_done, is_removed) WHERE due_rule <> '' AND NOT is_done AND NOT is_removed;
CREATE INDEX task_waiting ON task (plan_id DESC, position, id, unit_id, owner, due_kind, is_done, is_removed)
WHERE (owner = '' OR due_kind = '') AND NOT is_done AND NOT is_removed;
