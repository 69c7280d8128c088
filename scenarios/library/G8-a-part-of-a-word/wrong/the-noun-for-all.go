//go:build lesson

package desk

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// need is what a route asks for: of the person a permission, of the token a scope.
type need struct{ permission, scope string }

var needs = map[string]need{
	"GET /orders/{id}":  {"order.read", "orders.read"},
	"GET /orders/count": {"order.read", "orders.read"},
	"POST /tickets":     {"ticket.create", "tickets.write"},
}

// Scoped lets a request through if its owner may, and agreed that the app may.
func Scoped(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, known := api.Caller(r)
		if !known {
			api.Unauthorized(w, r)
			return
		}
		wanted, listed := needs[routeOf(r)]
		if !listed || !caller.May(wanted.permission) {
			api.Forbidden(w, r)
			return
		}
		if !granted(caller, wanted.scope) {
			api.InsufficientScope(w, r, wanted.scope)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// granted reports whether the credential was given for a scope. A session names no
// scopes: it is for everything.
func granted(caller api.Principal, scope string) bool {
	if caller.Scopes == nil {
		return true
	}
	noun, _, _ := strings.Cut(scope, ".")
	return slices.ContainsFunc(caller.Scopes, func(one string) bool {
		return one == scope || one == noun
	})
}

func routeOf(r *http.Request) string {
	path, err := mux.CurrentRoute(r).GetPathTemplate()
	if err != nil {
		return ""
	}
	return r.Method + " " + path
}
