package scenarios

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"authlab/lab"
)

// Workshop lends the lesson compiler what it tests a scenario with.
type Workshop interface {
	// NewTarget starts the scenario's API in a fresh world, its broken code in place.
	NewTarget(scenario *lab.Scenario) (lab.Target, error)
	// NewBench judges fixes of the scenario.
	NewBench(scenario *lab.Scenario) lab.Bench
}

// Finding is one claim of a pack that does not hold, or, as a warning, something
// a reader should look at.
type Finding struct {
	Scenario string // its id; empty where the pack itself is at fault
	Warning  bool
	lab.Mistake
}

// TestOptions says how thoroughly a pack is tested.
type TestOptions struct {
	Only     []string // ids; all scenarios where empty
	Seeds    int      // each scenario is played and judged on so many, at least on its own
	Together int      // scenarios that are tested at the same time
	Glossary []string // the words a scenario's concepts are to be found among
}

// Report is what testing one scenario came to, or, without a scenario, what is
// to be said of the pack.
type Report struct {
	Scenario *lab.Scenario
	Findings []Finding
	Judged   int     // fixes, over all seeds
	Grade    float64 // of school, to read its prose with ease
}

// Errors counts the findings that are no warnings.
func (r Report) Errors() int {
	errors := 0
	for _, finding := range r.Findings {
		if !finding.Warning {
			errors++
		}
	}
	return errors
}

// Test holds a pack to everything it claims, and reports on each scenario, in the
// order of the pack. An error means that the testing itself failed: no findings
// and no error is a good pack.
func Test(ctx context.Context, fsys fs.FS, workshop Workshop, options TestOptions, report func(Report)) error {
	l := load(fsys)
	if found := l.ownFindings(options); len(found) > 0 {
		report(Report{Findings: found})
	}
	if len(l.mistakes) > 0 {
		return nil
	}
	chosen, err := l.chosen(options.Only)
	if err != nil {
		return err
	}
	return inOrder(ctx, chosen, options.Together, func(ctx context.Context, at int) (Report, error) {
		t := &tester{scenario: &l.pack.Scenarios[at], doc: l.docs[at], fsys: fsys, workshop: workshop, options: options}
		t.report.Scenario = t.scenario
		if err := t.test(ctx); err != nil {
			return Report{}, fmt.Errorf("testing %s: %w", t.scenario.ID, err)
		}
		return t.report, nil
	}, report)
}

// ownFindings are what is wrong with the pack itself: what the loader refused, or
// folders that no track lists.
func (l *loaded) ownFindings(options TestOptions) []Finding {
	var found []Finding
	for _, err := range l.mistakes {
		found = append(found, l.finding(err))
	}
	if len(l.mistakes) > 0 {
		return found
	}
	if len(options.Only) == 0 {
		found = l.unexplained(options.Glossary)
	}
	for _, folder := range l.unlisted() {
		found = append(found, Finding{Mistake: lab.Mistake{
			Where: l.doc.at("tracks"),
			What:  fmt.Sprintf("the folder %s is not listed", folder),
			Try:   fmt.Sprintf("%s among the scenarios of a track", folderID(folder)),
		}})
	}
	return found
}

// chosen are the places of the scenarios that are asked for.
func (l *loaded) chosen(ids []string) ([]int, error) {
	var chosen []int
	for _, id := range ids {
		if _, err := l.pack.Scenario(id); err != nil {
			return nil, err
		}
	}
	for i := range l.pack.Scenarios {
		same := func(id string) bool { return strings.EqualFold(id, l.pack.Scenarios[i].ID) }
		if len(ids) == 0 || slices.ContainsFunc(ids, same) {
			chosen = append(chosen, i)
		}
	}
	return chosen, nil
}

// inOrder does the work at several places at a time, and reports in their order,
// each as soon as those before it have reported.
func inOrder(ctx context.Context, places []int, together int, work func(context.Context, int) (Report, error), report func(Report)) error {
	type outcome struct {
		report Report
		err    error
	}
	ctx, cancel := context.WithCancel(ctx)
	var working sync.WaitGroup
	defer working.Wait()
	defer cancel()
	outcomes := make([]chan outcome, len(places))
	room := make(chan struct{}, max(together, 1))
	for i := range places {
		outcomes[i] = make(chan outcome, 1)
	}
	working.Go(func() {
		for i, at := range places {
			room <- struct{}{}
			working.Go(func() {
				defer func() { <-room }()
				made, err := work(ctx, at)
				outcomes[i] <- outcome{made, err}
			})
		}
	})
	for i := range places {
		done := <-outcomes[i]
		if done.err != nil {
			return done.err
		}
		report(done.report)
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
	scenario *lab.Scenario // on the seed it is tested on now
	doc      *document
	fsys     fs.FS
	workshop Workshop
	options  TestOptions
	report   Report

	// answers are what the API answers to each prediction, in a world of its own.
	answers map[string]lab.Prediction
	// solved is the verdict on the solution, on this seed.
	solved *lab.Verdict
	// unsound is set where a matrix names what the world does not have: no fix
	// can be judged by it.
	unsound bool
}

func (t *tester) test(ctx context.Context) error {
	t.files()
	t.excerpts()
	t.shape()
	t.reading()
	t.minutes()
	for _, seed := range t.seeds() {
		t.sow(seed)
		for _, check := range []func(context.Context) error{t.names, t.shown, t.steps, t.fixes, t.play} {
			if err := check(ctx); err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
	return nil
}

// seeds are the scenario's own and those from 1 on.
func (t *tester) seeds() []uint64 {
	seeds := []uint64{t.scenario.World.Seed}
	for seed := uint64(1); len(seeds) < t.options.Seeds; seed++ {
		if seed != t.scenario.World.Seed {
			seeds = append(seeds, seed)
		}
	}
	return seeds
}

// sow puts the scenario, and the steps that have a world of their own, on a seed.
func (t *tester) sow(seed uint64) {
	world := t.report.Scenario.World
	world.Seed = seed
	t.scenario = t.report.Scenario.In(world)
	t.scenario.Steps = slices.Clone(t.scenario.Steps)
	for i := range t.scenario.Steps {
		if own := t.scenario.Steps[i].World; own != nil {
			elsewhere := *own
			elsewhere.Seed = seed
			t.scenario.Steps[i].World = &elsewhere
		}
	}
	t.answers, t.solved = map[string]lab.Prediction{}, nil
}

// find reports something that does not hold.
func (t *tester) find(where, what, try string) {
	t.keep(Finding{Mistake: lab.Mistake{Where: where, What: what, Try: try}})
}

// keep adds a finding, once for a place: on other seeds it would read alike.
func (t *tester) keep(finding Finding) {
	finding.Scenario = t.scenario.ID
	if own := t.report.Scenario.World.Seed; t.scenario.World.Seed != own {
		if slices.ContainsFunc(t.report.Findings, func(f Finding) bool { return f.Where == finding.Where }) {
			return
		}
		finding.What = fmt.Sprintf("on seed %d: %s", t.scenario.World.Seed, finding.What)
	}
	t.report.Findings = append(t.report.Findings, finding)
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
