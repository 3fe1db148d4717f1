-- name: find_paper_of_original
-- The paper in the register of a unit ($2) whose current reading is of the file with this SHA-256; of several the first.
SELECT reading.paper_id FROM reading JOIN paper ON paper.id = reading.paper_id
WHERE reading.original = $1 AND reading.is_current AND paper.unit_id = $2 ORDER BY reading.paper_id LIMIT 1;

-- name: list_of_number
-- Papers of a number in the register of a unit ($2), the newest first, as ones a file on its way in may be.
SELECT paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling,
       paper.received_at, paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments,
       paper.unit_id, paper.look_over, paper.version, COALESCE(account.shown_name, '') AS received_by
FROM paper
LEFT JOIN account ON account.id = paper.received_by
WHERE paper.number_key = $1 AND paper.unit_id = $2
ORDER BY paper.received_at DESC, paper.id DESC LIMIT 50;

-- name: list_of_original
-- The same of papers that a file is now.
SELECT paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling,
       paper.received_at, paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments,
       paper.unit_id, paper.look_over, paper.version, COALESCE(account.shown_name, '') AS received_by
FROM reading
JOIN paper ON paper.id = reading.paper_id
LEFT JOIN account ON account.id = paper.received_by
WHERE reading.original = $1 AND reading.is_current AND paper.unit_id = $2
ORDER BY paper.id LIMIT 5;

-- name: list_of_earlier_file
-- The same of papers that a file was before.
SELECT paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling,
       paper.received_at, paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments,
       paper.unit_id, paper.look_over, paper.version, COALESCE(account.shown_name, '') AS received_by
FROM earlier_file
JOIN paper ON paper.id = earlier_file.paper_id
LEFT JOIN account ON account.id = paper.received_by
WHERE earlier_file.original = $1 AND paper.unit_id = $2
ORDER BY paper.id LIMIT 5;

-- name: load_same_paper
-- The same of one paper in the register of a unit ($2).
SELECT paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling,
       paper.received_at, paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments,
       paper.unit_id, paper.look_over, paper.version, COALESCE(account.shown_name, '') AS received_by
FROM paper
LEFT JOIN account ON account.id = paper.received_by
WHERE paper.id = $1 AND paper.unit_id = $2;

-- name: find_unit
-- Whose register it stands in.
SELECT unit_id FROM paper WHERE id = $1;

-- name: list_of_number_seen
-- As list_of_number, of all units that $2 and $3 (office::Sight) let see.
SELECT paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling,
       paper.received_at, paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments,
       paper.unit_id, paper.look_over, paper.version, COALESCE(account.shown_name, '') AS received_by
FROM paper
LEFT JOIN account ON account.id = paper.received_by
WHERE paper.number_key = $1 AND ($2 = '' OR paper.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $2 AND permission = 'papers.read' AND held_from <= $3
       AND held_until > $3 AND area_from <= $3 AND area_until > $3))
ORDER BY paper.received_at DESC, paper.id DESC LIMIT 50;

-- name: find_kept_beside
-- The paper that this file became when it was kept beside that paper.
SELECT paper_id FROM kept_beside WHERE other_id = $1 AND original = $2 ORDER BY paper_id LIMIT 1;

