package lab

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// Tampering is a change an attacker would try at a token, the world's clock at hand. It
// signs nothing.
type Tampering struct {
	Name, About string
	Change      func(token Token, now time.Time) (Token, error)
}

// Tamperings lists them.
func Tamperings() []Tampering {
	claim := func(name, about, of string, value func(now time.Time) string) Tampering {
		return Tampering{name, about, func(token Token, now time.Time) (Token, error) {
			claims, err := SetMember(token.Claims, of, value(now))
			token.Claims = claims
			return token, err
		}}
	}
	always := func(value string) func(time.Time) string { return func(time.Time) string { return value } }
	return []Tampering{
		claim("be somebody else", "sub becomes plato, who runs the platform", "sub", always(`"plato"`)),
		claim("let it expire", "exp becomes a minute ago", "exp", func(now time.Time) string { return fmt.Sprint(now.Add(-time.Minute).Unix()) }),
		claim("let it live for ever", "exp becomes a hundred years from now", "exp", func(now time.Time) string { return fmt.Sprint(now.AddDate(100, 0, 0).Unix()) }),
		claim("widen its scope", "scope gains what no customer has", "scope", always(`"refunds.write users.delete"`)),
		claim("say it is for another API", "aud becomes the shop", "aud", always(`"https://shop.authlab.test"`)),
		claim("add a role", "roles becomes admin", "roles", always(`["admin"]`)),
		{"sign it with nothing", "alg becomes none, and the signature goes", func(token Token, _ time.Time) (Token, error) {
			header, err := SetMember(token.Header, "alg", `"none"`)
			token.Header, token.Signature = header, ""
			return token, err
		}},
		{"cut the signature off", "header and claims stay as they are", func(token Token, _ time.Time) (Token, error) {
			token.Signature = ""
			return token, nil
		}},
	}
}

// SetMember sets a member of a JSON object to a JSON value, and leaves the rest as it was
// written. What is no object is a *Mistake.
func SetMember(text, name, value string) (string, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	if opening, err := decoder.Token(); err != nil || opening != json.Delim('{') {
		return text, &Mistake{What: "this is no JSON object", Try: "the token as it came"}
	}
	start := decoder.InputOffset()
	for decoder.More() {
		found, err := decoder.Token()
		if err != nil {
			return text, err
		}
		var raw json.RawMessage
		if err := decoder.Decode(&raw); err != nil {
			return text, err
		}
		if found == name {
			end := decoder.InputOffset()
			return text[:end-int64(len(raw))] + value + text[end:], nil
		}
	}
	comma := ","
	if rest := strings.TrimSpace(text[start:]); rest == "}" {
		comma = ""
	}
	return text[:start] + fmt.Sprintf("%q: %s%s", name, value, comma) + text[start:], nil
}
