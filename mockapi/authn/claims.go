package authn

import (
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// claim reads a claim that is text, and not empty.
func claim(claims map[string]any, name string) (string, bool) {
	text, ok := claims[name].(string)
	return text, ok && text != ""
}

// latest is the last second a date in a token may be: the year 9999.
const latest = 253402300799

// dated reads a claim that is a date: a number (RFC 7519 §2), never text, and one
// that is a date at all.
func dated(claims map[string]any, name string) (time.Time, bool) {
	seconds, ok := claims[name].(float64)
	if !ok || seconds < 0 || seconds > latest {
		return time.Time{}, false
	}
	return time.UnixMilli(int64(seconds * 1000)).UTC(), true
}

// wrongDate names the first date that is there and is none.
func wrongDate(claims jwt.MapClaims) bool {
	for _, name := range []string{"exp", "nbf", "iat", "auth_time"} {
		_, there := claims[name]
		if _, ok := dated(claims, name); there && !ok {
			return true
		}
	}
	return false
}

// wordsOf reads a claim that is a list of text.
func wordsOf(claims map[string]any, name string) ([]string, bool) {
	list, ok := claims[name].([]any)
	var words []string
	for _, one := range list {
		word, isText := one.(string)
		if !isText {
			return nil, false
		}
		words = append(words, word)
	}
	return words, ok
}

// scopesOf are the scopes a token was given for (RFC 6749 §3.3). One that does not
// say was given for none: what nobody consented to does not count.
func scopesOf(claims map[string]any) ([]string, bool) {
	value, there := claims["scope"]
	if !there {
		return []string{}, true
	}
	text, ok := value.(string)
	return strings.Fields(text), ok
}
