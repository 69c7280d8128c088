package scenarios

import (
	"fmt"
	"regexp"
	"strings"

	"authlab/lab"
)

var goFence = regexp.MustCompile("(?ms)^```go\n(.*?)^```$")

// excerpts holds the code that the prose shows to what stands in the files: the
// brief shows the broken code, the debrief that or its repair.
func (t *tester) excerpts() {
	t.excerptsIn("brief.md", t.scenario.Brief, t.scenario.Broken)
	t.excerptsIn("debrief.md", t.scenario.Debrief, t.scenario.Broken, t.scenario.Solution)
}

func (t *tester) excerptsIn(name, markdown string, sources ...lab.Source) {
	for _, at := range goFence.FindAllStringSubmatchIndex(markdown, -1) {
		excerpt := markdown[at[2]:at[3]]
		if !standsIn(sources, excerpt) {
			line := strings.Count(markdown[:at[0]], "\n") + 1
			t.find(fmt.Sprintf("%s:%d:1", t.beside(name), line),
				fmt.Sprintf("the code shown does not stand in %s", namesOf(sources)), "copying the lines as they are, with their tabs")
		}
	}
}

func standsIn(sources []lab.Source, excerpt string) bool {
	for _, source := range sources {
		if strings.Contains(source.Text, excerpt) {
			return true
		}
	}
	return false
}

func namesOf(sources []lab.Source) string {
	var names []string
	for _, source := range sources {
		names = append(names, source.Name)
	}
	return strings.Join(names, " or ")
}
