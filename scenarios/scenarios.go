// Package scenarios reads packs of scenarios, strictly, and holds them to what
// they claim: the lesson compiler.
//
// A pack is a folder with a pack.yaml, which lists tracks of scenario ids, and
// beside it one folder a scenario, named <id>-<slug>:
//
//	scenario.yaml   the manifest
//	brief.md        what a learner reads first
//	debrief.md      what a learner reads last
//	broken.go       the code on the bench       (these where the scenario has code)
//	solution.go     a repair of it
//	also_right.go   another, built differently  (may be left out)
//	wrong/*.go      repairs that must be rejected
package scenarios

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"authlab/lab"
)

//go:embed all:library
var library embed.FS

// Builtin is the pack inside authlab.
func Builtin() fs.FS {
	sub, err := fs.Sub(library, "library")
	if err != nil {
		panic(err) // the name is a valid path, and that is all Sub asks
	}
	return sub
}

// Pack is a loaded pack. Its scenarios stand in the order of its tracks.
type Pack struct {
	ID, Title string
	Tracks    []lab.Track
	Scenarios []lab.Scenario
}

// Scenario returns the scenario with an id, whatever the case of its letters. An
// unknown id is a *lab.Mistake that names the near ones.
func (p *Pack) Scenario(id string) (*lab.Scenario, error) {
	ids := make([]string, len(p.Scenarios))
	for i := range p.Scenarios {
		if strings.EqualFold(p.Scenarios[i].ID, id) {
			return &p.Scenarios[i], nil
		}
		ids[i] = p.Scenarios[i].ID
	}
	return nil, &lab.Mistake{
		What: fmt.Sprintf("there is no scenario %q", id),
		Try:  strings.Join(lab.Near(id, ids), ", "),
	}
}
