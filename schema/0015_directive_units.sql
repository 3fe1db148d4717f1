-- Whose register a paper stands in. Written by the room `directive` alone.
ALTER TABLE paper ADD COLUMN unit_id TEXT NOT NULL DEFAULT '';  -- id of a unit; empty: the office as a whole
CREATE INDEX paper_by_unit ON paper (unit_id, received_at, id);
