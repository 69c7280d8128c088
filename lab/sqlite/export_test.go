package sqlite

import "context"

// Durability reads back the pragmas a test asserts.
func (s *Store) Durability(ctx context.Context) (mode string, synchronous int) {
	_ = s.db.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode)
	_ = s.db.QueryRowContext(ctx, "PRAGMA synchronous").Scan(&synchronous)
	return mode, synchronous
}
