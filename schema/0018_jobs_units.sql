-- For whom a job works: the queue only keeps it.
ALTER TABLE job ADD COLUMN unit_id TEXT NOT NULL DEFAULT '';  -- id of a unit; empty: the office as a whole
