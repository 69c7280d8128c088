//go:build lesson

// Package strings works on text.
package strings

import "iter"

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
func LastIndexByte(s string, c byte) int
func Repeat(s string, count int) string
func Replace(s, old, new string, n int) string
func ReplaceAll(s, old, new string) string
func Split(s, sep string) []string
func SplitAfter(s, sep string) []string
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

func TrimFunc(s string, f func(rune) bool) string {
	runes := []rune(s)
	for len(runes) > 0 && f(runes[0]) {
		runes = runes[1:]
	}
	for len(runes) > 0 && f(runes[len(runes)-1]) {
		runes = runes[:len(runes)-1]
	}
	return string(runes)
}

func SplitSeq(s, sep string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, part := range Split(s, sep) {
			if !yield(part) {
				return
			}
		}
	}
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
type Reader struct{ rest string }

func NewReader(s string) *Reader { return &Reader{s} }

func (r *Reader) Len() int { return len(r.rest) }

// eof is io.EOF, which this package cannot import.
var eof error

func (r *Reader) Read(b []byte) (n int, err error) {
	if r.rest == "" {
		return 0, eof
	}
	n = copy(b, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}
