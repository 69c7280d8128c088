// Package sqlite keeps attempts in an SQLite database: one file in a directory
// of the learner's.
package sqlite

import (
	"context"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"authlab/lab"

	_ "modernc.org/sqlite" // the driver named "sqlite"
)

// FileName is the database's name inside the data directory.
const FileName = "attempts.db"

// Store is a lab.Store on SQLite.
type Store struct {
	path string
	db   *sql.DB

	// appending queues this process's writers. SQLite lets one in at a time, and
	// the others would poll for the lock until they time out.
	appending sync.Mutex
}

var _ lab.Store = (*Store)(nil)

// Open opens the store in a directory, creates both where they are missing and
// brings the schema up to date. Several processes may have the same store open.
// An error says what is wrong with which file, and what to try.
func Open(ctx context.Context, dir string) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, explain(dir, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, explain(dir, err)
	}
	unlock, err := lockMigrations(ctx, dir)
	if err != nil {
		return nil, err
	}
	defer unlock()
	return open(ctx, filepath.Join(dir, FileName))
}

// open expects the migration lock to be held: switching an empty file to WAL
// does not wait for another process that does the same.
func open(ctx context.Context, path string) (*Store, error) {
	if err := createPrivate(path); err != nil {
		return nil, explain(path, err)
	}
	db, err := sql.Open("sqlite", dsn(path, "journal_mode(wal)", "synchronous(full)"))
	if err != nil {
		return nil, explain(path, err)
	}
	if err := migrate(ctx, db); err != nil {
		_ = db.Close() // the first error is the one to report
		return nil, explain(path, err)
	}
	return &Store{path: path, db: db}, nil
}

// Close waits for appends that are under way and closes the database.
func (s *Store) Close() error {
	s.appending.Lock()
	defer s.appending.Unlock()
	if err := s.db.Close(); err != nil {
		return explain(s.path, err)
	}
	return nil
}

// createPrivate makes the file readable to its owner alone, whatever the
// directory allows. SQLite gives its side files the same permissions.
func createPrivate(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}

// dsn names a database to the driver. A lock is waited for up to ten seconds.
func dsn(path string, pragmas ...string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… on Windows
	}
	query := url.Values{"_pragma": append([]string{"busy_timeout(10000)"}, pragmas...)}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}).String()
}
