// crashed

package desk

import (
	"net/http"

	"authlab/lab/api"
)

var first = []string{}[len("x"):]

func GetInvoice(w http.ResponseWriter, r *http.Request) {
	api.JSON(w, http.StatusOK, first)
}
