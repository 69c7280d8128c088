package sandbox

import (
	"context"
	"fmt"
	"io"
	"os"
)

// Pool starts workers, no more at a time than it has room for.
type Pool struct {
	program string
	random  io.Reader
	room    chan struct{}
}

// NewPool makes a pool with room for size workers; as many as there are cores is
// a good number. Random is where nonces come from: crypto/rand.Reader.
func NewPool(random io.Reader, size int) (*Pool, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("this program cannot find itself to start a worker: %w", err)
	}
	return &Pool{program: program, random: random, room: make(chan struct{}, max(size, 1))}, nil
}

// run starts a worker on a job and hands over its report line by line. An error
// says how the worker came to grief; the lines before it are good.
func (p *Pool) run(ctx context.Context, j job, line func(report)) error {
	select {
	case p.room <- struct{}{}:
		defer func() { <-p.room }()
	case <-ctx.Done():
		return ctx.Err()
	}
	nonce, err := newNonce(p.random)
	if err != nil {
		return err
	}
	j.Nonce = nonce
	return spawn(ctx, p.program, j, line)
}
