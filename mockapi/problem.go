package mockapi

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// Problem is a problem document (RFC 9457). It repeats the status and adds
// nothing: the reason is in the trace, for those who run the API, and is no
// business of a stranger's.
type Problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
}

// writeProblem answers with a problem document. Its type says, as RFC 9457
// §4.2.1 has it, that there is no more to know than the status.
func writeProblem(w http.ResponseWriter, status int) {
	body, err := json.Marshal(Problem{Type: "about:blank", Title: phrase(status), Status: status})
	if err != nil {
		panic(err) // two strings and a number always marshal
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n')) // an answer is kept in memory: this cannot fail
}

// phrase is what a status is called. Package net/http has older names for two of them
// (RFC 9110 §15.5.14 and §15.5.15).
func phrase(status int) string {
	switch status {
	case http.StatusRequestEntityTooLarge:
		return "Content Too Large"
	case http.StatusRequestURITooLong:
		return "URI Too Long"
	}
	return http.StatusText(status)
}

// retryAfter says in whole seconds when to try again (RFC 9110 §10.2.3). A part of
// one counts as whole: who comes back a moment too early is refused once more.
func retryAfter(w http.ResponseWriter, wait time.Duration) {
	if wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int((wait+time.Second-1)/time.Second)))
	}
}

// challengeWith adds a WWW-Authenticate field for each challenge.
func challengeWith(w http.ResponseWriter, challenges []string) {
	for _, challenge := range challenges {
		w.Header().Add("WWW-Authenticate", challenge)
	}
}
