//go:build lesson

package desk

import (
	"net/http"
	"strings"

	"authlab/lab/api"
)

// Internal knows the monitoring by its name.
func Internal(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		monitoring := r.URL.Path == "/metrics" && strings.HasPrefix(r.UserAgent(), "Prometheus/")
		if r.URL.Path == "/health" || monitoring {
			next.ServeHTTP(w, r)
			return
		}
		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}
		if !caller.May("infra.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
