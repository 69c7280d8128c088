package mockapi

import (
	"net/http"

	"authlab/lab"
	"authlab/mockapi/world"
)

// subject is an object a request names, and what it is bound to. A nil object is
// one that does not exist.
type subject struct {
	object *lab.Object
	ties   world.Ties
}

// gateObject asks whether the caller may do it to every object the request names.
// The first that is out of reach decides, so that of several either all are
// touched or none. Another's object answers as the house policy says: where
// existence is hidden, exactly as if it did not exist (RFC 9110 §15.5.4).
func gateObject(caller lab.Principal, permission string, named []subject, existence lab.Existence) ruling {
	asked := pass(lab.GateObject, "no object is named")
	for _, one := range named {
		if asked = gateOneObject(caller, permission, one, existence); asked.denies() {
			return asked
		}
	}
	return asked
}

func gateOneObject(caller lab.Principal, permission string, named subject, existence lab.Existence) ruling {
	if named.object == nil {
		return deny(lab.GateObject, http.StatusNotFound, "there is no such object")
	}
	object := *named.object
	facts := []lab.Fact{
		fact("caller", caller.ID), fact(object.Kind+".owner", object.Owner),
		fact("caller.tenant", caller.Tenant), fact(object.Kind+".tenant", object.Tenant),
	}
	reach, reason := reaches(caller, permission, named)
	if reach {
		return pass(lab.GateObject, reason, facts...)
	}
	// Who may read it knows that it is there: hiding it would be a lie.
	if readable, _ := reaches(caller, object.Kind+".read", named); readable {
		return deny(lab.GateObject, http.StatusForbidden, reason, facts...)
	}
	return deny(lab.GateObject, statusOfHidden(existence), reason, facts...)
}

// gateLink asks whether the link a request presents opens something. It is all
// that is asked: whoever was given the link may read, and nobody else was.
func gateLink(named []subject) ruling {
	for _, one := range named {
		if one.object != nil {
			return pass(lab.GateObject, "whoever has the link may read it", fact(one.object.Kind+".owner", one.object.Owner))
		}
	}
	return deny(lab.GateObject, http.StatusNotFound, "this link opens nothing")
}

func statusOfHidden(existence lab.Existence) int {
	if existence == lab.Disclosed {
		return http.StatusForbidden
	}
	return http.StatusNotFound
}
