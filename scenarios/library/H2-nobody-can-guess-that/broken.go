//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetDelivery answers GET /deliveries/{id}. The ids are random, 122 bits of them
// (RFC 9562), and only the buyer is told theirs.
func GetDelivery(w http.ResponseWriter, r *http.Request) {
	id := mux.Vars(r)["id"]
	if !wellFormed(id) {
		api.NotFound(w, r)
		return
	}

	delivery, err := api.Deliveries(r).Find(id)
	if err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, delivery)
}

// wellFormed keeps those out who try numbers.
func wellFormed(id string) bool {
	return len(id) == 36 && id[8] == '-' && id[13] == '-' && id[18] == '-' && id[23] == '-'
}
