package lab

import (
	"net/http"
	"os/exec"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCurl(t *testing.T) {
	request := Request{
		Method: "POST", Target: "/refunds",
		Header: http.Header{"Cookie": {"session=s1"}, "Content-Type": {"application/json"}},
		Body:   `{"note":"it's late"}`,
	}
	want := `curl -i \
  -X POST \
  'http://127.0.0.1:4000/refunds' \
  -H 'Content-Type: application/json' \
  -H 'Cookie: session=s1' \
  --data-binary '{"note":"it'\''s late"}'`
	if got := (Way{Base: "http://127.0.0.1:4000"}).Curl(request); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A whole address is for the proxy that the API is as well.
func TestCurlGoesThroughTheProxy(t *testing.T) {
	request := Request{Method: "GET", Target: "http://parcelly.test/rates", Header: http.Header{"Proxy-Authorization": {"Basic eA=="}}}
	want := `curl -i \
  -x 'http://127.0.0.1:4000' \
  'http://parcelly.test/rates' \
  -H 'Proxy-Authorization: Basic eA=='`
	if got := (Way{Base: "http://127.0.0.1:4000"}).Curl(request); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := (Way{Base: "http://127.0.0.1:4000"}).HTTPie(request); !strings.Contains(got, `--proxy 'http:http://127.0.0.1:4000'`) || strings.Contains(got, "4000http") {
		t.Error(got)
	}
}

// The API takes no form where it reads JSON, and curl calls a body one unasked.
func TestCurlSaysNoTypeWhereTheRequestSaysNone(t *testing.T) {
	want := `curl -i \
  -X POST \
  'http://127.0.0.1:4000/refunds' \
  -H 'Content-Type:' \
  --data-binary '{}'`
	if got := (Way{Base: "http://127.0.0.1:4000"}).Curl(Request{Method: "POST", Target: "/refunds", Body: "{}"}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What is pasted into a shell is one word to it, whatever it holds.
func TestQuoteIsOneWordToAShell(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell here")
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[ -~\n]{0,20}`).Draw(t, "text")
		got, err := exec.Command(shell, "-c", "printf %s "+quote(text)).Output()
		if err != nil || string(got) != text {
			t.Fatalf("the shell reads %q for %q (%v)", got, text, err)
		}
	})
}

func TestCurlOverTLS(t *testing.T) {
	request := Request{Method: "GET", Target: "/ledger/balance", Channel: &Channel{TLS: true, Certificate: "ledger"}}
	to := Way{"https://127.0.0.1:4001", "/home/a b/tls/ca.pem", "/home/a b/tls/ledger.pem"}
	want := "curl -i \\\n  --cacert '/home/a b/tls/ca.pem' \\\n  --cert '/home/a b/tls/ledger.pem' \\\n  --key '/home/a b/tls/ledger.pem' \\\n  'https://127.0.0.1:4001/ledger/balance'"
	got := to.Curl(request)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// onlyHTTP is a target without an encrypted port, and byTLS one that has it.
type (
	onlyHTTP struct{ Target }
	byTLS    struct{ onlyHTTP }
)

func (onlyHTTP) BaseURL() string { return "http://127.0.0.1:4000" }
func (byTLS) SecureURL() string  { return "https://127.0.0.1:4001" }

func (byTLS) ClientFiles(certificate string) (string, string, error) {
	return "ca.pem", certificate + ".pem", nil
}

func TestTheWayOfARequest(t *testing.T) {
	plain, secure := Request{}, Request{Channel: &Channel{TLS: true, Certificate: "ledger"}}
	if _, err := WayTo(onlyHTTP{}, secure); err == nil {
		t.Error("a target without an encrypted port was reached by TLS")
	}
	for request, want := range map[*Request]Way{&plain: {Base: "http://127.0.0.1:4000"}, &secure: {"https://127.0.0.1:4001", "ca.pem", "ledger.pem"}} {
		if got, err := WayTo(byTLS{}, *request); err != nil || got != want {
			t.Errorf("%+v, %v, want %+v", got, err, want)
		}
	}
	if got, want := Addresses(onlyHTTP{}), "http://127.0.0.1:4000"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := Addresses(byTLS{}), "http://127.0.0.1:4000 and, by TLS, on https://127.0.0.1:4001"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
