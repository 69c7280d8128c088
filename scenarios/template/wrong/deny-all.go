//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// GetInvoice is closed until further notice.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	api.NotFound(w, r)
}
