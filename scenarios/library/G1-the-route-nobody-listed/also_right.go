//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// doors lists who may go where. What is not in it has no door.
var doors = map[string][]string{
	"GET /dashboards": {"admin", "analyst", "editor", "reporter", "viewer"},
	"GET /reports":    {"analyst", "reporter"},
	"POST /reports":   {"reporter"},
	"GET /users":      {"admin", "admin-readonly"},
	"GET /audit":      {"admin", "admin-readonly", "auditor"},
}

// Guard stands in front of the whole back office.
func Guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, known := api.Caller(r)
		switch {
		case !known:
			api.Unauthorized(w, r)
		case !slices.ContainsFunc(doors[routeOf(r)], caller.HasRole):
			api.Forbidden(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// routeOf is empty, and so has no door, where the router knows of no route.
func routeOf(r *http.Request) string {
	route := mux.CurrentRoute(r)
	if route == nil {
		return ""
	}
	path, err := route.GetPathTemplate()
	if err != nil {
		return ""
	}
	return r.Method + " " + path
}
