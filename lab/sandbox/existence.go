package sandbox

import (
	"strings"

	"authlab/lab"
)

// asking is everything two requests have in common that differ in their id only.
type asking struct {
	setting    int
	who, route string
}

func askingOf(p probe) asking { return asking{p.setting, p.key.Who, p.route} }

// missingProbes finds the probes about ids that nothing has.
func missingProbes(probes []probe) map[asking]int {
	found := map[asking]int{}
	for i, one := range probes {
		if one.missing() {
			found[askingOf(one)] = i
		}
	}
	return found
}

// tellsExistence reports whether an object that the API hides can be told from
// one that is not there, by what the code says of either. A status that differs
// is a wrong refusal already; this is about the bodies.
func (j judgement) tellsExistence(i int) bool {
	missing, asked := j.missing[askingOf(j.probes[i])]
	if !asked || succeeded(j.wanted[i]) {
		return false
	}
	return sameStatus(j.wanted[i], j.wanted[missing]) && sameStatus(j.given[i], j.given[missing]) &&
		j.bodyWithoutID(i) != j.bodyWithoutID(missing)
}

func sameStatus(a, b lab.Exchange) bool { return a.Response.Status == b.Response.Status }

// bodyWithoutID leaves the id asked for out of the body: a code that repeats it
// tells nothing.
func (j judgement) bodyWithoutID(i int) string {
	if id := j.probes[i].id; id != "" {
		return strings.ReplaceAll(j.given[i].Response.Body, id, "")
	}
	return j.given[i].Response.Body
}
