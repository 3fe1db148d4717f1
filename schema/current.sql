-- Generated from the steps beside it, for reading (SQLite). See src/store/schema.hpp.

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,  -- text::search_key
  shown_name TEXT NOT NULL,
  language TEXT NOT NULL,         -- vi | en
  password_hash TEXT,             -- argon2id; NULL: comes in by link alone
  created_at TEXT NOT NULL
, rights_version BIGINT NOT NULL DEFAULT 0, last_used_on TEXT, closed_at TEXT, closed_reason TEXT NOT NULL DEFAULT '', erased_at TEXT);

CREATE TABLE account_email (
  account_id TEXT PRIMARY KEY REFERENCES account (id),
  address TEXT NOT NULL,
  code_hash TEXT NOT NULL,    -- SHA-256 of account, address and the code that was sent there; empty: none is waited for
  code_until TEXT NOT NULL,
  wrong_codes BIGINT NOT NULL,
  confirmed_at TEXT           -- NULL: its owner has not shown yet that mail reaches them there; nothing is sent
);

CREATE TABLE assignment (
  id TEXT PRIMARY KEY,
  reading_id TEXT NOT NULL REFERENCES reading (id),
  position BIGINT NOT NULL,
  clause_id TEXT REFERENCES clause (id),  -- NULL: it stands in no numbered clause
  clause_path TEXT NOT NULL,
  assignee TEXT NOT NULL,
  with_bodies TEXT NOT NULL,
  text TEXT NOT NULL,
  period TEXT NOT NULL,
  deadline TEXT,                          -- as written; NULL: none is said
  deadline_date TEXT,                     -- NULL: the deadline is no date
  deadline_time TEXT NOT NULL,
  deadline_rule TEXT NOT NULL,
  deadline_rule_day BIGINT,               -- NULL: no rule, or it names no day
  deadline_rule_month BIGINT,             -- NULL: no rule, or it names no month
  report_to TEXT NOT NULL,
  scope TEXT NOT NULL,                    -- open | declined; declined only if every sentence is
  reason_key TEXT NOT NULL,               -- row of data/declined_duties.csv
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL, deadline_counted_from TEXT NOT NULL DEFAULT '', deadline_base TEXT,
  UNIQUE (reading_id, position)
);

CREATE TABLE assignment_sentence (
  assignment_id TEXT NOT NULL REFERENCES assignment (id),
  position BIGINT NOT NULL,
  scope TEXT NOT NULL,
  reason_key TEXT NOT NULL,
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  PRIMARY KEY (assignment_id, position)
);

CREATE TABLE attachment (
  reading_id TEXT NOT NULL REFERENCES reading (id),
  position BIGINT NOT NULL,
  title TEXT NOT NULL,
  issuer TEXT NOT NULL,
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  PRIMARY KEY (reading_id, position)
);

CREATE TABLE audit_chain (
  chain BIGINT PRIMARY KEY,
  position BIGINT NOT NULL,
  hash TEXT NOT NULL
);

CREATE TABLE audit_line (
  id TEXT PRIMARY KEY,                      -- in order of writing
  at TEXT NOT NULL,
  account_id TEXT REFERENCES account (id),  -- NULL: the program itself, on the command line
  from_address TEXT NOT NULL,
  event TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,                 -- empty: nothing was kept
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  chain BIGINT NOT NULL,                    -- 0: lines from before this step
  position BIGINT NOT NULL,                 -- in its chain: 1, 2, 3 …
  seal TEXT NOT NULL,                       -- salts of from_address, before and after; of a value that was erased, its hash
  previous_hash TEXT NOT NULL,              -- of the line at position - 1; empty at 1
  hash TEXT NOT NULL
);

CREATE INDEX audit_line_by_account ON audit_line (account_id, id);

CREATE UNIQUE INDEX audit_line_by_chain ON audit_line (chain, position);

CREATE INDEX audit_line_by_event ON audit_line (event, id);

CREATE INDEX audit_line_by_subject ON audit_line (subject_kind, subject_id, id);

CREATE TABLE "audit_line_unchained" (
  id TEXT PRIMARY KEY,                      -- in order of writing
  at TEXT NOT NULL,
  account_id TEXT REFERENCES account (id),  -- NULL: the program itself, on the command line
  from_address TEXT NOT NULL,
  event TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,                 -- empty: nothing was kept
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
);

CREATE TABLE briefing (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,                       -- id of a unit; empty: the office as a whole
  version BIGINT NOT NULL,
  kind TEXT NOT NULL,                          -- of data/briefing_kinds.csv
  held_on TEXT NOT NULL,
  start_time TEXT NOT NULL,                    -- "08:00"; empty: not said
  place TEXT NOT NULL,
  chair TEXT NOT NULL,                         -- "Giám đốc Sở"; may be empty
  participants TEXT NOT NULL,                  -- a line each
  back_from TEXT NOT NULL,                     -- the period it looks back on begins
  ahead_until TEXT NOT NULL,                   -- the period it looks ahead to ends
  state TEXT NOT NULL,                         -- planned | held | cancelled
  reason TEXT NOT NULL,                        -- why it was cancelled; else empty
  event_id TEXT REFERENCES calendar_event (id),  -- NULL: it hangs on no event of the calendar
  settled_at TEXT,                             -- when its agenda was settled; NULL: it is drawn from the work of the day
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);

CREATE INDEX briefing_by_day ON briefing (held_on, id);

CREATE INDEX briefing_of_unit ON briefing (unit_id, held_on, id);

CREATE TABLE briefing_item (
  briefing_id TEXT NOT NULL REFERENCES briefing (id),
  name TEXT NOT NULL,                          -- "task:01J…", "point:01J…", "event:01J… 2027-03-01T09:00", "day:tet 2027-02-06", "own:01J…"
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,                    -- among those of its section, from 1; 0: where it stands by nature
  is_aside BOOLEAN NOT NULL,                   -- not to be gone over
  reason TEXT NOT NULL,                        -- why; else empty
  presenter TEXT NOT NULL,                     -- who presents it; may be empty
  minutes BIGINT NOT NULL,                     -- 0: not said
  is_kept BOOLEAN NOT NULL,                    -- what follows is said: an own item, or a settled row
  section TEXT NOT NULL,                       -- points | late | done | due | days | own
  title TEXT NOT NULL,
  owner TEXT NOT NULL,
  due_on TEXT,                                 -- its day; NULL: none
  unit_id TEXT NOT NULL,                       -- whose the thing is, so who may see the row
  within_id TEXT NOT NULL,                     -- the plan of a task, the meeting of a point; else empty
  PRIMARY KEY (briefing_id, name)
);

