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

// Front takes no request that tells where it was going.
func Front(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Original-URL") != "" {
			api.BadRequest(w, r)
			return
		}
		caller, _ := api.Caller(r)
		if permission, ruled := rules()[r.URL.Path]; !ruled || !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
