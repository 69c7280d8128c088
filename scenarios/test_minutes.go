package scenarios

import (
	"fmt"
	"time"

	"authlab/lab"
	"authlab/scenarios/prose"
)

// wordsAMinute is how fast people read what they want to understand.
const wordsAMinute = 200

// minutes holds what the manifest promises to what its prose and its steps take:
// up to twice as much, or half, is a matter of the learner.
func (t *tester) minutes() {
	likely := likelyTime(t.scenario)
	stated := time.Duration(t.scenario.Minutes) * time.Minute
	if stated > 2*likely || likely > 2*stated {
		t.find(t.doc.at("minutes"), fmt.Sprintf("%d minutes are stated, its words and steps take about %.0f", t.scenario.Minutes, likely.Minutes()),
			"the time somebody took who had not seen it")
	}
}

// likelyTime is what a learner needs who reads all that is shown anyway, without
// the hints, and does each step.
func likelyTime(scenario *lab.Scenario) time.Duration {
	words := len(prose.Words(scenario.Brief)) + len(prose.Words(scenario.Debrief))
	var doing time.Duration
	for i := range scenario.Steps {
		words += len(prose.Words(shownText(&scenario.Steps[i])))
		doing += doingTime(scenario.Steps[i].Kind)
	}
	return doing + time.Duration(words)*time.Minute/wordsAMinute
}

// shownText is what everybody reads of a step who gets it right without a hint.
func shownText(step *lab.Step) string {
	return paragraphs(append([]string{step.Text, step.After}, taskTexts(step)...)...)
}

// doingTime is what a step of a kind takes beside reading its text. A fix counts the
// code that is to be read, too.
func doingTime(kind lab.StepKind) time.Duration {
	switch kind {
	case lab.StepPredict, lab.StepChoose:
		return 30 * time.Second
	case lab.StepDiagnose:
		return time.Minute
	case lab.StepCraft:
		return 90 * time.Second
	case lab.StepFix:
		return 5 * time.Minute
	}
	return 0
}
