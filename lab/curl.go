package lab

import (
	"maps"
	"slices"
	"strings"
)

// Way is how another client reaches the API: a base URL, and the files it needs to get
// there by TLS.
type Way struct{ Base, Authority, Client string }

// WayTo asks a target how a request gets to it from outside.
func WayTo(target Target, request Request) (Way, error) {
	if request.Channel == nil || !request.Channel.TLS {
		return Way{Base: target.BaseURL()}, nil
	}
	secured, ok := target.(Secured)
	if !ok {
		return Way{}, &Mistake{What: "the API has no encrypted port", Try: "a request that does not go over TLS"}
	}
	authority, client, err := secured.ClientFiles(request.Channel.Certificate)
	return Way{secured.SecureURL(), authority, client}, err
}

// Addresses are where any client reaches a target, in words.
func Addresses(target Target) string {
	if secured, ok := target.(Secured); ok && secured.SecureURL() != "" {
		return target.BaseURL() + " and, by TLS, on " + secured.SecureURL()
	}
	return target.BaseURL()
}

// Curl is the command line that sends a request to the API: what one copies to go on
// outside.
func (w Way) Curl(request Request) string {
	words := []string{"curl -i"}
	if w.Authority != "" {
		words = append(words, "--cacert "+quote(w.Authority))
	}
	if w.Client != "" { // the file holds the key too
		words = append(words, "--cert "+quote(w.Client), "--key "+quote(w.Client))
	}
	if request.Method != "GET" || request.Body != "" { // with a body, curl would POST
		words = append(words, "-X "+request.Method)
	}
	if forProxy(request) {
		words = append(words, "-x "+quote(w.Base), quote(request.Target))
	} else {
		words = append(words, quote(w.Base+request.Target))
	}
	for _, name := range slices.Sorted(maps.Keys(request.Header)) {
		for _, value := range request.Header[name] {
			words = append(words, "-H "+quote(name+": "+value))
		}
	}
	if request.Body != "" && request.Header.Get("Content-Type") == "" {
		words = append(words, "-H 'Content-Type:'") // or else curl would call the body a form
	}
	if request.Body != "" {
		words = append(words, "--data-binary "+quote(request.Body))
	}
	return strings.Join(words, " \\\n  ")
}

// forProxy reports whether a request names a whole address: the API is then the proxy
// on the way to it.
func forProxy(request Request) bool { return strings.HasPrefix(request.Target, "http://") }

// quote makes one word of a text for a POSIX shell.
func quote(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// HTTPie is the same for those who use that.
func (w Way) HTTPie(request Request) string {
	words := []string{"http -v"}
	if w.Authority != "" {
		words = append(words, "--verify "+quote(w.Authority))
	}
	if w.Client != "" {
		words = append(words, "--cert "+quote(w.Client))
	}
	if forProxy(request) {
		words = append(words, "--proxy "+quote("http:"+w.Base), request.Method, quote(request.Target))
	} else {
		words = append(words, request.Method, quote(w.Base+request.Target))
	}
	for _, name := range slices.Sorted(maps.Keys(request.Header)) {
		for _, value := range request.Header[name] {
			words = append(words, quote(name+":"+value))
		}
	}
	if request.Body != "" && request.Header.Get("Content-Type") == "" {
		words = append(words, "'Content-Type:'")
	}
	if request.Body != "" {
		words = append(words, "--raw "+quote(request.Body))
	}
	return strings.Join(words, " \\\n  ")
}
