package vm

import (
	"go/types"
	"reflect"
)

// maxCompare bounds how deep a comparison goes into interfaces in interfaces.
const maxCompare = 1_000

// equal is ==. It panics, as Go does, on interfaces that hold what cannot be
// compared.
func (m *Machine) equal(t types.Type, x, y value) bool { return m.equalAt(t, x, y, 0) }

func (m *Machine) equalAt(t types.Type, x, y value, depth int) bool {
	m.deepen(depth)
	switch t := t.Underlying().(type) {
	case *types.Interface:
		return m.equalIfaces(x.(iface), y.(iface), depth)
	case *types.Struct:
		a, b := x.(structure), y.(structure)
		for i := range a {
			if t.Field(i).Name() != "_" && !m.equalAt(t.Field(i).Type(), a[i], b[i], depth+1) {
				return false
			}
		}
		return true
	case *types.Array:
		a, b := x.(array), y.(array)
		m.step(int64(len(a)))
		for i := range a {
			if !m.equalAt(t.Elem(), a[i], b[i], depth+1) {
				return false
			}
		}
		return true
	case *types.Slice:
		return x.([]value) == nil && y.([]value) == nil // comparable with nil only
	case *types.Basic:
		if text, ok := x.(string); ok {
			m.step(int64(len(text)) / 64)
		}
	}
	return x == y
}

func (m *Machine) equalIfaces(x, y iface, depth int) bool {
	if x.t != y.t || x.t == nil {
		return x.t == y.t
	}
	if x.t.host != nil {
		m.needComparable(reflect.ValueOf(x.v).Comparable(), x.t)
		return x.v == y.v
	}
	m.needComparable(types.Comparable(x.t.t), x.t)
	return m.equalAt(x.t.t, x.v, y.v, depth+1)
}

func (m *Machine) needComparable(ok bool, t *rtype) {
	if !ok {
		m.raise("comparing uncomparable type %s", t)
	}
}

func (m *Machine) needHashable(ok bool, t *rtype) {
	if !ok {
		m.raise("hash of unhashable type %s", t)
	}
}

func (m *Machine) deepen(depth int) {
	m.step(1)
	if depth > maxCompare {
		m.abort(CrashDepth, "a value is nested too deep", "a flatter one")
	}
}

// pair strings canonical values together: Go compares and hashes nested pairs
// the way it compares and hashes the structs they stand for.
type pair struct{ head, tail any }

// canonical turns a map key into something a Go map takes, such that two keys
// are == exactly where their canonical forms are.
func (m *Machine) canonical(t types.Type, v value, depth int) any {
	m.deepen(depth)
	switch t := t.Underlying().(type) {
	case *types.Interface:
		return m.canonicalIface(v.(iface), depth)
	case *types.Struct:
		var chain any
		for i, field := range v.(structure) {
			if t.Field(i).Name() != "_" {
				chain = pair{m.canonical(t.Field(i).Type(), field, depth+1), chain}
			}
		}
		return chain
	case *types.Array:
		var chain any
		m.alloc(int64(len(v.(array))))
		for _, element := range v.(array) {
			chain = pair{m.canonical(t.Elem(), element, depth+1), chain}
		}
		return chain
	}
	return v
}

func (m *Machine) canonicalIface(v iface, depth int) any {
	switch {
	case v.t == nil:
		return nil
	case v.t.host != nil:
		m.needHashable(reflect.ValueOf(v.v).Comparable(), v.t)
		return pair{v.t, v.v}
	}
	m.needHashable(types.Comparable(v.t.t), v.t)
	return pair{v.t, m.canonical(v.t.t, v.v, depth+1)}
}
