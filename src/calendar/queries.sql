-- name: insert_day
INSERT INTO calendar_day (id, unit_id, version, name, english, kind, rule, since, country, theme, regulation, note, source, is_retired,
                          changed_at, changed_by)
VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, FALSE, $13, $14);

-- name: update_day
-- Only if nobody changed it meanwhile.
UPDATE calendar_day
SET version = version + 1, name = $3, english = $4, kind = $5, rule = $6, since = $7, country = $8, theme = $9, regulation = $10, note = $11,
    source = $12, is_retired = $13, changed_at = $14, changed_by = $15
WHERE id = $1 AND version = $2;

-- name: load_day
SELECT calendar_day.id, unit_id, version, calendar_day.name, english, kind, rule, since, country, theme, regulation, note, source, is_retired, changed_at,
       COALESCE(account.shown_name, '') AS changed_by
FROM calendar_day
LEFT JOIN account ON account.id = calendar_day.changed_by
WHERE calendar_day.id = $1;

-- name: list_days
-- Those of the office as a whole, and of the units that $1 and $2 (office::Sight of papers.read) let see; retired ones too.
SELECT calendar_day.id, unit_id, version, calendar_day.name, english, kind, rule, since, country, theme, regulation, note, source, is_retired, changed_at,
       COALESCE(account.shown_name, '') AS changed_by
FROM calendar_day
LEFT JOIN account ON account.id = calendar_day.changed_by
WHERE ($1 = '' OR unit_id = '' OR unit_id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = 'papers.read' AND held_from <= $2
       AND held_until > $2 AND area_from <= $2 AND area_until > $2))
ORDER BY calendar_day.id LIMIT 10000;

-- name: count_days
SELECT COUNT(*) AS days FROM calendar_day;

-- name: count_of_unit
SELECT COUNT(*) AS days FROM calendar_day WHERE unit_id = $1;

-- name: find_unit_of_day
SELECT unit_id FROM calendar_day WHERE id = $1;

-- name: list_shipped_changes
SELECT occasion, version, is_hidden, is_confirmed, rule, since, source, reason, changed_at, COALESCE(account.shown_name, '') AS changed_by
FROM calendar_shipped_day
LEFT JOIN account ON account.id = calendar_shipped_day.changed_by
ORDER BY occasion LIMIT 10000;

-- name: insert_shipped_change
-- Nothing happens if there is one.
INSERT INTO calendar_shipped_day (occasion, version, is_hidden, is_confirmed, rule, since, source, reason, changed_at, changed_by)
VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (occasion) DO NOTHING;

-- name: update_shipped_change
-- Only if nobody changed it meanwhile.
UPDATE calendar_shipped_day
SET version = version + 1, is_hidden = $3, is_confirmed = $4, rule = $5, since = $6, source = $7, reason = $8, changed_at = $9,
    changed_by = $10
WHERE occasion = $1 AND version = $2;

-- name: note_paper
-- Nothing happens if the paper is noted for the day.
INSERT INTO calendar_day_paper (day_id, paper_id, made_day, said_name, said_since, reading_id, begin_at, end_at, quote, before, after,
                                noted_at, noted_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (day_id, paper_id) DO NOTHING;

-- name: remove_paper
DELETE FROM calendar_day_paper WHERE day_id = $1 AND paper_id = $2;

-- name: find_noted
SELECT day_id, paper_id, made_day, said_name, said_since FROM calendar_day_paper WHERE day_id = $1 AND paper_id = $2;

-- name: count_papers_of_day
SELECT COUNT(*) AS papers FROM calendar_day_paper WHERE day_id = $1;

-- name: list_noted_of_paper
SELECT day_id, paper_id, made_day, said_name, said_since FROM calendar_day_paper WHERE paper_id = $1 ORDER BY day_id LIMIT 5000;

-- name: list_noted
-- Of all days, the papers that $1 and $2 (office::Sight of papers.read) let see.
SELECT day_id, paper_id, made_day, said_name, said_since
FROM calendar_day_paper
JOIN paper ON paper.id = calendar_day_paper.paper_id
WHERE ($1 = '' OR paper.unit_id IN (SELECT unit_id FROM reach WHERE account_id = $1 AND permission = 'papers.read' AND held_from <= $2
       AND held_until > $2 AND area_from <= $2 AND area_until > $2))
ORDER BY day_id, paper_id DESC LIMIT 10000;
