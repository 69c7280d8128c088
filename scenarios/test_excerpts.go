package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/pattern"
)

var (
	goFence = pattern.Late("(?ms)^```go\n(.*?)^```$")
	indent  = pattern.Late(`(?m)^[ \t]+`)
)

// excerpts holds the code that the prose shows to what stands in the files: the
// brief and the steps show the broken code, the debrief that or its repair.
func (t *tester) excerpts() {
	t.excerptsIn("brief.md", t.scenario.Brief, t.scenario.Broken)
	t.excerptsIn("debrief.md", t.scenario.Debrief, t.scenario.Broken, t.scenario.Solution)
	for i, step := range t.scenario.Steps {
		for range strayed(step.Text, t.scenario.Broken) {
			t.findStrayed(t.doc.at("steps", i, "text"), t.scenario.Broken)
		}
	}
}

func (t *tester) excerptsIn(name, markdown string, sources ...lab.Source) {
	for _, at := range strayed(markdown, sources...) {
		line := strings.Count(markdown[:at], "\n") + 1
		t.findStrayed(fmt.Sprintf("%s:%d:1", t.beside(name), line), sources...)
	}
}

func (t *tester) findStrayed(where string, sources ...lab.Source) {
	t.find(where, fmt.Sprintf("the code shown does not stand in %s", namesOf(sources)), "copying the lines as they are")
}

// strayed says where in a text code is shown that stands in none of the sources.
func strayed(markdown string, sources ...lab.Source) []int {
	var places []int
	for _, at := range goFence().FindAllStringSubmatchIndex(markdown, -1) {
		if !standsIn(sources, markdown[at[2]:at[3]]) {
			places = append(places, at[0])
		}
	}
	return places
}

func standsIn(sources []lab.Source, excerpt string) bool {
	return slices.ContainsFunc(sources, func(source lab.Source) bool {
		return strings.Contains(unindented(source.Text), unindented(excerpt))
	})
}

// unindented makes code in YAML, which is indented by blanks, comparable with a file.
func unindented(code string) string {
	return indent().ReplaceAllString(code, "")
}

func namesOf(sources []lab.Source) string {
	var names []string
	for _, source := range sources {
		names = append(names, source.Name)
	}
	return strings.Join(names, " or ")
}
