package widget

import (
	"net/http"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
)

// sample is a widget with something in it, to draw at any size.
type sample struct {
	name string
	h    int // the height at which it is compared with its golden file
	draw func(w, h int, t style.Theme) string
}

func samples() []sample {
	return []sample{
		{"pane", 5, func(w, h int, t style.Theme) string {
			return Pane("Story", "Ana may read her own invoices.\n\tBen, at another company, has inv-2002.", w, h, false, t)
		}},
		{"stack", 9, drawStack},
		{"header", 1, oneLineHigh(func(w int, t style.Theme) string {
			return Header("authlab  H1 Someone else's invoice", "step 2 of 4 · break", "78 / 200 · hints 0/3", w, t)
		})},
		{"tabs", 1, oneLineHigh(func(w int, t style.Theme) string {
			return Tabs([]string{"Story", "Request", "Response", "Gates"}, 2, w, t)
		})},
		{"footer", 1, oneLineHigh(func(w int, t style.Theme) string { return Footer(sampleBindings(), w, t) })},
		{"progress", 1, oneLineHigh(func(w int, t style.Theme) string { return Progress(3, 8, w, t) })},
		{"help", 10, func(w, h int, t style.Theme) string {
			return Help([]Section{{"Everywhere", sampleBindings()[4:]}, {"Request", sampleBindings()[:4]}}, w, h, t)
		}},
		{"gates-skipped", 12, func(w, h int, t style.Theme) string {
			return Gates(sampleTrace(), lab.Gates(), All, w, h, t)
		}},
		{"gates-denied", 18, func(w, h int, t style.Theme) string {
			return Gates(deniedTrace(), lab.Gates(), All, w, h, t)
		}},
		{"gates-lighting-up", 12, func(w, h int, t style.Theme) string {
			return Gates(sampleTrace(), lab.Gates(), 3, w, h, t)
		}},
		{"gates-low", 6, func(w, h int, t style.Theme) string {
			return Gates(deniedTrace(), lab.Gates(), All, w, h, t)
		}},
		{"two-gates", 24, func(w, h int, t style.Theme) string {
			return TwoGates("wanted", deniedTrace(), "given", sampleTrace(), lab.Gates(), w, h, t)
		}},
		{"message", 9, func(w, h int, t style.Theme) string { return Message(sampleRequest, w, h, t) }},
		{"response", 12, func(w, h int, t style.Theme) string { return Response(sampleResponse(), w, h, t) }},
		{"menu", 4, func(w, h int, t style.Theme) string {
			return Menu([]Item{{"Ana", "customer at Alder, by bearer token"}, {"Ben", "customer at Birch"}, {"Su", ""}, {"Fin", ""}, {"nobody", "no credential"}}, 4, w, h, t)
		}},
		{"confusion", 8, func(w, h int, t style.Theme) string { return Confusion(sampleMatrix(), "predictions", w, h, t) }},
		{"verdict-failed", 24, func(w, h int, t style.Theme) string { return drawnVerdict(sampleVerdict(), 1, w, h, t) }},
		{"verdict-low", 9, func(w, h int, t style.Theme) string { return drawnVerdict(sampleVerdict(), 3, w, h, t) }},
		{"verdict-passed", 8, func(w, h int, t style.Theme) string {
			return drawnVerdict(lab.NewVerdict("H1", nil, sampleVerdict().Probes[:1]), 0, w, h, t)
		}},
		{"verdict-uncompiled", 8, func(w, h int, t style.Theme) string {
			return drawnVerdict(lab.NewVerdict("H1", []lab.Diagnostic{{File: "broken.go", Line: 12, Column: 4, Message: "undefined: callr; did you mean caller?"}}, nil), 0, w, h, t)
		}},
		{"markdown", 16, func(w, h int, t style.Theme) string {
			return Fit(NewMarkdown(t).Render(sampleProse, w), w, h)
		}},
		{"editor-go", 10, func(w, h int, t style.Theme) string { return sampleEditor().View(w, h, true, t) }},
		{"editor-http", 6, func(w, h int, t style.Theme) string {
			return editorAt(HTTP, strings.Replace(sampleRequest, "GET", "GET|", 1)).View(w, h, true, t)
		}},
		{"editor-scrolled", 4, func(w, h int, t style.Theme) string {
			return editorAt(Go, "package x\n\nvar long = \"a string that goes on and on and on\" + \"| and on\"\nvar short = 1\n").View(w, h, true, t)
		}},
	}
}

func oneLineHigh(draw func(w int, t style.Theme) string) func(w, h int, t style.Theme) string {
	return func(w, h int, t style.Theme) string { return Fit(draw(w, t), w, h) }
}

