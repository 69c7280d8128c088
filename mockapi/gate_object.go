package mockapi

import (
	"net/http"
	"slices"

	"authlab/lab"
	"authlab/mockapi/world"
)

// gateObject asks whether the caller may do it to this object. A nil object is
// one that does not exist. Another's object answers as the house policy says:
// where existence is hidden, exactly as if it did not exist (RFC 9110 §15.5.4).
func gateObject(caller lab.Principal, object *lab.Object, existence lab.Existence) ruling {
	if object == nil {
		return deny(lab.GateObject, http.StatusNotFound, "there is no such object")
	}
	facts := []lab.Fact{
		fact("caller", caller.ID), fact(object.Kind+".owner", object.Owner),
		fact("caller.tenant", caller.Tenant), fact(object.Kind+".tenant", object.Tenant),
	}
	reach, reason := reaches(caller, *object)
	if !reach {
		return deny(lab.GateObject, statusOfHidden(existence), reason, facts...)
	}
	return pass(lab.GateObject, reason, facts...)
}

func statusOfHidden(existence lab.Existence) int {
	if existence == lab.Disclosed {
		return http.StatusForbidden
	}
	return http.StatusNotFound
}

// reaches is the house's rule on objects: one's own, one's company's for a
// bookkeeper, and for the house's own staff whatever their role lets them do.
// Invoices are the customers' alone. Whether a role permits the action at all
// was asked before.
func reaches(caller lab.Principal, object lab.Object) (bool, string) {
	staff := caller.Tenant == world.House && object.Kind != "invoice"
	switch {
	case staff:
		return true, "staff of the house"
	case caller.Tenant != object.Tenant:
		return false, "it belongs to another tenant"
	case caller.ID == object.Owner:
		return true, "the caller's own"
	case slices.Contains(caller.Roles, world.RoleBookkeeper):
		return true, "the caller keeps the books of its tenant"
	default:
		return false, "it belongs to somebody else in the same tenant"
	}
}
