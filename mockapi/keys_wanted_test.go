package mockapi_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
)

// TestWhatIsAmissWithAKeyIsWhatStopsIt: each flawed credential is stopped where
// its flaw says, on a route that takes the good one.
func TestWhatIsAmissWithAKeyIsWhatStopsIt(t *testing.T) {
	const order, disable = "GET /orders/{{anas-order}}", "POST /users/ana/disable"
	tried := map[string]bool{}
	for _, test := range []struct {
		who, with, send string
		status          int
		gate            lab.Gate
		challenge       string // a part of one, empty where there must be none
	}{
		{"ana", "session", order, 200, lab.GateHandler, ""},
		{"ana", "ended session", order, 401, lab.GateIdentity, `error="invalid_session"`},
		{"ana", "idle session", order, 401, lab.GateIdentity, `error="invalid_session"`},
		{"ana", "outlived session", order, 401, lab.GateIdentity, `error="invalid_session"`},
		{"fin", "password-only session", "GET /whoami", 401, lab.GateIdentity, `error="insufficient_user_authentication", acr_values="aal2"`},
		{"ana", "password-only session", order, 200, lab.GateHandler, ""}, // she has no second factor
		{"ada", "session", disable, 204, lab.GateHandler, ""},
		{"ada", "password-only session", disable, 401, lab.GateIdentity, `error="insufficient_user_authentication", acr_values="aal2"`},
		{"ada", "stale session", disable, 401, lab.GateIdentity, `max_age="900"`},
		{"ana", "bearer", order, 200, lab.GateHandler, ""},
		{"ana", "bearer for orders.read", order, 200, lab.GateHandler, ""},
		{"ana", "bearer for tickets.read tickets.write", order, 403, lab.GateFunction, `error="insufficient_scope"`},
		{"ana", "bearer for nothing", order, 403, lab.GateFunction, `error="insufficient_scope"`},
		{"ana", "expired bearer", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"ana", "early bearer", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"ana", "revoked bearer", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"ana", "forged bearer", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"ana", "unsigned bearer", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"ana", "confused bearer", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"ana", "id-token", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"ana", "wide bearer", order, 200, lab.GateHandler, ""},
		{"ana", "wide bearer", "GET /users", 403, lab.GateFunction, ""}, // a scope is no right
		{"ledger", "bound bearer", "GET /whoami", 200, lab.GateHandler, ""},
		{"ledger", "stolen bearer", "GET /whoami", 401, lab.GateIdentity, `error="invalid_token"`},
		{"ana", "retired-key bearer", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"ana", "other-audience bearer", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"ana", "partner-issued bearer", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"ben", "partner-issued bearer", "GET /orders/{{bens-order}}", 200, lab.GateHandler, ""},
		{"ada", "bearer", disable, 204, lab.GateHandler, ""},
		{"ada", "password-only bearer", disable, 401, lab.GateIdentity, `acr_values="aal2"`},
		{"ada", "stale bearer", disable, 401, lab.GateIdentity, `max_age="900"`},
		{"sam", "session as ana", order, 200, lab.GateHandler, ""},
		{"sam", "session as ana", "GET /orders/{{bens-order}}", 404, lab.GateObject, ""}, // Sam may, Ana may not
		{"sam", "ended session as ana", order, 401, lab.GateIdentity, `error="invalid_session"`},
		{"sue", "barred session as ana", order, 401, lab.GateIdentity, `error="invalid_session"`},
		{"biller", "bearer as ana", order, 200, lab.GateHandler, ""},
		{"biller", "bearer as ana", "GET /orders/{{bens-order}}", 404, lab.GateObject, ""}, // so may the biller
		{"biller", "bearer as ana for invoices.read", order, 403, lab.GateFunction, `error="insufficient_scope"`},
		{"biller", "expired bearer as ana", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"biller", "early bearer as ana", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"biller", "revoked bearer as ana", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"biller", "forged bearer as ana", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"biller", "retired-key bearer as ana", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"biller", "other-audience bearer as ana", order, 401, lab.GateIdentity, `error="invalid_token"`},
		{"ana", "basic", "GET /legacy/orders", 200, lab.GateHandler, ""},
		{"ana", "wrong-password basic", "GET /legacy/orders", 401, lab.GateIdentity, `Basic realm="authlab"`},
		{"parcelly", "api-key", "GET /partner/shipments", 200, lab.GateHandler, ""},
		{"parcelly", "api-key for shipments.read", "GET /partner/shipments", 200, lab.GateHandler, ""},
		{"parcelly", "api-key for shipments.write", "GET /partner/shipments", 403, lab.GateFunction, ""},
		{"parcelly", "expired api-key", "GET /partner/shipments", 401, lab.GateIdentity, `error="invalid_key"`},
		{"parcelly", "distant api-key", "GET /partner/shipments", 403, lab.GateContext, ""},
		{"parcelly", "revoked api-key", "GET /partner/shipments", 401, lab.GateIdentity, `error="invalid_key"`},
		{"fin", "one-time-code", "POST /login/otp", 200, lab.GateHandler, ""},
		{"fin", "used one-time-code", "POST /login/otp", 401, lab.GateIdentity, `error="invalid_factor"`},
		{"fin", "recovery-code", "POST /login/recovery", 200, lab.GateHandler, ""},
		{"fin", "used recovery-code", "POST /login/recovery", 401, lab.GateIdentity, `error="invalid_factor"`},
		{"fin", "passkey", "POST /login/passkey", 200, lab.GateHandler, ""},
		{"ana", "passkey", "POST /login/passkey", 200, lab.GateHandler, ""}, // she has one from then on
		{"fin", "phished passkey", "POST /login/passkey", 401, lab.GateIdentity, `error="invalid_factor"`},
		{"plato", "dpop", "GET /infra/bound", 200, lab.GateHandler, ""},
		{"ana", "dpop", "GET /infra/bound", 403, lab.GateFunction, ""},
		{"ledger", "dpop", "GET /whoami/bound", 200, lab.GateHandler, ""},
		{"plato", "dpop", "GET /infra", 401, lab.GateCredential, "Bearer"},
		{"plato", "bearer", "GET /infra/bound", 401, lab.GateIdentity, `Bearer realm="authlab", error="invalid_token"`},
		{"plato", "expired dpop", "GET /infra/bound", 401, lab.GateIdentity, `DPoP realm="authlab", error="invalid_token"`},
		{"plato", "stolen dpop", "GET /infra/bound", 401, lab.GateIdentity, `error="invalid_token"`},
		{"plato", "used dpop", "GET /infra/bound", 401, lab.GateIdentity, `error="invalid_dpop_proof"`},
		{"plato", "nonceless dpop", "GET /infra/bound", 401, lab.GateIdentity, `error="use_dpop_nonce"`},
		{"ledger", "certificate", "GET /ledger/balance", 200, lab.GateHandler, ""},
		{"biller", "certificate", "GET /ledger/balance", 403, lab.GateFunction, ""},
		{"ledger", "expired certificate", "GET /ledger/balance", 401, lab.GateIdentity, `error="invalid_certificate"`},
		{"ledger", "early certificate", "GET /ledger/balance", 401, lab.GateIdentity, `error="invalid_certificate"`},
		{"ledger", "revoked certificate", "GET /ledger/balance", 401, lab.GateIdentity, `error="invalid_certificate"`},
		{"ledger", "self-signed certificate", "GET /ledger/balance", 401, lab.GateIdentity, `error="invalid_certificate"`},
		{"ledger", "other-ca certificate", "GET /ledger/balance", 401, lab.GateIdentity, `error="invalid_certificate"`},
	} {
		tried[test.with] = true
		t.Run(test.who+" "+test.with, func(t *testing.T) {
			w := newWorld(1, lab.Hidden)
			key, err := mockapi.KeyOf(w, test.who, test.with)
			if err != nil {
				t.Fatal(err)
			}
			if key.Who != test.who || key.With != test.with || key.Name == "" {
				t.Errorf("the key says it is %+v", key)
			}
			request := parse(t, w, test.send)
			shown, err := mockapi.Prove(w, key, request)
			if err != nil || shown.Proof == "" && shown != key {
				t.Fatalf("for the request it is %+v, %v", shown, err)
			}
			a := mockapi.New(w.Clone(), mockapi.Options{}) // what a probe of a matrix is asked in
			got := wants(t, a.Do(t.Context(), request.With(shown)), test.status, test.gate)
			if wanted, _ := lab.ParseWanted(test.with); wanted.As != "" && got.Principal != nil && (got.Principal.ID != wanted.As || got.Principal.Actor != test.who) {
				t.Errorf("the caller is %+v", got.Principal)
			}
			challenges := strings.Join(challengesOf(got), ", ")
			if test.challenge == "" != (challenges == "") && got.Response.Status != 403 || !strings.Contains(challenges, test.challenge) {
				t.Errorf("challenged by %q, want %q", challenges, test.challenge)
			}
			if wanted, err := lab.ParseWanted(test.with); err != nil || key.Wrong != wanted.Amiss() || wanted.Flaw == "" != (key.Wrong == "") && test.with != "bound bearer" && test.with != "id-token" {
				t.Errorf("of the key is said %q, %v", key.Wrong, err)
			}
			again, err := mockapi.KeyOf(w, test.who, test.with)
			if strings.HasSuffix(test.with, "passkey") { // a signature is never the same twice
				again.Body = key.Body
			}
			if err != nil || again != key {
				t.Errorf("asked again it is %+v, %v", again, err)
			}
		})
	}
	for _, with := range append(lab.Credentials(), lab.CredentialsAs("ana")...) {
		if !tried[with] {
			t.Errorf("nobody tried %s", with)
		}
	}
}

