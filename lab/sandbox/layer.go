package sandbox

import (
	"context"
	"fmt"
)

// Layer is one of the walls around a worker, and whether it stands on this
// machine.
type Layer struct {
	Name   string `json:"name"`
	Active bool   `json:"active"`
	Needed bool   `json:"needed"` // nothing is judged without it
	Why    string `json:"why"`    // what it holds back, or what keeps it from standing
}

// Layers starts a worker that locks itself in, tries to get out, and tells what
// stopped it: what took hold is seen, not assumed.
func Layers(ctx context.Context) []Layer { return NewPool().layers(ctx) }

func (p *Pool) layers(ctx context.Context) []Layer {
	layers := []Layer{{Name: "worker", Active: true, Needed: true, Why: "code runs in a process of its own"}}
	err := p.run(ctx, job{Task: taskLayers}, func(line report) { layers = append(layers, line.Layers...) })
	if err != nil {
		layers[0].Active, layers[0].Why = false, fmt.Sprintf("it does not start: %v", err)
	}
	return append(layers,
		Layer{Name: "budgets", Active: true, Needed: true, Why: "the evaluator counts steps, memory, depth and output"},
		Layer{Name: "deadline", Active: true, Needed: true, Why: fmt.Sprintf("a worker is killed after %s", deadline)},
	)
}
