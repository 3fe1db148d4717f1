-- What is due on the days of a calendar, done or not. Written by the room `programme` alone.
CREATE INDEX task_by_due_on ON task (due_on, id) WHERE due_on IS NOT NULL AND NOT is_removed;
