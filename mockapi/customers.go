package mockapi

import (
	"net/http"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
)

func customerRoutes() []Route {
	const kind = "customer"
	return []Route{
		{Method: "GET", Pattern: "/customers", Access: SignedIn, Permission: "customer.read", About: "the profiles you may see", reads: mayRead(kind), handler: list(kind, api.Customers)},
		{Method: "GET", Pattern: "/customers/{id}", Access: SignedIn, Permission: "customer.read", Kind: kind, About: "one profile", reads: mayRead(kind), handler: one(api.Customers)},
		{Method: "PATCH", Pattern: "/customers/{id}", Access: SignedIn, Permission: "customer.update", Kind: kind, About: `move: {"email"} or {"phone"}`, fields: customerFields, reads: mayRead(kind), handler: patchCustomer},
	}
}

// customerFields: how to reach somebody is theirs to say, and nobody else's.
func customerFields(caller lab.Principal, profile *lab.Object) []string {
	if profile != nil && profile.Owner == caller.ID {
		return []string{"email", "phone"}
	}
	return nil
}

func patchCustomer(w http.ResponseWriter, r *http.Request) {
	var change struct{ Email, Phone *string }
	err := api.Read(r, &change)
	if err != nil || !sensible(change.Email) || !sensible(change.Phone) || change.Email == nil && change.Phone == nil {
		api.BadRequest(w, r)
		return
	}
	amend(w, r, api.Customers(r), func(profile *api.Customer) {
		set(&profile.Email, change.Email)
		set(&profile.Phone, change.Phone)
	})
}

// sensible holds for a text that says something, and for none.
func sensible(text *string) bool { return text == nil || strings.TrimSpace(*text) != "" }

// set changes what a request says something about.
func set[Value any](field *Value, to *Value) {
	if to != nil {
		*field = *to
	}
}
