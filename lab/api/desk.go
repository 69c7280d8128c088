package api

import (
	"context"
	"net/http"
	"time"
)

// Desk is what the API lays out for the code that answers one request. The API
// attaches it; code on the bench reaches it through the functions of this
// package only.
type Desk struct {
	Caller *Principal // nil where no credential was presented

	Invoices    Store[Invoice]
	Orders      Store[Order]
	Refunds     Store[Refund]
	Approvals   Store[Approval]
	Tickets     Store[Ticket]
	Customers   Store[Customer]
	Documents   Store[Document]
	Dashboards  Store[Dashboard]
	Alerts      Store[Alert]
	Invitations Store[Invitation]
	Deliveries  Store[Delivery]

	Fields   []string // that the body names, sorted
	LinkKey  []byte   // what the house signs links with
	Now      time.Time
	Billings Store[Billing]

	// EngineDown says that the policy engine does not answer.
	EngineDown bool

	// Problem writes a problem document (RFC 9457) with the status, for a 401 the
	// challenges, and for a 503 when to come back.
	Problem func(w http.ResponseWriter, r *http.Request, status int)

	// MoreScope writes the 403 of a credential that was not given for a scope,
	// with its challenge.
	MoreScope func(w http.ResponseWriter, r *http.Request, scope string)
}

type deskKey struct{}

// At returns the request with a desk attached.
func At(r *http.Request, desk *Desk) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), deskKey{}, desk))
}

// deskOf panics on a request that did not come through the API: such a request
// is a mistake in the program, never in what a learner sent.
func deskOf(r *http.Request) *Desk {
	desk, ok := r.Context().Value(deskKey{}).(*Desk)
	if !ok {
		panic("api: this request did not come through the API")
	}
	return desk
}
