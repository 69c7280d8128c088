package mockapi

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"authlab/lab"
	"authlab/mockapi/idp"
	"authlab/mockapi/world"
)

// sendForm sends a form that was filled in, as a browser does.
func sendForm(target, cookie string, form url.Values) lab.Request {
	request := sendJSON(target, cookie, nil)
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Body = form.Encode()
	return request
}

// page reads the form that an answer shows a person.
func (s *signIn) page(exchange lab.Exchange, field string) (idp.Page, error) {
	var page idp.Page
	err := json.Unmarshal([]byte(exchange.Response.Body), &page)
	for _, one := range page.Fields {
		if err == nil && one.Name == field {
			return page, nil
		}
	}
	return idp.Page{}, s.astray("answered without a form that asks for " + field)
}

// filled is a page's form, filled in: pairs of name and value.
func filled(page idp.Page, answers ...string) url.Values {
	form := url.Values{}
	for _, field := range page.Fields {
		if field.Value != "" {
			form.Set(field.Name, field.Value)
		}
	}
	for i := 0; i+1 < len(answers); i += 2 {
		if answers[i+1] != "" {
			form.Set(answers[i], answers[i+1])
		}
	}
	return form
}

// sentTo is where an answer sends a browser.
func (s *signIn) sentTo(exchange lab.Exchange) (*url.URL, error) {
	to, err := url.Parse(exchange.Response.Header.Get("Location"))
	if err != nil || exchange.Response.Status != http.StatusSeeOther || to.Path == "" {
		return nil, s.astray("answered without sending the browser on")
	}
	return to, nil
}

// toProvider signs in at the identity provider, on the page it shows.
func (s *signIn) toProvider(has world.Factors, step lab.SignInStep, take func(lab.Exchange) error) func(lab.Exchange) error {
	return func(exchange lab.Exchange) error {
		page, err := s.page(exchange, "password")
		if err != nil {
			return err
		}
		code := ""
		step.Title = "password to provider"
		if len(has.Secret) > 0 {
			step.Title, code = "factors to provider", s.code()
		}
		step.Request = sendForm(page.Post, "", filled(page, "name", s.who.ID, "password", s.who.Password, "code", code))
		s.ask(step, take)
		return nil
	}
}

func (s *signIn) beginSAML(has world.Factors) {
	s.ask(lab.SignInStep{
		Title: "away to the provider", Clause: "SAML Core §3.4.1",
		Proves:  "proves nothing yet: the API asks the identity provider who this is, and remembers by a cookie whom it sent",
		Request: get(idp.PathServiceSignIn + "?to=/whoami"),
	}, func(exchange lab.Exchange) error {
		to, err := s.sentTo(exchange)
		if err != nil {
			return err
		}
		cookie := setCookie(exchange, requestCookie)
		s.ask(lab.SignInStep{
			Title: "request to provider", Clause: "SAML Bindings §3.4.4",
			Proves:  "proves nothing yet: the browser carries the request, in the address",
			Request: get(to.RequestURI()),
		}, s.toProvider(has, lab.SignInStep{
			Clause: "SAML Profiles §4.1.4.2",
			Proves: "proves to the identity provider who this is, and to nobody else; what it answers is signed, for the API",
		}, func(exchange lab.Exchange) error { return s.bringAssertion(exchange, cookie) }))
		return nil
	})
}

func (s *signIn) bringAssertion(exchange lab.Exchange, cookie string) error {
	page, err := s.page(exchange, "SAMLResponse")
	if err != nil {
		return err
	}
	s.ask(lab.SignInStep{
		Title: "assertion to the API", Clause: "SAML Profiles §4.1.4.3",
		Proves:  "proves what the provider signed: who this is, for this API, in answer to this browser's request, and once",
		Request: sendForm(strings.TrimPrefix(page.Post, s.server.BaseURL()), cookie, filled(page)),
	}, s.opensSession(s.useSession))
	return nil
}
