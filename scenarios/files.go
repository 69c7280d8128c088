package scenarios

import (
	"io/fs"
	"path"
	"strings"

	"authlab/lab"
)

// buildLine keeps the go tool away from lesson code: the files of one folder
// declare the same function again and again. Learners never see it.
const buildLine = "//go:build lesson\n"

// prose reads a Markdown file beside the manifest.
func (r *reader) prose(name string) string {
	text, err := fs.ReadFile(r.fsys, path.Join(r.folder, name))
	if err != nil {
		r.missing(name, "a Markdown file of that name")
		return ""
	}
	if strings.TrimSpace(string(text)) == "" {
		r.add(path.Join(r.folder, name), lab.Mistake{What: "it is empty", Try: "the story in a few short paragraphs"})
	}
	return string(text)
}

// source reads a Go file beside the manifest, without its build line.
func (r *reader) source(name string, needed bool) lab.Source {
	text, err := fs.ReadFile(r.fsys, path.Join(r.folder, name))
	if err != nil {
		if needed {
			r.missing(name, "a Go file of that name that starts with "+strings.TrimSpace(buildLine))
		}
		return lab.Source{}
	}
	return lab.Source{Name: name, Text: stripBuildLine(string(text))}
}

func stripBuildLine(text string) string {
	rest, found := strings.CutPrefix(text, buildLine)
	if !found {
		return text
	}
	return strings.TrimPrefix(rest, "\n")
}

func (r *reader) missing(name, try string) {
	r.add(path.Join(r.folder, name), lab.Mistake{What: "it is missing", Try: try})
}
