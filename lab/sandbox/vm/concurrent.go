package vm

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// concurrentOp compiles what works on goroutines and channels; nil where an
// instruction does not.
func (c *compiler) concurrentOp(instruction ssa.Instruction) op {
	switch in := instruction.(type) {
	case *ssa.Go:
		prepare := c.prepared(in.Common())
		return func(fr *frame) { fr.m.spawn(prepare(fr)) }
	case *ssa.MakeChan:
		size := c.operand(in.Size)
		return c.set(in, func(fr *frame) value { return fr.m.makeChannel(size(fr)) })
	case *ssa.Send:
		on, v := c.operand(in.Chan), c.operand(in.X)
		return func(fr *frame) {
			target, sent := on(fr).(*channel), v(fr)
			fr.m.choose([]way{{on: target, send: true, v: sent}}, true)
		}
	case *ssa.Select:
		return c.set(in, c.selected(in))
	}
	return nil
}

// receive compiles <-x.
func (c *compiler) receive(in *ssa.UnOp) operand {
	operand, elem := c.operand(in.X), in.X.Type().Underlying().(*types.Chan).Elem()
	return func(fr *frame) value {
		source := operand(fr).(*channel)
		_, v, ok := fr.m.choose([]way{{on: source, v: fr.m.zero(elem)}}, true)
		if in.CommaOk {
			return tuple{v, ok}
		}
		return v
	}
}

// selected compiles a select: its result is the index of the case, whether a
// value was received, and for each case that receives the value.
func (c *compiler) selected(in *ssa.Select) operand {
	type state struct {
		on, v operand
		elem  types.Type
	}
	states := make([]state, len(in.States))
	for i, one := range in.States {
		states[i] = state{on: c.operand(one.Chan), elem: one.Chan.Type().Underlying().(*types.Chan).Elem()}
		if one.Dir == types.SendOnly {
			states[i].v = c.operand(one.Send)
		}
	}
	return func(fr *frame) value {
		ways := make([]way, len(states))
		for i, one := range states {
			ways[i] = way{on: one.on(fr).(*channel), send: one.v != nil}
			if ways[i].send {
				ways[i].v = one.v(fr)
			} else {
				ways[i].v = fr.m.zero(one.elem)
			}
		}
		index, v, ok := fr.m.choose(ways, in.Blocking)
		result := tuple{index, ok && index >= 0 && !ways[index].send}
		for i, one := range ways {
			switch {
			case one.send:
			case i == index:
				result = append(result, v)
			default:
				result = append(result, one.v)
			}
		}
		return result
	}
}

// interrupted runs a block's instructions while other goroutines could go on:
// by chance, and so by the seed, one does so between any two.
func (fr *frame) interrupted(ops []op) {
	for i, op := range ops {
		fr.pc = i
		if len(fr.m.ready) > 0 && fr.m.random.IntN(preempt) == 0 {
			fr.m.yield()
		}
		op(fr)
	}
}

// isLearners reports whether a function comes from the learner's file: only
// there may another goroutine cut in, so that what the stubs do is done at once.
func (c *compiler) isLearners() bool {
	fn := c.ssa
	if origin := fn.Origin(); origin != nil {
		fn = origin
	}
	return fn.Pkg != nil && fn.Pkg.Pkg == c.program.checked.Pkg
}
