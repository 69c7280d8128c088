package vm

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// op compiles one instruction.
func (c *compiler) op(instruction ssa.Instruction) op {
	switch in := instruction.(type) {
	case *ssa.Alloc:
		return c.alloc(in)
	case *ssa.Store:
		address, v := c.operand(in.Addr), c.operand(in.Val)
		return func(fr *frame) {
			p, ok := address(fr).(*value)
			if !ok {
				fr.m.unsupported("writing through a pointer into the host")
			}
			fr.m.store(p, v(fr))
		}
	case *ssa.UnOp:
		return c.set(in, c.unary(in))
	case *ssa.BinOp:
		return c.set(in, c.binary(in))
	case *ssa.Call:
		return c.set(in, c.callOf(in.Common()))
	case *ssa.Defer:
		return c.deferred(in)
	case *ssa.RunDefers:
		return func(fr *frame) { fr.runDefers() }
	case *ssa.ChangeType:
		return c.set(in, c.operand(in.X))
	case *ssa.ChangeInterface:
		return c.set(in, c.operand(in.X))
	case *ssa.Convert:
		operand, convert := c.operand(in.X), c.conversion(in.X.Type(), in.Type())
		return c.set(in, func(fr *frame) value { return convert(fr.m, operand(fr)) })
	case *ssa.MakeInterface:
		return c.set(in, c.boxed(in))
	case *ssa.TypeAssert:
		return c.set(in, c.asserted(in))
	case *ssa.MakeClosure:
		return c.set(in, c.closure(in))
	case *ssa.Extract:
		operand, index := c.operand(in.Tuple), in.Index
		return c.set(in, func(fr *frame) value { return operand(fr).(tuple)[index] })
	default:
		return c.containerOp(instruction)
	}
}

// containerOp compiles what works on structs, arrays, slices, maps and strings.
func (c *compiler) containerOp(instruction ssa.Instruction) op {
	switch in := instruction.(type) {
	case *ssa.Field:
		return c.set(in, c.field(in))
	case *ssa.FieldAddr:
		return c.set(in, c.fieldAddress(in))
	case *ssa.Index:
		return c.set(in, c.index(in))
	case *ssa.IndexAddr:
		return c.set(in, c.indexAddress(in))
	case *ssa.Lookup:
		return c.set(in, c.lookup(in))
	case *ssa.MapUpdate:
		held, key, v := c.operand(in.Map), c.operand(in.Key), c.operand(in.Value)
		return func(fr *frame) { held(fr).(*mapping).set(fr.m, key(fr), v(fr)) }
	case *ssa.MakeMap:
		t := in.Type().Underlying().(*types.Map)
		return c.set(in, func(fr *frame) value {
			fr.m.alloc(12) // an empty Go map, and room for eight
			return newMapping(t)
		})
	case *ssa.MakeSlice:
		return c.set(in, c.makeSlice(in))
	case *ssa.Slice:
		return c.set(in, c.slice(in))
	case *ssa.SliceToArrayPointer:
		return c.set(in, c.arrayPointer(in))
	case *ssa.Range:
		return c.set(in, c.ranged(in))
	case *ssa.Next:
		operand := c.operand(in.Iter)
		return c.set(in, func(fr *frame) value { return operand(fr).(iterator).next(fr.m) })
	default:
		if concurrent := c.concurrentOp(instruction); concurrent != nil {
			return concurrent
		}
		name := instruction.String()
		return func(fr *frame) { fr.m.unsupported("%s", name) }
	}
}

// set compiles an instruction that has a result.
func (c *compiler) set(target ssa.Value, compute operand) op {
	register := c.register(target)
	return func(fr *frame) { fr.regs[register] = compute(fr) }
}

func (c *compiler) alloc(in *ssa.Alloc) op {
	t := in.Type().Underlying().(*types.Pointer).Elem()
	return c.set(in, func(fr *frame) value {
		fr.m.alloc(2)
		cell := fr.m.zero(t)
		return &cell
	})
}

func (c *compiler) unary(in *ssa.UnOp) operand {
	operand := c.operand(in.X)
	//exhaustive:ignore
	switch in.Op {
	case token.ARROW:
		return c.receive(in)
	case token.MUL:
		return loaded(operand)
	case token.NOT:
		return func(fr *frame) value { return !operand(fr).(bool) }
	}
	basic, ok := in.Type().Underlying().(*types.Basic)
	if !ok {
		return func(fr *frame) value { fr.m.unsupported("%s", in); return nil }
	}
	zero := zeroBasic(basic.Kind())
	if in.Op == token.SUB && basic.Info()&types.IsFloat != 0 {
		negate := arithmetic(token.MUL, basic.Kind()) // 0-x would lose the sign of zero
		minus := numberTo(-1, basic.Kind())
		return func(fr *frame) value { return negate(fr.m, minus, operand(fr)) }
	}
	operator := in.Op
	if operator == token.XOR { // ^x is -1 ^ x, in every width
		zero = arithmetic(token.SUB, basic.Kind())(nil, zero, numberTo(1, basic.Kind()))
	}
	compute := arithmetic(operator, basic.Kind())
	return func(fr *frame) value { return compute(fr.m, zero, operand(fr)) }
}

// loaded reads through a pointer.
func loaded(operand operand) operand {
	return func(fr *frame) value {
		p, ok := operand(fr).(*value)
		if !ok {
			fr.m.unsupported("reading through a pointer into the host")
		}
		return fr.m.load(p)
	}
}

func (c *compiler) binary(in *ssa.BinOp) operand {
	x, y := c.operand(in.X), c.operand(in.Y)
	t := in.X.Type()
	if basic, ok := t.Underlying().(*types.Basic); ok {
		if compute := arithmetic(in.Op, basic.Kind()); compute != nil {
			return func(fr *frame) value { return compute(fr.m, x(fr), y(fr)) }
		}
	}
	//exhaustive:ignore
	switch in.Op {
	case token.EQL:
		return func(fr *frame) value { return fr.m.equal(t, x(fr), y(fr)) }
	case token.NEQ:
		return func(fr *frame) value { return !fr.m.equal(t, x(fr), y(fr)) }
	default:
		return func(fr *frame) value { fr.m.unsupported("%s", in); return nil }
	}
}
