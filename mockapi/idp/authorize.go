package idp

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/world"
)

// How long things last.
const (
	requestLifetime = 10 * time.Minute // at the login page
	signInLifetime  = 8 * time.Hour
)

// Step is what a person is to do next: go somewhere, or fill in a page.
type Step struct {
	Redirect string
	Page     *Page

	// SignIn is the token of a sign-in that has just come about.
	SignIn string
	// Person is who is signed in; nil for nobody.
	Person *world.SignIn
}

// authorization is an authorization request as it was asked.
type authorization struct {
	client Client
	form   Form
	world.Asked
}

// Authorize answers an authorization request (RFC 6749 §4.1.1, OpenID Connect
// Core §3.1.2.1), of somebody with a sign-in or without. Only once client and
// redirect URI are known to belong together is anybody sent there: errors before
// that are told to the person (RFC 6749 §4.1.2.1).
func (p *Provider) Authorize(params, signIn string) (Step, error) {
	form, repeated, err := ParseForm(params)
	if err != nil {
		return Step{}, refuse(lab.GateCredential, InvalidRequest, "the parameters cannot be read")
	}
	client, err := p.clientOf(form, repeated)
	if err != nil {
		return Step{}, err
	}
	a := authorization{client: client, form: form, Asked: world.Asked{
		Client: client.ID, RedirectURI: form["redirect_uri"], Scopes: unique(form.list("scope")),
		ACRs: form.list("acr_values"), State: form["state"], Nonce: form["nonce"], Challenge: form["code_challenge"],
		AskAgain: slices.Contains(form.list("prompt"), "consent") || client.Public,
	}}
	if refusal := a.check(repeated); refusal != nil {
		return Step{}, p.sentBack(a.Asked, refusal)
	}
	p.pass(lab.GateFunction, "the client may ask for this", fact("redirect_uri", a.RedirectURI), scopesFact(a.Scopes))
	return p.proceed(a, signIn)
}

// clientOf finds the client, and holds it to its redirect URIs.
func (p *Provider) clientOf(form Form, repeated []string) (Client, error) {
	id, redirect := form["client_id"], form["redirect_uri"]
	if slices.Contains(repeated, "client_id") || slices.Contains(repeated, "redirect_uri") {
		return Client{}, refuse(lab.GateCredential, InvalidRequest, "client_id or redirect_uri is given more than once")
	}
	if id == "" || redirect == "" {
		return Client{}, refuse(lab.GateCredential, InvalidRequest, "client_id or redirect_uri is missing")
	}
	p.pass(lab.GateCredential, "a client names itself", fact("client", id))
	client, known := FindClient(id)
	if !known {
		return Client{}, refuse(lab.GateIdentity, InvalidRequest, "no client has this id", fact("client", id))
	}
	p.pass(lab.GateIdentity, "client "+client.ID, fact("client", client.ID))
	if !client.registered(redirect) {
		return Client{}, refuse(lab.GateFunction, InvalidRequest, "the client did not register this redirect URI",
			fact("redirect_uri", redirect), fact("registered", strings.Join(client.Redirects, ", ")))
	}
	return client, nil
}

// check asks whether the client may have what it asks for in this way.
func (a authorization) check(repeated []string) *Error {
	form := a.form
	switch foreign := beyond(a.Scopes, a.client.Scopes); {
	case len(repeated) > 0:
		return refuse(lab.GateHandler, InvalidRequest, "a parameter is given more than once", fact("repeated", strings.Join(sorted(repeated), ", ")))
	case form["request"] != "":
		return refuse(lab.GateHandler, RequestNotSupported, "request objects are not taken")
	case form["request_uri"] != "":
		return refuse(lab.GateHandler, RequestURINotSupported, "request objects are not fetched")
	case form["response_type"] == "":
		return refuse(lab.GateHandler, InvalidRequest, "response_type is missing")
	case form["response_type"] != "code": // RFC 9700 §2.1.2: tokens do not travel in redirects
		return refuse(lab.GateFunction, UnsupportedResponseType, "only codes are given", fact("response_type", form["response_type"]))
	case form["response_mode"] != "" && form["response_mode"] != "query":
		return refuse(lab.GateHandler, InvalidRequest, "the code is only sent in the query", fact("response_mode", form["response_mode"]))
	case len(a.Scopes) == 0:
		return refuse(lab.GateFunction, InvalidScope, "no scope is asked for")
	case len(foreign) > 0:
		return refuse(lab.GateFunction, InvalidScope, "a scope is not for this client", scopesFact(foreign))
	}
	return a.checkDetails()
}

