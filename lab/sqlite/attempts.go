package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"authlab/lab"
)

const insertAttempt = `
INSERT INTO attempts (id, learner, scenario, step, kind, at, was_right, record)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING`

const selectAttempts = `
SELECT id, learner, scenario, step, kind, at, was_right, record
FROM attempts WHERE learner = ? ORDER BY seq`

// Append returns once the attempts are on disk, all of them or none. An id that is
// there already is left as it is.
func (s *Store) Append(ctx context.Context, attempts ...lab.Attempt) error {
	s.appending.Lock()
	defer s.appending.Unlock()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return explain(s.path, err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit there is nothing to roll back
	for _, attempt := range attempts {
		if err := insert(ctx, tx, attempt); err != nil {
			return explain(s.path, err)
		}
	}
	if err := tx.Commit(); err != nil {
		return explain(s.path, err)
	}
	return nil
}

func insert(ctx context.Context, tx *sql.Tx, attempt lab.Attempt) error {
	record, err := json.Marshal(attempt.Record)
	if err != nil {
		return fmt.Errorf("attempt %s: %w", attempt.ID, err)
	}
	_, err = tx.ExecContext(ctx, insertAttempt,
		attempt.ID, attempt.Learner, attempt.Scenario, attempt.Step, string(attempt.Kind),
		attempt.At.UTC().Format(time.RFC3339Nano), attempt.Right, string(record))
	return err
}

// Attempts returns a learner's attempts in the order they were made.
func (s *Store) Attempts(ctx context.Context, learner string) ([]lab.Attempt, error) {
	rows, err := s.db.QueryContext(ctx, selectAttempts, learner)
	if err != nil {
		return nil, explain(s.path, err)
	}
	attempts, err := scanAll(rows)
	if err != nil {
		return nil, explain(s.path, err)
	}
	return lab.InOrder(attempts), nil
}

func scanAll(rows *sql.Rows) (attempts []lab.Attempt, err error) {
	defer func() {
		if closing := rows.Close(); err == nil {
			err = closing
		}
	}()
	for rows.Next() {
		attempt, err := scan(rows)
		if err != nil {
			return nil, err
		}
		attempts = append(attempts, attempt)
	}
	return attempts, rows.Err()
}

func scan(rows *sql.Rows) (attempt lab.Attempt, err error) {
	var at, record string
	err = rows.Scan(&attempt.ID, &attempt.Learner, &attempt.Scenario, &attempt.Step, &attempt.Kind,
		&at, &attempt.Right, &record)
	if err != nil {
		return lab.Attempt{}, err
	}
	if attempt.At, err = time.Parse(time.RFC3339Nano, at); err != nil {
		return lab.Attempt{}, fmt.Errorf("attempt %s: %w", attempt.ID, err)
	}
	attempt.At = attempt.At.Local() // days begin at the learner's midnight
	if err = json.Unmarshal([]byte(record), &attempt.Record); err != nil {
		return lab.Attempt{}, fmt.Errorf("attempt %s: %w", attempt.ID, err)
	}
	return attempt, nil
}
