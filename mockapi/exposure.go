package mockapi

import (
	"slices"

	"authlab/lab"
	"authlab/mockapi/world"
)

// exposure says who reads which fields of a kind's records. What it does not name
// nobody reads: a field that is added to a record stays inside until it is put
// here (ASVS 15.3.1).
type exposure struct {
	anyone []string // for whoever reaches the object
	own    []string // for its owner besides
	role   string   // for whom there is more
	theirs []string
}

// exposureOf is false for a kind whose records are read as a whole.
func exposureOf(kind string) (exposure, bool) {
	switch kind {
	case "customer":
		return exposure{
			anyone: []string{"id", "owner", "tenant", "name"},
			own:    []string{"email", "phone"},
			role:   world.RoleSupportLead, theirs: []string{"email", "phone", "notes"},
		}, true
	case "document":
		return exposure{
			anyone: []string{"id", "owner", "tenant", "title", "text", "status"},
			own:    []string{"editors", "viewers", "link"},
		}, true
	case "user":
		return exposure{
			anyone: []string{"id", "name", "kind", "tenant", "roles"},
			role:   world.RoleAdmin, theirs: []string{"employee", "department", "region", "groups", "device"},
		}, true
	case "secret":
		return exposure{anyone: []string{"id", "name", "value"}}, true
	}
	return exposure{}, false
}

// mayRead lists what a caller may read of a record.
func mayRead(kind string) readable {
	return func(caller lab.Principal, object *lab.Object) []string {
		rule, limited := exposureOf(kind)
		if !limited {
			return nil
		}
		fields := slices.Clone(rule.anyone)
		if object != nil && object.Owner == caller.ID {
			fields = append(fields, rule.own...)
		}
		if world.Holds(caller.Roles, rule.role) {
			fields = append(fields, rule.theirs...)
		}
		return fields
	}
}

// onlyFields shows everybody the same few.
func onlyFields(fields ...string) readable {
	return func(lab.Principal, *lab.Object) []string { return fields }
}
