package lab

import (
	"errors"
	"sync"
)

// In is the scenario in another world.
func (s *Scenario) In(world WorldSpec) *Scenario {
	elsewhere := *s
	elsewhere.World = world
	return &elsewhere
}

// WorldOf is the world a step is played in: its own, or the scenario's.
func (s *Scenario) WorldOf(step *Step) WorldSpec {
	if step.World != nil {
		return *step.World
	}
	return s.World
}

// targets are the APIs of a run: one for each world that its steps are played in.
type targets struct {
	home    Target
	of      map[string]Target // by the id of a step that is played elsewhere
	all     []Target
	outside <-chan Exchange
}

// openTargets starts the APIs of the worlds that differ from the scenario's.
func openTargets(config RunConfig) (*targets, error) {
	t := &targets{home: config.Target, of: map[string]Target{}, all: []Target{config.Target}}
	in := map[WorldSpec]Target{config.Scenario.World: config.Target}
	for i := range config.Scenario.Steps {
		step := &config.Scenario.Steps[i]
		world := config.Scenario.WorldOf(step)
		if _, open := in[world]; !open {
			target, err := config.Elsewhere(config.Scenario.In(world))
			if err != nil {
				return nil, errors.Join(err, t.closeElsewhere())
			}
			in[world] = target
			t.all = append(t.all, target)
		}
		t.of[step.ID] = in[world]
	}
	t.outside = merged(t.all)
	return t, nil
}

// at is the API a step is played against.
func (t *targets) at(step string) Target {
	if target, known := t.of[step]; known {
		return target
	}
	return t.home
}

func (t *targets) deploy(source Source) {
	for _, target := range t.all {
		target.Deploy(source)
	}
}

func (t *targets) close() error { return errors.Join(t.closeElsewhere(), t.home.Close()) }

func (t *targets) closeElsewhere() error {
	var failed error
	for _, target := range t.all[1:] {
		failed = errors.Join(failed, target.Close())
	}
	return failed
}

// outsideWaiting is how many exchanges of several APIs wait to be looked at.
const outsideWaiting = 64

// merged delivers what all of the APIs deliver, until the last has closed. An
// exchange nobody waits for is dropped.
func merged(all []Target) <-chan Exchange {
	if len(all) == 1 {
		return all[0].Outside()
	}
	out := make(chan Exchange, outsideWaiting)
	var open sync.WaitGroup
	for _, target := range all {
		open.Go(func() {
			for exchange := range target.Outside() {
				select {
				case out <- exchange:
				default:
				}
			}
		})
	}
	go func() {
		open.Wait()
		close(out)
	}()
	return out
}
