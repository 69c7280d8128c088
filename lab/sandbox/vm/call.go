package vm

import (
	"go/types"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

// callOf compiles a call.
func (c *compiler) callOf(common *ssa.CallCommon) operand {
	prepare := c.prepared(common)
	return func(fr *frame) value { return prepare(fr)() }
}

// prepared compiles the evaluation of a call's function and arguments; what it
// gives makes the call. Defer does the first at once and the second later.
func (c *compiler) prepared(common *ssa.CallCommon) func(fr *frame) func() value {
	args := c.operands(common.Args)
	if common.IsInvoke() {
		return c.invoked(common, args)
	}
	switch callee := common.Value.(type) {
	case *ssa.Builtin:
		run := c.builtin(callee.Name(), common)
		return func(fr *frame) func() value {
			values := evaluate(fr, args)
			return func() value { return run(fr, values) }
		}
	case *ssa.Function:
		fn := c.program.function(callee)
		return func(fr *frame) func() value {
			values := evaluate(fr, args)
			return func() value { return fr.m.call(fn, values, nil) }
		}
	}
	held := c.operand(common.Value)
	return func(fr *frame) func() value {
		called := held(fr).(*closure)
		values := evaluate(fr, args)
		return func() value {
			if called == nil {
				fr.m.raise("invalid memory address or nil pointer dereference")
			}
			return fr.m.call(called.fn, values, called.free)
		}
	}
}

// invoked compiles the call of an interface's method.
func (c *compiler) invoked(common *ssa.CallCommon, args []operand) func(fr *frame) func() value {
	receiver, method := c.operand(common.Value), common.Method
	return func(fr *frame) func() value {
		held := receiver(fr).(iface)
		values := evaluate(fr, args)
		m := fr.m
		if held.t == nil {
			m.raise("invalid memory address or nil pointer dereference")
		}
		if held.t.host != nil {
			return func() value {
				m.deferring = nil
				called, found := methodNamed(held.t.host, method.Name())
				if !found {
					m.unsupported("method %s of %s", method.Name(), held.t)
				}
				return m.callOut(called.Func, method.Signature(), values, reflect.ValueOf(held.v))
			}
		}
		fn := m.program.method(held.t, method.Pkg(), method.Name())
		return func() value { return m.call(fn, append([]value{held.v}, values...), nil) }
	}
}

func (c *compiler) deferred(in *ssa.Defer) op {
	prepare := c.prepared(in.Common())
	var stack operand
	if in.DeferStack != nil {
		stack = c.operand(in.DeferStack)
	}
	return func(fr *frame) {
		call := prepare(fr)
		fr.m.alloc(3)
		defers := fr.defers
		if stack != nil {
			if outer := stack(fr).(*deferStack); outer != nil {
				defers = outer
			}
		}
		defers.calls = append(defers.calls, func() { call() })
	}
}

// zeroResults is what a function without named results returns after a
// recovered panic.
func (m *Machine) zeroResults(results *types.Tuple) value {
	switch results.Len() {
	case 0:
		return nil
	case 1:
		return m.zero(results.At(0).Type())
	}
	return m.zero(results)
}
