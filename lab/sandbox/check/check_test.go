package check_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"authlab/lab"
	"authlab/lab/sandbox/check"
)

var update = flag.Bool("update", false, "write what the checker says into the golden files")

// TestMistakes holds what the checker says of the mistakes learners make against
// golden files, each an archive of a file and its diagnostics. A mistake is told
// in one line; where there are several, all are told at once, and what follows
// from another is not.
func TestMistakes(t *testing.T) {
	checker := check.New()
	one, several := golden(t, "mistakes"), golden(t, "several")
	t.Logf("%d mistakes, each told in one line; %d files with several", len(one), len(several))
	if len(one) < 40 || len(several) < 5 {
		t.Error("there should be at least 40 mistakes, and 5 files with several")
	}
	for _, name := range append(one, several...) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text := string(archive.Files[0].Data)
			found := checker.Check(lab.Source{Name: "fix.go", Text: text}, wanted(archive))
			if alone := filepath.Base(filepath.Dir(name)) == "mistakes"; len(found) == 0 || alone != (len(found) == 1) {
				t.Errorf("told in %d lines:\n%s", len(found), said(found))
			}
			wellSaid(t, text, found)
			got := said(found)
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "said", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Errorf("said (-want +got):\n%s", diff)
			}
		})
	}
}

func golden(t testing.TB, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// wellSaid holds diagnostics against the house's voice: each stands at a place
// in the file, in the order of the places, says in one line what is wrong, with
// no capital initial but a name's, and ends in what to try, without a full stop.
func wellSaid(t *testing.T, text string, found []lab.Diagnostic) {
	t.Helper()
	lines := strings.Split(text, "\n")
	for i, d := range found {
		if d.Line < 1 || d.Line > len(lines) || d.Column < 1 || d.Column > len(lines[d.Line-1])+1 {
			t.Errorf("%d:%d is no place in the file: %s", d.Line, d.Column, d.Message)
		}
		if i > 0 && (found[i-1].Line > d.Line || found[i-1].Line == d.Line && found[i-1].Column > d.Column) {
			t.Errorf("%d:%d is told after %d:%d", d.Line, d.Column, found[i-1].Line, found[i-1].Column)
		}
		what, try, tries := strings.Cut(d.Message, "; try ")
		if !tries || what == "" || try == "" || strings.HasSuffix(try, ".") || strings.Contains(d.Message, "\n") {
			t.Errorf("%q does not say in one line what is wrong and what to try", d.Message)
		}
		first := strings.FieldsFunc(what, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if unicode.IsUpper([]rune(what)[0]) && first[0] != "Go" && !strings.Contains(text, first[0]) {
			t.Errorf("%q has a capital initial that is no name's", d.Message)
		}
	}
}

// wanted reads what a golden file's comment says is to be replaced: "handler Get".
func wanted(archive *txtar.Archive) lab.Replacement {
	kind, entry, _ := strings.Cut(strings.TrimSpace(string(archive.Comment)), " ")
	return lab.Replacement{Kind: lab.CodeKind(kind), Entry: entry}
}

func said(diagnostics []lab.Diagnostic) string {
	var text strings.Builder
	for _, d := range diagnostics {
		fmt.Fprintf(&text, "%s:%d:%d: %s\n", d.File, d.Line, d.Column, d.Message)
	}
	return text.String()
}

const accepted = `//go:build lesson

package fix

import (
	"errors"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// GetInvoice shows an invoice to whom it belongs.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	if !ok {
		api.Unauthorized(w, r)
		return
	}
	invoice, err := api.Invoices(r).Find(mux.Vars(r)["id"])
	if errors.Is(err, api.ErrNotFound) || invoice.Owner != caller.ID {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
`

func TestAccepted(t *testing.T) {
	want := lab.Replacement{Entry: "GetInvoice", Kind: lab.CodeHandler}
	checked, diagnostics := check.Load(lab.Source{Name: "fix.go", Text: accepted}, want)
	if len(diagnostics) > 0 || checked == nil || checked.Entry.Name() != "GetInvoice" {
		t.Fatalf("refused: %v", diagnostics)
	}
}

// TestCompileBombs: a file that would make the type checker work or eat for
// long is refused before it does.
func TestCompileBombs(t *testing.T) {
	doubling := "const a0 = \"xxxxxxxxxxxxxxxx\"\n"
	for i := range 60 {
		doubling += fmt.Sprintf("const a%d = a%d + a%d\n", i+1, i, i)
	}
	bombs := map[string]string{
		"long":      strings.Repeat("// nothing\n", 4000),
		"brackets":  "var x = " + strings.Repeat("(", 5000) + "1" + strings.Repeat(")", 5000),
		"pointers":  "var x " + strings.Repeat("*", 5000) + "int",
		"slices":    "var x " + strings.Repeat("[]", 5000) + "int",
		"negations": "var x = " + strings.Repeat("- ", 5000) + "1",
		"doubling":  doubling + "const n = len(a60)",
		"infinite":  "type t[T any] struct{ next *t[t[T]] }\nvar x t[int]",
		"recursive": "type t struct{ t }",
		"nots":      "var x = " + strings.Repeat("!", 5000) + "true",
	}
	checker := check.New()
	for name, bomb := range bombs {
		t.Run(name, func(t *testing.T) {
			found := checker.Check(lab.Source{Name: "fix.go", Text: accepted + bomb}, lab.Replacement{Entry: "GetInvoice", Kind: lab.CodeHandler})
			if len(found) == 0 {
				t.Error("went through; want a diagnostic")
			}
			wellSaid(t, accepted+bomb, found)
		})
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(accepted)
	for _, name := range golden(f, "mistakes") {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[0].Data))
	}
	checker := check.New()
	f.Fuzz(func(t *testing.T, text string) {
		wellSaid(t, text, checker.Check(lab.Source{Name: "fix.go", Text: text}, lab.Replacement{Entry: "GetInvoice", Kind: lab.CodeHandler}))
	})
}

func BenchmarkCheck(b *testing.B) {
	checker := check.New()
	for b.Loop() {
		checker.Check(lab.Source{Name: "fix.go", Text: accepted}, lab.Replacement{Entry: "GetInvoice", Kind: lab.CodeHandler})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		check.New()
	}
}
