package scenarios

import (
	"context"
	"errors"
	"fmt"

	"authlab/lab"
)

// shown sends every request the brief and the debrief show.
func (t *tester) shown(ctx context.Context) error {
	return errors.Join(
		t.shownIn(ctx, "brief.md", t.scenario.Brief),
		t.shownIn(ctx, "debrief.md", t.scenario.Debrief),
	)
}

func (t *tester) shownIn(ctx context.Context, name, markdown string) error {
	all, err := ReadShown(markdown)
	var mistake *lab.Mistake
	if errors.As(err, &mistake) {
		t.find(fmt.Sprintf("%s:%s:1", t.beside(name), mistake.Where), mistake.What, mistake.Try)
		return nil
	}
	for _, shown := range all {
		where := fmt.Sprintf("%s:%d:1", t.beside(name), shown.Line)
		if shown.Fixed && t.scenario.Replaces == nil {
			t.find(where, "there is no code to fix", "a fence that starts with ```http alone")
			continue
		}
		if err := t.compare(ctx, shown, where); err != nil {
			return err
		}
	}
	return nil
}

func (t *tester) compare(ctx context.Context, shown Shown, where string) error {
	return t.withTarget(func(target lab.Target) error {
		if shown.Fixed {
			target.Deploy(t.scenario.Solution)
		}
		if err := shown.Compare(ctx, target); err != nil {
			t.findError(where, "", err)
		}
		return ctx.Err()
	})
}
