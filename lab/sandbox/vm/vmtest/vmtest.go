// Package vmtest is the little world in which test programs run, both in the
// evaluator and as compiled Go, so that the two can be compared.
package vmtest

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// records is a store of one kind in memory.
type records[R any] struct {
	all []R
	id  func(*R) *string
}

func (s *records[R]) at(id string) int {
	return slices.IndexFunc(s.all, func(r R) bool { return *s.id(&r) == id })
}

func (s *records[R]) Find(id string) (R, error) {
	if i := s.at(id); i >= 0 {
		return s.all[i], nil
	}
	var none R
	return none, api.ErrNotFound
}

func (s *records[R]) List() []R { return slices.Clone(s.all) }

func (s *records[R]) Create(record R) (R, error) {
	*s.id(&record) = fmt.Sprintf("new-%d", len(s.all)+1)
	s.all = append(s.all, record)
	return record, nil
}

func (s *records[R]) Save(record R) error {
	i := s.at(*s.id(&record))
	if i < 0 {
		return api.ErrNotFound
	}
	s.all[i] = record
	return nil
}

func (s *records[R]) Delete(id string) error {
	i := s.at(id)
	if i < 0 {
		return api.ErrNotFound
	}
	s.all = slices.Delete(s.all, i, i+1)
	return nil
}

// People are those who call.
func People() []*api.Principal {
	return []*api.Principal{
		nil,
		{ID: "ana", Name: "Ana", Tenant: "alder", Roles: []string{"customer"}, Permissions: []string{"invoice.read"}},
		{ID: "ben", Name: "Ben", Tenant: "birch", Roles: []string{"customer"}, Permissions: []string{"invoice.read"}, Scopes: []string{"invoices.read"}},
		{ID: "fin", Name: "Fin", Tenant: "house", Roles: []string{"support", "finance"}, Permissions: []string{"refund.create"}, Scopes: []string{}, Department: "finance", Region: "US", Groups: []string{"payables"}, Device: "managed"},
	}
}

// Desk is what lies before one caller.
func Desk(caller *api.Principal) *api.Desk {
	return &api.Desk{
		Caller: caller,
		Invoices: &records[api.Invoice]{id: func(i *api.Invoice) *string { return &i.ID }, all: []api.Invoice{
			{ID: "inv-1", Owner: "ana", Tenant: "alder", Order: "ord-1", Amount: 1200, Status: "open"},
			{ID: "inv-2", Owner: "ben", Tenant: "birch", Order: "ord-2", Amount: 80, Status: "paid"},
			{ID: "inv-3", Owner: "abel", Tenant: "alder", Order: "ord-3", Amount: 7, Status: "open"},
		}},
		Orders:  &records[api.Order]{id: func(o *api.Order) *string { return &o.ID }},
		Refunds: &records[api.Refund]{id: func(r *api.Refund) *string { return &r.ID }},
		Tickets: &records[api.Ticket]{id: func(t *api.Ticket) *string { return &t.ID }},
		Customers: &records[api.Customer]{id: func(c *api.Customer) *string { return &c.ID }, all: []api.Customer{
			{ID: "cus-1", Owner: "ana", Tenant: "alder", Name: "Ana", Email: "ana@alder.test", Phone: "+1 202 555 0101", Notes: "pays late"},
			{ID: "cus-2", Owner: "ben", Tenant: "birch", Name: "Ben", Email: "ben@birch.test"},
		}},
		Documents: &records[api.Document]{id: func(d *api.Document) *string { return &d.ID }, all: []api.Document{
			{ID: "doc-1", Owner: "ana", Tenant: "alder", Title: "Plan", Status: "draft", Editors: []string{"abel"}, Viewers: []string{"ben"}, Link: "k"},
			{ID: "doc-2", Owner: "ben", Tenant: "birch", Title: "Notes", Status: "published"},
		}},
		Dashboards: &records[api.Dashboard]{id: func(d *api.Dashboard) *string { return &d.ID }, all: []api.Dashboard{
			{ID: "das-1", Owner: "ed", Tenant: "house", Title: "Sales"},
		}},
		Alerts: &records[api.Alert]{id: func(a *api.Alert) *string { return &a.ID }, all: []api.Alert{
			{ID: "alr-1", Owner: "ed", Tenant: "house", Dashboard: "das-1", Figure: "refunds", Above: 10},
		}},
		Approvals: &records[api.Approval]{id: func(a *api.Approval) *string { return &a.ID }, all: []api.Approval{
			{ID: "apr-1", Owner: "ana", Tenant: "alder", Order: "ord-1", Amount: 900, By: "fin", Status: "pending"},
		}},
		Invitations: &records[api.Invitation]{id: func(i *api.Invitation) *string { return &i.ID }},
		MoreScope: func(w http.ResponseWriter, _ *http.Request, scope string) {
			w.Header().Set("WWW-Authenticate", "scope "+scope)
			http.Error(w, "more scope", http.StatusForbidden)
		},
		Deliveries: &records[api.Delivery]{id: func(d *api.Delivery) *string { return &d.ID }, all: []api.Delivery{
			{ID: "del-1", Owner: "ana", Tenant: "alder", Order: "ord-1", Address: "1 Long Lane", Door: "4711", Stars: 4},
		}},
		Fields: []string{"amount", "order", "tags"}, LinkKey: []byte("sign here"), Now: time.Unix(1_772_445_600, 0).UTC(),
		Billings: &records[api.Billing]{id: func(b *api.Billing) *string { return &b.ID }, all: []api.Billing{
			{ID: "bil-1", Owner: "amy", Tenant: "alder", Plan: "small", Card: "0042", Status: "running"},
		}},
		Problem: func(w http.ResponseWriter, _ *http.Request, status int) {
			http.Error(w, "problem: "+http.StatusText(status), status)
		},
	}
}

// Request is a request by a caller for an invoice.
func Request(caller *api.Principal, id, body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/invoices/"+id+"?full=1&tag=a&tag=b", strings.NewReader(body))
	r.Header.Set("X-Trace", "t-1")
	r.Header.Add("Accept", "application/json")
	r.Header.Add("Accept", "text/plain")
	r.SetPathValue("id", id)
	return api.At(mux.SetURLVars(r, map[string]string{"id": id}), Desk(caller))
}

// Play sends every caller's request to a handler and returns all that came
// back. A handler that panics leaves the panic in its place.
func Play(handler func() http.Handler) string {
	var played strings.Builder
	for _, caller := range People() {
		for _, id := range []string{"inv-1", "inv-9"} {
			recorder := httptest.NewRecorder()
			serve(recorder, Request(caller, id, `{"amount": 40, "order": "ord-1", "tags": ["x", "y"]}`), handler)
			fmt.Fprintf(&played, "%s\n", text(recorder))
		}
	}
	return played.String()
}

func serve(recorder *httptest.ResponseRecorder, r *http.Request, handler func() http.Handler) {
	defer func() {
		if failure := recover(); failure != nil {
			_, _ = io.WriteString(recorder, "PANIC\n")
		}
	}()
	handler().ServeHTTP(recorder, r)
}

func text(recorder *httptest.ResponseRecorder) string {
	result := recorder.Result()
	_ = result.Body.Close() // a recorded body cannot fail to close
	var text strings.Builder
	fmt.Fprintln(&text, result.StatusCode)
	_ = result.Header.Write(&text) // nor can memory fail to be written
	fmt.Fprintln(&text, recorder.Body.String())
	return text.String()
}
