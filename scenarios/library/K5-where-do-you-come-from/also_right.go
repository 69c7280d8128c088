//go:build lesson

package desk

import (
	"log"
	"net/http"
	"slices"

	"authlab/lab/api"
)

// ReportsGate goes by what the caller holds. Where they come from is worth a line in
// the log, and nothing more.
func ReportsGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); !slices.Contains(caller.Permissions, "report.read") {
			log.Printf("reports refused to %s, who says to come from %q", caller.ID, r.Referer())
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
