package vm

import (
	"reflect"
	"slices"
	"strings"
)

// printer writes values as package fmt does. Numbers and text it gives to fmt
// itself; structs, slices, maps and pointers of the learner's it walks, since fmt
// could not call their methods, nor name their types.
type printer struct {
	m         *Machine
	out       strings.Builder
	wraps     bool  // %w is allowed
	places    []int // of the operands of %w
	reordered bool  // an operand was asked for by its number
	erroring  bool  // inside a %!verb(type=value): no methods are called there
}

func (m *Machine) sprint(args []value) string {
	p := &printer{m: m}
	text := true
	for i, arg := range args {
		isString := isStringValue(arg.(iface))
		if i > 0 && !text && !isString {
			p.write(" ")
		}
		text = isString
		p.argument(plainVerb(), arg.(iface))
	}
	return p.out.String()
}

func (m *Machine) sprintln(args []value) string {
	p := &printer{m: m}
	for i, arg := range args {
		if i > 0 {
			p.write(" ")
		}
		p.argument(plainVerb(), arg.(iface))
	}
	p.write("\n")
	return p.out.String()
}

func plainVerb() verb { return verb{letter: 'v'} }

func isStringValue(v iface) bool {
	if v.t != nil && v.t.host != nil {
		return v.t.host.Kind() == reflect.String
	}
	_, ok := v.v.(string)
	return ok
}

func (p *printer) write(text string) {
	p.m.text(len(text))
	p.out.WriteString(text)
}

// format is Sprintf.
func (p *printer) format(format string, args []value) {
	next := 0
	for format != "" {
		at := strings.IndexByte(format, '%')
		if at < 0 {
			p.write(format)
			break
		}
		p.write(format[:at])
		d := directive{p: p, text: format[at+1:], args: args, next: next, good: true}
		d.read()
		p.directive(&d)
		format, next = d.text, d.next
	}
	if !p.reordered {
		p.extra(args, next)
	}
	if p.reordered {
		slices.Sort(p.places)
	}
}

func (p *printer) directive(d *directive) {
	switch {
	case d.ended:
		p.write("%!(NOVERB)")
	case d.letter == '%':
		p.write("%")
	case !d.good:
		p.write("%!" + string(d.letter) + "(BADINDEX)")
	case d.next >= len(d.args):
		p.write("%!" + string(d.letter) + "(MISSING)")
	default:
		if d.letter == 'w' {
			p.places = append(p.places, d.next)
		}
		p.argument(d.verb, d.args[d.next].(iface))
		d.next++
	}
}

// argument writes one operand.
func (p *printer) argument(v verb, arg iface) {
	switch {
	case arg.t == nil:
		p.plain(v, nil)
	case v.letter == 'T':
		p.plain(v.as('s'), arg.t.String())
	case v.letter == 'p':
		p.m.unsupported("printing an address, which is another one in each run")
	case v.letter == 'w' && !p.wrapped(arg):
		p.bad(v, arg)
	case arg.t.host != nil:
		p.plain(v.unwrapped(), arg.v)
	default:
		p.value(v.unwrapped(), arg.v, arg.t.t, 0, openField)
	}
}

// wrapped reports whether an operand may be one of %w: an error, in an Errorf.
func (p *printer) wrapped(arg iface) bool {
	if arg.t.host != nil {
		_, isError := arg.v.(error)
		return p.wraps && isError
	}
	return p.wraps && arg.t.textMethod() == "Error"
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
		p.argument(plainVerb(), held)
	}
	p.write(")")
}
