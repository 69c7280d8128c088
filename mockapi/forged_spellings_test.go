package mockapi_test

import (
	"slices"
	"strings"

	"authlab/mockapi/authn"
)

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
