package mockapi_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const (
	anyKey    = `ApiKey realm="authlab"`
	badKey    = `ApiKey realm="authlab", error="invalid_key"`
	badKeyFor = `ApiKey realm="authlab", error="invalid_request"`
)

// withKey sends a request with an API key, from this machine.
func withKey(t testing.TB, a *mockapi.API, key, method, target string) lab.Exchange {
	t.Helper()
	return withKeyFrom(t, a, "", key, method, target)
}

func withKeyFrom(t testing.TB, a *mockapi.API, from, key, method, target string) lab.Exchange {
	t.Helper()
	return a.Do(t.Context(), lab.Request{
		Method: method, Target: target, Header: http.Header{"Authorization": {"ApiKey " + key}}, Channel: &lab.Channel{From: from},
	})
}

func partnersKey(a *mockapi.API) string { return a.World().KeyringAPIKey("parcelly") }

func TestAPIKeys(t *testing.T) {
	key := partnersKey(newAPI())
	for name, test := range map[string]struct {
		fields    []string
		status    int
		gate      lab.Gate
		challenge string
	}{
		"as it should be":     {[]string{"ApiKey " + key}, 200, lab.GateHandler, ""},
		"in another case":     {[]string{"apikey " + key}, 200, lab.GateHandler, ""},
		"nothing":             {nil, 401, lab.GateCredential, anyKey},
		"the scheme alone":    {[]string{"ApiKey"}, 400, lab.GateCredential, badKeyFor},
		"two words":           {[]string{"ApiKey " + key + " " + key}, 400, lab.GateCredential, badKeyFor},
		"two fields":          {[]string{"ApiKey " + key, "ApiKey " + key}, 400, lab.GateCredential, badKeyFor},
		"as a bearer token":   {[]string{"Bearer " + key}, 401, lab.GateCredential, anyKey},
		"nonsense":            {[]string{"ApiKey nonsense"}, 401, lab.GateIdentity, badKey},
		"only the beginning":  {[]string{"ApiKey " + key[:12]}, 401, lab.GateIdentity, badKey},
		"cut short":           {[]string{"ApiKey " + key[:len(key)-1]}, 401, lab.GateIdentity, badKey},
		"one letter more":     {[]string{"ApiKey " + key + "A"}, 401, lab.GateIdentity, badKey},
		"another's beginning": {[]string{"ApiKey alk_AAAAAAAA" + key[12:]}, 401, lab.GateIdentity, badKey},
		"the hash of it":      {[]string{"ApiKey " + key[:12] + "_" + strings.Repeat("0", 64)}, 401, lab.GateIdentity, badKey},
	} {
		t.Run(name, func(t *testing.T) {
			request := lab.Request{Method: "GET", Target: "/partner/shipments", Header: http.Header{"Authorization": test.fields}}
			got := wants(t, newAPI().Do(t.Context(), request), test.status, test.gate)
			if challenge := strings.Join(challengesOf(got), "; "); challenge != test.challenge {
				t.Errorf("challenge %q, want %q", challenge, test.challenge)
			}
		})
	}
}

func TestAPIKeysOpenNothingElse(t *testing.T) {
	a := newAPI()
	wants(t, withKey(t, a, partnersKey(a), "GET", "/orders"), 401, lab.GateCredential)
	wants(t, withKey(t, a, partnersKey(a), "GET", "/partner/shipments"), 200, lab.GateHandler)
	wants(t, ask(t, a, "ana", "bearer", "GET /partner/shipments"), 401, lab.GateCredential)
}

// TestAKeyIsForSomeNetworks, and for those of whoever connected: what a header
// says of the address is the caller's own claim.
func TestAKeyIsForSomeNetworks(t *testing.T) {
	for from, status := range map[string]int{
		"": 200, "127.0.0.1": 200, "::1": 200, "203.0.113.9": 200, "::ffff:203.0.113.9": 200,
		"203.0.114.1": 403, "198.51.100.7": 403, "2001:db8::1": 403,
	} {
		a := newAPI()
		got := withKeyFrom(t, a, from, partnersKey(a), "GET", "/partner/shipments")
		wants(t, got, status, map[bool]lab.Gate{true: lab.GateHandler, false: lab.GateContext}[status == 200])
	}
	a := newAPI()
	forwarded := lab.Request{
		Method: "GET", Target: "/partner/shipments", Channel: &lab.Channel{From: "198.51.100.7"},
		Header: http.Header{"Authorization": {"ApiKey " + partnersKey(a)}, "X-Forwarded-For": {"203.0.113.9"}, "X-Real-Ip": {"203.0.113.9"}},
	}
	wants(t, a.Do(t.Context(), forwarded), 403, lab.GateContext)
}

