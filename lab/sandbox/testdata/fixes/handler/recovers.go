// crashed

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

func GetInvoice(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	_, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	if err != nil {
		api.NotFound(w, r)
		return
	}
	for {
		func() {
			defer func() { _ = recover() }()
			panic(caller.ID)
		}()
	}
}
