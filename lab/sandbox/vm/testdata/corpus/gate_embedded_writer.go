//go:build lesson

package fix

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strconv"
)

type Logger struct{ lines []string }

func (l *Logger) Log(format string, args ...any) {
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
}

type base struct {
	*Logger
	Name string
}

func (b base) Describe() string { return "base " + b.Name }

// buffered holds an answer back until it is known whether it may go out.
type buffered struct {
	http.ResponseWriter
	base
	status int
	body   bytes.Buffer
}

func (b *buffered) WriteHeader(status int) {
	b.Log("status %d", status)
	b.status = status
}

func (b *buffered) Write(p []byte) (int, error) {
	if b.status == 0 {
		b.WriteHeader(http.StatusOK)
	}
	return b.body.Write(p)
}

func (b *buffered) flush(redact func([]byte) []byte) {
	body := redact(b.body.Bytes())
	b.Header().Set("X-Length", strconv.Itoa(len(body)))
	b.ResponseWriter.WriteHeader(b.status)
	_, _ = b.ResponseWriter.Write(body)
}

type describer interface{ Describe() string }

func redacting(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		logger := &Logger{}
		b := &buffered{ResponseWriter: w, base: base{logger, "redacting"}}
		next.ServeHTTP(b, r)
		b.flush(func(p []byte) []byte { return bytes.ReplaceAll(p, []byte("secret"), []byte("******")) })
		var d describer = b
		fmt.Fprintln(w, logger.lines, d.Describe(), b.Name, b.base.Logger == b.Logger)
		_, isFlusher := http.ResponseWriter(b).(http.Flusher)
		_, isWriter := any(b).(io.Writer)
		_, isString := any(b).(io.StringWriter)
		fmt.Fprintln(w, isFlusher, isWriter, isString)
	})
}

func Handle(w http.ResponseWriter, r *http.Request) {
	redacting(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Inner", "1")
		fmt.Fprintf(w, "a secret, %s\n", r.Method)
		w.WriteHeader(http.StatusTeapot)
		io.WriteString(w, "another secret\n")
	})).ServeHTTP(w, r)
}
