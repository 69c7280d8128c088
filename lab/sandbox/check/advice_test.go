package check_test

import (
	"go/scanner"
	"go/token"
	"iter"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/lab/sandbox/check"
)

// TestAdvice goes through the hints that no golden mistake comes by, one line of
// a handler each.
func TestAdvice(t *testing.T) {
	checker := check.New()
	for _, test := range []struct{ code, want string }{
		{`}`, `12:1: this } closes nothing; try removing it`},
		{`http.NotFound(w r)`, `11:18: missing ',' in argument list; try a comma, or a ) before it`},
		{`var one = 'x`, `11:12: single quotes hold one character; try double quotes around text`},
		{"var all = `x", `11:12: raw string literal not terminated; try a backquote at its end`},
		{`/* not closed`, `11:2: comment not terminated; try */ at its end`},
		{`@w`, `11:2: the character '@' has no meaning in Go; try removing it`},
		{`if { }`, `11:5: missing condition in if statement; try a comparison after the if`},
		{`a, b api.Caller(r)`, `11:2: several values stand here, and nothing takes them; try := after the names, or ( before the arguments`},
		{`, b := api.Caller(r)`, `11:2: a statement cannot begin with ,; try writing what belongs before it`},
		{`api.Caller(`, `11:12: this ( is never closed; try the ) that belongs to it`},
		{`var x []`, `11:10: a type is missing before the end of the line; try writing it`},
		{`w.Header().Set(, "x")`, `11:17: a value is missing before ,; try writing one, or removing what stands before`},
		{`var x = []string{"a"`, `11:22: missing ',' before newline in composite literal; try a comma at the end of this line`},
		{`_ = api.Invoice{ID: "a", ID: "b"}`, `11:27: duplicate field name ID in struct literal; try removing one of the two`},
		{`_ = len()`, `11:10: not enough arguments for len() (expected 1, found 0); try passing as many as it takes`},
		{`_, ok := http.NotFound(w, r)`, `11:11: http.NotFound(w, r) gives no value; try it on a line of its own, and what follows on the next`},
		{`var x string = nil`, `11:17: a string is never nil; try ""`},
		{`var x int = nil`, `11:14: an int is never nil; try 0`},
		{`var x bool = nil`, `11:15: a bool is never nil; try false`},
		{`var h http.Handler = api.Invoice{}`, `11:23: api.Invoice{} is no http.Handler: it has no method ServeHTTP; try giving its type that method`},
		{`var n int = r.Method`, `11:14: r.Method is text, and a number belongs here; try strconv.Atoi(r.Method)`},
		{`var s string = []byte("a")`, `11:17: []byte("a") is bytes, and text belongs here; try string([]byte("a"))`},
		{`var s string = r.ParseForm()`, `11:17: r.ParseForm() is an error, and text belongs here; try r.ParseForm().Error()`},
		{`caller, _ := api.Caller(r); var s string = caller`, `11:45: caller is a whole api.Principal, and text belongs here; try one of its fields, such as caller.ID`},
		{`caller, _ := api.Caller(r); var p *api.Principal = caller`, `11:53: caller is a value, and a pointer belongs here; try &caller`},
		{`p := &api.Principal{}; var c api.Principal = p; _ = c`, `11:47: p is a pointer, and the value belongs here; try *p`},
		{`_ = r.UserAgent == "x"`, `11:21: r.UserAgent is a function, and nothing calls it; try () after it`},
		{`caller, _ := api.Caller(r); _ = caller == r.Method`, `11:44: all of caller is compared with text; try a field of it, such as caller.ID`},
		{`b := true; _ = api.Allow && b`, `11:17: a decision and a bool do not go together; try api.Decision(…) around the bool`},
		{`b := true; _ = b && api.Allow`, `11:17: a bool and a decision do not go together; try api.Decision(…) around the bool`},
		{`n := 1; var f float64; _ = n + f`, `11:29: int and float64 do not go together; try converting one of them`},
		{`a, b := api.Caller(r); _ = a == a && b`, `11:29: a == a (struct containing []string cannot be compared); try comparing something in it, such as its ID`},
		{`m := map[string]int{}; _ = m == m`, `11:29: m == m (map can only be compared to nil); try comparing something in it, such as its ID`},
		{`var x r = 1`, `11:8: r is no type; try the name of one, such as string`},
		{`_ = -r.Method`, `11:7: - does nothing with r.Method; try another operator, or a field of it`},
		{`continue`, `11:2: there is no loop here to continue; try return, or removing it`},
		{`switch { case true: fallthrough }`, `11:22: cannot fallthrough final case in switch; try removing it`},
		{`_ = [2]int{1, 2}[5]`, `11:19: index 5 out of bounds [0:2]; try a smaller index`},
		{`var x int8 = 300`, `11:15: 300 is too large for int8; try a larger type, such as int`},
		{`_ = int8(300)`, `11:11: 300 is too large for int8; try a larger type, such as int`},
		{`_ = 1 / 0`, `11:10: division by zero; try another number`},
		{`case x == y:`, `11:2: this case belongs to no switch; try switch before it, or the } of the block above`},
		{`type t struct{ t }`, `11:7: invalid recursive type: t refers to itself; try breaking the circle`},
	} {
		text := "package desk\n\nimport (\n\t\"net/http\"\n\n\t\"authlab/lab/api\"\n)\n\nfunc GetInvoice(w http.ResponseWriter, r *http.Request) {\n\tapi.NotFound(w, r)\n\t" + test.code + "\n}\n"
		found := checker.Check(lab.Source{Name: "fix.go", Text: text}, lab.Replacement{Entry: "GetInvoice", Kind: lab.CodeHandler})
		wellSaid(t, text, found)
		if got := said(found); got != "fix.go:"+test.want+"\n" {
			t.Errorf("%s\n\t%s\n\twant %s", test.code, got, test.want)
		}
	}
}

