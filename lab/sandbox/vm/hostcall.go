package vm

import (
	"fmt"
	"go/types"
	"reflect"
	"runtime"

	"golang.org/x/tools/go/ssa"
)

// hostFunc is a function without a body in the stubs.
type hostFunc func(m *Machine, args []value) value

// bind finds what stands behind a function without a body: one of the
// evaluator's own, a real function, or a method of the receiver's real type.
func (p *Program) bind(fn *ssa.Function) hostFunc {
	name := fn.String()
	if own := intrinsics()[name]; own != nil {
		return own
	}
	sig := fn.Signature
	real, known := hostFuncs()[name]
	if coder := coders()[name]; coder != nil {
		real, known = coder, true
	}
	if known {
		called, cost, coding := reflect.ValueOf(real), costs()[name], codings()[name]
		effort := efforts()[name]
		return func(m *Machine, args []value) value {
			if effort != nil {
				effort(m, args)
			}
			if cost != nil {
				m.text(cost(args))
			}
			return (&bridge{m: m, coding: coding}).call(called, sig, args)
		}
	}
	if method := hostMethods()[name]; method != nil {
		return p.bindMethod(fn, reflect.ValueOf(method))
	}
	return func(m *Machine, _ []value) value {
		m.unsupported("%s", name)
		return nil
	}
}

// hostReceiver is the real type behind a receiver's.
func hostReceiver(t types.Type) reflect.Type {
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		if real := registered(pointer.Elem()); real != nil {
			return reflect.PointerTo(real)
		}
		return nil
	}
	return registered(t)
}

func (p *Program) bindMethod(fn *ssa.Function, method reflect.Value) hostFunc {
	want, sig, name := method.Type().In(0), fn.Signature, fn.Name()
	coding, effort := codings()[fn.String()], efforts()[fn.String()]
	routes := isRouter(want)
	return func(m *Machine, args []value) value {
		b := &bridge{m: m}
		host := b.out(args[0], sig.Recv().Type(), want)
		if host.Kind() == reflect.Pointer && host.IsNil() {
			m.raise("invalid memory address or nil pointer dereference")
		}
		if effort != nil {
			effort(m, args)
		}
		if routes {
			m.routing(name, args[1:])
		}
		return (&bridge{m: m, coding: coding}).call(method, sig, args[1:], host)
	}
}

// callOut calls a function of the host, or a method with its receiver.
func (m *Machine) callOut(called reflect.Value, sig *types.Signature, args []value, receiver ...reflect.Value) value {
	b := &bridge{m: m}
	return b.call(called, sig, args, receiver...)
}

func (b *bridge) call(called reflect.Value, sig *types.Signature, args []value, receiver ...reflect.Value) value {
	hosts := append(make([]reflect.Value, 0, len(receiver)+len(args)), receiver...)
	for i, arg := range args {
		hosts = append(hosts, b.out(arg, sig.Params().At(i).Type(), called.Type().In(len(hosts))))
	}
	results := b.perform(called, sig, hosts)
	if b.coding != codingNone {
		b.nameTypes(results)
	}
	return b.results(results, sig.Results())
}

// perform makes the call with both sides of every mirror in line.
func (b *bridge) perform(called reflect.Value, sig *types.Signature, args []reflect.Value) []reflect.Value {
	m := b.m
	m.step(int64(4 + sig.Params().Len()))
	mirrored := reaches(sig)
	if mirrored {
		m.giveAll()
	}
	results := m.protect(func() []reflect.Value {
		if sig.Variadic() {
			return called.CallSlice(args)
		}
		return called.Call(args)
	})
	if m.dead != nil { // the host may have caught the panic that ended the run
		panic(m.dead)
	}
	if mirrored {
		m.pullAll()
	}
	for _, back := range b.back {
		back()
	}
	return results
}

// protect turns a panic of the host's own into one the learner may recover.
func (m *Machine) protect(call func() []reflect.Value) []reflect.Value {
	top, depth := m.top, m.depth
	defer func() {
		if m.dead != nil {
			return
		}
		switch failure := recover().(type) {
		case nil:
		case *learnerPanic, *Crash:
			panic(failure)
		case runtime.Error:
			m.top, m.depth = top, depth
			m.throw(m.hostValue(failure))
		case error:
			m.top, m.depth = top, depth
			m.throw(m.hostValue(failure))
		default:
			m.top, m.depth = top, depth
			m.throw(iface{m.program.rtype(types.Typ[types.String]), fmt.Sprint(failure)})
		}
	}()
	return call()
}

