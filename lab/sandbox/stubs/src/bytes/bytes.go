//go:build lesson

// Package bytes works on slices of bytes, mostly by way of text.
package bytes

import (
	"io"
	"strings"
)

func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

func Compare(a, b []byte) int                 { return strings.Compare(string(a), string(b)) }
func Contains(b, subslice []byte) bool        { return strings.Contains(string(b), string(subslice)) }
func ContainsAny(b []byte, chars string) bool { return strings.ContainsAny(string(b), chars) }
func Count(s, sep []byte) int                 { return strings.Count(string(s), string(sep)) }
func Equal(a, b []byte) bool                  { return string(a) == string(b) }
func EqualFold(s, t []byte) bool              { return strings.EqualFold(string(s), string(t)) }
func HasPrefix(s, prefix []byte) bool         { return strings.HasPrefix(string(s), string(prefix)) }
func HasSuffix(s, suffix []byte) bool         { return strings.HasSuffix(string(s), string(suffix)) }
func Index(s, sep []byte) int                 { return strings.Index(string(s), string(sep)) }
func IndexByte(b []byte, c byte) int          { return strings.IndexByte(string(b), c) }
func LastIndex(s, sep []byte) int             { return strings.LastIndex(string(s), string(sep)) }
func Repeat(b []byte, count int) []byte       { return []byte(strings.Repeat(string(b), count)) }
func ReplaceAll(s, old, new []byte) []byte    { return Replace(s, old, new, -1) }
func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(string(s), string(old), string(new), n))
}
func ToLower(s []byte) []byte { return []byte(strings.ToLower(string(s))) }
func ToUpper(s []byte) []byte { return []byte(strings.ToUpper(string(s))) }

func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// TrimSpace returns what is left within s itself; nothing left is nil.
func TrimSpace(s []byte) []byte {
	text := string(s)
	start := len(text) - len(strings.TrimLeft(text, space))
	stop := len(strings.TrimRight(text, space))
	if start >= stop {
		return nil
	}
	return s[start:stop]
}

// space is what unicode.IsSpace is true of.
const space = "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"

func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

func Split(s, sep []byte) [][]byte {
	var parts [][]byte
	at := 0
	for _, part := range strings.Split(string(s), string(sep)) {
		end := at + len(part)
		if end+len(sep) >= len(s) && end == len(s) {
			parts = append(parts, s[at:])
		} else {
			parts = append(parts, s[at:end:end])
		}
		at = end + len(sep)
	}
	return parts
}

func Join(s [][]byte, sep []byte) []byte {
	joined := []byte{}
	for i, part := range s {
		if i > 0 {
			joined = append(joined, sep...)
		}
		joined = append(joined, part...)
	}
	return joined
}

const MinRead = 512

var ErrTooLarge error

// Buffer is read from where it was read to, and written to at its end.
type Buffer struct {
	data []byte
	off  int
}

func NewBuffer(buf []byte) *Buffer       { return &Buffer{data: buf} }
func NewBufferString(s string) *Buffer   { return &Buffer{data: []byte(s)} }
func (b *Buffer) Bytes() []byte          { return b.data[b.off:] }
func (b *Buffer) Len() int               { return len(b.data) - b.off }
func (b *Buffer) Reset()                 { b.data, b.off = b.data[:0], 0 }
func (b *Buffer) WriteByte(c byte) error { b.data = append(b.data, c); return nil }

func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.data[b.off:])
}

func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.data = b.data[:b.off+n]
}

func (b *Buffer) Write(p []byte) (n int, err error) {
	b.data = append(b.data, p...)
	return len(p), nil
}

func (b *Buffer) WriteString(s string) (n int, err error) {
	b.data = append(b.data, s...)
	return len(s), nil
}

func (b *Buffer) WriteRune(r rune) (n int, err error) { return b.WriteString(string(r)) }

func (b *Buffer) Read(p []byte) (n int, err error) {
	if b.off >= len(b.data) {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.data[b.off:])
	b.off += n
	return n, nil
}

func (b *Buffer) ReadByte() (byte, error) {
	if b.off >= len(b.data) {
		b.Reset()
		return 0, io.EOF
	}
	c := b.data[b.off]
	b.off++
	return c, nil
}

// Reader reads a slice from its start to its end.
type Reader struct {
	data []byte
	off  int
}

func NewReader(b []byte) *Reader { return &Reader{data: b} }
func (r *Reader) Len() int       { return len(r.data) - r.off }

func (r *Reader) Read(b []byte) (n int, err error) {
	if r.off >= len(r.data) {
		return 0, io.EOF
	}
	n = copy(b, r.data[r.off:])
	r.off += n
	return n, nil
}
