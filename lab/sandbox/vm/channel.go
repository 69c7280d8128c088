package vm

import (
	"reflect"
	"slices"
)

// channel is a channel: values on their way, or strands that wait for one.
type channel struct {
	capacity  int
	buffer    []value
	closed    bool
	receivers []*waiter
	senders   []*waiter
}

// way is one case of a select; a plain send or receive is a select of one.
type way struct {
	on   *channel // nil is never open
	send bool
	v    value // to send, or what a closed channel gives
}

// choice is what a strand that waits in a select comes to.
type choice struct {
	strand *strand
	made   bool
	index  int
	v      value
	ok     bool // false where the channel was closed
}

// waiter is one way of a choice, in a channel's queue.
type waiter struct {
	*choice
	index int
	sends value
}

func (m *Machine) makeChannel(size value) *channel {
	capacity, fits := asInt(size)
	if !fits || capacity < 0 || capacity > 1<<40 {
		m.fail(plainError("makechan: size out of range"))
	}
	m.alloc(capacity + 12)
	return &channel{capacity: int(capacity)}
}

// choose goes one of the ways that are open, and waits where none is: or, told
// not to, gives the index -1.
func (m *Machine) choose(ways []way, wait bool) (index int, v value, ok bool) {
	m.step(int64(2 * len(ways)))
	var open []int
	for i, one := range ways {
		if one.open() {
			open = append(open, i)
		}
	}
	switch {
	case len(open) > 0:
		index = open[m.random.IntN(len(open))]
		v, ok = m.take(ways[index])
		return index, v, ok
	case !wait:
		return -1, nil, false
	}
	mine := &choice{strand: m.current}
	for i, one := range ways {
		m.enqueue(one, &waiter{choice: mine, index: i, sends: one.v})
	}
	m.park(purpose(ways))
	chosen := ways[mine.index]
	if mine.ok {
		return mine.index, mine.v, true
	}
	if chosen.send {
		m.sentOnClosed()
	}
	return mine.index, chosen.v, false
}

func purpose(ways []way) string {
	switch {
	case len(ways) != 1:
		return "in a select"
	case ways[0].send:
		return "to send"
	}
	return "to receive"
}

// open reports whether a way can be gone without waiting.
func (w way) open() bool {
	switch {
	case w.on == nil:
		return false
	case w.send:
		return w.on.closed || len(w.on.buffer) < w.on.capacity || waiting(w.on.receivers)
	}
	return w.on.closed || len(w.on.buffer) > 0 || waiting(w.on.senders)
}

func waiting(queue []*waiter) bool {
	return slices.ContainsFunc(queue, func(one *waiter) bool { return !one.made })
}

// take goes a way that is open.
func (m *Machine) take(w way) (v value, ok bool) {
	c := w.on
	switch {
	case w.send && c.closed:
		m.sentOnClosed()
		return nil, false
	case w.send:
		if receiver := first(&c.receivers); receiver != nil {
			m.complete(receiver, w.v, true)
		} else {
			c.buffer = append(c.buffer, w.v)
		}
		return nil, true
	}
	return m.received(c, w.v)
}

// received takes a value out of an open channel; what waits to send moves up.
func (m *Machine) received(c *channel, none value) (v value, ok bool) {
	sender := first(&c.senders)
	if sender != nil {
		c.buffer = append(c.buffer, sender.sends)
		m.complete(sender, nil, true)
	}
	if len(c.buffer) == 0 {
		return none, false
	}
	v, c.buffer = c.buffer[0], c.buffer[1:]
	return v, true
}

// first takes the first that still waits off a queue; nil where none does.
func first(queue *[]*waiter) *waiter {
	for len(*queue) > 0 {
		one := (*queue)[0]
		*queue = (*queue)[1:]
		if !one.made {
			return one
		}
	}
	return nil
}

// complete makes a waiting choice.
func (m *Machine) complete(one *waiter, v value, ok bool) {
	one.made, one.choice.index, one.v, one.ok = true, one.index, v, ok
	m.ready = append(m.ready, one.strand)
}

// enqueue adds a waiter, and drops those whose choice was made elsewhere.
func (m *Machine) enqueue(w way, one *waiter) {
	if w.on == nil {
		return
	}
	queue := &w.on.receivers
	if w.send {
		queue = &w.on.senders
	}
	m.alloc(4)
	m.step(int64(len(*queue)))
	*queue = append(slices.DeleteFunc(*queue, func(other *waiter) bool { return other.made }), one)
}

func (m *Machine) closeChannel(c *channel) {
	switch {
	case c == nil:
		m.fail(plainError("close of nil channel"))
	case c.closed:
		m.fail(plainError("close of closed channel"))
	}
	c.closed = true
	for _, queue := range []*[]*waiter{&c.receivers, &c.senders} {
		for one := first(queue); one != nil; one = first(queue) {
			m.complete(one, nil, false)
		}
	}
}

func (m *Machine) sentOnClosed() {
	m.fail(plainError("send on closed channel"))
}

// doneChannel is our side of the one channel a host gives out, that of a
// context. Nothing is sent over it, and it is not closed while code is on the
// bench: a request is answered before anything else happens.
func (m *Machine) doneChannel(host reflect.Value) *channel {
	if host.IsNil() {
		return nil
	}
	if known := m.done[host.Pointer()]; known != nil {
		return known
	}
	made := m.makeChannel(0)
	if v, ok := host.TryRecv(); v.IsValid() && !ok { // closed already
		made.closed = true
	}
	m.done[host.Pointer()] = made
	return made
}

// hostDone is the host's side of a channel that a context of the bench's gives
// out. The host only hands it back.
func (m *Machine) hostDone(own *channel) <-chan struct{} {
	if own == nil {
		return nil
	}
	for _, one := range m.given {
		if one.own == own {
			return one.host
		}
	}
	made := make(chan struct{})
	m.alloc(8)
	m.given = append(m.given, doneSide{own, made})
	m.done[reflect.ValueOf(made).Pointer()] = own
	return made
}

// doneSide is a channel that is on both sides.
type doneSide struct {
	own  *channel
	host chan struct{}
}
