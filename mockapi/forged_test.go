package mockapi_test

import (
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/asn1"
	"maps"
	"math/big"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"
	"github.com/google/go-cmp/cmp"
)

// TestForgedTokens: vulnerability, an API that takes a token which is nearly
// right; attack, each of these; this test verifies that each is refused at
// identity as invalid_token, and that the honest ones of TestHonestTokens, made
// by the same hands, are taken.
func TestForgedTokens(t *testing.T) {
	f := newForger(t)
	forged := map[string]string{}
	for _, group := range []func(forger) map[string]string{
		forgedAlgorithms, forgedSecrets, forgedSignatures, forgedHeaders, forgedKeyNames, forgedIssuers,
		forgedAudiences, forgedDates, forgedSubjects, forgedTypes, forgedExtras, forgedBindings,
		forgedJSON, forgedSpellings, forgedShapes,
	} {
		maps.Copy(forged, group(f))
	}
	if len(forged) < 80 {
		t.Fatalf("there are only %d", len(forged))
	}
	for _, name := range slices.Sorted(maps.Keys(forged)) {
		t.Run(name, func(t *testing.T) { refusedAsToken(t, whoamiWith(t, f.w.Clone(), forged[name])) })
	}
	t.Logf("%d tokens were refused", len(forged))
}

func refusedAsToken(t *testing.T, got lab.Exchange) {
	t.Helper()
	if got.Response.Status != 401 || got.Trace.StoppedAt() != lab.GateIdentity {
		t.Errorf("got %d at %s\n%s", got.Response.Status, got.Trace.StoppedAt(), traceText(got.Trace))
	}
	if diff := cmp.Diff([]string{badToken, anySession}, got.Response.Header.Values("WWW-Authenticate")); diff != "" {
		t.Errorf("challenges (-want +got):\n%s", diff)
	}
	checkAnswer(t, got)
}

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

func forgedHeaders(f forger) map[string]string {
	own := f.w.HolderKey("mallory")
	bring := func(name string, value any) string {
		return f.with(f.like(func(t *authn.Token) { t.Header = map[string]any{name: value} }), jwt.SigningMethodES256, own)
	}
	jwk := jose.JSONWebKey{Key: own.Public()}
	return map[string]string{
		"jwk of its own":            bring("jwk", jwk), // CVE-2018-0114
		"jwk of its own, no kid":    f.with(f.like(func(t *authn.Token) { t.KeyID, t.Header = "", map[string]any{"jwk": jwk} }), jwt.SigningMethodES256, own),
		"jku of its own":            bring("jku", "https://evil.test/jwks.json"),
		"jku of the house":          f.header("jku", authn.Issuer+"/.well-known/jwks.json"),
		"x5u of its own":            bring("x5u", "https://evil.test/key.pem"),
		"x5c of its own":            bring("x5c", []string{"MIIB"}),
		"x5t of its own":            bring("x5t", "bm8"),
		"x5t#S256 of its own":       bring("x5t#S256", "bm8"),
		"jwk beside the house's":    f.header("jwk", jwk),
		"jwk is null":               f.headed(`{`, `{"jwk":null,`),
		"x5c is empty":              f.header("x5c", []string{}),
		"crit unknown":              f.header("crit", []string{"https://evil.test/ext"}),
		"crit exp":                  f.but(func(t *authn.Token) { t.Header = map[string]any{"crit": []string{"exp"}, "exp": 9999999999} }),
		"crit empty":                f.header("crit", []string{}),
		"crit is no list":           f.header("crit", "b64"),
		"b64 false":                 f.but(func(t *authn.Token) { t.Header = map[string]any{"crit": []string{"b64"}, "b64": false} }),
		"b64 false without crit":    f.header("b64", false),
		"b64 true":                  f.header("b64", true),
		"b64 with a plain payload":  f.plainPayload(),
		"alg twice, none last":      f.headed(`"alg":"EdDSA"`, `"alg":"EdDSA","alg":"none"`),
		"alg twice, none first":     f.headed(`"alg":"EdDSA"`, `"alg":"none","alg":"EdDSA"`),
		"kid twice":                 f.headed(`"kid":`, `"kid":"birch-ed-2","kid":`),
		"typ twice":                 f.headed(`"typ":`, `"typ":"JWT","typ":`),
		"alg twice, once escaped":   f.headed(`"alg":"EdDSA"`, `"\u0061lg":"none","alg":"EdDSA"`),
		"a name twice in a name":    f.headed(`{`, `{"more":{"a":1,"a":2},`),
		"alg in other letters' key": f.headed(`"alg"`, `"ALG"`),
	}
}

