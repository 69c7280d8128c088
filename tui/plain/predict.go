package plain

import (
	"fmt"
	"slices"
	"strings"

	"authlab/lab"

	"github.com/charmbracelet/x/ansi"
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
	if !d.again() {
		d.line("what will it answer? %s", d.help())
	}
}

// again tells what came of a request that was foretold or shown already, and reports
// whether it was.
func (d *predictDesk) again() bool {
	state := d.state()
	came := state.Came()
	if came == nil {
		return false
	}
	d.exchange(*came)
	if state.Solved != nil {
		d.compare(*state.Solved.Record.Prediction, *came)
	}
	return true
}

func (d *predictDesk) help() string {
	ask := d.step.Predict
	var words []string
	for _, part := range ask.Asked() {
		word := strings.ToUpper(string(part)) + " (" + strings.Join(ask.Options(part), ", ") + ")"
		if part == lab.PartGate {
			word = "GATE where it stops (" + strings.Join(ask.Options(part), ", ") + "; handler where it gets through)"
		}
		words = append(words, word)
	}
	return strings.Join(append(words, "CONFIDENCE (guess, fairly, certain)"), " ")
}

func (d *predictDesk) answer(line string) (bool, error) {
	if d.state().Done {
		d.line("this one is answered: next goes on, again asks it again")
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
	d.came(*attempt.Record.Exchange)
	d.compare(*attempt.Record.Prediction, *attempt.Record.Exchange)
	d.done()
	return true, nil
}

// parse reads one word for each part that is asked, and one for the confidence.
func (d *predictDesk) parse(words []string) (lab.Prediction, error) {
	ask := d.step.Predict
	parts := ask.Asked()
	if len(words) != len(parts)+1 {
		return lab.Prediction{}, d.mistake(fmt.Sprintf("a prediction here has %d words", len(parts)+1))
	}
	var said lab.Prediction
	for i, part := range parts {
		if !slices.Contains(ask.Options(part), words[i]) {
			return lab.Prediction{}, d.mistake(fmt.Sprintf("%q is not %s", words[i], oneOf(part)))
		}
		said = said.With(part, words[i])
	}
	confidence, known := confidenceNamed(words[len(parts)])
	if !known {
		return lab.Prediction{}, d.mistake(fmt.Sprintf("%q is not a confidence", words[len(parts)]))
	}
	said.Confidence = confidence
	return said, nil
}

// oneOf is what a word for a part would have to be.
func oneOf(part lab.Part) string {
	switch part {
	case lab.PartStatus:
		return "one of the statuses to choose from"
	case lab.PartGate:
		return "a gate"
	case lab.PartChallenge:
		return "one of the challenges to choose from"
	case lab.PartError:
		return "one of the error codes to choose from"
	}
	return "known"
}

func (d *predictDesk) mistake(what string) error {
	return &lab.Mistake{What: what, Try: d.help()}
}

func (d *predictDesk) compare(judged lab.Judged, came lab.Exchange) {
	for _, part := range judged.Parts() {
		came := "it answered"
		if part.Part == lab.PartGate {
			came = "it stopped at"
		}
		right := rightness(part.Right)
		if part.Part == lab.PartStatus && judged.Accepted {
			right = "accepted"
		}
		d.line("%s: you said %s, %s %s: %s", part.Part, part.Said, came, part.Got, right)
	}
	for _, line := range d.step.Predict.Corrected(judged, came) {
		d.line("%s", ansi.Wordwrap(line, width, ""))
	}
	if judged.Partly() {
		d.line("partly right: %s", lab.PartsPay)
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
