package scenarios

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"authlab/lab"
	"authlab/lab/pattern"
)

//go:embed all:template
var template embed.FS

var scenarioID = pattern.Late(`^[A-Za-z][A-Za-z0-9]*$`)

// New writes a folder with every file a scenario has into a pack's folder, and
// a pack.yaml where there is none. It returns lines that say what was made and
// what to do next. Nothing that is there is written over.
func New(dir, id string) ([]string, error) {
	if !scenarioID().MatchString(id) {
		return nil, &lab.Mistake{What: fmt.Sprintf("%q cannot be a scenario's id", id), Try: "letters and digits, such as H2"}
	}
	if err := wantFree(dir, id); err != nil {
		return nil, err
	}
	folder := filepath.Join(dir, id+"-new-scenario")
	if err := writeTemplate(folder, id); err != nil {
		return nil, err
	}
	lines := []string{"made " + folder, "it can be played as it stands; rename the folder after its title, keeping the id in front"}
	listed, err := list(dir, id)
	return append(lines, listed, "then: authlab pack test "+dir), err
}

func wantFree(dir, id string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return &lab.Mistake{Where: dir, What: "this folder cannot be read", Try: "the folder that holds pack.yaml"}
	}
	for _, entry := range entries {
		if entry.IsDir() && folderID(entry.Name()) == id {
			return &lab.Mistake{Where: filepath.Join(dir, entry.Name()), What: fmt.Sprintf("scenario %s is here already", id), Try: "another id"}
		}
	}
	return nil
}

func writeTemplate(folder, id string) error {
	return fs.WalkDir(template, "template", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside := strings.TrimPrefix(strings.TrimPrefix(name, "template"), "/")
		to := filepath.Join(folder, filepath.FromSlash(inside))
		if entry.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		text, err := template.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(to, []byte(strings.ReplaceAll(string(text), "{ID}", id)), 0o644)
	})
}

// list starts a pack.yaml with the scenario where there is none, and otherwise
// says what to add to it.
func list(dir, id string) (string, error) {
	name := filepath.Join(dir, packFile)
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Sprintf("add %s to the scenarios of a track in %s", id, name), nil
	}
	if err != nil {
		return "", err
	}
	_, err = fmt.Fprintf(file, newPack, id)
	return "made " + name + ", which lists it", errors.Join(err, file.Close())
}

const newPack = `format: 1
id: my-pack # other packs have other ids
title: My pack
tracks: # rows of scenarios that belong together, in the order to play them
  - id: first
    title: A first track
    about: What the scenarios of this track have in common.
    scenarios: [%s] # ids; each has a folder named <id>-<slug>
`
