package vm

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
)

const (
	maxStrands = 256 // goroutines of the learner's alive at once
	// strandDepth is the part of the budget's depth a goroutine gets: all of them
	// together must not need more memory than there is.
	strandDepth = 16
	// preempt is how many instructions there are to one after which another
	// goroutine goes on.
	preempt = 16
)

// strand is one of the learner's goroutines. A host's goroutine runs each, but
// only the one that holds the baton goes on: the machine is still for one at a
// time, and which one is next is decided by the budget's seed alone.
type strand struct {
	wake  chan struct{} // the baton
	ended chan struct{}

	// What the machine holds while the strand runs.
	top       *frame
	depth     int
	deferring *frame

	waits string // what for, and where; empty while it could go on
}

// strands are the goroutines of a machine.
type strands struct {
	main    *strand // runs what the host asks for
	current *strand
	ready   []*strand // could go on, but for the baton
	others  []*strand // all that are alive, main aside
	locked  []*strand // wait until something is unlocked
}

func newStrands() *strands {
	main := &strand{wake: make(chan struct{})}
	return &strands{main: main, current: main}
}

// spawn starts a goroutine. It runs once others stop or are interrupted.
func (m *Machine) spawn(call func() value) {
	if len(m.others) >= maxStrands {
		m.abort(CrashBytes, fmt.Sprintf("the code keeps more than %d goroutines", maxStrands), "starting fewer, and letting them end")
	}
	m.alloc(400)
	m.step(50)
	made := &strand{wake: make(chan struct{}), ended: make(chan struct{}), depth: m.budget.Depth - m.budget.Depth/strandDepth}
	m.others = append(m.others, made)
	m.ready = append(m.ready, made)
	go m.live(made, call)
}

// live is the life of a goroutine. Whatever ends the run in it is told by main.
func (m *Machine) live(s *strand, call func() value) {
	defer close(s.ended)
	<-s.wake
	m.outlast(call)
	if m.dead != nil && m.current != s { // main is putting an end to all
		return
	}
	m.others = slices.DeleteFunc(m.others, func(one *strand) bool { return one == s })
	next := m.main
	if m.dead == nil {
		next = m.next()
	}
	m.resume(next)
}

// outlast makes a call and keeps what it fails with for main to tell. A panic
// that nothing recovers ends all goroutines, as it does in Go.
func (m *Machine) outlast(call func() value) {
	defer func() {
		switch failure := recover().(type) {
		case nil:
		case *learnerPanic:
			m.dead = m.crashOf(failure)
		case *Crash:
			m.dead = failure
		case runtime.Error:
			m.dead = m.internal(failure)
		default:
			m.dead = m.internal(fmt.Errorf("%v", failure))
		}
	}()
	if m.dead == nil {
		call()
	}
}

// next takes one of those that could go on. Where there is none, all wait for
// each other: the run is over, and main is to tell.
func (m *Machine) next() *strand {
	if len(m.ready) == 0 {
		m.dead = m.deadlock()
		return m.main
	}
	i := m.random.IntN(len(m.ready))
	chosen := m.ready[i]
	m.ready = slices.Delete(m.ready, i, i+1)
	return chosen
}

// resume hands a strand the baton.
func (m *Machine) resume(s *strand) {
	m.current = s
	m.top, m.depth, m.deferring = s.top, s.depth, s.deferring
	s.waits = ""
	s.wake <- struct{}{}
}

// switchAway lets another strand go on and returns when it is this one's turn
// again.
func (m *Machine) switchAway() {
	m.step(4)
	s, next := m.current, m.next()
	if next != s {
		s.top, s.depth, s.deferring = m.top, m.depth, m.deferring
		m.resume(next)
		<-s.wake
	}
	if m.dead != nil {
		panic(m.dead)
	}
}

// yield lets others go on, if there are any.
func (m *Machine) yield() {
	m.ready = append(m.ready, m.current)
	m.switchAway()
}

// park stops the current strand until another makes it ready.
func (m *Machine) park(what string) {
	m.current.waits = what
	if pos := m.position(); pos != "" {
		m.current.waits += " at " + pos
	}
	m.switchAway()
}

// awaitUnlock stops the current strand until something was unlocked: it must
// look then whether that was what it needs.
func (m *Machine) awaitUnlock(what string) {
	m.locked = append(m.locked, m.current)
	m.park(what)
}

func (m *Machine) unlocked() {
	m.step(int64(len(m.locked)))
	m.ready = append(m.ready, m.locked...)
	m.locked = nil
}

// settle lets goroutines that outlive what the host asked for go on until they
// end or wait.
func (m *Machine) settle() {
	for len(m.ready) > 0 {
		m.yield()
	}
}

// stopAll ends every goroutine of a dead machine, one after the other.
func (m *Machine) stopAll() {
	for _, s := range m.others {
		s.wake <- struct{}{}
		<-s.ended
	}
	m.others, m.ready, m.locked = nil, nil, nil
}

// deadlock is the crash of a run in which everything waits.
func (m *Machine) deadlock() *Crash {
	var waits []string
	for _, s := range append([]*strand{m.main}, m.others...) {
		if s.waits != "" && len(waits) < 5 {
			waits = append(waits, s.waits)
		}
	}
	return &Crash{
		Kind: CrashDeadlock, Pos: m.position(), Try: "making sure that each wait has something that ends it",
		Message: "all goroutines are asleep - deadlock! one waits " + strings.Join(waits, ", one "),
	}
}
