package scenarios

import (
	"io/fs"
	"strings"
)

// files reports every file of the folder that no list knows: it would be
// shipped, and never be run by anything.
func (t *tester) files() {
	known := t.known()
	// The folder was read a moment ago; what cannot be walked now is not there.
	_ = fs.WalkDir(t.fsys, t.folder(), func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !known[name] {
			t.find(name, "this file is in no list", "naming it under wrong, or taking it away")
		}
		return nil
	})
}

func (t *tester) known() map[string]bool {
	known := map[string]bool{}
	for _, name := range []string{scenarioFile, "brief.md", "debrief.md"} {
		known[t.beside(name)] = true
	}
	if t.scenario.Replaces == nil {
		return known
	}
	for _, name := range []string{"broken.go", "solution.go", "also_right.go"} {
		known[t.beside(name)] = true
	}
	for _, wrong := range t.scenario.Wrong {
		known[t.beside(wrong.Source.Name)] = true
	}
	return known
}

// linesBefore is the number of lines a source on disk has before what a learner
// sees of it.
func (t *tester) linesBefore(name string) int {
	text, err := fs.ReadFile(t.fsys, t.beside(name))
	if err != nil {
		return 0
	}
	return strings.Count(string(text), "\n") - strings.Count(stripBuildLine(string(text)), "\n")
}
