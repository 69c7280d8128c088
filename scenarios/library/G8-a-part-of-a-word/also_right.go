//go:build lesson

package desk

import (
	"net/http"

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

// Scoped asks the person first, and then the token.
func Scoped(next http.Handler) http.Handler {
	return askPerson(askToken(next))
}

// askPerson lets a caller through whose roles grant what the route asks for.
func askPerson(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, known := api.Caller(r)
		wanted, listed := needs[routeOf(r)]
		switch {
		case !known:
			api.Unauthorized(w, r)
		case !listed, !caller.May(wanted.permission):
			api.Forbidden(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// askToken goes through the scopes one by one. A session names none, and is for
// everything.
func askToken(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		wanted := needs[routeOf(r)].scope
		enough := caller.Scopes == nil
		for _, scope := range caller.Scopes {
			enough = enough || scope == wanted
		}
		if !enough {
			api.InsufficientScope(w, r, wanted)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func routeOf(r *http.Request) string {
	path, err := mux.CurrentRoute(r).GetPathTemplate()
	if err != nil {
		return ""
	}
	return r.Method + " " + path
}
