//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"

	"authlab/lab/api"
)

type checker interface{ Check(api.Principal) error }
type tenantCheck struct{ tenant string }

func (t *tenantCheck) Check(p api.Principal) error {
	if t == nil {
		return errors.New("no tenant to check against")
	}
	if p.Tenant != t.tenant {
		return fmt.Errorf("%s is not %s", p.Tenant, t.tenant)
	}
	return nil
}

type guard struct {
	checker
	*tenantCheck
	name string
}

func (g guard) Check(p api.Principal) (err error) {
	defer func() {
		if failure := recover(); failure != nil {
			err = fmt.Errorf("%s failed: %v", g.name, failure)
		}
	}()
	if err := g.checker.Check(p); err != nil {
		return err
	}
	return g.tenantCheck.Check(p)
}

type chain []checker

func (c chain) Check(p api.Principal) error {
	var all []error
	for _, one := range c {
		all = append(all, one.Check(p))
	}
	return errors.Join(all...)
}

type only struct{ *tenantCheck }

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	alder := &tenantCheck{"alder"}
	for _, g := range []checker{
		guard{name: "empty"}, guard{checker: alder, name: "half"}, guard{alder, &tenantCheck{"birch"}, "both"},
		chain{alder, guard{alder, alder, "fine"}}, chain(nil), only{}, only{alder}, &only{alder}, (*tenantCheck)(nil),
	} {
		fmt.Fprintf(w, "%T %v\n", g, g.Check(caller))
	}
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		fmt.Fprintln(w, only{}.tenant)
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		var o *only
		fmt.Fprintln(w, o.Check(caller))
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		check := guard{}.checker.Check
		fmt.Fprintln(w, check(caller))
	}()
}
