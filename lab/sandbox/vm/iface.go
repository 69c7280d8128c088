package vm

import (
	"go/types"
	"reflect"
)

// box holds a learner's value while the host only passes it around, as a
// context does. Two boxes are == where the values in them are.
type box struct {
	m   *Machine
	key any
}

// outInterface turns what an interface holds into something the host can use
// as want.
func (b *bridge) outInterface(held iface, want reflect.Type) reflect.Value {
	made := reflect.New(want).Elem()
	switch {
	case held.t == nil:
	case held.t.host != nil:
		b.assign(made, reflect.ValueOf(held.v), held)
	case want.NumMethod() > 0 && !b.native(held.t.t):
		b.assign(made, b.m.adapt(held, want), held)
	case b.fills() && want.NumMethod() == 0:
		b.assign(made, b.target(held), held)
	case b.coding != codingNone && want.NumMethod() == 0:
		b.assign(made, b.out(held.v, held.t.t, b.hostType(held.t.t)), held)
	case b.native(held.t.t):
		b.assign(made, b.out(held.v, held.t.t, nativeType(held.t.t)), held)
	default:
		b.assign(made, reflect.ValueOf(b.m.boxed(held)), held)
	}
	return made
}

// fills reports whether the host is to fill in what it is given here.
func (b *bridge) fills() bool {
	return b.coding == codingDecodes && b.depth < 2 || b.coding == codingScans
}

func (b *bridge) assign(to, from reflect.Value, held iface) {
	if !from.IsValid() || !from.Type().AssignableTo(to.Type()) {
		b.m.unsupported("passing a %s to the host as a %s", held.t, to.Type())
	}
	to.Set(from)
}

// native reports whether the host has the very same type: then the value itself
// crosses.
func (*bridge) native(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return true
	case *types.Named:
		return registered(t) != nil
	case *types.Pointer:
		return registered(t.Elem()) != nil
	}
	return false
}

// nativeType is the host's type of which native spoke.
func nativeType(t types.Type) reflect.Type {
	if basic, ok := types.Unalias(t).(*types.Basic); ok {
		return reflect.TypeOf(zeroBasic(basic.Kind()))
	}
	return hostReceiver(t)
}

func (m *Machine) boxed(held iface) any {
	if !types.Comparable(held.t.t) {
		return &heldValue{held}
	}
	made := box{m: m, key: m.canonicalIface(held, 0)}
	m.boxes[made] = held
	return made
}

// heldValue is a box for what cannot be compared.
type heldValue struct{ held iface }

// inInterface turns whatever the host gives into an interface value: a
// learner's own value comes out of its box, a type the stubs know becomes one
// of ours, and everything else stays an object of the host.
func (b *bridge) inInterface(host reflect.Value) iface {
	if host.Kind() == reflect.Interface {
		host = host.Elem()
	}
	if !host.IsValid() {
		return iface{}
	}
	switch object := host.Interface().(type) {
	case box:
		return object.m.boxes[object]
	case *heldValue:
		return object.held
	case adapter:
		return object.adapted()
	}
	if bare := indirectHost(host.Type()); bare.Kind() == reflect.Struct && bare.Name() == "" {
		b.m.unsupported("taking back what an encoder was given")
	}
	if t := b.m.program.ownType(host.Type()); t != nil {
		return iface{b.m.program.rtype(t), b.in(host, t)}
	}
	return iface{b.m.program.hostRtype(host.Type()), host.Interface()}
}

