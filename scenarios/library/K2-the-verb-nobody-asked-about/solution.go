//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate stands before the settings of the machines. To look is one permission;
// whatever is not a look is the other.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)
		if !caller.May(permissionFor(r.Method)) {
			api.Forbidden(w, r)
			return
		}

		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

func permissionFor(method string) string {
	if method == http.MethodGet || method == http.MethodHead {
		return "infra.read"
	}
	return "infra.write"
}
