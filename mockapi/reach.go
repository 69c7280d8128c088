package mockapi

import (
	"slices"

	"authlab/lab"
	"authlab/mockapi/world"
)

// reach says who comes to the objects of a kind, once a role permits the action.
// Its zero value lets nobody.
type reach struct {
	own    bool // whose it is
	books  bool // whoever keeps the books of its tenant
	staff  bool // the house's own
	shared bool // whoever it is shared with, and nobody by tenant or trade
}

// reachOf is the house's rule on objects. Invoices and documents are the
// customers' alone.
func reachOf(kind string) reach {
	switch kind {
	case "order", "ticket", "refund", "approval", "delivery", "invitation":
		return reach{own: true, books: true, staff: true}
	case "invoice":
		return reach{own: true, books: true}
	case "customer":
		return reach{own: true, staff: true}
	case "billing":
		return reach{books: true, staff: true}
	case "document":
		return reach{shared: true}
	case "dashboard", "alert", "report", "infra", "secret", "user":
		return reach{staff: true}
	}
	return reach{}
}

// reaches reports whether an object is within the caller's reach for an action,
// and why. Whether a role permits the action at all is another gate's question.
func reaches(caller lab.Principal, permission string, named subject) (bool, string) {
	object, rule := named.object, reachOf(named.object.Kind)
	switch {
	case rule.shared:
		return reachesShared(caller, permission, named)
	case rule.staff && caller.Tenant == world.House:
		return true, "staff of the house"
	case caller.Tenant != object.Tenant:
		return false, "it belongs to another tenant"
	case rule.own && caller.ID == object.Owner:
		return true, "the caller's own"
	case rule.books && world.Holds(caller.Roles, world.RoleBookkeeper):
		return true, "the caller keeps the books of its tenant"
	default:
		return false, "it belongs to somebody else in the same tenant"
	}
}

// relation is what ties a caller to a document, the strongest last.
type relation int

const (
	stranger relation = iota
	viewer
	editor
	owner
)

func (r relation) String() string {
	return [...]string{"a stranger to it", "a viewer of it", "an editor of it", "its owner"}[r]
}

// least is the weakest relation an action on a document asks for.
func least(permission string) relation {
	switch permission {
	case "document.read":
		return viewer
	case "document.update":
		return editor
	}
	return owner
}

func relationTo(caller lab.Principal, named subject) relation {
	switch {
	case caller.ID == "": // nobody: an empty name on a list must not mean them
		return stranger
	case caller.ID == named.object.Owner:
		return owner
	case slices.Contains(named.ties.Editors, caller.ID):
		return editor
	case slices.Contains(named.ties.Viewers, caller.ID):
		return viewer
	}
	return stranger
}

func reachesShared(caller lab.Principal, permission string, named subject) (bool, string) {
	has := relationTo(caller, named)
	if has < least(permission) {
		return false, "the caller is " + has.String()
	}
	return true, "the caller is " + has.String()
}
