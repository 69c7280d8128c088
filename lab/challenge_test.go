package lab_test

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/scenarios"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Every wrong challenge and error code that a scenario offers has words against it,
// from what the API answers there. All of them are in a golden file, to be read.
func TestEveryWrongChallengeAndCodeIsAnswered(t *testing.T) {
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i := range pack.Scenarios {
		lines = append(lines, wrongWords(t, &pack.Scenarios[i])...)
	}
	const path = "testdata/challenges.golden"
	got := strings.Join(lines, "\n") + "\n"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; renew it with go test ./lab -update, and read the difference. Now it is\n%s", path, got)
	}
}

// wrongWords plays the predictions of a scenario that ask for more than status and
// gate, and lists what each wrong answer to that is told.
func wrongWords(t *testing.T, scenario *lab.Scenario) []string {
	asked := func(step lab.Step) bool {
		return step.Predict != nil && (step.Predict.Asks(lab.PartChallenge) || step.Predict.Asks(lab.PartError))
	}
	if !slices.ContainsFunc(scenario.Steps, asked) {
		return nil
	}
	var lines []string
	run := openScenario(t, scenario, &labtest.Store{})
	for i, step := range scenario.Steps {
		if !asked(step) {
			continue
		}
		if _, err := run.Reveal(t.Context(), step.ID); err != nil {
			t.Fatal(err)
		}
		came := *run.State().Steps[i].Came()
		right := lab.AnswerOf(came)
		lines = append(lines, "", fmt.Sprintf("%s %s: %d at %s, challenge %s, error %s", scenario.ID, step.ID, right.Status, right.Gate, right.Challenge, right.Error))
		for _, part := range []lab.Part{lab.PartChallenge, lab.PartError} {
			lines = append(lines, answersTo(*step.Predict, part, came)...)
		}
	}
	return lines
}

func answersTo(ask lab.Predict, part lab.Part, came lab.Exchange) []string {
	if !ask.Asks(part) {
		return nil
	}
	var lines []string
	ask.Because = nil
	for _, option := range ask.Options(part) {
		judged := lab.JudgePrediction(ask, lab.AnswerOf(came).With(part, option), came)
		for _, line := range ask.Corrected(judged, came) {
			lines = append(lines, fmt.Sprintf("  %s %s: %s", part, option, line))
		}
	}
	return lines
}

// What a scenario has words of its own for is left to it, and so is a right answer.
func TestCorrected(t *testing.T) {
	came := lab.Exchange{
		Response: lab.Response{Status: 401, Header: http.Header{"Www-Authenticate": {`Bearer realm="x", error="invalid_token"`, "Session"}}},
		Trace:    lab.Trace{{Gate: lab.GateCredential, Outcome: lab.Pass}, {Gate: lab.GateIdentity, Outcome: lab.Deny, Reason: "expired"}},
	}
	ask := lab.Predict{Ask: []lab.Part{lab.PartGate, lab.PartChallenge, lab.PartError}, Because: lab.Because{lab.PartError: {"none": "a reason"}}}
	said := lab.Prediction{Status: 401, Gate: lab.GateCredential, Challenge: "Bearer+Session", Error: "none"}
	if got := ask.Corrected(lab.JudgePrediction(ask, said, came), came); !slices.Equal(got, []string{"it passed credential"}) {
		t.Errorf("%q", got)
	}
	said = lab.Prediction{Status: 401, Gate: lab.GateIdentity, Challenge: "Session+Basic", Error: "house_rule"}
	want := []string{
		"it asks by Bearer and Session, and not by Basic, which is not taken here",
		"house_rule is for a reason of the house's own; it answered invalid_token, for a token that does not hold: expired, revoked or malformed (401, RFC 6750 §3.1)",
	}
	if got := ask.Corrected(lab.JudgePrediction(ask, said, came), came); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
