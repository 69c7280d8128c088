package vm

import (
	"go/types"
	"reflect"
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
