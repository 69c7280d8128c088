package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/sqlite"

	"github.com/google/go-cmp/cmp"
)

func open(t *testing.T, dir string) *sqlite.Store {
	t.Helper()
	store, err := sqlite.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func appendAll(t *testing.T, store lab.Store, attempts ...lab.Attempt) {
	t.Helper()
	for _, attempt := range attempts {
		if err := store.Append(context.Background(), attempt); err != nil {
			t.Fatal(err)
		}
	}
}

func attemptsOf(t *testing.T, store lab.Store, learner string) []lab.Attempt {
	t.Helper()
	attempts, err := store.Attempts(context.Background(), learner)
	if err != nil {
		t.Fatal(err)
	}
	return attempts
}

func ids(attempts []lab.Attempt) string {
	names := make([]string, len(attempts))
	for i, attempt := range attempts {
		names[i] = attempt.ID
	}
	return strings.Join(names, " ")
}

// sample fills every field that is stored.
func sample(id, learner string) lab.Attempt {
	choice := 0
	verdict := lab.NewVerdict("H1", nil, []lab.Probe{{Name: "ben reads ana's invoice", Outcome: lab.Right}})
	return lab.Attempt{
		ID: id, Learner: learner, Scenario: "H1", Step: "predict-own", Kind: lab.Answered,
		At: time.Date(2026, 3, 2, 10, 0, 0, 123456789, time.UTC), Right: true,
		Record: lab.Record{
			Prediction: &lab.Judged{Prediction: lab.Prediction{Status: 404, Gate: lab.GateObject, Confidence: lab.Certain}, GotStatus: 404},
			Exchange: &lab.Exchange{
				ID: "x-1", At: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC),
				Request: lab.Request{Method: "GET", Target: "/invoices/inv-2001"},
				Trace:   lab.Trace{{Gate: lab.GateObject, Outcome: lab.Skipped, Reason: "never checked"}},
			},
			Source: "package lesson // 'quoted' \x00 ünïcode", Verdict: &verdict, Choice: &choice,
			Drilled: &lab.Drilled{ID: "d1", Mode: lab.Blitz, Limit: time.Minute, Speed: true},
		},
	}
}

func TestKeepsEverything(t *testing.T) {
	dir := t.TempDir()
	want := sample("a1", "ana")
	first := open(t, dir)
	appendAll(t, first, want)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	got := attemptsOf(t, open(t, dir), "ana")
	if diff := cmp.Diff([]lab.Attempt{want}, got); diff != "" {
		t.Errorf("after reopening (-want +got):\n%s", diff)
	}
}

// Histories of two machines are appended in one order here and in another there.
func TestOrderIsThatOfTime(t *testing.T) {
	store := open(t, t.TempDir())
	late, early := sample("z", "ana"), sample("b", "ana")
	early.At = late.At.Add(-time.Hour)
	appendAll(t, store, late, early, sample("m", "ana"))
	if got := ids(attemptsOf(t, store, "ana")); got != "b m z" {
		t.Errorf("got %s, want b m z", got)
	}
}

// One that cannot be stored takes those beside it along.
func TestAppendsAllOrNone(t *testing.T) {
	store := open(t, t.TempDir())
	bad := sample("b", "ana")
	bad.Record.Prediction.Confidence = lab.Confidence(math.NaN())
	if err := store.Append(t.Context(), sample("a", "ana"), bad); err == nil {
		t.Error("an attempt that no JSON can say is stored")
	}
	if got := attemptsOf(t, store, "ana"); len(got) != 0 {
		t.Errorf("%s are stored all the same", ids(got))
	}
	if err := store.Append(t.Context(), sample("a", "ana"), sample("c", "ana")); err != nil {
		t.Fatal(err)
	}
	if got := ids(attemptsOf(t, store, "ana")); got != "a c" {
		t.Errorf("got %s, want a c", got)
	}
}

func TestAppendingTwiceIsAppendingOnce(t *testing.T) {
	store := open(t, t.TempDir())
	again := sample("a1", "ana")
	again.Right = false
	appendAll(t, store, sample("a1", "ana"), sample("a2", "ana"), again)
	got := attemptsOf(t, store, "ana")
	if ids(got) != "a1 a2" || !got[0].Right {
		t.Errorf("got %s, first right %v; want a1 a2 with the first as it was", ids(got), got[0].Right)
	}
}

