// crashed

package desk

import "net/http"

// never is set before anybody asks.
var never = wait()

func wait() bool {
	for {
	}
}

// GetInvoice answers GET /invoices/{id}.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	if never {
		w.WriteHeader(http.StatusOK)
	}
}
