//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// rules says what each verb asks for. A verb that is not here is nobody's.
func rules() map[string]string {
	return map[string]string{
		http.MethodGet:  "infra.read",
		http.MethodHead: "infra.read",
		http.MethodPut:  "infra.write",
	}
}

// InfraGate stands before the settings of the machines.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		permission, known := rules()[r.Method]
		if caller, _ := api.Caller(r); !known || !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}

		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}
