package mockapi_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
)

func openControl(t *testing.T, server *mockapi.Server) *mockapi.Control {
	t.Helper()
	control, err := server.OpenControl("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := control.Close(); err != nil {
			t.Error(err)
		}
	})
	return control
}

// tells sends a command, with fields in place of those it needs.
func tells(t *testing.T, control *mockapi.Control, method, path, body string, fields map[string]string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, control.URL()+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	for name, value := range fields {
		request.Header.Set(name, value)
		if name == "Host" {
			request.Host = value
		}
	}
	response, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }() // it was read
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

func TestTheClockIsMovedAndTheWorldReset(t *testing.T) {
	server := listen(t, mockapi.Options{})
	control := openControl(t, server)
	key, _ := lab.FindKey(server.Keys(), "ana", "session")
	whoami := lab.Request{Method: "GET", Target: "/whoami"}.With(key)
	answers := func(when string, want int) {
		t.Helper()
		if got, err := server.Send(t.Context(), whoami); err != nil || got.Response.Status != want {
			t.Errorf("%s: %d, %v; want %d", when, got.Response.Status, err, want)
		}
	}
	answers("at first", 200)
	if got := sent(t, server, "fin", "session", refund("500")); got.Response.Status != 201 {
		t.Fatalf("a refund: %d", got.Response.Status)
	}
	status, body := tells(t, control, "POST", "/clock", `{"advance": "24h"}`, nil)
	var told struct{ Now time.Time }
	if err := json.Unmarshal([]byte(body), &told); err != nil || status != 200 || !told.Now.Equal(time.Date(2026, 3, 3, 10, 0, 0, 0, time.UTC)) {
		t.Errorf("the clock: %d %s, %v", status, body, err)
	}
	answers("a day later", 401)
	if status, _ := tells(t, control, "POST", "/reset", `{}`, nil); status != 200 {
		t.Errorf("the reset: %d", status)
	}
	answers("after the reset", 200)
	if got := sent(t, server, "fin", "session", "GET /refunds/ref-3003"); got.Response.Status != 404 {
		t.Errorf("the refund is still there: %d", got.Response.Status)
	}
	if _, body := tells(t, control, "GET", "/clock", "", nil); !strings.Contains(body, "2026-03-02T10:00:00Z") {
		t.Errorf("the clock after the reset: %s", body)
	}
}

// TestAPageCannotDriveTheControl: it has no credential to ask for, so all depends
// on what a page cannot send.
func TestAPageCannotDriveTheControl(t *testing.T) {
	server := listen(t, mockapi.Options{})
	control := openControl(t, server)
	for name, test := range map[string]struct {
		method, path, body string
		fields             map[string]string
		status             int
	}{
		"a command line":        {"POST", "/reset", "{}", nil, 200},
		"a form":                {"POST", "/reset", "a=b", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, 415},
		"a form that says text": {"POST", "/clock", `{"advance":"1h"}`, map[string]string{"Content-Type": "text/plain"}, 415},
		"no type":               {"POST", "/reset", "{}", map[string]string{"Content-Type": ""}, 415},
		"another page":          {"POST", "/reset", "{}", map[string]string{"Origin": "https://evil.test"}, 403},
		"a page of ours":        {"POST", "/reset", "{}", map[string]string{"Origin": control.URL()}, 403},
		"a page unnamed":        {"POST", "/reset", "{}", map[string]string{"Origin": "null"}, 403},
		"rebound":               {"POST", "/reset", "{}", map[string]string{"Host": "evil.test"}, 421},
		"a link":                {"GET", "/reset", "", nil, 405},
		"nowhere":               {"POST", "/", "{}", nil, 404},
		"backwards":             {"POST", "/clock", `{"advance":"-1h"}`, nil, 400},
		"no time":               {"POST", "/clock", `{"advance":"soon"}`, nil, 400},
		"no JSON":               {"POST", "/clock", `advance`, nil, 400},
	} {
		if got, body := tells(t, control, test.method, test.path, test.body, test.fields); got != test.status {
			t.Errorf("%s: %d %s, want %d", name, got, body, test.status)
		}
	}
	select {
	case x := <-server.Outside():
		t.Errorf("a command shows as a request to the API: %s", x.Request.Target)
	default:
	}
}

// TestTheClockGoesOnFromWhereItWasMoved, and after a reset from where it began.
func TestTheClockGoesOnFromWhereItWasMoved(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	began, passed := w.Now(), time.Duration(0)
	server := serve(t, mockapi.New(w, mockapi.Options{Clock: func() time.Time { return began.Add(passed) }}))
	control := openControl(t, server)
	for _, step := range []struct {
		method, path, body string
		passes             time.Duration
		want               time.Duration // since the world began
	}{
		{"GET", "/clock", "", time.Minute, time.Minute},
		{"POST", "/clock", `{"advance": "1h"}`, 0, time.Hour + time.Minute},
		{"GET", "/clock", "", time.Minute, time.Hour + 2*time.Minute},
		{"POST", "/reset", `{}`, 0, 0},
		{"GET", "/clock", "", time.Minute, time.Minute},
	} {
		passed += step.passes
		_, body := tells(t, control, step.method, step.path, step.body, nil)
		if want := began.Add(step.want).Format(time.RFC3339); !strings.Contains(body, want) {
			t.Errorf("%s %s: %s, want %s", step.method, step.path, body, want)
		}
	}
}
