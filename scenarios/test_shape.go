package scenarios

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"authlab/lab"
)

// wantWrong is how many wrong fixes a scenario needs: fewer, and its matrix has
// not shown that it can tell. wantHints is how many hints a step needs: where to
// look, what to ask, what to do. A right answer may be longer than the others by a
// fourth, and no more.
const (
	wantWrong = 4
	wantHints = 3
	wantEven  = 1.25
)

// shape wants enough hints and fixes, and each hint to say something new.
func (t *tester) shape() {
	for i, step := range t.scenario.Steps {
		if n := len(step.Hints); n < wantHints {
			t.find(t.doc.at("steps", i, "hints"), fmt.Sprintf("step %s: it has %d hints", step.ID, n), fmt.Sprintf("at least %d: where to look, what to ask, what to do", wantHints))
		}
		if step.Kind == lab.StepChoose {
			t.even(i, step)
		}
		for j, hint := range step.Hints {
			if slices.Contains(step.Hints[:j], hint) {
				t.find(t.doc.at("steps", i, "hints", j), fmt.Sprintf("step %s: this hint was given before", step.ID), "one that leads on from it")
			}
		}
	}
	if t.scenario.Replaces == nil {
		return
	}
	if !t.fixable() {
		t.find(t.doc.at("replaces"), "there is code on the bench and no step to fix it", "a fix step")
		return
	}
	if n := len(t.scenario.Wrong); n < wantWrong {
		t.find(t.doc.at("wrong"), fmt.Sprintf("%d wrong fixes are listed", n), fmt.Sprintf("at least %d: deny everybody, a hard-coded id, another status", wantWrong))
	}
	if t.scenario.AlsoRight.Text == "" {
		t.find(t.doc.at("replaces"), "there is no second solution, so that the matrix may want the first to the letter", "also_right.go, built differently")
	}
}

// even wants a right answer that is not found by its length: people who know a
// thing like to say all of it.
func (t *tester) even(i int, step lab.Step) {
	right, others := 0, 0
	for _, option := range step.Choose.Options {
		if n := utf8.RuneCountInString(option.Text); option.Right {
			right = n
		} else {
			others = max(others, n)
		}
	}
	if float64(right) > wantEven*float64(others) {
		t.find(t.doc.at("steps", i, "choose", "options"), fmt.Sprintf("step %s: the right answer has %d letters, the longest of the others %d", step.ID, right, others),
			"saying the rest of it in its why, or what somebody would say who believed the others")
	}
}

// fixable reports whether there is code and a step to fix it.
func (t *tester) fixable() bool {
	return t.scenario.Replaces != nil && slices.ContainsFunc(t.scenario.Steps, func(s lab.Step) bool { return s.Kind == lab.StepFix })
}

// unexplained lists the concepts of a pack that the glossary does not have, where
// there is one: one warning for all, since most are for its next edition.
func (l *loaded) unexplained(glossary []string) []Finding {
	var missing []string
	for _, scenario := range l.pack.Scenarios {
		for _, concept := range scenario.Concepts {
			known := func(word string) bool { return strings.EqualFold(word, concept) }
			if !slices.ContainsFunc(glossary, known) && !slices.Contains(missing, concept) {
				missing = append(missing, concept)
			}
		}
	}
	if len(glossary) == 0 || len(missing) == 0 {
		return nil
	}
	slices.Sort(missing)
	return []Finding{{Warning: true, Mistake: lab.Mistake{
		What: fmt.Sprintf("the glossary does not have %d concepts: %s", len(missing), strings.Join(missing, ", ")),
		Try:  "its words for them, or entries there",
	}}}
}
