-- The store's own statements: which steps of schema/ a database has seen.

-- name: list_steps
SELECT number, sha256 FROM schema_step ORDER BY number;

-- name: add_step
INSERT INTO schema_step (number, name, applied_at, sha256) VALUES ($1, $2, $3, $4);
