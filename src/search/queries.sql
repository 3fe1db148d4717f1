-- Full text. The index differs between the engines, and so do all of these; see engine.hpp.

-- name: next_number @sqlite
SELECT COALESCE(MAX(number), 0) + 1 AS number FROM search_entry;

-- name: add_entry @sqlite
INSERT INTO search_entry (number, kind, id) VALUES ($1, $2, $3);

-- name: find_entry @sqlite
SELECT number FROM search_entry WHERE kind = $1 AND id = $2;

-- name: remove_entry @sqlite
DELETE FROM search_entry WHERE number = $1;

-- name: add_terms @sqlite
INSERT INTO search_term (rowid, text_1, text_2, text_3, text_4) VALUES ($1, $2, $3, $4, $5);

-- name: remove_terms @sqlite
DELETE FROM search_term WHERE rowid = $1;

-- name: find @sqlite
-- $1 is an FTS5 expression. A hit in the first text counts 16 times one in the fourth. Of equals the newest comes first.
SELECT search_entry.id AS id, bm25(search_term, 16.0, 8.0, 2.0, 1.0) AS score
FROM search_term JOIN search_entry ON search_entry.number = search_term.rowid
WHERE search_term MATCH $1 AND search_entry.kind = $2
ORDER BY score, search_entry.id DESC LIMIT $3;
