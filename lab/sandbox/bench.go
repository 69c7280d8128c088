package sandbox

import (
	"context"
	"fmt"

	"authlab/lab"
	"authlab/lab/sandbox/check"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// Bench checks and judges fixes of one scenario. It runs one worker at a time,
// however often it is asked.
type Bench struct {
	pool     *Pool
	scenario *lab.Scenario
	checker  *check.Checker
	busy     chan struct{}
	chance   uint64 // what a fix leaves to chance falls by this and the fix itself
}

var _ lab.Bench = (*Bench)(nil)

// NewBench sets a bench up for a scenario.
func NewBench(pool *Pool, scenario *lab.Scenario) *Bench {
	return &Bench{pool: pool, scenario: scenario, checker: check.New(), busy: make(chan struct{}, 1)}
}

// Check compiles without running.
func (b *Bench) Check(source lab.Source) []lab.Diagnostic {
	if b.scenario.Replaces == nil {
		return nil
	}
	return b.checker.Check(source, *b.scenario.Replaces)
}

// Judge runs the scenario's matrix on a fix and on the API's own code, and
// compares. An error means that the judging itself failed, or that ctx ended.
func (b *Bench) Judge(ctx context.Context, source lab.Source) (lab.Verdict, error) {
	fix, err := b.fix()
	if err != nil {
		return lab.Verdict{}, err
	}
	select {
	case b.busy <- struct{}{}:
		defer func() { <-b.busy }()
	case <-ctx.Done():
		return lab.Verdict{}, context.Cause(ctx)
	}
	settings, probes, err := matrix(fix, b.settings(fix, source))
	if err != nil {
		return lab.Verdict{}, err
	}
	wants := make(chan []lab.Exchange, 1)
	go func() { wants <- wanted(settings, probes) }() // while the worker is at it
	given, err := b.given(ctx, source, settings, probes)
	wanted := <-wants
	if err != nil {
		return lab.Verdict{}, err
	}
	if len(given.diagnostics) > 0 {
		return lab.NewVerdict(b.scenario.ID, given.diagnostics, nil), nil
	}
	return lab.NewVerdict(b.scenario.ID, nil, judge(settings, probes, wanted, given.exchanges)), nil
}

// fix is what the scenario's fix step asks for.
func (b *Bench) fix() (lab.Fix, error) {
	for _, step := range b.scenario.Steps {
		if step.Fix != nil && b.scenario.Replaces != nil {
			return *step.Fix, nil
		}
	}
	return lab.Fix{}, fmt.Errorf("scenario %s has nothing to fix: %w", b.scenario.ID, lab.ErrNotFound)
}

// settings are the world as played, one grown from a seed that depends on the fix
// itself, since an id or a name taken over from the last verdict is not there, and
// those that the scenario adds.
func (b *Bench) settings(fix lab.Fix, source lab.Source) []setting {
	strange := b.scenario.World
	strange.Seed = strangeSeed(strange.Seed, source)
	settings := []setting{newSetting(b.scenario.World, fix.Actors), newSetting(strange, fix.Actors)}
	settings[0].played = true
	for _, person := range settings[1].world.People() {
		if person.Hidden {
			settings[1].actors = append(settings[1].actors, person.ID)
		}
	}
	for _, other := range fix.Worlds {
		settings = append(settings, newSetting(other, fix.Actors))
	}
	for i := range settings {
		settings[i].tryWith(fix.With)
	}
	return settings
}

// tryWith gives every actor the keys a scenario asks for, as far as they can have
// them: a service has no session. In the world the learner knows all are tried; in
// the other they take turns, among many more people.
func (s *setting) tryWith(wanted []string) {
	if len(wanted) == 0 {
		return
	}
	s.every = s.played
	keys := []lab.Key{}
	for _, actor := range s.actors {
		for _, with := range wanted {
			if key, err := mockapi.KeyAmong(s.keys, s.world, actor, with); err == nil {
				keys = append(keys, key)
			}
		}
		if actor == lab.Nobody {
			keys = append(keys, keysOf(s.keys, actor)...)
		}
	}
	s.keys = keys
}

func newSetting(spec lab.WorldSpec, actors []string) setting {
	grown := world.New(spec)
	return setting{world: grown, keys: mockapi.Keys(grown), actors: append([]string{}, actors...)}
}
