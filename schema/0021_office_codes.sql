-- Codes that people give to units: where a code comes from, and how often it was changed.
ALTER TABLE unit_code ADD COLUMN source TEXT NOT NULL DEFAULT '';    -- the paper that gave it; empty: it came with a list
ALTER TABLE unit_code ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
