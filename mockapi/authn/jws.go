package authn

import (
	"encoding/base64"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-jose/go-jose/v4/json"
	"github.com/golang-jwt/jwt/v5"
)

// tokenLimit is the most characters a token may have. The house's own have a
// tenth of that; a longer one is not worth hashing.
const tokenLimit = 8 << 10

// jws is a signed token, read and not yet believed.
type jws struct {
	text      string // as it came
	header    map[string]any
	claims    jwt.MapClaims
	signed    string // what the signature is over
	signature []byte
}

// readJWS takes a token in compact form apart, more strictly than golang-jwt
// does, which decodes with encoding/json: there the last of two claims of one
// name counts, and "Sub" passes for "sub". Here each name is there once (RFC 7519
// §4) and spelt as it is, text is UTF-8 (RFC 8725 §3.7), and there is one
// spelling of each octet (RFC 4648 §3.5), so that a token cannot be disguised.
func readJWS(text string) (jws, error) {
	parts := strings.Split(text, ".")
	if len(text) > tokenLimit || len(parts) != 3 {
		return jws{}, refuse("it is not a token")
	}
	header, okHeader := readObject(parts[0])
	claims, okClaims := readObject(parts[1])
	signature, okSignature := readSegment(parts[2])
	if !okHeader || !okClaims || !okSignature {
		return jws{}, refuse("it is not a token, or not spelt as one")
	}
	return jws{text, header, claims, parts[0] + "." + parts[1], signature}, nil
}

// readObject reads a JSON object, which go-jose's package json does strictly.
func readObject(segment string) (map[string]any, bool) {
	text, ok := readSegment(segment)
	if !ok || !utf8.Valid(text) {
		return nil, false
	}
	var object map[string]any
	err := json.Unmarshal(text, &object)
	return object, err == nil && object != nil
}

// readSegment decodes base64url. The standard library skips line ends, even when
// it is strict.
func readSegment(segment string) ([]byte, bool) {
	if strings.ContainsAny(segment, "\r\n") {
		return nil, false
	}
	octets, err := base64.RawURLEncoding.Strict().DecodeString(segment)
	return octets, err == nil
}

// foreignKeys are the parameters by which a token brings its own key, or says
// where to get it (RFC 8725 §3.10), and two that change how it is to be read
// (RFC 7515 §4.1.11, RFC 7797).
var foreignKeys = []string{"jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256", "crit", "b64"}

// plain refuses a header that asks for more than naming a key and an algorithm.
// jwk is for proofs of possession, which do bring their key.
func (j jws) plain(but string) error {
	for name := range j.header {
		if name != but && slices.Contains(foreignKeys, name) {
			return refuse("its header asks for what the house does not do")
		}
	}
	return nil
}

// is reports whether the header gives a type, with or without "application/"
// (RFC 7515 §4.1.9).
func (j jws) is(typ string) bool {
	given, _ := j.header["typ"].(string)
	return strings.TrimPrefix(strings.ToLower(given), "application/") == typ
}

// verify checks the signature with one key by one algorithm, the key's (RFC 8725
// §3.1), whatever the token would like.
func (j jws) verify(alg string, key any) error {
	if given, _ := j.header["alg"].(string); given != alg {
		return refuse("its signature, or the method of it, is not its issuer's")
	}
	if err := methodOf(alg).Verify(j.signed, j.signature, key); err != nil {
		return refuse("its signature, or the method of it, is not its issuer's")
	}
	return nil
}
