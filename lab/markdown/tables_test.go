package markdown_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authlab/lab/markdown"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"
)

// TestTablesAreGoldmarks: what becomes a table, and of which cells, is what goldmark
// makes of it: in all texts of authlab, and in any.
func TestTablesAreGoldmarks(t *testing.T) {
	tables := 0
	for _, root := range []string{"../../scenarios", "../../content"} {
		err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".md" {
				return err
			}
			text, err := os.ReadFile(path)
			compare(t, string(text))
			tables += strings.Count(written(t, markdown.Tables{}, string(text)), "<table>")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if tables < 50 {
		t.Errorf("only %d tables were compared", tables)
	}
	rapid.Check(t, func(r *rapid.T) {
		lines := rapid.SliceOfN(rapid.StringMatching("[|]?([ab\\\\` ]{0,4}[|]){0,3}[a: -]{0,3}|[|]?( ?:?--?:? ?[|]){0,3}"), 1, 6).Draw(r, "lines")
		compare(r, strings.Join(lines, "\n"))
	})
}

func FuzzTables(f *testing.F) {
	for _, text := range []string{
		"| a | b |\n|---|:-:|\n| 1 | `x \\| y` |\n| 2 |", "before\na|b\n-|-:\n1|2|3", "a\n:--\nb", "- | a |\n  |--|\n  | b |\n\n> a|b\n> -|-", "a\n---",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { compare(t, text) })
}

func compare(t rapid.TB, text string) {
	t.Helper()
	// A body of a table needs no tags of its own.
	want := strings.NewReplacer("<tbody>\n", "", "</tbody>\n", "").Replace(written(t, extension.Table, text))
	if got := written(t, markdown.Tables{}, text); got != want {
		t.Errorf("of\n%s\nbecomes\n%s\nwant\n%s", text, got, want)
	}
}

func written(t rapid.TB, tables goldmark.Extender, text string) string {
	t.Helper()
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(tables)).Convert([]byte(text), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
