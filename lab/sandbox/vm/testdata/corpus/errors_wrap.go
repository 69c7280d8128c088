//go:build lesson

package fix

import (
	"authlab/lab/api"
	"errors"
	"fmt"
	"io"
	"net/http"
)

var errBase = errors.New("base")

type codeError struct {
	code int
	err  error
}

func (e *codeError) Error() string { return fmt.Sprintf("code %d: %v", e.code, e.err) }
func (e *codeError) Unwrap() error { return e.err }

type valueError string

func (e valueError) Error() string        { return string(e) }
func (e valueError) Is(target error) bool { return target == errBase }

func mayFail(fail bool) error {
	var e *codeError
	if fail {
		e = &codeError{1, errBase}
		return e
	}
	return nil
}

func typedNil() error {
	var e *codeError
	return e
}

func Handle(w http.ResponseWriter, r *http.Request) {
	wrapped := fmt.Errorf("layer: %w", &codeError{403, errBase})
	var ce *codeError
	fmt.Fprintln(w, wrapped, errors.Is(wrapped, errBase), errors.As(wrapped, &ce), ce.code, errors.Unwrap(wrapped) == ce)
	fmt.Fprintln(w, mayFail(false) == nil, mayFail(true), typedNil() == nil, errors.Is(valueError("v"), errBase))
	joined := errors.Join(errBase, nil, io.EOF)
	fmt.Fprintln(w, joined, errors.Is(joined, io.EOF), errors.Join(nil) == nil)
	multi := fmt.Errorf("%w and %w", errBase, io.EOF)
	fmt.Fprintln(w, multi, errors.Is(multi, io.EOF), errors.Is(multi, io.ErrUnexpectedEOF))
	_, err := api.Invoices(r).Find("nope")
	fmt.Fprintln(w, err, errors.Is(err, api.ErrNotFound), err == api.ErrNotFound, errors.Is(fmt.Errorf("x: %w", err), api.ErrNotFound))
	var ve valueError
	fmt.Fprintln(w, errors.As(fmt.Errorf("a %w", valueError("z")), &ve), ve, errors.As(err, &ve))
	if found, ok := errors.AsType[*codeError](wrapped); ok {
		fmt.Fprintln(w, found.code)
	}
	fmt.Fprintf(w, "%T %T %T %v\n", wrapped, ce, ve, errors.New("q"))
}
