package tui

import (
	"maps"
	"slices"
	"strings"

	"authlab/lab"
)

// route is where another client reaches the API, and the files it needs on the way.
type route struct{ base, authority, client string }

// routeOf asks a target how a request gets to it from outside.
func routeOf(target lab.Target, request lab.Request) (route, error) {
	if request.Channel == nil || !request.Channel.TLS {
		return route{base: target.BaseURL()}, nil
	}
	secured, ok := target.(lab.Secured)
	if !ok {
		return route{}, &lab.Mistake{What: "the API has no encrypted port", Try: "a request that does not go over TLS"}
	}
	authority, client, err := secured.ClientFiles(request.Channel.Certificate)
	return route{secured.SecureURL(), authority, client}, err
}

// curl is the command line that sends a request to the API: what one copies to go on
// outside.
func curl(to route, request lab.Request) string {
	words := []string{"curl -i"}
	if to.authority != "" {
		words = append(words, "--cacert "+quote(to.authority))
	}
	if to.client != "" { // the file holds the key too
		words = append(words, "--cert "+quote(to.client), "--key "+quote(to.client))
	}
	if request.Method != "GET" || request.Body != "" { // with a body, curl would POST
		words = append(words, "-X "+request.Method)
	}
	if forProxy(request) {
		words = append(words, "-x "+quote(to.base), quote(request.Target))
	} else {
		words = append(words, quote(to.base+request.Target))
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
func forProxy(request lab.Request) bool { return strings.HasPrefix(request.Target, "http://") }

// quote makes one word of a text for a POSIX shell.
func quote(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// httpie is the same for those who use that.
func httpie(to route, request lab.Request) string {
	words := []string{"http -v"}
	if to.authority != "" {
		words = append(words, "--verify "+quote(to.authority))
	}
	if to.client != "" {
		words = append(words, "--cert "+quote(to.client))
	}
	if forProxy(request) {
		words = append(words, "--proxy "+quote("http:"+to.base), request.Method, quote(request.Target))
	} else {
		words = append(words, request.Method, quote(to.base+request.Target))
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
