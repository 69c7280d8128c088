package vm

import (
	"cmp"
	"fmt"
	"go/types"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// printer writes values as package fmt does. What is plain it gives to fmt
// itself; structs, slices and pointers of the learner's it walks, since fmt
// could not call their methods.
type printer struct {
	m      *Machine
	out    strings.Builder
	places []int // of the operands of %w
}

// verb is one directive of a format: what stands before the letter, and it.
type verb struct {
	spec   string // "%-8.3"
	letter rune
	plus   bool
	sharp  bool
}

// maxWidth is where fmt stops taking widths.
const maxWidth = 1_000_000

func (m *Machine) sprint(args []value) string {
	p := &printer{m: m}
	text := true
	for i, arg := range args {
		isString := isStringValue(arg.(iface))
		if i > 0 && !text && !isString {
			p.write(" ")
		}
		text = isString
		p.any(plainVerb(), arg.(iface), 0)
	}
	return p.out.String()
}

func (m *Machine) sprintln(args []value) string {
	p := &printer{m: m}
	for i, arg := range args {
		if i > 0 {
			p.write(" ")
		}
		p.any(plainVerb(), arg.(iface), 0)
	}
	p.write("\n")
	return p.out.String()
}

func plainVerb() verb { return verb{spec: "%", letter: 'v'} }

func isStringValue(v iface) bool {
	_, ok := v.v.(string)
	return ok
}

func (p *printer) write(text string) {
	p.m.text(len(text))
	p.out.WriteString(text)
}

// format is Sprintf; wraps allows %w.
func (p *printer) format(format string, args []value, wraps bool) {
	next := 0
	for format != "" {
		at := strings.IndexByte(format, '%')
		if at < 0 {
			p.write(format)
			break
		}
		p.write(format[:at])
		directive, rest := p.parse(format[at+1:], args, &next)
		format = rest
		p.directive(directive, args, &next, wraps)
	}
	p.extra(args, next)
}

// parse reads one directive, the % left off.
func (p *printer) parse(text string, args []value, next *int) (verb, string) {
	v := verb{}
	i := 0
	for i < len(text) && strings.IndexByte("+-# 0", text[i]) >= 0 {
		v.plus = v.plus || text[i] == '+'
		v.sharp = v.sharp || text[i] == '#'
		i++
	}
	flags := text[:i]
	if i < len(text) && text[i] == '[' {
		p.m.unsupported("an argument index in a format")
	}
	width, i := p.number(text, i, args, next, "%!(BADWIDTH)")
	precision := ""
	if i < len(text) && text[i] == '.' {
		var digits string
		digits, i = p.number(text, i+1, args, next, "%!(BADPREC)")
		if !strings.HasPrefix(digits, "-") {
			precision = "." + digits
		}
	}
	if i >= len(text) {
		v.letter = utf8.RuneError
		return v, ""
	}
	letter, size := utf8.DecodeRuneInString(text[i:])
	v.spec, v.letter = "%"+flags+width+precision, letter
	return v, text[i+size:]
}

// number reads a width or a precision, which may be taken from the arguments.
func (p *printer) number(text string, i int, args []value, next *int, bad string) (string, int) {
	if i < len(text) && text[i] == '*' {
		digits := ""
		if *next < len(args) {
			n, ok := args[*next].(iface).v.(int)
			if ok && n <= maxWidth && n >= -maxWidth {
				digits = strconv.Itoa(n)
				p.m.text(max(n, -n))
			}
			*next++
		}
		if digits == "" {
			p.write(bad)
		}
		return digits, i + 1
	}
	start := i
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	if n, err := strconv.Atoi(text[start:i]); err == nil {
		p.m.text(min(n, maxWidth))
	}
	return text[start:i], i
}

func (p *printer) directive(v verb, args []value, next *int, wraps bool) {
	switch {
	case v.spec == "":
		p.write("%!(NOVERB)")
	case v.letter == '%':
		p.write("%")
	case *next >= len(args):
		p.write("%!" + string(v.letter) + "(MISSING)")
	default:
		arg := args[*next].(iface)
		if v.letter == 'w' && wraps {
			p.places = append(p.places, *next)
			v.letter = 'v'
		}
		*next++
		p.argument(v, arg)
	}
}

func (p *printer) argument(v verb, arg iface) {
	switch {
	case v.letter == 'T' && arg.t == nil:
		p.plain(verb{spec: v.spec, letter: 's'}, "<nil>")
	case v.letter == 'T':
		p.plain(verb{spec: v.spec, letter: 's'}, arg.t.String())
	case v.letter == 'p':
		p.m.unsupported("%%p in a format")
	case v.letter == 'v' && v.sharp && !isPlain(arg):
		p.m.unsupported("%%#v of a %s", arg.t)
	default:
		p.any(v, arg, 0)
	}
}

func isPlain(arg iface) bool {
	if arg.t == nil || arg.t.t == nil {
		return true
	}
	_, basic := types.Unalias(arg.t.t).(*types.Basic)
	return basic
}

func (p *printer) extra(args []value, next int) {
	if next >= len(args) {
		return
	}
	p.write("%!(EXTRA ")
	for i, arg := range args[next:] {
		if i > 0 {
			p.write(", ")
		}
		held := arg.(iface)
		if held.t == nil {
			p.write("<nil>")
			continue
		}
		p.write(held.t.String() + "=")
		p.any(plainVerb(), held, 0)
	}
	p.write(")")
}

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
		p.list(v, held.(array), under.Elem(), depth, exported)
	case *types.Map:
		p.mapping(v, held.(*mapping), under, depth, exported)
	case *types.Pointer:
		p.pointer(v, held, under.Elem(), depth, exported)
	default:
		p.address(held == value((*closure)(nil)))
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
