package lab

import (
	"encoding/json"
	"net/http"
	"slices"
	"time"
)

// Response is what the API answered.
type Response struct {
	Status int         `json:"status"`
	Header http.Header `json:"header"`
	Body   string      `json:"body"`
}

// Exchange is one request, its response and the trace between them.
type Exchange struct {
	ID        string     `json:"id"` // also sent as X-Request-Id, and written to the audit log
	At        time.Time  `json:"at"` // by the world's clock
	Outside   bool       `json:"outside,omitempty"`
	Route     string     `json:"route,omitempty"` // "GET /invoices/{id}"; empty where none matched
	Request   Request    `json:"request"`
	Response  Response   `json:"response"`
	Trace     Trace      `json:"trace"`
	Principal *Principal `json:"principal,omitempty"`
	Object    *Object    `json:"object,omitempty"`

	// Wrote lists what the request changed, as "create refund ref-3003".
	Wrote []string `json:"wrote,omitempty"`

	// Stored is what the request left of each record it changed, by id; null
	// where the record is gone.
	Stored map[string]json.RawMessage `json:"stored,omitempty"`

	// Crash says how the code on the bench came to grief, with its position;
	// empty where it ran to its end.
	Crash string `json:"crash,omitempty"`

	// Slip says what the code on the bench did amiss short of that, with its
	// position: answered twice, or not at all.
	Slip string `json:"slip,omitempty"`

	// Log is the audit line the request left behind.
	Log string `json:"log,omitempty"`
}

// KeptExchanges are those of stored attempts. One that was foretold, and is kept with
// the solution as well, is there once.
func KeptExchanges(attempts []Attempt) []Exchange {
	var all []Exchange
	for i, attempt := range attempts {
		exchange := attempt.Record.Exchange
		if exchange == nil || attempt.Kind == Revealed && foretoldAmong(attempts[:i], attempt) {
			continue
		}
		all = append(all, *exchange)
	}
	return all
}

// KeptSince are the exchanges kept with the attempts that came after the first so many.
func KeptSince(attempts []Attempt, before int) []Exchange {
	return KeptExchanges(attempts)[len(KeptExchanges(attempts[:before])):]
}

// foretoldAmong reports whether the exchange of a solution was foretold at its step.
func foretoldAmong(attempts []Attempt, shown Attempt) bool {
	return slices.ContainsFunc(attempts, func(a Attempt) bool {
		return a.Step == shown.Step && a.Record.Exchange != nil && a.Record.Exchange.ID == shown.Record.Exchange.ID
	})
}