CREATE TABLE briefing_notice (
  briefing_id TEXT PRIMARY KEY REFERENCES briefing (id),
  version BIGINT NOT NULL,
  state TEXT NOT NULL,                         -- draft | waiting | approved
  number TEXT NOT NULL,                        -- "12"; empty: not issued
  symbol TEXT NOT NULL,                        -- "/TB-STTDN"
  issued_on TEXT,                              -- NULL: not issued
  place TEXT NOT NULL,
  opening TEXT NOT NULL,
  closing TEXT NOT NULL,
  titles TEXT NOT NULL,                        -- of who signs, a line each: "KT. GIÁM ĐỐC"
  signer TEXT NOT NULL,
  recipients TEXT NOT NULL,                    -- a line each
  settled_by TEXT REFERENCES account (id),     -- who approved it; NULL: nobody yet, or the program itself
  settled_at TEXT,                             -- NULL: not approved
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);

CREATE TABLE briefing_point (
  id TEXT PRIMARY KEY,
  briefing_id TEXT NOT NULL REFERENCES briefing (id),
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,
  wording TEXT NOT NULL,
  owner TEXT NOT NULL,                         -- who does it; may be empty
  with_bodies TEXT NOT NULL,                   -- a line each
  due_kind TEXT NOT NULL,                      -- as of tasks: '' | date | moment | rule
  due_on TEXT,                                 -- NULL: no due date, or a rule
  due_time TEXT NOT NULL,
  due_rule TEXT NOT NULL,
  due_as_written TEXT NOT NULL,
  report_to TEXT NOT NULL,
  about TEXT NOT NULL,                         -- name of the agenda's row it is about; empty: of none
  is_done BOOLEAN NOT NULL,                    -- said of a point that became no task
  is_removed BOOLEAN NOT NULL,
  task_id TEXT REFERENCES task (id),           -- NULL: no task was made of it
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);

CREATE INDEX briefing_point_of_meeting ON briefing_point (briefing_id, position);

CREATE INDEX briefing_point_of_task ON briefing_point (task_id);

CREATE TABLE calendar_day (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,                       -- id of a unit; empty: the office as a whole, whose days everybody sees
  version BIGINT NOT NULL,
  name TEXT NOT NULL,                          -- Vietnamese
  english TEXT NOT NULL,                       -- may be empty
  kind TEXT NOT NULL,                          -- as in data/occasions.csv, as are rule, since, country, theme and regulation
  rule TEXT NOT NULL,
  since TEXT,                                  -- NULL: years are not counted
  country TEXT NOT NULL,                       -- empty: none
  theme TEXT NOT NULL,
  regulation TEXT NOT NULL,                    -- empty: none is known
  note TEXT NOT NULL,
  source TEXT NOT NULL,                        -- may be empty
  is_retired BOOLEAN NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);

CREATE INDEX calendar_day_by_unit ON calendar_day (unit_id, id);

CREATE TABLE calendar_day_paper (
  day_id TEXT NOT NULL,                        -- of calendar_day, or an id of data/occasions.csv
  paper_id TEXT NOT NULL REFERENCES paper (id),
  made_day BOOLEAN NOT NULL,                   -- the day was added because this paper names it
  said_name TEXT NOT NULL,                     -- the day's name as the paper was read, and its original date
  said_since TEXT NOT NULL,
  reading_id TEXT NOT NULL REFERENCES reading (id),
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  noted_by TEXT REFERENCES account (id),       -- NULL: the program itself
  PRIMARY KEY (day_id, paper_id)
);

CREATE INDEX calendar_day_of_paper ON calendar_day_paper (paper_id, day_id);

CREATE TABLE calendar_event (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,                       -- id of a unit; empty: the office as a whole, whose events everybody sees
  version BIGINT NOT NULL,
  sequence BIGINT NOT NULL,                    -- how often its time or its status changed (RFC 5545, 3.8.7.4)
  title TEXT NOT NULL,
  english TEXT NOT NULL,                       -- its title in English; may be empty
  kind TEXT NOT NULL,                          -- of data/event_kinds.csv
  place TEXT NOT NULL,
  description TEXT NOT NULL,
  is_all_day BOOLEAN NOT NULL,
  first_on TEXT NOT NULL,                      -- of the first occurrence, if it repeats
  last_on TEXT NOT NULL,
  start_time TEXT NOT NULL,                    -- "09:00"; empty: all day
  end_time TEXT NOT NULL,
  zone TEXT NOT NULL,                          -- "Europe/Paris"; empty: all day
  repeats TEXT NOT NULL,                       -- "FREQ=WEEKLY;BYDAY=MO" (RFC 5545, 3.3.10); empty: once
  status TEXT NOT NULL,                        -- planned | postponed | cancelled
  reason TEXT NOT NULL,                        -- of that, or of the last move
  moved_from TEXT NOT NULL,                    -- "2027-03-02T09:00": when it was to be first; empty: it was not moved, or it repeats
  seen_from TEXT NOT NULL,                     -- the days in Việt Nam outside which nothing of it lies
  seen_until TEXT NOT NULL,
  paper_id TEXT REFERENCES paper (id),         -- NULL: no paper is named
  task_id TEXT REFERENCES task (id),           -- NULL: no task is named
  occasion TEXT NOT NULL,                      -- of data/occasions.csv; empty: none
  is_removed BOOLEAN NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);

CREATE INDEX calendar_event_by_days ON calendar_event (seen_until, seen_from, unit_id) WHERE NOT is_removed;

CREATE TABLE calendar_event_change (
  event_id TEXT NOT NULL REFERENCES calendar_event (id),
  occurrence TEXT NOT NULL,                    -- when it was to start, as the rule has it: "2027-03-02T09:00", "2027-03-02" all day
  title TEXT NOT NULL,
  place TEXT NOT NULL,
  first_on TEXT NOT NULL,
  last_on TEXT NOT NULL,
  start_time TEXT NOT NULL,
  end_time TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (event_id, occurrence)
);

CREATE TABLE calendar_event_origin (
  event_id TEXT PRIMARY KEY REFERENCES calendar_event (id),
  uid TEXT NOT NULL,               -- by which the other program knows it (RFC 5545, 3.8.4.7), or made of what it says
  sequence BIGINT NOT NULL,        -- how often it was changed there, when it was taken over last
  digest TEXT NOT NULL             -- of what the file said of it: whether a newer file says something else
);

CREATE INDEX calendar_event_origin_by_uid ON calendar_event_origin (uid);

CREATE TABLE calendar_lead_time (
  kind TEXT NOT NULL,                          -- as in data/occasions.csv
  years TEXT NOT NULL,                         -- round | five | other | uncounted
  step TEXT NOT NULL,                          -- as in data/lead_times.csv
  version BIGINT NOT NULL,
  days BIGINT,                                 -- before the day; 0: the step is not done; NULL: as shipped again
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id),     -- NULL: the program itself
  PRIMARY KEY (kind, years, step)
);