func TestAKeyIsUsedTenTimesAMinute(t *testing.T) {
	a := newAPI()
	for range 10 {
		a.World().Advance(time.Second)
		wants(t, withKey(t, a, partnersKey(a), "GET", "/partner/shipments"), 200, lab.GateHandler)
	}
	for range 3 { // those beyond do not count
		got := wants(t, withKey(t, a, partnersKey(a), "GET", "/partner/shipments"), 429, lab.GateContext)
		if retry := got.Response.Header.Get("Retry-After"); retry != "51" {
			t.Errorf("Retry-After %q", retry)
		}
	}
	a.World().Advance(51 * time.Second)
	wants(t, withKey(t, a, partnersKey(a), "GET", "/partner/shipments"), 200, lab.GateHandler)
	wants(t, withKey(t, a, partnersKey(a), "GET", "/partner/shipments"), 429, lab.GateContext)
}

// TestNeverMoreUsesThanTheRation: whatever the times, no minute has more than ten.
func TestNeverMoreUsesThanTheRation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(1, lab.Hidden)
		var used []time.Time
		for range rapid.IntRange(1, 60).Draw(t, "requests") {
			w.Advance(time.Duration(rapid.IntRange(0, 9000).Draw(t, "ms")) * time.Millisecond)
			proof, err := authn.APIKey(w, w.KeyringAPIKey("parcelly"))
			if err != nil {
				t.Fatal(err)
			}
			if proof.Use.Wait > 0 {
				if len(used) < 10 || w.Now().Sub(used[len(used)-10]) >= time.Minute {
					t.Fatalf("refused after %v", used)
				}
				continue
			}
			used = append(used, w.Now())
			if over := len(used) - 11; over >= 0 && w.Now().Sub(used[over]) < time.Minute {
				t.Fatalf("eleven within a minute: %v", used[over:])
			}
		}
	})
}

func TestAKeyIsForSomeScopes(t *testing.T) {
	a := newAPI()
	reading := "alk_reading0_of-no-more-than-this"
	a.World().KeepAPIKey(reading, "parcelly", []string{"shipments.read"}, []string{"127.0.0.1/32"})
	order := onItsWay(t, a)
	wants(t, withKey(t, a, reading, "GET", "/partner/shipments"), 200, lab.GateHandler)
	got := wants(t, withKey(t, a, reading, "POST", "/partner/shipments/"+order+"/delivered"), 403, lab.GateFunction)
	if diff := cmp.Diff([]string{`ApiKey realm="authlab", error="insufficient_scope", scope="shipments.write"`}, challengesOf(got)); diff != "" {
		t.Errorf("challenges (-want +got):\n%s", diff)
	}
	wants(t, withKey(t, a, partnersKey(a), "POST", "/partner/shipments/"+order+"/delivered"), 200, lab.GateHandler)
	none := "alk_nothing0_at-all"
	a.World().KeepAPIKey(none, "parcelly", []string{}, []string{"127.0.0.1/32"})
	wants(t, withKey(t, a, none, "GET", "/partner/shipments"), 403, lab.GateFunction)
}

// onItsWay is the id of an order that is.
func onItsWay(t testing.TB, a *mockapi.API) string {
	t.Helper()
	order, err := a.World().Orders().Create(api.Order{Owner: "ana", Tenant: "alder", Item: "oak shelf", Amount: 9900, Status: "shipped"})
	if err != nil {
		t.Fatal(err)
	}
	return order.ID
}

// TestShipments: a partner is told what it needs, and may say one thing.
func TestShipments(t *testing.T) {
	a := newAPI()
	order := onItsWay(t, a)
	list := wants(t, withKey(t, a, partnersKey(a), "GET", "/partner/shipments"), 200, lab.GateHandler)
	var shipments []map[string]any
	if err := json.Unmarshal([]byte(list.Response.Body), &shipments); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, one := range shipments {
		if len(one) != 2 || one["item"] == nil {
			t.Errorf("a partner is shown %v", one)
		}
		found = found || one["id"] == order
	}
	if !found {
		t.Errorf("%s is on its way, and not among %v", order, shipments)
	}
	arrived := wants(t, withKey(t, a, partnersKey(a), "POST", "/partner/shipments/"+order+"/delivered"), 200, lab.GateHandler)
	if diff := cmp.Diff([]string{"update order " + order}, arrived.Wrote); diff != "" {
		t.Error(diff)
	}
	again := wants(t, withKey(t, a, partnersKey(a), "POST", "/partner/shipments/"+order+"/delivered"), 404, lab.GateHandler)
	never := wants(t, withKey(t, a, partnersKey(a), "POST", "/partner/shipments/ord-9999/delivered"), 404, lab.GateHandler)
	if len(again.Wrote) > 0 || again.Response.Body != never.Response.Body {
		t.Errorf("what arrived before: wrote %v, %s", again.Wrote, again.Response.Body)
	}
}

