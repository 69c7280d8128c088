package sandbox

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"
)

// Pool starts workers, at most one a processor at a time. It is safe for use by
// several goroutines.
type Pool struct {
	program  string // to start as a worker; empty for this one
	deadline time.Duration
	room     chan struct{}

	mu     sync.Mutex
	keeps  bool    // a spare worker
	spare  *worker // started, locked in and waiting for a job, or nil
	hiring sync.WaitGroup
}

// NewPool makes a pool of workers.
func NewPool() *Pool {
	return &Pool{deadline: deadline, room: make(chan struct{}, runtime.NumCPU())}
}

// Prepare has a worker ready before there is a job, now and after each job: half of
// what a learner waits for is a worker starting. Close sends it home.
func (p *Pool) Prepare() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.keeps = true
	p.hire()
}

// hire starts a spare worker on the side, where one is kept and none is there. One
// that does not start is no loss: the next job says why. The caller holds mu.
func (p *Pool) hire() {
	if !p.keeps || p.spare != nil {
		return
	}
	p.hiring.Go(func() {
		started, err := p.start()
		p.mu.Lock()
		defer p.mu.Unlock()
		if err != nil {
			return
		}
		if !p.keeps || p.spare != nil {
			started.dismiss()
			return
		}
		p.spare = started
	})
}

// Close sends the spare worker home. Jobs that run are not touched.
func (p *Pool) Close() error {
	p.mu.Lock()
	p.keeps = false
	if p.spare != nil {
		p.spare.dismiss()
		p.spare = nil
	}
	p.mu.Unlock()
	p.hiring.Wait()
	return nil
}

// run gives a worker a job and hands over its report line by line. An error that
// is a *grief is the code's fault; the lines before it are good.
func (p *Pool) run(ctx context.Context, j job, line func(report)) error {
	select {
	case p.room <- struct{}{}:
		defer func() { <-p.room }()
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, p.deadline, errDeadline)
	defer cancel()
	worker, err := p.take()
	if err != nil {
		return err
	}
	defer p.replace()
	j.Nonce = rand.Text()
	return worker.run(ctx, j, line)
}

// take returns the spare worker, if it is still alive, or a new one.
func (p *Pool) take() (*worker, error) {
	p.mu.Lock()
	ready := p.spare
	p.spare = nil
	p.mu.Unlock()
	if ready != nil && !ready.gone() {
		return ready, nil
	}
	return p.start()
}

func (p *Pool) replace() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.hire()
}

func (p *Pool) start() (*worker, error) {
	program, err := p.find()
	if err != nil {
		return nil, err
	}
	return startWorker(program)
}

func (p *Pool) find() (string, error) {
	if p.program != "" {
		return p.program, nil
	}
	program, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("this program cannot find itself to start a worker: %w", err)
	}
	return program, nil
}
