package scenarios

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"authlab/lab"
)

// Workshop lends the lesson compiler what it tests a scenario with.
type Workshop interface {
	// NewTarget starts the scenario's API in a fresh world, its broken code in place.
	NewTarget(scenario *lab.Scenario) (lab.Target, error)
	// NewBench judges fixes of the scenario.
	NewBench(scenario *lab.Scenario) lab.Bench
}

// Finding is one claim of a pack that does not hold.
type Finding struct {
	Scenario string // its id; empty where the pack itself is at fault
	lab.Mistake
}

// Test holds a pack to everything it claims, and reports each claim that does
// not hold. An error means that the testing itself failed: no findings and no
// error is a good pack.
func Test(ctx context.Context, fsys fs.FS, workshop Workshop, report func(Finding)) error {
	l := load(fsys)
	if len(l.mistakes) > 0 {
		for _, err := range l.mistakes {
			report(l.finding(err))
		}
		return nil
	}
	for _, folder := range l.unlisted() {
		report(Finding{Mistake: lab.Mistake{
			Where: l.doc.at("tracks"),
			What:  fmt.Sprintf("the folder %s is not listed", folder),
			Try:   fmt.Sprintf("%s among the scenarios of a track", folderID(folder)),
		}})
	}
	for i := range l.pack.Scenarios {
		t := &tester{scenario: &l.pack.Scenarios[i], doc: l.docs[i], fsys: fsys, workshop: workshop, report: report}
		if err := t.test(ctx); err != nil {
			return fmt.Errorf("testing %s: %w", t.scenario.ID, err)
		}
	}
	return nil
}

// finding is a mistake of the loader as a finding.
func (l *loaded) finding(err error) Finding {
	var mistake *lab.Mistake
	if !errors.As(err, &mistake) {
		return Finding{Mistake: lab.Mistake{What: err.Error()}}
	}
	folder, _, _ := strings.Cut(mistake.Where, "/")
	for _, known := range l.folders {
		if known == folder {
			return Finding{Scenario: folderID(folder), Mistake: *mistake}
		}
	}
	return Finding{Mistake: *mistake}
}

// tester holds one scenario to what it claims.
type tester struct {
	scenario *lab.Scenario
	doc      *document
	fsys     fs.FS
	workshop Workshop
	report   func(Finding)

	// unsound is set where a matrix names what the world does not have: no fix
	// can be judged by it.
	unsound bool
}

func (t *tester) test(ctx context.Context) error {
	t.files()
	t.excerpts()
	checks := []func(context.Context) error{t.names, t.shown, t.steps, t.fixes}
	for _, check := range checks {
		if err := check(ctx); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// find reports something that does not hold.
func (t *tester) find(where, what, try string) {
	t.report(Finding{Scenario: t.scenario.ID, Mistake: lab.Mistake{Where: where, What: what, Try: try}})
}

// findError reports an error as a finding; a *lab.Mistake keeps what it says to try.
func (t *tester) findError(where, prefix string, err error) {
	var mistake *lab.Mistake
	if errors.As(err, &mistake) {
		t.find(where, prefix+mistake.What, mistake.Try)
		return
	}
	t.find(where, prefix+err.Error(), "names, people and credentials that the world has")
}

// folder is the scenario's folder in the pack.
func (t *tester) folder() string { return path.Dir(t.doc.name) }

// beside is where a file of the scenario stands.
func (t *tester) beside(name string) string { return path.Join(t.folder(), name) }

// withTarget lends an API in a fresh world.
func (t *tester) withTarget(use func(lab.Target) error) error {
	return t.withTargetIn(t.scenario.World, use)
}

func (t *tester) withTargetIn(world lab.WorldSpec, use func(lab.Target) error) error {
	target, err := t.workshop.NewTarget(t.scenario.In(world))
	if err != nil {
		return err
	}
	return errors.Join(use(target), target.Close())
}
