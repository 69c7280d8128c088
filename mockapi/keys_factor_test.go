package mockapi_test

import (
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
)

// keyFrom is a key of the server's keyring.
func keyFrom(t testing.TB, server *mockapi.Server, who, with string) lab.Key {
	t.Helper()
	key, err := server.Key(who, with)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// sends a request over the wire with a key in it.
func sends(t testing.TB, server *mockapi.Server, key lab.Key, send string) lab.Exchange {
	t.Helper()
	request, err := lab.ParseRequest(send)
	if err != nil {
		t.Fatal(err)
	}
	got, err := server.Send(t.Context(), request.With(key))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestSigningInWithTheKeyring: a sign-in by plain requests, whose second factor the
// keyring has. The session is the one the password opened.
func TestSigningInWithTheKeyring(t *testing.T) {
	for with, route := range map[string]string{"one-time-code": "/login/otp", "recovery-code": "/login/recovery", "passkey": "/login/passkey"} {
		t.Run(with, func(t *testing.T) {
			server := listen(t, mockapi.Options{})
			half := cookieOf(t, sends(t, server, lab.Key{}, "POST /login HTTP/1.1\nContent-Type: application/json\n\n{\"name\": \"fin\", \"password\": \"fin-pw\"}"))
			key := keyFrom(t, server, "fin", with)
			if want := half.Name + "=" + half.Value; key.Value != want {
				t.Errorf("the key is for %s, want %s", key.Value, want)
			}
			whole := cookieOf(t, wants(t, sends(t, server, key, "POST "+route), 200, lab.GateHandler))
			got := wants(t, sends(t, server, lab.Key{Header: "Cookie", Value: whole.Name + "=" + whole.Value}, "GET /whoami"), 200, lab.GateHandler)
			if got.Principal.ACR != "aal2" {
				t.Errorf("proven as %+v", got.Principal)
			}
			wants(t, sends(t, server, key, "POST "+route), 401, lab.GateIdentity) // the session has another name now
		})
	}
}

// TestTheKeyringHasAFreshCodeEachTime, as often as one signs in: it waits for the
// next where one was used. Recovery codes come to an end.
func TestTheKeyringHasAFreshCodeEachTime(t *testing.T) {
	server := listen(t, mockapi.Options{})
	seen := map[string]bool{}
	for range 3 {
		key := keyFrom(t, server, "fin", "one-time-code")
		wants(t, sends(t, server, key, "POST /login/otp"), 200, lab.GateHandler)
		if key.Code == "" || seen[key.Code] || !strings.Contains(key.Body, key.Code) {
			t.Errorf("the code %q comes with %s", key.Code, key.Body)
		}
		seen[key.Code] = true
	}
	for range 8 {
		wants(t, sends(t, server, keyFrom(t, server, "fin", "recovery-code"), "POST /login/recovery"), 200, lab.GateHandler)
	}
	if _, err := server.Key("fin", "recovery-code"); err == nil || !strings.Contains(err.Error(), "POST /recovery-codes") {
		t.Errorf("the ninth recovery code: %v", err)
	}
}

// TestATokenForAPasswordAndACode: the bare code can be written into any body.
func TestATokenForAPasswordAndACode(t *testing.T) {
	server := listen(t, mockapi.Options{})
	request, err := lab.BuildRequest(server, lab.Sent{As: "fin", With: "one-time-code", Send: "POST /token HTTP/1.1\nContent-Type: application/json\n\n{\"name\": \"fin\", \"password\": \"fin-pw\", \"otp\": \"{{key}}\"}"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := server.Send(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, got, 200, lab.GateHandler)
}

// TestTheKeyringMakesAPasskey for whoever asks the API for one, and proves it from
// then on, but not to a page elsewhere.
func TestTheKeyringMakesAPasskey(t *testing.T) {
	server := listen(t, mockapi.Options{})
	session := keyFrom(t, server, "ana", "session")
	wants(t, sends(t, server, session, "POST /passkeys/options"), 200, lab.GateHandler)
	made := keyFrom(t, server, "ana", "passkey")
	if made.Value != session.Value {
		t.Error("it answers another session than the one that was asked")
	}
	wants(t, sends(t, server, made, "POST /passkeys"), 201, lab.GateHandler)
	wants(t, sends(t, server, keyFrom(t, server, "ana", "phished passkey"), "POST /login/passkey"), 401, lab.GateIdentity)
	wants(t, sends(t, server, keyFrom(t, server, "ana", "passkey"), "POST /login/passkey"), 200, lab.GateHandler)
}

// TestAnAuthenticatorAnswersWhatItIsShown: from what the API said and nothing else,
// as any client can, whatever page shows it.
func TestAnAuthenticatorAnswersWhatItIsShown(t *testing.T) {
	for origin, status := range map[string]int{
		authn.PasskeyOrigin: 200, lab.PhishingOrigin: 401, "http://authlab.test": 401, "https://authlab.test:444": 401, "": 401,
	} {
		t.Run(origin, func(t *testing.T) {
			a := newAPI()
			device, err := authn.AuthenticatorOf(a.World(), "ana")
			if err != nil {
				t.Fatal(err)
			}
			answer := func(asked lab.Exchange, origin string) string {
				t.Helper()
				text, err := device.Answer(asked.Response.Body, origin)
				if err != nil {
					t.Fatal(err)
				}
				return text
			}
			cookie := signedIn(t, a, "ana")
			asked := wants(t, posting(t, a, cookie, "/passkeys/options", ""), 200, lab.GateHandler)
			wants(t, posting(t, a, cookie, "/passkeys", answer(asked, authn.PasskeyOrigin)), 201, lab.GateHandler)
			half := cookieOf(t, login(t, a, "ana", "ana-pw"))
			got := posting(t, a, half, "/login/passkey", answer(askedToProve(t, a, half), origin))
			wants(t, got, status, map[bool]lab.Gate{true: lab.GateHandler, false: lab.GateIdentity}[status == 200])
		})
	}
}

func TestAnAuthenticatorIsAskedNothing(t *testing.T) {
	device, err := authn.AuthenticatorOf(newWorld(1, lab.Hidden), "ana")
	if err != nil {
		t.Fatal(err)
	}
	for _, options := range []string{"", "{}", "5", `{"publicKey": {}}`, `{"publicKey": {"user": {}}}`, `{"publicKey": {"challenge": "?"}}`} {
		if answer, err := device.Answer(options, authn.PasskeyOrigin); err == nil {
			t.Errorf("%s is answered by %s", options, answer)
		}
	}
}
