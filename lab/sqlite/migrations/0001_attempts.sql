-- +goose Up

-- Attempts are only ever added. seq is the order they were appended in, id makes
-- appending twice appending once, at is RFC 3339 in UTC.
CREATE TABLE attempts (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT NOT NULL UNIQUE,
    learner   TEXT NOT NULL,
    scenario  TEXT NOT NULL,
    step      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    at        TEXT NOT NULL,
    was_right INTEGER NOT NULL CHECK (was_right IN (0, 1)),
    record    TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

CREATE INDEX attempts_by_learner ON attempts (learner, seq);
