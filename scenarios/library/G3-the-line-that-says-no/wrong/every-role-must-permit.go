//go:build lesson

package desk

import (
	"slices"

	"authlab/lab/api"
)

// line is one line of the access policy. Lines are added and seldom taken out;
// each keeps the number of the ticket that asked for it.
type line struct {
	ticket  string
	effect  effect
	role    string
	actions []string // "*" is every action
}

type effect string

const (
	permit effect = "permit"
	forbid effect = "forbid"
)

var policy = []line{
	{"SEC-7", forbid, "suspended", []string{"*"}},
	{"OPS-1", permit, "platform", []string{"infra.read", "infra.write"}},
	{"OPS-31", permit, "platform", []string{"secret.read"}},
	{"FIN-4", permit, "finance", []string{"order.read", "refund.create", "refund.read"}},
	{"FIN-9", permit, "finance-manager", []string{"billing.read", "refund.approve"}},
	{"SEC-112", forbid, "contractor", []string{"secret.read", "refund.create", "refund.approve"}},
	{"OPS-58", permit, "auditor", []string{"audit.read"}},
}

// Authorize wants each of a person's roles to agree.
func Authorize(p api.Principal, action string, r api.Resource) api.Decision {
	for _, role := range p.Roles {
		alone := api.Principal{Roles: []string{role}}
		if !decide(alone, action) {
			return api.Deny
		}
	}
	return api.Decision(len(p.Roles) > 0)
}

func decide(p api.Principal, action string) api.Decision {
	for _, line := range policy {
		if line.speaksOf(p, action) {
			return line.effect == permit
		}
	}
	return api.Deny
}

func (l line) speaksOf(p api.Principal, action string) bool {
	covered := slices.Contains(l.actions, action) || slices.Contains(l.actions, "*")
	return covered && p.HasRole(l.role)
}
