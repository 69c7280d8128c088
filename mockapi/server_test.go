package mockapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
)

func listen(t testing.TB, o mockapi.Options) *mockapi.Server {
	t.Helper()
	return serve(t, mockapi.New(newWorld(1, lab.Hidden), o))
}

func serve(t testing.TB, a *mockapi.API) *mockapi.Server {
	t.Helper()
	server, err := mockapi.Listen(a, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return server
}

func sent(t testing.TB, server *mockapi.Server, who, with, text string) lab.Exchange {
	t.Helper()
	request, err := lab.BuildRequest(server, lab.Sent{As: who, With: with, Send: text})
	if err != nil {
		t.Fatal(err)
	}
	exchange, err := server.Send(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	return exchange
}

// TestTheWireAndTheShortcutAgree: Send over a socket and Do in process are one API.
func TestTheWireAndTheShortcutAgree(t *testing.T) {
	server := listen(t, mockapi.Options{})
	inside := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	for _, step := range []struct{ who, with, send string }{
		{"nobody", "", "GET /tickets"},
		{"ana", "session", "GET /invoices/{{bens-invoice}}"},
		{"ana", "bearer", "GET /invoices/{{anas-invoice}}"},
		{"sue", "session", "GET /tickets/{{anas-ticket}}"},
		{"sue", "session", refund("500")},
		{"fin", "session", refund("500")},
		{"fin", "bearer", "HEAD /refunds/ref-3003"},
		{"ana", "bearer", "DELETE /invoices"},
		{"ana", "bearer", "GET //invoices"},
		{"parcelly", "api-key", "GET /partner/shipments"},
		{"fin", "session", "POST /login/otp\n\n{\"code\": \"000000\"}"},
		{"ana", "session", "POST /users/ben/disable"},
		{"ada", "session", "POST /users/ben/disable"},
		{"ben", "bearer", "GET /whoami"},
		{"ana", "bearer", "POST /logout"},
		{"ana", "session", "POST /logout"},
	} {
		wire, direct := sent(t, server, step.who, step.with, step.send), ask(t, inside, step.who, step.with, step.send)
		for _, header := range []http.Header{wire.Response.Header, wire.Request.Header} {
			for _, ofTheConnection := range []string{"Connection", "Content-Length", "Host"} {
				header.Del(ofTheConnection)
			}
		}
		if diff := cmp.Diff(direct, wire); diff != "" {
			t.Errorf("%s %s (-direct +wire):\n%s", step.who, step.send, diff)
		}
	}
}

func TestOtherClientsAreSeen(t *testing.T) {
	server := listen(t, mockapi.Options{})
	request, err := http.NewRequestWithContext(t.Context(), "GET", server.BaseURL()+"/tickets", nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	if err := response.Body.Close(); err != nil {
		t.Error(err)
	}
	got := <-server.Outside()
	if !got.Outside || got.Response.Status != 401 || got.ID != response.Header.Get("X-Request-Id") {
		t.Errorf("outside %v, status %d, id %q; the client got %q", got.Outside, got.Response.Status, got.ID, response.Header.Get("X-Request-Id"))
	}
	if mine := sent(t, server, "ana", "session", "GET /whoami"); mine.Outside {
		t.Error("Send counts as another client")
	}
	select {
	case x := <-server.Outside():
		t.Errorf("what Send sent came from outside too: %s", x.Request.Target)
	default:
	}
}

// TestMalformedRequests: what is no HTTP is answered and traced, and the server lives on.
func TestMalformedRequests(t *testing.T) {
	server := listen(t, mockapi.Options{})
	for name, test := range map[string]struct {
		request lab.Request
		status  int
	}{
		"a bad escape":       {lab.Request{Method: "GET", Target: "/%zz"}, 400},
		"a bad field":        {lab.Request{Method: "GET", Target: "/", Header: http.Header{"Bad Name": {"x"}}}, 400},
		"two lengths":        {lab.Request{Method: "POST", Target: "/login", Header: http.Header{"Content-Length": {"1", "2"}}, Body: "xx"}, 400},
		"a body cut short":   {lab.Request{Method: "POST", Target: "/login", Header: http.Header{"Content-Length": {"99"}}, Body: "{}"}, 400},
		"chunks that aren't": {lab.Request{Method: "POST", Target: "/login", Header: http.Header{"Transfer-Encoding": {"chunked"}}, Body: "zz\r\n"}, 400},
		"two hosts":          {lab.Request{Method: "GET", Target: "/", Header: http.Header{"Host": {"a", "b"}}}, 400},
		"a long header":      {lab.Request{Method: "GET", Target: "/", Header: http.Header{"X": {strings.Repeat("x", 64<<10)}}}, 431},
		"everything":         {lab.Request{Method: "OPTIONS", Target: "*"}, 501},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := server.Send(t.Context(), test.request)
			if err != nil {
				t.Fatal(err)
			}
			if got.Response.Status != test.status || got.Trace.StoppedAt() == lab.GateHandler {
				t.Errorf("%d at %s, want %d", got.Response.Status, got.Trace.StoppedAt(), test.status)
			}
		})
	}
	if got := sent(t, server, "ana", "session", "GET /whoami"); got.Response.Status != 200 {
		t.Errorf("afterwards: %d", got.Response.Status)
	}
}

func TestManyClientsAtOnce(t *testing.T) {
	server := listen(t, mockapi.Options{})
	var all sync.WaitGroup
	ids := make(chan string, 40)
	for _, who := range []string{"ana", "ben", "sue", "fin"} {
		request, err := lab.BuildRequest(server, lab.Sent{As: who, With: "session", Send: "GET /whoami"})
		if err != nil {
			t.Fatal(err)
		}
		for range 10 {
			all.Go(func() {
				exchange, err := server.Send(t.Context(), request)
				if err != nil || exchange.Principal == nil || exchange.Principal.ID != who {
					t.Errorf("%s was answered as %+v, %v", who, exchange.Principal, err)
				}
				ids <- exchange.ID
			})
		}
	}
	all.Wait()
	close(ids)
	seen := map[string]bool{}
	for id := range ids {
		seen[id] = true
	}
	if len(seen) != 40 {
		t.Error("two exchanges have the same id")
	}
}

func TestTheKeyringShowsNoHiddenActors(t *testing.T) {
	server := listen(t, mockapi.Options{})
	keys := server.Keys()
	if keys[0].Who != lab.Nobody {
		t.Errorf("the first key is %s's", keys[0].Who)
	}
	hidden := 0
	for _, person := range newWorld(1, lab.Hidden).People() {
		_, found := lab.FindKey(keys, person.ID, "")
		if found == person.Hidden {
			t.Errorf("%s: hidden is %v, on the keyring is %v", person.ID, person.Hidden, found)
		}
		if person.Hidden {
			hidden++
		}
	}
	if hidden == 0 {
		t.Error("nobody is hidden")
	}
}

// TestTheKeyringHandsOutNoDeadKey: after signing out one can be oneself again,
// and the cookie that was signed out stays worthless.
func TestTheKeyringHandsOutNoDeadKey(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	server := serve(t, mockapi.New(w, mockapi.Options{}))
	before, _ := lab.FindKey(server.Keys(), "ana", "session")
	works := func(with string) {
		t.Helper()
		if got := sent(t, server, "ana", with, "GET /whoami"); got.Response.Status != 200 || len(got.Wrote) > 0 {
			t.Errorf("the %s key on the ring: %d, wrote %v", with, got.Response.Status, got.Wrote)
		}
	}
	sent(t, server, "ana", "session", "POST /logout")
	works("session")
	after, _ := lab.FindKey(server.Keys(), "ana", "session")
	if again, _ := lab.FindKey(server.Keys(), "ana", "session"); before == after || again != after {
		t.Error("a key is to be replaced once, when it stopped opening")
	}
	old := lab.Request{Method: "GET", Target: "/whoami"}.With(before)
	if got, err := server.Send(t.Context(), old); err != nil || got.Response.Status != 401 {
		t.Errorf("the cookie that was signed out: %d, %v", got.Response.Status, err)
	}
	w.Advance(world.SessionLifetime)
	works("session")
	works("bearer")
}

func TestCloseLeavesNothingBehind(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	server, err := mockapi.Listen(mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	sent(t, server, "ana", "session", "GET /whoami")
	for range 2 {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, open := <-server.Outside(); open {
		t.Error("Outside goes on")
	}
	if _, err := server.Send(t.Context(), lab.Request{Method: "GET", Target: "/"}); err == nil {
		t.Error("a closed server answered")
	}
}

func TestSendGivesUpWithItsContext(t *testing.T) {
	ctx, giveUp := context.WithCancel(t.Context())
	gaveUp := make(chan struct{})
	server := listen(t, mockapi.Options{Backend: &elsewhere{answer: func(w *world.World) (lab.Exchange, *world.World, error) {
		giveUp()
		<-gaveUp
		return lab.Exchange{}, w, errors.New("too late")
	}}})
	_, err := server.Send(ctx, lab.Request{Method: "GET", Target: "/invoices/inv-2001"})
	close(gaveUp)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// elsewhere is a backend for GET /invoices/{id}.
type elsewhere struct {
	answer func(*world.World) (lab.Exchange, *world.World, error)
	asked  context.Context // by the latest request
}

func (e *elsewhere) Replaces(route string) bool { return route == "GET /invoices/{id}" }

func (e *elsewhere) Answer(ctx context.Context, w *world.World, _ lab.Request) (lab.Exchange, *world.World, error) {
	e.asked = ctx
	return e.answer(w)
}

// TestABackendAnswersItsRoute: the world crosses as a snapshot, changes over
// there, and the next request sees the change.
func TestABackendAnswersItsRoute(t *testing.T) {
	backend := &elsewhere{}
	backend.answer = func(w *world.World) (lab.Exchange, *world.World, error) {
		snapshot, err := w.Snapshot()
		if err != nil {
			return lab.Exchange{}, nil, err
		}
		there, err := world.Restore(snapshot)
		if err != nil {
			return lab.Exchange{}, nil, err
		}
		err = there.Tickets().Delete(there.Objects("ticket")[0].ID)
		if backend.asked.Done() != nil {
			t.Error("a client that hangs up would call the work off half done")
		}
		return lab.Exchange{ID: there.NextRequest(), Response: lab.Response{Status: 418}}, there, err
	}
	server := listen(t, mockapi.Options{Backend: backend})
	if got := sent(t, server, "ana", "session", "HEAD /invoices/{{anas-invoice}}"); got.Response.Status != 418 || got.ID != "req-000001" {
		t.Errorf("the replaced route: %d, %s", got.Response.Status, got.ID)
	}
	got := sent(t, server, "sue", "session", "GET /tickets/{{anas-ticket}}")
	if got.Response.Status != 404 || got.ID != "req-000002" {
		t.Errorf("a ticket deleted over there: %d, %s", got.Response.Status, got.ID)
	}
}

func TestABackendThatFails(t *testing.T) {
	var log bytes.Buffer
	backend := &elsewhere{answer: func(*world.World) (lab.Exchange, *world.World, error) {
		return lab.Exchange{}, nil, errors.New("no worker")
	}}
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Backend: backend, Log: &log})
	got := ask(t, a, "ana", "session", "GET /invoices/{{anas-invoice}}")
	if got.Response.Status != 503 || !strings.Contains(got.Crash, "no worker") || !strings.Contains(log.String(), "no worker") {
		t.Errorf("%d, crash %q, log %s", got.Response.Status, got.Crash, log.String())
	}
	checkAnswer(t, got)
	if strings.Contains(got.Response.Body, "worker") {
		t.Error("the stranger is told why")
	}
}

func TestDeploy(t *testing.T) {
	var deployed lab.Source
	server := listen(t, mockapi.Options{Deploy: func(source lab.Source) { deployed = source }})
	server.Deploy(lab.Source{Name: "fix.go", Text: "package desk"})
	if deployed.Name != "fix.go" {
		t.Errorf("deployed %+v", deployed)
	}
	listen(t, mockapi.Options{}).Deploy(lab.Source{}) // where nobody takes it, nothing happens
}

// TestAuditLines is the log of one day, as a person would read it.
func TestAuditLines(t *testing.T) {
	var log bytes.Buffer
	var told []string
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Log: &log, OnExchange: func(x lab.Exchange) { told = append(told, x.ID) }})
	ask(t, a, "nobody", "", "GET /tickets?token=secret")
	ask(t, a, "sue", "session", refund("500"))
	ask(t, a, "fin", "bearer", refund("500"))
	type line struct {
		Level      string   `json:"level"`
		ID         string   `json:"request_id"`
		Who        string   `json:"who"`
		ProvenBy   string   `json:"proven_by"`
		Path       string   `json:"path"`
		Status     int      `json:"status"`
		Checkpoint string   `json:"checkpoint"`
		Gate       string   `json:"gate"`
		Wrote      []string `json:"wrote"`
	}
	var got []line
	for decoder := json.NewDecoder(&log); ; {
		var one line
		if err := decoder.Decode(&one); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		got = append(got, one)
	}
	want := []line{
		{"WARN", "req-000001", "nobody", "", "/tickets", 401, "authentication", "credential", nil},
		{"WARN", "req-000002", "sue", "session cookie", "/refunds", 403, "authorization", "function", nil},
		{"INFO", "req-000003", "fin", "bearer token", "/refunds", 201, "", "handler", []string{"create refund ref-3003"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"req-000001", "req-000002", "req-000003"}, told); diff != "" {
		t.Errorf("told of (-want +got):\n%s", diff)
	}
}
