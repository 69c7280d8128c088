package mockapi

import "time"

// Limits are what a server puts up with. All of them are meant to be generous to
// people and short with everything else.
type Limits struct {
	Head    time.Duration // for a request's line and fields, from their first byte on
	Request time.Duration // for a whole request
	Answer  time.Duration // for a whole request and the answer to it
	Idle    time.Duration // between two requests of one connection
	Drain   time.Duration // for what is under way when the server is told to stop

	TargetSize  int // bytes
	HeadSize    int // bytes, of a request's line and fields together
	Connections int // at a time
}

// DefaultLimits are a server's unless it is told otherwise. RFC 9110 §4.1 asks for
// room for a target of 8,000 bytes at least.
func DefaultLimits() Limits {
	return Limits{
		Head: 5 * time.Second, Request: 10 * time.Second, Answer: 20 * time.Second,
		Idle: time.Minute, Drain: 5 * time.Second,
		TargetSize: 8 << 10, HeadSize: 16 << 10, Connections: 256,
	}
}