-- name: insert_kept_beside
INSERT INTO kept_beside (paper_id, other_id, original, reason, kept_by, kept_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: list_kept_beside
-- Both ways: `came_later` where the paper asked for is the one that was kept.
SELECT paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling,
       paper.received_at, paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments,
       paper.unit_id, paper.look_over, kept_beside.reason, kept_beside.kept_at, kept_beside.paper_id = $1 AS came_later, COALESCE(account.shown_name, '') AS kept_by
FROM kept_beside
JOIN paper ON paper.id = CASE WHEN kept_beside.paper_id = $1 THEN kept_beside.other_id ELSE kept_beside.paper_id END
LEFT JOIN account ON account.id = kept_beside.kept_by
WHERE kept_beside.paper_id = $1 OR kept_beside.other_id = $1
ORDER BY kept_beside.kept_at, paper.id LIMIT 100;

-- name: load_for_replacing
SELECT paper.version, paper.file_name, paper.size_bytes, paper.received_at, paper.received_by, reading.original
FROM paper JOIN reading ON reading.paper_id = paper.id AND reading.is_current
WHERE paper.id = $1;

-- name: last_earlier_file
SELECT position, replaced_at, replaced_by FROM earlier_file WHERE paper_id = $1 ORDER BY position DESC LIMIT 1;

-- name: insert_earlier_file
INSERT INTO earlier_file (paper_id, position, original, file_name, size_bytes, received_at, received_by, replaced_at, replaced_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: update_file
UPDATE paper SET file_name = $2, size_bytes = $3 WHERE id = $1;

-- name: list_earlier_files
SELECT earlier_file.position, earlier_file.original, earlier_file.file_name, earlier_file.size_bytes, earlier_file.received_at,
       earlier_file.replaced_at, COALESCE(receiver.shown_name, '') AS received_by, COALESCE(replacer.shown_name, '') AS replaced_by
FROM earlier_file
LEFT JOIN account AS receiver ON receiver.id = earlier_file.received_by
LEFT JOIN account AS replacer ON replacer.id = earlier_file.replaced_by
WHERE earlier_file.paper_id = $1
ORDER BY earlier_file.position LIMIT 1000;

-- name: known_originals
-- Which of the files whose SHA-256 (64 characters each) stand in $1 between single spaces a current reading is of.
WITH RECURSIVE wanted (place, original) AS (
  SELECT 0, substr(CAST($1 AS TEXT), 1, 64)
  UNION ALL
  SELECT place + 1, substr(CAST($1 AS TEXT), 65 * (place + 1) + 1, 64) FROM wanted WHERE 65 * (place + 1) < length(CAST($1 AS TEXT))
)
SELECT DISTINCT wanted.original
FROM wanted
JOIN reading ON reading.original = wanted.original AND reading.is_current
LIMIT 1000;

-- name: has_reading_of
-- Current or not.
SELECT EXISTS (SELECT 1 FROM reading WHERE original = $1) AS has_reading;

-- name: insert_paper
INSERT INTO paper (id, version, file_name, size_bytes, received_at, received_by, number, number_key, type, type_code, type_key, system,
                   issuer, title, place, issued_on, doubts, findings, open_assignments, declined_assignments, is_planned, handling, look_over,
                   unit_id)
VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, FALSE, $20, 'waiting', $21);

-- name: insert_reading
INSERT INTO reading (id, paper_id, is_current, original, format, text, places, paragraph_of_line, reader, type_code, system, made_at,
                     in_force, in_force_from, in_force_begin_at, in_force_end_at)
VALUES ($1, $2, TRUE, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);

-- name: insert_field_reading
INSERT INTO field_reading (reading_id, field, value, as_written, begin_at, end_at, doubt_key) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: insert_page
INSERT INTO reading_page (reading_id, number, width, height, lines) VALUES ($1, $2, $3, $4, $5);

-- name: load_original
SELECT original FROM reading WHERE paper_id = $1 AND is_current;

-- name: list_pages
-- The pages of a paper's current reading; at most files::Limits::pages of them, the reader sees to it.
SELECT reading_page.number, reading_page.width, reading_page.height, reading_page.lines
FROM reading_page
JOIN reading ON reading.id = reading_page.reading_id
WHERE reading.paper_id = $1 AND reading.is_current
ORDER BY reading_page.number
LIMIT 10000;

-- name: insert_attachment
INSERT INTO attachment (reading_id, position, title, issuer, begin_at, end_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: insert_clause
INSERT INTO clause (id, reading_id, position, depth, attachment, path, enumerator, heading, begin_at, end_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: move_clause
-- It was found again by a newer reading.
UPDATE clause
SET reading_id = $2, position = $3, depth = $4, attachment = $5, path = $6, enumerator = $7, heading = $8, begin_at = $9, end_at = $10
WHERE id = $1;

-- name: insert_citation
INSERT INTO citation (reading_id, position, number, number_as_written, number_key, type_code, system, type, issued_on, issuer, title,
                      is_basis, effect, begin_at, end_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);

-- name: insert_assignment
INSERT INTO assignment (id, reading_id, position, clause_id, clause_path, assignee, with_bodies, text, period, deadline, deadline_date,
                        deadline_time, deadline_rule, deadline_rule_day, deadline_rule_month, deadline_counted_from, deadline_base,
                        report_to, scope, reason_key, begin_at, end_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22);

-- name: move_assignment
UPDATE assignment
SET reading_id = $2, position = $3, clause_id = $4, clause_path = $5, assignee = $6, with_bodies = $7, text = $8, period = $9, deadline = $10,
    deadline_date = $11, deadline_time = $12, deadline_rule = $13, deadline_rule_day = $14, deadline_rule_month = $15,
    deadline_counted_from = $16, deadline_base = $17, report_to = $18, scope = $19, reason_key = $20, begin_at = $21, end_at = $22
WHERE id = $1;

-- name: remove_assignment_sentences
DELETE FROM assignment_sentence WHERE assignment_id = $1;

-- name: insert_assignment_sentence
INSERT INTO assignment_sentence (assignment_id, position, scope, reason_key, begin_at, end_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: insert_recipient
INSERT INTO recipient (reading_id, position, name, role, begin_at, end_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: insert_footnote
INSERT INTO footnote (reading_id, position, mark, text, begin_at, end_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: insert_occasion
INSERT INTO occasion (reading_id, position, name, original_date, years, year, country, begin_at, end_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: insert_event
INSERT INTO event (reading_id, position, name, from_date, to_date, place, begin_at, end_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: insert_finding
INSERT INTO finding (reading_id, position, rule, severity, args, suggestion, begin_at, end_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: load_paper
-- The paper with its current reading and the shown name of who took it in.
SELECT paper.id, paper.version, paper.file_name, paper.unit_id, paper.size_bytes, paper.received_at, paper.type_code, paper.system,
       reading.id AS reading_id, reading.original, reading.format, reading.reader, reading.text,
       reading.in_force, reading.in_force_from, reading.in_force_begin_at, reading.in_force_end_at,
       COALESCE(account.shown_name, '') AS received_by
FROM paper
JOIN reading ON reading.paper_id = paper.id AND reading.is_current
LEFT JOIN account ON account.id = paper.received_by
WHERE paper.id = $1;

-- name: load_source
-- What a correction starts from.
SELECT paper.version, reading.id AS reading_id, reading.text, reading.type_code, reading.system
FROM paper
JOIN reading ON reading.paper_id = paper.id AND reading.is_current
WHERE paper.id = $1;

-- name: load_text
SELECT id AS reading_id, text FROM reading WHERE paper_id = $1 AND is_current;

-- name: load_texts
-- Of the papers in $1 (see load_rows).
WITH RECURSIVE wanted (place, id) AS (
  SELECT 0, substr(CAST($1 AS TEXT), 1, 26)
  UNION ALL
  SELECT place + 1, substr(CAST($1 AS TEXT), 27 * (place + 1) + 1, 26) FROM wanted WHERE 27 * (place + 1) < length(CAST($1 AS TEXT))
)
SELECT reading.paper_id AS id, reading.text
FROM wanted
JOIN reading ON reading.paper_id = wanted.id AND reading.is_current
LIMIT 1000;

-- name: list_field_readings
SELECT field, value, as_written, begin_at, end_at, doubt_key FROM field_reading WHERE reading_id = $1 LIMIT 100;

-- name: list_standing_corrections
-- Oldest first, so that the newest of a field comes last and wins.
SELECT correction.id, correction.field, correction.value, correction.reading_id, correction.begin_at, correction.end_at,
       correction.quote, correction.before, correction.after, correction.made_at, COALESCE(account.shown_name, '') AS made_by
FROM field_correction AS correction
LEFT JOIN account ON account.id = correction.made_by
WHERE correction.paper_id = $1 AND correction.taken_back_at IS NULL
ORDER BY correction.position
LIMIT 10000;

-- name: list_clauses
SELECT id, depth, attachment, path, enumerator, heading, begin_at, end_at FROM clause WHERE reading_id = $1 ORDER BY position LIMIT 100000;

-- name: list_attachments
SELECT title, issuer, begin_at, end_at FROM attachment WHERE reading_id = $1 ORDER BY position LIMIT 10000;

-- name: list_citations
SELECT number, number_as_written, type_code, system, type, issued_on, issuer, title, is_basis, effect, begin_at, end_at
FROM citation WHERE reading_id = $1 ORDER BY position LIMIT 100000;

-- name: list_registered_citations
-- The other registered papers that bear a cited number, with the citation's place. One number may be borne by papers of several years,
-- terms and bodies: identity.hpp tells.
SELECT citation.position AS citation, paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling,
       paper.received_at, paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments, paper.unit_id, paper.look_over
FROM citation
JOIN paper ON paper.number_key = citation.number_key
WHERE citation.reading_id = $1 AND citation.number_key <> '' AND paper.id <> $2
  AND ($3 = '' OR paper.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3 AND permission = 'papers.read' AND held_from <= $4
       AND held_until > $4 AND area_from <= $4 AND area_until > $4))
ORDER BY citation.position, paper.received_at DESC, paper.id DESC
LIMIT 10000;

-- name: list_citing
-- Citations of a number ($1) in what other papers say now, the newest paper first, each with the last numbered clause that begins before it.
SELECT paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling,
       paper.received_at, paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments, paper.unit_id, paper.look_over,
       citation.position AS citation, citation.number AS cited_number, citation.type_code AS cited_type_code, citation.type AS cited_type,
       citation.issued_on AS cited_on, citation.issuer AS cited_issuer, citation.is_basis, citation.effect,
       clause.path AS clause_path,
       clause.heading AS clause_heading
FROM citation
JOIN reading ON reading.id = citation.reading_id AND reading.is_current
JOIN paper ON paper.id = reading.paper_id
LEFT JOIN clause ON clause.id = (SELECT inner_clause.id FROM clause AS inner_clause
                                 WHERE inner_clause.reading_id = citation.reading_id AND inner_clause.begin_at <= citation.begin_at
                                 ORDER BY inner_clause.begin_at DESC, inner_clause.depth DESC LIMIT 1)
WHERE citation.number_key = $1 AND paper.id <> $2
  AND ($3 = '' OR paper.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $3 AND permission = 'papers.read' AND held_from <= $4
       AND held_until > $4 AND area_from <= $4 AND area_until > $4))
ORDER BY paper.received_at DESC, paper.id DESC, citation.position
LIMIT 1000;

-- name: list_assignments
SELECT id, clause_id, clause_path, assignee, with_bodies, text, period, deadline, deadline_date, deadline_time, deadline_rule, deadline_rule_day,
       deadline_rule_month, deadline_counted_from, deadline_base, report_to, scope, reason_key, begin_at, end_at
FROM assignment WHERE reading_id = $1 ORDER BY position LIMIT 100000;

-- name: list_assignment_sentences
-- Of all assignments of a reading at once.
SELECT sentence.assignment_id, sentence.scope, sentence.reason_key, sentence.begin_at, sentence.end_at
FROM assignment_sentence AS sentence
JOIN assignment ON assignment.id = sentence.assignment_id
WHERE assignment.reading_id = $1
ORDER BY assignment.position, sentence.position
LIMIT 1000000;

-- name: list_recipients
SELECT name, role, begin_at, end_at FROM recipient WHERE reading_id = $1 ORDER BY position LIMIT 100000;

-- name: list_footnotes
SELECT mark, text, begin_at, end_at FROM footnote WHERE reading_id = $1 ORDER BY position LIMIT 100000;

-- name: list_occasions
SELECT name, original_date, years, year, country, begin_at, end_at FROM occasion WHERE reading_id = $1 ORDER BY position LIMIT 100000;

-- name: list_events
SELECT name, from_date, to_date, place, begin_at, end_at FROM event WHERE reading_id = $1 ORDER BY position LIMIT 100000;

-- name: list_findings
SELECT rule, severity, args, suggestion, begin_at, end_at FROM finding WHERE reading_id = $1 ORDER BY position LIMIT 1000000;

-- name: load_clause
SELECT clause.depth, clause.attachment, clause.path, clause.enumerator, clause.heading, clause.begin_at, clause.end_at,
       reading.id AS reading_id, reading.paper_id, reading.text
FROM clause
JOIN reading ON reading.id = clause.reading_id
WHERE clause.id = $1;

-- name: note_plan
UPDATE paper SET is_planned = TRUE WHERE id = $1;

-- name: count_corrections
-- Taken back or not: the place of the next one.
SELECT COUNT(*) AS corrections FROM field_correction WHERE paper_id = $1;

-- name: insert_correction
INSERT INTO field_correction (id, paper_id, position, field, value, reading_id, begin_at, end_at, quote, before, after, made_by, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: take_correction_back
UPDATE field_correction SET taken_back_by = $2, taken_back_at = $3 WHERE id = $1;

-- name: update_header
-- Only if nobody changed the paper meanwhile.
UPDATE paper
SET version = version + 1, number = $3, number_key = $4, type = $5, type_code = $6, type_key = $7, system = $8, issuer = $9, title = $10,
    place = $11, issued_on = $12, doubts = $13, handling = $14
WHERE id = $1 AND version = $2;

-- name: update_counts
UPDATE paper SET findings = $2, open_assignments = $3, declined_assignments = $4 WHERE id = $1;

-- name: find_current_reading
SELECT id FROM reading WHERE paper_id = $1 AND is_current;

-- name: find_look_over
-- The last time it was asked for, which is the one that counts.
SELECT look_over.position, look_over.cause, look_over.compared_with, look_over.reading_id, look_over.paper_version, look_over.made_at,
       COALESCE(account.shown_name, '') AS made_by
FROM look_over
LEFT JOIN account ON account.id = look_over.made_by
WHERE look_over.paper_id = $1
ORDER BY look_over.position DESC LIMIT 1;

-- name: insert_look_over
INSERT INTO look_over (paper_id, position, cause, asked_at, compared_with) VALUES ($1, $2, $3, $4, $5);

-- name: settle_look_over
-- Says who looked it over; nothing but NULL: it waits again.
UPDATE look_over SET reading_id = $3, paper_version = $4, made_by = $5, made_at = $6 WHERE paper_id = $1 AND position = $2;

-- name: note_look_over
UPDATE paper SET look_over = $2 WHERE id = $1;

-- name: raise_version
-- Only if nobody changed the paper meanwhile.
UPDATE paper SET version = version + 1 WHERE id = $1 AND version = $2;

-- name: count_to_look_over
SELECT COUNT(*) AS papers FROM paper
WHERE look_over = 'waiting' AND ($1 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = 'papers.correct' AND held_from <= $2
       AND held_until > $2 AND area_from <= $2 AND area_until > $2));

-- name: retire_readings
UPDATE reading SET is_current = FALSE WHERE paper_id = $1 AND is_current;

-- name: list_clauses_of_paper
-- Of all its readings, those of the newest first.
SELECT clause.id, clause.attachment, clause.path, clause.heading
FROM clause JOIN reading ON reading.id = clause.reading_id
WHERE reading.paper_id = $1 ORDER BY reading.made_at DESC, reading.id DESC, clause.position LIMIT 100000;

-- name: list_assignments_of_paper
SELECT assignment.id, assignment.clause_path, assignment.assignee, assignment.text
FROM assignment JOIN reading ON reading.id = assignment.reading_id
WHERE reading.paper_id = $1 ORDER BY reading.made_at DESC, reading.id DESC, assignment.position LIMIT 100000;

-- name: load_for_rereading
SELECT paper.version, paper.file_name, paper.size_bytes, reading.id AS reading_id, reading.original, reading.reader
FROM paper JOIN reading ON reading.paper_id = paper.id AND reading.is_current
WHERE paper.id = $1;

-- name: list_read_by_others
-- Papers after $2 whose current reading is of another reader than $1.
SELECT paper_id FROM reading WHERE is_current AND reader <> $1 AND paper_id > $2 ORDER BY paper_id LIMIT $3;

-- name: count_read_by_others
SELECT COUNT(*) AS papers FROM reading WHERE is_current AND reader <> $1;

-- name: load_rows
-- Rows of the papers whose ids (26 characters each) stand in $1 between single spaces.
WITH RECURSIVE wanted (place, id) AS (
  SELECT 0, substr(CAST($1 AS TEXT), 1, 26)
  UNION ALL
  SELECT place + 1, substr(CAST($1 AS TEXT), 27 * (place + 1) + 1, 26) FROM wanted WHERE 27 * (place + 1) < length(CAST($1 AS TEXT))
)
SELECT paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling,
       paper.received_at, paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments, paper.unit_id, paper.look_over
FROM wanted
JOIN paper ON paper.id = wanted.id
LIMIT 1000;

-- name: list_page
-- The register, newest first, after the row ($8, $9). A filter that is empty lets everything pass: $1 type, $2 system, $3 to $4 days of
-- issue, $5 doubtful (yes, no), $6 planned (yes, no), $7 looked over (waiting, done),
-- $13 of one unit. $11 and $12: office::Sight.
SELECT id, number, type, type_code, title, issuer, system, issued_on, handling, received_at, file_name, doubts, findings,
       open_assignments, declined_assignments, unit_id, look_over
FROM paper
WHERE ($1 = '' OR type_key = $1) AND ($2 = '' OR system = $2) AND ($3 = '' OR (issued_on >= $3 AND issued_on <= $4))
  AND ($5 = '' OR ($5 = 'yes' AND doubts > 0) OR ($5 = 'no' AND doubts = 0))
  AND ($6 = '' OR ($6 = 'yes' AND is_planned) OR ($6 = 'no' AND NOT is_planned))
  AND ($7 = '' OR look_over = $7)
  AND ($13 = '' OR unit_id = $13)
  AND ($11 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $11 AND permission = 'papers.read' AND held_from <= $12
       AND held_until > $12 AND area_from <= $12 AND area_until > $12))
  AND (received_at, id) < ($8, $9)
ORDER BY received_at DESC, id DESC
LIMIT $10;

-- name: list_unplanned
-- The $1 papers that came in last and of which no plan was made. $2 and $3: office::Sight.
SELECT paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling, paper.received_at,
       paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments, paper.unit_id, paper.look_over
FROM (
  SELECT id FROM paper
  WHERE NOT is_planned AND ($2 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $2 AND permission = 'papers.read' AND held_from <= $3
       AND held_until > $3 AND area_from <= $3 AND area_until > $3))
  ORDER BY received_at DESC, id DESC LIMIT $1
) AS chosen
JOIN paper ON paper.id = chosen.id
ORDER BY paper.received_at DESC, paper.id DESC
LIMIT 1000;

-- name: count_unplanned
SELECT COUNT(*) AS papers FROM paper
WHERE NOT is_planned AND ($1 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = 'papers.read' AND held_from <= $2
       AND held_until > $2 AND area_from <= $2 AND area_until > $2));

-- name: list_page_oldest
-- The same, oldest first.
SELECT id, number, type, type_code, title, issuer, system, issued_on, handling, received_at, file_name, doubts, findings,
       open_assignments, declined_assignments, unit_id, look_over
FROM paper
WHERE ($1 = '' OR type_key = $1) AND ($2 = '' OR system = $2) AND ($3 = '' OR (issued_on >= $3 AND issued_on <= $4))
  AND ($5 = '' OR ($5 = 'yes' AND doubts > 0) OR ($5 = 'no' AND doubts = 0))
  AND ($6 = '' OR ($6 = 'yes' AND is_planned) OR ($6 = 'no' AND NOT is_planned))
  AND ($7 = '' OR look_over = $7)
  AND ($13 = '' OR unit_id = $13)
  AND ($11 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $11 AND permission = 'papers.read' AND held_from <= $12
       AND held_until > $12 AND area_from <= $12 AND area_until > $12))
  AND (received_at, id) > ($8, $9)
ORDER BY received_at, id
LIMIT $10;

-- name: count_types
-- How many papers of each type pass the filters other than that of type; the name is the one most of them use or any.
SELECT type_key, MAX(type) AS name, COUNT(*) AS papers
FROM paper
WHERE ($1 = '' OR system = $1) AND ($2 = '' OR (issued_on >= $2 AND issued_on <= $3))
  AND ($4 = '' OR ($4 = 'yes' AND doubts > 0) OR ($4 = 'no' AND doubts = 0))
  AND ($5 = '' OR ($5 = 'yes' AND is_planned) OR ($5 = 'no' AND NOT is_planned))
  AND ($6 = '' OR look_over = $6)
  AND ($9 = '' OR unit_id = $9)
  AND ($7 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $7 AND permission = 'papers.read' AND held_from <= $8
       AND held_until > $8 AND area_from <= $8 AND area_until > $8))
GROUP BY type_key
ORDER BY papers DESC, type_key
LIMIT 1000;

-- name: filter_matches @sqlite
-- Which of the papers in $7 (see load_rows) pass the filters other than that of type. They may be a thousand, and are taken
-- apart in each engine's own way.
SELECT paper.id, paper.type_key, paper.type
FROM json_each('["' || replace($7, ' ', '","') || '"]') AS wanted
JOIN paper ON paper.id = wanted.value
WHERE ($1 = '' OR system = $1) AND ($2 = '' OR (issued_on >= $2 AND issued_on <= $3))
  AND ($4 = '' OR ($4 = 'yes' AND doubts > 0) OR ($4 = 'no' AND doubts = 0))
  AND ($5 = '' OR ($5 = 'yes' AND is_planned) OR ($5 = 'no' AND NOT is_planned))
  AND ($6 = '' OR look_over = $6)
  AND ($10 = '' OR unit_id = $10)
  AND ($8 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $8 AND permission = 'papers.read' AND held_from <= $9
       AND held_until > $9 AND area_from <= $9 AND area_until > $9))
ORDER BY wanted.key
LIMIT 1000;

-- name: filter_matches @postgres
SELECT paper.id, paper.type_key, paper.type
FROM string_to_table($7, ' ') WITH ORDINALITY AS wanted (id, place)
JOIN paper ON paper.id = wanted.id
WHERE ($1 = '' OR system = $1) AND ($2 = '' OR (issued_on >= $2 AND issued_on <= $3))
  AND ($4 = '' OR ($4 = 'yes' AND doubts > 0) OR ($4 = 'no' AND doubts = 0))
  AND ($5 = '' OR ($5 = 'yes' AND is_planned) OR ($5 = 'no' AND NOT is_planned))
  AND ($6 = '' OR look_over = $6)
  AND ($10 = '' OR unit_id = $10)
  AND ($8 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $8 AND permission = 'papers.read' AND held_from <= $9
       AND held_until > $9 AND area_from <= $9 AND area_until > $9))