func (a authorization) checkDetails() *Error {
	form, prompt := a.form, a.form.list("prompt")
	switch {
	case a.Challenge == "":
		return refuse(lab.GateFunction, InvalidRequest, "no code is given without a PKCE challenge")
	case form["code_challenge_method"] != methodS256: // none means plain (RFC 7636 §4.3)
		return refuse(lab.GateFunction, InvalidRequest, "the PKCE method is not S256", fact("code_challenge_method", form["code_challenge_method"]))
	case !soundChallenge(a.Challenge):
		return refuse(lab.GateFunction, InvalidRequest, "the PKCE challenge is not a SHA-256 sum in base64url")
	case len(beyond(prompt, prompts())) > 0:
		return refuse(lab.GateHandler, InvalidRequest, "prompt has an unknown value", fact("prompt", form["prompt"]))
	case len(prompt) > 1 && slices.Contains(prompt, "none"):
		return refuse(lab.GateHandler, InvalidRequest, "prompt asks for none and for more", fact("prompt", form["prompt"]))
	case form["max_age"] != "" && !a.soundMaxAge():
		return refuse(lab.GateHandler, InvalidRequest, "max_age is not a number of seconds", fact("max_age", form["max_age"]))
	case form["resource"] != "" && !slices.Contains(a.client.Audiences, form["resource"]):
		return refuse(lab.GateFunction, InvalidTarget, "the client may have no tokens for this resource", fact("resource", form["resource"]))
	case form["acr_values"] != "" && len(common(form.list("acr_values"), ACRs())) == 0: // RFC 9470 §5
		return refuse(lab.GateIdentity, UnmetRequirements, "nobody can sign in with this assurance here", fact("acr_values", form["acr_values"]))
	}
	return nil
}

func prompts() []string { return []string{"none", "login", "consent", "select_account"} }

func (a authorization) soundMaxAge() bool {
	seconds, err := strconv.Atoi(a.form["max_age"])
	return err == nil && seconds >= 0
}

// fresh reports whether a sign-in is recent enough for the request.
func (a authorization) fresh(age time.Duration) bool {
	prompt := a.form.list("prompt")
	if slices.Contains(prompt, "login") || slices.Contains(prompt, "select_account") {
		return false
	}
	seconds, err := strconv.Atoi(a.form["max_age"])
	return err != nil || age.Seconds() <= float64(seconds) && seconds > 0
}

// proceed sends a person on: to sign in, to agree, or back with a code. Who says
// prompt=none wants to hear what is missing, and no page (OpenID Connect Core §3.1.2.1).
func (p *Provider) proceed(a authorization, token string) (Step, error) {
	silent := slices.Contains(a.form.list("prompt"), "none")
	signIn, found := p.signedIn(token)
	if !found || !a.fresh(p.World.Now().Sub(signIn.At)) || !reaches(signIn.ACR, a.ACRs) {
		if silent {
			return Step{}, p.sentBack(a.Asked, refuse(lab.GateIdentity, LoginRequired, "nobody is signed in, or not recently enough"))
		}
		return Step{Page: signInPage(p.keep(a.Asked), a.client.Name)}, nil
	}
	p.pass(lab.GateIdentity, signIn.Person+" is signed in", fact("principal", signIn.Person))
	if silent && !p.consented(a.Asked, signIn.Person) {
		return Step{}, p.sentBack(a.Asked, refuse(lab.GateContext, ConsentRequired, "the person has not agreed yet"))
	}
	a.By = token
	return p.afterSignIn(p.keep(a.Asked), a.Asked, signIn)
}

// keep remembers a request until the person has answered, and returns its name.
func (p *Provider) keep(asked world.Asked) string {
	id := p.World.Token()
	p.World.Federation().Asked.Put(p.World.Now(), id, asked, p.World.Now().Add(requestLifetime))
	return id
}

// afterSignIn asks for consent, or gives what was asked for.
func (p *Provider) afterSignIn(id string, asked world.Asked, signIn world.SignIn) (Step, error) {
	if asked.SAML != nil {
		return p.assert(id, *asked.SAML, signIn)
	}
	if !p.consented(asked, signIn.Person) {
		p.World.Federation().Asked.Put(p.World.Now(), id, asked, p.World.Now().Add(requestLifetime))
		return Step{Redirect: PathConsent + "?request=" + id, Person: &signIn}, nil
	}
	return p.giveCode(id, asked, signIn), nil
}

// sentBack turns a refusal into one the client hears of, by way of the person.
// The issuer is named so that an answer cannot be passed off as another
// provider's (RFC 9207 §2).
func (p *Provider) sentBack(asked world.Asked, refusal *Error) *Error {
	refusal.Redirect = p.answer(asked, url.Values{"error": {refusal.Code}})
	return refusal
}

func (p *Provider) answer(asked world.Asked, params url.Values) string {
	params.Set("iss", p.World.Issuer())
	if asked.State != "" {
		params.Set("state", asked.State)
	}
	return answerTo(asked.RedirectURI, params)
}
