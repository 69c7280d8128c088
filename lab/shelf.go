package lab

import (
	"slices"
	"strings"
)

// Shelf keeps the requests a learner wants to have again, from one sitting to the
// next. Its methods may block.
type Shelf interface {
	Kept() ([]string, error)
	Keep(requests []string) error
}

// SentBefore are the requests of exchanges as texts, each once, the latest first.
func SentBefore(exchanges []Exchange) []string {
	var sent []string
	for _, exchange := range slices.Backward(exchanges) {
		if text := exchange.Request.Text(); !slices.Contains(sent, text) {
			sent = append(sent, text)
		}
	}
	return sent
}

// PutFirst is a list with a text at its front, and nowhere else.
func PutFirst(texts []string, text string) []string {
	others := slices.DeleteFunc(slices.Clone(texts), func(other string) bool { return other == text })
	return slices.Insert(others, 0, text)
}

// ShownIn names the credentials that a request's text shows, as "bearer" or "session".
func ShownIn(text string) []string {
	_, fields, _ := strings.Cut(text, "\n") // the first line may be anything: a request is kept as it stands
	request, err := ParseRequest("GET / HTTP/1.1\n" + fields)
	if err != nil {
		return nil
	}
	var shown []string
	for _, name := range []string{"Authorization", "Cookie"} {
		if value := request.Header.Get(name); value != "" {
			scheme, _, _ := strings.Cut(value, " ")
			name, _, _ := strings.Cut(scheme, "=")
			shown = append(shown, strings.ToLower(name))
		}
	}
	return shown
}