CREATE TABLE calendar_link (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  secret_hash TEXT NOT NULL UNIQUE,   -- SHA-256 of what stands in the address
  name TEXT NOT NULL,                 -- what its owner calls it
  kinds TEXT NOT NULL,                -- of occasions, blanks between; empty: all
  theme TEXT NOT NULL,                -- empty: all
  country TEXT NOT NULL,              -- ISO 3166-1 alpha-2, or EU; empty: all
  is_round_only BOOLEAN NOT NULL,     -- only round anniversaries
  made_at TEXT NOT NULL,
  used_on TEXT                        -- day; NULL: not used yet
);

CREATE INDEX calendar_link_of_account ON calendar_link (account_id, id);

CREATE TABLE calendar_shipped_day (
  occasion TEXT PRIMARY KEY,                   -- its id there
  version BIGINT NOT NULL,
  is_hidden BOOLEAN NOT NULL,
  is_confirmed BOOLEAN NOT NULL,               -- somebody saw the day in `source`
  rule TEXT NOT NULL,                          -- empty: as shipped
  since TEXT,                                  -- NULL: as shipped
  source TEXT NOT NULL,                        -- of what was confirmed or corrected
  reason TEXT NOT NULL,                        -- why it is hidden
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);

CREATE TABLE checker_setting (
  name TEXT PRIMARY KEY,   -- rule:<rule> | style:tone | style:comma
  value TEXT NOT NULL,     -- off | newer, older | always, never
  reason TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id),  -- NULL: the program itself
  changed_at TEXT NOT NULL
);

CREATE TABLE citation (
  reading_id TEXT NOT NULL REFERENCES reading (id),
  position BIGINT NOT NULL,
  number TEXT NOT NULL,             -- empty: a basis without a number
  number_as_written TEXT NOT NULL,
  number_key TEXT NOT NULL,
  type_code TEXT NOT NULL,
  system TEXT NOT NULL,
  type TEXT NOT NULL,
  issued_on TEXT,                   -- NULL: not said
  issuer TEXT NOT NULL,
  title TEXT NOT NULL,
  is_basis BOOLEAN NOT NULL,
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL, effect TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (reading_id, position)
);

CREATE INDEX citation_by_number_key ON citation (number_key);

CREATE TABLE clause (
  id TEXT PRIMARY KEY,
  reading_id TEXT NOT NULL REFERENCES reading (id),
  position BIGINT NOT NULL,
  depth BIGINT NOT NULL,
  attachment BIGINT,          -- NULL: of the paper itself; else the attachment's position
  path TEXT NOT NULL,
  enumerator TEXT NOT NULL,
  heading TEXT NOT NULL,      -- its heading, or the first words of its text
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  UNIQUE (reading_id, position)
);

CREATE TABLE earlier_file (
  paper_id TEXT NOT NULL REFERENCES paper (id),
  position BIGINT NOT NULL,                    -- from 1, in order of coming in
  original TEXT NOT NULL,                      -- SHA-256, its name in the file store
  file_name TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  received_at TEXT NOT NULL,
  received_by TEXT REFERENCES account (id),    -- NULL: the program itself
  replaced_at TEXT NOT NULL,
  replaced_by TEXT REFERENCES account (id),    -- NULL: the program itself
  PRIMARY KEY (paper_id, position)
);

CREATE INDEX earlier_file_by_original ON earlier_file (original);

CREATE TABLE event (
  reading_id TEXT NOT NULL REFERENCES reading (id),
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  from_date TEXT NOT NULL,  -- PartialDate::to_text
  to_date TEXT NOT NULL,
  place TEXT NOT NULL,
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  PRIMARY KEY (reading_id, position)
);

CREATE TABLE field_correction (
  id TEXT PRIMARY KEY,
  paper_id TEXT NOT NULL REFERENCES paper (id),
  position BIGINT NOT NULL,                      -- from 1 within the paper, in order of making
  field TEXT NOT NULL,
  value TEXT NOT NULL,                           -- empty: the person says the paper does not say it
  reading_id TEXT REFERENCES reading (id),       -- NULL: typed, not selected in a text; so are the span and its words then empty
  begin_at BIGINT,                               -- NULL: typed
  end_at BIGINT,                                 -- NULL: typed
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  made_by TEXT REFERENCES account (id),          -- NULL: the program itself
  made_at TEXT NOT NULL,
  taken_back_by TEXT REFERENCES account (id),    -- NULL: it stands, or the program itself took it back
  taken_back_at TEXT,                            -- NULL: it stands
  UNIQUE (paper_id, position)
);

CREATE TABLE field_reading (
  reading_id TEXT NOT NULL REFERENCES reading (id),
  field TEXT NOT NULL,        -- to_name(FieldName)
  value TEXT NOT NULL,
  as_written TEXT NOT NULL,   -- empty: as the value
  begin_at BIGINT,            -- NULL: it stands nowhere in the text
  end_at BIGINT,              -- NULL with begin_at
  doubt_key TEXT NOT NULL,    -- empty: sure
  PRIMARY KEY (reading_id, field)
);

CREATE TABLE finding (
  reading_id TEXT NOT NULL REFERENCES reading (id),
  position BIGINT NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,  -- error | warning | hint
  args TEXT NOT NULL,
  suggestion TEXT NOT NULL,
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  PRIMARY KEY (reading_id, position)
);

CREATE TABLE finding_answer (
  id TEXT PRIMARY KEY,
  paper_id TEXT NOT NULL REFERENCES paper (id),
  rule TEXT NOT NULL,                            -- of data/check_rules.csv
  kind TEXT NOT NULL,                            -- fixed | ignored
  replacement TEXT NOT NULL,                     -- fixed: what stands there instead; empty: ignored
  reason TEXT NOT NULL,                          -- ignored: why; empty: fixed
  reading_id TEXT NOT NULL REFERENCES reading (id),
  begin_at BIGINT NOT NULL,                      -- both 0: what the whole paper lacks
  end_at BIGINT NOT NULL,
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  made_by TEXT REFERENCES account (id),          -- NULL: the program itself
  made_at TEXT NOT NULL,
  taken_back_by TEXT REFERENCES account (id),    -- NULL: it stands, or the program itself took it back
  taken_back_at TEXT                             -- NULL: it stands
);

CREATE INDEX finding_answer_of_paper ON finding_answer (paper_id) WHERE taken_back_at IS NULL;

