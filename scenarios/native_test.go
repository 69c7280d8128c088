package scenarios

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What is read on the bench is ordinary Go: every file of the library, and of
// the template, also compiles against the real packages.
func TestLessonCodeCompilesNatively(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	replaced := map[string]string{}
	for _, dir := range []string{"library", "template"} {
		err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
			if filepath.Ext(name) == ".go" {
				// A package of its own each, since they all declare the same function.
				alone := strings.ReplaceAll(strings.TrimSuffix(filepath.ToSlash(name), ".go"), "/", "_")
				replaced[filepath.Join(root, "scenarios", "native", alone, "desk.go")] = filepath.Join(root, "scenarios", name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(replaced) < 20 {
		t.Fatalf("only %d files were found", len(replaced))
	}
	overlay := filepath.Join(t.TempDir(), "overlay.json")
	text, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(overlay, text, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "build", "-tags", "lesson", "-overlay", overlay, "./scenarios/native/...")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// Without its build line a lesson file would break the go tool's ./... patterns.
func TestEveryLessonFileHasTheBuildLine(t *testing.T) {
	for _, fsys := range []fs.FS{Builtin(), template} {
		err := fs.WalkDir(fsys, ".", func(name string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".go" {
				return err
			}
			text, err := fs.ReadFile(fsys, name)
			if !strings.HasPrefix(string(text), buildLine+"\npackage desk\n") {
				t.Errorf("%s does not start with the build line, an empty line and the package", name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
