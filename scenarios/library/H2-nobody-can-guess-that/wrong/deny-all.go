//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// GetDelivery is closed until the ids are changed.
func GetDelivery(w http.ResponseWriter, r *http.Request) {
	api.NotFound(w, r)
}
