package lab

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strings"
)

// Token is a JSON Web Token taken apart (RFC 7519, RFC 7515 §3.1). Whether it is
// genuine is not asked.
type Token struct {
	Header, Claims string // JSON
	Signature      string // as it stands in the token
}

// ParseToken takes a token apart. What is none is a *Mistake.
func ParseToken(text string) (Token, error) {
	parts := strings.Split(text, ".")
	if len(parts) != 3 {
		return Token{}, &Mistake{What: "this is not a token in three parts", Try: "one of the keyring's bearer tokens"}
	}
	header, err := jsonPart(parts[0], "header")
	if err != nil {
		return Token{}, err
	}
	claims, err := jsonPart(parts[1], "claims")
	return Token{header, claims, parts[2]}, err
}

func jsonPart(part, name string) (string, error) {
	data, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil || !json.Valid(data) {
		return "", &Mistake{What: "the token's " + name + " cannot be read", Try: "one of the keyring's bearer tokens"}
	}
	return string(data), nil
}

// Text puts the token together again, each part in as little room as it takes.
func (t Token) Text() (string, error) {
	header, err := Base64JSON(t.Header, "header")
	if err != nil {
		return "", err
	}
	claims, err := Base64JSON(t.Claims, "claims")
	return header + "." + claims + "." + t.Signature, err
}

// Base64JSON is a part of a token: JSON without its blanks, in base64url. What is no
// JSON object is a *Mistake.
func Base64JSON(text, name string) (string, error) {
	var compact bytes.Buffer
	var object map[string]any
	if err := json.Unmarshal([]byte(text), &object); err != nil || object == nil {
		return "", &Mistake{What: "the " + name + " are no JSON object", Try: `{"name": "value"}`}
	}
	if err := json.Compact(&compact, []byte(text)); err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(compact.Bytes()), nil
}

// Vouched says what a token's signature is worth for what it has become, as far as that
// can be seen without a key; by names the key that signed it here, if one did.
func (t Token) Vouched(now Token, by string) (holds bool, words string) {
	was, err := t.Text()
	is, wrong := now.Text()
	switch {
	case t.Signature == "":
		return false, "no signature: nobody vouches for any of this"
	case err != nil || wrong != nil || was != is:
		return false, "changed since it was signed: the signature is of something else"
	case by != "":
		return true, "signed here, with the key " + by
	}
	return true, "as it was issued"
}