// plainPayload is signed over the claims as they are (RFC 7797).
func (f forger) plainPayload() string {
	_, claims := f.parts()
	header := `{"alg":"EdDSA","b64":false,"crit":["b64"],"kid":"` + f.honest.KeyID + `","typ":"at+jwt"}`
	return f.sign(encoded(header) + "." + strings.ReplaceAll(claims, " ", ""))
}

func forgedKeyNames(f forger) map[string]string {
	named := func(kid any) string { return f.header("kid", kid) }
	key := func(owner, alg string, periods int) string {
		return f.minted(f.w.KeyBeside(owner, alg, periods), f.honest)
	}
	nullKey := f.with(f.like(func(t *authn.Token) { t.KeyID = "../../../../../../dev/null" }), jwt.SigningMethodHS256, []byte{})
	return map[string]string{
		"kid missing":           named(nil),
		"kid empty":             named(""),
		"kid unknown":           named("oak-ed-77"),
		"kid of another alg":    named(f.w.CurrentKey(world.House, world.ES256).ID),
		"kid of the partner":    named(f.w.CurrentKey(world.Partner, world.EdDSA).ID),
		"kid a path":            named("../../../../../../dev/null"),
		"kid a path, by HS256":  nullKey,
		"kid SQL":               named("x' UNION SELECT 'key' -- "),
		"kid an address":        named("https://evil.test/key"),
		"kid a command":         named("|cat /etc/passwd"),
		"kid with a zero byte":  named(f.honest.KeyID + "\x00"),
		"kid in other letters":  named(strings.ToUpper(f.honest.KeyID)),
		"kid a number":          named(2),
		"kid a list":            named([]string{f.honest.KeyID}),
		"kid null":              f.headed(`"kid":"`+f.honest.KeyID+`"`, `"kid":null`),
		"retired key":           key(world.House, world.EdDSA, -1),
		"retired ES key":        key(world.House, world.ES256, -1),
		"key from long ago":     key(world.House, world.EdDSA, -12),
		"key not in use yet":    key(world.House, world.EdDSA, 1),
		"ES key not in use yet": key(world.House, world.ES256, 1),
		"key far ahead":         key(world.House, world.EdDSA, 12),
	}
}

func forgedIssuers(f forger) map[string]string {
	partners := f.w.CurrentKey(world.Partner, world.EdDSA)
	from := func(change func(*authn.Token)) string {
		token := f.honest
		token.Issuer = authn.PartnerIssuer
		change(&token)
		return f.minted(partners, token)
	}
	return map[string]string{
		"iss elsewhere":                    f.but(func(t *authn.Token) { t.Issuer = "https://elsewhere.test" }),
		"iss missing":                      f.claim("iss", nil),
		"iss empty":                        f.claim("iss", ""),
		"iss with a slash":                 f.claim("iss", authn.Issuer+"/"),
		"iss in capitals":                  f.claim("iss", strings.ToUpper(authn.Issuer)),
		"iss by http":                      f.claim("iss", "http://authlab.test"),
		"iss a longer name":                f.claim("iss", authn.Issuer+".evil.test"),
		"iss a list":                       f.claim("iss", []string{authn.Issuer}),
		"iss a number":                     f.claim("iss", 1),
		"iss twice":                        f.written(`"iss":`, `"iss":"https://evil.test","iss":`),
		"house's iss, partner's key":       f.minted(partners, f.honest),
		"house's iss and kid, partner key": f.by(world.Partner, world.EdDSA, f.honest),
		"partner's iss, house's key":       f.but(func(t *authn.Token) { t.Issuer = authn.PartnerIssuer }),
		"partner's iss and kid, our key":   f.but(func(t *authn.Token) { t.Issuer, t.KeyID = authn.PartnerIssuer, partners.ID }),
		"partner about our customer":       from(func(*authn.Token) {}),
		"partner about our staff":          from(func(t *authn.Token) { t.Subject = "fin" }),
		"partner about our service":        from(func(t *authn.Token) { t.Subject = "biller" }),
		"partner's retired key":            f.minted(f.w.KeyBeside(world.Partner, world.EdDSA, -1), f.like(func(t *authn.Token) { t.Issuer, t.Subject = authn.PartnerIssuer, "ben" })),
		"partner for its own API":          from(func(t *authn.Token) { t.Subject, t.Audience = "ben", "https://api.birch.test" }),
	}
}

