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
// of fields, JSON. Credentials too long to read are shortened; other lines that
// are too long go on in the next one, where there is room for that.
func Message(text string, w, h int, t style.Theme) string {
	return fitCode(codeRows(HTTP, shortFields(text), h, t), w, h)
}

// WholeMessage is a Message as high as it needs to be, for what scrolls.
func WholeMessage(text string, w int, t style.Theme) string {
	return wholeCode(codeRows(HTTP, shortFields(text), everyLine, t), w)
}

// Response draws what the API answered: status, fields sorted by name, and the
// body, set out in lines where it is JSON.
func Response(r lab.Response, w, h int, t style.Theme) string {
	return fitCode(responseRows(r, h, t), w, h)
}

// WholeResponse is a Response as high as it needs to be, for what scrolls.
func WholeResponse(r lab.Response, w int, t style.Theme) string {
	return wholeCode(responseRows(r, everyLine, t), w)
}

func responseRows(r lab.Response, most int, t style.Theme) []string {
	if r.Status == 0 {
		return []string{t.Muted.Render("nothing answered yet")}
	}
	return codeRows(HTTP, shortFields(ResponseText(r)), most, t)
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
			text.WriteString("\n" + FieldName(name) + ": " + oneLine(value))
		}
	}
	if body := strings.TrimRight(r.Body, "\n"); body != "" {
		text.WriteString("\n\n" + indented(body))
	}
	return text.String()
}

// FieldName is how the standards write a field that Go spells its own way.
func FieldName(name string) string {
	switch name {
	case "Etag":
		return "ETag"
	case "Www-Authenticate":
		return "WWW-Authenticate"
	case "Dpop":
		return "DPoP"
	case "Dpop-Nonce":
		return "DPoP-Nonce"
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

// The longest word of a text that is shown whole, in letters, and what is shown of one
// that is longer.
const (
	longestWord = 48
	shortWord   = 24
)

// ShortTokens is a text in which tokens, signatures and whatever else is too long to be
// read show their beginning only.
func ShortTokens(text string) string {
	var short strings.Builder
	for text != "" {
		end := strings.IndexFunc(text, func(r rune) bool { return !inToken(r) })
		if end < 0 {
			end = len(text)
		}
		if word := text[:end]; len(word) > longestWord {
			short.WriteString(word[:shortWord] + "…")
		} else {
			short.WriteString(word)
		}
		next := strings.IndexFunc(text[end:], inToken)
		if next < 0 {
			next = len(text) - end
		}
		short.WriteString(text[end : end+next])
		text = text[end+next:]
	}
	return short.String()
}

// ShortResponse is a response with short tokens in its fields and its body.
func ShortResponse(r lab.Response) lab.Response {
	fields := make(http.Header, len(r.Header))
	for name, values := range r.Header {
		for _, value := range values {
			fields.Add(name, ShortTokens(value))
		}
	}
	r.Header, r.Body = fields, ShortTokens(r.Body)
	return r
}

// inToken are the letters of base64, of base64url, of a JSON Web Token, and of either in
// an address.
func inToken(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("+/-_.%", r)
}
