-- The store's own statements: which steps of schema/ a database has seen.

-- name: list_steps
SELECT number, sha256 FROM schema_step ORDER BY number;

-- name: add_step
INSERT INTO schema_step (number, name, applied_at, sha256) VALUES ($1, $2, $3, $4);

-- name: take_lane @sqlite
-- SQLite has one write at a time.
SELECT $1 = 1 AS is_ours;

-- name: take_lane @postgres
-- A lock of the session: it outlives the transaction and ends with the connection. The first number is any, the same in every version.
SELECT pg_try_advisory_lock(1634739297, CAST($1 AS INTEGER)) AS is_ours;

-- name: take_turn @sqlite
SELECT $1 = $1 AS is_ours;

-- name: take_turn @postgres
-- A lock of the transaction.
SELECT pg_try_advisory_xact_lock(1634739298, CAST($1 AS INTEGER)) AS is_ours;

-- name: list_columns @sqlite
-- `key_place` counts from 1 within the primary key; 0 is no part of it.
SELECT tables.name AS table_name, columns.name AS column_name, columns.type AS type, columns.pk AS key_place
FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
WHERE tables.type = 'table' AND substr(tables.name, 1, 7) <> 'sqlite_' ORDER BY tables.name, columns.cid;

-- name: list_columns @postgres
SELECT CAST(tables.relname AS TEXT) AS table_name, CAST(columns.attname AS TEXT) AS column_name,
       format_type(columns.atttypid, columns.atttypmod) AS type,
       COALESCE((SELECT key.place FROM unnest(keys.indkey) WITH ORDINALITY AS key (number, place) WHERE key.number = columns.attnum), 0) AS key_place
FROM pg_class AS tables
JOIN pg_attribute AS columns ON columns.attrelid = tables.oid AND columns.attnum > 0 AND NOT columns.attisdropped
LEFT JOIN pg_index AS keys ON keys.indrelid = tables.oid AND keys.indisprimary
WHERE tables.relkind IN ('r', 'p') AND tables.relnamespace = CAST(current_schema() AS REGNAMESPACE)
ORDER BY table_name, columns.attnum;

-- name: list_references @sqlite
SELECT DISTINCT tables.name AS table_name, keys."table" AS parent
FROM sqlite_master AS tables JOIN pragma_foreign_key_list(tables.name) AS keys WHERE tables.type = 'table' ORDER BY table_name, parent;

-- name: list_references @postgres
SELECT DISTINCT CAST(tables.relname AS TEXT) AS table_name, CAST(parents.relname AS TEXT) AS parent
FROM pg_constraint AS keys JOIN pg_class AS tables ON tables.oid = keys.conrelid JOIN pg_class AS parents ON parents.oid = keys.confrelid
WHERE keys.contype = 'f' AND tables.relnamespace = CAST(current_schema() AS REGNAMESPACE) ORDER BY table_name, parent;

-- name: find_step_table @sqlite
SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_step';

-- name: find_step_table @postgres
SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'schema_step';

-- name: describe_engine @sqlite
SELECT 'SQLite' AS engine, sqlite_version() AS version, encoding, 'BINARY' AS collation FROM pragma_encoding;

-- name: describe_engine @postgres
SELECT 'PostgreSQL' AS engine, current_setting('server_version') AS version, CAST(pg_encoding_to_char(encoding) AS TEXT) AS encoding,
       CAST(datcollate AS TEXT) AS collation
FROM pg_database WHERE datname = current_database();

-- name: list_damage @sqlite
-- What the engine's own check of the whole file finds.
SELECT integrity_check AS fault FROM pragma_integrity_check WHERE integrity_check <> 'ok' LIMIT $1;

-- name: list_damage @postgres
-- PostgreSQL checks what it reads; a whole check is pg_amcheck's.
SELECT CAST('' AS TEXT) AS fault WHERE FALSE LIMIT $1;

-- name: list_loose_links @sqlite
-- Tables with rows that refer to a row that is not there.
SELECT DISTINCT "table" AS table_name FROM pragma_foreign_key_check LIMIT $1;

-- name: list_loose_links @postgres
-- It enforces them.
SELECT CAST('' AS TEXT) AS table_name WHERE FALSE LIMIT $1;
