//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate has no PUT for those who may not change anything.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		looks := r.Method == http.MethodGet || r.Method == http.MethodHead
		if looks && !caller.May("infra.read") {
			api.Forbidden(w, r)
			return
		}
		if !looks && !caller.May("infra.write") {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(w, r)
	})
}
