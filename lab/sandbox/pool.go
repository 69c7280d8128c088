package sandbox

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"runtime"
	"time"
)

// Pool starts workers, at most one a processor at a time. It is safe for use by
// several goroutines.
type Pool struct {
	program  string // to start as a worker; empty for this one
	deadline time.Duration
	room     chan struct{}
}

// NewPool makes a pool of workers.
func NewPool() *Pool {
	return &Pool{deadline: deadline, room: make(chan struct{}, runtime.NumCPU())}
}

// run starts a worker on a job and hands over its report line by line. An error
// that is a *grief is the code's fault; the lines before it are good.
func (p *Pool) run(ctx context.Context, j job, line func(report)) error {
	program, err := p.find()
	if err != nil {
		return err
	}
	select {
	case p.room <- struct{}{}:
		defer func() { <-p.room }()
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, p.deadline, errDeadline)
	defer cancel()
	j.Nonce = rand.Text()
	return spawn(ctx, program, j, line)
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
