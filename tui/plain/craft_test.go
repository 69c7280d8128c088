package plain_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/lab/sandbox"
	"authlab/scenarios"
	"authlab/tui/plain"
)

// toCraft leads to the first craft of G6, whose request carries a session of Ana's.
const toCraft = "reveal\nnext\nreveal\nnext"

// typed is what the lines of a learner at that craft are answered with.
func typed(t *testing.T, lines ...string) string {
	t.Helper()
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	scenario, err := pack.Scenario("G6")
	if err != nil {
		t.Fatal(err)
	}
	return said(t, openRun(t, sandbox.NewPool(), scenario), nil, append([]string{toCraft}, lines...)...)
}

// said is what the lines of a learner are answered with.
func said(t *testing.T, run *lab.Run, shelf lab.Shelf, lines ...string) string {
	t.Helper()
	var out bytes.Buffer
	in := strings.NewReader(strings.Join(lines, "\n") + "\n")
	if err := plain.Play(t.Context(), plain.Config{Run: run, In: in, Out: &out, Shelf: shelf}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// inOrder holds what was printed to contain the texts, one after another.
func inOrder(t *testing.T, out string, texts ...string) {
	t.Helper()
	rest := strings.Join(strings.Fields(out), " ")
	for _, text := range texts {
		_, after, found := strings.Cut(rest, text)
		if !found {
			t.Fatalf("%q is not, or not there, in\n%s", text, out)
		}
		rest = after
	}
}

// TestSigningInByLines: each send is one exchange with the real API, and in the end the
// credential is in the request; left half-way, it is not.
func TestSigningInByLines(t *testing.T) {
	out := typed(t, "signin", "signin fin password", "signin fin one-time code", "use", "send", "send", "send", "use", "send GET /whoami", "keys",
		"signin ana SAML", "send", "leave", "send", "exchanges")
	inOrder(t, out, "signin ana password: a password, and nothing else", "signin fin one-time code:", `fin cannot sign in by "password"`,
		"fin signs in by one-time code · exchange 1: the password", "POST /login", "proves that somebody knows the password of Fin", "(NIST SP 800-63B-4 §3.1.1)",
		"the sign-in has led to no credential yet",
		"POST /login -> 200", "identity pass fin", "exchange 2: the one-time code", "RFC 6238 §5.2", "POST /login/otp -> 200",
		"exchange 3: the session at work", "GET /whoami -> 200", "on the keyring now: fin signed-in session", "Cookie: session=",
		"GET /whoami -> 200", `"id":"fin"`, "fin signed-in session", "signed in at",
		"ana signs in by SAML · exchange 1", "GET /saml/login?to=/whoami -> 303", "exchange 2", "GET /whoami -> 200", `"id":"fin"`,
		"GET /saml/login?to=/whoami -> 303 at")
	if long := regexp.MustCompile(`[A-Za-z0-9+/%_-]{60}`).FindString(out); long != "" {
		t.Errorf("%s is too long to be read aloud", long)
	}
}

// TestEveryWayInByLines leads to a key.
func TestEveryWayInByLines(t *testing.T) {
	for way, sends := range map[string]int{"password": 2, "passkey": 7, "OpenID Connect": 7, "SAML": 5} {
		lines := []string{"signin ana " + way}
		for range sends {
			lines = append(lines, "send")
		}
		inOrder(t, typed(t, append(lines, "use", "send GET /whoami")...), "ana signs in by "+way, "on the keyring now: ana signed-in", "GET /whoami -> 200", `"id":"ana"`)
	}
}

// TestTheTokenBenchInLines: what it says, changed, and signed only when told to.
func TestTheTokenBenchInLines(t *testing.T) {
	out := typed(t, "token", "as ana bearer", "token", "set sub ben", "use", "send GET /whoami",
		"token", "sign", "sign current", "use", "send GET /whoami",
		"token", "tamper", "tamper 7", "drop exp", "drop exp", "set", "reset", "leave", "send")
	inOrder(t, out, "the request carries no bearer token",
		"the token: as it was issued", "alg = ", "identity: how it is signed", "(RFC 8725 §3.1)", `sub = "ana"`, "exp = ", "(in ",
		"the token: changed since it was signed", `sub = "ben"`, "GET /whoami -> 401", "identity deny",
		"sign current: the house's own", "the token: signed here, with the key current", `sub = "ben"`, "GET /whoami -> 200", `"id":"ben"`,
		"tamper 7: sign it with nothing", "the token: no signature", `alg = "none"`, `the token says nothing of "exp"`, "set needs a name and a value",
		"the token: as it was issued", "GET /whoami -> 200")
}

// TestExchangesInLines: all are listed, read again, compared and taken up again.
func TestExchangesInLines(t *testing.T) {
	out := typed(t, "as nobody", "send GET /whoami", "as ana session", "send GET /whoami", "exchanges", "compare 3 4", "exchange 3", "exchange 9", "compare 1", "requests", "take 2", "send")
	inOrder(t, out, "3. nobody · GET /whoami -> 401 at credential", "4. ana · GET /whoami -> 200 at handler",
		"they part at credential: deny, then pass", "exchange 3: nobody", "credential deny", "exchange 4: ana", "identity pass",
		"GET /whoami HTTP/1.1", "GET /whoami -> 401", `"9" is no exchange's number; try 1 to 4`, `"" is no exchange's number`,
		"1. GET /whoami HTTP/1.1 (sent, with session)", "2. GET /whoami HTTP/1.1 (sent)", "GET /whoami -> 401")
}
