//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

func rules() map[string]string {
	return map[string]string{
		"/orders": "order.read",
		"/users":  "user.read",
		"/infra":  "infra.read",
	}
}

// Front asks about the path that the request will go to.
func Front(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if original := r.Header.Get("X-Original-URL"); original != "" {
			r.URL.Path = original
		}
		caller, _ := api.Caller(r)
		if permission, ruled := rules()[r.URL.Path]; !ruled || !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
