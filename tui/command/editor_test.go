package command

import (
	"os"
	"path/filepath"
	"testing"
)

// An editor that appends a line: what it wrote comes back, and no copy stays behind.
func TestTheLearnersOwnEditor(t *testing.T) {
	dir := t.TempDir()
	script := filepath.Join(dir, "appends")
	if err := os.WriteFile(script, []byte("#!/bin/sh\necho \"// $1\" >> \"$2\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", dir)
	edit := newWorkshop(func(name string) string {
		return map[string]string{"VISUAL": script + " seen"}[name]
	}).editor()
	program, read, err := edit("H1.go", "package desk\n")
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Run(); err != nil {
		t.Fatal(err)
	}
	text, err := read()
	if err != nil || text != "package desk\n// seen\n" {
		t.Errorf("it came back as %q, %v", text, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "authlab-*")); len(left) > 0 {
		t.Errorf("%v stays behind", left)
	}
}

func TestNoEditorWhereNoneIsNamed(t *testing.T) {
	if newWorkshop(func(string) string { return "" }).editor() != nil {
		t.Error("there is an editor, and nobody named it")
	}
}
