package idp

import (
	"net/url"
	"slices"
)

// registered reports whether a redirect URI is one of the client's, letter by
// letter (RFC 9700 §2.1). Only the port of a native client's loopback address is
// free: it is drawn by the system when the client listens (RFC 8252 §7.3).
func (c Client) registered(redirect string) bool {
	if slices.Contains(c.Redirects, redirect) {
		return true
	}
	portless, onLoopback := withoutPort(redirect)
	return c.Native && onLoopback && slices.Contains(c.Redirects, portless)
}

// withoutPort takes the port out of a loopback redirect URI, and nothing else: a
// spelling that reading and writing would tidy up does not match.
func withoutPort(redirect string) (string, bool) {
	u, err := url.Parse(redirect)
	if err != nil || u.String() != redirect || u.Scheme != "http" || u.Port() == "" {
		return "", false
	}
	switch u.Hostname() {
	case "127.0.0.1":
		u.Host = "127.0.0.1"
	case "::1":
		u.Host = "[::1]"
	default: // RFC 8252 §8.3: not localhost, which may resolve to elsewhere
		return "", false
	}
	return u.String(), u.User == nil
}

// answerTo is a redirect URI with parameters added to those it has.
func answerTo(redirect string, params url.Values) string {
	u, err := url.Parse(redirect)
	if err != nil {
		return redirect // it was registered, and so was parsed before
	}
	query := u.Query()
	for name, values := range params {
		query[name] = values
	}
	u.RawQuery = query.Encode()
	return u.String()
}
