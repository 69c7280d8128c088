package idp

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// ACRs lists the assurances one can sign in with, of NIST SP 800-63B.
func ACRs() []string { return []string{world.AAL1, world.AAL2} }

// reaches reports whether an assurance is one of those wanted, or better. None
// wanted is any.
func reaches(acr string, wanted []string) bool {
	return len(wanted) == 0 || slices.Contains(wanted, acr) || acr == world.AAL2 && slices.Contains(wanted, world.AAL1)
}

// SignIn takes what was filled in at the login page.
func (p *Provider) SignIn(form Form) (Step, error) {
	id, name, password := form["request"], form["name"], form["password"]
	asked, found := p.World.Federation().Asked.Find(p.World.Now(), id)
	switch {
	case !found:
		return Step{}, refuse(lab.GateHandler, InvalidRequest, "no authorization request of this name waits")
	case name == "" || password == "":
		return Step{}, refuse(lab.GateCredential, InvalidRequest, "name or password is missing")
	}
	p.pass(lab.GateCredential, "password", fact("credential", "password"))
	proof, err := p.prove(name, password, form["code"])
	if err != nil {
		return Step{}, unknown(err)
	}
	p.pass(lab.GateIdentity, proof.Person.ID+" · "+proof.Person.Tenant, fact("principal", proof.Person.ID), fact("acr", proof.ACR))
	if !reaches(proof.ACR, asked.ACRs) {
		return Step{}, p.sentBack(asked, refuse(lab.GateIdentity, UnmetRequirements, "the person cannot sign in with this assurance", fact("acr", proof.ACR)))
	}
	token, signIn := p.remember(proof)
	asked.By = token
	step, err := p.afterSignIn(id, asked, signIn)
	step.SignIn = token
	return step, err
}

// prove asks of a person all that the house does: whoever has a second factor
// shows it here too, or the provider would be the way around it (ASVS 6.3.4).
func (p *Provider) prove(name, password, code string) (authn.Proof, error) {
	proof, err := authn.Login(p.World, name, password, p.From)
	if err != nil || !p.World.HasSecondFactor(proof.Person.ID) {
		return proof, err
	}
	return authn.Second(p.World, proof, authn.FactorCode, code)
}

// unknown is the one answer to every failed sign-in, but for one that was not
// looked at because there were too many.
func unknown(err error) *Error {
	refusal := &Error{Gate: lab.GateIdentity, Code: AccessDenied, Status: http.StatusUnauthorized, Why: err.Error()}
	var rationed *authn.Refusal
	if errors.As(err, &rationed) && rationed.Wait > 0 {
		refusal.Status, refusal.Code, refusal.Wait = http.StatusTooManyRequests, "", rationed.Wait
	}
	return refusal
}

// remember opens a sign-in, under a new token as at every sign-in.
func (p *Provider) remember(proof authn.Proof) (string, world.SignIn) {
	now := p.World.Now()
	signIn := world.SignIn{Person: proof.Person.ID, At: now, ACR: proof.ACR, AMR: proof.AMR}
	token := p.World.Token()
	p.World.Federation().SignIns.Put(now, token, signIn, now.Add(signInLifetime))
	return token, signIn
}

// signedIn finds a sign-in. That of somebody who was disabled is over at once.
func (p *Provider) signedIn(token string) (world.SignIn, bool) {
	signIn, found := p.World.Federation().SignIns.Find(p.World.Now(), token)
	return signIn, found && p.welcome(signIn.Person)
}

// welcome reports whether there is such a person, and nobody has disabled them.
func (p *Provider) welcome(id string) bool {
	person, found := p.World.Person(id)
	return found && !person.Disabled
}

// waiting finds the request a person is asked to agree to. It must be the very
// sign-in the request led to: an older one may be too old for it.
func (p *Provider) waiting(id, token string) (world.Asked, world.SignIn, error) {
	if token == "" {
		return world.Asked{}, world.SignIn{}, unsigned(lab.GateCredential, "nobody is signed in")
	}
	p.pass(lab.GateCredential, "a sign-in", fact("credential", "sign-in"))
	signIn, alive := p.signedIn(token)
	if !alive {
		return world.Asked{}, world.SignIn{}, unsigned(lab.GateIdentity, "there is no such sign-in, or it is over")
	}
	p.pass(lab.GateIdentity, signIn.Person+" is signed in", fact("principal", signIn.Person))
	asked, found := p.World.Federation().Asked.Find(p.World.Now(), id)
	if !found || asked.By != token || asked.SAML != nil {
		return world.Asked{}, world.SignIn{}, refuse(lab.GateObject, InvalidRequest, "no authorization request of this name waits for this person")
	}
	p.pass(lab.GateObject, "the person's own request", fact("client", asked.Client))
	return asked, signIn, nil
}

func unsigned(gate lab.Gate, why string) *Error {
	return &Error{Gate: gate, Code: LoginRequired, Status: http.StatusUnauthorized, Why: why}
}

// AskConsent is the page on which a person agrees or does not.
func (p *Provider) AskConsent(id, token string) (Step, error) {
	asked, signIn, err := p.waiting(id, token)
	if err != nil {
		return Step{}, err
	}
	client, _ := FindClient(asked.Client)
	return Step{Page: consentPage(id, client, signIn.Person, asked.Scopes), Person: &signIn}, nil
}

// Consent takes the answer. What is no clear yes is a no.
func (p *Provider) Consent(form Form, token string) (Step, error) {
	id := form["request"]
	asked, signIn, err := p.waiting(id, token)
	if err != nil {
		return Step{}, err
	}
	if form["decision"] != "allow" {
		p.World.Federation().Asked.Drop(p.World.Now(), id)
		return Step{}, p.sentBack(asked, refuse(lab.GateContext, AccessDenied, "the person did not agree"))
	}
	p.pass(lab.GateContext, "the person agrees", fact("client", asked.Client), scopesFact(asked.Scopes))
	p.agree(asked, signIn.Person)
	return p.giveCode(id, asked, signIn), nil
}

const consentLifetime = 365 * 24 * time.Hour

func consentKey(person, client string) string {
	return url.QueryEscape(person) + " " + url.QueryEscape(client)
}

// agree remembers a yes. Not to a public client: anybody can claim to be it, so
// each time it asks the person is asked (RFC 6749 §10.2, RFC 8252 §8.6).
func (p *Provider) agree(asked world.Asked, person string) {
	if client, _ := FindClient(asked.Client); client.Public {
		return
	}
	now, key := p.World.Now(), consentKey(person, asked.Client)
	before, _ := p.World.Federation().Consents.Find(now, key)
	both := world.Consent{Scopes: unique(append(asked.Scopes, before.Scopes...))}
	p.World.Federation().Consents.Put(now, key, both, now.Add(consentLifetime))
}

// consented reports whether nobody need be asked.
func (p *Provider) consented(asked world.Asked, person string) bool {
	client, _ := FindClient(asked.Client)
	if asked.AskAgain {
		return false
	}
	given, _ := p.World.Federation().Consents.Find(p.World.Now(), consentKey(person, asked.Client))
	return client.House || len(beyond(asked.Scopes, given.Scopes)) == 0
}
