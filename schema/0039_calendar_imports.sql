-- Where events came from that were taken over from files of other programs. Written by the room `calendar` alone.
CREATE TABLE calendar_event_origin (
  event_id TEXT PRIMARY KEY REFERENCES calendar_event (id),
  uid TEXT NOT NULL,               -- by which the other program knows it (RFC 5545, 3.8.4.7), or made of what it says
  sequence BIGINT NOT NULL,        -- how often it was changed there, when it was taken over last
  digest TEXT NOT NULL             -- of what the file said of it: whether a newer file says something else
);
CREATE INDEX calendar_event_origin_by_uid ON calendar_event_origin (uid);
