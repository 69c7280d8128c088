//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// GetOrder has nothing to say, and says it to everybody alike.
func GetOrder(w http.ResponseWriter, r *http.Request) {
	api.NotFound(w, r)
}
