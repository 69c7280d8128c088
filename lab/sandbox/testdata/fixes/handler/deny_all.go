// over-blocked

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

func GetInvoice(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	_, _, _ = caller, invoice, err
	api.NotFound(w, r)
}