func TestAPIKeysExpire(t *testing.T) {
	a := newAPI()
	a.World().Advance(world.APIKeyLifetime - time.Second)
	wants(t, withKey(t, a, partnersKey(a), "GET", "/partner/shipments"), 200, lab.GateHandler)
	a.World().Advance(time.Second)
	wants(t, withKey(t, a, partnersKey(a), "GET", "/partner/shipments"), 401, lab.GateIdentity)
}

func rotated(t testing.TB, a *mockapi.API, key string) (id, successor string) {
	t.Helper()
	var shown struct{ ID, Key string }
	got := wants(t, withKey(t, a, key, "POST", "/partner/keys"), 201, lab.GateHandler)
	if err := json.Unmarshal([]byte(got.Response.Body), &shown); err != nil {
		t.Fatal(err)
	}
	return shown.ID, shown.Key
}

// TestRotatingAnAPIKey: two are good for a day, and then the new one alone.
func TestRotatingAnAPIKey(t *testing.T) {
	a := newAPI()
	old := partnersKey(a)
	id, successor := rotated(t, a, old)
	if !strings.HasPrefix(successor, id) || successor == old {
		t.Errorf("the key %s begins otherwise than %s", successor, id)
	}
	text, err := a.World().Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), successor) || !strings.Contains(string(text), id) {
		t.Error("the world is to keep the beginning of a key, and not the key")
	}
	a.World().Advance(world.APIKeyOverlap - time.Second)
	for _, key := range []string{old, successor} {
		wants(t, withKey(t, a, key, "GET", "/partner/shipments"), 200, lab.GateHandler)
	}
	list := wants(t, withKey(t, a, successor, "GET", "/partner/keys"), 200, lab.GateHandler)
	if strings.Count(list.Response.Body, `"id"`) != 2 || strings.Contains(list.Response.Body, successor) {
		t.Errorf("the list of keys: %s", list.Response.Body)
	}
	a.World().Advance(time.Second)
	wants(t, withKey(t, a, old, "GET", "/partner/shipments"), 401, lab.GateIdentity)
	wants(t, withKey(t, a, successor, "GET", "/partner/shipments"), 200, lab.GateHandler)
}

// TestNoMoreThanTwoKeys: rotating twice in a row ends the first at once.
func TestNoMoreThanTwoKeys(t *testing.T) {
	a := newAPI()
	first := partnersKey(a)
	_, second := rotated(t, a, first)
	_, third := rotated(t, a, second)
	wants(t, withKey(t, a, first, "GET", "/partner/shipments"), 401, lab.GateIdentity)
	wants(t, withKey(t, a, second, "GET", "/partner/shipments"), 200, lab.GateHandler)
	wants(t, withKey(t, a, third, "GET", "/partner/shipments"), 200, lab.GateHandler)
}

func TestRevokingAnAPIKey(t *testing.T) {
	a := newAPI()
	old := partnersKey(a)
	id, successor := rotated(t, a, old)
	a.World().KeepAPIKey("alk_somebody_elses", "biller", nil, nil)
	wants(t, withKey(t, a, old, "DELETE", "/partner/keys/alk_somebody"), 404, lab.GateHandler)
	wants(t, withKey(t, a, old, "DELETE", "/partner/keys/"+id), 204, lab.GateHandler)
	wants(t, withKey(t, a, successor, "GET", "/partner/shipments"), 401, lab.GateIdentity)
	wants(t, withKey(t, a, old, "GET", "/partner/shipments"), 200, lab.GateHandler)
	wants(t, ask(t, a, "ada", "session", "POST /users/parcelly/disable"), 204, lab.GateHandler)
	wants(t, withKey(t, a, old, "GET", "/partner/shipments"), 401, lab.GateIdentity)
}

func TestTheKeyringsAPIKeyOpens(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	server := serve(t, mockapi.New(w, mockapi.Options{}))
	if got := sent(t, server, "parcelly", lab.WithAPIKey, "GET /partner/shipments"); got.Response.Status != 200 {
		t.Errorf("status %d", got.Response.Status)
	}
	w.RevokeAPIKey("parcelly", w.APIKeysOf("parcelly")[0].ID)
	if got := sent(t, server, "parcelly", lab.WithAPIKey, "GET /partner/shipments"); got.Response.Status != 200 {
		t.Errorf("after it was revoked, the keyring's key: %d", got.Response.Status)
	}
}
