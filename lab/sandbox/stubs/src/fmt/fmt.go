//go:build lesson

// Package fmt formats.
package fmt

import (
	"errors"
	"io"
)

type Stringer interface{ String() string }

type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

type Formatter interface{ Format(f State, verb rune) }

type GoStringer interface{ GoString() string }

func Sprintf(format string, a ...any) string
func Sprint(a ...any) string
func Sprintln(a ...any) string

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return w.Write([]byte(Sprintf(format, a...)))
}

func Fprint(w io.Writer, a ...any) (n int, err error) {
	return w.Write([]byte(Sprint(a...)))
}

func Fprintln(w io.Writer, a ...any) (n int, err error) {
	return w.Write([]byte(Sprintln(a...)))
}

func Append(b []byte, a ...any) []byte   { return append(b, Sprint(a...)...) }
func Appendln(b []byte, a ...any) []byte { return append(b, Sprintln(a...)...) }

func Appendf(b []byte, format string, a ...any) []byte {
	return append(b, Sprintf(format, a...)...)
}

func Sscan(str string, a ...any) (n int, err error)
func Sscanf(str string, format string, a ...any) (n int, err error)
func Sscanln(str string, a ...any) (n int, err error)

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

// errorf is Sprintf with %w allowed, and the places of the operands of %w.
func errorf(format string, a []any) (string, []int)

func Errorf(format string, a ...any) error {
	text, places := errorf(format, a)
	var wrapped []error
	for i, place := range places {
		if i > 0 && places[i-1] == place {
			continue
		}
		if err, ok := a[place].(error); ok {
			wrapped = append(wrapped, err)
		}
	}
	switch {
	case len(places) == 0:
		return errors.New(text)
	case len(places) == 1:
		if len(wrapped) == 0 {
			return &wrapError{text, nil}
		}
		return &wrapError{text, wrapped[0]}
	}
	return &wrapErrors{text, wrapped}
}
