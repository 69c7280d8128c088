package mockapi_test

import (
	"net/http"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// TestAPageElsewhereCannotDriveTheAPI.
//
// Vulnerability: an API on loopback that answers to any name.
// Attack: a page on evil.test points its own name at 127.0.0.1 and, for the
// browser, has the API in its own origin; or it just posts across.
// This test verifies that both are refused before a credential is looked at,
// also where a backend stands behind the route, and that our own names work.
func TestAPageElsewhereCannotDriveTheAPI(t *testing.T) {
	for name, test := range map[string]struct {
		header http.Header
		status int
	}{
		"by address":        {http.Header{"Host": {"127.0.0.1"}}, 201},
		"by its neighbour":  {http.Header{"Host": {"127.8.8.8:80"}}, 201},
		"by IPv6":           {http.Header{"Host": {"[::1]:8080"}}, 201},
		"by name":           {http.Header{"Host": {"LocalHost:8080"}}, 201},
		"in process":        {http.Header{"Host": {"authlab.test"}}, 201},
		"our own page":      {http.Header{"Host": {"localhost:3000"}, "Origin": {"http://localhost:3000"}}, 201},
		"rebound":           {http.Header{"Host": {"evil.test"}}, 421},
		"rebound, port":     {http.Header{"Host": {"evil.test:8080"}}, 421},
		"our name in front": {http.Header{"Host": {"127.0.0.1.evil.test"}}, 421},
		"ours behind":       {http.Header{"Host": {"evil-localhost"}}, 421},
		"another machine":   {http.Header{"Host": {"192.168.0.7:8080"}}, 421},
		"everywhere":        {http.Header{"Host": {"0.0.0.0:8080"}}, 421},
		"another page":      {http.Header{"Origin": {"https://evil.test"}}, 403},
		"rebound page":      {http.Header{"Host": {"evil.test"}, "Origin": {"http://evil.test"}}, 421},
		"a page unnamed":    {http.Header{"Origin": {"null"}}, 403},
		"one of two pages":  {http.Header{"Origin": {"http://localhost", "http://evil.test"}}, 403},
		"ours as a user":    {http.Header{"Origin": {"http://localhost@evil.test"}}, 403},
	} {
		t.Run(name, func(t *testing.T) {
			server := listen(t, mockapi.Options{})
			key, _ := lab.FindKey(server.Keys(), "fin", "session")
			request := parse(t, newWorld(1, lab.Hidden), refund("500"))
			request.Header = test.header
			wire, err := server.Send(t.Context(), request.With(key))
			if err != nil {
				t.Fatal(err)
			}
			direct := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}).Do(t.Context(), request.With(key))
			for _, got := range []lab.Exchange{wire, direct} {
				refused := got.Response.Status != 201
				if got.Response.Status != test.status || refused != (got.Trace.StoppedAt() == lab.GateTransport) || refused == (len(got.Wrote) > 0) {
					t.Errorf("%d at %s, wrote %v; want %d", got.Response.Status, got.Trace.StoppedAt(), got.Wrote, test.status)
				}
				checkAnswer(t, got)
			}
		})
	}
}

// TestABackendSeesOnlyWhatWasMeantForUs: a backend is not told of the host.
func TestABackendSeesOnlyWhatWasMeantForUs(t *testing.T) {
	asked := 0
	server := listen(t, mockapi.Options{Backend: &elsewhere{answer: func(w *world.World) (lab.Exchange, *world.World, error) {
		asked++
		return lab.Exchange{Response: lab.Response{Status: 200}}, w, nil
	}}})
	for _, test := range []struct {
		host   string
		status int
		asked  int // so far
	}{{"evil.test", 421, 0}, {"localhost", 200, 1}, {"evil.test", 421, 1}} {
		request := lab.Request{Method: "GET", Target: "/invoices/inv-2001", Header: http.Header{"Host": {test.host}}}
		got, err := server.Send(t.Context(), request)
		if err != nil {
			t.Fatal(err)
		}
		if got.Response.Status != test.status || asked != test.asked {
			t.Errorf("%s: %d, the backend was asked %d times; want %d, %d", test.host, got.Response.Status, asked, test.status, test.asked)
		}
	}
}

// A page can also ask for what is public: that is refused alike. A whole address of
// another host, which no page can make a browser send here, is one for the proxy,
// and the field Host does not change that (RFC 9112 §3.2.2).
func TestThePublicIsBehindTransportToo(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	for _, test := range []struct {
		target, host string
		status       int
	}{{"/", "localhost", 200}, {"/", "evil.test", 421}, {"http://evil.test/", "localhost", 407}, {"http://localhost/", "evil.test", 200}} {
		got := a.Do(t.Context(), lab.Request{Method: "GET", Target: test.target, Header: http.Header{"Host": {test.host}}})
		if got.Response.Status != test.status {
			t.Errorf("%s for %s: %d, want %d", test.target, test.host, got.Response.Status, test.status)
		}
	}
}
