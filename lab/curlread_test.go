package lab_test

import (
	"net/http"
	"testing"

	"authlab/lab"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestACurlCommandBecomesARequest(t *testing.T) {
	form := http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}
	for _, test := range []struct {
		command string
		want    lab.Request
	}{
		{"curl http://127.0.0.1:4000/invoices/inv-2001?full=1", lab.Request{Method: "GET", Target: "/invoices/inv-2001?full=1", Header: http.Header{}}},
		{"curl localhost:4000", lab.Request{Method: "GET", Target: "/", Header: http.Header{}}},
		{"curl -sSi -X DELETE \\\n  'http://a/users/usr-1' \\\n  -H 'Authorization: Bearer x y'", lab.Request{
			Method: "DELETE", Target: "/users/usr-1", Header: http.Header{"Authorization": {"Bearer x y"}},
		}},
		{`curl -XPATCH http://a/x --data-raw "{\"a\": \"it's\"}" -H "content-type: application/json"`, lab.Request{
			Method: "PATCH", Target: "/x", Header: http.Header{"Content-Type": {"application/json"}}, Body: `{"a": "it's"}`,
		}},
		{"curl http://a/x -d a=1 -d b=2", lab.Request{Method: "POST", Target: "/x", Header: form, Body: "a=1&b=2"}},
		{"curl -G http://a/x?c=3 -d a=1", lab.Request{Method: "GET", Target: "/x?c=3&a=1", Header: http.Header{}}},
		{"curl http://a/x -d '{}' -H 'Content-Type:'", lab.Request{Method: "POST", Target: "/x", Header: http.Header{}, Body: "{}"}},
		{"curl --json '{}' http://a/x", lab.Request{
			Method: "POST", Target: "/x", Header: http.Header{"Content-Type": {"application/json"}, "Accept": {"application/json"}}, Body: "{}",
		}},
		{"curl -u sue:secret --cookie session=1 --url=http://a/x -I", lab.Request{
			Method: "HEAD", Target: "/x", Header: http.Header{"Authorization": {"Basic c3VlOnNlY3JldA=="}, "Cookie": {"session=1"}},
		}},
	} {
		got, err := lab.ReadCurl(test.command)
		if err != nil {
			t.Errorf("%s: %v", test.command, err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s:\n%s", test.command, diff)
		}
	}
}

func TestWhatCurlIsNotReadSaysSo(t *testing.T) {
	for command, want := range map[string]string{
		"curl":                            "curl: there is no address; try curl http://…/invoices",
		"curl http://a/x -F file=@secret": "curl -F: this option is not read here; try leaving it out",
		"curl http://a/x -X":              "curl -X: its value is missing; try pasting the whole command",
		"curl 'http://a/x":                "curl: a quote is not closed; try pasting the whole command",
		"curl http://a:b:c/":              "curl http://a:b:c/: this is not an address; try http://…/invoices",
	} {
		if _, err := lab.ReadCurl(command); err == nil || err.Error() != want {
			t.Errorf("%s: %v", command, err)
		}
	}
}

func TestCurlOverTLSIsReadBack(t *testing.T) {
	request := lab.Request{Method: "GET", Target: "/ledger/balance", Channel: &lab.Channel{TLS: true, Certificate: "ledger"}}
	way := lab.Way{Base: "https://127.0.0.1:4001", Authority: "/home/a b/tls/ca.pem", Client: "/home/a b/tls/ledger.pem"}
	back, err := lab.ReadCurl(way.Curl(request))
	if err != nil || back.Channel == nil || *back.Channel != *request.Channel || back.Target != request.Target {
		t.Errorf("read again it is %+v, %v", back, err)
	}
}

// What was copied as curl comes back as the request it was.
func TestCurlThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[ -~]{0,20}`)
		want := lab.Request{
			Method: rapid.SampledFrom([]string{"GET", "POST", "PUT", "PATCH", "DELETE"}).Draw(t, "method"),
			Target: "/" + rapid.StringMatching(`[a-z0-9/-]{0,12}(\?[a-z]=[a-z0-9]{1,4})?`).Draw(t, "target"),
			Header: http.Header{"X-Note": {"a" + text.Draw(t, "value") + "z"}},
			Body:   rapid.StringMatching(`[ -~\n]{0,30}`).Draw(t, "body"),
		}
		got, err := lab.ReadCurl(lab.Way{Base: "http://127.0.0.1:4000"}.Curl(want))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s\n%s", lab.Way{Base: "http://127.0.0.1:4000"}.Curl(want), diff)
		}
	})
}