// TestATokensNameTellsNothing: whoever reads its claims learns what is amiss from
// those that count, and not from what it is called.
func TestATokensNameTellsNothing(t *testing.T) {
	w, names := newWorld(1, lab.Hidden), map[any]bool{}
	for _, with := range lab.Credentials() {
		key, err := mockapi.KeyOf(w, "ana", with)
		if err != nil || !strings.HasSuffix(with, "bearer") && !strings.HasSuffix(with, "dpop") {
			continue // she has none, or it is no token
		}
		_, claims := claimsOf(t, key.Secret())
		name, _ := claims["jti"].(string)
		if len(name) != 22 || names[name] {
			t.Errorf("%s is called %q", with, name)
		}
		names[name] = true
	}
	if len(names) < 10 {
		t.Errorf("%d tokens were asked for", len(names))
	}
}

func TestAKeyNobodyHasIsRefused(t *testing.T) {
	for _, test := range []struct{ who, with, want string }{
		{"reporter", "stale bearer", "reporter has no stale bearer; try "},
		{"ana", "one-time-code", "ana has no one-time-code; try "},
		{"biller", "stolen bearer", "biller has no stolen bearer; try "},
		{"anna", "bearer", `the world has no "anna"; try ana`},
		{"nobody", "bearer", "nobody carries no credential; try taking with out"},
		{"reporter", "session", "reporter has no session; try "},
		{"parcelly", "dpop", "parcelly has no dpop; try "},
		{"ana", "api-key", "ana has no api-key; try "},
		{"parcelly", "expired bearer", "parcelly has no expired bearer; try "},
		{"biller", "expired certificate", "biller has no expired certificate; try "},
		{"sue", "session as ana", "sue has no session as ana; try "},
		{"sam", "barred session as ana", "sam has no barred session as ana; try "},
		{"fin", "barred session as ana", "fin has no barred session as ana; try "}, // who never might
		{"sam", "session as fin", "sam has no session as fin; try "},
		{"sam", "session as anna", "sam has no session as anna; try "},
		{"reporter", "bearer as ana", "reporter has no bearer as ana; try "},
		{"biller", "bearer as reporter", "biller has no bearer as reporter; try "},
		{"biller", "bearer as ana for tickets.read", "biller has no bearer as ana for tickets.read; try "},
		{"ana", "expird bearer", `there is no "expird" bearer; try expired bearer`},
	} {
		_, err := mockapi.KeyOf(newWorld(1, lab.Hidden), test.who, test.with)
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s with %s: got %v, want %s", test.who, test.with, err, test.want)
		}
	}
}