// reaches reports whether a host function can come by a mirrored object: it
// takes or gives something other than plain data, or is a method of a host
// object.
func reaches(sig *types.Signature) bool {
	if sig.Recv() != nil {
		return true
	}
	for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
		for v := range tuple.Variables() {
			if !plain(v.Type()) {
				return true
			}
		}
	}
	return false
}

func plain(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return true
	case *types.Slice:
		return plain(t.Elem())
	case *types.Interface:
		return types.Identical(t, types.Universe.Lookup("error").Type().Underlying())
	}
	return false
}

func (b *bridge) results(hosts []reflect.Value, types *types.Tuple) value {
	switch len(hosts) {
	case 0:
		return nil
	case 1:
		return b.in(hosts[0], types.At(0).Type())
	}
	values := make(tuple, len(hosts))
	for i, host := range hosts {
		values[i] = b.in(host, types.At(i).Type())
	}
	return values
}

// callIn calls a function of the learner's with values of the host. A method
// gets its receiver as the first of own.
func (m *Machine) callIn(fn *function, own []value, results []reflect.Type, args []any) []reflect.Value {
	hosts := make([]reflect.Value, len(args))
	for i, arg := range args {
		hosts[i] = reflect.ValueOf(arg)
	}
	return m.callValues(&closure{fn: fn}, fn.ssa.Signature, own, results, hosts)
}

func (m *Machine) callValues(called *closure, sig *types.Signature, own []value, results []reflect.Type, hosts []reflect.Value) []reflect.Value {
	m.pullAll()
	b := &bridge{m: m}
	values := append([]value(nil), own...)
	for i, host := range hosts {
		values = append(values, b.argument(host, sig.Params().At(i).Type()))
	}
	result := m.callGiving(called, values)
	b.refill(hosts, values[len(own):])
	given := b.resultsOut(result, sig.Results(), results)
	m.giveAll()
	return given
}

// callGiving makes a call; a panic, too, leaves the host with what was changed
// before it.
func (m *Machine) callGiving(called *closure, values []value) value {
	defer func() {
		if m.dead != nil {
			return
		}
		switch failure := recover().(type) {
		case nil:
		case *learnerPanic:
			m.giveAll()
			panic(failure)
		default:
			panic(failure)
		}
	}()
	return m.call(called.fn, values, called.free)
}

// argument is in, for a value that may be a nil interface.
func (b *bridge) argument(host reflect.Value, t types.Type) value {
	if !host.IsValid() {
		return iface{}
	}
	return b.in(host, t)
}

// refill copies back what a learner's Read put into the host's buffer.
func (b *bridge) refill(hosts []reflect.Value, values []value) {
	for i, host := range hosts {
		if host.IsValid() && host.Type() == reflect.TypeFor[[]byte]() {
			copy(host.Bytes(), goBytes(values[i].([]value)))
		}
	}
}

func (b *bridge) resultsOut(result value, t *types.Tuple, wanted []reflect.Type) []reflect.Value {
	switch len(wanted) {
	case 0:
		return nil
	case 1:
		return []reflect.Value{b.out(result, t.At(0).Type(), wanted[0])}
	}
	var outs []reflect.Value
	for i, want := range wanted {
		outs = append(outs, b.out(result.(tuple)[i], t.At(i).Type(), want))
	}
	return outs
}

// outFunc makes a learner's function callable by the host.
func (m *Machine) outFunc(called *closure, t types.Type, want reflect.Type) reflect.Value {
	if called == nil {
		return reflect.Zero(want)
	}
	sig := t.Underlying().(*types.Signature)
	if sig.Variadic() {
		m.unsupported("passing a variadic function to the host")
	}
	var results []reflect.Type
	for i := range want.NumOut() {
		results = append(results, want.Out(i))
	}
	return reflect.MakeFunc(want, func(args []reflect.Value) (outs []reflect.Value) {
		m.guard(func() { outs = m.callValues(called, sig, nil, results, args) })
		return outs
	})
}

// inFunc makes a function of the host callable by code on the bench.
func (m *Machine) inFunc(host reflect.Value, sig *types.Signature) *closure {
	if host.IsNil() {
		return nil
	}
	fn := &function{program: m.program, recover: -1, host: func(m *Machine, args []value) value {
		return m.callOut(host, sig, args)
	}}
	fn.once.Do(func() {}) // there is nothing to compile
	return &closure{fn: fn}
}
