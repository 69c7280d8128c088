package scenarios

import (
	"fmt"
	"strings"

	"authlab/lab"
	"authlab/scenarios/prose"
)

// reading holds each text of the scenario, and each of its steps, to what people
// read with ease.
func (t *tester) reading() {
	var all []string
	for _, text := range t.texts() {
		all = append(all, text.text)
		if grade := prose.Grade(text.text); prose.TooHard(text.text) {
			t.find(text.where, fmt.Sprintf("%s reads like grade %.1f", text.name, grade),
				fmt.Sprintf("shorter sentences and shorter words, for at most %d", prose.MaxGrade))
		}
	}
	t.spelling()
	t.report.Grade = prose.Grade(paragraphs(all...))
}

// spelling warns of words that look like slips. They may be new ones, so that they
// are no errors.
func (t *tester) spelling() {
	listed := prose.Listed()
	for _, text := range t.texts() {
		for _, typo := range listed.Typos(text.text) {
			t.keep(Finding{Warning: true, Mistake: lab.Mistake{
				Where: text.where,
				What:  fmt.Sprintf("%s: %q may be a typo", text.name, typo.Word),
				Try:   fmt.Sprintf("%q, if that is meant", typo.Meant),
			}})
		}
	}
}

// part is one text of a scenario, as its reader meets it.
type part struct {
	name, where, text string
}

// texts are the scenario's prose, a part for each file and each step.
func (t *tester) texts() []part {
	parts := []part{
		{"the brief", t.beside("brief.md") + ":1:1", t.scenario.Brief},
		{"the debrief", t.beside("debrief.md") + ":1:1", t.scenario.Debrief},
	}
	for i := range t.scenario.Steps { // a title is no sentence
		step := &t.scenario.Steps[i]
		parts = append(parts, part{"step " + step.ID, t.doc.at("steps", i), paragraphs(stepTexts(step)[1:]...)})
	}
	for i, wrong := range t.scenario.Wrong {
		parts = append(parts, part{wrong.Source.Name, t.doc.at("wrong", i), wrong.Why})
	}
	return parts
}

// paragraphs puts texts one after the other, each a paragraph of its own.
func paragraphs(texts ...string) string { return strings.Join(texts, "\n\n") }
