package sandbox

import (
	"fmt"
	"net/http"
	"strings"

	"authlab/lab"
	"authlab/mockapi"
)

// nameOf words a probe: "ben reads ana's invoice".
func nameOf(route mockapi.Route, request lab.Request, who string, about target) string {
	kind, verb := kindOf(route, request.Target), verbOf(route, request.Method)
	path, _, _ := strings.Cut(request.Target, "?")
	switch {
	case about.object != nil:
		return fmt.Sprintf("%s %s %s %s", who, verb, whose(who, *about.object), about.object.Kind)
	case kind == "":
		return fmt.Sprintf("%s %s %s", who, verb, request.Target)
	case about.missing():
		return fmt.Sprintf("%s %s a missing %s", who, verb, kind)
	case request.Method == http.MethodGet && path == "/"+kind+"s":
		return fmt.Sprintf("%s lists %ss", who, kind)
	case request.Method == http.MethodGet:
		return fmt.Sprintf("%s %s %s", who, verb, request.Target)
	case strings.HasPrefix(kind, "o") || strings.HasPrefix(kind, "i"):
		return fmt.Sprintf("%s %s an %s", who, verb, kind)
	}
	return fmt.Sprintf("%s %s a %s", who, verb, kind)
}

// holding says with what, where that is not simply everything its owner may do.
func holding(key lab.Key) string {
	if key.With == "" || key.With == lab.WithSession || key.With == lab.WithBearer {
		return ""
	}
	return " with " + key.With
}

func whose(who string, object lab.Object) string {
	if object.Owner == who {
		return "own"
	}
	return object.Owner + "'s"
}

// beside says which object an action also names by {own}, and where: "after own".
func (t try) beside(who string, own lab.Object) string {
	text := t.Send + "\n" + t.Body
	at := strings.Index(text, ownPlace)
	switch {
	case at < 0 || own.ID == "":
		return ""
	case t.route.Within != "":
		return fmt.Sprintf(" under %s %s", whose(who, own), own.Kind)
	case at < strings.Index(text, t.varies()):
		return " after " + whose(who, own)
	}
	return " before " + whose(who, own)
}

// verbOf goes by what the route permits where its method says too little.
func verbOf(route mockapi.Route, method string) string {
	_, permitted, _ := strings.Cut(route.Permission, ".")
	switch {
	case method == http.MethodGet || method == http.MethodHead:
		return "reads"
	case method == http.MethodPost && permitted != "" && permitted != "read" && permitted != "update" && permitted != "write":
		return permitted + "s"
	case method == http.MethodPost:
		return "creates"
	case method == http.MethodPut || method == http.MethodPatch:
		return "changes"
	case method == http.MethodDelete:
		return "deletes"
	}
	return "sends " + method + " for"
}

// kindOf is the kind of object a route is about; where it is about none, its
// path says what it lists or makes: GET /invoices lists invoices.
func kindOf(route mockapi.Route, target string) string {
	if route.Kind != "" {
		return route.Kind
	}
	path, _, _ := strings.Cut(target, "?")
	collection, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return strings.TrimSuffix(collection, "s")
}
