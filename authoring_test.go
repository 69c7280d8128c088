package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"
)

// The guide for authors is a story: its files are saved and its commands typed, in
// the order of the page.
func TestTheGuideForAuthors(t *testing.T) {
	guide, err := os.ReadFile("content/authoring.md")
	if err != nil {
		t.Fatal(err)
	}
	story := storyOf(t, string(guide))
	file := filepath.Join(t.TempDir(), "guide.txtar")
	if err := os.WriteFile(file, txtar.Format(story), 0o600); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files: []string{file},
		Setup: func(env *testscript.Env) error {
			env.Setenv("AUTHLAB_DATA", filepath.Join(env.WorkDir, "data"))
			env.Setenv("NO_COLOR", "1")
			return nil
		},
	})
}

// storyOf makes a story of a page. Each block is a file to save, or what is typed
// and printed; a block that is neither would not be tested.
func storyOf(t *testing.T, page string) *txtar.Archive {
	t.Helper()
	story := &txtar.Archive{}
	var script strings.Builder
	for _, block := range fences(page) {
		switch {
		case block.file != "":
			saved := fmt.Sprintf("saved/%d", len(story.Files))
			story.Files = append(story.Files, txtar.File{Name: saved, Data: []byte(block.text)})
			fmt.Fprintf(&script, "cp $WORK/%s %s\n", saved, block.file)
		case block.language == "console":
			typed(&script, block.text)
		default:
			t.Errorf("a block is neither a file nor a console:\n%s", block.text)
		}
	}
	if len(story.Files) < 3 || strings.Count(script.String(), "exec authlab") < 3 {
		t.Fatalf("the guide has hardly anything to try:\n%s", script.String())
	}
	story.Comment = []byte(script.String())
	return story
}

type block struct{ language, file, text string }

// fences lists the fenced blocks of a page. One within four marks may hold fences
// of three.
func fences(page string) []block {
	var all []block
	var open *block
	mark := ""
	for line := range strings.Lines(page) {
		bare := strings.TrimSpace(line)
		switch {
		case open == nil && strings.HasPrefix(bare, "```"):
			name := strings.TrimLeft(bare, "`")
			mark = strings.TrimSuffix(bare, name)
			language, file, _ := strings.Cut(name, " ")
			open = &block{language: language, file: file}
		case open != nil && bare == mark:
			all, open = append(all, *open), nil
		case open != nil:
			open.text += line
		}
	}
	return all
}

// typed writes what is typed after a $, and wants each line below it to be printed. A
// command that is shown to report an error must fail.
func typed(script *strings.Builder, console string) {
	for _, part := range strings.Split("\n"+console, "\n$ ")[1:] {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		command := strings.Replace(lines[0], "authlab", "exec authlab", 1)
		if strings.Contains(part, "\nerror: ") {
			command = "! " + command
		}
		fmt.Fprintln(script, command)
		for _, line := range lines[1:] {
			fmt.Fprintf(script, "stdout '%s'\n", strings.ReplaceAll(regexp.QuoteMeta(line), "'", "''"))
		}
	}
}
