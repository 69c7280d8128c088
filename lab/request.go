package lab

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode"
)

// Request is what a learner sends: a request line, header fields and a body, as
// they stand in the editor.
type Request struct {
	Method string      `json:"method"`
	Target string      `json:"target"` // /invoices/inv-2001?full=1; a whole address where it is for a proxy
	Header http.Header `json:"header,omitempty"`
	Body   string      `json:"body,omitempty"`

	// Channel is how the request travels, where that matters; nil for plainly,
	// from this machine.
	Channel *Channel `json:"channel,omitempty"`
}

// Channel is what a request comes through.
type Channel struct {
	TLS  bool   `json:"tls,omitempty"`
	From string `json:"from,omitempty"` // the caller's address; empty for 127.0.0.1
	// Certificate is whose client certificate is shown in the handshake: a
	// principal's id, or empty for none.
	Certificate string `json:"certificate,omitempty"`
}

// Text is the request in the form ParseRequest reads. Header fields are sorted
// by name.
func (r Request) Text() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s %s HTTP/1.1%s\n", r.Method, r.Target, r.Channel.words())
	names := make([]string, 0, len(r.Header))
	for name := range r.Header {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, value := range r.Header[name] {
			fmt.Fprintf(&text, "%s: %s\n", name, value)
		}
	}
	if r.Body != "" {
		text.WriteString("\n" + r.Body)
	}
	return text.String()
}

// With returns the request carrying a key's credential in place of whatever
// credentials it carried before.
func (r Request) With(key Key) Request {
	header := r.Header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Del("Authorization")
	header.Del("Cookie")
	header.Del(FieldProof)
	r.Channel = r.Channel.with(key.Certificate)
	if key.Header != "" {
		header.Set(key.Header, key.on(r.Channel))
	}
	if key.Proof != "" {
		header.Set(FieldProof, key.Proof)
	}
	if key.Body != "" {
		header.Set("Content-Type", "application/json")
		r.Body = key.Body
	}
	r.Header = header
	return r
}

// FieldProof is where a proof of possession goes (RFC 9449 §4.1).
const FieldProof = "DPoP"

// carriesCredential reports whether the request has a field that presents one.
func (r Request) carriesCredential() bool {
	return len(r.Header["Authorization"]) > 0 || len(r.Header["Cookie"]) > 0 || len(r.Header["Proxy-Authorization"]) > 0
}

// with is the channel with one certificate, or none, in place of the one before.
func (c *Channel) with(certificate string) *Channel {
	if c == nil && certificate == "" {
		return nil
	}
	changed := Channel{}
	if c != nil {
		changed = *c
	}
	changed.Certificate = certificate
	changed.TLS = changed.TLS || certificate != ""
	return &changed
}

// SyntaxError is a place in a request's text that is not HTTP. Line and Column
// count from 1.
type SyntaxError struct {
	Line, Column int
	What, Try    string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("request:%d:%d: %s; try %s", e.Line, e.Column, e.What, e.Try)
}

// Diagnostic is the same as an editor marks it.
func (e *SyntaxError) Diagnostic() Diagnostic {
	return Diagnostic{File: "request", Line: e.Line, Column: e.Column, Message: e.What + "; try " + e.Try}
}

// How the first line of a request says that it goes over TLS, and whose certificate
// is shown there. Such a line stands in the editor only: it is no part of what is sent.
const (
	overTLS         = " over TLS"
	withCertificate = " with certificate "
)

// words say how a request travels, where that is another way than plainly.
func (c *Channel) words() string {
	switch {
	case c == nil || !c.TLS:
		return ""
	case c.Certificate == "":
		return overTLS
	}
	return overTLS + withCertificate + c.Certificate
}

