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
	Why    string `json:"why"` // what it holds back, or what keeps it from standing
}

// Layers starts a worker that locks itself in, tries to get out, and tells what
// stopped it: what took hold is seen, not assumed.
func (p *Pool) Layers(ctx context.Context) ([]Layer, error) {
	var layers []Layer
	err := p.run(ctx, job{Task: taskLayers}, func(line report) { layers = append(layers, line.Layers...) })
	if err != nil {
		return nil, fmt.Errorf("the sandbox does not start: %w", err)
	}
	return append(layers, always()...), nil
}

// always lists the walls that stand on every system.
func always() []Layer {
	return []Layer{
		{Name: "budgets", Active: true, Why: "the evaluator counts steps, memory, depth and output"},
		{Name: "deadline", Active: true, Why: fmt.Sprintf("a worker is killed after %s", deadline)},
	}
}