func TestLearnersAreApart(t *testing.T) {
	store := open(t, t.TempDir())
	appendAll(t, store, sample("a1", "ana"), sample("b1", "ben"))
	if got := ids(attemptsOf(t, store, "ben")); got != "b1" {
		t.Errorf("ben sees %s, want b1", got)
	}
	if got := attemptsOf(t, store, "an%"); len(got) != 0 {
		t.Errorf("a learner of another name sees %s", ids(got))
	}
}

// Several stores on one directory stand in for several processes: SQLite locks
// between connections either way.
func TestManyWritersAtOnce(t *testing.T) {
	const stores, writers, each = 4, 3, 10
	dir := filepath.Join(t.TempDir(), "a new", "directory?#%20")
	var group sync.WaitGroup
	failures := make(chan error, stores*writers*each+stores)
	for s := range stores {
		group.Go(func() {
			store, err := sqlite.Open(context.Background(), dir)
			if err != nil {
				failures <- err
				return
			}
			defer func() { failures <- store.Close() }()
			var inner sync.WaitGroup
			for w := range writers {
				inner.Go(func() {
					for n := range each {
						failures <- store.Append(context.Background(), sample(fmt.Sprintf("%d-%d-%d", s, w, n), "ana"))
					}
				})
			}
			inner.Wait()
		})
	}
	group.Wait()
	close(failures)
	for err := range failures {
		if err != nil {
			t.Error(err)
		}
	}
	if got := len(attemptsOf(t, open(t, dir), "ana")); got != stores*writers*each {
		t.Errorf("%d attempts are there, want %d", got, stores*writers*each)
	}
}

func TestIsPrivateAndDurable(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	store := open(t, dir)
	appendAll(t, store, sample("a1", "ana"))
	for name, want := range map[string]os.FileMode{".": 0o700, sqlite.FileName: 0o600, sqlite.FileName + "-wal": 0o600} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", name, got, want)
		}
	}
	mode, synchronous := store.Durability(t.Context())
	if mode != "wal" || synchronous != 2 {
		t.Errorf("journal mode %s, synchronous %d; want wal and 2 (full)", mode, synchronous)
	}
}

func TestACancelledAppendIsAnError(t *testing.T) {
	store := open(t, t.TempDir())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := store.Append(ctx, sample("a1", "ana")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if got := attemptsOf(t, store, "ana"); len(got) != 0 {
		t.Errorf("%s was stored although Append failed", ids(got))
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	tests := map[string]struct {
		spoil func(t *testing.T, dir string) string
		want  string
	}{
		"not a database": {writeDatabase("this is a shopping list, and a long one, so that it is no header"), "not a database"},
		"damaged":        {damage, "damaged"},
		"newer":          {fromTheFuture, "newer authlab"},
		"a file in the way": {func(t *testing.T, dir string) string {
			t.Helper()
			writeFile(t, filepath.Join(dir, "file"), "")
			return filepath.Join(dir, "file", "data")
		}, "cannot be a data directory"},
		"a directory in the way": {func(t *testing.T, dir string) string {
			t.Helper()
			if err := os.Mkdir(filepath.Join(dir, sqlite.FileName), 0o700); err != nil {
				t.Fatal(err)
			}
			return dir
		}, sqlite.FileName},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := test.spoil(t, t.TempDir())
			store, err := sqlite.Open(context.Background(), dir)
			if err == nil {
				_, err = store.Attempts(context.Background(), "ana")
				_ = store.Close()
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error about %q", err, test.want)
			}
		})
	}
}

func TestReadOnlyDirectory(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	_, err := sqlite.Open(context.Background(), dir)
	var mistake *lab.Mistake
	if !errors.As(err, &mistake) || !strings.Contains(mistake.Try, "--data") {
		t.Errorf("got %v, want a mistake that names --data", err)
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func writeDatabase(text string) func(*testing.T, string) string {
	return func(t *testing.T, dir string) string {
		t.Helper()
		writeFile(t, filepath.Join(dir, sqlite.FileName), strings.Repeat(text, 100))
		return dir
	}
}

// damage overwrites every page of a real database but the header.
func damage(t *testing.T, dir string) string {
	t.Helper()
	store := open(t, dir)
	appendAll(t, store, sample("a1", "ana"))
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, sqlite.FileName)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 100; i < len(content); i++ {
		content[i] = 0xff
	}
	writeFile(t, path, string(content))
	return dir
}

func fromTheFuture(t *testing.T, dir string) string {
	t.Helper()
	if err := open(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, sqlite.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)"); err != nil {
		t.Fatal(err)
	}
	return dir
}