ORDER BY wanted.place
LIMIT 1000;

-- name: find_by_number_key
SELECT id FROM paper
WHERE number_key = $1 AND ($2 = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $2 AND permission = 'papers.read' AND held_from <= $3
       AND held_until > $3 AND area_from <= $3 AND area_until > $3))
ORDER BY received_at DESC, id DESC LIMIT 50;

-- name: count_to_index
SELECT COUNT(*) AS papers FROM paper;

-- name: list_to_index
-- What search is told of each paper, a page behind $1.
SELECT paper.id, paper.number, paper.type, paper.issuer, paper.title, paper.unit_id, reading.text
FROM paper JOIN reading ON reading.paper_id = paper.id AND reading.is_current
WHERE paper.id > $1 ORDER BY paper.id LIMIT $2;

-- name: count_holdings
SELECT COUNT(*) AS papers, CAST(COALESCE(SUM(size_bytes), 0) AS BIGINT) AS bytes FROM paper;

-- name: list_originals
-- Each once, after $1.
SELECT DISTINCT original FROM reading WHERE original > $1 ORDER BY original LIMIT $2;

-- name: count_of_unit
SELECT COUNT(*) AS how_many FROM paper WHERE unit_id = $1;

-- name: list_finding_answers
-- Those that stand, in order of making.
SELECT finding_answer.id, finding_answer.rule, finding_answer.kind, finding_answer.replacement, finding_answer.reason, finding_answer.reading_id,
       finding_answer.begin_at, finding_answer.end_at, finding_answer.quote, finding_answer.before, finding_answer.after, finding_answer.made_at,
       COALESCE(account.shown_name, '') AS made_by
