-- Full text. The index differs between the engines, and so do all of these; see engine.hpp.

-- name: next_number @sqlite
SELECT COALESCE(MAX(number), 0) + 1 AS number FROM search_entry;

-- name: add_entry @sqlite
INSERT INTO search_entry (number, kind, id, area) VALUES ($1, $2, $3, $4);

-- name: find_entry @sqlite
SELECT number FROM search_entry WHERE kind = $1 AND id = $2;

-- name: remove_entry @sqlite
DELETE FROM search_entry WHERE number = $1;

-- name: add_terms @sqlite
INSERT INTO search_term (rowid, text_1, text_2, text_3, text_4) VALUES ($1, $2, $3, $4, $5);

-- name: remove_terms @sqlite
DELETE FROM search_term WHERE rowid = $1;

-- name: find @sqlite
-- $1 is an FTS5 expression; unless $4, things of the areas in $5 alone, a line break between them. A hit in the first text counts 16 times one in the fourth. Of equals the newest comes first.
SELECT search_entry.id AS id, bm25(search_term, 16.0, 8.0, 2.0, 1.0) AS score
FROM search_term JOIN search_entry ON search_entry.number = search_term.rowid
WHERE search_term MATCH $1 AND search_entry.kind = $2
  AND ($4 OR search_entry.area IN (SELECT value FROM json_each('["' || replace($5, char(10), '","') || '"]')))
ORDER BY score, search_entry.id DESC LIMIT $3;

-- name: add_entry @postgres
INSERT INTO search_entry (kind, id, terms, area) VALUES ($1, $2, $3, $4) RETURNING number;

-- name: add_part @postgres
INSERT INTO search_part (entry_number, part, terms) VALUES ($1, $2, CAST($3 AS TSVECTOR));

-- name: remove_entry @postgres
DELETE FROM search_entry WHERE kind = $1 AND id = $2;

-- name: find @postgres
-- Entries that hold every phrase of $1 and not every phrase of $2 (tsqueries, one a line); phrases may stand in different parts.
-- The score is bm25 as FTS5 reckons it (k1 = 1.2, b = 0.75): ts_rank_cd of one phrase is the sum of the weights of the places where it
-- stands, here 1, 1/2, 1/8 and 1/16 for the four texts. LIMIT tells the planner how few phrases there are (kMostQueryWords).
WITH phrase AS MATERIALIZED (
  SELECT place, CAST(words AS TSQUERY) AS words FROM string_to_table($1, E'\n') WITH ORDINALITY AS line (words, place) LIMIT 32
), beyond_phrase AS MATERIALIZED (
  SELECT place, CAST(words AS TSQUERY) AS words FROM string_to_table($2, E'\n') WITH ORDINALITY AS line (words, place) LIMIT 32
), hit AS MATERIALIZED (
  SELECT DISTINCT phrase.place, search_part.entry_number AS number FROM phrase JOIN search_part ON search_part.terms @@ phrase.words
), beyond AS MATERIALIZED (
  SELECT search_part.entry_number AS number
  FROM beyond_phrase JOIN search_part ON search_part.terms @@ beyond_phrase.words
  GROUP BY search_part.entry_number HAVING COUNT(DISTINCT beyond_phrase.place) = (SELECT COUNT(*) FROM beyond_phrase)
), candidate AS MATERIALIZED (
  SELECT hit.number FROM hit
  WHERE hit.number NOT IN (SELECT beyond.number FROM beyond)
  GROUP BY hit.number HAVING COUNT(*) = (SELECT COUNT(*) FROM phrase)
), every AS MATERIALIZED (
  SELECT COUNT(*) AS entries, CAST(AVG(terms) AS DOUBLE PRECISION) AS mean_terms FROM search_entry
), rarity AS MATERIALIZED (
  SELECT phrase.place, phrase.words, every.mean_terms,
         GREATEST(LN((every.entries - known.entries + CAST(0.5 AS DOUBLE PRECISION)) / (known.entries + 0.5)), 1e-6) AS weight
  FROM phrase JOIN (SELECT place, COUNT(*) AS entries FROM hit GROUP BY place) AS known ON known.place = phrase.place CROSS JOIN every
), standing AS MATERIALIZED (
  SELECT candidate.number, rarity.place, rarity.weight, rarity.mean_terms,
         SUM(16 * CAST(ts_rank_cd('{0.0625, 0.125, 0.5, 1}', search_part.terms, rarity.words) AS DOUBLE PRECISION)) AS hits
  FROM candidate JOIN search_part ON search_part.entry_number = candidate.number CROSS JOIN rarity
  GROUP BY candidate.number, rarity.place, rarity.weight, rarity.mean_terms
)
SELECT search_entry.id AS id,
       -SUM(standing.weight * standing.hits * 2.2 / (standing.hits + 1.2 * (0.25 + CAST(0.75 AS DOUBLE PRECISION) * search_entry.terms / standing.mean_terms))
            ORDER BY standing.place) AS score
FROM standing JOIN search_entry ON search_entry.number = standing.number AND search_entry.kind = $3
WHERE $5 OR search_entry.area IN (SELECT string_to_table($6, E'\n'))
GROUP BY search_entry.number, search_entry.id
ORDER BY score, search_entry.id DESC LIMIT $4;
