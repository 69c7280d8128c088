package vm

import (
	"go/types"
	"reflect"
)

// bridge carries values between the machine and the host for one call.
type bridge struct {
	m *Machine
	// coding is set for an encoder or a decoder: what an interface holds then
	// crosses as plain Go data, in place of a box.
	coding coding
	into   types.Type // what a decoder is to fill in
	depth  int
	// back copies to the machine what the host may have changed.
	back []func()
}

// hostValue puts an object of the host into an interface.
func (m *Machine) hostValue(v any) iface {
	return iface{m.program.hostRtype(reflect.TypeOf(v)), v}
}

func (b *bridge) unsupported(t types.Type) {
	b.m.unsupported("passing a %s to the host", typeName(t))
}

// out turns a value of type t into the host's want.
func (b *bridge) out(v value, t types.Type, want reflect.Type) reflect.Value {
	b.m.deepen(b.depth)
	b.depth++
	defer func() { b.depth-- }()
	//exhaustive:ignore
	switch want.Kind() {
	case reflect.Interface:
		held, ok := v.(iface)
		if !ok && b.coding == codingEncodes { // the inner one of a recursive type
			return b.out(v, t, b.hostType(t))
		}
		if !ok {
			b.unsupported(t)
		}
		return b.outInterface(held, want)
	case reflect.Slice:
		return b.outSlice(v.([]value), t, want)
	case reflect.Array:
		return b.outArray(v.(array), t, want)
	case reflect.Map:
		return b.outMap(v.(*mapping), t, want)
	case reflect.Pointer:
		return b.outPointer(v, t, want)
	case reflect.Struct:
		return b.outStruct(v.(structure), t, want)
	case reflect.Func:
		return b.m.outFunc(v.(*closure), t, want)
	case reflect.Chan:
		return b.outChannel(v, t, want)
	case reflect.UnsafePointer, reflect.Complex64, reflect.Complex128:
		b.unsupported(t)
	}
	if text, ok := v.(string); ok && b.coding != codingNone {
		b.m.text(6 * len(text)) // the most that escaping makes of it
	}
	return reflect.ValueOf(v).Convert(want)
}

func (b *bridge) outChannel(v value, t types.Type, want reflect.Type) reflect.Value {
	switch {
	case isUncodable(want):
		return reflect.Zero(want)
	case want != reflect.TypeFor[<-chan struct{}]():
		b.unsupported(t)
	}
	return reflect.ValueOf(b.m.hostDone(v.(*channel)))
}

func (b *bridge) outSlice(elements []value, t types.Type, want reflect.Type) reflect.Value {
	if elements == nil {
		return reflect.Zero(want)
	}
	elem := t.Underlying().(*types.Slice).Elem()
	if want.Elem().Kind() == reflect.Uint8 {
		return b.outBytes(elements, want)
	}
	b.m.alloc(int64(len(elements)) + 1)
	b.m.step(int64(len(elements)))
	made := reflect.MakeSlice(want, len(elements), len(elements))
	for i, v := range elements {
		made.Index(i).Set(b.out(v, elem, want.Elem()))
	}
	return made
}

// outBytes copies a buffer out and, as the host may fill it, back in.
func (b *bridge) outBytes(elements []value, want reflect.Type) reflect.Value {
	b.m.text(len(elements))
	b.m.step(int64(len(elements)) / 8)
	raw := goBytes(elements)
	b.back = append(b.back, func() {
		for i, one := range raw {
			if elements[i] != any(one) {
				elements[i] = one
			}
		}
	})
	return reflect.ValueOf(raw).Convert(want)
}

func (b *bridge) outArray(elements array, t types.Type, want reflect.Type) reflect.Value {
	made := reflect.New(want).Elem()
	for i, v := range elements {
		made.Index(i).Set(b.out(v, t.Underlying().(*types.Array).Elem(), want.Elem()))
	}
	return made
}

func (b *bridge) outMap(held *mapping, t types.Type, want reflect.Type) reflect.Value {
	if held == nil {
		return reflect.Zero(want)
	}
	if registered(t) == want {
		return b.m.hostMap(held, want)
	}
	b.m.alloc(int64(held.len()) * 3)
	b.m.step(int64(held.len()))
	made := reflect.MakeMapWithSize(want, held.len())
	under := t.Underlying().(*types.Map)
	for _, one := range held.live() {
		made.SetMapIndex(b.out(one.key, under.Key(), want.Key()), b.out(one.value, under.Elem(), want.Elem()))
	}
	return made
}

func (b *bridge) outPointer(v value, t types.Type, want reflect.Type) reflect.Value {
	p, own := v.(*value)
	if !own {
		return reflect.ValueOf(v) // the host's already
	}
	if p == nil {
		return reflect.Zero(want)
	}
	elem := t.Underlying().(*types.Pointer).Elem()
	if registered(elem) == want.Elem() && want.Elem().Kind() == reflect.Struct && !isSealed(want.Elem()) {
		return b.m.hostObject(p, elem, want.Elem())
	}
	made := reflect.New(want.Elem())
	made.Elem().Set(b.out(*p, elem, want.Elem()))
	return made
}

