package tui

import (
	"strings"
	"testing"

	"authlab/lab"
)

func TestCompletion(t *testing.T) {
	var met vocabulary
	met.meet("Ana has inv-2001, and `inv-2002` is Ben's.")
	met.meetExchange(lab.Exchange{
		Request:  lab.Request{Method: "GET", Target: "/dashboards/dsh-7001?full=1"},
		Response: lab.Response{Body: `{"id":"dsh-7001","owner":"nia"}`},
	})
	for typed, want := range map[string]string{
		"G":                            "ET ",
		"GET /da":                      "shboards/dsh-7001",
		"GET /invoices/in":             "v-2002",
		"GET /search?id=d":             "sh-7001",
		"GET /x H":                     "TTP/1.1",
		"GET ":                         "",
		"GET /x\nauth":                 "orization: ",
		"GET /x\nAuthorization: B":     "earer ",
		"GET /x\nCookie: s":            "ession=",
		"GET /x\n\n{\"ow":              "ner\": ",
		"GET /x\n\n{\"a\": \"inv-2001": "",
		"GET /x\n\n{\"a\": \"inv-":     "2002",
		"GET /x\n\nauth":               "",
	} {
		lines := strings.Split(typed, "\n")
		if got := met.complete(typed, len(lines), len(lines[len(lines)-1])+1); got != want {
			t.Errorf("after %q comes %q, want %q", typed, got, want)
		}
	}
	if got := met.complete("GET /da\nHost: x", 1, 3); got != "" {
		t.Errorf("inside a line comes %q", got)
	}
}
