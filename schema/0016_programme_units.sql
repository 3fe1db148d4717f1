-- Whose plan it is. Written by the room `programme` alone.
ALTER TABLE plan ADD COLUMN unit_id TEXT NOT NULL DEFAULT '';  -- id of a unit; empty: the office as a whole
CREATE INDEX plan_by_unit ON plan (unit_id, made_at, id);
