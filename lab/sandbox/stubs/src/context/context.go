//go:build lesson

// Package context carries values along with a request, and word that nobody
// waits for the answer any more. There is no clock, and so no timeout.
package context

import "time"

type Context interface {
	Deadline() (deadline time.Time, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}

var Canceled error

var DeadlineExceeded error

func Background() Context
func TODO() Context

func withValue(parent Context, key, val any) Context

func WithValue(parent Context, key, val any) Context {
	if parent != nil && key != nil && !comparable(key) {
		panic("key is not comparable")
	}
	return withValue(parent, key, val)
}

func comparable(key any) (ok bool) {
	defer func() { ok = recover() == nil }()
	_ = map[any]bool{}[key]
	return true
}

func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return endless{parent}
}

// endless has the values of a context and not its end.
type endless struct{ of Context }

func (endless) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }
func (endless) Done() <-chan struct{}                   { return nil }
func (endless) Err() error                              { return nil }

func (e endless) Value(key any) any {
	if key == any(&self) {
		return nil
	}
	return e.of.Value(key)
}

type CancelFunc func()

type CancelCauseFunc func(cause error)

func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	made := newCancelable(parent)
	return made, func() { made.cancel(Canceled, nil) }
}

func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	made := newCancelable(parent)
	return made, func(cause error) { made.cancel(Canceled, cause) }
}

// Cause is why a context was canceled.
func Cause(c Context) error {
	if outer, ok := c.Value(&self).(*cancelable); ok {
		return outer.cause
	}
	return c.Err()
}

// self is the key under which a cancelable context is its own value.
var self int

type cancelable struct {
	Context
	done       chan struct{}
	err, cause error
	children   map[*cancelable]bool
}

func newCancelable(parent Context) *cancelable {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	c := &cancelable{Context: parent, done: make(chan struct{}), children: map[*cancelable]bool{}}
	outer, ours := parent.Value(&self).(*cancelable)
	switch ended := parent.Done(); {
	case ended == nil:
	case ours && outer.done == ended && outer.err != nil:
		c.cancel(outer.err, outer.cause)
	case ours && outer.done == ended:
		outer.children[c] = true
	default:
		go c.follow(parent, ended)
	}
	return c
}

// follow waits for a parent that is not of this package.
func (c *cancelable) follow(parent Context, ended <-chan struct{}) {
	select {
	case <-ended:
		c.cancel(parent.Err(), Cause(parent))
	case <-c.done:
	}
}

func (c *cancelable) cancel(err, cause error) {
	if c.err != nil {
		return
	}
	if c.err, c.cause = err, cause; cause == nil {
		c.cause = err
	}
	close(c.done)
	for child := range c.children {
		child.cancel(c.err, c.cause)
	}
	c.children = nil
	if outer, ok := c.Context.Value(&self).(*cancelable); ok {
		delete(outer.children, c)
	}
}

func (c *cancelable) Done() <-chan struct{} { return c.done }
func (c *cancelable) Err() error            { return c.err }

func (c *cancelable) Value(key any) any {
	if key == any(&self) {
		return c
	}
	return c.Context.Value(key)
}

func AfterFunc(ctx Context, f func()) (stop func() bool) {
	stopped, over := make(chan struct{}), false
	go func() {
		select {
		case <-ctx.Done():
			if !over {
				over = true
				f()
			}
		case <-stopped:
		}
	}()
	return func() bool {
		if over {
			return false
		}
		over = true
		close(stopped)
		return true
	}
}
