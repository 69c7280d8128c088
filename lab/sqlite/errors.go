package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"authlab/lab"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// explain turns an error into one a person can act on, and keeps the cause.
func explain(path string, err error) error {
	what, try := advice(err)
	if what == "" {
		return fmt.Errorf("%s: %w", path, err)
	}
	return fmt.Errorf("%w (%w)", &lab.Mistake{Where: path, What: what, Try: try}, err)
}

func advice(err error) (what, try string) {
	switch {
	case errors.Is(err, errNewer):
		return "this data was written by a newer authlab", "updating authlab, or another directory with --data"
	case errors.Is(err, fs.ErrPermission):
		return "this place may not be written to", "another directory with --data, or changing its permissions"
	case errors.Is(err, fs.ErrExist), errors.Is(err, syscall.ENOTDIR):
		return "this cannot be a data directory", "the path of a directory with --data"
	}
	var failure *sqlite.Error
	if errors.As(err, &failure) {
		return adviceOn(failure.Code() & 0xff) // the low byte is the kind, the rest its shade
	}
	return "", ""
}

func adviceOn(code int) (what, try string) {
	switch code {
	case sqlite3.SQLITE_NOTADB:
		return "this file is not a database", "moving it away, or another directory with --data"
	case sqlite3.SQLITE_CORRUPT:
		return "the database is damaged", "restoring a copy, or moving it away to start anew"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return "this place may not be written to", "another directory with --data, or changing its permissions"
	case sqlite3.SQLITE_FULL:
		return "the disk is full", "making room, or a directory on another disk with --data"
	case sqlite3.SQLITE_IOERR:
		return "the disk cannot be read or written", "a directory on another disk with --data"
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "another program keeps the database locked", "ending that program"
	}
	return "", ""
}
