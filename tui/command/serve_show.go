package command

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// announcement is what there is to know of an API that listens.
type announcement struct {
	BaseURL   string            `json:"base_url"`
	Control   string            `json:"control_url"`
	Secure    *servedTLS        `json:"tls,omitempty"`
	Keys      []lab.Key         `json:"keys"`
	Passwords map[string]string `json:"passwords"`
	Factors   map[string]factor `json:"second_factors"` // of whoever has one
}

// factor is what somebody proves themselves by beside a password.
type factor struct {
	App      string   `json:"authenticator"` // otpauth://…, for any authenticator app
	Recovery []string `json:"recovery_codes"`
}

func show(shop *workshop, server *mockapi.Server, control *mockapi.Control, w *world.World) (announcement, error) {
	shown := announcement{BaseURL: server.BaseURL(), Control: control.URL(), Keys: ready(server.Keys()), Passwords: passwords(w), Factors: factors(w)}
	if server.SecureURL() == "" {
		return shown, nil
	}
	secure, err := showTLS(shop, server, w)
	shown.Secure = secure
	return shown, err
}

// ready leaves out the keys that are made when somebody asks.
func ready(keys []lab.Key) []lab.Key { return slices.DeleteFunc(keys, lab.Key.Spare) }

func (s announcement) print(out io.Writer, asJSON bool) error {
	if asJSON {
		return printJSON(out, s)
	}
	return printLines(out, s.lines())
}

func (s announcement) lines() []string {
	const asJSON = "-H 'Content-Type: application/json'"
	lines := []string{
		"the API listens on " + s.BaseURL + ", and GET / lists its routes",
		"",
		"present no credential:",
		fmt.Sprintf("  curl -i %s/tickets", s.BaseURL),
		"sign in with a password, for a session cookie or a bearer token:",
		fmt.Sprintf(`  curl -i %s/login %s -d '{"name":"ana","password":"%s"}'`, s.BaseURL, asJSON, s.Passwords["ana"]),
		fmt.Sprintf(`  curl -i %s/token %s -d '{"name":"ana","password":"%s"}'`, s.BaseURL, asJSON, s.Passwords["ana"]),
		"or present a session that is open already:",
	}
	for _, key := range s.Keys {
		if key.With == lab.WithSession {
			lines = append(lines, fmt.Sprintf("  %-6s %-22s password %-9s -H '%s: %s'", key.Who, key.Note, s.Passwords[key.Who], key.Header, key.Value))
		}
	}
	lines = append(lines,
		"complete a sign-in of "+strings.Join(slices.Sorted(maps.Keys(s.Factors)), ", ")+" with the code of now, or a recovery code, or a passkey:",
		fmt.Sprintf(`  curl %s/key %s -d '{"who":"fin","with":"one-time-code"}'`, s.Control, asJSON),
		fmt.Sprintf(`  curl %s/passkey %s -d '{"who":"fin","origin":"%s","options":OPTIONS}'`, s.Control, asJSON, authn.PasskeyOrigin),
	)
	if s.Secure != nil {
		lines = append(lines, s.Secure.lines()...)
	}
	return append(lines,
		"walk the flows of the identity provider, which describes itself:",
		fmt.Sprintf("  curl %s/.well-known/openid-configuration", s.BaseURL),
		"start the world anew, or move its clock:",
		fmt.Sprintf("  curl %s/reset %s -d '{}'", s.Control, asJSON),
		fmt.Sprintf(`  curl %s/clock %s -d '{"advance":"1h"}'`, s.Control, asJSON),
		"or have another key made, such as one that must not open:",
		fmt.Sprintf("  curl %s/keys", s.Control),
		fmt.Sprintf(`  curl %s/key %s -d '{"who":"ana","with":"expired bearer"}'`, s.Control, asJSON),
		"", "--json prints everybody's bearer tokens too, and what an authenticator app is told; authlab token mints tokens; ctrl+c stops the API",
	)
}

func passwords(w *world.World) map[string]string {
	known := map[string]string{}
	for _, person := range w.People() {
		if person.Password != "" && !person.Hidden {
			known[person.ID] = person.Password
		}
	}
	return known
}

func factors(w *world.World) map[string]factor {
	known := map[string]factor{}
	for _, person := range w.People() {
		if app := authn.SecretURL(w, person.ID); app != "" && !person.Hidden {
			known[person.ID] = factor{app, w.KeyringRecoveryCodes(person.ID)}
		}
	}
	return known
}