CREATE TABLE finding_proposal (
  id TEXT PRIMARY KEY,
  paper_id TEXT NOT NULL REFERENCES paper (id),
  version BIGINT NOT NULL,
  state TEXT NOT NULL,                         -- waiting | sent | kept | taken_back
  is_own BOOLEAN NOT NULL,                     -- this office issued the paper, and mends it itself
  note TEXT NOT NULL,                          -- what the head is told of it; may be empty
  made_by TEXT REFERENCES account (id),        -- NULL: the program itself
  made_at TEXT NOT NULL,
  reason TEXT NOT NULL,                        -- of the decision; may be empty for what was sent
  settled_by TEXT REFERENCES account (id),     -- who decided or took it back; NULL: it waits, or the program itself
  settled_at TEXT                              -- NULL: it waits
);

CREATE INDEX finding_proposal_of_paper ON finding_proposal (paper_id, id);

CREATE UNIQUE INDEX finding_proposal_waiting ON finding_proposal (paper_id) WHERE state = 'waiting';

CREATE TABLE footnote (
  reading_id TEXT NOT NULL REFERENCES reading (id),
  position BIGINT NOT NULL,
  mark TEXT NOT NULL,
  text TEXT NOT NULL,
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  PRIMARY KEY (reading_id, position)
);

CREATE TABLE group_mapping (
  id TEXT PRIMARY KEY,
  provider_id TEXT NOT NULL REFERENCES identity_provider (id),
  group_name TEXT NOT NULL,
  role_id TEXT NOT NULL REFERENCES role (id),
  unit_id TEXT REFERENCES unit (id),            -- NULL: the office as a whole
  with_below BOOLEAN NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT REFERENCES account (id),         -- NULL: the program itself
  removed_at TEXT                               -- NULL: it holds; a removed one stays, for the grants it gave
);

CREATE INDEX group_mapping_by_provider ON group_mapping (provider_id);

CREATE TABLE held_permission (
  account_id TEXT NOT NULL REFERENCES account (id),
  permission TEXT NOT NULL,
  root_id TEXT NOT NULL,        -- a unit; empty: the office as a whole; '*': everything
  with_below BOOLEAN NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,       -- the day after its last; 9999-12-31: no end is known
  grant_id TEXT NOT NULL REFERENCES role_grant (id),
  PRIMARY KEY (account_id, permission, root_id, with_below, grant_id)
);

CREATE INDEX held_permission_by_permission ON held_permission (permission, root_id);

CREATE TABLE identity (
  id TEXT PRIMARY KEY,
  provider_id TEXT NOT NULL REFERENCES identity_provider (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  subject TEXT NOT NULL,            -- the provider's name for the person, never another's
  label TEXT NOT NULL,              -- what the person signs in with there, for them to recognise; may be empty
  joined_at TEXT NOT NULL,
  used_on TEXT                      -- day; NULL: not used to sign in yet
);

CREATE UNIQUE INDEX identity_by_account ON identity (account_id, provider_id);

CREATE UNIQUE INDEX identity_by_subject ON identity (provider_id, subject);

CREATE TABLE identity_provider (
  id TEXT PRIMARY KEY,
  version BIGINT NOT NULL,
  issuer TEXT NOT NULL UNIQUE,      -- its address, as its tokens say it
  client TEXT NOT NULL,             -- what the office is called there
  sealed_secret TEXT,               -- base/secret_box.hpp; NULL: the office has none there
  name TEXT NOT NULL,               -- as people know it
  english TEXT NOT NULL,            -- empty: it has no English name
  groups_claim TEXT NOT NULL,       -- the claim that holds a person's groups; empty: groups are not asked for
  scopes TEXT NOT NULL,             -- asked for beside openid and profile, blanks between; may be empty
  place TEXT NOT NULL,              -- internet | office_network | this_machine: how far a request to it may reach
  takes_new BOOLEAN NOT NULL,       -- who is in a mapped group and unknown here gets an account
  is_used BOOLEAN NOT NULL,
  made_at TEXT NOT NULL
);

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT,                       -- NULL: any number of such jobs may be open; else one of a kind and key
  name TEXT NOT NULL,             -- what it is about, to be shown; may be empty
  payload TEXT NOT NULL,
  asked_by TEXT NOT NULL,         -- id of an account; empty: the program itself, on the command line
  asked_from TEXT NOT NULL,       -- network address, for the audit trail
  state TEXT NOT NULL,            -- waiting | running | done | failed | cancelled
  attempts BIGINT NOT NULL,       -- begun and not given back
  run_at TEXT NOT NULL,           -- not before this, while waiting
  lease TEXT,                     -- NULL: not running; else which claim runs it
  beat BIGINT NOT NULL,
  is_cancel_wanted BOOLEAN NOT NULL,
  done BIGINT NOT NULL,
  total BIGINT NOT NULL,          -- 0: not known
  step_key TEXT NOT NULL,         -- message key of what it is doing
  result TEXT NOT NULL,
  error_key TEXT NOT NULL,        -- message key of why it failed, or why its last attempt did
  error_args TEXT NOT NULL,       -- one a line
  made_at TEXT NOT NULL,
  started_at TEXT,                -- NULL: never claimed
  ended_at TEXT                   -- NULL: still open
, unit_id TEXT NOT NULL DEFAULT '');

CREATE INDEX job_by_ended_at ON job (ended_at);

CREATE INDEX job_by_kind ON job (kind, made_at);

CREATE INDEX job_of_asker ON job (asked_by, id);

CREATE UNIQUE INDEX job_open_by_key ON job (kind, key) WHERE state IN ('waiting', 'running');

CREATE INDEX job_running ON job (id) WHERE state = 'running';

CREATE INDEX job_waiting ON job (run_at, id) WHERE state = 'waiting';

CREATE TABLE job_item (
  job_id TEXT NOT NULL REFERENCES job (id),
  position BIGINT NOT NULL,       -- from 1
  name TEXT NOT NULL,             -- to be shown; empty: nothing may be said of it
  subject TEXT NOT NULL,          -- what it is, in the words of the kind: for an import the SHA-256 of a stored original
  outcome TEXT NOT NULL,          -- in the words of the kind; empty: still to do
  made TEXT NOT NULL,             -- id of what came of it; empty: nothing
  message_key TEXT NOT NULL,      -- what is to be said of it; empty: nothing
  message_args TEXT NOT NULL,     -- one a line
  PRIMARY KEY (job_id, position)
);

CREATE INDEX job_item_open_subject ON job_item (subject) WHERE outcome = '';

CREATE TABLE kept_beside (
  paper_id TEXT PRIMARY KEY REFERENCES paper (id),
  other_id TEXT NOT NULL REFERENCES paper (id),
  original TEXT NOT NULL,                      -- of the file it came in with: the same file kept beside the same paper once more is this one
  reason TEXT NOT NULL,
  kept_by TEXT REFERENCES account (id),        -- NULL: the program itself
  kept_at TEXT NOT NULL
);

CREATE INDEX kept_beside_by_other ON kept_beside (other_id, original);