func (b *bridge) outStruct(fields structure, t types.Type, want reflect.Type) reflect.Value {
	made := reflect.New(want).Elem()
	if isSealed(want) {
		if held := fields[0].(iface); held.t != nil {
			made.Set(reflect.ValueOf(held.v))
		}
		return made
	}
	under := t.Underlying().(*types.Struct)
	for i, v := range fields {
		if target := made.FieldByName(hostField(under.Field(i))); target.IsValid() && target.CanSet() {
			target.Set(b.out(v, under.Field(i).Type(), target.Type()))
		}
	}
	return made
}

// in turns the host's value into one of type t.
func (b *bridge) in(host reflect.Value, t types.Type) value {
	b.m.deepen(b.depth)
	b.depth++
	defer func() { b.depth-- }()
	switch under := t.Underlying().(type) {
	case *types.Basic:
		return b.inBasic(host, under)
	case *types.Interface:
		return b.inInterface(host)
	case *types.Slice:
		return b.inSlice(host, under)
	case *types.Array:
		elements := make(array, host.Len())
		b.m.alloc(int64(len(elements)) + 1)
		for i := range elements {
			elements[i] = b.in(host.Index(i), under.Elem())
		}
		return elements
	case *types.Map:
		return b.inMap(host, t, under)
	case *types.Pointer:
		return b.inPointer(host, under)
	case *types.Struct:
		return b.inStruct(host, under)
	case *types.Signature:
		return b.m.inFunc(host, under)
	case *types.Chan:
		return b.m.doneChannel(host)
	}
	b.m.unsupported("taking a %s from the host", typeName(t))
	return nil
}

func (b *bridge) inBasic(host reflect.Value, t *types.Basic) value {
	switch {
	case t.Info()&types.IsBoolean != 0:
		return host.Bool()
	case t.Info()&types.IsString != 0:
		b.m.text(host.Len())
		return host.String()
	case t.Info()&types.IsFloat != 0:
		return convertNumber(host.Float(), t.Kind())
	case t.Info()&types.IsUnsigned != 0:
		return convertNumber(host.Uint(), t.Kind())
	}
	return convertNumber(host.Int(), t.Kind())
}

func (b *bridge) inSlice(host reflect.Value, t *types.Slice) value {
	if host.IsNil() {
		return []value(nil)
	}
	b.m.alloc(int64(host.Len()) + 1)
	b.m.step(int64(host.Len()) / 8)
	elements := make([]value, host.Len())
	for i := range elements {
		elements[i] = b.in(host.Index(i), t.Elem())
	}
	return elements
}

func (b *bridge) inMap(host reflect.Value, t types.Type, under *types.Map) value {
	if host.IsNil() {
		return (*mapping)(nil)
	}
	if registered(t) == host.Type() {
		return b.m.ownMap(host, under)
	}
	made := newMapping(under)
	for entries := host.MapRange(); entries.Next(); {
		made.set(b.m, b.in(entries.Key(), under.Key()), b.in(entries.Value(), under.Elem()))
	}
	return made
}

func (b *bridge) inPointer(host reflect.Value, t *types.Pointer) value {
	if host.IsNil() {
		return (*value)(nil)
	}
	real := registered(t.Elem())
	switch {
	case real != nil && real == host.Type().Elem() && hasFields(t.Elem()):
		return b.m.ownObject(host, t.Elem())
	case real != nil && !isSealed(real):
		return host.Interface()
	}
	cell := b.in(host.Elem(), t.Elem())
	b.m.alloc(2)
	return &cell
}

// hasFields reports whether a stub describes more of a struct than its name.
func hasFields(t types.Type) bool {
	under, ok := t.Underlying().(*types.Struct)
	return ok && under.NumFields() > 0 && under.Field(0).Exported()
}

func (b *bridge) inStruct(host reflect.Value, t *types.Struct) value {
	b.m.alloc(int64(t.NumFields()) + 1)
	fields := make(structure, t.NumFields())
	if isSealed(host.Type()) {
		fields[0] = iface{}
		if !host.IsZero() {
			fields[0] = b.m.hostValue(host.Interface())
		}
		return fields
	}
	for i := range fields {
		field := t.Field(i)
		if source := host.FieldByName(hostField(field)); source.IsValid() && source.CanInterface() {
			fields[i] = b.in(source, field.Type())
		} else {
			fields[i] = b.m.zero(field.Type())
		}
	}
	return fields
}

// hostField is the name of a field on the host's side. Go's encoders look into
// an embedded struct even where its type's name is not exported.
func hostField(field *types.Var) string {
	if field.Embedded() && !field.Exported() {
		return embeddedName + field.Name()
	}
	return field.Name()
}

const embeddedName = "Embedded_"
