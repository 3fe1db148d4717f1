-- What is to become of errors in an issued paper: put to the head of the office, who decides. Written by the room `directive` alone.

-- Findings in a paper that somebody put to the head. At most one of a paper waits; none is ever deleted.
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

-- A finding as it was put to the head: findings themselves are worked out anew each time, what was decided about stays.
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

-- Papers whose offices were told that they have an error of a paper that was decided about: each once a proposal.
CREATE TABLE told_inheritor (
  proposal_id TEXT NOT NULL REFERENCES finding_proposal (id),
  paper_id TEXT NOT NULL REFERENCES paper (id),
  told_at TEXT NOT NULL,
  PRIMARY KEY (proposal_id, paper_id)
);
