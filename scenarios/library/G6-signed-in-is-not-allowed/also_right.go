//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"authlab/lab/api"
)

// RefundGate asks two guards in order: who are you, and may you?
func RefundGate(next http.Handler) http.Handler {
	return requireCaller(requirePermission("refund.create", next))
}

// requireCaller answers 401 to whoever did not say who they are.
func requireCaller(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, known := api.Caller(r); !known {
			api.Unauthorized(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// requirePermission answers 403 to a known caller who lacks the permission.
func requirePermission(permission string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if slices.Contains(caller.Permissions, permission) {
			next.ServeHTTP(w, r)
			return
		}
		api.Forbidden(w, r)
	})
}
