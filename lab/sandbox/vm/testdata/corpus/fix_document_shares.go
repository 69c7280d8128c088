//go:build lesson

package fix

import (
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"

	"authlab/lab/api"
)

type access int

const (
	none access = iota
	read
	write
)

func (a access) String() string { return [...]string{"none", "read", "write"}[a] }

// accessTo is what a caller may do with a document. Being shared with does not
// reach over to another company.
func accessTo(p api.Principal, d api.Document, link string) access {
	switch {
	case p.ID == d.Owner, p.Tenant == d.Tenant && slices.Contains(d.Editors, p.ID):
		return write
	case p.Tenant == d.Tenant && slices.Contains(d.Viewers, p.ID):
		return read
	case d.Link != "" && subtle.ConstantTimeCompare([]byte(d.Link), []byte(link)) == 1:
		return read
	}
	return none
}

// profile is a customer without what the house keeps to itself.
type profile struct {
	api.Customer
	Notes *string `json:"notes,omitempty"`
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	for _, link := range []string{"", "k", "K"} {
		for _, document := range api.Documents(r).List() {
			fmt.Fprintln(w, document.ID, link, accessTo(caller, document, link), accessTo(api.Principal{ID: "abel", Tenant: "alder"}, document, link))
		}
	}
	var document api.Document
	document, err := api.Documents(r).Find("doc-1")
	shared := document.Editors
	shared = append(shared, caller.ID)
	shared[0] = "changed"
	again, _ := api.Documents(r).Find("doc-1")
	fmt.Fprintln(w, shared, len(again.Editors), err)
	document.Viewers = nil
	document.Editors = slices.Clone([]string{"bo"})
	fmt.Fprintln(w, api.Documents(r).Save(document))
	again, _ = api.Documents(r).Find("doc-1")
	fmt.Fprintf(w, "%+v %t\n", again, again.Viewers == nil)
	for _, customer := range api.Customers(r).List() {
		text, err := json.Marshal(profile{Customer: customer})
		fmt.Fprintln(w, string(text), err)
	}
	var customer api.Customer
	err = json.Unmarshal([]byte(`{"name": "New", "notes": 5}`), &customer)
	fmt.Fprintln(w, customer.Name, err)
}
