package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/scenarios"

	"github.com/fsnotify/fsnotify"
)

// watchPack tests a folder now and whenever a file in it is saved.
func (s *workshop) watchPack(ctx context.Context, out io.Writer, dir string, options scenarios.TestOptions) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("files cannot be watched here: %w; try authlab pack test %s after each save", err, dir)
	}
	defer func() { _ = watcher.Close() }() // nothing is lost with it
	watch := &packWatch{
		out: out, now: time.Now,
		open: func() (fs.FS, error) {
			if err := follow(watcher, dir); err != nil {
				return nil, err
			}
			return scenarios.Open(dir)
		},
		test: func(ctx context.Context, files fs.FS, report func(scenarios.Report)) error {
			return scenarios.Test(ctx, files, bay{s}, options, report)
		},
	}
	if err := printLines(out, []string{"watching " + dir + ": save a file to have it tested, ctrl+c to stop"}); err != nil {
		return err
	}
	return savesOf(watcher).each(ctx, func() (bool, error) { return false, watch.round(ctx) })
}

// follow watches a folder and those in it, also those that were not there before.
func follow(watcher *fsnotify.Watcher, dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && path != dir:
			return nil // gone since it was listed
		case err != nil:
			return fmt.Errorf("%s cannot be watched: %w", path, err)
		case !entry.IsDir():
			return nil
		case path != dir && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		}
		return watcher.Add(path)
	})
}

// packWatch says what has changed between one test of a pack and the next.
type packWatch struct {
	out  io.Writer
	now  func() time.Time
	open func() (fs.FS, error)
	test func(context.Context, fs.FS, func(scenarios.Report)) error

	tested fs.FS // as it was tested last
	found  []scenarios.Finding
}

// round tests the pack, unless it is as it was, and says what is worse and what is
// better than before.
func (w *packWatch) round(ctx context.Context) error {
	files, err := w.open()
	if err == nil && reflect.DeepEqual(files, w.tested) {
		return nil
	}
	w.tested = files
	now := outcome{began: w.now()}
	if err == nil {
		err = w.test(ctx, files, now.add)
	}
	var mistake *lab.Mistake
	if errors.As(err, &mistake) {
		now.found, err = append(now.found, scenarios.Finding{Mistake: *mistake}), nil
	}
	if err != nil {
		return err
	}
	worse, better := without(now.found, w.found), without(w.found, now.found)
	if now.played == 0 {
		better = nil // it cannot be read: what else is wrong nobody knows
	}
	w.found = append(without(w.found, better), worse...)
	return printLines(w.out, now.lines(worse, better))
}

// outcome is what testing a pack once came to.
type outcome struct {
	began  time.Time
	played int // scenarios
	found  []scenarios.Finding
}

func (o *outcome) add(report scenarios.Report) {
	o.found = append(o.found, report.Findings...)
	if report.Scenario != nil {
		o.played++
	}
}

func (o *outcome) lines(worse, better []scenarios.Finding) []string {
	errors := scenarios.Report{Findings: o.found}.Errors()
	lines := []string{fmt.Sprintf("%s %d scenarios tested: %d errors, %d warnings", o.began.Format(time.TimeOnly), o.played, errors, len(o.found)-errors)}
	for _, finding := range worse {
		lines = append(lines, "  worse   "+findingLine(finding))
	}
	for _, finding := range better {
		lines = append(lines, "  better  no longer "+findingLine(finding))
	}
	return lines
}

// without are the findings that are not among others, each of which stands for one.
func without(findings, others []scenarios.Finding) []scenarios.Finding {
	others = slices.Clone(others)
	return slices.DeleteFunc(slices.Clone(findings), func(finding scenarios.Finding) bool {
		at := slices.IndexFunc(others, func(other scenarios.Finding) bool { return same(finding, other) })
		if at >= 0 {
			others = slices.Delete(others, at, at+1)
		}
		return at >= 0
	})
}

// same reports whether two findings are one, wherever in its file it stands now: a
// line that is added above it is no change.
func same(a, b scenarios.Finding) bool {
	a.Where, _, _ = strings.Cut(a.Where, ":")
	b.Where, _, _ = strings.Cut(b.Where, ":")
	return a == b
}
