package mockapi_test

import (
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/asn1"
	"math/big"
	"slices"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"
)

func forgedAlgorithms(f forger) map[string]string {
	none := f.with(f.honest, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType)
	spelt := func(alg string) string { return f.headed(`"alg":"EdDSA"`, `"alg":`+alg) }
	unsigned := func(alg string) string {
		token := spelt(alg)
		return token[:strings.LastIndex(token, ".")+1]
	}
	return map[string]string{
		"alg none":                none,
		"alg none, signed":        f.headed(`"EdDSA"`, `"none"`),
		"alg None":                unsigned(`"None"`),
		"alg NONE":                unsigned(`"NONE"`),
		"alg nOnE":                unsigned(`"nOnE"`),
		"alg none, padded":        unsigned(`" none"`),
		"alg none, escaped":       unsigned(`"\u006eone"`),
		"alg is empty":            unsigned(`""`),
		"alg is null":             unsigned(`null`),
		"alg is missing":          f.header("alg", nil),
		"alg is a number":         spelt(`1`),
		"alg is a list":           spelt(`["EdDSA"]`),
		"alg in other letters":    spelt(`"eddsa"`),
		"alg with a space":        spelt(`"EdDSA "`),
		"alg by another name":     spelt(`"Ed25519"`),
		"alg unknown":             spelt(`"XS256"`),
		"alg EdDSA for an ES key": f.by(world.House, world.EdDSA, f.like(func(t *authn.Token) { t.KeyID = f.w.CurrentKey(world.House, world.ES256).ID })),
		"alg ES256 for an Ed key": f.by(world.House, world.ES256, f.honest),
		"alg ES384":               spelt(`"ES384"`),
	}
}

func forgedSecrets(f forger) map[string]string {
	ed, es := f.w.CurrentKey(world.House, world.EdDSA), f.w.CurrentKey(world.House, world.ES256)
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		f.Fatal(err)
	}
	byES := f.like(func(t *authn.Token) { t.KeyID = es.ID })
	jwk := asJSON(f, jose.JSONWebKey{Key: ed.Public(), KeyID: ed.ID, Algorithm: ed.Alg, Use: "sig"})
	return map[string]string{
		"HS256 by the public key":       f.with(f.honest, jwt.SigningMethodHS256, []byte(ed.Public().(ed25519.PublicKey))),
		"HS384 by the public key":       f.with(f.honest, jwt.SigningMethodHS384, []byte(ed.Public().(ed25519.PublicKey))),
		"HS512 by the public key":       f.with(f.honest, jwt.SigningMethodHS512, []byte(ed.Public().(ed25519.PublicKey))),
		"HS256 by the PEM":              f.with(f.honest, jwt.SigningMethodHS256, publicPEM(f, ed)),
		"HS256 by the JWK":              f.with(f.honest, jwt.SigningMethodHS256, []byte(jwk)),
		"HS256 by the ES key's PEM":     f.with(byES, jwt.SigningMethodHS256, publicPEM(f, es)),
		"HS256 by the kid":              f.with(f.honest, jwt.SigningMethodHS256, []byte(ed.ID)),
		"HS256 by nothing":              f.with(f.honest, jwt.SigningMethodHS256, []byte{}),
		"HS256 by a guessed secret":     f.with(f.honest, jwt.SigningMethodHS256, []byte("secret")),
		"RS256 by somebody":             f.with(f.honest, jwt.SigningMethodRS256, rsaKey),
		"PS256 by somebody":             f.with(f.honest, jwt.SigningMethodPS256, rsaKey),
		"EdDSA by another world's key":  f.with(f.honest, jwt.SigningMethodEdDSA, newWorld(2, lab.Hidden).SigningKey()),
		"ES256 by somebody":             f.with(byES, jwt.SigningMethodES256, f.w.HolderKey("mallory")),
		"EdDSA by a key of zeros":       f.with(f.honest, jwt.SigningMethodEdDSA, ed25519.NewKeyFromSeed(make([]byte, 32))),
		"RS256 by PEM, as HS256 header": f.with(f.like(func(t *authn.Token) { t.Header = map[string]any{"alg": "RS256"} }), jwt.SigningMethodHS256, publicPEM(f, ed)),
	}
}

