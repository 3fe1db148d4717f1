-- Things are found within areas: a text that a room chooses, the id of a unit for one.
ALTER TABLE search_entry ADD COLUMN area TEXT NOT NULL DEFAULT '';