CREATE TABLE known_browser (
  token_hash TEXT PRIMARY KEY,  -- SHA-256 of what its cookie holds
  account_id TEXT NOT NULL REFERENCES account (id),
  made_at TEXT NOT NULL,
  used_at TEXT NOT NULL         -- when it came in last
);

CREATE INDEX known_browser_by_account ON known_browser (account_id);

CREATE TABLE look_over (
  paper_id TEXT NOT NULL REFERENCES paper (id),
  position BIGINT NOT NULL,                    -- from 1, in order of asking
  cause TEXT NOT NULL,                         -- to_name(LookOverCause): why it was asked for
  asked_at TEXT NOT NULL,
  compared_with TEXT REFERENCES reading (id),  -- what it said before, to show what is other now; NULL: nothing was before
  reading_id TEXT REFERENCES reading (id),     -- what was looked over, and so which file and which reader; NULL: it waits
  paper_version BIGINT,                        -- the paper's version that was looked over; NULL: it waits
  made_by TEXT REFERENCES account (id),        -- NULL: it waits, or the program itself
  made_at TEXT,                                -- NULL: it waits
  PRIMARY KEY (paper_id, position)
);

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
, mailed_at TEXT);

CREATE INDEX notice_by_account ON notice (account_id, made_at, id);

CREATE INDEX notice_by_bundle ON notice (kind, bundle) WHERE seen_at IS NULL;

CREATE INDEX notice_by_made_at ON notice (made_at);

CREATE INDEX notice_to_mail ON notice (account_id) WHERE seen_at IS NULL AND mailed_at IS NULL;

CREATE TABLE notice_choice (
  account_id TEXT NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL,
  choice TEXT NOT NULL,  -- to_name(NoticeChoice)
  PRIMARY KEY (account_id, kind)
);

CREATE TABLE occasion (
  reading_id TEXT NOT NULL REFERENCES reading (id),
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  original_date TEXT NOT NULL,
  years BIGINT,           -- NULL: neither written nor computable
  year BIGINT,            -- NULL: not known when it is kept
  country TEXT NOT NULL,
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  PRIMARY KEY (reading_id, position)
);

CREATE TABLE office_setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE one_time_code_secret (
  account_id TEXT PRIMARY KEY REFERENCES account (id),
  sealed TEXT NOT NULL,        -- base/secret_box.hpp
  begun_at TEXT NOT NULL,
  confirmed_at TEXT,           -- NULL: no code of it has been shown yet, and none is asked for
  last_step BIGINT NOT NULL,   -- the latest step whose code was used: no code is good twice
  wrong_codes BIGINT NOT NULL, -- since the last right one
  wait_until TEXT NOT NULL     -- no code is looked at before; empty: at once
);

CREATE TABLE paper (
  id TEXT PRIMARY KEY,
  version BIGINT NOT NULL,
  file_name TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  received_at TEXT NOT NULL,
  received_by TEXT REFERENCES account (id),  -- NULL: the program itself, on the command line
  number TEXT NOT NULL,
  number_key TEXT NOT NULL,                  -- text::number_key, for comparing
  type TEXT NOT NULL,
  type_code TEXT NOT NULL,
  type_key TEXT NOT NULL,                    -- what the filter counts: type_code, 'CV' for a letter, '' if unknown
  system TEXT NOT NULL,                      -- state | party | front
  issuer TEXT NOT NULL,
  title TEXT NOT NULL,
  place TEXT NOT NULL,
  issued_on TEXT,                            -- NULL: the paper gives no whole date
  doubts BIGINT NOT NULL,                    -- fields missing or in doubt that nobody has corrected
  findings BIGINT NOT NULL,
  open_assignments BIGINT NOT NULL,
  declined_assignments BIGINT NOT NULL,
  is_planned BOOLEAN NOT NULL                -- a plan was made of it
, handling TEXT NOT NULL DEFAULT '', look_over TEXT NOT NULL DEFAULT '', unit_id TEXT NOT NULL DEFAULT '');

CREATE INDEX paper_by_number_key ON paper (number_key);

CREATE INDEX paper_by_received_at ON paper (received_at, id);

CREATE INDEX paper_by_unit ON paper (unit_id, received_at, id);

CREATE INDEX paper_to_look_over ON paper (received_at, id, unit_id, look_over) WHERE look_over = 'waiting';

CREATE INDEX paper_unplanned ON paper (received_at, id, unit_id, is_planned) WHERE NOT is_planned;

CREATE TABLE passkey (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  credential TEXT NOT NULL UNIQUE,    -- the authenticator's name for it, base64url
  cose_key TEXT NOT NULL,             -- its public key (COSE, CBOR), base64url
  name TEXT NOT NULL,                 -- what its owner calls it
  transports TEXT NOT NULL,           -- how it can be reached, as the browser said: words with a blank between
  counter BIGINT NOT NULL,            -- uses as its authenticator counts them; 0: it does not
  may_be_backed_up BOOLEAN NOT NULL,  -- may go to other devices of its owner
  is_backed_up BOOLEAN NOT NULL,
  made_at TEXT NOT NULL,
  used_on TEXT                        -- day; NULL: not used yet
);

CREATE INDEX passkey_by_account ON passkey (account_id);

CREATE TABLE passkey_challenge (
  challenge_hash TEXT PRIMARY KEY,               -- SHA-256 of the challenge
  purpose TEXT NOT NULL,                         -- register | sign_in | prove
  browser_hash TEXT NOT NULL,                    -- SHA-256 of the cookie of the browser that asked
  account_id TEXT REFERENCES account (id),       -- NULL: nobody is signed in yet
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
);

CREATE INDEX passkey_challenge_by_expires_at ON passkey_challenge (expires_at);

CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  paper_id TEXT UNIQUE REFERENCES paper (id),  -- NULL: it comes from no paper
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT REFERENCES account (id),        -- NULL: the program itself, on the command line
  unit_id TEXT NOT NULL DEFAULT '',            -- id of a unit; empty: the office as a whole
  source_kind TEXT NOT NULL DEFAULT 'paper',   -- paper | day | conclusion | own
  source_id TEXT NOT NULL DEFAULT '',          -- of a shipped occasion or a calendar_day; of a conclusion; empty: a paper, or own
  source_year BIGINT NOT NULL DEFAULT 0        -- of a day; 0: none
);

CREATE UNIQUE INDEX plan_by_conclusion ON plan (source_id) WHERE source_kind = 'conclusion';

CREATE UNIQUE INDEX plan_by_day ON plan (source_id, source_year, unit_id) WHERE source_kind = 'day';

CREATE INDEX plan_by_made_at ON plan (made_at, id);

CREATE INDEX plan_by_unit ON plan (unit_id, made_at, id);

