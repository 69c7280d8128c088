package command

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"authlab/content"
	"authlab/scenarios"
)

// watched is a new pack, watched by hand: each round is a minute later.
type watched struct {
	*packWatch
	folder string
	said   bytes.Buffer
}

func watchNew(t *testing.T) *watched {
	t.Helper()
	dir := t.TempDir()
	if _, err := scenarios.New(dir, "X1"); err != nil {
		t.Fatal(err)
	}
	shop := newWorkshop(os.Getenv)
	t.Cleanup(shop.close)
	clock := time.Date(2026, 3, 2, 9, 59, 0, 0, time.UTC)
	w := &watched{folder: filepath.Join(dir, "X1-new-scenario")}
	w.packWatch = &packWatch{
		out:  &w.said,
		now:  func() time.Time { clock = clock.Add(time.Minute); return clock },
		open: func() (fs.FS, error) { return scenarios.Open(dir) },
		test: func(ctx context.Context, files fs.FS, report func(scenarios.Report)) error {
			return scenarios.Test(ctx, files, bay{shop}, scenarios.TestOptions{Glossary: content.Words()}, report)
		},
	}
	return w
}

// change replaces a text in a file of the scenario, once.
func (w *watched) change(t *testing.T, name, from, to string) {
	t.Helper()
	path := filepath.Join(w.folder, name)
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), from) {
		t.Fatalf("%s does not hold %q: %v", name, from, err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), from, to, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// wantRound wants a round to say these lines: each begins and goes on as given.
func (w *watched) wantRound(t *testing.T, want ...[2]string) {
	t.Helper()
	w.said.Reset()
	if err := w.round(t.Context()); err != nil {
		t.Fatal(err)
	}
	lines := strings.FieldsFunc(w.said.String(), func(r rune) bool { return r == '\n' })
	if len(lines) != len(want) {
		t.Fatalf("said %d lines, want %d:\n%s", len(lines), len(want), w.said.String())
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, want[i][0]) || !strings.Contains(line, want[i][1]) {
			t.Errorf("line %d: %q, want %q and %q", i+1, line, want[i][0], want[i][1])
		}
	}
}

func TestWatchingAPackSaysWhatChanged(t *testing.T) {
	w := watchNew(t)
	w.wantRound(t, [2]string{"10:00:00 1 scenarios tested: 0 errors, 0 warnings"})
	w.wantRound(t) // nothing was saved

	w.change(t, "scenario.yaml", "expect: {status: 200, gate: handler}", "expect: {status: 404, gate: object}")
	w.wantRound(t, [2]string{"10:01:00 1 scenarios tested: 1 errors"}, [2]string{"  worse   error: X1: X1-new-scenario/scenario.yaml:", "200"})

	// The mistake is a line further down now, and the same.
	w.change(t, "scenario.yaml", "steps:\n", "\nsteps:\n")
	w.wantRound(t, [2]string{"10:02:00 1 scenarios tested: 1 errors"})

	// A pack that cannot be read says nothing of the rest: that is not better.
	w.change(t, "scenario.yaml", "level: 1", "level: high")
	w.wantRound(t, [2]string{"10:03:00 0 scenarios tested: 1 errors"}, [2]string{"  worse   error: X1: X1-new-scenario/scenario.yaml:", "(high) stands here"})
	w.change(t, "scenario.yaml", "level: high", "level: 1")
	w.wantRound(t, [2]string{"10:04:00 1 scenarios tested: 1 errors"}, [2]string{"  better  no longer error: X1: ", "(high) stands here"})

	w.change(t, "scenario.yaml", "expect: {status: 404, gate: object}", "expect: {status: 200, gate: handler}")
	w.wantRound(t, [2]string{"10:05:00 1 scenarios tested: 0 errors"}, [2]string{"  better  no longer error: X1: ", "200"})
}

// A file that a pack may not hold is told, and goes on to be watched.
func TestWatchingOutlivesARefusedFile(t *testing.T) {
	w := watchNew(t)
	w.wantRound(t, [2]string{"10:00:00 1 scenarios tested: 0 errors"})
	stray := filepath.Join(w.folder, "notes.txt")
	if err := os.WriteFile(stray, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w.wantRound(t, [2]string{"10:01:00 0 scenarios tested: 1 errors"}, [2]string{"  worse   error: ", "notes.txt: a pack holds .yaml, .md and .go files"})
	if err := os.Remove(stray); err != nil {
		t.Fatal(err)
	}
	w.wantRound(t, [2]string{"10:02:00 1 scenarios tested: 0 errors"}, [2]string{"  better  no longer error: ", "notes.txt"})
}
