package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// errNewer is met where a later authlab has changed the schema.
var errNewer = errors.New("the database has a newer schema than this program knows")

// migrate brings the schema up to date. It never goes back: a database from the
// future is refused rather than guessed at.
func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	if current > target {
		return errNewer
	}
	_, err = provider.Up(ctx)
	return err
}

// lockMigrations keeps other processes from migrating until unlock is called.
// The lock is SQLite's own, on an empty database beside the real one: it works
// wherever SQLite does, and a process that dies lets go of it.
func lockMigrations(ctx context.Context, dir string) (unlock func(), err error) {
	path := filepath.Join(dir, "migrate.lock")
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return nil, explain(path, err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, "BEGIN EXCLUSIVE"); err != nil {
		_ = db.Close() // the first error is the one to report
		return nil, explain(path, err)
	}
	return func() { _ = db.Close() }, nil // closing is letting go; there is nothing to lose
}