// TestAServerHandsOutTheKeysStoriesAskFor, and counts a session that a story
// ended as ended.
func TestAServerHandsOutTheKeysStoriesAskFor(t *testing.T) {
	server := listen(t, mockapi.Options{})
	for with, status := range map[string]int{"session": 200, "ended session": 401, "stale session": 200, "expired bearer": 401, "": 200} {
		request, err := lab.BuildRequest(server, lab.Sent{As: "ana", With: with, Send: "GET /whoami"})
		if err != nil {
			t.Fatal(err)
		}
		got, err := server.Send(t.Context(), request)
		if err != nil || got.Response.Status != status || len(got.Wrote) > 0 {
			t.Errorf("%s: %d, wrote %v, %v, want %d", with, got.Response.Status, got.Wrote, err, status)
		}
	}
	if _, err := server.Key("ana", "expird bearer"); err == nil {
		t.Error("a mistyped key is handed out")
	}
	if _, err := server.Key("ada", "password-only session"); err != nil {
		t.Error(err)
	}
	onRing := slices.DeleteFunc(server.Keys(), lab.Key.Spare)
	if n := len(onRing); n != len(mockapi.Keys(newWorld(1, lab.Hidden)))-hiddenKeys() {
		t.Errorf("asking for keys put some on the ring: it has %d", n)
	}
}

