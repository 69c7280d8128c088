package lab_test

import (
	"testing"

	"authlab/lab"

	"pgregory.net/rapid"
)

func craftScenario() []lab.Scenario {
	return []lab.Scenario{{ID: "T1", Steps: []lab.Step{
		{ID: "say", Kind: lab.StepPredict, Points: 20, Hints: []string{"a"}, Predict: &lab.Predict{}},
		{ID: "do", Kind: lab.StepCraft, Points: 100, Hints: []string{"a", "b", "c"}, Craft: &lab.Craft{}},
	}}}
}

func at(step string, kind lab.AttemptKind, right bool) lab.Attempt {
	return lab.Attempt{Scenario: "T1", Step: step, Kind: kind, Right: right}
}

func said(confidence lab.Confidence, statusRight, gateRight bool) lab.Attempt {
	attempt := at("say", lab.Answered, statusRight && gateRight)
	attempt.Record.Prediction = &lab.Judged{
		Prediction:  lab.Prediction{Status: 401, Confidence: confidence},
		GotStatus:   403,
		StatusRight: statusRight, GateRight: gateRight, GateAsked: true,
	}
	return attempt
}

func TestScore(t *testing.T) {
	wrong, right := at("do", lab.Answered, false), at("do", lab.Answered, true)
	hint, reveal := at("do", lab.Hinted, false), at("do", lab.Revealed, false)
	uncompiled := at("do", lab.Answered, false)
	uncompiled.Record.Verdict = &lab.Verdict{Diagnostics: []lab.Diagnostic{{Message: "undefined: cal"}}}
	for _, test := range []struct {
		name     string
		attempts []lab.Attempt
		want     int
	}{
		{"nothing yet", nil, 0},
		{"right at once", []lab.Attempt{right}, 100},
		{"one wrong, one hint", []lab.Attempt{wrong, hint, right}, 70},
		{"a typing error is free", []lab.Attempt{uncompiled, right}, 100},
		{"many wrong: the floor", []lab.Attempt{wrong, wrong, wrong, wrong, wrong, wrong, hint, hint, right}, 40},
		{"more hints than there are", []lab.Attempt{hint, hint, hint, hint, hint, right}, 55},
		{"nothing is charged after solving", []lab.Attempt{right, hint, wrong, reveal}, 100},
		{"revealed, then typed in", []lab.Attempt{reveal, right}, 0},
		{"solved twice pays once", []lab.Attempt{right, right}, 100},
		{"certain and right", []lab.Attempt{said(lab.Certain, true, true)}, 20},
		{"a guess, and right", []lab.Attempt{said(lab.Guess, true, true)}, 15},
		{"only the first prediction counts", []lab.Attempt{said(lab.Guess, false, true), said(lab.Certain, true, true)}, 3},
		{"never below zero in total", []lab.Attempt{said(lab.Certain, false, false)}, 0},
		{"but a bad prediction weighs on the rest", []lab.Attempt{said(lab.Certain, false, false), right}, 82},
	} {
		t.Run(test.name, func(t *testing.T) {
			progress := lab.NewProgress(craftScenario(), test.attempts)
			if got := progress.Score; got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
			one, sum := progress.Scenarios[0], 0
			for _, step := range one.Steps {
				sum += step.Earned
			}
			if owed := one.Owed(); one.Score-owed != sum {
				t.Errorf("%d points and %d owed; the steps come to %d", one.Score, owed, sum)
			}
		})
	}
}

// Whoever believes a prediction with probability p expects most from saying p:
// the rule is proper.
func TestSayingWhatOneBelievesPaysBest(t *testing.T) {
	for _, belief := range lab.Confidences() {
		best, bestPays := lab.Confidence(0), -1.0
		for _, confidence := range lab.Confidences() {
			pays := expected(float64(belief), confidence)
			if pays > bestPays {
				best, bestPays = confidence, pays
			}
		}
		if best != belief {
			t.Errorf("who believes %v does best to say %v", belief, best)
		}
	}
}

func expected(belief float64, confidence lab.Confidence) float64 {
	return belief*earned(confidence, true) + (1-belief)*earned(confidence, false)
}

func earned(confidence lab.Confidence, right bool) float64 {
	scenarios := []lab.Scenario{{ID: "T1", Steps: []lab.Step{{ID: "say", Kind: lab.StepPredict, Points: 100000, Predict: &lab.Predict{}}}}}
	progress := lab.NewProgress(scenarios, []lab.Attempt{said(confidence, right, right)})
	return float64(progress.Scenarios[0].Steps[0].Earned)
}

func TestScoreStaysInBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		attempts := rapid.SliceOf(rapid.Custom(anyAttempt)).Draw(t, "attempts")
		before := 0
		for i := range attempts {
			progress := lab.NewProgress(craftScenario(), attempts[:i+1])
			if progress.Score < 0 || progress.Score > progress.Max {
				t.Fatalf("score %d outside 0 to %d", progress.Score, progress.Max)
			}
			do := progress.Scenarios[0].Steps[1]
			if do.Earned < before {
				t.Fatalf("a solved step went from %d to %d", before, do.Earned)
			}
			before = do.Earned
			if do.Solved != nil && do.Revealed == nil && do.Earned < 40 {
				t.Fatalf("solved for %d, below the floor", do.Earned)
			}
		}
	})
}

func anyAttempt(t *rapid.T) lab.Attempt {
	if rapid.Bool().Draw(t, "predicts") {
		confidence := rapid.SampledFrom(lab.Confidences()).Draw(t, "confidence")
		return said(confidence, rapid.Bool().Draw(t, "status"), rapid.Bool().Draw(t, "gate"))
	}
	kind := rapid.SampledFrom([]lab.AttemptKind{lab.Answered, lab.Hinted, lab.Revealed, lab.Drafted}).Draw(t, "kind")
	return at("do", kind, rapid.Bool().Draw(t, "right"))
}

func TestConfusionCountsWhatWasSaidAgainstWhatCame(t *testing.T) {
	matrix := lab.Confusion([]lab.Attempt{said(lab.Guess, false, true), said(lab.Certain, false, true), at("do", lab.Answered, true)})
	if got := matrix.Count(401, 403); got != 2 {
		t.Errorf("said 401, got 403: counted %d times, want 2", got)
	}
	if got := matrix.Count(403, 401) + matrix.Count(404, 404); got != 0 {
		t.Errorf("cells nothing fell into hold %d", got)
	}
}
