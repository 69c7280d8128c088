package mockapi_test

import (
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/authn"

	"github.com/golang-jwt/jwt/v5"
)

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