func forgedSignatures(f forger) map[string]string {
	honest := f.but(func(*authn.Token) {})
	es := f.minted(f.w.CurrentKey(world.House, world.ES256), f.honest)
	order := elliptic.P256().Params().N
	r, s := new(big.Int).SetBytes([]byte(signatureOf(f, es))[:32]), new(big.Int).SetBytes([]byte(signatureOf(f, es))[32:])
	der, err := asn1.Marshal(struct{ R, S *big.Int }{r, s})
	if err != nil {
		f.Fatal(err)
	}
	two := func(r, s *big.Int) string {
		return string(append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...))
	}
	flipped := []byte(signatureOf(f, honest))
	flipped[10] ^= 1
	return map[string]string{
		"ES256 signature of zeros":      signedAs(es, string(make([]byte, 64))), // CVE-2022-21449
		"ES256 signature r zero":        signedAs(es, two(new(big.Int), s)),
		"ES256 signature s zero":        signedAs(es, two(r, new(big.Int))),
		"ES256 signature of the order":  signedAs(es, two(order, order)),
		"ES256 signature in DER":        signedAs(es, string(der)),
		"ES256 signature cut":           signedAs(es, signatureOf(f, es)[:63]),
		"ES256 signature longer":        signedAs(es, signatureOf(f, es)+"\x00"),
		"ES256 signature empty":         signedAs(es, ""),
		"EdDSA signature of zeros":      signedAs(honest, string(make([]byte, 64))),
		"EdDSA signature flipped":       signedAs(honest, string(flipped)),
		"EdDSA signature cut":           signedAs(honest, signatureOf(f, honest)[:63]),
		"EdDSA signature longer":        signedAs(honest, signatureOf(f, honest)+"\x00"),
		"EdDSA signature empty":         signedAs(honest, ""),
		"EdDSA signature plus order":    signedAs(honest, plusOrder(signatureOf(f, honest))),
		"signature of another token":    signedAs(honest, signatureOf(f, f.claim("sub", "fin"))),
		"claims changed after signing":  tampered(f, honest, 1, `"sub":"ana"`, `"sub":"fin"`),
		"scope added after signing":     tampered(f, honest, 1, `"scope":"`, `"scope":"billing.refund `),
		"header changed after signing":  tampered(f, honest, 0, `"typ":"at+jwt"`, `"typ":"AT+JWT"`),
		"kid changed after signing":     tampered(f, honest, 0, "oak-ed-2", "oak-ed-3"),
		"expiry changed after signing":  tampered(f, honest, 1, `"exp":`, `"exp":9`),
		"issuer changed after signing":  tampered(f, honest, 1, authn.Issuer, authn.PartnerIssuer),
		"claims reordered":              tampered(f, honest, 1, `{`, `{ `),
		"signature of the claims alone": f.claimsAlone(),
	}
}

func (f forger) claimsAlone() string {
	segments := strings.Split(f.but(func(*authn.Token) {}), ".")
	alone := f.sign(segments[1])
	return segments[0] + "." + alone
}

// plusOrder makes an Ed25519 signature that a lenient verifier would take for the
// same again (RFC 8032 §5.1.7): S and the order of the group added up.
func plusOrder(signature string) string {
	order, _ := new(big.Int).SetString("7237005577332262213973186563042994240857116359379907606001950938285454250989", 10)
	text := []byte(signature)
	slices.Reverse(text[32:])
	sum := new(big.Int).Add(new(big.Int).SetBytes(text[32:]), order)
	copy(text[32:], sum.FillBytes(make([]byte, 32)))
	slices.Reverse(text[32:])
	return string(text)
}

func tampered(t testing.TB, token string, part int, from, to string) string {
	t.Helper()
	segments := strings.Split(token, ".")
	segments[part] = encoded(replaced(t, decoded(t, segments[part]), from, to))
	return strings.Join(segments, ".")
}
