package vm

import (
	"fmt"
	"go/types"
	"reflect"
	"strings"
)

// access says what fmt may do with a value it came to over fields: it calls no
// methods of one that is not exported, nor of anything in it.
type access int

const (
	openField     access = iota
	embeddedField        // unexported, but its exported fields are open again
	hiddenField
)

func (a access) inside(field *types.Var) access {
	switch {
	case a == hiddenField:
		return hiddenField
	case field.Exported():
		return openField
	case field.Embedded():
		return embeddedField
	}
	return hiddenField
}

// element is the access to what a list, a map or a pointer holds.
func (a access) element() access {
	if a == embeddedField {
		return hiddenField
	}
	return a
}

// plain has fmt itself write a value.
func (p *printer) plain(v verb, host any) {
	p.m.text(v.cells)
	if text, ok := host.(string); ok {
		p.m.text(2 * len(text))
	}
	p.write(fmt.Sprintf(v.spec(), host))
}

// value writes a value of a type.
func (p *printer) value(v verb, held value, t types.Type, depth int, at access) {
	p.m.deepen(depth)
	if at == openField && p.method(v, held, t) || p.hosts(v, held, t, at) {
		return
	}
	switch under := t.Underlying().(type) {
	case *types.Basic:
		p.basic(v, held, t, under)
	case *types.Interface:
		p.inner(v, held.(iface), t, depth, at)
	case *types.Struct:
		p.structure(v, held.(structure), t, under, depth, at)
	case *types.Slice:
		p.list(v, held.([]value), t, under.Elem(), depth, at)
	case *types.Array:
		p.list(v, held.(array), t, under.Elem(), depth, at)
	case *types.Map:
		p.mapping(v, held.(*mapping), t, under, depth, at)
	case *types.Pointer:
		p.pointer(v, held, t, under.Elem(), depth, at)
	default:
		p.address(v, t, held == value((*closure)(nil)) || held == value((*channel)(nil)))
	}
}

// basic has fmt write a number, a text or a truth. Where the verb is none for it,
// fmt tells the type, whose name it does not know.
func (p *printer) basic(v verb, held value, t types.Type, under *types.Basic) {
	if strings.ContainsRune(verbsOf(under), v.letter) {
		p.plain(v, held)
		return
	}
	text := fmt.Sprintf(v.spec(), held)
	p.write(strings.Replace(text, "("+reflect.TypeOf(held).String()+"=", "("+typeName(t)+"=", 1))
}

func verbsOf(t *types.Basic) string {
	switch info := t.Info(); {
	case info&types.IsBoolean != 0:
		return "tv"
	case info&types.IsInteger != 0:
		return "vdboOxXcqU"
	case info&types.IsFloat != 0:
		return "vbgGxXfFeE"
	}
	return "vsxXq"
}

// bad writes an operand that a verb is not for.
func (p *printer) bad(v verb, arg iface) {
	p.write("%!" + string(v.letter) + "(" + arg.t.String() + "=")
	p.erroring = true
	p.argument(v.as('v'), arg)
	p.erroring = false
	p.write(")")
}

// hosts has fmt write a value of a type that the stubs describe in part only.
func (p *printer) hosts(v verb, held value, t types.Type, at access) bool {
	real := registered(t)
	if real == nil || real.Kind() != reflect.Struct {
		return false
	}
	under := t.Underlying().(*types.Struct)
	if under.NumFields() == 0 || under.Field(under.NumFields()-1).Name() != "unseen" {
		return false
	}
	host := (&bridge{m: p.m}).out(held, t, real).Interface()
	if at == openField {
		p.plain(v, host)
		return true
	}
	// fmt calls no methods of what is in a field that is not exported.
	text := fmt.Sprintf(v.spec(), struct{ hidden any }{host})
	_, text, _ = strings.Cut(text, onlyIf(v.named(), "hidden:", "{"))
	p.write(strings.TrimSuffix(text, "}"))
	return true
}

func onlyIf(truth bool, text, otherwise string) string {
	if truth {
		return text
	}
	return otherwise
}

func (p *printer) inner(v verb, held iface, t types.Type, depth int, at access) {
	switch {
	case held.t == nil && v.goSyntax():
		p.write(typeName(t) + "(nil)")
	case held.t == nil:
		p.write("<nil>")
	case held.t.host == nil:
		p.value(v, held.v, held.t.t, depth+1, at.element())
	case at != openField && held.t.host.Kind() == reflect.Pointer:
		p.write(someAddress)
	default:
		p.plain(v, held.v)
	}
}

func (p *printer) structure(v verb, fields structure, t types.Type, under *types.Struct, depth int, at access) {
	between := p.open(v, t, "{")
	for i, field := range fields {
		if i > 0 {
			p.write(between)
		}
		if v.named() {
			p.write(under.Field(i).Name() + ":")
		}
		p.value(v, field, under.Field(i).Type(), depth+1, at.inside(under.Field(i)))
	}
	p.write("}")
}

// open writes what stands before the first part of a value, and returns what
// stands between two.
func (p *printer) open(v verb, t types.Type, bracket string) string {
	if v.goSyntax() {
		p.write(typeName(t) + "{")
		return ", "
	}
	p.write(bracket)
	return " "
}

// closing is the bracket that ends a list or a map.
func closing(v verb) string {
	if v.goSyntax() {
		return "}"
	}
	return "]"
}

func (p *printer) pointer(v verb, held value, t, elem types.Type, depth int, at access) {
	own, ok := held.(*value)
	if ok && own != nil && depth == 0 {
		switch elem.Underlying().(type) {
		case *types.Struct, *types.Array, *types.Slice, *types.Map:
			p.write("&")
			p.value(v, *own, elem, depth+1, at.element())
			return
		}
	}
	p.address(v, t, ok && own == nil)
}

// someAddress stands for a place in memory: the same for all, as no two runs
// agree on them.
const someAddress = "0xc000000000"

// address writes a pointer, a function or a channel. fmt shows how it writes one
// that is nil.
func (p *printer) address(v verb, t types.Type, isNil bool) {
	switch {
	case isNil:
		p.write(strings.Replace(fmt.Sprintf(v.spec(), (*int)(nil)), "*int", typeName(t), 1))
	case v.goSyntax():
		p.write("(" + typeName(t) + ")(" + someAddress + ")")
	case strings.ContainsRune("bodxX", v.letter):
		p.plain(v, uint64(0xc000000000))
	case v.letter == 'v':
		p.write(someAddress)
	default:
		p.write("%!" + string(v.letter) + "(" + typeName(t) + "=" + someAddress + ")")
	}
}
