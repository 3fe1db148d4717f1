-- The mark of an office that is being made of a copy: see unfinished.hpp.

-- name: mark_unfinished
INSERT INTO office_setting (key, value) VALUES ('unfinished_copy', '') ON CONFLICT DO NOTHING;

-- name: mark_finished
DELETE FROM office_setting WHERE key = 'unfinished_copy';

-- name: is_unfinished
SELECT EXISTS (SELECT 1 FROM office_setting WHERE key = 'unfinished_copy') AS is_unfinished;
