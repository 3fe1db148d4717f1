-- What a paper does to others and from when it holds, and the day a length of time is counted from. Written by the room `directive` alone.
-- Readings made before this step say nothing of it: reading again (read_again) fills it in.

ALTER TABLE citation ADD COLUMN effect TEXT NOT NULL DEFAULT '';  -- replaces | amends | ends; empty: it is only named

-- From when the paper holds.
ALTER TABLE reading ADD COLUMN in_force TEXT;                     -- as written; NULL: the paper does not say
ALTER TABLE reading ADD COLUMN in_force_from TEXT;                -- NULL: not said, or counted from a day the paper does not name
ALTER TABLE reading ADD COLUMN in_force_begin_at BIGINT;          -- NULL with in_force
ALTER TABLE reading ADD COLUMN in_force_end_at BIGINT;            -- NULL with in_force

ALTER TABLE assignment ADD COLUMN deadline_counted_from TEXT NOT NULL DEFAULT '';  -- as written: "ngày ký"; empty: it is no length of time
ALTER TABLE assignment ADD COLUMN deadline_base TEXT;                              -- that day; NULL: none, or the paper does not name it
