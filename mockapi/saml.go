package mockapi

import (
	"net/http"

	"authlab/mockapi/authn"
	"authlab/mockapi/idp"
)

// samlRoutes are both sides of signing in by SAML: the identity provider's, and
// the API's own as a service provider.
func samlRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: idp.PathSAMLMetadata, Access: Public, About: "the identity provider, for SAML", handler: metadata((*idp.Provider).MetadataSAML)},
		{Method: "GET", Pattern: idp.PathSAMLSignOn, Access: Flow, About: "sign in for a service provider: SAMLRequest", handler: signOn},
		{Method: "POST", Pattern: idp.PathSAMLSignOn, Access: Flow, Forms: true, About: "the same, as a form", handler: signOn},
		{Method: "GET", Pattern: idp.PathServiceData, Access: Public, About: "the API as a service provider, for SAML", handler: metadata((*idp.Provider).MetadataService)},
		{Method: "GET", Pattern: idp.PathServiceSignIn, Access: Flow, About: "sign in by SAML, and go on to ?to=", handler: getSAMLLogin},
		{Method: "POST", Pattern: idp.PathServiceACS, Access: Flow, Forms: true, About: "a SAMLResponse for a session cookie", handler: postACS},
	}
}

// requestCookie ties a browser to the request it was sent away with.
const requestCookie = "saml"

func metadata(write func(*idp.Provider) ([]byte, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		text, err := write(visitOf(r).provider(r))
		if err != nil {
			writeProblem(w, http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/samlmetadata+xml")
		_, _ = w.Write(text) // an answer is kept in memory: this cannot fail
	}
}

func signOn(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	p := v.provider(r)
	form, err := v.samlForm(r)
	var step idp.Step
	if err == nil {
		step, err = p.SignOn(form, r.Method == http.MethodPost, signInOf(r))
	}
	v.take(w, r, p, step, err)
}

// samlForm is the parameters of a request, of the query or of the body.
func (v *visit) samlForm(r *http.Request) (idp.Form, error) {
	if r.Method == http.MethodPost {
		return idp.ReadBody(r.Header.Get("Content-Type"), v.exchange.Request.Body)
	}
	return idp.ReadBody("application/x-www-form-urlencoded", r.URL.RawQuery)
}

func getSAMLLogin(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	id, address, err := v.provider(r).AskToSignIn(r.URL.Query().Get("to"))
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, v.samlCookie(id))
	seeOther(w, address)
}

func (v *visit) samlCookie(id string) *http.Cookie {
	return &http.Cookie{Name: requestCookie, Value: id, Path: idp.PathServiceACS, HttpOnly: true, Secure: v.channel.secure, SameSite: http.SameSiteLaxMode}
}

// postACS opens a session for whom an assertion proves.
func postACS(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	p := v.provider(r)
	form, err := v.samlForm(r)
	if !v.agreed(p, err) {
		return
	}
	asked := ""
	if cookies := r.CookiesNamed(requestCookie); len(cookies) == 1 {
		asked = cookies[0].Value
	}
	proof, to, err := p.Accept(form, asked)
	if !v.agreed(p, err) {
		return
	}
	v.caller = principalOf(proof, credentialSAML)
	gone := v.samlCookie("")
	gone.MaxAge = -1
	http.SetCookie(w, gone)
	http.SetCookie(w, sessionCookie(authn.SignIn(v.world, proof, ""), v.channel))
	seeOther(w, to)
}
