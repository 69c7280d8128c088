package authn

import (
	"net/url"
	"strings"
)

// sameTarget reports whether a proof names the address of a request. Query and
// fragment do not count (RFC 9449 §4.3, step 9), and neither does how an address
// is spelt (RFC 3986 §6.2.2 and §6.2.3).
func sameTarget(named string, asked *url.URL) bool {
	target, err := url.Parse(named)
	return err == nil && target.Host != "" && target.User == nil && spelling(target) == spelling(asked)
}

// spelling writes an address in the one way that counts.
func spelling(u *url.URL) string {
	scheme, host := strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	for _, usual := range []struct{ scheme, port string }{{"http", ":80"}, {"https", ":443"}} {
		if scheme == usual.scheme {
			host = strings.TrimSuffix(host, usual.port)
		}
	}
	return scheme + "://" + strings.TrimSuffix(host, ":") + withoutDots(sameEscapes(u.EscapedPath()))
}

// withoutDots takes /./ and /../ out of an escaped path.
func withoutDots(path string) string {
	plain, err := url.PathUnescape(path)
	if err != nil || path == "" {
		return "/" + path
	}
	at := &url.URL{Scheme: "http", Host: "here", Path: plain, RawPath: path}
	return at.ResolveReference(at).EscapedPath()
}

// sameEscapes writes what may be escaped and need not be without, and the rest in
// capitals.
func sameEscapes(path string) string {
	var out strings.Builder
	for i := 0; i < len(path); i++ {
		if path[i] != '%' || i+2 >= len(path) {
			out.WriteByte(path[i])
			continue
		}
		escaped := path[i : i+3]
		if plain, err := url.PathUnescape(escaped); err == nil && unreserved(plain[0]) {
			out.WriteString(plain)
		} else {
			out.WriteString(strings.ToUpper(escaped))
		}
		i += 2
	}
	return out.String()
}

// unreserved is the rule of RFC 3986 §2.3.
func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
