-- What people say of what the checker finds. Written by the room `directive` alone.

-- A person's answer to a finding: put right in the corrected copy, or left as it is with a reason. At most one
-- stands for a place; none is ever deleted. Findings themselves are worked out when a paper is looked at.
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

-- How the office wants papers checked, where that is another way than the shipped one; the reason is kept with it.
CREATE TABLE checker_setting (
  name TEXT PRIMARY KEY,   -- rule:<rule> | style:tone | style:comma
  value TEXT NOT NULL,     -- off | newer, older | always, never
  reason TEXT NOT NULL,
  changed_by TEXT REFERENCES account (id),  -- NULL: the program itself
  changed_at TEXT NOT NULL
);
