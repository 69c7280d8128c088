package mockapi

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/authn"
	"authlab/mockapi/idp"
)

// idpRoutes are the identity provider's. Each of its clients' endpoints says who
// may call; where people sign in, the provider asks at each step for what it needs.
func idpRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: idp.PathOpenID, Access: Public, About: "the identity provider, for OpenID Connect clients", handler: getMetadata},
		{Method: "GET", Pattern: idp.PathOAuth, Access: Public, About: "the same, for OAuth clients", handler: getMetadata},
		{Method: "GET", Pattern: idp.PathAuthorize, Access: Flow, About: "ask for a code: client_id, redirect_uri, response_type, scope, code_challenge", handler: authorize},
		{Method: "POST", Pattern: idp.PathAuthorize, Access: Flow, Forms: true, About: "the same, as a form", handler: authorize},
		{Method: "POST", Pattern: idp.PathLogin, Access: Flow, Forms: true, About: "sign in at the identity provider, as its page says", handler: postSignIn},
		{Method: "GET", Pattern: idp.PathConsent, Access: Flow, About: "what a client asks of you", handler: getConsent},
		{Method: "POST", Pattern: idp.PathConsent, Access: Flow, Forms: true, About: "agree, or do not", handler: postConsent},
		{Method: "POST", Pattern: idp.PathToken, Access: Client, Forms: true, About: "tokens for a code, a refresh token or a client's secret", handler: postGrant},
		{Method: "POST", Pattern: idp.PathIntrospect, Access: Client, Forms: true, About: "what a token is worth, for a resource server", handler: postIntrospect},
		{Method: "POST", Pattern: idp.PathRevoke, Access: Client, Forms: true, About: "end a token", handler: postRevoke},
		{Method: "GET", Pattern: idp.PathUserInfo, Access: Token, About: "who signed in", handler: userInfo},
		{Method: "POST", Pattern: idp.PathUserInfo, Access: Token, Forms: true, About: "the same", handler: userInfo},
	}
}

func (v *visit) provider(r *http.Request) *idp.Provider {
	return idp.New(v.world, v.base(r), v.channel.from)
}

