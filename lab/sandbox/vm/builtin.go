package vm

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

type builtinFunc func(fr *frame, args []value) value

// builtin compiles a call of one of Go's predeclared functions, or of the two
// the SSA form adds.
func (c *compiler) builtin(name string, common *ssa.CallCommon) builtinFunc {
	switch name {
	case "append":
		return appendTo(common)
	case "copy":
		return func(fr *frame, args []value) value { return fr.m.copyInto(args[0].([]value), args[1]) }
	case "len":
		return func(fr *frame, args []value) value { return fr.m.length(args[0]) }
	case "cap":
		return func(fr *frame, args []value) value { return fr.m.capacity(args[0]) }
	case "delete":
		t := common.Args[0].Type().Underlying().(*types.Map)
		return func(fr *frame, args []value) value {
			args[0].(*mapping).delete(fr.m, t, args[1])
			return nil
		}
	case "close":
		return func(fr *frame, args []value) value {
			fr.m.closeChannel(args[0].(*channel))
			return nil
		}
	case "clear":
		return clearAll(common.Args[0].Type())
	case "min":
		return extreme(common, token.LSS)
	case "max":
		return extreme(common, token.GTR)
	case "recover":
		return func(fr *frame, _ []value) value { return fr.recovered() }
	case "panic":
		return func(fr *frame, args []value) value {
			fr.m.throw(args[0].(iface))
			return nil
		}
	case "ssa:deferstack":
		return func(fr *frame, _ []value) value { return fr.defers }
	case "ssa:wrapnilchk":
		return func(fr *frame, args []value) value {
			if p, ok := args[0].(*value); ok && p == nil {
				fr.m.raise("invalid memory address or nil pointer dereference")
			}
			return args[0]
		}
	}
	return func(fr *frame, _ []value) value {
		fr.m.unsupported("the builtin %s", name)
		return nil
	}
}

func appendTo(common *ssa.CallCommon) builtinFunc {
	t := common.Args[0].Type().Underlying().(*types.Slice).Elem()
	return func(fr *frame, args []value) value {
		to := args[0].([]value)
		if len(args) == 1 {
			return to
		}
		if text, ok := args[1].(string); ok {
			return fr.m.grow(t, to, fr.m.textBytes(text))
		}
		return fr.m.grow(t, to, args[1].([]value))
	}
}

// grow is append: in place where there is room, else in new memory of about
// double the size.
func (m *Machine) grow(t types.Type, to, more []value) []value {
	if len(more) == 0 {
		return to
	}
	size := len(to) + len(more)
	if size <= cap(to) {
		grown := to[:size]
		m.moveInto(grown[len(to):], more)
		return grown
	}
	room := max(size, 2*cap(to))
	if cap(to) >= 256 {
		room = max(size, cap(to)+cap(to)/4+192)
	}
	m.alloc(int64(room) + 1)
	grown := m.zeros(t, int64(room))[:size]
	m.moveInto(grown, to)
	m.moveInto(grown[len(to):], more)
	return grown
}

// moveInto copies elements into existing memory; the two may overlap.
func (m *Machine) moveInto(to, from []value) {
	m.step(int64(len(from)) / 8)
	if len(from) == 0 {
		return
	}
	if _, isStruct := from[0].(structure); !isStruct {
		if _, isArray := from[0].(array); !isArray {
			copy(to, from)
			return
		}
	}
	m.storeAll(to, m.copyAll(from))
}

func (m *Machine) copyInto(to []value, from value) int {
	elements, ok := from.([]value)
	if text, isText := from.(string); isText {
		elements, ok = m.textBytes(text[:min(len(text), len(to))]), true
	}
	if !ok {
		m.unsupported("copying this")
	}
	n := min(len(to), len(elements))
	m.moveInto(to[:n], elements[:n])
	return n
}

func (m *Machine) length(v value) int {
	switch v := v.(type) {
	case string:
		return len(v)
	case []value:
		return len(v)
	case *mapping:
		return v.len()
	case array:
		return len(v)
	case *value:
		return len(m.elements(v))
	case *channel:
		if v == nil {
			return 0
		}
		return len(v.buffer)
	}
	m.unsupported("len of a host object")
	return 0
}

func (m *Machine) capacity(v value) int {
	switch v := v.(type) {
	case []value:
		return cap(v)
	case *channel:
		if v == nil {
			return 0
		}
		return v.capacity
	}
	return m.length(v)
}

func clearAll(t types.Type) builtinFunc {
	slice, ok := t.Underlying().(*types.Slice)
	if !ok {
		return func(_ *frame, args []value) value {
			args[0].(*mapping).clear()
			return nil
		}
	}
	return func(fr *frame, args []value) value {
		elements := args[0].([]value)
		fr.m.step(int64(len(elements)) / 8)
		for i := range elements {
			fr.m.store(&elements[i], fr.m.zero(slice.Elem()))
		}
		return nil
	}
}

// extreme is min and max. A NaN among the arguments is the result, and -0 is
// less than 0.
func extreme(common *ssa.CallCommon, operator token.Token) builtinFunc {
	basic := common.Args[0].Type().Underlying().(*types.Basic)
	if basic.Info()&types.IsFloat != 0 {
		return func(_ *frame, args []value) value {
			most := numberTo(args[0], types.Float64).(float64)
			for _, v := range args[1:] {
				next := numberTo(v, types.Float64).(float64)
				if operator == token.LSS {
					most = min(most, next)
				} else {
					most = max(most, next)
				}
			}
			return numberTo(most, basic.Kind())
		}
	}
	before := arithmetic(operator, basic.Kind())
	return func(fr *frame, args []value) value {
		most := args[0]
		for _, v := range args[1:] {
			if before(fr.m, v, most).(bool) {
				most = v
			}
		}
		return most
	}
}
