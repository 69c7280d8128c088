package vm

import (
	"go/types"
	"strconv"
	"strings"
	"unicode/utf8"
)

// verb is what one directive of a format asks for.
type verb struct {
	flags     string // of "+-# 0"
	width     string
	precision string // with its dot
	cells     int    // the wider of the two: what is written is at least so long
	letter    rune
}

func (v verb) spec() string { return "%" + v.flags + v.width + v.precision + string(v.letter) }

func (v verb) as(letter rune) verb {
	v.letter = letter
	return v
}

// unwrapped prints an operand of %w, which is printed as with %v.
func (v verb) unwrapped() verb {
	if v.letter == 'w' {
		v.letter = 'v'
	}
	return v
}

// goSyntax is %#v.
func (v verb) goSyntax() bool { return v.letter == 'v' && strings.Contains(v.flags, "#") }

// named is %+v, or %#v: fields are written with their names.
func (v verb) named() bool { return v.letter == 'v' && strings.ContainsAny(v.flags, "#+") }

// maxWidth is where fmt stops taking widths.
const maxWidth = 1_000_000

// directive reads one verb off a format, in the steps of fmt: what is wrong with
// it shows at the same places.
type directive struct {
	verb
	p     *printer
	text  string // what is left of the format
	args  []value
	next  int  // the operand that is next
	good  bool // no index was out of place
	ended bool // the format ended before the verb
}

func (d *directive) read() {
	d.flags = d.while("+-# 0")
	indexed := d.index()
	switch {
	case d.skip('*'):
		d.width, indexed = d.taken("%!(BADWIDTH)"), false
		if rest, negative := strings.CutPrefix(d.width, "-"); negative {
			d.width, d.flags = rest, d.flags+"-"
		}
	default:
		d.width = d.number()
		d.good = d.good && (!indexed || d.width == "")
	}
	if len(d.text) > 1 && d.skip('.') {
		indexed = d.readPrecision(indexed)
	}
	if !indexed {
		d.index()
	}
	if d.ended = d.text == ""; !d.ended {
		letter, size := utf8.DecodeRuneInString(d.text)
		d.letter, d.text = letter, d.text[size:]
	}
}

func (d *directive) readPrecision(indexed bool) bool {
	d.good = d.good && !indexed
	indexed = d.index()
	if !d.skip('*') {
		d.precision = "." + d.number()
		return indexed
	}
	if digits := d.taken("%!(BADPREC)"); digits != "" {
		d.precision = "." + digits
	}
	return false
}

func (d *directive) skip(c byte) bool {
	if d.text == "" || d.text[0] != c {
		return false
	}
	d.text = d.text[1:]
	return true
}

// while reads on as long as there are certain bytes.
func (d *directive) while(bytes string) string {
	i := 0
	for i < len(d.text) && strings.IndexByte(bytes, d.text[i]) >= 0 {
		i++
	}
	read := d.text[:i]
	d.text = d.text[i:]
	return read
}

// number reads a width or a precision. One that is absurd uses up the format.
func (d *directive) number() string {
	digits := d.while("0123456789")
	n, err := strconv.Atoi(digits)
	if err != nil && digits != "" || n/10 > maxWidth {
		d.text = ""
		return ""
	}
	d.cells = max(d.cells, min(n, maxWidth))
	return digits
}

// taken is a width or a precision that is itself an operand.
func (d *directive) taken(bad string) string {
	digits := ""
	if d.next < len(d.args) {
		n, isInt := intOf(d.args[d.next].(iface))
		if isInt && n <= maxWidth && n >= -maxWidth && (n >= 0 || bad == "%!(BADWIDTH)") {
			d.cells = max(d.cells, int(max(n, -n)))
			digits = strconv.FormatInt(n, 10)
		}
		d.next++
	}
	if digits == "" {
		d.p.write(bad)
	}
	return digits
}

func intOf(arg iface) (n int64, isInt bool) {
	if arg.t == nil || arg.t.host != nil {
		return 0, false
	}
	basic, ok := arg.t.t.Underlying().(*types.Basic)
	if !ok || basic.Info()&types.IsInteger == 0 {
		return 0, false
	}
	return asInt(arg.v)
}

// index reads an operand's number, as in %[2]d, and reports whether there was one.
func (d *directive) index() bool {
	if !strings.HasPrefix(d.text, "[") {
		return false
	}
	d.p.reordered = true
	inside, rest, closed := strings.Cut(d.text[1:], "]")
	if !closed || inside == "" {
		d.good, d.text = false, d.text[1:]
		return false
	}
	d.text = rest
	n, err := strconv.ParseUint(inside, 10, 24)
	if err == nil && n >= 1 && n <= uint64(len(d.args)) {
		d.next = int(n) - 1
		return true
	}
	d.good = false
	return err == nil
}
