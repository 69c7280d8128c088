package vm

import "golang.org/x/tools/go/ssa"

// The states of a range over a function, as go/ssa numbers them; a positive one is
// the way by which the body was left.
const (
	rangeBusy = -1 // the body runs, or has panicked
	rangeDone = -2 // the function has returned
)

// rangePanic compiles the panics that go/ssa puts around the body of a range over
// a function, in the words of the runtime. Other panics are none of them: nil.
func (c *compiler) rangePanic(block *ssa.BasicBlock) func(*frame) (int, int) {
	switch block.Comment {
	case "rangefunc.resume.busy":
		return func(fr *frame) (int, int) {
			fr.m.raise("range function recovered a loop body panic and did not resume panicking")
			return -1, 0
		}
	case "yield-invalid":
		load := block.Preds[0].Instrs[len(block.Preds[0].Instrs)-1].(*ssa.If).Cond.(*ssa.BinOp).X.(*ssa.UnOp)
		state := c.operand(load.X)
		return func(fr *frame) (int, int) {
			cell := state(fr).(*value)
			left := (*cell).(int)
			*cell = rangeBusy
			fr.m.raise("range function continued iteration after %s", rangeEnd(left))
			return -1, 0
		}
	}
	return nil
}

func rangeEnd(state int) string {
	switch state {
	case rangeBusy:
		return "loop body panic"
	case rangeDone:
		return "whole loop exit"
	}
	return "function for loop body returned false"
}
