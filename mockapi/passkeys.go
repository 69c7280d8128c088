package mockapi

import (
	"encoding/base64"
	"errors"
	"net/http"
	"slices"
	"time"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/gorilla/mux"
)

func passkeyRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/passkeys", Access: SignedIn, About: "your passkeys", handler: listPasskeys},
		{Method: "POST", Pattern: "/passkeys/options", Access: SignedIn, Whole: true, MaxAge: freshly, About: "what to ask an authenticator for a new passkey", handler: postPasskeyOptions},
		{Method: "POST", Pattern: "/passkeys", Access: SignedIn, Whole: true, MaxAge: freshly, About: "the authenticator's answer: a new passkey", handler: postPasskey},
		{Method: "DELETE", Pattern: "/passkeys/{id}", Access: SignedIn, Whole: true, MaxAge: freshly, About: "forget a passkey", handler: deletePasskey},
		{Method: "POST", Pattern: "/login/passkey/options", Access: HalfSignedIn, About: "what to ask an authenticator to complete a sign-in", handler: postAssertionOptions},
		{Method: "POST", Pattern: "/login/passkey", Access: Passkey, About: "the authenticator's answer: complete a sign-in, or step up", handler: postSecondFactor},
	}
}

type shownPasskey struct {
	ID    string    `json:"id"`
	Added time.Time `json:"added"`
}

func listPasskeys(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	shown := []shownPasskey{}
	for _, key := range v.world.Factors(v.caller.ID).Passkeys {
		shown = append(shown, shownPasskey{base64.RawURLEncoding.EncodeToString(key.ID), key.Added})
	}
	api.JSON(w, http.StatusOK, shown)
}

func postPasskeyOptions(w http.ResponseWriter, r *http.Request) {
	options, err := authn.BeginPasskey(visitOf(r).world, visitOf(r).proof.Person, visitOf(r).sessionToken())
	answerCeremony(w, r, http.StatusOK, options, err)
}

func postPasskey(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	id, err := authn.FinishPasskey(v.world, v.proof.Person, v.sessionToken(), v.exchange.Request.Body)
	if err == nil {
		v.world.Record("create", "passkey", id)
	}
	answerCeremony(w, r, http.StatusCreated, shownPasskey{id, v.world.Now()}, err)
}

func postAssertionOptions(w http.ResponseWriter, r *http.Request) {
	options, err := authn.BeginAssertion(visitOf(r).world, visitOf(r).proof.Person, visitOf(r).sessionToken())
	answerCeremony(w, r, http.StatusOK, options, err)
}

// answerCeremony says in the trace what was wrong with a ceremony, and not to
// the caller.
func answerCeremony(w http.ResponseWriter, r *http.Request, status int, answer any, err error) {
	var refusal *authn.Refusal
	switch {
	case errors.As(err, &refusal):
		visitOf(r).refuse(w, deny(lab.GateHandler, http.StatusBadRequest, refusal.Why))
	case err != nil:
		writeProblem(w, http.StatusInternalServerError)
	default:
		api.JSON(w, status, answer)
	}
}

func deletePasskey(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	f := v.world.Factors(v.caller.ID)
	named := func(k world.Passkey) bool { return base64.RawURLEncoding.EncodeToString(k.ID) == mux.Vars(r)["id"] }
	if !slices.ContainsFunc(f.Passkeys, named) {
		api.NotFound(w, r)
		return
	}
	f.Passkeys = slices.DeleteFunc(slices.Clone(f.Passkeys), named)
	v.world.SaveFactors(v.caller.ID, f)
	v.world.Record("delete", "passkey", mux.Vars(r)["id"])
	w.WriteHeader(http.StatusNoContent)
}
