//go:build lesson

package fix

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

type header struct {
	Alg string `json:"alg"`
	Typ string `json:"typ,omitempty"`
}

type audience []string

type claims struct {
	Sub   string          `json:"sub"`
	Aud   json.RawMessage `json:"aud"`
	Exp   int64           `json:"exp"`
	Scope string          `json:"scope,omitempty"`
	Extra map[string]any  `json:"extra,omitempty"`
}

func (c claims) audience() (audience, error) {
	var one string
	if json.Unmarshal(c.Aud, &one) == nil {
		return audience{one}, nil
	}
	var many audience
	err := json.Unmarshal(c.Aud, &many)
	return many, err
}

func encode(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

func decode(part string, into any) error {
	text, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

func mac(text, key string) string {
	h := hmac.New(sha256.New, []byte(key))
	fmt.Fprint(h, text)
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

var errToken = errors.New("invalid_token")

// parse refuses every algorithm but its own: "none" must not get through.
func parse(token, key string, now time.Time) (c claims, err error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return c, fmt.Errorf("%w: %d parts", errToken, len(parts))
	}
	var h header
	if err := decode(parts[0], &h); err != nil || h.Alg != "HS256" {
		return c, fmt.Errorf("%w: alg %q, %v", errToken, h.Alg, err)
	}
	if !hmac.Equal([]byte(mac(parts[0]+"."+parts[1], key)), []byte(parts[2])) {
		return c, fmt.Errorf("%w: signature", errToken)
	}
	if err := decode(parts[1], &c); err != nil {
		return claims{}, errors.Join(errToken, err)
	}
	if now.Unix() >= c.Exp {
		return c, fmt.Errorf("%w: expired %s", errToken, time.Unix(c.Exp, 0).UTC().Format(time.RFC3339))
	}
	return c, nil
}

func Handle(w http.ResponseWriter, r *http.Request) {
	now := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	make1 := func(alg string, body any, key string) string {
		text := encode(header{Alg: alg, Typ: "JWT"}) + "." + encode(body)
		return text + "." + mac(text, key)
	}
	good := claims{Sub: "ana", Aud: json.RawMessage(`["api","web"]`), Exp: now.Unix() + 60, Scope: "invoice.read refund.create", Extra: map[string]any{"n": 1, "deep": []string{"x"}}}
	old := good
	old.Exp = now.Unix()
	for _, token := range []string{
		make1("HS256", good, "k"), make1("none", good, "k"), make1("HS256", good, "other"), make1("HS256", old, "k"),
		make1("HS256", "no object", "k"), make1("HS256", map[string]any{"sub": 5, "exp": "x"}, "k"), "a.b", "..", "", make1("HS256", good, "k") + "x",
	} {
		c, err := parse(token, "k", now)
		aud, aerr := c.audience()
		fmt.Fprintln(w, c.Sub, aud, aerr, c.Extra, err, errors.Is(err, errToken), slices.Contains(strings.Fields(c.Scope), "refund.create"))
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			fmt.Fprintln(w, wrong.Field, wrong.Value, wrong.Struct)
		}
	}
}
