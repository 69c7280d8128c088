//go:build lesson

// Package strings works on text.
package strings

import (
	"errors"
	"io"
	"iter"
	"unicode/utf8"
)

func Clone(s string) string
func Compare(a, b string) int
func Contains(s, substr string) bool
func ContainsAny(s, chars string) bool
func ContainsRune(s string, r rune) bool
func Count(s, substr string) int
func Cut(s, sep string) (before, after string, found bool)
func CutPrefix(s, prefix string) (after string, found bool)
func CutSuffix(s, suffix string) (before string, found bool)
func EqualFold(s, t string) bool
func Fields(s string) []string
func HasPrefix(s, prefix string) bool
func HasSuffix(s, suffix string) bool
func Index(s, substr string) int
func IndexAny(s, chars string) int
func IndexByte(s string, c byte) int
func IndexRune(s string, r rune) int
func Join(elems []string, sep string) string
func LastIndex(s, substr string) int
func LastIndexAny(s, chars string) int
func LastIndexByte(s string, c byte) int
func Repeat(s string, count int) string
func Replace(s, old, new string, n int) string
func ReplaceAll(s, old, new string) string
func Split(s, sep string) []string
func SplitAfter(s, sep string) []string
func SplitAfterN(s, sep string, n int) []string
func SplitN(s, sep string, n int) []string
func ToLower(s string) string
func ToTitle(s string) string
func ToUpper(s string) string
func ToValidUTF8(s, replacement string) string
func Trim(s, cutset string) string
func TrimLeft(s, cutset string) string
func TrimPrefix(s, prefix string) string
func TrimRight(s, cutset string) string
func TrimSpace(s string) string
func TrimSuffix(s, suffix string) string

func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

func IndexFunc(s string, f func(rune) bool) int {
	for i, r := range s {
		if f(r) {
			return i
		}
	}
	return -1
}

func LastIndexFunc(s string, f func(rune) bool) int {
	last := -1
	for i, r := range s {
		if f(r) {
			last = i
		}
	}
	return last
}

func FieldsFunc(s string, f func(rune) bool) []string {
	var fields []string
	start := -1
	for i, r := range s {
		switch {
		case f(r):
			if start >= 0 {
				fields = append(fields, s[start:i])
			}
			start = -1
		case start < 0:
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:])
	}
	return fields
}

func Map(mapping func(rune) rune, s string) string {
	var mapped []rune
	for _, r := range s {
		if r = mapping(r); r >= 0 {
			mapped = append(mapped, r)
		}
	}
	return string(mapped)
}

func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, r := range s {
		if !f(r) {
			return s[i:]
		}
	}
	return ""
}

func TrimRightFunc(s string, f func(rune) bool) string {
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

func SplitSeq(s, sep string) iter.Seq[string]      { return each(Split(s, sep)) }
func SplitAfterSeq(s, sep string) iter.Seq[string] { return each(SplitAfter(s, sep)) }
func FieldsSeq(s string) iter.Seq[string]          { return each(Fields(s)) }

func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] { return each(FieldsFunc(s, f)) }

func Lines(s string) iter.Seq[string] {
	lines := SplitAfter(s, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return each(lines)
}

func each(parts []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, part := range parts {
			if !yield(part) {
				return
			}
		}
	}
}

// Replacer replaces by the first pair that fits, at each place in turn.
type Replacer struct{ pairs []string }

func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{append([]string(nil), oldnew...)}
}

func (r *Replacer) Replace(s string) string {
	var b Builder
	copied, wasEmpty := 0, false
	for i := 0; i <= len(s); {
		at := r.fits(s[i:], wasEmpty)
		wasEmpty = at >= 0 && r.pairs[at] == ""
		if at < 0 {
			i++
			continue
		}
		b.WriteString(s[copied:i])
		b.WriteString(r.pairs[at+1])
		i += len(r.pairs[at])
		copied = i
	}
	b.WriteString(s[copied:])
	return b.String()
}

// fits finds the pair that fits a text's beginning. An empty one does not fit
// twice at one place.
func (r *Replacer) fits(s string, wasEmpty bool) int {
	for i := 0; i < len(r.pairs); i += 2 {
		if old := r.pairs[i]; HasPrefix(s, old) && !(old == "" && wasEmpty) {
			return i
		}
	}
	return -1
}

func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}

// Builder keeps what was written in pieces, and joins them when asked.
type Builder struct {
	pieces []string
	length int
}

func (b *Builder) Len() int { return b.length }
func (b *Builder) Grow(n int) {
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
}
func (b *Builder) Reset() { b.pieces, b.length = nil, 0 }

func (b *Builder) String() string {
	if len(b.pieces) > 1 {
		b.pieces = []string{Join(b.pieces, "")}
	}
	if len(b.pieces) == 0 {
		return ""
	}
	return b.pieces[0]
}

func (b *Builder) WriteString(s string) (int, error) {
	b.pieces = append(b.pieces, s)
	b.length += len(s)
	return len(s), nil
}

func (b *Builder) Write(p []byte) (int, error) { return b.WriteString(string(p)) }

func (b *Builder) WriteByte(c byte) error {
	b.WriteString(string([]byte{c}))
	return nil
}

func (b *Builder) WriteRune(r rune) (int, error) { return b.WriteString(string(r)) }

// Reader reads a string as an io.Reader does.
type Reader struct {
	s  string
	at int
}

func NewReader(s string) *Reader { return &Reader{s: s} }

func (r *Reader) Len() int       { return len(r.s) - r.at }
func (r *Reader) Size() int64    { return int64(len(r.s)) }
func (r *Reader) Reset(s string) { *r = Reader{s: s} }

func (r *Reader) Read(b []byte) (n int, err error) {
	if r.at >= len(r.s) {
		return 0, io.EOF
	}
	n = copy(b, r.s[r.at:])
	r.at += n
	return n, nil
}

func (r *Reader) ReadByte() (byte, error) {
	if r.at >= len(r.s) {
		return 0, io.EOF
	}
	r.at++
	return r.s[r.at-1], nil
}

func (r *Reader) UnreadByte() error {
	if r.at <= 0 {
		return errors.New("strings.Reader.UnreadByte: at beginning of string")
	}
	r.at--
	return nil
}

func (r *Reader) ReadRune() (ch rune, size int, err error) {
	if r.at >= len(r.s) {
		return 0, 0, io.EOF
	}
	ch, size = utf8.DecodeRuneInString(r.s[r.at:])
	r.at += size
	return ch, size, nil
}

func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	wrote, err := io.WriteString(w, r.s[r.at:])
	r.at += wrote
	return int64(wrote), err
}