func forgedAudiences(f forger) map[string]string {
	return map[string]string{
		"aud another":            f.but(func(t *authn.Token) { t.Audience = "https://shop.test" }),
		"aud a sibling":          f.but(func(t *authn.Token) { t.Audience = "https://shop.authlab.test" }),
		"aud siblings":           f.claim("aud", []string{"https://shop.authlab.test", "https://mail.authlab.test"}),
		"aud the client":         f.claim("aud", authn.ClientID), // an ID token's
		"aud the issuer":         f.claim("aud", authn.Issuer),
		"aud missing":            f.claim("aud", nil),
		"aud empty":              f.claim("aud", ""),
		"aud an empty list":      f.claim("aud", []string{}),
		"aud null":               f.claim("aud", jwt.ClaimStrings(nil)),
		"aud a number":           f.claim("aud", 7),
		"aud an object":          f.claim("aud", map[string]string{"0": authn.Audience}),
		"aud a list with others": f.claim("aud", []any{authn.Audience, 7}),
		"aud a list in a list":   f.claim("aud", []any{[]string{authn.Audience}}),
		"aud with a slash":       f.claim("aud", authn.Audience+"/"),
		"aud in capitals":        f.claim("aud", strings.ToUpper(authn.Audience)),
		"aud part of a word":     f.claim("aud", authn.Audience+".evil.test"),
		"aud two in one text":    f.claim("aud", authn.Audience+" https://shop.authlab.test"),
		"aud twice":              f.written(`"aud":`, `"aud":"https://shop.authlab.test","aud":`),
		"aud in capitals' name":  f.written(`"aud"`, `"AUD"`),
	}
}

func forgedDates(f forger) map[string]string {
	now := f.w.Now()
	at := func(name string, after time.Duration) string { return f.claim(name, now.Add(after).Unix()) }
	return map[string]string{
		"exp a second ago":  at("exp", -time.Second),
		"exp now":           at("exp", 0),
		"exp within a skew": at("exp", -authn.Skew/2),
		"exp a year ago":    at("exp", -365*24*time.Hour),
		"exp missing":       f.claim("exp", nil),
		"exp null":          f.written(`"exp":`, `"exp":null,"was":`),
		"exp a text":        f.claim("exp", "1893456000"),
		"exp a date":        f.claim("exp", "2030-01-01T00:00:00Z"),
		"exp true":          f.claim("exp", true),
		"exp zero":          f.claim("exp", 0),
		"exp negative":      f.claim("exp", -1893456000),
		"exp huge":          f.claim("exp", 1e300),
		"exp past the end":  f.claim("exp", int64(1)<<62),
		"exp milliseconds":  f.claim("exp", now.Add(time.Hour).UnixMilli()),
		"exp a list":        f.claim("exp", []int{1893456000}),
		"exp not a number":  f.written(`"exp":`, `"exp":NaN,"was":`),
		"exp out of range":  f.written(`"exp":`, `"exp":1e999,"was":`),
		"exp twice":         f.written(`"exp":`, `"exp":1893456000,"exp":`),
		"nbf ahead":         at("nbf", authn.Skew+time.Second),
		"nbf far ahead":     at("nbf", 24*time.Hour),
		"nbf a text":        f.claim("nbf", "0"),
		"nbf null":          f.written(`"exp":`, `"nbf":null,"exp":`),
		"iat ahead":         at("iat", authn.Skew+time.Second),
		"iat missing":       f.claim("iat", nil),
		"iat a text":        f.claim("iat", "1700000000"),
		"iat true":          f.claim("iat", true),
		"auth_time a text":  f.claim("auth_time", "yesterday"),
	}
}

