package mockapi

import (
	"net/http"
	"strings"

	"authlab/lab/api"
	"authlab/mockapi/authn"
	"authlab/mockapi/idp"
)

// SignInCookie is the cookie of a sign-in at the identity provider.
const SignInCookie = "idp"

// authorize is the authorization endpoint (RFC 6749 §3.1).
func authorize(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	p := v.provider(r)
	params := r.URL.RawQuery
	if r.Method == http.MethodPost { // OpenID Connect Core §3.1.2.1
		params = v.exchange.Request.Body
	}
	step, err := p.Authorize(params, signInOf(r))
	v.take(w, r, p, step, err)
}

func postSignIn(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	p := v.provider(r)
	var step idp.Step
	form, err := idp.ReadBody(r.Header.Get("Content-Type"), v.exchange.Request.Body)
	if err == nil {
		step, err = p.SignIn(form)
	}
	v.take(w, r, p, step, err)
}

func getConsent(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	p := v.provider(r)
	step, err := p.AskConsent(r.URL.Query().Get("request"), signInOf(r))
	v.take(w, r, p, step, err)
}

func postConsent(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	p := v.provider(r)
	var step idp.Step
	form, err := idp.ReadBody(r.Header.Get("Content-Type"), v.exchange.Request.Body)
	if err == nil {
		step, err = p.Consent(form, signInOf(r))
	}
	v.take(w, r, p, step, err)
}

// signInOf is the token of a sign-in, if there is exactly one.
func signInOf(r *http.Request) string {
	if cookies := r.CookiesNamed(SignInCookie); len(cookies) == 1 {
		return cookies[0].Value
	}
	return ""
}

// take shows a person the next step.
func (v *visit) take(w http.ResponseWriter, r *http.Request, p *idp.Provider, step idp.Step, err error) {
	if !v.agreed(p, err) {
		return
	}
	if step.Person != nil {
		person, _ := v.world.Person(step.Person.Person)
		v.caller = principalOf(authn.Proof{Person: person, ACR: step.Person.ACR, AMR: step.Person.AMR}, credentialSignIn)
	}
	if step.SignIn != "" {
		http.SetCookie(w, &http.Cookie{
			Name: SignInCookie, Value: step.SignIn, Path: "/idp", HttpOnly: true, Secure: v.channel.secure, SameSite: http.SameSiteLaxMode,
		})
	}
	if step.Redirect != "" {
		seeOther(w, step.Redirect)
		return
	}
	showPage(w, r, *step.Page)
}

// seeOther sends a person on with a GET. A 307 would send the password that was
// just posted along to the client (RFC 9700 §4.12).
func seeOther(w http.ResponseWriter, to string) {
	w.Header().Set("Location", to)
	w.Header().Set("Referrer-Policy", "no-referrer") // a code is in the address (RFC 9700 §4.2.4)
	w.WriteHeader(http.StatusSeeOther)
}

// showPage answers a browser with a form and everybody else with JSON. No other
// site may put the page into a frame (RFC 9700 §4.16).
func showPage(w http.ResponseWriter, r *http.Request, page idp.Page) {
	w.Header().Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	w.Header().Set("X-Frame-Options", "DENY")
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("Vary", "Accept")
	if !strings.Contains(r.Header.Get("Accept"), "text/html") {
		api.JSON(w, http.StatusOK, page)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write([]byte(page.HTML())) // an answer is kept in memory: this cannot fail
}
