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
// of fields, JSON. Credentials too long to read are shortened, other lines that
// are too long go on in the next one.
func Message(text string, w, h int, t style.Theme) string {
	return Fit(strings.Join(codeRows(HTTP, shortFields(text), w, t), "\n"), w, h)
}

// Response draws what the API answered: status, fields sorted by name, and the
// body, set out in lines where it is JSON.
func Response(r lab.Response, w, h int, t style.Theme) string {
	if r.Status == 0 {
		return Fit(t.Muted.Render("nothing answered yet"), w, h)
	}
	first, rest, _ := strings.Cut(shortFields(ResponseText(r)), "\n")
	version, status, _ := strings.Cut(first, " ")
	rows := []string{t.Muted.Render(version) + " " + t.Status(r.Status).Render(status)}
	if rest != "" {
		// An empty first line stands in for the one drawn above.
		rows = append(rows, codeRows(HTTP, "-\n"+rest, w, t)[1:]...)
	}
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
			text.WriteString("\n" + fieldName(name) + ": " + oneLine(value))
		}
	}
	if body := strings.TrimRight(r.Body, "\n"); body != "" {
		text.WriteString("\n\n" + indented(body))
	}
	return text.String()
}

// fieldName is how the standards write a field that Go spells its own way.
func fieldName(name string) string {
	if name == "Www-Authenticate" {
		return "WWW-Authenticate"
	}
	return oneLine(name)
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

// shortFields makes a message safe to show, its credentials shortened.
func shortFields(text string) string {
	rows := strings.Split(Safe(text), "\n")
	for i, row := range rows {
		if strings.TrimSpace(row) == "" {
			break
		}
		if i > 0 {
			rows[i] = shortField(row)
		}
	}
	return strings.Join(rows, "\n")
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