// base is where the client reached us: the issuer's own address, or the one it
// found on this machine.
func (v *visit) base(r *http.Request) string {
	issuer := v.world.Issuer()
	if known, err := url.Parse(issuer); err == nil && known.Host == r.Host {
		return issuer
	}
	if v.channel.secure {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

func getMetadata(w http.ResponseWriter, r *http.Request) {
	api.JSON(w, http.StatusOK, visitOf(r).provider(r).Discover())
}

// agreed records what the provider's gates found. Where one refused it answers,
// and reports false.
func (v *visit) agreed(p *idp.Provider, err error) bool {
	v.exchange.Trace = append(v.exchange.Trace, p.Checks...)
	if err == nil {
		return true
	}
	var refusal *idp.Error
	if !errors.As(err, &refusal) {
		writeProblem(v.answer, http.StatusInternalServerError)
		return false
	}
	denied := deny(refusal.Gate, refusal.Status, refusal.Why, refusal.Facts...)
	denied.code, denied.wait = refusal.Code, refusal.Wait
	if refusal.Redirect != "" {
		v.record(denied)
		seeOther(v.answer, refusal.Redirect)
		return false
	}
	v.refuse(v.answer, v.challenged(denied))
	return false
}

// challenged adds to a refusal the challenge of what the route asks for.
func (v *visit) challenged(denied ruling) ruling {
	if denied.status == http.StatusUnauthorized && v.route.Name() == "POST "+idp.PathServiceACS {
		return denied.challenge(challenger("SAML")(errorNone))
	}
	if denied.status == http.StatusUnauthorized {
		return denied.challenge(passwordScheme().challenge(errorNone))
	}
	return denied
}

// clientError is the code a client is told (RFC 6749 §5.2), or nothing where it
// is told a problem document: what is wrong there is not OAuth's.
func clientError(access Access, r ruling) string {
	if access != Client && access != Flow {
		return ""
	}
	if r.code != "" || r.wait > 0 {
		return r.code
	}
	asksWho := r.check.Gate == lab.GateCredential || r.check.Gate == lab.GateIdentity
	switch {
	case asksWho && r.status == http.StatusUnauthorized:
		return idp.InvalidClient
	case asksWho && r.status == http.StatusBadRequest:
		return idp.InvalidRequest
	}
	return ""
}

func writeOAuthError(w http.ResponseWriter, status int, code string) {
	api.JSON(w, status, struct {
		Error string `json:"error"`
	}{code})
}

// client is the one that was proven.
func (v *visit) client() idp.Client {
	client, _ := idp.FindClient(v.callerOrNobody().ID)
	return client
}

// clientForm is what a proven client posted. It must not present a second
// credential beside the first (RFC 6749 §2.3), nor another's name.
func (v *visit) clientForm(r *http.Request) (idp.Form, error) {
	form, err := idp.ReadBody(r.Header.Get("Content-Type"), v.exchange.Request.Body)
	if err != nil {
		return nil, err
	}
	second := v.credential.kind == credentialClientBasic && form["client_secret"] != ""
	if named := cmp.Or(form["client_id"], v.caller.ID); second || named != v.caller.ID {
		return nil, &idp.Error{Gate: lab.GateCredential, Code: idp.InvalidRequest, Status: http.StatusBadRequest, Why: "the client presents itself twice"}
	}
	return form, nil
}

// postGrant is the token endpoint (RFC 6749 §3.2).
func postGrant(w http.ResponseWriter, r *http.Request) {
	forClient(w, r, func(p *idp.Provider, form idp.Form) (answer any, err error) {
		if p.Holder, err = visitOf(r).heldKey(r); err != nil {
			return nil, err
		}
		return p.Token(visitOf(r).client(), form)
	})
}

// heldKey is the key of the proof of possession that a client sent along; empty where
// it sent none (RFC 9449 §5).
func (v *visit) heldKey(r *http.Request) (string, error) {
	proofs := r.Header.Values(lab.FieldProof)
	if len(proofs) == 0 {
		return "", nil
	}
	v.answer.header.Set(fieldNonce, v.world.ProofNonce())
	held, err := authn.HeldKey(v.world, authn.Possession{Proofs: proofs, Method: r.Method, URL: absolute(r, v.channel)})
	var refusal *authn.Refusal
	if errors.As(err, &refusal) {
		return "", &idp.Error{Gate: lab.GateIdentity, Code: refusal.Code, Status: http.StatusBadRequest, Why: refusal.Why}
	}
	return held, err
}

func postIntrospect(w http.ResponseWriter, r *http.Request) {
	forClient(w, r, func(p *idp.Provider, form idp.Form) (any, error) { return p.Introspect(visitOf(r).client(), form) })
}

func postRevoke(w http.ResponseWriter, r *http.Request) {
	forClient(w, r, func(p *idp.Provider, form idp.Form) (any, error) {
		return struct{}{}, p.Revoke(visitOf(r).client(), form)
	})
}

func forClient(w http.ResponseWriter, r *http.Request, work func(*idp.Provider, idp.Form) (any, error)) {
	v := visitOf(r)
	p := v.provider(r)
	form, err := v.clientForm(r)
	var answer any
	if err == nil {
		answer, err = work(p, form)
	}
	if v.agreed(p, err) {
		api.JSON(w, http.StatusOK, answer)
	}
}

// userInfo only takes an access token: the route accepts nothing else, and the
// gate identity sees to it that it is one.
func userInfo(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	api.JSON(w, http.StatusOK, idp.Describe(v.world, v.caller.ID, v.caller.Scopes))
}

// gateSignInToken asks whether a token was given for a sign-in (OpenID Connect
// Core §5.3.1).
func gateSignInToken(caller lab.Principal, how scheme) ruling {
	scopes := fact("scopes", strings.Join(caller.Scopes, " "))
	if slices.Contains(caller.Scopes, idp.ScopeOpenID) {
		return pass(lab.GateFunction, idp.ScopeOpenID, scopes)
	}
	return deny(lab.GateFunction, http.StatusForbidden, "the token is not of a sign-in", scopes).
		challenge(moreScope(how, idp.ScopeOpenID))
}
