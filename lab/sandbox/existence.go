package sandbox

import (
	"strings"
	"unicode/utf8"

	"authlab/lab"
)

// asking is everything two requests have in common that differ in their id only.
type asking struct {
	setting            int
	who, method, route string // HEAD goes to GET's route, and has no body to compare
	with               string // of a key for less than all its owner may do, which may be refused otherwise
}

func askingOf(p probe) asking {
	asks := asking{setting: p.setting, who: p.key.Who, method: p.request.Method, route: p.route}
	if p.key.With != lab.WithSession && p.key.With != lab.WithBearer {
		asks.with = p.key.With
	}
	return asks
}

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
// is a wrong refusal already; this is about fields and bodies.
func (j judgement) tellsExistence(i int) bool {
	missing, asked := j.missing[askingOf(j.probes[i])]
	if !asked || succeeded(j.wanted[i]) {
		return false
	}
	return sameStatus(j.wanted[i], j.wanted[missing]) && sameStatus(j.given[i], j.given[missing]) &&
		j.answerWithoutID(i) != j.answerWithoutID(missing)
}

func sameStatus(a, b lab.Exchange) bool { return a.Response.Status == b.Response.Status }

// answerWithoutID leaves the id asked for out of an answer: a code that repeats it
// tells nothing. It also leaves out what numbers the answer.
func (j judgement) answerWithoutID(i int) string {
	header := j.given[i].Response.Header.Clone()
	header.Del("X-Request-Id")
	var text strings.Builder
	_ = header.Write(&text) // a builder takes everything
	text.WriteString(j.given[i].Response.Body)
	if id := j.probes[i].id; id != "" {
		return without(text.String(), id)
	}
	return text.String()
}

// without leaves a word out of a text where it stands as a word of its own: an id as
// short as "ro" is a part of many others.
func without(text, word string) string {
	var rest strings.Builder
	for {
		before, after, found := strings.Cut(text, word)
		rest.WriteString(before)
		if !found {
			return rest.String()
		}
		if !endsOpen(rest.String()) || !startsOpen(after) {
			rest.WriteString(word)
		}
		text = after
	}
}

func endsOpen(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return text == "" || separates(last)
}

func startsOpen(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return text == "" || separates(first)
}
