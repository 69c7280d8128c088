package mockapi_test

import (
	"strings"

	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"
)

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
