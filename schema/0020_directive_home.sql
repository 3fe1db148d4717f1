-- The papers of which no plan was made, and those that wait to be looked over, are listed and counted in indexes alone. Written by the room
-- `directive` alone.
DROP INDEX paper_to_look_over;
CREATE INDEX paper_to_look_over ON paper (received_at, id, unit_id, look_over) WHERE look_over = 'waiting';
CREATE INDEX paper_unplanned ON paper (received_at, id, unit_id, is_planned) WHERE NOT is_planned;
