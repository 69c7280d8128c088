package vm

import (
	"go/types"
)

// value is anything code on the bench can hold:
//
//	bool, string, int … float64   themselves, also under a learner's type name
//	structure, array              a struct, an array
//	*value                        a pointer; structs and arrays are pointed into
//	[]value                       a slice
//	*mapping                      a map
//	*closure                      a function
//	*channel                      a channel
//	iface                         a value in an interface
//	tuple                         several results
//	any Go pointer                a host object that is only passed around
//
// A structure or array that sits in a register is never changed: loading copies
// it out of memory and storing copies it in, field by field, so that pointers
// into the memory stay good.
type value = any

type (
	structure []value
	array     []value
	tuple     []value
)

// iface is a value with its dynamic type. The nil interface has neither.
type iface struct {
	t *rtype
	v value
}

// closure is a function and the variables it closes over.
type closure struct {
	fn   *function
	free []value
}

// slot is what one value costs in bytes, near enough: an interface word pair
// and what it points to.
const slot = 24

// zero makes the zero value of a type, charging for it beforehand.
func (m *Machine) zero(t types.Type) value {
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return zeroBasic(t.Kind())
	case *types.Pointer:
		return (*value)(nil)
	case *types.Chan:
		return (*channel)(nil)
	case *types.Slice:
		return []value(nil)
	case *types.Map:
		return (*mapping)(nil)
	case *types.Signature:
		return (*closure)(nil)
	case *types.Interface:
		return iface{}
	case *types.Struct:
		m.alloc(int64(t.NumFields()) + 1)
		fields := make(structure, t.NumFields())
		for i := range fields {
			fields[i] = m.zero(t.Field(i).Type())
		}
		return fields
	case *types.Array:
		m.alloc(t.Len() + 1)
		return array(m.zeros(t.Elem(), t.Len()))
	case *types.Tuple:
		values := make(tuple, t.Len())
		for i := range values {
			values[i] = m.zero(t.At(i).Type())
		}
		return values
	}
	m.unsupported("a value of type %s", t)
	return nil
}

// zeros makes n zero values; the caller has charged for the slots.
func (m *Machine) zeros(t types.Type, n int64) []value {
	values := make([]value, n)
	m.step(n / 8)
	if !isAggregate(t) && n > 0 {
		first := m.zero(t)
		for i := range values {
			values[i] = first
		}
		return values
	}
	for i := range values {
		values[i] = m.zero(t)
	}
	return values
}

func zeroBasic(kind types.BasicKind) value {
	//exhaustive:ignore
	switch kind {
	case types.Bool, types.UntypedBool:
		return false
	case types.String, types.UntypedString:
		return ""
	case types.Int, types.UntypedInt:
		return int(0)
	case types.Int8:
		return int8(0)
	case types.Int16:
		return int16(0)
	case types.Int32, types.UntypedRune:
		return int32(0)
	case types.Int64:
		return int64(0)
	case types.Uint:
		return uint(0)
	case types.Uint8:
		return uint8(0)
	case types.Uint16:
		return uint16(0)
	case types.Uint32:
		return uint32(0)
	case types.Uint64:
		return uint64(0)
	case types.Uintptr:
		return uintptr(0)
	case types.Float32:
		return float32(0)
	case types.Float64, types.UntypedFloat:
		return float64(0)
	case types.UntypedNil:
		return iface{}
	case types.UnsafePointer: // the evaluator's own deferStack
		return (*deferStack)(nil)
	default: // complex numbers, which the checker refuses
		panic(&Crash{Kind: CrashUnsupported, Message: "complex numbers are not run on the bench", Try: "float64"})
	}
}

func isAggregate(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Struct, *types.Array:
		return true
	}
	return false
}

// load reads memory: what comes back shares nothing with it.
func (m *Machine) load(p *value) value {
	if p == nil {
		m.raise("invalid memory address or nil pointer dereference")
	}
	return m.copied(*p)
}

func (m *Machine) copied(v value) value {
	switch v := v.(type) {
	case structure:
		m.alloc(int64(len(v)) + 1)
		return structure(m.copyAll(v))
	case array:
		m.alloc(int64(len(v)) + 1)
		return array(m.copyAll(v))
	}
	return v
}

func (m *Machine) copyAll(from []value) []value {
	to := make([]value, len(from))
	m.step(int64(len(from)) / 8)
	for i, v := range from {
		to[i] = m.copied(v)
	}
	return to
}

// store writes to memory in place: a struct's fields keep their addresses.
func (m *Machine) store(p *value, v value) {
	if p == nil {
		m.raise("invalid memory address or nil pointer dereference")
	}
	switch v := v.(type) {
	case structure:
		m.storeAll((*p).(structure), v)
	case array:
		m.storeAll((*p).(array), v)
	default:
		*p = v
	}
}

func (m *Machine) storeAll(to, from []value) {
	m.step(int64(len(from)) / 8)
	for i := range from {
		m.store(&to[i], from[i])
	}
}
