package mockapi_test

import (
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// step is one request of a story, and what must come of it.
type step struct {
	who, send string
	status    int
}

// play sends the steps one after the other to one world.
func play(t *testing.T, w *world.World, steps []step) {
	t.Helper()
	a := mockapi.New(w, mockapi.Options{})
	for i, step := range steps {
		if got := ask(t, a, step.who, "", step.send); got.Response.Status != step.status {
			t.Errorf("step %d, %s %s: %d, want %d\n%s", i+1, step.who, step.send, got.Response.Status, step.status, traceText(got.Trace))
		}
	}
}

// TestTheExOwnerLosesAccessAtOnce: vulnerability, what somebody was once given
// stays theirs. This test verifies that a transfer takes the document, the right
// to share it and the public link from who gave it away, with the next request.
func TestTheExOwnerLosesAccessAtOnce(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	old := "GET /documents/shared?link=" + w.Documents().List()[0].Link
	play(t, w, []step{
		{"ana", "GET /documents/{{anas-document}}", 200},
		{"nobody", old, 200},
		{"ana", "POST /documents/{{anas-document}}/transfer\n\n{\"to\": \"abel\"}", 204},
		{"ana", "GET /documents/{{anas-document}}", 404},
		{"ana", "PATCH /documents/{{anas-document}}\n\n{\"title\": \"mine\"}", 404},
		{"ana", "POST /documents/{{anas-document}}/transfer\n\n{\"to\": \"ana\"}", 404},
		{"nobody", old, 404},
		{"abel", "DELETE /documents/{{anas-document}}", 204}, // he could not before
	})
}

func TestWhoIsLeftOutHasLostIt(t *testing.T) {
	play(t, newWorld(1, lab.Hidden), []step{
		{"ben", "GET /documents/{{anas-document}}", 200},
		{"abel", "PATCH /documents/{{anas-document}}\n\n{\"title\": \"ours\"}", 200},
		{"ana", "PUT /documents/{{anas-document}}/sharing\n\n{\"viewers\": [\"abel\"]}", 200},
		{"ben", "GET /documents/{{anas-document}}", 404},
		{"abel", "GET /documents/{{anas-document}}", 200},
		{"abel", "PATCH /documents/{{anas-document}}\n\n{\"title\": \"ours\"}", 403},
		{"ana", "PUT /documents/{{anas-document}}/sharing\n\n{\"editors\": [\"Ben\", \"ben \"]}", 200},
		{"ben", "GET /documents/{{anas-document}}", 404}, // names are compared letter by letter
	})
}

// TestAPublicLink is all that a stranger needs, for reading and nothing else, and
// for as long as the owner wants.
func TestAPublicLink(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	link := w.Documents().List()[0].Link
	play(t, w, []step{
		{"nobody", "GET /documents/shared?link=" + link, 200},
		{"sue", "GET /documents/shared?link=" + link, 200},
		{"nobody", "GET /documents/shared", 404},
		{"nobody", "GET /documents/shared?link=", 404}, // Ben's document has no link
		{"nobody", "GET /documents/shared?link=" + link[:10], 404},
		{"nobody", "GET /documents/shared?link=" + strings.ToUpper(link), 404},
		{"nobody", "GET /documents/{{anas-document}}?link=" + link, 401},
		{"nobody", "PATCH /documents/shared?link=" + link, 401}, // a document called "shared"
		{"ana", "PUT /documents/{{anas-document}}/link", 200},
		{"nobody", "GET /documents/shared?link=" + link, 404},
	})
	link = w.Documents().List()[0].Link
	play(t, w, []step{
		{"nobody", "GET /documents/shared?link=" + link, 200},
		{"ana", "DELETE /documents/{{anas-document}}/link", 200},
		{"nobody", "GET /documents/shared?link=" + link, 404},
	})
}

// TestALinkIsNotWrittenDown: neither the log nor the trace holds what opens a
// document, and a stranger is not told who else may.
func TestALinkIsNotWrittenDown(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	document := w.Documents().List()[0]
	got := ask(t, mockapi.New(w, mockapi.Options{}), "nobody", "", "GET /documents/shared?link="+document.Link)
	if strings.Contains(got.Log+traceText(got.Trace), document.Link) {
		t.Errorf("the link is written down:\n%s\n%s", got.Log, traceText(got.Trace))
	}
	for _, kept := range []string{document.Owner, document.Tenant, document.Editors[0], document.Viewers[0], document.Link} {
		if strings.Contains(got.Response.Body, `"`+kept+`"`) {
			t.Errorf("a stranger is told %q: %s", kept, got.Response.Body)
		}
	}
	if !strings.Contains(got.Response.Body, document.Text) {
		t.Error("and not what the document says")
	}
}
