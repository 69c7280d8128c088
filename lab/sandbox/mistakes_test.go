package sandbox

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"authlab/lab"
)

var update = flag.Bool("update", false, "write what a verdict says into the golden files")

// TestMistakes holds what a verdict says first of mistakes that show only when
// the code runs against golden files, each an archive of a file and that line.
// The mistakes that show before are in package check.
func TestMistakes(t *testing.T) {
	names, err := filepath.Glob("testdata/mistakes/*.txtar")
	if err != nil || len(names) < 25 {
		t.Fatalf("%d golden mistakes (%v); there should be many", len(names), err)
	}
	t.Logf("%d mistakes that show when the code runs", len(names))
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := firstSaid(t, archive)
			if !saysWhereAndWhat.MatchString(got) {
				t.Errorf("%q does not say in one line where it is and what to try", got)
			}
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

var saysWhereAndWhat = regexp.MustCompile(`^[a-z -]+: \d+\b.* fix\.go:\d+:\d+: [a-z].*; try .*[^.\n]\n$`)

// firstSaid is what the verdict on a golden file's code says of the first probe
// that went wrong.
func firstSaid(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	kind, _, _ := strings.Cut(strings.TrimSpace(string(archive.Comment)), " ")
	verdict := judged(t, lab.CodeKind(kind), lab.Source{Name: "fix.go", Text: string(archive.Files[0].Data)})
	if len(verdict.Diagnostics) > 0 {
		t.Fatalf("it does not compile: %+v", verdict.Diagnostics)
	}
	probe, failed := verdict.FirstFailure()
	if !failed {
		t.Fatal("a mistake went through")
	}
	return string(probe.Outcome) + ": " + probe.Got + "\n"
}

// Good code makes none of the slips, whatever it is asked.
func TestGoodCodeMakesNoSlip(t *testing.T) {
	for _, kind := range []lab.CodeKind{lab.CodeHandler, lab.CodeMiddleware, lab.CodePolicy} {
		source, _ := readFix(t, kind, "right.go")
		for _, probe := range judged(t, kind, source).Probes {
			if probe.Given.Slip != "" {
				t.Errorf("%s: %s: %s", kind, probe.Name, probe.Given.Slip)
			}
		}
	}
}
