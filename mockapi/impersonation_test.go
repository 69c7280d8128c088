package mockapi_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// asAna is Sam in Ana's name.
func asAna(t *testing.T, a *mockapi.API) lab.Key {
	t.Helper()
	opened := ask(t, a, "sam", "session", "POST /impersonations\n\n{\"customer\": \"{{anas-profile}}\", \"reason\": \"her list is empty\"}")
	if opened.Response.Status != 201 {
		t.Fatalf("opening: %d\n%s", opened.Response.Status, traceText(opened.Trace))
	}
	if !strings.Contains(opened.Log, "her list is empty") || !strings.Contains(opened.Log, `"who":"sam"`) {
		t.Errorf("the log does not say who and why: %s", opened.Log)
	}
	cookies := (&http.Response{Header: opened.Response.Header}).Cookies()
	return lab.Key{Who: "sam as ana", Header: "Cookie", Value: cookies[0].Name + "=" + cookies[0].Value}
}

func with(t *testing.T, a *mockapi.API, key lab.Key, send string) lab.Exchange {
	t.Helper()
	return a.Do(t.Context(), parse(t, a.World(), send).With(key))
}

// TestInAnothersName: who helps sees what the customer sees, does not give away
// what is theirs, and is named wherever the customer is.
func TestInAnothersName(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	key := asAna(t, a)
	for _, test := range []struct {
		send   string
		status int
		gate   lab.Gate
	}{
		{"GET /invoices/{{anas-invoice}}", 200, lab.GateHandler},
		{"GET /invoices/{{bens-invoice}}", 404, lab.GateObject},
		{"GET /documents/{{anas-document}}", 200, lab.GateHandler},
		{"POST /tickets\n\n{\"subject\": \"for her\"}", 201, lab.GateHandler},
		{"PATCH /customers/{{anas-profile}}\n\n{\"email\": \"sam@oak.test\"}", 403, lab.GateFunction},
		{"POST /documents/{{anas-document}}/transfer\n\n{\"to\": \"abel\"}", 403, lab.GateFunction},
		{"DELETE /documents/{{anas-document}}", 403, lab.GateFunction},
		{"PUT /documents/{{anas-document}}/link", 403, lab.GateFunction},
		{"POST /orders/bulk-archive\n\n{\"ids\": [\"{{anas-order}}\"]}", 403, lab.GateFunction},
		{"GET /customers/{{bens-profile}}", 404, lab.GateObject}, // Sam may, Ana may not
		{refund("500"), 403, lab.GateFunction},
	} {
		got := with(t, a, key, test.send)
		if got.Response.Status != test.status || got.Trace.StoppedAt() != test.gate {
			t.Errorf("%s: %d at %s, want %d at %s", test.send, got.Response.Status, got.Trace.StoppedAt(), test.status, test.gate)
		}
		if got.Principal == nil || got.Principal.ID != "ana" || got.Principal.Actor != "sam" {
			t.Errorf("%s: the caller is %+v", test.send, got.Principal)
		}
		if !strings.Contains(got.Log, `"who":"ana"`) || !strings.Contains(got.Log, `"actor":"sam"`) {
			t.Errorf("%s: the log names one of them only: %s", test.send, got.Log)
		}
		if !strings.Contains(traceText(got.Trace), "sam as ana") {
			t.Errorf("%s: the trace names one of them only:\n%s", test.send, traceText(got.Trace))
		}
		checkAnswer(t, got)
	}
	if got := ask(t, a, "ana", "session", "PATCH /customers/{{anas-profile}}\n\n{\"email\": \"ana@new.test\"}"); got.Response.Status != 200 {
		t.Errorf("Ana herself: %d", got.Response.Status)
	}
}

func TestWhoMayActInAnothersName(t *testing.T) {
	const because = ", \"reason\": \"x\"}"
	checkRows(t, lab.Hidden, []row{
		{"sam", "POST /impersonations\n\n{\"customer\": \"{{bens-profile}}\"" + because, 201, lab.GateHandler},
		{"sam", "POST /impersonations\n\n{\"customer\": \"{{bens-profile}}\", \"reason\": \" \"}", 400, lab.GateHandler},
		{"sam", "POST /impersonations\n\n{\"reason\": \"x\"}", 400, lab.GateHandler},
		{"sam", "POST /impersonations\n\n{\"customer\": \"{{bens-profile}}\", \"reason\": \"" + strings.Repeat("x", 201) + "\"}", 400, lab.GateHandler},
		{"sam", "POST /impersonations\n\n{\"customer\": \"ada\"" + because, 404, lab.GateObject}, // no customer
		{"sam", "POST /impersonations\n\n{\"customer\": \"{{bens-profile}}\", \"actor\": \"ada\"" + because, 403, lab.GateField},
		{"sue", "POST /impersonations\n\n{\"customer\": \"{{bens-profile}}\"" + because, 403, lab.GateFunction},
		{"ana", "POST /impersonations\n\n{\"customer\": \"{{bens-profile}}\"" + because, 403, lab.GateFunction},
		{"ada", "POST /impersonations\n\n{\"customer\": \"{{bens-profile}}\"" + because, 403, lab.GateFunction},
	})
}

// TestActingEndsWithTheRight: the session runs out by itself, and at once when
// whoever acts may not any more.
func TestActingEndsWithTheRight(t *testing.T) {
	for name, end := range map[string]func(*world.World){
		"time":      func(w *world.World) { w.Advance(authn.ImpersonationLifetime) },
		"suspended": func(w *world.World) { _ = w.SetRoles("sam", []string{"support-lead", "suspended"}) },
		"demoted":   func(w *world.World) { _ = w.SetRoles("sam", []string{"support"}) },
	} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
		key := asAna(t, a)
		a.World().Advance(authn.ImpersonationLifetime - time.Minute)
		before := with(t, a, key, "GET /whoami")
		end(a.World())
		after := with(t, a, key, "GET /whoami")
		if before.Response.Status != 200 || !strings.Contains(before.Response.Body, `"actor":"sam"`) {
			t.Errorf("%s, before: %d %s", name, before.Response.Status, before.Response.Body)
		}
		if after.Response.Status != 401 || after.Trace.StoppedAt() != lab.GateIdentity {
			t.Errorf("%s, after: %d at %s", name, after.Response.Status, after.Trace.StoppedAt())
		}
	}
}
