package sandbox

import (
	"fmt"
	"net/http"
	"strings"

	"authlab/lab"
)

// nameOf words a probe: "ben reads ana's invoice".
func nameOf(request lab.Request, key lab.Key, about target) string {
	kind, verb := kindOf(request.Method+" "+request.Target), verbOf(request.Method)
	switch {
	case kind == "":
		return fmt.Sprintf("%s %s %s", key.Who, verb, request.Target)
	case about.object != nil && about.object.Owner == key.Who:
		return fmt.Sprintf("%s %s own %s", key.Who, verb, kind)
	case about.object != nil:
		return fmt.Sprintf("%s %s %s's %s", key.Who, verb, about.object.Owner, kind)
	case about.id != "":
		return fmt.Sprintf("%s %s a missing %s", key.Who, verb, kind)
	case request.Method == http.MethodGet:
		return fmt.Sprintf("%s lists %ss", key.Who, kind)
	case strings.HasPrefix(kind, "o") || strings.HasPrefix(kind, "i"):
		return fmt.Sprintf("%s %s an %s", key.Who, verb, kind)
	}
	return fmt.Sprintf("%s %s a %s", key.Who, verb, kind)
}

func verbOf(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead:
		return "reads"
	case http.MethodPost:
		return "creates"
	case http.MethodPut, http.MethodPatch:
		return "changes"
	case http.MethodDelete:
		return "deletes"
	}
	return "sends " + method + " for"
}

// kindOf reads the kind of object off a path: GET /invoices/{id} is about an
// invoice.
func kindOf(send string) string {
	_, path, _ := strings.Cut(send, " ")
	collection, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(path), "/"), "/")
	collection, _, _ = strings.Cut(collection, "?")
	return strings.TrimSuffix(collection, "s")
}
