package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"authlab/lab"
)

// predictDesk takes "403 function certain".
type predictDesk struct {
	*game
	step *lab.Step
}

func (d *predictDesk) show() {
	request, err := d.Run.Request(d.step.ID)
	if err != nil {
		d.line("this step has no request: %v", err)
		return
	}
	d.line("the request, as %s:", d.step.Predict.As)
	d.request(request)
	d.line("what will it answer? %s", d.help())
}

func (d *predictDesk) help() string {
	words := []string{"STATUS (" + statuses(d.step.Predict.Statuses) + ")"}
	if d.step.Predict.AskGate {
		words = append(words, "GATE where it stops ("+gates()+"; handler where it gets through)")
	}
	return strings.Join(append(words, "CONFIDENCE (guess, fairly, certain)"), " ")
}

func (d *predictDesk) answer(line string) (bool, error) {
	if d.state().Done {
		d.line("this one is answered: next goes on")
		return true, nil
	}
	said, err := d.parse(strings.Fields(line))
	if err != nil {
		return true, err
	}
	attempt, err := d.Run.Predict(d.ctx, d.step.ID, said)
	if err != nil {
		return true, err
	}
	d.exchange(*attempt.Record.Exchange)
	d.compare(*attempt.Record.Prediction)
	d.done()
	return true, nil
}

func (d *predictDesk) parse(words []string) (lab.Prediction, error) {
	wanted := 2
	if d.step.Predict.AskGate {
		wanted = 3
	}
	if len(words) != wanted {
		return lab.Prediction{}, d.mistake(fmt.Sprintf("a prediction here has %d words", wanted))
	}
	said := lab.Prediction{Gate: lab.GateHandler}
	status, err := strconv.Atoi(words[0])
	if err != nil || !slices.Contains(d.step.Predict.Statuses, status) {
		return lab.Prediction{}, d.mistake(fmt.Sprintf("%q is not one of the statuses to choose from", words[0]))
	}
	said.Status = status
	if d.step.Predict.AskGate {
		if said.Gate = lab.Gate(words[1]); !said.Gate.Known() {
			return lab.Prediction{}, d.mistake(fmt.Sprintf("%q is not a gate", words[1]))
		}
	}
	confidence, known := confidenceNamed(words[wanted-1])
	if !known {
		return lab.Prediction{}, d.mistake(fmt.Sprintf("%q is not a confidence", words[wanted-1]))
	}
	said.Confidence = confidence
	return said, nil
}

func (d *predictDesk) mistake(what string) error {
	return &lab.Mistake{What: what, Try: d.help()}
}

func (d *predictDesk) compare(judged lab.Judged) {
	d.line("status: you said %d, it answered %d: %s", judged.Status, judged.GotStatus, rightness(judged.StatusRight))
	if judged.GateAsked {
		d.line("gate: you said %s, it stopped at %s: %s", judged.Gate, judged.GotGate, rightness(judged.GateRight))
	}
	d.prose(d.Run.Text(judged.Because))
}

func rightness(right bool) string {
	if right {
		return "right"
	}
	return "wrong"
}

func confidenceNamed(name string) (lab.Confidence, bool) {
	switch name {
	case "guess":
		return lab.Guess, true
	case "fairly":
		return lab.Fairly, true
	case "certain":
		return lab.Certain, true
	}
	return 0, false
}

func statuses(all []int) string {
	words := make([]string, len(all))
	for i, status := range all {
		words[i] = strconv.Itoa(status)
	}
	return strings.Join(words, ", ")
}

func gates() string {
	var words []string
	for _, gate := range lab.Gates() {
		words = append(words, string(gate))
	}
	return strings.Join(words, ", ")
}
