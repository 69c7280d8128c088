//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// RefundGate is shut while the audit lasts.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, signedIn := api.Caller(r); !signedIn {
			api.Unauthorized(w, r)
			return
		}
		api.Forbidden(w, r)
	})
}
