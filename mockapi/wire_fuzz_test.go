package mockapi_test

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
)

// unfitSeeds are what a parser may stumble over.
func unfitSeeds() []string {
	return []string{
		index + "\r\n", index + "X: a\r\n b\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
		post + "Content-Length: 2\r\n\r\n{}" + index + "\r\n", post + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
		"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET http://localhost/%2e%2e HTTP/1.1\r\nHost: x\r\n\r\n",
		"BREW /pot HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HTTP/3.0\r\n\r\n", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
		post + "Expect: 100-continue\r\nContent-Length: 99\r\n\r\n{", "\r\n\r\n\n", "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: session=a; session=b\r\nAuthorization: Bearer\r\n\r\n",
	}
}

// FuzzBytesOnTheWire: whatever a client sends, it hears HTTP of no status that is
// not declared, the connection comes to an end, and the API lives on.
func FuzzBytesOnTheWire(f *testing.F) {
	server := listenTLS(f, newWorld(1, lab.Hidden))
	for _, seed := range unfitSeeds() {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, sent []byte) {
		c := dial(t, server).say(string(sent))
		c.endOfRequests()
		heard, err := io.ReadAll(c)
		if err != nil && !isReset(err) {
			t.Fatal(err)
		}
		if bytes.HasPrefix(heard, []byte("\x00\x00\x00\x04")) {
			return // the answer to HTTP/2
		}
		for answers := bufio.NewReader(bytes.NewReader(heard)); ; {
			response, err := http.ReadResponse(answers, nil)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return // the answer to a HEAD says how long it would be, and so hides the next
			}
			if response.StatusCode >= 500 && !declared5xx(response.StatusCode) {
				t.Errorf("%q is answered %d", sent, response.StatusCode)
			}
			_, _ = io.Copy(io.Discard, response.Body) // as far as it goes
			_ = response.Body.Close()                 // it was read
		}
		if status, _, _ := dial(t, server).say(index + "Connection: close\r\n\r\n").hear(); status != 200 {
			t.Errorf("after %q: %d", sent, status)
		}
	})
}

// declared5xx are those that say something of the request: a method or a coding that is
// not known, a version that is not spoken, and too much at once.
func declared5xx(status int) bool {
	return status == http.StatusNotImplemented || status == http.StatusHTTPVersionNotSupported || status == http.StatusServiceUnavailable
}

// FuzzParsedRequests: what net/http takes for a request, the API answers.
func FuzzParsedRequests(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	for _, seed := range unfitSeeds() {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		request, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text)))
		if err != nil {
			t.Skip()
		}
		answer := &recorded{header: http.Header{}}
		mockapi.New(w.Clone(), mockapi.Options{}).ServeHTTP(answer, request)
		if answer.status < 200 || answer.status >= 500 && answer.status != http.StatusNotImplemented {
			t.Errorf("%q is answered %d", text, answer.status)
		}
		if answer.status == 401 && len(answer.header.Values("WWW-Authenticate")) == 0 {
			t.Errorf("%q: a 401 without a challenge", text)
		}
	})
}

type recorded struct {
	header http.Header
	status int
}

func (r *recorded) Header() http.Header         { return r.header }
func (r *recorded) WriteHeader(status int)      { r.status = status }
func (r *recorded) Write(p []byte) (int, error) { return len(p), nil }