func forgedSubjects(f forger) map[string]string {
	return map[string]string{
		"sub missing":                f.claim("sub", nil),
		"sub empty":                  f.claim("sub", ""),
		"sub null":                   f.written(`"sub":"ana"`, `"sub":null`),
		"sub a number":               f.claim("sub", 1),
		"sub a list":                 f.claim("sub", []string{"ana"}),
		"sub an object":              f.claim("sub", map[string]string{"id": "ana"}),
		"sub unknown":                f.claim("sub", "mallory"),
		"sub in capitals":            f.claim("sub", "ANA"),
		"sub with a space":           f.claim("sub", "ana "),
		"sub with a zero byte":       f.claim("sub", "ana\x00"),
		"sub a wildcard":             f.claim("sub", "*"),
		"sub twice, Fin last":        f.written(`"sub":"ana"`, `"sub":"ana","sub":"fin"`),
		"sub twice, Fin first":       f.written(`"sub":"ana"`, `"sub":"fin","sub":"ana"`),
		"sub twice, once escaped":    f.written(`"sub":"ana"`, `"sub":"ana","\u0073ub":"fin"`),
		"sub by another name":        f.written(`"sub"`, `"Sub"`), // package json would read it
		"sub nobody":                 f.claim("sub", lab.Nobody),
		"jti missing":                f.claim("jti", nil),
		"jti empty":                  f.claim("jti", ""),
		"jti a number":               f.claim("jti", 1),
		"client_id missing":          f.claim("client_id", nil),
		"client_id empty":            f.claim("client_id", ""),
		"client_id a list":           f.claim("client_id", []string{"authlab"}),
		"client_id by another name":  f.written(`"client_id"`, `"azp"`),
		"client_id twice":            f.written(`"client_id":`, `"client_id":"evil","client_id":`),
		"jti twice":                  f.written(`"jti":`, `"jti":"other","jti":`),
		"claims of an ID token only": f.raw(`{"alg":"EdDSA","kid":"`+f.honest.KeyID+`","typ":"at+jwt"}`, `{"iss":"`+authn.Issuer+`","sub":"ana","aud":"authlab","exp":1893456000,"iat":1}`),
	}
}

func forgedTypes(f forger) map[string]string {
	typed := func(typ any) string { return f.header("typ", typ) }
	return map[string]string{
		"typ missing":        typed(nil),
		"typ empty":          typed(""),
		"typ JWT":            typed("JWT"), // an ID token
		"typ of a proof":     typed(authn.ProofType),
		"typ of a logout":    typed("logout+jwt"),
		"typ of an event":    typed("secevent+jwt"),
		"typ application":    typed("application/jwt"),
		"typ another family": typed("text/at+jwt"),
		"typ twice prefixed": typed("application/application/at+jwt"),
		"typ with a space":   typed("at+jwt "),
		"typ a number":       typed(1),
		"typ a list":         typed([]string{authn.TokenType}),
		"typ in the claims": f.but(func(t *authn.Token) {
			t.Header, t.Claims = map[string]any{"typ": nil}, map[string]any{"typ": authn.TokenType}
		}),
	}
}

// forgedExtras are claims that need not be there, but must make sense.
func forgedExtras(f forger) map[string]string {
	return map[string]string{
		"scope a list":      f.claim("scope", []string{"orders.read"}),
		"scope a number":    f.claim("scope", 1),
		"scope twice":       f.written(`"scope":`, `"scope":"billing.refund","scope":`),
		"amr a text":        f.claim("amr", "pwd"),
		"amr with a number": f.claim("amr", []any{"pwd", 1}),
		"acr a number":      f.claim("acr", 2),
		"act a text":        f.claim("act", "sue"),
		"act without a sub": f.claim("act", map[string]string{"iss": authn.Issuer}),
		"act sub a number":  f.claim("act", map[string]any{"sub": 1}),
	}
}

