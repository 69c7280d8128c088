package report_test

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/tui/report"
)

func played() lab.Progress {
	scenarios := []lab.Scenario{{ID: "T1", Title: "Pipes | and <tags>", Steps: []lab.Step{
		{ID: "say", Kind: lab.StepPredict, Points: 20, Predict: &lab.Predict{}},
		{ID: "do", Kind: lab.StepCraft, Points: 40, Craft: &lab.Craft{}},
	}}}
	wrong := lab.Attempt{Scenario: "T1", Step: "say", Kind: lab.Answered, At: labtest.Noon(), Record: lab.Record{Prediction: &lab.Judged{
		Prediction: lab.Prediction{Status: 401, Gate: lab.GateIdentity, Confidence: lab.Certain},
		GotStatus:  403, GotGate: lab.GateFunction, GateAsked: true,
	}}}
	done := lab.Attempt{Scenario: "T1", Step: "do", Kind: lab.Answered, Right: true, At: labtest.Noon().Add(3 * time.Minute)}
	stamp := lab.Attempt{Scenario: lab.DrillID, Step: "7-1", Kind: lab.Answered, At: labtest.Noon(), Record: lab.Record{
		Stamped: &lab.Stamped{Said: lab.Stamp{Status: 401}, Was: lab.Stamp{Status: 403, Gate: lab.GateObject}, Slip: lab.WrongStatus, Took: 4 * time.Second},
		Drilled: &lab.Drilled{ID: "d", Mode: lab.Blitz, Limit: time.Minute, Speed: true},
	}}
	progress := lab.NewProgress(scenarios, []lab.Attempt{wrong, stamp, done})
	progress.Insight.Topics = []lab.Accuracy{{About: "broken credentials", Asked: 6, Right: 5, Typical: 4 * time.Second}}
	progress.Insight.Spoken = []lab.Accuracy{{About: "tenants and conditions", Asked: 12, Right: 7, Typical: 140 * time.Second}}
	progress.Memory = lab.Memory{
		At: labtest.Noon(), Curve: []float64{1, 0.9, 0.8},
		Cards: []lab.Card{{CardID: lab.CardID{Kind: lab.CardStamp, Name: "403 at object"}, Due: labtest.Noon(), Recall: 0.5}},
	}
	return progress
}

func TestMarkdown(t *testing.T) {
	page := string(report.Markdown(played()))
	for _, want := range []string{
		"22 of 60 points.",
		"| T1 Pipes \\| and <tags> | 2 of 2 | 22 of 60 | 3 minutes |",
		"| **401** | 0 | 1 |",
		"| certain (95 %) | 1 | 0 % |",
		"| function | 1 | 1 |",
		"| 2026-03-02 | 0 | 2 | 2 |", "| broken credentials | 5 | 6 | 4 |", "| tenants and conditions | 7 | 12 | 140 |", "## What was stamped against what came", "## Still known, if you practise nothing", "| a minute | 0 | 0 | 1 | 2026-03-02 | 1 |",
		"## Rank: visitor",
		"- **Fifty refusals**, for fifty refusals in a row called without a slip: 0 of 50",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in\n%s", want, page)
		}
	}
}

func TestJSON(t *testing.T) {
	data, err := report.JSON(played())
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Score     int
		Scenarios []struct {
			ID      string
			Minutes int `json:"minutes_spent"`
		}
		Missed []struct{ Gate string } `json:"gates_missed"`
		Weeks  []struct{ Asked, Right int }
		Topics []struct {
			About   string
			Seconds float64
		}
		Interviews []struct{ Right int }
		Badges     []struct{ Have, Want int }
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if got.Score != 22 || got.Scenarios[0].Minutes != 3 || got.Missed[0].Gate != "function" || got.Weeks[0].Asked != 2 || got.Topics[0].About != "broken credentials" || got.Topics[0].Seconds != 4 || got.Interviews[0].Right != 7 || len(got.Badges) != 6 || got.Badges[1].Want != 20 {
		t.Errorf("got %+v", got)
	}
}

// The picture is well-formed XML, shows each part, and nothing lies below its edge.
func TestSVG(t *testing.T) {
	picture := string(report.SVG(played()))
	decoder := xml.NewDecoder(strings.NewReader(picture))
	var texts []string
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, picture)
		}
		if text, is := token.(xml.CharData); is {
			texts = append(texts, string(text))
		}
	}
	all := strings.Join(texts, "\n")
	for _, want := range []string{"22 of 60 points", "401", "403", "certain", "0 % of 1", "function", "1 of 1", "0 of 1 · 4 s", "broken credentials", "5 of 6 · 4 s", "7 of 12 · 140 s", "2 Mar 2026", "0 of 2 · 2 mixed up", "(1 due today)", "in 2 days"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in the picture", want)
		}
	}
}

// Somebody who has played nothing gets a report, too.
func TestReportOfNothing(t *testing.T) {
	files, err := report.Files(lab.NewProgress(nil, nil))
	if err != nil || len(files) != 4 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		if len(file.Data) == 0 || !strings.HasSuffix(file.Name, ".png") && strings.Contains(string(file.Data), "NaN") {
			t.Errorf("%s: %s", file.Name, file.Data)
		}
	}
}
