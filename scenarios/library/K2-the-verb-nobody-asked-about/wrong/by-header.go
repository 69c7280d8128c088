//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate goes by the verb that is really meant: old clients can only POST.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		method := r.Header.Get("X-HTTP-Method-Override")
		if method == "" {
			method = r.Method
		}
		permission := "infra.write"
		if method == http.MethodGet || method == http.MethodHead {
			permission = "infra.read"
		}
		if method == http.MethodOptions {
			permission = ""
		}
		if permission != "" && !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
