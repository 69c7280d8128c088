package widget

import (
	"reflect"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
)

// A request and its answer stand below each other in a lesson: each has its first line,
// and the status looks as it does in an answer of its own.
func TestAnAnswerBelowARequestIsColoured(t *testing.T) {
	theme := style.New(true, true)
	text := "GET / HTTP/1.1\nAccept: */*\n\nHTTP/1.1 401 Unauthorized\nAllow: GET\n\n{\"a\": 1}"
	want := [][]span{{{0, 3, keyword}, {5, 14, comment}}, {{0, 6, name}}, nil, nil, {{0, 5, name}}, nil, {{1, 4, name}, {6, 7, number}}}
	if got := lex(HTTP, strings.Split(text, "\n")); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	status := strings.Split(WholeMessage(text, 60, theme), "\n")[3]
	alone := strings.Split(WholeResponse(lab.Response{Status: 401}, 60, theme), "\n")[0]
	if status != alone || !strings.Contains(status, theme.Status(401).Render("401 Unauthorized")) {
		t.Errorf("%q, and alone %q", status, alone)
	}
	for _, odd := range []string{"HTTP/1.1", "HTTP/1.1 what"} {
		if got := ansi.Strip(strings.TrimRight(WholeMessage(odd, 60, theme), " ")); strings.TrimRight(got, " ") != odd {
			t.Errorf("%q", got)
		}
	}
}

// A whole response loses nothing, however narrow: its lines fold.
func TestWholeResponseLosesNothing(t *testing.T) {
	for _, w := range []int{20, 40, 120} {
		view := ansi.Strip(WholeResponse(sampleResponse(), w, style.New(true, true)))
		for _, word := range strings.Fields(ResponseText(sampleResponse())) {
			if packed := strings.Join(strings.Fields(view), ""); !strings.Contains(packed, word) {
				t.Errorf("%q is missing at a width of %d\n%s", word, w, view)
			}
		}
	}
}

func TestResponseText(t *testing.T) {
	for _, test := range []struct {
		name     string
		response lab.Response
		want     string
	}{
		{"no body", lab.Response{Status: 204}, "HTTP/1.1 204 No Content"},
		{"JSON is set out", lab.Response{Status: 200, Body: `{"a":1}` + "\n"}, "HTTP/1.1 200 OK\n\n{\n  \"a\": 1\n}"},
		{"what is no JSON stays", lab.Response{Status: 200, Body: "{oops"}, "HTTP/1.1 200 OK\n\n{oops"},
		{"a status without a name", lab.Response{Status: 599}, "HTTP/1.1 599"},
		{
			"the challenge as the RFC writes it, on one line",
			lab.Response{Status: 401, Header: map[string][]string{"Www-Authenticate": {"Bearer\nX: y"}}},
			"HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer X: y",
		},
	} {
		if got := ResponseText(test.response); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestMessageShortensCredentialsOnly(t *testing.T) {
	token := strings.Repeat("eyJ", 20)
	text := "GET /" + token + "\nAuthorization: Bearer " + token + "\nX-Note: " + token + "\n\nAuthorization: " + token
	view := ansi.Strip(WholeMessage(text, 200, style.New(true, true)))
	if got := strings.Count(view, token); got != 3 {
		t.Errorf("%d of 4 tokens at length, want 3\n%s", got, view)
	}
	if !strings.Contains(view, "Authorization: Bearer eyJeyJ") {
		t.Errorf("the credential is gone\n%s", view)
	}
}

func TestLexersTellThingsApart(t *testing.T) {
	for _, test := range []struct {
		lang Lang
		text string
		want string
	}{
		{Go, "func f() { return 1 } // x", "k:func n:f k:return #:1 c:// x"},
		{Go, "a := `x\ny` + 'c'", "s:`x | s:y` s:'c'"},
		{Go, "/* a\nb */ x(\"q", "c:/* a | c:b */ n:x s:\"q"},
		{HTTP, "GET /a HTTP/1.1\nHost: b\n\n{\"a\": [true, -1.5, \"s\\\"\"]}", "k:GET c: HTTP/1.1 | n:Host | | n:\"a\" k:true #:-1.5 s:\"s\\\"\""},
		{JSON, "{\"日\": null", "n:\"日\" k:null"},
		{Plain, "func", ""},
	} {
		lines := strings.Split(test.text, "\n")
		var rows []string
		for i, spans := range lex(test.lang, lines) {
			row := ""
			for _, s := range spans {
				row += string("-ksc#n"[s.class]) + ":" + lines[i][s.from:s.to] + " "
			}
			rows = append(rows, row)
		}
		if got := strings.TrimSpace(strings.Join(rows, "| ")); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// Long tokens show their beginning only, wherever they stand; words, ids, addresses and
// what a challenge is compared with stay whole.
func TestShortTokens(t *testing.T) {
	long := strings.Repeat("eyJhbGciOiJFZERTQSJ9.", 9)
	for text, want := range map[string]string{
		`{"id_token":"` + long + `","token_type":"Bearer"}`:                                      `{"id_token":"eyJhbGciOiJFZERTQSJ9.eyJ…","token_type":"Bearer"}`,
		"SAMLResponse=" + long + "&RelayState=a%20b":                                             "SAMLResponse=eyJhbGciOiJFZERTQSJ9.eyJ…&RelayState=a%20b",
		"GET /idp/authorize?code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM HTTP/1.1": "GET /idp/authorize?code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM HTTP/1.1",
		"ünïcode stays": "ünïcode stays",
		"":              "",
	} {
		if got := ShortTokens(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
