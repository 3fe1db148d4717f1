-- What accounts are told of: prepared rows, each written with what it tells of. Written by the room `office` alone.

CREATE TABLE notice (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL,          -- of office/notice_kinds.hpp
  words TEXT NOT NULL,         -- which of the kind's sentences: message "notice.<words>"
  subject_kind TEXT NOT NULL,  -- paper | plan | job | account …; empty: no one thing
  subject_id TEXT NOT NULL,    -- of a bundle the latest
  unit_id TEXT NOT NULL,       -- whose the thing is; empty: the office as a whole; '*': of several units
  permission TEXT NOT NULL,    -- what its reader must hold there; empty: it is about their own account
  bundle TEXT NOT NULL,        -- unseen ones of an account with one kind and bundle are one notice; empty: stands by itself
  how_many BIGINT NOT NULL,    -- things it tells of
  facts TEXT NOT NULL,         -- what fills the sentence, a line each: ids, counts and names, never what a paper says
  made_at TEXT NOT NULL,       -- of a bundle: when it grew last
  seen_at TEXT                 -- NULL: not seen yet
);

CREATE INDEX notice_by_account ON notice (account_id, made_at, id);
CREATE INDEX notice_by_bundle ON notice (kind, bundle) WHERE seen_at IS NULL;
CREATE INDEX notice_by_made_at ON notice (made_at);

-- What an account wants otherwise than the catalogue has it.
CREATE TABLE notice_choice (
  account_id TEXT NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL,
  choice TEXT NOT NULL,  -- to_name(NoticeChoice)
  PRIMARY KEY (account_id, kind)
);

-- Who has a permission on a unit is asked for whenever something happens there.
CREATE INDEX held_permission_by_permission ON held_permission (permission, root_id);
CREATE INDEX unit_area_by_unit ON unit_area (unit_id);
