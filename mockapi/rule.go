package mockapi

import (
	"slices"

	"authlab/mockapi/world"
)

// Rule is what a route asks of a request, for whoever decides by hand: the
// gatekeeper of a game, and the test that checks whether it can be won.
type Rule struct {
	Takes  []string // kinds of credential
	Scope  string   // what a token must have been given for; empty for nothing
	Grants []string // roles that permit the action; nil where signing in is enough
	Denies []string // roles that forbid it, whatever others permit
	Reach  []string // who comes to the object: ReachOwner to ReachViewers; nil where there is none
	Sees   []string // who knows that the object is there, where those are more

	Personal bool // it is never done in another's name
}

// Who can come to an object.
const (
	ReachOwner   = "its owner"
	ReachBooks   = "whoever keeps its tenant's books"
	ReachStaff   = "the house's own people"
	ReachEditors = "its editors"
	ReachViewers = "its viewers"
)

// Rule reads the route's rule off the tables that the gates decide by.
func (r Route) Rule() Rule {
	rule := Rule{Scope: r.Scope(), Personal: notInAnothersName(r.Permission)}
	for _, one := range r.Access.schemes() {
		rule.Takes = append(rule.Takes, string(one.kind))
	}
	if r.Permission != "" {
		for _, role := range world.Roles() {
			switch {
			case world.Denied([]string{role}, r.Permission):
				rule.Denies = append(rule.Denies, role)
			case slices.Contains(world.Grants([]string{role}), r.Permission):
				rule.Grants = append(rule.Grants, role)
			}
		}
	}
	if r.Kind != "" {
		rule.Reach = reachOf(r.Kind).words(r.Permission)
		if sees := reachOf(r.Kind).words(r.Kind + ".read"); len(sees) > len(rule.Reach) {
			rule.Sees = sees
		}
	}
	return rule
}

func (r reach) words(permission string) []string {
	if r.shared {
		return []string{ReachOwner, ReachEditors, ReachViewers}[:1+owner-least(permission)]
	}
	var words []string
	for _, one := range []struct {
		reaches bool
		who     string
	}{{r.own, ReachOwner}, {r.books, ReachBooks}, {r.staff, ReachStaff}} {
		if one.reaches {
			words = append(words, one.who)
		}
	}
	return words
}
