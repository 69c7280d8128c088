package widget

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
)

// Message draws the text of a request or a response, coloured: first line, names
// of fields, JSON. Credentials too long to read are shortened.
func Message(text string, w, h int, t style.Theme) string {
	return Fit(strings.Join(messageRows(text, t), "\n"), w, h)
}

// Response draws what the API answered: status, fields sorted by name, and the
// body, set out in lines where it is JSON.
func Response(r lab.Response, w, h int, t style.Theme) string {
	if r.Status == 0 {
		return Fit(t.Muted.Render("nothing answered yet"), w, h)
	}
	rows := messageRows(ResponseText(r), t)
	first := "HTTP/1.1 " + statusText(r.Status)
	rows[0] = t.Muted.Render("HTTP/1.1 ") + t.Status(r.Status).Render(strings.TrimPrefix(first, "HTTP/1.1 "))
	return Fit(strings.Join(rows, "\n"), w, h)
}

// ResponseText is a response as text, its body set out in lines where it is JSON.
func ResponseText(r lab.Response) string {
	var text strings.Builder
	text.WriteString("HTTP/1.1 " + statusText(r.Status))
	names := make([]string, 0, len(r.Header))
	for name := range r.Header {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, value := range r.Header[name] {
			text.WriteString("\n" + oneLine(name) + ": " + oneLine(value))
		}
	}
	if body := strings.TrimRight(r.Body, "\n"); body != "" {
		text.WriteString("\n\n" + indented(body))
	}
	return text.String()
}

func oneLine(s string) string { return strings.ReplaceAll(Safe(s), "\n", " ") }

func statusText(code int) string {
	return strings.TrimSpace(strconv.Itoa(code) + " " + http.StatusText(code))
}

// indented sets JSON out in lines; what is no JSON stays as it is.
func indented(body string) string {
	var out bytes.Buffer
	if err := json.Indent(&out, []byte(body), "", "  "); err != nil {
		return body
	}
	return out.String()
}

func messageRows(text string, t style.Theme) []string {
	rows := strings.Split(Safe(text), "\n")
	head := true
	for i, row := range rows {
		head = head && strings.TrimSpace(row) != ""
		if head && i > 0 {
			row = shortField(row)
		}
		rows[i] = expandTabs(row)
	}
	set := newInks(t)
	for i, spans := range lex(HTTP, rows) {
		rows[i] = paint(rows[i], spans, set)
	}
	return rows
}

// paint writes a line in the inks of its spans.
func paint(line string, spans []span, set *inks) string {
	p := newPen()
	at := 0
	for _, s := range spans {
		if at < s.from {
			p.write(line[at:s.from], set.code[plain])
		}
		p.write(line[s.from:s.to], set.code[s.class])
		at = s.to
	}
	if at < len(line) {
		p.write(line[at:], set.code[plain])
	}
	return p.String()
}

// longestCredential is how much of a credential is shown, in bytes of ASCII.
const longestCredential = 24

// shortField shortens the value of a field that carries a credential.
func shortField(line string) string {
	field, value, found := strings.Cut(line, ":")
	if !found || !carriesCredential(field) {
		return line
	}
	words := strings.Split(value, " ")
	for i, word := range words {
		if len(word) > longestCredential {
			words[i] = shorten(word, longestCredential)
		}
	}
	return field + ":" + strings.Join(words, " ")
}

func carriesCredential(field string) bool {
	switch strings.ToLower(strings.TrimSpace(field)) {
	case "authorization", "cookie", "set-cookie", "x-api-key", "dpop":
		return true
	}
	return false
}
