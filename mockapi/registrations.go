package mockapi

import (
	"net/http"
	"net/mail"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

func registrationRoutes() []Route {
	return []Route{
		{Method: "POST", Pattern: "/registrations", Access: Public, About: `ask for an account: {"name", "email"}`, handler: postRegistration},
	}
}

// postRegistration sends a letter to the address: by its link an account is made,
// or its owner hears that there is one already. Where the house hides what exists,
// whoever asks cannot tell which of the two it was (ASVS 6.3.8). Where it discloses,
// a taken address is a conflict (RFC 9110 §15.5.10). It is never a 403: that would
// be about the caller, and nobody is one yet.
func postRegistration(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	var form struct{ Name, Email string }
	if err := api.Read(r, &form); err != nil || strings.TrimSpace(form.Name) == "" || !isAddress(form.Email) {
		api.BadRequest(w, r)
		return
	}
	if err := authn.Registration(v.world, v.channel.from); err != nil {
		retryAfter(w, waitOf(err))
		writeProblem(w, http.StatusTooManyRequests)
		return
	}
	if v.world.Existence() == lab.Disclosed && taken(v.world, form.Email) {
		writeProblem(w, http.StatusConflict)
		return
	}
	v.world.Record("send", "letter", "about a registration")
	api.JSON(w, http.StatusAccepted, map[string]string{"next": "open the link in the letter to this address"})
}

func isAddress(text string) bool {
	address, err := mail.ParseAddress(text)
	return err == nil && address.Address == text // and no name beside it
}

// taken reports whether a customer is reached at an address. Case is left out of
// it: few mail systems tell addresses apart by it, and fewer people do.
func taken(w *world.World, address string) bool {
	return slices.ContainsFunc(w.Customers().List(), func(c api.Customer) bool { return strings.EqualFold(c.Email, address) })
}