// cutChannel takes those words off a first line.
func cutChannel(line string) (string, *Channel, error) {
	line, said, secure := strings.Cut(line, overTLS)
	if !secure {
		return line, nil, nil
	}
	certificate, named := strings.CutPrefix(said, withCertificate)
	certificate = strings.TrimSpace(certificate)
	if said = strings.TrimSpace(said); said != "" && (!named || certificate == "" || strings.Contains(certificate, " ")) {
		return "", nil, &SyntaxError{1, len(line) + len(overTLS) + 1, fmt.Sprintf("%q is no way to go over TLS", said), "GET /ledger/balance over TLS with certificate ledger"}
	}
	return line, &Channel{TLS: true, Certificate: certificate}, nil
}

// ParseRequest reads a request as a person writes it: "GET /path", with or
// without a version, and "over TLS" where it is to go so; header fields below, and after an empty line the body.
// What is not a request is a *SyntaxError. A field that is well formed but
// foolish stays: sending it is how one learns what the API makes of it.
func ParseRequest(text string) (Request, error) {
	head, body, _ := strings.Cut(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n")
	lines := strings.Split(head, "\n")
	line, channel, err := cutChannel(lines[0])
	if err != nil {
		return Request{}, err
	}
	request, err := parseRequestLine(line)
	if err != nil {
		return Request{}, err
	}
	request.Body, request.Channel = body, channel
	for i, line := range lines[1:] {
		if strings.TrimSpace(line) == "" {
			continue
		}
		name, value, err := parseField(line, i+2)
		if err != nil {
			return Request{}, err
		}
		request.Header.Add(name, value)
	}
	return request, nil
}

func parseRequestLine(line string) (Request, error) {
	words := strings.Fields(line)
	if len(words) == 0 {
		return Request{}, &SyntaxError{1, 1, "the first line is empty", "GET /invoices HTTP/1.1"}
	}
	method := words[0]
	if !isToken(method) || strings.ToUpper(method) != method {
		return Request{}, &SyntaxError{1, 1, fmt.Sprintf("%q is not a method", method), "a method in capitals: GET, POST, PUT, PATCH or DELETE"}
	}
	if len(words) == 1 {
		return Request{}, &SyntaxError{1, len(method) + 1, "there is no path", method + " /invoices"}
	}
	target := words[1]
	at := strings.Index(line, target) + 1
	if !strings.HasPrefix(target, "/") && !strings.HasPrefix(target, "http://") { // a whole address is for a proxy
		return Request{}, &SyntaxError{1, at, fmt.Sprintf("%q is not a path on this server", target), "a path that starts with /"}
	}
	if strings.ContainsFunc(target, unicode.IsControl) {
		return Request{}, &SyntaxError{1, at, "the path holds a control character", "writing it as %XX"}
	}
	if len(words) == 3 && words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0" {
		return Request{}, &SyntaxError{1, strings.LastIndex(line, words[2]) + 1, fmt.Sprintf("%q is not a version spoken here", words[2]), "HTTP/1.1, or leaving it out"}
	}
	if len(words) > 3 {
		return Request{}, &SyntaxError{1, at + len(target) + 1, "the first line has too many words", "%20 for a space in the path"}
	}
	return Request{Method: method, Target: target, Header: http.Header{}}, nil
}

func parseField(line string, number int) (name, value string, err error) {
	name, value, found := strings.Cut(line, ":")
	switch {
	case !found:
		return "", "", &SyntaxError{number, len(line) + 1, "a header field needs a colon", "Name: value; and an empty line before the body"}
	case !isToken(name):
		return "", "", &SyntaxError{number, 1, fmt.Sprintf("%q is not a field name", name), "letters, digits and - with no space before the colon"}
	case strings.ContainsFunc(value, func(r rune) bool { return r != '\t' && unicode.IsControl(r) }):
		return "", "", &SyntaxError{number, len(name) + 2, "the value holds a control character", "taking it out"}
	}
	return name, strings.TrimSpace(value), nil
}

// isToken is the token rule of RFC 9110 §5.6.2.
func isToken(text string) bool {
	if text == "" {
		return false
	}
	for _, r := range text {
		alphanumeric := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		if !alphanumeric && !strings.ContainsRune("!#$%&'*+-.^_`|~", r) {
			return false
		}
	}
	return true
}
