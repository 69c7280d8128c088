package scenarios

import (
	"context"
	"fmt"
	"slices"

	"authlab/lab"
)

// fixes judges the broken code, the solutions and the wrong fixes.
func (t *tester) fixes(ctx context.Context) error {
	if !t.fixable() || t.unsound {
		return nil
	}
	judge := fixTester{tester: t, bench: t.workshop.NewBench(t.scenario)}
	if err := judge.broken(ctx); err != nil {
		return err
	}
	for _, source := range []lab.Source{t.scenario.Solution, t.scenario.AlsoRight} {
		if err := judge.right(ctx, source); err != nil {
			return err
		}
	}
	for i, wrong := range t.scenario.Wrong {
		if err := judge.wrong(ctx, wrong, t.doc.at("wrong", i)); err != nil {
			return err
		}
	}
	return nil
}

type fixTester struct {
	*tester
	bench lab.Bench
}

// judge judges a source; what does not compile is a finding, and not ok.
func (f *fixTester) judge(ctx context.Context, source lab.Source) (verdict lab.Verdict, ok bool, err error) {
	f.report.Judged++
	verdict, err = f.bench.Judge(ctx, source)
	if err != nil {
		return verdict, false, err
	}
	before := f.linesBefore(source.Name)
	for _, d := range verdict.Diagnostics {
		where := fmt.Sprintf("%s:%d:%d", f.beside(source.Name), d.Line+before, d.Column)
		f.find(where, "it does not compile: "+d.Message, "")
	}
	return verdict, len(verdict.Diagnostics) == 0, nil
}

func (f *fixTester) broken(ctx context.Context) error {
	verdict, ok, err := f.judge(ctx, f.scenario.Broken)
	if ok && verdict.Passed {
		f.find(f.beside(f.scenario.Broken.Name), "the broken code holds: there is nothing left to fix", "putting the flaw back in")
	}
	if ok {
		f.probed(verdict)
	}
	return err
}

// probed reports a route the code stands in for that no probe came to: the API may
// have none of that name, and no fix of it is judged.
func (f *fixTester) probed(verdict lab.Verdict) {
	for _, route := range f.scenario.Replaces.Routes {
		came := func(p lab.Probe) bool { return p.Wanted != nil && p.Wanted.Route == route }
		if !slices.ContainsFunc(verdict.Probes, came) {
			f.find(f.doc.at("replaces"), fmt.Sprintf("no request of the matrix comes to %s", route), "an action that does, or the name the API's index gives the route")
		}
	}
}

func (f *fixTester) right(ctx context.Context, source lab.Source) error {
	if source.Text == "" {
		return nil // shape has said that it is missing
	}
	verdict, ok, err := f.judge(ctx, source)
	if source == f.scenario.Solution {
		f.solved = &verdict
	}
	if ok && !verdict.Passed {
		f.find(f.beside(source.Name), "this must be accepted and is not: "+describe(verdict), "correcting it, or the matrix")
	}
	return err
}

func (f *fixTester) wrong(ctx context.Context, wrong lab.WrongFix, where string) error {
	verdict, ok, err := f.judge(ctx, wrong.Source)
	if err != nil || !ok {
		return err
	}
	switch {
	case verdict.Passed:
		f.find(where, fmt.Sprintf("%s is accepted, and should show %s", wrong.Source.Name, wrong.For), "actors or actions that tell it from a right one; or taking it off the list")
	case verdict.Count(wrong.For) == 0:
		f.find(where, fmt.Sprintf("%s is rejected, but nothing is %s: %s", wrong.Source.Name, wrong.For, describe(verdict)), "for: with the outcome it shows")
	}
	return nil
}

// describe says what became of a fix, with the first probe that failed.
func describe(verdict lab.Verdict) string {
	probe, failed := verdict.FirstFailure()
	if !failed {
		return "nothing was probed"
	}
	return fmt.Sprintf("%s (%s): wanted %s, got %s, %s", probe.Name, probe.Request, probe.Want, probe.Got, probe.Outcome)
}
