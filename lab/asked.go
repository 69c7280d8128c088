package lab

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Part is one thing a prediction can be asked for.
type Part string

const (
	PartStatus    Part = "status" // always asked
	PartGate      Part = "gate"
	PartChallenge Part = "challenge" // the schemes of WWW-Authenticate
	PartError     Part = "error"     // the code in it
)

// Parts lists them, in the order they are asked.
func Parts() []Part { return []Part{PartStatus, PartGate, PartChallenge, PartError} }

// None is said of a challenge or an error code that is not there.
const None = "none"

// UsualChallenges and UsualErrors are what is offered where a scenario offers
// nothing else.
func UsualChallenges() []string {
	return []string{None, "Bearer", "Session", "Bearer+Session", "Basic"}
}

// UsualErrors are the codes of RFC 6750 §3.1 and RFC 9470 §3, after none.
func UsualErrors() []string {
	return []string{None, "invalid_request", "invalid_token", "insufficient_scope", "insufficient_user_authentication"}
}

// Requests are those that are sent: the one asked about is the last.
func (p Predict) Requests() []Sent { return append(slices.Clone(p.First), p.Sent) }

// Asks reports whether a part is asked.
func (p Predict) Asks(part Part) bool { return part == PartStatus || slices.Contains(p.Ask, part) }

// Asked lists what is asked, the status first.
func (p Predict) Asked() []Part {
	return slices.DeleteFunc(Parts(), func(part Part) bool { return !p.Asks(part) })
}

// Options lists what may be said of a part.
func (p Predict) Options(part Part) []string {
	var options []string
	switch part {
	case PartStatus:
		for _, status := range p.Statuses {
			options = append(options, strconv.Itoa(status))
		}
	case PartGate:
		options = GateNames()
	case PartChallenge:
		options = orUsual(p.Challenges, UsualChallenges)
	case PartError:
		options = orUsual(p.Errors, UsualErrors)
	}
	return options
}

func orUsual(given []string, usual func() []string) []string {
	if len(given) > 0 {
		return slices.Clone(given)
	}
	return usual()
}

// Of is what the prediction says of a part.
func (p Prediction) Of(part Part) string {
	switch part {
	case PartStatus:
		return strconv.Itoa(p.Status)
	case PartGate:
		return string(p.Gate)
	case PartChallenge:
		return p.Challenge
	case PartError:
		return p.Error
	}
	return ""
}

// With is the prediction saying one of Options of a part.
func (p Prediction) With(part Part, said string) Prediction {
	switch part {
	case PartStatus:
		p.Status, _ = strconv.Atoi(said) // an option is a number
	case PartGate:
		p.Gate = Gate(said)
	case PartChallenge:
		p.Challenge = said
	case PartError:
		p.Error = said
	}
	return p
}

// AnswerOf is what would have been the right prediction of an exchange.
func AnswerOf(exchange Exchange) Prediction {
	return Prediction{
		Status: exchange.Response.Status, Gate: exchange.Trace.StoppedAt(),
		Challenge: challengeIn(exchange.Response.Header), Error: errorIn(exchange.Response.Header),
	}
}

// Because explains wrong answers: by part, and by what was said of it.
type Because map[Part]map[string]string

// Why explains what was said wrong, part by part, and a status that is accepted
// beside the API's.
func (p Predict) Why(judged Judged) string {
	var reasons []string
	if judged.Accepted {
		reasons = append(reasons, p.Accept[judged.Status])
	}
	for _, part := range judged.Parts() {
		if why := p.Because[part.Part][part.Said]; why != "" && !part.Right {
			reasons = append(reasons, why)
		}
	}
	return strings.Join(reasons, "\n\n")
}

// Corrected says of each part that was said wrong what the answer itself has against
// it. A challenge or a code that the scenario explains is left to it.
func (p Predict) Corrected(judged Judged, came Exchange) []string {
	var lines []string
	for _, part := range judged.Parts() {
		explained := p.Because[part.Part][part.Said] != ""
		switch {
		case part.Right:
		case part.Part == PartGate:
			lines = append(lines, came.Trace.NotAt(judged.Gate))
		case part.Part == PartChallenge && !explained:
			lines = append(lines, came.NotChallenged(part.Said))
		case part.Part == PartError && !explained:
			lines = append(lines, came.NotCoded(part.Said))
		}
	}
	return lines
}

// Reworded is the same with every reason rewritten.
func (p Predict) Reworded(rewrite func(string) string) Predict {
	accept, because := map[int]string{}, make(Because)
	for status, why := range p.Accept {
		accept[status] = rewrite(why)
	}
	for part, reasons := range p.Because {
		because[part] = map[string]string{}
		for said, why := range reasons {
			because[part][said] = rewrite(why)
		}
	}
	p.Accept, p.Because = accept, because
	return p
}

// solution says the right prediction in words; the gate always, for it is what
// explains the status.
func (p Predict) solution(right Prediction) string {
	text := fmt.Sprintf("%d at gate %s", right.Status, right.Gate)
	for _, part := range []Part{PartChallenge, PartError} {
		if p.Asks(part) {
			text += fmt.Sprintf(", %s %s", part, right.Of(part))
		}
	}
	return text
}