CREATE TABLE proposed_finding (
  proposal_id TEXT NOT NULL REFERENCES finding_proposal (id),
  position BIGINT NOT NULL,                    -- from 1, in order of place
  rule TEXT NOT NULL,                          -- of data/check_rules.csv
  error_class TEXT NOT NULL,                   -- content | form
  severity TEXT NOT NULL,
  args TEXT NOT NULL,                          -- of its sentence, a line each
  wanted TEXT NOT NULL,                        -- what should stand there; empty: the issuer has to say
  source TEXT NOT NULL,                        -- where the rule is laid down; empty: nowhere
  clause_path TEXT NOT NULL,                   -- of the clause it stands in; empty: in none that is numbered
  line BIGINT NOT NULL,                        -- of the text, from 1; 0: the whole paper lacks something
  is_left_out BOOLEAN NOT NULL,                -- the head took it out
  reading_id TEXT NOT NULL REFERENCES reading (id),
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (proposal_id, position)
);

CREATE TABLE provider_attempt (
  state_hash TEXT PRIMARY KEY,                  -- SHA-256 of what the provider gives back
  provider_id TEXT NOT NULL REFERENCES identity_provider (id),
  purpose TEXT NOT NULL,                        -- sign_in | join | prove
  browser_hash TEXT NOT NULL,                   -- SHA-256 of the cookie of the browser that was sent
  account_id TEXT REFERENCES account (id),      -- NULL: nobody is signed in yet
  nonce_hash TEXT NOT NULL,                     -- SHA-256 of what the token must repeat
  sealed_verifier TEXT NOT NULL,                -- base/secret_box.hpp: what the code was made for (RFC 7636)
  back TEXT NOT NULL,                           -- the page to go on with; may be empty
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
);

CREATE INDEX provider_attempt_by_expires_at ON provider_attempt (expires_at);

CREATE VIEW reach AS
SELECT held.account_id, held.permission, area.unit_id, held.from_on AS held_from, held.until_on AS held_until, area.from_on AS area_from,
       area.until_on AS area_until
FROM held_permission AS held
JOIN unit_area AS area ON area.root_id = held.root_id AND area.with_below = held.with_below;

CREATE TABLE reading (
  id TEXT PRIMARY KEY,
  paper_id TEXT NOT NULL REFERENCES paper (id),
  is_current BOOLEAN NOT NULL,
  original TEXT NOT NULL,           -- SHA-256 of the file, its name in the file store
  format TEXT NOT NULL,             -- plain_text | docx
  text TEXT NOT NULL,               -- cleaned
  places TEXT NOT NULL,             -- text::PlaceMap::to_text
  paragraph_of_line TEXT NOT NULL,  -- numbers joined by spaces; empty where a line is a line
  reader TEXT NOT NULL,             -- kReaderVersion at the time
  type_code TEXT NOT NULL,          -- the reader's, before any correction
  system TEXT NOT NULL,
  made_at TEXT NOT NULL
, in_force TEXT, in_force_from TEXT, in_force_begin_at BIGINT, in_force_end_at BIGINT);

CREATE INDEX reading_by_original ON reading (original);

CREATE UNIQUE INDEX reading_current_of_paper ON reading (paper_id) WHERE is_current;

CREATE TABLE reading_page (
  reading_id TEXT NOT NULL REFERENCES reading (id),
  number BIGINT NOT NULL,            -- from 1
  width DOUBLE PRECISION NOT NULL,   -- in points (1/72 inch), as the reader sees it
  height DOUBLE PRECISION NOT NULL,
  lines TEXT NOT NULL,               -- "begin:end:left:top:right:bottom …": bytes of the reading's text, tenths of a point from the top left
  PRIMARY KEY (reading_id, number)
);

CREATE TABLE recipient (
  reading_id TEXT NOT NULL REFERENCES reading (id),
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,  -- empty: the paper does not say
  begin_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  PRIMARY KEY (reading_id, position)
);

CREATE TABLE recovery_code (
  code_hash TEXT PRIMARY KEY,  -- SHA-256 of account and code
  account_id TEXT NOT NULL REFERENCES account (id),
  made_at TEXT NOT NULL,
  used_at TEXT                 -- NULL: still good
);

CREATE INDEX recovery_code_by_account ON recovery_code (account_id);

CREATE TABLE role (
  id TEXT PRIMARY KEY,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,       -- text::search_key; no two roles in use have the same
  english TEXT NOT NULL,        -- empty: it has no English name
  note TEXT NOT NULL,           -- what it is for
  has_all BOOLEAN NOT NULL,     -- every permission there is, now and later: the administrator's
  made_at TEXT NOT NULL,
  retired_at TEXT               -- NULL: in use; a retired one stays, for the trail and for the grants it was in
);

CREATE UNIQUE INDEX role_by_name ON role (name_key) WHERE retired_at IS NULL;

CREATE TABLE role_grant (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  role_id TEXT NOT NULL REFERENCES role (id),
  unit_id TEXT REFERENCES unit (id),            -- NULL: the office as a whole
  with_below BOOLEAN NOT NULL,                  -- of the office as a whole: all units
  from_on TEXT NOT NULL,                        -- empty: from when it was given, whatever the clock said then
  until_on TEXT,                                -- NULL: until it is ended
  basis_id TEXT,                                -- NULL: given by the office; else the grant that its holder delegated
  reason TEXT NOT NULL,                         -- empty: none was given
  granted_at TEXT NOT NULL,
  granted_by TEXT REFERENCES account (id),      -- NULL: the program itself, on the command line
  ended_at TEXT,                                -- NULL: nobody ended it
  ended_by TEXT REFERENCES account (id)         -- NULL with ended_at, or the program itself
, mapping_id TEXT REFERENCES group_mapping (id));

CREATE INDEX role_grant_by_account ON role_grant (account_id);

CREATE INDEX role_grant_by_basis ON role_grant (basis_id);

CREATE INDEX role_grant_by_mapping ON role_grant (mapping_id);

CREATE INDEX role_grant_by_role ON role_grant (role_id);

CREATE TABLE role_permission (
  role_id TEXT NOT NULL REFERENCES role (id),
  permission TEXT NOT NULL,     -- of office/permissions.hpp, what others include left out
  PRIMARY KEY (role_id, permission)
);

CREATE TABLE schedule (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,                       -- id of a unit; empty: the office as a whole
  monday TEXT NOT NULL,                        -- its first day
  version BIGINT NOT NULL,                     -- raised by every change, those of entries too
  state TEXT NOT NULL,                         -- draft | submitted | approved
  edition BIGINT NOT NULL,                     -- the newest that was approved; 0: none
  reason TEXT NOT NULL,                        -- why it was given back; empty: it was not, or is submitted again
  number TEXT NOT NULL,                        -- what is printed around the table, each of these may be empty
  issued_at TEXT NOT NULL,                     -- the place beside the date
  idle_words TEXT NOT NULL,                    -- on a day without an entry
  signer_title TEXT NOT NULL,
  signer_name TEXT NOT NULL,
  recipients TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id),     -- NULL: the program itself
  UNIQUE (unit_id, monday)
);

