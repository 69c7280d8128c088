package check_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"authlab/lab"
	"authlab/lab/sandbox/check"
)

var update = flag.Bool("update", false, "write what the checker says into the golden files")

// TestMistakes holds what the checker says of learners' mistakes against golden
// files: each is an archive of a file and its diagnostics.
func TestMistakes(t *testing.T) {
	names, err := filepath.Glob("testdata/mistakes/*.txtar")
	if err != nil || len(names) < 12 {
		t.Fatalf("%d golden mistakes (%v); there should be many", len(names), err)
	}
	checker := check.New()
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := said(checker.Check(lab.Source{Name: "fix.go", Text: string(archive.Files[0].Data)}, wanted(archive)))
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
			if got == "" {
				t.Error("a mistake went through")
			}
		})
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
		})
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(accepted)
	checker := check.New()
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range checker.Check(lab.Source{Name: "fix.go", Text: text}, lab.Replacement{Entry: "GetInvoice", Kind: lab.CodeHandler}) {
			if d.Line < 1 || d.Column < 1 || d.Message == "" {
				t.Errorf("a diagnostic without a place or a message: %+v", d)
			}
		}
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
