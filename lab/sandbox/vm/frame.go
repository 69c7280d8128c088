package vm

import (
	"go/token"
)

// frame is one call in progress.
type frame struct {
	m      *Machine
	fn     *function
	caller *frame
	depth  int
	regs   []value
	block  *block
	pc     int
	result value

	defers     *deferStack
	deferredBy *frame        // set where this call is a deferred one: recover looks there
	panicking  *learnerPanic // what this frame is unwinding from
}

// deferStack is a call's deferred calls. It is a value of its own because the
// body of a range over a function defers into the function around it.
type deferStack struct{ calls []func() }

// call runs a function to its end.
func (m *Machine) call(fn *function, args, free []value) value {
	if m.dead != nil {
		panic(m.dead)
	}
	fn.compile()
	if fn.host != nil {
		m.deferring = nil
		return fn.host(m, args)
	}
	fr := m.push(fn)
	copy(fr.regs, args)
	copy(fr.regs[len(args):], free)
	if fn.defers {
		fr.runGuarded()
	} else {
		fr.run(0, 0)
	}
	m.top, m.depth = fr.caller, fr.depth
	return fr.result
}

func (m *Machine) push(fn *function) *frame {
	if m.depth >= m.budget.Depth {
		m.abort(CrashDepth, "the code calls itself too deep", "making sure that the recursion ends")
	}
	m.step(1 + int64(fn.registers)/8)
	fr := &frame{
		m: m, fn: fn, caller: m.top, depth: m.depth,
		regs: make([]value, fn.registers), deferredBy: m.deferring, defers: &deferStack{},
	}
	if fr.caller != nil && fr.caller.fn.wrapper && fr.deferredBy == nil {
		fr.deferredBy = fr.caller.deferredBy // recover looks through synthetic wrappers
	}
	m.deferring = nil
	m.top = fr
	m.depth++
	return fr
}

// run executes blocks until a return.
func (fr *frame) run(block, edge int) {
	for block >= 0 {
		code := &fr.fn.blocks[block]
		fr.block = code
		fr.m.step(int64(len(code.ops)) + 1)
		fr.enterBlock(code, edge)
		if len(fr.m.ready) > 0 && fr.fn.learners {
			fr.interrupted(code.ops)
		} else {
			for i, op := range code.ops {
				fr.pc = i
				op(fr)
			}
		}
		fr.pc = len(code.ops)
		block, edge = code.next(fr)
	}
}

// enterBlock assigns the block's phis, all at once: one may read another.
func (fr *frame) enterBlock(code *block, edge int) {
	switch len(code.phis) {
	case 0:
	case 1:
		fr.regs[code.phis[0].register] = code.phis[0].edges[edge](fr)
	default:
		incoming := make([]value, len(code.phis))
		for i, phi := range code.phis {
			incoming[i] = phi.edges[edge](fr)
		}
		for i, phi := range code.phis {
			fr.regs[phi.register] = incoming[i]
		}
	}
}

// pos is where the frame stands in the source.
func (fr *frame) pos() token.Pos {
	if fr.block == nil {
		return fr.fn.ssa.Pos()
	}
	for i := min(fr.pc, len(fr.block.positions)-1); i >= 0; i-- {
		if fr.block.positions[i].IsValid() {
			return fr.block.positions[i]
		}
	}
	return fr.fn.ssa.Pos()
}

// runGuarded runs a function that defers.
func (fr *frame) runGuarded() {
	fr.attempt(func() {
		fr.run(0, 0)
		fr.runLeft()
	})
	if fr.panicking == nil {
		return
	}
	fr.runDefers()
	if fr.panicking != nil {
		panic(fr.panicking)
	}
	if fr.fn.recover >= 0 {
		fr.run(fr.fn.recover, 0)
	} else {
		fr.result = fr.m.zeroResults(fr.fn.ssa.Signature.Results())
	}
}

// runLeft runs what is left to be deferred after a return. Nothing is, but where
// a function defers in the bodies of ranges over functions only: go/ssa v0.52.0
// then takes the function for one that never defers, and leaves its RunDefers
// out. Named results are read again, as deferred calls may have set them.
func (fr *frame) runLeft() {
	if len(fr.defers.calls) == 0 {
		return
	}
	fr.runDefers()
	results := fr.fn.ssa.Signature.Results()
	if results.Len() > 0 && results.At(0).Name() != "" {
		fr.run(fr.fn.recover, 0)
	}
}

// attempt runs f and keeps a learner's panic; everything else goes on up.
func (fr *frame) attempt(f func()) {
	defer func() {
		if fr.m.dead != nil {
			return // nothing recovers, and panicking anew in every frame takes long
		}
		switch failure := recover().(type) {
		case nil:
		case *learnerPanic:
			fr.panicking = failure
			fr.m.top, fr.m.depth, fr.m.deferring = fr, fr.depth+1, nil
		default:
			panic(failure)
		}
	}()
	f()
}

// runDefers runs deferred calls, the last first. While the frame is panicking a
// deferred call that panics itself takes the first panic's place.
func (fr *frame) runDefers() {
	for len(fr.defers.calls) > 0 {
		last := len(fr.defers.calls) - 1
		deferred := fr.defers.calls[last]
		fr.defers.calls = fr.defers.calls[:last]
		run := func() {
			fr.m.deferring = fr
			deferred()
			fr.m.deferring = nil
		}
		if fr.panicking != nil {
			fr.attempt(run)
		} else {
			run()
		}
	}
}

// recovered is the builtin recover: it stops the panic of the frame that
// deferred this very call.
func (fr *frame) recovered() value {
	if fr.deferredBy == nil || fr.deferredBy.panicking == nil {
		return iface{}
	}
	stopped := fr.deferredBy.panicking
	fr.deferredBy.panicking = nil
	return stopped.value
}
