//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"authlab/lab/api"
)

type effect int

const (
	abstain effect = iota
	permit
	forbid
)

func (e effect) String() string { return [...]string{"abstain", "permit", "forbid"}[e] }

type subject = api.Principal

type rule interface {
	decide(p subject, action string, r api.Resource) effect
}

type ruleFunc func(subject, string, api.Resource) effect

func (f ruleFunc) decide(p subject, a string, r api.Resource) effect { return f(p, a, r) }

type forActions struct {
	actions []string
	rule
}

func (f forActions) decide(p subject, a string, r api.Resource) effect {
	if !slices.Contains(f.actions, a) {
		return abstain
	}
	return f.rule.decide(p, a, r)
}

type not struct{ rule }

func (n not) decide(p subject, a string, r api.Resource) effect {
	switch n.rule.decide(p, a, r) {
	case permit:
		return forbid
	case forbid:
		return permit
	default:
		return abstain
	}
}

type named struct {
	name string
	rule
	seen *[]string
}

func (n *named) decide(p subject, a string, r api.Resource) (e effect) {
	defer func() { *n.seen = append(*n.seen, fmt.Sprintf("%s:%v", n.name, e)) }()
	return n.rule.decide(p, a, r)
}

// denyOverrides lets one forbid outweigh every permit; silence denies.
type denyOverrides []rule

func (all denyOverrides) decide(p subject, a string, r api.Resource) effect {
	found := abstain
	for _, one := range all {
		switch one.decide(p, a, r) {
		case forbid:
			return forbid
		case permit:
			found = permit
		}
	}
	return found
}

func owner(p subject, _ string, r api.Resource) effect {
	if p.ID == r.Owner {
		return permit
	}
	return abstain
}

func foreign(p subject, _ string, r api.Resource) effect {
	if r.Tenant != "" && p.Tenant != r.Tenant && p.Tenant != "house" {
		return forbid
	}
	return abstain
}

func hasRole(role string) rule {
	return ruleFunc(func(p subject, _ string, _ api.Resource) effect {
		if p.HasRole(role) {
			return permit
		}
		return abstain
	})
}

func Authorize(p api.Principal, action string, r api.Resource, seen *[]string) api.Decision {
	policy := denyOverrides{
		&named{"owner", forActions{[]string{"invoice.read"}, ruleFunc(owner)}, seen},
		&named{"foreign", ruleFunc(foreign), seen},
		&named{"finance", hasRole("finance"), seen},
		&named{"not support", forActions{[]string{"refund.create"}, not{hasRole("customer")}}, seen},
	}
	return policy.decide(p, action, r) == permit
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	for _, action := range []string{"invoice.read", "refund.create"} {
		for _, on := range []api.Resource{{Owner: "ana", Tenant: "alder"}, {Owner: "ben", Tenant: "birch"}, {}} {
			var seen []string
			fmt.Fprintln(w, Authorize(caller, action, on, &seen), on, strings.Join(seen, " "))
		}
	}
}
