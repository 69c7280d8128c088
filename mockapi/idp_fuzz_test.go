package mockapi_test

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/idp"
)

// answered holds whatever comes back to what every answer of the provider must be.
func answered(t *testing.T, x lab.Exchange) {
	t.Helper()
	checkProvider(t, x)
	if len(x.Trace) == 0 || x.Response.Status < 200 {
		t.Errorf("status %d, trace %v", x.Response.Status, x.Trace)
	}
}

// FuzzAuthorize: no query makes the provider fail, or send anybody to where no
// client registered, or give a code to nobody.
func FuzzAuthorize(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	f.Add(params().Encode(), "")
	f.Add(params("prompt", "none", "client_id", cliClient, "redirect_uri", cliRedirect).Encode(), "idp=x")
	f.Add("client_id=house-web&redirect_uri=%zz&scope=openid&scope=openid", "idp=; idp=")
	f.Add(params("max_age", "99999999999999999999").Encode(), "")
	f.Fuzz(func(t *testing.T, query, cookie string) {
		a := mockapi.New(w.Clone(), mockapi.Options{})
		x := a.Do(t.Context(), lab.Request{Method: "GET", Target: idp.PathAuthorize + "?" + query, Header: http.Header{"Cookie": {cookie}}})
		answered(t, x)
		if x.Response.Status != 303 {
			return
		}
		to, err := url.Parse(x.Response.Header.Get("Location"))
		if err != nil || to.Query().Has("code") {
			t.Fatalf("nobody is given a code: %v", to)
		}
		switch to.Host {
		case "web.authlab.test", "app.parcelly.test", "127.0.0.1", "[::1]":
		default:
			if name := to.Hostname(); name != "127.0.0.1" && name != "::1" {
				t.Errorf("sent to %s", to)
			}
		}
	})
}

// FuzzToken: no form makes the provider fail, or give tokens to who proved nothing.
func FuzzToken(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	f.Add(redeeming("x").Encode(), clientBasic(webClient)[1], formType)
	f.Add(refreshing("x").Encode()+"&client_id=house-cli", "", formType)
	f.Add(exchanging("a.b.c").Encode(), clientBasic("biller")[1], formType+"; charset=utf-8")
	f.Add("grant_type=client_credentials&scope=%00", clientBasic("reporter")[1], formType)
	f.Add("%zz&&=;", "Basic "+base64.StdEncoding.EncodeToString([]byte("%zz:%zz")), "multipart/form-data")
	f.Fuzz(func(t *testing.T, body, authorization, contentType string) {
		a := mockapi.New(w.Clone(), mockapi.Options{})
		x := a.Do(t.Context(), lab.Request{Method: "POST", Target: idp.PathToken, Body: body,
			Header: http.Header{"Authorization": {authorization}, "Content-Type": {contentType}}})
		answered(t, x)
		if x.Response.Status == 200 && (x.Principal == nil || x.Principal.Kind == "client") {
			t.Errorf("tokens for %+v", x.Principal)
		}
	})
}

// FuzzSAMLResponse: whatever a response holds, only ana is signed in by it, whose
// response it was to begin with.
func FuzzSAMLResponse(f *testing.F) {
	v := newSAMLVisit(f)
	w := v.api.World()
	f.Add([]byte(v.response))
	f.Add([]byte("<a xmlns:a='a'><a:b/></a>"))
	f.Add([]byte("<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" Version=\"2.0\"/>"))
	f.Fuzz(func(t *testing.T, response []byte) {
		a := mockapi.New(w.Clone(), mockapi.Options{})
		form := url.Values{"SAMLResponse": {base64.StdEncoding.EncodeToString(response)}}
		x := a.Do(t.Context(), lab.Request{Method: "POST", Target: idp.PathServiceACS, Body: form.Encode(),
			Header: http.Header{"Cookie": {v.asked}, "Content-Type": {formType}}})
		answered(t, x)
		if x.Principal != nil && x.Principal.ID != "ana" {
			t.Errorf("%s is signed in", x.Principal.ID)
		}
	})
}

// FuzzSAMLRequest: no request makes the provider fail.
func FuzzSAMLRequest(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	f.Add([]byte("<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" Version=\"2.0\" ID=\"_r\" IssueInstant=\"2026-03-02T10:00:00Z\"/>"), "state")
	f.Fuzz(func(t *testing.T, request []byte, state string) {
		a := mockapi.New(w.Clone(), mockapi.Options{})
		form := url.Values{"SAMLRequest": {base64.StdEncoding.EncodeToString(request)}, "RelayState": {state}}
		answered(t, a.Do(t.Context(), lab.Request{Method: "POST", Target: idp.PathSAMLSignOn, Body: form.Encode(), Header: http.Header{"Content-Type": {formType}}}))
	})
}
