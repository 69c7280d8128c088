package vm

import (
	"bytes"
	"encoding/json"
	"go/types"
	"reflect"

	"authlab/lab/api"
)

// intrinsics are the functions without a body that only the evaluator itself
// can be: they look into values or end the run.
func intrinsics() map[string]hostFunc {
	return map[string]hostFunc{
		"fmt.Sprint":   func(m *Machine, args []value) value { return m.sprint(args[0].([]value)) },
		"fmt.Sprintln": func(m *Machine, args []value) value { return m.sprintln(args[0].([]value)) },
		"fmt.Sprintf": func(m *Machine, args []value) value {
			p := &printer{m: m}
			p.format(args[0].(string), args[1].([]value))
			return p.out.String()
		},
		"fmt.errorf":          errorf,
		"errors.isComparable": func(_ *Machine, args []value) value { return comparableValue(args[0].(iface)) },
		"errors.assign":       assignError,
		"log.line":            logLine,
		"sort.length":         func(m *Machine, args []value) value { return len(m.swappable(args[0].(iface))) },
		"sort.swap":           swap,
		"sync.await": func(m *Machine, args []value) value {
			m.awaitUnlock(args[0].(string))
			return nil
		},
		"sync.freed": func(m *Machine, _ []value) value {
			m.unlocked()
			return nil
		},
		"sync.fatal": func(m *Machine, args []value) value {
			m.abort(CrashDeadlock, "fatal error: "+args[0].(string), "one Unlock for each Lock")
			return nil
		},
	}
}

func errorf(m *Machine, args []value) value {
	p := &printer{m: m, wraps: true}
	p.format(args[0].(string), args[1].([]value))
	places := make([]value, len(p.places))
	for i, place := range p.places {
		places[i] = place
	}
	return tuple{p.out.String(), places}
}

func comparableValue(v iface) bool {
	switch {
	case v.t == nil:
		return true
	case v.t.host != nil:
		return v.t.host.Comparable()
	}
	return types.Comparable(v.t.t)
}

// assignError is the inner step of errors.As.
func assignError(m *Machine, args []value) value {
	err, target := args[0].(iface), args[1].(iface)
	if target.t == nil {
		m.throw(iface{m.program.rtype(types.Typ[types.String]), "errors: target cannot be nil"})
	}
	pointer, ok := target.t.t.Underlying().(*types.Pointer)
	cell, _ := target.v.(*value)
	if !ok || cell == nil {
		m.throw(iface{m.program.rtype(types.Typ[types.String]), "errors: target must be a non-nil pointer"})
	}
	if wanted, isInterface := pointer.Elem().Underlying().(*types.Interface); isInterface {
		if m.program.missing(err.t, wanted) != "" {
			return false
		}
		m.store(cell, err)
		return true
	}
	if err.t != m.program.rtype(pointer.Elem()) {
		return false
	}
	m.store(cell, err.v)
	return true
}

func logLine(m *Machine, args []value) value {
	line := args[0].(string)
	if line == "" || line[len(line)-1] != '\n' {
		line += "\n"
	}
	if room := m.budget.Output - m.log.Len(); room > 0 {
		m.log.WriteString(line[:min(len(line), room)])
	}
	return nil
}

func swap(m *Machine, args []value) value {
	elements := m.swappable(args[0].(iface))
	i, j := m.within(args[1], len(elements)), m.within(args[2], len(elements))
	a, b := m.load(&elements[i]), m.load(&elements[j])
	m.store(&elements[i], b)
	m.store(&elements[j], a)
	return nil
}

// swappable is the slice that package sort was given as any; others panic as they
// do in package reflect.
func (m *Machine) swappable(v iface) []value {
	if v.t == nil {
		m.fail(&reflect.ValueError{Method: "Swapper"})
	}
	elements, isSlice := v.v.([]value)
	if !isSlice {
		m.fail(&reflect.ValueError{Method: "Swapper", Kind: v.t.kind()})
	}
	return elements
}

// coding is how a host function treats what it gets as any.
type coding int

const (
	codingNone    coding = iota
	codingEncodes        // it reads the value as data
	codingDecodes        // it fills in what a pointer points to
	codingScans          // it fills in what many point to
)

func codings() map[string]coding {
	return map[string]coding{
		"authlab/lab/api.JSON":            codingEncodes,
		"authlab/lab/api.Read":            codingDecodes,
		"encoding/json.Marshal":           codingEncodes,
		"encoding/json.MarshalIndent":     codingEncodes,
		"encoding/json.encode":            codingEncodes,
		"encoding/json.Unmarshal":         codingDecodes,
		"fmt.Sscan":                       codingScans,
		"fmt.Sscanf":                      codingScans,
		"fmt.Sscanln":                     codingScans,
		"(*encoding/json.Decoder).Decode": codingDecodes,
	}
}

// encode is json.Encoder.Encode into memory.
func encode(v any, prefix, indent string, plain bool) ([]byte, error) {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetIndent(prefix, indent)
	encoder.SetEscapeHTML(!plain)
	err := encoder.Encode(v)
	return line.Bytes(), err
}

func coders() map[string]any {
	return map[string]any{
		"authlab/lab/api.JSON":        api.JSON,
		"authlab/lab/api.Read":        api.Read,
		"encoding/json.Marshal":       json.Marshal,
		"encoding/json.MarshalIndent": json.MarshalIndent,
		"encoding/json.Unmarshal":     json.Unmarshal,
		"encoding/json.encode":        encode,
	}
}

// target gives a decoder something to fill in for a pointer of the learner's,
// and copies back what it filled in.
func (b *bridge) target(held iface) reflect.Value {
	pointer, ok := held.t.t.Underlying().(*types.Pointer)
	cell, own := held.v.(*value)
	if !ok || !own || cell == nil {
		b.into, b.coding = held.t.t, codingEncodes // the decoder will complain of the type alone
		return b.out(held.v, held.t.t, b.hostType(held.t.t))
	}
	b.into = pointer.Elem()
	host := reflect.New(b.hostType(b.into))
	host.Elem().Set(b.out(*cell, pointer.Elem(), host.Type().Elem()))
	b.back = append(b.back, func() { b.merge(cell, host.Elem(), pointer.Elem()) })
	return host
}

// merge stores what the host has, and leaves fields it never saw alone.
func (b *bridge) merge(cell *value, host reflect.Value, t types.Type) {
	if isUncodable(host.Type()) {
		return
	}
	under, isStruct := t.Underlying().(*types.Struct)
	if !isStruct || !hasFields(t) && registered(t) != nil {
		b.m.store(cell, b.in(host, t))
		return
	}
	fields := (*cell).(structure)
	for i := range fields {
		if source := host.FieldByName(hostField(under.Field(i))); source.IsValid() {
			b.merge(&fields[i], source, under.Field(i).Type())
		}
	}
}
