package command

import (
	"fmt"
	"io"
	"slices"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// announcement is what there is to know of an API that listens.
type announcement struct {
	BaseURL   string            `json:"base_url"`
	Control   string            `json:"control_url"`
	Secure    *servedTLS        `json:"tls,omitempty"`
	Keys      []lab.Key         `json:"keys"`
	Passwords map[string]string `json:"passwords"`
}

func show(shop *workshop, server *mockapi.Server, control *mockapi.Control, w *world.World) (announcement, error) {
	shown := announcement{BaseURL: server.BaseURL(), Control: control.URL(), Keys: ready(server.Keys()), Passwords: passwords(w)}
	if server.SecureURL() == "" {
		return shown, nil
	}
	secure, err := showTLS(shop, server.SecureURL(), shown.Keys, w)
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
	if s.Secure != nil {
		lines = append(lines, s.Secure.lines()...)
	}
	return append(lines,
		"walk the flows of the identity provider, which describes itself:",
		fmt.Sprintf("  curl %s/.well-known/openid-configuration", s.BaseURL),
		"start the world anew, or move its clock:",
		fmt.Sprintf("  curl %s/reset %s -d '{}'", s.Control, asJSON),
		fmt.Sprintf(`  curl %s/clock %s -d '{"advance":"1h"}'`, s.Control, asJSON),
		"", "--json prints everybody's bearer tokens too, and authlab token mints others; ctrl+c stops the API",
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
