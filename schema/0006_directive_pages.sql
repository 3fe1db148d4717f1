-- Pages of papers that have them (PDF): written by the room `directive` alone, with the reading, and never changed.

-- A page of a reading, and where its printed lines stand on it.
CREATE TABLE reading_page (
  reading_id TEXT NOT NULL REFERENCES reading (id),
  number BIGINT NOT NULL,            -- from 1
  width DOUBLE PRECISION NOT NULL,   -- in points (1/72 inch), as the reader sees it
  height DOUBLE PRECISION NOT NULL,
  lines TEXT NOT NULL,               -- "begin:end:left:top:right:bottom …": bytes of the reading's text, tenths of a point from the top left
  PRIMARY KEY (reading_id, number)
);