func forgedBindings(f forger) map[string]string {
	return map[string]string{
		"bound to a key":                  f.but(func(t *authn.Token) { t.HolderKey = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I" }),
		"bound to a certificate, no TLS":  f.but(func(t *authn.Token) { t.HolderCertificate = "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2" }),
		"bound to both":                   f.but(func(t *authn.Token) { t.HolderKey, t.HolderCertificate = "a", "b" }),
		"bound to something unknown":      f.claim("cnf", map[string]string{"kid": "x"}),
		"bound to nothing":                f.claim("cnf", map[string]string{}),
		"bound, and the thumbprint empty": f.claim("cnf", map[string]string{"jkt": ""}),
		"bound, and the thumbprint a key": f.claim("cnf", map[string]any{"jkt": map[string]string{"kty": "EC"}}),
		"bound by a list":                 f.claim("cnf", []string{"jkt"}),
		"bound by null":                   f.written(`"sub":`, `"cnf":null,"sub":`),
		"bound twice over":                f.written(`"sub":`, `"cnf":{"jkt":"a","jkt":"b"},"sub":`),
	}
}

func forgedJSON(f forger) map[string]string {
	header, claims := f.parts()
	return map[string]string{
		"claims a list":             f.raw(header, "["+claims+"]"),
		"claims null":               f.raw(header, "null"),
		"claims a text":             f.raw(header, `"ana"`),
		"claims empty":              f.raw(header, ""),
		"claims an empty object":    f.raw(header, "{}"),
		"claims and more":           f.raw(header, claims+claims),
		"claims and a line more":    f.raw(header, claims+"\nx"),
		"claims with a mark before": f.raw(header, "\ufeff"+claims),
		"claims with a comment":     f.raw(header, replaced(f, claims, `"sub"`, `/* */"sub"`)),
		"claims with a comma more":  f.raw(header, replaced(f, claims, `}`, `,}`)),
		"claims in single quotes":   f.raw(header, strings.ReplaceAll(claims, `"`, `'`)),
		"claims not in UTF-8":       f.raw(header, replaced(f, claims, `"sub":`, "\"x\":\"\xff\",\"sub\":")),
		"claims in UTF-16":          f.raw(header, "\xff\xfe{\x00}\x00"),
		"claims cut short":          f.raw(header, claims[:len(claims)-1]),
		"claims compressed":         f.raw(replaced(f, header, `{`, `{"zip":"DEF",`), "\xab\xae\x05\x00"),
		"claims very deep":          f.raw(header, strings.Repeat(`{"a":`, 1000)+"1"+strings.Repeat("}", 1000)),
		"header a list":             f.raw("["+header+"]", claims),
		"header null":               f.raw("null", claims),
		"header empty":              f.raw("", claims),
		"header and more":           f.raw(header+"{}", claims),
		"header not in UTF-8":       f.raw(replaced(f, header, `{`, "{\"x\":\"\xc0\xaf\","), claims),
	}
}

func forgedSpellings(f forger) map[string]string {
	honest := f.but(func(*authn.Token) {})
	segments := strings.Split(honest, ".")
	swap := func(i int, change func(string) string) string {
		changed := slices.Clone(segments)
		changed[i] = change(changed[i])
		return strings.Join(changed, ".")
	}
	resigned := func(change func(string) string) string { return f.sign(segments[0] + "." + change(segments[1])) }
	_, claims := f.parts()
	odd := encoded(replaced(f, claims, `"jti":"test"`, `"jti":"tes"`)) // of a length that leaves bits over
	for len(odd)%4 == 0 {
		claims = replaced(f, claims, `"jti":"`, `"jti":"x`)
		odd = encoded(claims)
	}
	return map[string]string{
		"signature respelt":       swap(2, respelled),
		"claims respelt":          f.sign(segments[0] + "." + respelled(odd)),
		"signature padded":        honest + "==",
		"claims padded":           resigned(func(s string) string { return s + "=" }),
		"header padded":           f.sign(segments[0] + "=." + segments[1]),
		"plain base64":            resigned(func(s string) string { return s[:8] + "+/" + s[8:] }),
		"a line end in it":        resigned(func(s string) string { return s[:8] + "\n" + s[8:] }),
		"a carriage return in it": resigned(func(s string) string { return s[:8] + "\r" + s[8:] }),
		"a line end in the sign":  swap(2, func(s string) string { return s[:8] + "\n" + s[8:] }),
		"percent-encoded":         strings.ReplaceAll(honest, ".", "%2E"),
		"in quotes":               `"` + honest + `"`,
		"in hex":                  strings.Repeat("6a", 40) + "." + segments[1] + "." + segments[2],
		"other letters":           strings.ToLower(honest),
		"encoded twice":           f.sign(encoded(segments[0]) + "." + encoded(segments[1])),
	}
}

func forgedShapes(f forger) map[string]string {
	honest := f.but(func(*authn.Token) {})
	segments := strings.Split(honest, ".")
	nested := f.raw(`{"alg":"EdDSA","cty":"JWT","kid":"`+f.honest.KeyID+`","typ":"at+jwt"}`, honest)
	return map[string]string{
		"one part":               segments[0],
		"two parts":              segments[0] + "." + segments[1],
		"four parts":             honest + ".x",
		"five parts, as a JWE":   honest + ".x.y",
		"an empty part more":     honest + ".",
		"an empty part before":   "." + honest,
		"dots":                   "..",
		"a thousand dots":        strings.Repeat(".", 1000),
		"cut in the claims":      honest[:len(segments[0])+20],
		"cut by a letter":        honest[:len(honest)-1],
		"longer by a letter":     honest + "A",
		"too long":               f.claim("more", strings.Repeat("x", 8<<10)),
		"in JSON":                `{"payload":"` + segments[1] + `","protected":"` + segments[0] + `","signature":"` + segments[2] + `"}`,
		"a token in a token":     nested,
		"parts in another order": segments[1] + "." + segments[0] + "." + segments[2],
		"a session in its place": f.w.KeyringToken("ana"),
		"a word":                 "ana",
	}
}

// TestStaleTokens are honest ones that time or somebody has ended.
func TestStaleTokens(t *testing.T) {
	f := newForger(t)
	honest := f.but(func(*authn.Token) {})
	for name, end := range map[string]struct {
		end   func(*world.World)
		taken bool
	}{
		"nothing happened":                {func(*world.World) {}, true},
		"a second before it expires":      {func(w *world.World) { w.Advance(authn.TokenLifetime - time.Second) }, true},
		"it expires":                      {func(w *world.World) { w.Advance(authn.TokenLifetime) }, false},
		"it is revoked":                   {func(w *world.World) { w.Revoke("test") }, false},
		"another is revoked":              {func(w *world.World) { w.Revoke("other") }, true},
		"revoked, and another after that": {func(w *world.World) { w.Revoke("test"); w.Revoke("other") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := f.w.Clone()
			end.end(w)
			got := whoamiWith(t, w, honest)
			if end.taken != (got.Response.Status == 200) {
				t.Errorf("%d\n%s", got.Response.Status, traceText(got.Trace))
			}
			if !end.taken {
				refusedAsToken(t, got)
			}
		})
	}
}

// TestARetiredKeyIsTakenForItsOverlap: a token signed at the last moment of a
// key's time lives out its time, and not longer.
func TestARetiredKeyIsTakenForItsOverlap(t *testing.T) {
	f := newForger(t)
	key := f.w.CurrentKey(world.House, world.EdDSA)
	f.w.Advance(key.Until.Sub(f.w.Now()) - time.Second)
	last, err := authn.Mint(f.w, authn.TokenFor(f.w, "ana", "last"))
	if err != nil {
		t.Fatal(err)
	}
	if world.KeyOverlap <= authn.TokenLifetime+authn.Skew {
		t.Error("a token outlives its key")
	}
	f.w.Advance(time.Minute)
	if now := f.w.CurrentKey(world.House, world.EdDSA); now.ID == key.ID {
		t.Fatal("the key did not change")
	}
	if got := whoamiWith(t, f.w.Clone(), last); got.Response.Status != 200 {
		t.Errorf("in the overlap: %d\n%s", got.Response.Status, traceText(got.Trace))
	}
	f.w.Advance(world.KeyOverlap)
	long := authn.TokenFor(f.w, "ana", "backdated")
	refusedAsToken(t, whoamiWith(t, f.w.Clone(), f.minted(key, long)))
	if got := whoamiWith(t, f.w.Clone(), f.minted(f.w.CurrentKey(world.House, world.EdDSA), long)); got.Response.Status != 200 {
		t.Errorf("by the new key: %d\n%s", got.Response.Status, traceText(got.Trace))
	}
}

// TestHonestTokens are the controls: each differs from the usual token, and is right.
func TestHonestTokens(t *testing.T) {
	f := newForger(t)
	at := func(name string, after time.Duration) string { return f.claim(name, f.w.Now().Add(after).Unix()) }
	es := f.w.CurrentKey(world.House, world.ES256)
	for name, token := range map[string]string{
		"as minted":                   f.but(func(*authn.Token) {}),
		"by raw hands":                f.written(`"sub":`, ` "sub" : `),
		"ES256":                       f.minted(es, f.honest),
		"ES256 with randomness":       f.with(f.like(func(t *authn.Token) { t.KeyID = es.ID }), jwt.SigningMethodES256, es.Private()),
		"typ in full":                 f.header("typ", "application/at+jwt"),
		"typ in capitals":             f.header("typ", "AT+JWT"),
		"aud a text":                  f.claim("aud", authn.Audience),
		"aud among others":            f.claim("aud", []string{"https://shop.authlab.test", authn.Audience}),
		"exp in a second":             at("exp", time.Second),
		"exp with a fraction":         f.claim("exp", float64(f.w.Now().Unix())+0.5),
		"nbf now":                     at("nbf", 0),
		"nbf within the skew":         at("nbf", authn.Skew),
		"iat within the skew":         at("iat", authn.Skew),
		"a claim nobody knows":        f.claim("favourite", map[string]any{"colour": "green"}),
		"a parameter nobody knows":    f.header("cty", "example"),
		"without a scope":             f.claim("scope", nil),
		"with an empty scope":         f.claim("scope", ""),
		"with a sign-in":              f.but(func(t *authn.Token) { t.ACR, t.AMR, t.SignedIn = "aal2", []string{"pwd", "otp"}, f.w.Now() }),
		"the same name in two places": f.claim("more", map[string]any{"sub": "fin"}),
		"long, but not too long":      f.claim("more", strings.Repeat("x", 4<<10)),
	} {
		t.Run(name, func(t *testing.T) {
			got := whoamiWith(t, f.w.Clone(), token)
			if got.Response.Status != 200 || got.Principal == nil || got.Principal.ID != "ana" {
				t.Errorf("got %d\n%s", got.Response.Status, traceText(got.Trace))
			}
			checkAnswer(t, got)
		})
	}
}

// TestThePartnerSpeaksForItsOwn is the control to the cross-issuer forgeries.
func TestThePartnerSpeaksForItsOwn(t *testing.T) {
	f := newForger(t)
	for _, who := range []string{"ben", "bo"} {
		token := authn.TokenFor(f.w, who, "test")
		token.Issuer = authn.PartnerIssuer
		for _, alg := range []string{world.EdDSA, world.ES256} {
			got := whoamiWith(t, f.w.Clone(), f.minted(f.w.CurrentKey(world.Partner, alg), token))
			if got.Response.Status != 200 || got.Principal.ID != who {
				t.Errorf("%s by %s: %d\n%s", who, alg, got.Response.Status, traceText(got.Trace))
			}
		}
	}
}

// TestWhatATokenSaysIsCarriedOn: the sign-in and the scopes end up in the principal.
func TestWhatATokenSaysIsCarriedOn(t *testing.T) {
	f := newForger(t)
	got := whoamiWith(t, f.w.Clone(), f.but(func(t *authn.Token) {
		t.Scope, t.ACR, t.AMR, t.Actor = []string{"orders.read"}, "aal2", []string{"pwd", "otp"}, "sue"
	}))
	want := &lab.Principal{
		ID: "ana", Name: "Ana", Kind: world.KindPerson, Tenant: "alder", Roles: []string{world.RoleCustomer},
		Permissions: world.Grants([]string{world.RoleCustomer}), Scopes: []string{"orders.read"},
		Proof: "bearer token", ACR: "aal2", AMR: []string{"pwd", "otp"}, Actor: "sue",
	}
	if diff := cmp.Diff(want, got.Principal); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestTokensWhereNoneBelongs: a request that carries a token in its address or in
// a form makes no sense (RFC 6750 §3.1), also beside a good one.
func TestTokensWhereNoneBelongs(t *testing.T) {
	f := newForger(t)
	honest := f.but(func(*authn.Token) {})
	bearer := http.Header{"Authorization": {"Bearer " + honest}}
	form := http.Header{"Content-Type": {"application/x-www-form-urlencoded; charset=utf-8"}}
	both := http.Header{"Content-Type": form["Content-Type"], "Authorization": bearer["Authorization"]}
	for name, test := range map[string]struct {
		request lab.Request
		status  int
	}{
		"in the query":             {lab.Request{Target: "/whoami?access_token=" + honest}, 400},
		"in the query, empty":      {lab.Request{Target: "/whoami?access_token="}, 400},
		"in the query, escaped":    {lab.Request{Target: "/whoami?access%5Ftoken=" + honest}, 400},
		"in the query and field":   {lab.Request{Target: "/whoami?a=b&access_token=" + honest, Header: bearer}, 400},
		"in a form":                {lab.Request{Method: "POST", Target: "/tickets", Header: form, Body: "subject=x&access_token=" + honest}, 400},
		"in a form and the field":  {lab.Request{Method: "POST", Target: "/tickets", Header: both, Body: "access_token=" + honest}, 400},
		"a form without one":       {lab.Request{Target: "/whoami", Header: both, Body: "subject=x"}, 415},
		"a query without one":      {lab.Request{Target: "/whoami?token_type=access_token", Header: bearer}, 200},
		"a body that is no form":   {lab.Request{Target: "/whoami", Header: bearer, Body: "access_token=" + honest}, 200},
		"a public route":           {lab.Request{Target: "/?access_token=" + honest}, 200},
		"two in the field":         {lab.Request{Target: "/whoami", Header: http.Header{"Authorization": {"Bearer Bearer " + honest}}}, 400},
		"two fields":               {lab.Request{Target: "/whoami", Header: http.Header{"Authorization": {"Bearer " + honest, "Bearer " + honest}}}, 400},
		"two in one, with a comma": {lab.Request{Target: "/whoami", Header: http.Header{"Authorization": {"Bearer " + honest + ", Bearer " + honest}}}, 400},
		"none":                     {lab.Request{Target: "/whoami", Header: http.Header{"Authorization": {"Bearer "}}}, 400},
	} {
		t.Run(name, func(t *testing.T) {
			if test.request.Method == "" {
				test.request.Method = "GET"
			}
			got := mockapi.New(f.w.Clone(), mockapi.Options{}).Do(t.Context(), test.request)
			var want []string
			if test.status == 400 {
				want = []string{badRequest}
			}
			if got.Response.Status != test.status || !cmp.Equal(want, got.Response.Header.Values("WWW-Authenticate")) {
				t.Errorf("got %d %q, want %d", got.Response.Status, got.Response.Header.Values("WWW-Authenticate"), test.status)
			}
			checkAnswer(t, got)
		})
	}
}
