package mockapi

import (
	"context"
	"encoding/json"
	"net/http"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// passwordScheme is a name and a password in the body of a sign-in, and a one-time
// code where somebody gives both at once. Its challenge is of our own: Basic would
// be a lie, and make browsers ask.
//
// No browser sends a password along unasked. But it keeps the cookie a sign-in
// answers with: a page elsewhere could sign its visitor in as somebody else, and
// so this counts as ambient too.
func passwordScheme() scheme {
	return scheme{
		kind: credentialPassword, ambient: true, find: findPassword,
		prove: func(_ context.Context, w *world.World, c credential) (authn.Proof, error) {
			proof, err := authn.Login(w, c.name, c.secret, c.with.channel.from)
			if err != nil || c.answer == "" {
				return proof, err
			}
			return authn.Second(w, proof, authn.FactorCode, c.answer)
		},
		challenge: challenger("Password"),
	}
}

func findPassword(p presentation) (credential, ruling) {
	if isForm(p.header) {
		return credential{}, deny(lab.GateCredential, http.StatusUnsupportedMediaType, "the route reads JSON, and no form")
	}
	var form struct{ Name, Password, OTP string }
	if err := json.Unmarshal([]byte(p.body), &form); err != nil {
		return credential{}, malformed(`the body is not {"name": …, "password": …}`)
	}
	if form.Name == "" || form.Password == "" {
		return credential{}, malformed("name or password is missing")
	}
	return found(credential{kind: credentialPassword, name: form.Name, secret: form.Password, answer: form.OTP})
}