func hiddenKeys() int {
	w, count := newWorld(1, lab.Hidden), 0
	hidden := map[string]bool{}
	for _, person := range w.People() {
		hidden[person.ID] = person.Hidden
	}
	for _, key := range mockapi.Keys(w) {
		if hidden[key.Who] {
			count++
		}
	}
	return count
}

// TestTheKeyringListsWhatItCanMake, and nothing else.
func TestTheKeyringListsWhatItCanMake(t *testing.T) {
	server := listen(t, mockapi.Options{})
	listed := map[string]bool{}
	for _, key := range server.Keys() {
		if key.Who == lab.Nobody {
			continue
		}
		listed[key.Who+" "+key.With] = true
		if made, err := server.Key(key.Who, key.With); err != nil || made.Spare() || made.Wrong != key.Wrong || made.Note != key.Note {
			t.Errorf("%s with %s: %+v, %v", key.Who, key.With, made, err)
		}
	}
	for _, who := range []string{"ana", "fin", "sam", "biller", "ledger", "parcelly"} {
		for _, with := range append(lab.Credentials(), "session as ana", "bearer as bo", "session as fin") {
			if _, err := mockapi.KeyOf(newWorld(1, lab.Hidden), who, with); (err == nil) != listed[who+" "+with] {
				t.Errorf("%s with %s: listed is %v, and asked for it is %v", who, with, listed[who+" "+with], err)
			}
		}
	}
}

// TestAPasswordOnlySessionIsTheOneASignInLeft: the keyring goes on where the learner is.
func TestAPasswordOnlySessionIsTheOneASignInLeft(t *testing.T) {
	a := newAPI()
	half := cookieOf(t, login(t, a, "fin", "fin-pw"))
	for range 2 {
		key, err := mockapi.KeyOf(a.World(), "fin", "password-only session")
		if err != nil || key.Value != (&http.Cookie{Name: half.Name, Value: half.Value}).String() {
			t.Errorf("the key is %q, %v; want the session of the sign-in, %s", key.Value, err, half.Value)
		}
	}
	if live := len(a.World().SessionsOf("fin")); live != 2 { // that of the keyring, and the half one
		t.Errorf("fin has %d sessions", live)
	}
}

// TestKeysOverTLS: a session goes by its other name there, and a certificate is shown.
func TestKeysOverTLS(t *testing.T) {
	server, err := mockapi.Listen(newAPI(), "127.0.0.1:0", mockapi.Encrypted("127.0.0.1:0"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = server.Close() }() // the test is over
	for _, test := range []struct {
		who, with, send string
		status          int
	}{
		{"ana", "session", "GET /whoami over TLS", 200},
		{"ana", "stale session", "GET /whoami over TLS", 200},
		{"ana", "bearer", "GET /whoami over TLS", 200},
		{"ledger", "certificate", "GET /ledger/balance", 200},
		{"biller", "certificate", "GET /ledger/balance", 403},
		{"ledger", "expired certificate", "GET /ledger/balance", 401},
		{"ledger", "bound bearer", "GET /whoami", 200},
		{"ledger", "stolen bearer", "GET /whoami over TLS", 401},
	} {
		request, err := lab.BuildRequest(server, lab.Sent{As: test.who, With: test.with, Send: test.send})
		if err != nil {
			t.Fatal(err)
		}
		again, err := lab.ParseRequest(request.Text()) // as it comes out of an editor
		if err != nil {
			t.Fatal(err)
		}
		if got, err := server.Send(t.Context(), again); err != nil || got.Response.Status != test.status {
			t.Errorf("%s with %s: %d, %v, want %d", test.who, test.with, got.Response.Status, err, test.status)
		}
	}
	plain, err := lab.ParseRequest("GET /whoami over TLS\nCookie: " + keyFrom(t, server, "ana", "session").Value)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := server.Send(t.Context(), plain); err != nil || got.Response.Status != 401 {
		t.Errorf("the plain cookie over TLS: %d, %v", got.Response.Status, err)
	}
}
