package sandbox

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// slip is the first thing that code did amiss without coming to grief: nothing
// in its answer shows where. A policy makes none, as it does not answer.
type slip struct {
	position func() string // where the code stands
	entry    string        // where it begins
	wraps    bool          // the rest of the API

	text string
}

// watch serves a handler and looks at how it answers.
func (s *slip) watch(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		watched := &watched{ResponseWriter: w, slip: s}
		next.ServeHTTP(watched, r)
		switch {
		case watched.began == "" && s.wraps:
			s.say(s.entry, "the middleware neither answered nor called next", "next.ServeHTTP(w, r), or an answer that refuses")
		case watched.began == "":
			s.say(s.entry, "the handler returned without an answer, which makes an empty 200", "an answer on every way through it")
		case !sameHeaders(watched.sent, w.Header()):
			s.say(watched.began, "headers that are set after this answer are lost", "setting them before it")
		}
	})
}

// where is where the code stands.
func (s *slip) where() string { return cmp.Or(s.position(), s.entry) }

func (s *slip) say(where, what, try string) {
	if s.text == "" {
		s.text = fmt.Sprintf("%s: %s; try %s", where, what, try)
	}
}

func sameHeaders(a, b http.Header) bool {
	return maps.EqualFunc(a, b, func(a, b []string) bool { return slices.Equal(a, b) })
}

// watched is the writer that code answers with.
type watched struct {
	http.ResponseWriter
	slip  *slip
	began string      // where it was first answered
	sent  http.Header // as they stood then
}

// WriteHeader notes an answer. Statuses of 1xx announce one only.
func (w *watched) WriteHeader(status int) {
	switch {
	case status < 200:
	case w.began == "":
		w.begin()
	default:
		w.slip.say(w.slip.where(), fmt.Sprintf("a second answer, %d, after that of %s", status, w.began), "a return after the first")
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write notes an answer that begins with its body.
func (w *watched) Write(body []byte) (int, error) {
	if w.began == "" {
		w.begin()
	}
	return w.ResponseWriter.Write(body)
}

func (w *watched) begin() {
	w.began, w.sent = w.slip.where(), w.Header().Clone()
}
