package mockapi

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"time"

	"authlab/lab"
)

// answer is the http.ResponseWriter handlers write to. It holds the answer back
// until the whole exchange is known, so that what a crash left half written can
// be thrown away.
type answer struct {
	header         http.Header
	sent           http.Header // as they stood when the status was decided: what is set later is lost
	status         int         // 0 until decided
	body           bytes.Buffer
	withoutContent bool // the answer to a HEAD
	byCode         bool // of the bench, which may go on setting fields
}

func newAnswer() *answer { return &answer{header: http.Header{}} }

func (a *answer) Header() http.Header { return a.header }

// WriteHeader keeps the first status, as net/http does. 1xx statuses announce
// and do not answer. A number that is no status panics, as in net/http.
func (a *answer) WriteHeader(status int) {
	if status < 100 || status > 999 {
		panic(fmt.Errorf("%d is not a status code", status))
	}
	if a.status == 0 && status >= 200 {
		a.status = status
		if a.byCode {
			a.sent = a.header.Clone()
		}
	}
}

func (a *answer) Write(p []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	if a.withoutContent || !mayHaveContent(a.status) {
		return len(p), nil
	}
	return a.body.Write(p)
}

// Status is the status as it stands: a handler that says nothing says 200.
func (a *answer) Status() int {
	if a.status == 0 {
		return http.StatusOK
	}
	return a.status
}

// discard throws away all but the request's id.
func (a *answer) discard() {
	id := a.header.Get("X-Request-Id")
	a.header = http.Header{"X-Request-Id": {id}}
	a.status, a.sent = 0, nil
	a.body.Reset()
}

// response is the finished answer. Whoever may see it once must not find it in a
// cache later (RFC 9111 §3.5 leaves cookies out), and all answers say so alike:
// a header that differed would tell the hidden from the missing.
func (a *answer) response(now time.Time) lab.Response {
	header := a.sent
	if header == nil {
		header = a.header
	}
	header["Cache-Control"] = []string{"no-store"}
	header["Date"] = []string{now.UTC().Format(http.TimeFormat)}
	for _, ofTheConnection := range []string{"Connection", "Content-Length", "Transfer-Encoding", "Trailer"} {
		delete(header, ofTheConnection)
	}
	if a.body.Len() > 0 && header.Get("Content-Type") == "" {
		header.Set("Content-Type", http.DetectContentType(a.body.Bytes()))
	}
	return lab.Response{Status: a.Status(), Header: header, Body: a.body.String()}
}

// mayHaveContent is RFC 9110 §6.4.1.
func mayHaveContent(status int) bool {
	return status != http.StatusNoContent && status != http.StatusNotModified
}

// send writes a response to the wire.
func send(w http.ResponseWriter, response lab.Response) {
	for name, values := range response.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(response.Status)
	_, _ = io.WriteString(w, response.Body) // a client that hung up cannot be told
}