FROM finding_answer
LEFT JOIN account ON account.id = finding_answer.made_by
WHERE finding_answer.paper_id = $1 AND finding_answer.taken_back_at IS NULL
ORDER BY finding_answer.id LIMIT 10000;

-- name: find_finding_answer
-- One that stands.
SELECT finding_answer.id, finding_answer.rule, finding_answer.kind, finding_answer.replacement, finding_answer.reason, finding_answer.reading_id,
       finding_answer.begin_at, finding_answer.end_at, finding_answer.quote, finding_answer.before, finding_answer.after, finding_answer.made_at,
       COALESCE(account.shown_name, '') AS made_by
FROM finding_answer
LEFT JOIN account ON account.id = finding_answer.made_by
WHERE finding_answer.paper_id = $1 AND finding_answer.id = $2 AND finding_answer.taken_back_at IS NULL;

-- name: insert_finding_answer
INSERT INTO finding_answer (id, paper_id, rule, kind, replacement, reason, reading_id, begin_at, end_at, quote, before, after, made_by, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- name: take_finding_answer_back
UPDATE finding_answer SET taken_back_by = $2, taken_back_at = $3 WHERE id = $1;

-- name: update_open_findings
-- A count for the register: the paper's version stays, nothing of its record changed.
UPDATE paper SET findings = $2 WHERE id = $1;

-- name: list_paper_ids
-- Every paper once, page by page.
SELECT id FROM paper WHERE id > $1 ORDER BY id LIMIT $2;

-- name: list_checker_settings
SELECT checker_setting.name, checker_setting.value, checker_setting.reason, checker_setting.changed_at,
       COALESCE(account.shown_name, '') AS changed_by
FROM checker_setting
LEFT JOIN account ON account.id = checker_setting.changed_by
ORDER BY checker_setting.name LIMIT 1000;

-- name: remove_checker_setting
DELETE FROM checker_setting WHERE name = $1;

-- name: insert_checker_setting
INSERT INTO checker_setting (name, value, reason, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5);

-- name: load_places
SELECT places FROM reading WHERE id = $1;

-- name: list_proposals
-- The newest of a paper first.
SELECT finding_proposal.id, finding_proposal.paper_id, finding_proposal.version, finding_proposal.state, finding_proposal.is_own, finding_proposal.note,
       finding_proposal.made_at, finding_proposal.reason, finding_proposal.settled_at,
       COALESCE(maker.shown_name, '') AS made_by, COALESCE(settler.shown_name, '') AS settled_by
FROM finding_proposal
LEFT JOIN account AS maker ON maker.id = finding_proposal.made_by
LEFT JOIN account AS settler ON settler.id = finding_proposal.settled_by
WHERE finding_proposal.paper_id = $1
ORDER BY finding_proposal.id DESC LIMIT $2;

-- name: load_proposal
SELECT finding_proposal.id, finding_proposal.paper_id, finding_proposal.version, finding_proposal.state, finding_proposal.is_own, finding_proposal.note,
       finding_proposal.made_at, finding_proposal.reason, finding_proposal.settled_at,
       COALESCE(maker.shown_name, '') AS made_by, COALESCE(settler.shown_name, '') AS settled_by
FROM finding_proposal
LEFT JOIN account AS maker ON maker.id = finding_proposal.made_by
LEFT JOIN account AS settler ON settler.id = finding_proposal.settled_by
WHERE finding_proposal.id = $1;

-- name: load_proposal_people
SELECT paper_id, made_by, settled_by, state FROM finding_proposal WHERE id = $1;

-- name: is_proposal_waiting
SELECT EXISTS (SELECT 1 FROM finding_proposal WHERE paper_id = $1 AND state = 'waiting') AS waits;

-- name: list_proposed_findings
SELECT position, rule, error_class, severity, args, wanted, source, clause_path, line, is_left_out, reading_id, begin_at, end_at, quote, before, after
FROM proposed_finding WHERE proposal_id = $1 ORDER BY position LIMIT 1000;

-- name: insert_proposal
-- Nothing if one of the paper waits.
INSERT INTO finding_proposal (id, paper_id, version, state, is_own, note, made_by, made_at, reason)
VALUES ($1, $2, 1, 'waiting', $3, $4, $5, $6, '')
ON CONFLICT DO NOTHING;

-- name: insert_proposed_finding
INSERT INTO proposed_finding (proposal_id, position, rule, error_class, severity, args, wanted, source, clause_path, line, is_left_out, reading_id,
                              begin_at, end_at, quote, before, after)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE, $11, $12, $13, $14, $15, $16);

