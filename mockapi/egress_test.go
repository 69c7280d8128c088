package mockapi_test

import (
	"io"
	"net/http"
	"net/url"
	"testing"

	"authlab/lab"
)

// through sends a request to another host, by way of the egress proxy.
func through(t *testing.T, target string, fields ...string) lab.Exchange {
	t.Helper()
	request := lab.Request{Method: "GET", Target: target, Header: http.Header{}}
	for i := 0; i < len(fields); i += 2 {
		request.Header.Add(fields[i], fields[i+1])
	}
	return newAPI().Do(t.Context(), request)
}

const (
	rates  = "http://parcelly.test/rates"
	labels = "http://parcelly.test/labels"
)

// TestTheEgressProxyAsksForItself: a proxy says 407 and Proxy-Authenticate, and goes
// by Proxy-Authorization alone (RFC 9110 §15.5.8, §11.7). What it passes on is the
// far end's: its 401 comes through as it is.
func TestTheEgressProxyAsksForItself(t *testing.T) {
	plato, origin := basic("plato:plato-pw"), "Bearer oak-ships-desks"
	for name, test := range map[string]struct {
		target string
		fields []string
		status int
		gate   lab.Gate
		asks   string // the field the answer asks in
	}{
		"nothing":                     {rates, nil, 407, lab.GateCredential, "Proxy-Authenticate"},
		"for the far end only":        {labels, []string{"Authorization", origin}, 407, lab.GateCredential, "Proxy-Authenticate"},
		"in the wrong field":          {rates, []string{"Authorization", plato}, 407, lab.GateCredential, "Proxy-Authenticate"},
		"a wrong password":            {rates, []string{"Proxy-Authorization", basic("plato:no")}, 407, lab.GateIdentity, "Proxy-Authenticate"},
		"no colon":                    {rates, []string{"Proxy-Authorization", "Basic cGxhdG8="}, 407, lab.GateCredential, "Proxy-Authenticate"},
		"two":                         {rates, []string{"Proxy-Authorization", plato, "Proxy-Authorization", plato}, 400, lab.GateCredential, "Proxy-Authenticate"},
		"staff":                       {rates, []string{"Proxy-Authorization", plato}, 200, lab.GateHandler, ""},
		"a customer":                  {rates, []string{"Proxy-Authorization", basic("ana:ana-pw")}, 403, lab.GateContext, ""},
		"a host that is not listed":   {"http://elsewhere.test/", []string{"Proxy-Authorization", plato}, 403, lab.GateContext, ""},
		"a port that is not listed":   {"http://parcelly.test:22/", []string{"Proxy-Authorization", plato}, 403, lab.GateContext, ""},
		"the far end asks":            {labels, []string{"Proxy-Authorization", plato}, 401, lab.GateHandler, "WWW-Authenticate"},
		"the far end refuses":         {labels, []string{"Proxy-Authorization", plato, "Authorization", "Bearer x"}, 401, lab.GateHandler, "WWW-Authenticate"},
		"the far end lets in":         {labels, []string{"Proxy-Authorization", plato, "Authorization", origin}, 200, lab.GateHandler, ""},
		"the far end does not know":   {"http://parcelly.test/none", []string{"Proxy-Authorization", plato}, 404, lab.GateHandler, ""},
		"this host, as to a proxy":    {"http://authlab.test/openapi.json", nil, 200, lab.GateHandler, ""},
		"this host, and a closed way": {"http://authlab.test/orders", nil, 401, lab.GateCredential, "WWW-Authenticate"},
	} {
		t.Run(name, func(t *testing.T) {
			got := wants(t, through(t, test.target, test.fields...), test.status, test.gate)
			for _, field := range []string{"Proxy-Authenticate", "WWW-Authenticate"} {
				if asked := got.Response.Header.Get(field) != ""; asked != (field == test.asks) {
					t.Errorf("%s: %q", field, got.Response.Header.Get(field))
				}
			}
		})
	}
}

// TestTheEgressProxyIsOneForClients: an ordinary client, told of the proxy, gets
// through it over the wire, and the credential for it stays there.
func TestTheEgressProxyIsOneForClients(t *testing.T) {
	server := serve(t, newAPI())
	proxy, err := url.Parse(server.BaseURL())
	if err != nil {
		t.Fatal(err)
	}
	for user, want := range map[*url.Userinfo]int{nil: 407, url.UserPassword("plato", "plato-pw"): 200} {
		proxy.User = user
		client := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy), DisableKeepAlives: true}}
		answer, err := client.Get(rates)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		if closed := answer.Body.Close(); err != nil || closed != nil || answer.StatusCode != want {
			t.Errorf("%v: %s %s, %v, %v", user, answer.Status, body, err, closed)
		}
	}
}