func drawStack(w, h int, t style.Theme) string {
	upper := h / 2
	above := Part{Title: "Request · as Ana", Body: Message(sampleRequest, w-4, upper, t), H: upper, Focused: true, Open: true}
	below := Part{Title: "Response", Body: Response(sampleResponse(), w-4, h, t), H: h - upper, Joined: upper > 0, Lit: upper > 0}
	return strings.Join(append(above.Rows(w, t), below.Rows(w, t)...), "\n")
}

func sampleBindings() []Binding {
	return []Binding{
		{Keys: On("ctrl+s"), Label: "send", Help: "send the request as it stands"},
		{Keys: On("ctrl+k"), Label: "keyring", Help: "choose who you are, and with what"},
		{Keys: On("f2"), Label: "hint", Help: "show the next hint", Disabled: "there are no more hints"},
		{Keys: On("pgup", "pgdown"), Help: "scroll"},
		{Keys: On("?"), Label: "help", Help: "show every key"},
		{Keys: On("esc"), Label: "back"},
	}
}

func sampleTrace() lab.Trace {
	return lab.Trace{
		{Gate: lab.GateRoute, Outcome: lab.Pass, Reason: "/invoices/{id}"},
		{Gate: lab.GateTransport, Outcome: lab.Pass, Reason: "this machine"},
		{Gate: lab.GateCredential, Outcome: lab.Pass, Reason: "bearer token"},
		{Gate: lab.GateIdentity, Outcome: lab.Pass, Reason: "ana · alder"},
		{Gate: lab.GateFunction, Outcome: lab.Pass, Reason: "invoice.read"},
		{Gate: lab.GateObject, Outcome: lab.Skipped, Reason: "never checked"},
		{Gate: lab.GateHandler, Outcome: lab.Pass, Reason: "200"},
	}
}

func deniedTrace() lab.Trace {
	return append(sampleTrace()[:5:5], lab.Check{
		Gate: lab.GateObject, Outcome: lab.Deny, Reason: "the invoice belongs to ben at birch, and the caller is ana at alder",
		Facts: []lab.Fact{{Name: "owner", Value: "ben"}, {Name: "tenant", Value: "birch"}},
	})
}

const sampleRequest = `GET /invoices/inv-2002 HTTP/1.1
Authorization: Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl
Accept: application/json

{"a": true}`

func sampleResponse() lab.Response {
	return lab.Response{
		Status: 401,
		Header: http.Header{"Www-Authenticate": {`Bearer realm="authlab", error="invalid_token"`}, "Content-Type": {"application/problem+json"}},
		Body:   `{"title":"Unauthorized","status":401,"retry":false}` + "\n",
	}
}

func sampleMatrix() lab.Matrix {
	return lab.Matrix{Statuses: []int{200, 401, 403, 404}, Cells: [][]int{{4, 0, 1, 0}, {0, 3, 2, 0}, {0, 1, 5, 0}, {0, 0, 0, 2}}}
}

func sampleVerdict() lab.Verdict {
	return lab.NewVerdict("H1", nil, []lab.Probe{
		{Name: "ana reads her own invoice", Actor: "ana · alder", Request: "GET /invoices/inv-2001", Want: "200", Got: "200", Outcome: lab.Right},
		{Name: "ben reads ana's invoice", Actor: "ben · birch", Request: "GET /invoices/inv-2001", Want: "404 at object", Got: "200", Outcome: lab.UnderBlocked},
		{Name: "ana reads ben's invoice", Actor: "ana · alder", Request: "GET /invoices/inv-2002", Want: "404 at object", Got: "401", Outcome: lab.WrongRefusal},
		{Name: "ben reads his own invoice", Actor: "ben · birch", Request: "GET /invoices/inv-2002", Want: "200", Got: "404", Outcome: lab.OverBlocked},
		{Name: "nobody reads ana's invoice", Actor: "nobody", Request: "GET /invoices/inv-2001", Want: "401 at credential", Got: "crashed: broken.go:12:4 invalid memory address", Outcome: lab.Crashed},
	})
}

func sampleEditor() *Editor {
	e := editorAt(Go, `package bench

// GetInvoice answers with one invoice.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	if err != nil |{
		api.NotFound(w, r)
		return
	}
	api.JSON(w, 200, invoic)
}
`)
	e.SetDiagnostics([]lab.Diagnostic{{File: "broken.go", Line: 10, Column: 19, Message: "undefined: invoic"}})
	return e
}

const sampleProse = `# Someone else's invoice

The **object** gate asks *whose* invoice it is. Broken code skips it:

- it knows who is calling,
- it never asks ` + "`invoice.Owner`" + `.

` + "```go\nif invoice.Owner != caller.ID {\n\tapi.NotFound(w, r)\n}\n```" + `

> 404 hides what exists.
`

func drawnVerdict(v lab.Verdict, selected, w, h int, t style.Theme) string {
	body, _, _ := Verdict(v, selected, w, h, t)
	return body
}
