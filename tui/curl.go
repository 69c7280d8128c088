package tui

import (
	"maps"
	"slices"
	"strings"

	"authlab/lab"
)

// curl is the command line that sends a request to the API at base: what one
// copies to go on outside.
func curl(base string, request lab.Request) string {
	words := []string{"curl -i"}
	if request.Method != "GET" || request.Body != "" { // with a body, curl would POST
		words = append(words, "-X "+request.Method)
	}
	if forProxy(request) {
		words = append(words, "-x "+quote(base), quote(request.Target))
	} else {
		words = append(words, quote(base+request.Target))
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
func httpie(base string, request lab.Request) string {
	words := []string{"http -v", request.Method, quote(base + request.Target)}
	if forProxy(request) {
		words = []string{"http -v --proxy " + quote("http:"+base), request.Method, quote(request.Target)}
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