// ownType is the type the stubs have for one of the host's, or nil.
func (p *Program) ownType(host reflect.Type) types.Type {
	if name, known := stubNames()[host]; known {
		return p.named(name.path, name.name)
	}
	if host.PkgPath() != "" {
		return nil
	}
	//exhaustive:ignore
	switch host.Kind() {
	case reflect.Pointer:
		if name, known := stubNames()[host.Elem()]; known {
			if elem := p.named(name.path, name.name); elem != nil {
				return types.NewPointer(elem)
			}
		}
	case reflect.Slice:
		if elem := p.ownType(host.Elem()); elem != nil {
			return types.NewSlice(elem)
		}
	case reflect.Map:
		key, elem := p.ownType(host.Key()), p.ownType(host.Elem())
		if key != nil && elem != nil {
			return types.NewMap(key, elem)
		}
	case reflect.Interface:
		if host.NumMethod() == 0 {
			return types.Universe.Lookup("any").Type()
		}
	default:
		if object, ok := types.Universe.Lookup(host.Name()).(*types.TypeName); ok {
			return object.Type()
		}
	}
	return nil
}

// hostType is the Go type in which a value of type t travels to an encoder.
// Structs lose their names and their unexported fields, neither of which
// encoders look at.
func (b *bridge) hostType(t types.Type) reflect.Type { return b.hostTypeOf(t, nil) }

func (b *bridge) hostTypeOf(t types.Type, within []types.Type) reflect.Type {
	for _, outer := range within {
		if types.Identical(outer, t) && b.coding == codingEncodes {
			return reflect.TypeFor[any]()
		}
		if types.Identical(outer, t) {
			b.m.unsupported("decoding into a %s, which holds itself and so cannot be told to encoding/json", typeName(t))
		}
	}
	if real := registered(t); real != nil && (real.Kind() != reflect.Struct || !hasFields(t)) {
		return real
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		within = append(within, named)
	}
	switch under := t.Underlying().(type) {
	case *types.Basic:
		return reflect.TypeOf(zeroBasic(under.Kind()))
	case *types.Interface:
		return reflect.TypeFor[any]()
	case *types.Slice:
		return reflect.SliceOf(b.hostTypeOf(under.Elem(), within))
	case *types.Array:
		return reflect.ArrayOf(int(under.Len()), b.hostTypeOf(under.Elem(), within))
	case *types.Map:
		key := b.hostTypeOf(under.Key(), within)
		if !keysAMap(key) {
			return uncodable(t)
		}
		return reflect.MapOf(key, b.hostTypeOf(under.Elem(), within))
	case *types.Signature, *types.Chan:
		return uncodable(t)
	case *types.Pointer:
		if real := registered(under.Elem()); real != nil {
			return reflect.PointerTo(real)
		}
		return reflect.PointerTo(b.hostTypeOf(under.Elem(), within))
	case *types.Struct:
		return b.structType(under, within)
	}
	b.unsupported(t)
	return nil
}

func (b *bridge) structType(t *types.Struct, within []types.Type) reflect.Type {
	var fields []reflect.StructField
	for i := range t.NumFields() {
		field := t.Field(i)
		_, isStruct := indirect(field.Type()).Underlying().(*types.Struct)
		embedded := field.Embedded() && isStruct
		if !field.Exported() && !embedded || reflect.StructTag(t.Tag(i)).Get("json") == "-" {
			continue
		}
		if embedded && b.hidesMethods(field.Type(), t.NumFields()) {
			b.m.unsupported("encoding a struct that embeds a %s, whose methods encoding/json would not see", typeName(field.Type()))
		}
		fields = append(fields, reflect.StructField{
			Name: hostField(field), Type: b.hostTypeOf(field.Type(), within),
			Tag: reflect.StructTag(t.Tag(i)), Anonymous: embedded,
		})
	}
	return reflect.StructOf(fields)
}

// hidesMethods reports whether a host's struct, embedded in a learner's, has
// methods that an encoder goes by or that package reflect cannot pass on.
func (b *bridge) hidesMethods(t types.Type, fields int) bool {
	real := registered(indirect(t))
	return real != nil && (!hasFields(indirect(t)) || fields > 1 && reflect.PointerTo(real).NumMethod() > 0)
}

func indirect(t types.Type) types.Type {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		return pointer.Elem()
	}
	return t
}

func indirectHost(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}
