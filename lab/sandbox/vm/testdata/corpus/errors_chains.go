//go:build lesson

package fix

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"authlab/lab/api"
)

var (
	ErrForbidden = errors.New("forbidden")
	ErrExpired   = fmt.Errorf("expired: %w", ErrForbidden)
)

type denied struct {
	who  string
	code int
}

func (d denied) Error() string        { return d.who + " denied" }
func (d denied) Is(target error) bool { return target == ErrForbidden && d.code == 403 }

type wrapper struct {
	op    string
	cause error
}

func (w *wrapper) Error() string { return w.op + ": " + w.cause.Error() }
func (w *wrapper) Unwrap() error { return w.cause }

type coder interface{ Code() int }

func (d denied) Code() int { return d.code }

type asDenied struct{}

func (asDenied) Error() string { return "as" }
func (asDenied) As(target any) bool {
	if d, ok := target.(*denied); ok {
		*d = denied{"made", 1}
		return true
	}
	return false
}

type list []error

func (l list) Error() string   { return fmt.Sprint(len(l), " errors") }
func (l list) Unwrap() []error { return l }

func mayFail(n int) error {
	var err *wrapper
	if n > 0 {
		err = &wrapper{"op", io.EOF}
	}
	if n > 1 {
		return err
	}
	if err != nil {
		return fmt.Errorf("n=%d: %w", n, err)
	}
	return nil
}

func typedNil() error {
	var w *wrapper
	return w
}

func Handle(w http.ResponseWriter, r *http.Request) {
	chain := fmt.Errorf("handler: %w", &wrapper{"store", denied{"ana", 403}})
	fmt.Fprintln(w, chain, errors.Is(chain, ErrForbidden), errors.Is(chain, ErrExpired), errors.Is(ErrExpired, ErrForbidden), errors.Is(ErrForbidden, ErrExpired))
	var d denied
	var wr *wrapper
	var c coder
	fmt.Fprintln(w, errors.As(chain, &d), d.who, errors.As(chain, &wr), wr.op, errors.As(chain, &c), c.Code())
	fmt.Fprintln(w, errors.As(io.EOF, &d), errors.As(asDenied{}, &d), d, errors.Unwrap(chain) == error(wr), errors.Unwrap(io.EOF))
	joined := errors.Join(nil, io.EOF, chain, nil)
	fmt.Fprintln(w, joined, errors.Is(joined, io.EOF), errors.Is(joined, ErrForbidden), errors.Join(nil, nil) == nil, errors.Unwrap(joined) == nil)
	both := fmt.Errorf("%w; %w", ErrExpired, api.ErrNotFound)
	fmt.Fprintln(w, both, errors.Is(both, ErrForbidden), errors.Is(both, api.ErrNotFound), errors.Unwrap(both))
	fmt.Fprintln(w, errors.Is(list{io.EOF, chain}, ErrForbidden), errors.Is(nil, nil), errors.Is(nil, io.EOF), errors.Is(io.EOF, nil))
	for n := range 3 {
		err := mayFail(n)
		fmt.Fprintln(w, err, err == nil, errors.Is(err, io.EOF))
	}
	fmt.Fprintln(w, typedNil() == nil, typedNil() != nil, errors.As(typedNil(), &wr), wr == nil)
	_, err := strconv.Atoi("x1")
	var num *strconv.NumError
	fmt.Fprintln(w, errors.As(err, &num), num.Func, num.Num, errors.Is(err, strconv.ErrSyntax), errors.Is(err, strconv.ErrRange))
	_, err = strconv.ParseInt("300", 10, 8)
	fmt.Fprintln(w, err, errors.Is(err, strconv.ErrRange))
	found, ok := errors.AsType[*wrapper](chain)
	fmt.Fprintln(w, found != nil, ok)
	fmt.Fprintln(w, errors.Is(context.Canceled, context.Canceled), context.DeadlineExceeded, errors.New("a") == errors.New("a"), denied{"x", 1} == denied{"x", 1})
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		errors.As(io.EOF, nil)
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		var p *denied
		errors.As(io.EOF, p)
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		fmt.Fprintln(w, error(list{}) == error(list{}))
	}()
	switch err := chain.(type) {
	case denied:
		fmt.Fprintln(w, "denied", err.who)
	case interface{ Unwrap() error }:
		fmt.Fprintln(w, "wraps", err.Unwrap())
	default:
		fmt.Fprintln(w, "other")
	}
	fmt.Fprintf(w, "%v %+v %s %q %T %d\n", chain, joined, d, d, chain, d)
}