CREATE TABLE schedule_attendance (
  schedule_id TEXT NOT NULL,
  edition BIGINT NOT NULL,
  entry_id TEXT NOT NULL,
  leader_id TEXT NOT NULL REFERENCES schedule_leader (id),
  chairs BOOLEAN NOT NULL,                     -- false: attends
  shown TEXT NOT NULL,                         -- post and name as they were printed; empty in edition 0
  PRIMARY KEY (schedule_id, edition, entry_id, leader_id),
  FOREIGN KEY (schedule_id, edition, entry_id) REFERENCES schedule_entry (schedule_id, edition, id)
);

CREATE TABLE schedule_edition (
  schedule_id TEXT NOT NULL REFERENCES schedule (id),
  edition BIGINT NOT NULL,                     -- from 1; the second is the first amendment
  number TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  idle_words TEXT NOT NULL,
  signer_title TEXT NOT NULL,
  signer_name TEXT NOT NULL,
  recipients TEXT NOT NULL,
  note TEXT NOT NULL,
  approved_at TEXT NOT NULL,
  approved_by TEXT REFERENCES account (id),    -- NULL: the program itself
  PRIMARY KEY (schedule_id, edition)
);

CREATE TABLE schedule_entry (
  schedule_id TEXT NOT NULL REFERENCES schedule (id),
  edition BIGINT NOT NULL,
  id TEXT NOT NULL,                            -- the same in all editions
  version BIGINT NOT NULL,
  held_on TEXT NOT NULL,                       -- a day of the week
  part_of_day TEXT NOT NULL,                   -- all_day | morning | afternoon | evening
  start_time TEXT NOT NULL,                    -- "08:30"; empty: the part of the day is all that is said
  end_time TEXT NOT NULL,                      -- may be empty
  content TEXT NOT NULL,
  participants TEXT NOT NULL,                  -- beside the leaders; this and the next three may be empty
  place TEXT NOT NULL,
  prepared_by TEXT NOT NULL,
  note TEXT NOT NULL,
  is_cancelled BOOLEAN NOT NULL,               -- stays in the week, struck out
  is_removed BOOLEAN NOT NULL,                 -- before it was ever approved; can be put back
  event_id TEXT REFERENCES calendar_event (id), -- NULL: of no event
  occurrence TEXT NOT NULL,                    -- of the event; empty: it does not repeat
  task_id TEXT REFERENCES task (id),           -- NULL: of no task
  paper_id TEXT REFERENCES paper (id),         -- NULL: of no paper
  PRIMARY KEY (schedule_id, edition, id)
);

CREATE INDEX schedule_entry_by_event ON schedule_entry (event_id, edition);

CREATE TABLE schedule_leader (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL,                       -- id of a unit; empty: the office as a whole
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  post TEXT NOT NULL,                          -- may be empty
  place BIGINT NOT NULL,                       -- in the order of the office, from 1
  is_retired BOOLEAN NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id)      -- NULL: the program itself
);

CREATE INDEX schedule_leader_by_unit ON schedule_leader (unit_id, place, id);

CREATE TABLE schema_step (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL, sha256 TEXT NOT NULL);

CREATE TABLE search_entry (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL, area TEXT NOT NULL DEFAULT '',
  UNIQUE (kind, id)
);

CREATE VIRTUAL TABLE search_term USING fts5 (
  text_1, text_2, text_3, text_4,
  tokenize = "ascii tokenchars '/-.&_'"
);

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  cookie_hash TEXT NOT NULL UNIQUE,  -- SHA-256 of the cookie
  from_address TEXT NOT NULL,
  started_at TEXT NOT NULL,
  used_at TEXT NOT NULL
, begun_by TEXT NOT NULL DEFAULT '', link_hash TEXT, needs_way_in BOOLEAN NOT NULL DEFAULT FALSE, browser TEXT NOT NULL DEFAULT '', system TEXT NOT NULL DEFAULT '', proved_at TEXT);

CREATE INDEX session_by_account ON session (account_id);

CREATE INDEX session_by_used_at ON session (used_at);

CREATE TABLE sign_in_link (
  token_hash TEXT PRIMARY KEY,  -- SHA-256 of the token
  account_id TEXT NOT NULL REFERENCES account (id),
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT                  -- NULL: not used yet
, purpose TEXT NOT NULL DEFAULT 'sign_in', used_by TEXT NOT NULL DEFAULT '');

CREATE INDEX sign_in_link_by_account ON sign_in_link (account_id);

CREATE TABLE task (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,
  title TEXT NOT NULL,
  owner TEXT NOT NULL,                          -- empty: nobody yet
  with_bodies TEXT NOT NULL,
  due_kind TEXT NOT NULL,                       -- '' | date | moment | rule
  due_on TEXT,                                  -- NULL: no due date, or a rule
  due_time TEXT NOT NULL,
  due_rule TEXT NOT NULL,
  due_as_written TEXT NOT NULL,
  period TEXT NOT NULL,
  report_to TEXT NOT NULL,
  is_done BOOLEAN NOT NULL,
  is_removed BOOLEAN NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id),      -- NULL: the program itself
  assignment_id TEXT REFERENCES assignment (id),  -- NULL: added by hand
  clause_id TEXT REFERENCES clause (id),        -- NULL: no numbered clause asked for it
  clause_path TEXT NOT NULL,
  reading_id TEXT REFERENCES reading (id),      -- NULL: no words of the paper asked for it; so are the span and its words then empty
  begin_at BIGINT,                              -- NULL with reading_id
  end_at BIGINT,                                -- NULL with reading_id
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL, unit_id TEXT NOT NULL DEFAULT '',
  UNIQUE (plan_id, position)
);

CREATE INDEX task_by_due_on ON task (due_on, id) WHERE due_on IS NOT NULL AND NOT is_removed;

CREATE INDEX task_of_assignment ON task (assignment_id);

CREATE INDEX task_open_by_due_on ON task (due_on, id, unit_id, is_done, is_removed) WHERE due_on IS NOT NULL AND NOT is_done AND NOT is_removed;

CREATE INDEX task_open_by_due_rule ON task (due_rule, id, unit_id, is_done, is_removed) WHERE due_rule <> '' AND NOT is_done AND NOT is_removed;

CREATE INDEX task_waiting ON task (plan_id DESC, position, id, unit_id, owner, due_kind, is_done, is_removed)
WHERE (owner = '' OR due_kind = '') AND NOT is_done AND NOT is_removed;