-- name: settle_proposal
UPDATE finding_proposal SET state = $3, reason = $4, settled_by = $5, settled_at = $6, version = version + 1
WHERE id = $1 AND version = $2 AND state = 'waiting';

-- name: leave_out_proposed
UPDATE proposed_finding SET is_left_out = TRUE WHERE proposal_id = $1 AND position = $2;

-- name: list_told
-- Those whose papers an account may see ($2, $3: its sight).
SELECT paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling,
       paper.received_at, paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments, paper.unit_id, paper.look_over
FROM told_inheritor JOIN paper ON paper.id = told_inheritor.paper_id
WHERE told_inheritor.proposal_id = $1
  AND ($2 = '' OR paper.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $2 AND permission = 'papers.read' AND held_from <= $3
       AND held_until > $3 AND area_from <= $3 AND area_until > $3))
ORDER BY paper.id LIMIT 1000;

-- name: is_told
SELECT EXISTS (SELECT 1 FROM told_inheritor WHERE proposal_id = $1 AND paper_id = $2) AS is_told;

-- name: insert_told
INSERT INTO told_inheritor (proposal_id, paper_id, told_at) VALUES ($1, $2, $3);

-- name: list_waiting_proposals
-- The oldest first, of papers an account may decide about ($1, $2: its sight).
SELECT paper.id, paper.number, paper.type, paper.type_code, paper.title, paper.issuer, paper.system, paper.issued_on, paper.handling,
       paper.received_at, paper.file_name, paper.doubts, paper.findings, paper.open_assignments, paper.declined_assignments, paper.unit_id, paper.look_over,
       finding_proposal.made_at, COALESCE(account.shown_name, '') AS made_by,
       (SELECT COUNT(*) FROM proposed_finding WHERE proposed_finding.proposal_id = finding_proposal.id) AS proposed
FROM finding_proposal
JOIN paper ON paper.id = finding_proposal.paper_id
LEFT JOIN account ON account.id = finding_proposal.made_by
WHERE finding_proposal.state = 'waiting'
  AND ($1 = '' OR paper.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = 'papers.decide' AND held_from <= $2
       AND held_until > $2 AND area_from <= $2 AND area_until > $2))
ORDER BY finding_proposal.id LIMIT $3;

-- name: count_waiting_proposals
SELECT COUNT(*) AS proposals
FROM finding_proposal JOIN paper ON paper.id = finding_proposal.paper_id
WHERE finding_proposal.state = 'waiting'
  AND ($1 = '' OR paper.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = 'papers.decide' AND held_from <= $2
       AND held_until > $2 AND area_from <= $2 AND area_until > $2));
