//go:build lesson

package fix

import (
	"authlab/lab/api"
	"errors"
	"fmt"
	"net/http"
)

type state int

const (
	draft state = iota
	review
	approved
	numStates
)

func (s state) String() string {
	switch s {
	case draft:
		return "draft"
	case review:
		return "review"
	case approved:
		return "approved"
	}
	return fmt.Sprintf("state(%d)", int(s))
}

type transition struct{ from, to state }

type guard func(p api.Principal, amount int) error

var errSelf = errors.New("four eyes")

type limitError struct{ limit, amount int }

func (l limitError) Error() string { return fmt.Sprintf("%d over %d", l.amount, l.limit) }

var guards = map[transition][]guard{
	{draft, review}: {nil},
	{review, approved}: {hasRole("finance"), under(100), func(p api.Principal, _ int) error {
		if p.ID == "ana" {
			return errSelf
		}
		return nil
	}},
}

func hasRole(role string) guard {
	return func(p api.Principal, _ int) error {
		if !p.HasRole(role) {
			return fmt.Errorf("%s lacks %s: %w", p.ID, role, errSelf)
		}
		return nil
	}
}

func under(limit int) guard {
	return func(_ api.Principal, amount int) error {
		if amount > limit {
			return limitError{limit, amount}
		}
		return nil
	}
}

func move(p api.Principal, from, to state, amount int) (s state, err error) {
	s = from
	gs, ok := guards[transition{from, to}]
	if !ok {
		return s, fmt.Errorf("no way from %v to %v", from, to)
	}
	for i, g := range gs {
		if g == nil {
			continue
		}
		if err = g(p, amount); err != nil {
			return s, fmt.Errorf("guard %d: %w", i, err)
		}
	}
	return to, nil
}

func Handle(w http.ResponseWriter, r *http.Request) {
	p, _ := api.Caller(r)
	for from := draft; from <= numStates; from++ {
		for _, amount := range [...]int{1, 1000} {
			to, err := move(p, from, from+1, amount)
			var l limitError
			fmt.Fprintln(w, from, to, err, errors.Is(err, errSelf), errors.As(err, &l), l.amount)
		}
	}
}