// goodHandler is a file of 62 lines, of the length and the kind of a fix.
const goodHandler = `//go:build lesson

package desk

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// readers are the roles that may read every invoice of their tenant.
var readers = []string{"finance", "support"}

// GetInvoice answers GET /invoices/{id}.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	if !ok {
		api.Unauthorized(w, r)
		return
	}

	id := strings.TrimSpace(mux.Vars(r)["id"])
	invoice, err := api.Invoices(r).Find(id)
	switch {
	case errors.Is(err, api.ErrNotFound):
		api.NotFound(w, r)
		return
	case err != nil:
		http.Error(w, "the invoice cannot be read", http.StatusInternalServerError)
		return
	}

	if !mayRead(caller, invoice) {
		api.NotFound(w, r)
		return
	}

	w.Header().Set("Cache-Control", "no-store")
	api.JSON(w, http.StatusOK, invoice)
}

// mayRead reports whether a caller may read an invoice: their own, or one of
// their tenant where a role says so.
func mayRead(caller api.Principal, invoice api.Invoice) bool {
	if invoice.Tenant != caller.Tenant {
		return false
	}
	if invoice.Owner == caller.ID {
		return true
	}
	for _, role := range caller.Roles {
		if slices.Contains(readers, role) {
			return true
		}
	}
	return false
}
`

// TestOneWrongTokenIsOneMistake leaves out each token of a good file, and writes
// it twice. Nearly each of these is told in one line: what the parser and the
// type checker stumble over after it is left out.
func TestOneWrongTokenIsOneMistake(t *testing.T) {
	checker, want := check.New(), lab.Replacement{Entry: "GetInvoice", Kind: lab.CodeHandler}
	if found := checker.Check(lab.Source{Name: "fix.go", Text: goodHandler}, want); len(found) > 0 {
		t.Fatalf("the good file is refused:\n%s", said(found))
	}
	wrong, several := 0, ""
	try := func(text string) {
		found := checker.Check(lab.Source{Name: "fix.go", Text: text}, want)
		wellSaid(t, text, found)
		if len(found) > 0 {
			wrong++
		}
		if len(found) > 1 {
			several += said(found) + "\n"
		}
	}
	for from, to := range tokens(goodHandler) {
		try(goodHandler[:from] + goodHandler[to:])
		try(goodHandler[:to] + " " + goodHandler[from:])
	}
	count := strings.Count(several, "\n\n")
	t.Logf("%d files with one wrong token; %d told in several lines:\n%s", wrong, count, several)
	if wrong < 450 || count > wrong/100 {
		t.Errorf("%d of %d mistakes are told in several lines; want one in a hundred at most", count, wrong)
	}
}

// tokens yields where each token of a file starts and ends.
func tokens(text string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		file := token.NewFileSet().AddFile("", -1, len(text))
		var s scanner.Scanner
		s.Init(file, []byte(text), nil, 0)
		for {
			pos, kind, literal := s.Scan()
			from := file.Offset(pos)
			to := from + max(len(literal), len(kind.String()))
			switch {
			case kind == token.EOF:
				return
			case kind == token.SEMICOLON: // Go's own
			case kind.IsLiteral() && !yield(from, from+len(literal)), !kind.IsLiteral() && !yield(from, to):
				return
			}
		}
	}
}

// BenchmarkDiagnostics checks the good file with a mistake in each of eight
// places, as while typing.
func BenchmarkDiagnostics(b *testing.B) {
	broken := strings.NewReplacer(
		"!ok", "ok == \"yes\"", "api.Unauthorized", "api.Unauthorised", "TrimSpace", "Trimspace",
		"invoice, err :=", "invoice :=", "http.StatusOK", "\"200\"", "caller.Tenant {", "caler.Tenant {",
		"return true\n\t}", "return \"yes\"\n\t}", "invoice.Owner ==", "invoice.owner ==",
	).Replace(goodHandler)
	for name, text := range map[string]string{"good": goodHandler, "types": broken, "syntax": strings.Replace(goodHandler, "!ok {", "!ok", 1)} {
		b.Run(name, func(b *testing.B) {
			checker := check.New()
			checker.Check(lab.Source{Name: "fix.go", Text: text}, lab.Replacement{Entry: "GetInvoice", Kind: lab.CodeHandler})
			for b.Loop() {
				checker.Check(lab.Source{Name: "fix.go", Text: text}, lab.Replacement{Entry: "GetInvoice", Kind: lab.CodeHandler})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/1e3, "ms/op")
		})
	}
}
