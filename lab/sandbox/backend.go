package sandbox

import (
	"context"
	"fmt"
	"sync"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// Backend answers the replaced routes of a live API with code from the bench: each request
// in a worker, on a copy of the live world. It is safe for use by several
// goroutines.
type Backend struct {
	pool        *Pool
	replacement lab.Replacement

	mu     sync.Mutex
	source lab.Source
}

var _ mockapi.Backend = (*Backend)(nil)

// NewBackend puts code behind the routes it replaces.
func NewBackend(pool *Pool, replacement lab.Replacement, source lab.Source) *Backend {
	return &Backend{pool: pool, replacement: replacement, source: source}
}

// Deploy puts other code behind the routes, from the next request on.
func (b *Backend) Deploy(source lab.Source) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.source = source
}

// Replaces reports whether the code stands in for a route.
func (b *Backend) Replaces(route string) bool { return b.replacement.Covers(route) }

// Answer runs the code on one request, and returns the world as the code left it.
// A panic is in the exchange; an error says why there is none: the code does not
// compile, or brought its worker down.
func (b *Backend) Answer(ctx context.Context, live *world.World, request lab.Request) (lab.Exchange, *world.World, error) {
	j, err := b.job(live, request)
	if err != nil {
		return lab.Exchange{}, nil, err
	}
	var told report
	var diagnostics []lab.Diagnostic
	err = b.pool.run(ctx, j, func(line report) {
		told = line
		diagnostics = append(diagnostics, line.Diagnostics...)
	})
	if err != nil {
		return lab.Exchange{}, nil, err
	}
	if len(diagnostics) > 0 {
		first := diagnostics[0]
		return lab.Exchange{}, nil, fmt.Errorf("%s:%d:%d: %s", first.File, first.Line, first.Column, first.Message)
	}
	if told.Exchange == nil {
		return lab.Exchange{}, nil, errUnfinished
	}
	changed, err := world.Restore(told.World)
	if err != nil {
		return lab.Exchange{}, nil, err
	}
	told.Exchange.Request = request
	return *told.Exchange, changed, nil
}

func (b *Backend) job(live *world.World, request lab.Request) (job, error) {
	snapshot, err := live.Snapshot()
	if err != nil {
		return job{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return job{
		Task: taskAnswer, Source: b.source, Replacement: b.replacement,
		Worlds: []origin{{Snapshot: snapshot}}, Asks: []ask{{Request: request}}, KeepWorld: true,
	}, nil
}
