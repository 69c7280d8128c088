package vm

import (
	"cmp"
	"fmt"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// plain has fmt itself write a value.
func (p *printer) plain(v verb, host any) {
	if text, ok := host.(string); ok {
		p.m.text(2 * len(text))
	}
	p.write(fmt.Sprintf(v.spec+string(v.letter), host))
}

// any writes what an interface holds.
func (p *printer) any(v verb, arg iface, depth int) {
	switch {
	case arg.t == nil && depth > 0:
		p.write("<nil>")
	case arg.t == nil:
		p.plain(v, nil)
	case arg.t.host != nil:
		p.plain(v, arg.v)
	default:
		p.value(v, arg.v, arg.t.t, depth, true)
	}
}

// value writes a value of a type; its methods count only where it is reached
// through exported fields.
func (p *printer) value(v verb, held value, t types.Type, depth int, exported bool) {
	p.m.deepen(depth)
	if exported && p.method(v, held, t) {
		return
	}
	switch under := t.Underlying().(type) {
	case *types.Basic:
		p.plain(v, held)
	case *types.Interface:
		p.inner(v, held.(iface), depth, exported)
	case *types.Struct:
		p.structure(v, held.(structure), under, depth, exported)
	case *types.Slice:
		p.slice(v, held.([]value), under.Elem(), depth, exported)
	case *types.Array:
		p.array(v, held.(array), under.Elem(), depth, exported)
	case *types.Map:
		p.mapping(v, held.(*mapping), under, depth, exported)
	case *types.Pointer:
		p.pointer(v, held, under.Elem(), depth, exported)
	default:
		p.address(held == value((*closure)(nil)) || held == value((*channel)(nil)))
	}
}

func (p *printer) inner(v verb, held iface, depth int, exported bool) {
	if held.t != nil && held.t.host == nil {
		p.value(v, held.v, held.t.t, depth+1, exported)
		return
	}
	p.any(v, held, depth+1)
}

func (p *printer) structure(v verb, fields structure, t *types.Struct, depth int, exported bool) {
	p.write("{")
	for i, field := range fields {
		if i > 0 {
			p.write(" ")
		}
		if v.plus && v.letter == 'v' {
			p.write(t.Field(i).Name() + ":")
		}
		p.value(v, field, t.Field(i).Type(), depth+1, exported && t.Field(i).Exported())
	}
	p.write("}")
}

func (p *printer) slice(v verb, elements []value, t types.Type, depth int, exported bool) {
	if basic, ok := t.Underlying().(*types.Basic); ok && basic.Kind() == types.Uint8 {
		p.m.text(4 * len(elements))
		p.plain(v, goBytes(elements))
		return
	}
	p.list(v, elements, t, depth, exported)
}

// array writes one as a list, but for bytes that are asked for as text.
func (p *printer) array(v verb, elements array, t types.Type, depth int, exported bool) {
	if strings.ContainsRune("sqxX", v.letter) {
		p.slice(v, elements, t, depth, exported)
		return
	}
	p.list(v, elements, t, depth, exported)
}

func (p *printer) list(v verb, elements []value, t types.Type, depth int, exported bool) {
	p.write("[")
	for i, element := range elements {
		if i > 0 {
			p.write(" ")
		}
		p.value(v, element, t, depth+1, exported)
	}
	p.write("]")
}

func (p *printer) mapping(v verb, held *mapping, t *types.Map, depth int, exported bool) {
	p.m.step(int64(held.len()) * 4)
	entries := held.live()
	slices.SortFunc(entries, func(a, b *entry) int { return p.order(a.key, b.key) })
	p.write("map[")
	for i, one := range entries {
		if i > 0 {
			p.write(" ")
		}
		p.value(v, one.key, t.Key(), depth+1, exported)
		p.write(":")
		p.value(v, one.value, t.Elem(), depth+1, exported)
	}
	p.write("]")
}

// order is the order in which fmt prints a map's keys.
func (p *printer) order(a, b value) int {
	switch a := a.(type) {
	case string:
		return cmp.Compare(a, b.(string))
	case float64:
		return cmp.Compare(a, b.(float64))
	case bool:
		return cmp.Compare(strconv.FormatBool(a), strconv.FormatBool(b.(bool)))
	case uint64:
		return cmp.Compare(a, b.(uint64))
	case float32, iface, structure, array, *value, uint, uintptr:
		p.m.unsupported("printing a map with keys of this type")
	}
	x, _ := asInt(a)
	y, _ := asInt(b)
	return cmp.Compare(x, y)
}

func (p *printer) pointer(v verb, held value, elem types.Type, depth int, exported bool) {
	own, ok := held.(*value)
	if ok && own != nil && depth == 0 && v.letter == 'v' {
		switch elem.Underlying().(type) {
		case *types.Struct, *types.Array, *types.Slice, *types.Map:
			p.write("&")
			p.value(v, *own, elem, depth+1, exported)
			return
		}
	}
	p.address(ok && own == nil)
}

// address stands for a place in memory: the same for all, as no two runs agree
// on them.
func (p *printer) address(isNil bool) {
	if isNil {
		p.write("<nil>")
	} else {
		p.write("0xc000000000")
	}
}

// method writes a value through its Error or String method, where it has one
// and the verb is one for text.
func (p *printer) method(v verb, held value, t types.Type) bool {
	if !strings.ContainsRune("vsxXq", v.letter) || v.sharp && v.letter == 'v' {
		return false
	}
	if _, isInterface := t.Underlying().(*types.Interface); isInterface {
		return false
	}
	rt := p.m.program.rtype(t)
	for _, name := range []string{"Error", "String"} {
		if !textMethod(t, name) {
			continue
		}
		p.plain(v, p.methodText(v, name, held, rt))
		return true
	}
	return false
}

// textMethod reports whether a type has a method func() string of a name.
func textMethod(t types.Type, name string) bool {
	selection := types.NewMethodSet(t).Lookup(nil, name)
	if selection == nil {
		return false
	}
	sig := selection.Type().(*types.Signature)
	return sig.Params().Len() == 0 && sig.Results().Len() == 1 &&
		types.Identical(sig.Results().At(0).Type(), types.Typ[types.String])
}

// methodText calls the method. As with fmt, a panic becomes part of the text.
func (p *printer) methodText(v verb, name string, held value, t *rtype) (text string) {
	m := p.m
	top, depth := m.top, m.depth
	defer func() {
		switch failure := recover().(type) {
		case nil:
		case *learnerPanic:
			m.top, m.depth, m.deferring = top, depth, nil
			if own, ok := held.(*value); ok && own == nil {
				text = "<nil>"
			} else {
				text = "%!" + string(v.letter) + "(PANIC=" + name + " method: " + m.panicText(failure.value) + ")"
			}
		default:
			panic(failure)
		}
	}()
	return m.call(m.program.method(t, nil, name), []value{held}, nil).(string)
}
