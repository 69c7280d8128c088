//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"

	"authlab/lab/api"
)

type denial struct{ reason string }

func (d *denial) Error() string {
	if d == nil {
		return "no denial"
	}
	return d.reason
}

type store interface {
	Find(string) (api.Invoice, error)
}

type empty struct{}

func (*empty) Find(string) (api.Invoice, error) { return api.Invoice{}, api.ErrNotFound }

func check(p *api.Principal) *denial {
	if p == nil {
		return &denial{"who are you?"}
	}
	return nil
}

// guard hands a nil *denial on as an error, which is not nil.
func guard(p *api.Principal) error { return check(p) }

func right(p *api.Principal) error {
	if d := check(p); d != nil {
		return d
	}
	return nil
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	p := &caller
	if !ok {
		p = nil
	}
	err := guard(p)
	var d *denial
	fmt.Fprintln(w, err == nil, right(p) == nil, errors.As(err, &d), d == nil, err == error((*denial)(nil)))
	fmt.Fprintf(w, "%v %T %v\n", err, err, d)
	var s store
	var e *empty
	fmt.Fprintln(w, s == nil, e == nil)
	s = e
	_, ferr := s.Find("x")
	fmt.Fprintln(w, s == nil, s == store(e), ferr)
	var f func()
	var m map[string]int
	var sl []int
	var ch chan int
	for _, v := range []any{nil, e, f, m, sl, ch, err, (*int)(nil), error(nil), p} {
		fmt.Fprint(w, v == nil, " ")
		switch v := v.(type) {
		case nil:
			fmt.Fprint(w, "nil ")
		case *empty:
			fmt.Fprint(w, "empty ", v == nil, " ")
		case error:
			fmt.Fprint(w, "error ")
		case func(), map[string]int, []int, chan int:
			fmt.Fprintf(w, "%T ", v)
		}
	}
	fmt.Fprintln(w)
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		var none store
		none.Find("x")
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		var who *api.Principal
		fmt.Fprintln(w, who.Tenant)
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		f()
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		fmt.Fprintln(w, sl[:0] == nil, len(sl), m["x"], cap(ch))
		close(ch)
	}()
}