CREATE TABLE told_inheritor (
  proposal_id TEXT NOT NULL REFERENCES finding_proposal (id),
  paper_id TEXT NOT NULL REFERENCES paper (id),
  told_at TEXT NOT NULL,
  PRIMARY KEY (proposal_id, paper_id)
);

CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  tree TEXT NOT NULL,     -- territory | state | party | front
  level TEXT NOT NULL,    -- central | province | district | commune
  from_on TEXT NOT NULL,  -- empty: since before what is known
  until_on TEXT           -- NULL: it is there still
);

CREATE TABLE unit_area (
  root_id TEXT NOT NULL,        -- empty: the office as a whole, which is its own area
  with_below BOOLEAN NOT NULL,
  unit_id TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  PRIMARY KEY (root_id, with_below, unit_id, from_on)
);

CREATE INDEX unit_area_by_unit ON unit_area (unit_id);

CREATE TABLE unit_change (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                       -- rename | correct | move | merge | split | close
  on_day TEXT NOT NULL,                     -- of a correction the day by which the name was chosen
  source TEXT NOT NULL,                     -- the paper that says so
  made_at TEXT NOT NULL,
  account_id TEXT REFERENCES account (id),  -- NULL: the program itself
  undone_at TEXT,                           -- NULL: it stands
  undone_by TEXT REFERENCES account (id)    -- NULL with undone_at, or the program itself
);

CREATE TABLE unit_change_grant (
  change_id TEXT NOT NULL REFERENCES unit_change (id),
  grant_id TEXT NOT NULL REFERENCES role_grant (id),
  PRIMARY KEY (change_id, grant_id)
);

CREATE TABLE unit_change_part (
  change_id TEXT NOT NULL REFERENCES unit_change (id),
  position BIGINT NOT NULL,
  part TEXT NOT NULL,     -- of: what was changed | into: what it led to; of a move the unit above
  unit_id TEXT NOT NULL,  -- of a unit that may be gone since
  name TEXT NOT NULL,
  PRIMARY KEY (change_id, position)
);

CREATE INDEX unit_change_part_by_unit ON unit_change_part (unit_id);

CREATE TABLE unit_change_row (
  change_id TEXT NOT NULL REFERENCES unit_change (id),
  position BIGINT NOT NULL,
  side TEXT NOT NULL,      -- before | after
  kind TEXT NOT NULL,      -- unit | name | parent | code | territory | succession
  unit_id TEXT NOT NULL,   -- of a succession the older one
  key TEXT NOT NULL,       -- the scheme of a code, where a body works, the newer unit of a succession; else empty
  from_on TEXT NOT NULL,   -- of a succession its day
  until_on TEXT,           -- NULL: still; of a succession when it was withdrawn
  value TEXT NOT NULL,     -- level, name, id of the parent, code, share
  more TEXT NOT NULL,      -- tree, English name, source; else empty
  origin TEXT NOT NULL,    -- of a succession; else empty
  account_id TEXT REFERENCES account (id),  -- NULL: none, as in the row itself
  PRIMARY KEY (change_id, position, side)
);

CREATE INDEX unit_change_row_by_unit ON unit_change_row (unit_id);

CREATE TABLE unit_code (
  unit_id TEXT NOT NULL REFERENCES unit (id),
  scheme TEXT NOT NULL,    -- gso: General Statistics Office, Quyết định 124/2004/QĐ-TTg and 19/2025/QĐ-TTg
  from_on TEXT NOT NULL,
  until_on TEXT,           -- NULL: as long as the unit is there
  code TEXT NOT NULL, source TEXT NOT NULL DEFAULT '', version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (unit_id, scheme, from_on)
);

CREATE INDEX unit_code_by_code ON unit_code (scheme, code);

CREATE TABLE unit_name (
  unit_id TEXT NOT NULL REFERENCES unit (id),
  from_on TEXT NOT NULL,
  until_on TEXT,               -- NULL: as long as the unit is there
  name TEXT NOT NULL,          -- whole: "Phường Ba Đình"
  english TEXT NOT NULL,       -- empty: none is known
  name_key TEXT NOT NULL,      -- text::search_key
  folded TEXT NOT NULL,        -- text::folded_key: "phuong ba dinh"
  short_folded TEXT NOT NULL,  -- the same without the word for its kind: "ba dinh"
  PRIMARY KEY (unit_id, from_on)
);

CREATE INDEX unit_name_by_folded ON unit_name (folded);

CREATE INDEX unit_name_by_key ON unit_name (name_key);

CREATE INDEX unit_name_by_short ON unit_name (short_folded);

CREATE TABLE unit_parent (
  unit_id TEXT NOT NULL REFERENCES unit (id),
  from_on TEXT NOT NULL,
  until_on TEXT,           -- NULL: as long as the unit is there
  parent_id TEXT NOT NULL REFERENCES unit (id),
  PRIMARY KEY (unit_id, from_on)
);

CREATE INDEX unit_parent_by_parent ON unit_parent (parent_id);

CREATE TABLE unit_post (
  id TEXT PRIMARY KEY,
  version BIGINT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  kind TEXT NOT NULL,                       -- of data/post_kinds.csv
  title TEXT NOT NULL,                      -- as it is written: "Phó Trưởng ban"; empty: none is known
  account_id TEXT REFERENCES account (id),  -- NULL: the holder has none
  holder TEXT NOT NULL,                     -- the holder's name as it is written, where there is no account; else empty
  from_on TEXT NOT NULL,                    -- empty: since before what is known
  until_on TEXT                             -- NULL: still
);

CREATE INDEX unit_post_by_account ON unit_post (account_id);

CREATE INDEX unit_post_by_unit ON unit_post (unit_id);

CREATE TABLE unit_succession (
  older_id TEXT NOT NULL REFERENCES unit (id),
  newer_id TEXT NOT NULL REFERENCES unit (id),
  share TEXT NOT NULL,       -- whole | part | seat: the newer one has the older one's code; how much of its land it has is not said
  on_day TEXT NOT NULL,
  source TEXT NOT NULL,
  origin TEXT NOT NULL,                     -- list: it came with an import | stated: a person said so
  account_id TEXT REFERENCES account (id),  -- NULL: an import, or the command line
  withdrawn_at TEXT,                        -- NULL: it holds; a withdrawn one stays, so that no import brings it back
  PRIMARY KEY (older_id, newer_id)
);

CREATE INDEX unit_succession_by_newer ON unit_succession (newer_id);

CREATE TABLE unit_territory (
  unit_id TEXT NOT NULL REFERENCES unit (id),       -- the body
  territory_id TEXT NOT NULL REFERENCES unit (id),
  from_on TEXT NOT NULL,  -- empty: since before what is known
  until_on TEXT,          -- NULL: as long as both are there
  PRIMARY KEY (unit_id, territory_id, from_on)
);

CREATE INDEX unit_territory_by_territory ON unit_territory (territory_id);
