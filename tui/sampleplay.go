package tui

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"authlab/content"
	"authlab/lab"
)

// What a learner may have done in the sample scenario, and what it did to the
// screen.

func answeredWith(exchange lab.Exchange) func(*play) {
	return func(p *play) {
		var attempt lab.Attempt
		attempt.Right = p.step().Craft.Done.Met(exchange)
		p.desk.(*craft).show(sent{exchange, attempt}, scene{W: wideWidth})
	}
}

func fromOutside(p *play) {
	exchange := sampleLeak()
	exchange.Outside = true
	p.desk.(*craft).show(sent{exchange, lab.Attempt{Right: true}}, scene{})
}

func withProblem(p *play) {
	fix := p.desk.(*fix)
	p.focus = paneCode
	fix.setProblems([]lab.Diagnostic{{File: "broken.go", Line: 13, Column: 19, Message: "undefined: api.Invoice"}})
}

func withLines(p *play) {
	desk := p.desk.(*diagnose)
	own := sampleLeak()
	own.Log = "10:00:01 req-1 GET /invoices/inv-2001 200 caller=ana gate=handler"
	desk.update(linesRead{[]lab.Exchange{
		own,
		sampleRefused(lab.Nobody, lab.GateCredential, http.StatusUnauthorized, "no credential"),
		sampleRefused("sue", lab.GateFunction, http.StatusForbidden, "support may not invoice.read"),
	}}, scene{})
}

func attempted(step string, right bool, record lab.Record) lab.Attempt {
	return lab.Attempt{Scenario: "H1", Step: step, Kind: lab.Answered, Right: right, Record: record}
}

func predicted(said lab.Prediction) lab.Attempt {
	leak := sampleLeak()
	judged := lab.JudgePrediction(*sampleScenario().Steps[0].Predict, said, leak)
	return attempted("say", judged.Right(), lab.Record{Prediction: &judged, Exchange: &leak})
}

// askAll is a prediction of all there is to say of nobody's request.
func askAll() *lab.Predict {
	return &lab.Predict{
		Sent:     lab.Sent{As: lab.Nobody, Send: "GET /invoices/inv-2001"},
		Statuses: []int{200, 401, 403}, Ask: lab.Parts(),
		Because: lab.Because{lab.PartError: {"invalid_token": "Nobody sent a token, so nothing was wrong with one."}}, //nolint:exhaustive // likewise
	}
}

// asksAll has the step on screen ask for all that askAll does.
func asksAll(p *play) {
	step := *p.step()
	step.Predict = askAll()
	p.state.Steps[0].Step = &step
	p.script.steps[0].predict = *step.Predict
	p.focus = panePredict
}

// saidOfAll is right but for the error code.
func saidOfAll() lab.Attempt {
	got := sampleRefused(lab.Nobody, lab.GateCredential, http.StatusUnauthorized, "no credential")
	got.Response.Header.Add("WWW-Authenticate", `Bearer realm="authlab"`)
	got.Response.Header.Add("WWW-Authenticate", `Session realm="authlab"`)
	judged := lab.JudgePrediction(*askAll(), lab.Prediction{
		Status: http.StatusUnauthorized, Gate: lab.GateCredential, Challenge: "Bearer+Session", Error: "invalid_token", Confidence: lab.Certain,
	}, got)
	return attempted("say", judged.Right(), lab.Record{Prediction: &judged, Exchange: &got})
}

func rightPrediction() lab.Attempt {
	return predicted(lab.Prediction{Status: http.StatusOK, Gate: lab.GateHandler, Confidence: lab.Fairly})
}

func wrongPrediction() lab.Attempt {
	return predicted(lab.Prediction{Status: http.StatusUnauthorized, Gate: lab.GateIdentity, Confidence: lab.Certain})
}

func shownPrediction() lab.Attempt {
	shown := rightPrediction()
	shown.Kind, shown.Record.Prediction = lab.Revealed, nil
	return shown
}

func metGoal() lab.Attempt {
	leak := sampleLeak()
	return attempted("break", true, lab.Record{Exchange: &leak})
}

func hintTaken() lab.Attempt {
	return lab.Attempt{Scenario: "H1", Step: "break", Kind: lab.Hinted}
}

func fixed(verdict lab.Verdict) lab.Attempt {
	return attempted("fix", verdict.Passed, lab.Record{Verdict: &verdict, Source: sampleBroken})
}

func picked(step string, option int, right bool) lab.Attempt {
	return attempted(step, right, lab.Record{Choice: &option})
}

func sampleConfig() Config {
	return Config{
		Now:       func() time.Time { return sampleScenario().World.Clock },
		Drill:     func(context.Context, lab.DrillPlan) (*lab.Drill, error) { return sampleDrill(0, false), nil },
		Shift:     sampleShift(),
		Scenarios: []lab.Scenario{*sampleScenario(), {ID: "S19", Title: "The internal admin dashboard", Level: 1, Minutes: 6}},
		Tracks: []lab.Track{
			{ID: "ground", Title: "Two checkpoints", About: "Who is calling, and may they?", Scenarios: []string{"S19"}},
			{ID: "ownership", Title: "Whose is it?", About: "Objects and their owners.", Scenarios: []string{"H1"}},
		},
		Lessons: []content.Lesson{{ID: "401-or-403", Title: "401 or 403?"}},
	}
}

func sampleHome(attempts ...lab.Attempt) *home {
	config := sampleConfig()
	home := newHome(config)
	home.update(progressRead{progress: lab.NewProgress(config.Scenarios, attempts)}, scene{})
	return home
}

func sampleResults(scene) []screen {
	attempts := []lab.Attempt{wrongPrediction(), metGoal(), fixed(samplePassedVerdict())}
	for i := range attempts {
		attempts[i].At = sampleScenario().World.Clock.Add(time.Duration(i) * 4 * time.Minute)
	}
	progress := lab.NewProgress([]lab.Scenario{*sampleScenario()}, attempts)
	progress.Insight.Topics = []lab.Accuracy{
		{About: "ownership", Asked: 24, Right: 17, Typical: 8 * time.Second}, {About: "broken credentials", Asked: 6, Right: 5, Typical: 4 * time.Second},
	}
	progress.Insight.Spoken = []lab.Accuracy{{About: "tenants and conditions", Asked: 12, Right: 7, Typical: 140 * time.Second}}
	save := func(lab.Progress) ([]string, error) { return nil, nil }
	return []screen{newResults(openResults{title: "all scenarios", progress: progress}, entry{}, save)}
}

// sampleExchanges is the screen of exchanges, the last one under the cursor, and
// one marked.
func sampleExchanges(marked int) func(scene) []screen {
	return func(scene) []screen {
		mended := sampleRefused("ana", lab.GateObject, http.StatusNotFound, "not the owner")
		mended.Request = sampleRequest("ana", "/invoices/inv-2002")
		mended.Principal = sampleLeak().Principal
		x := newExchanges(openExchanges{all: []lab.Exchange{
			sampleRefused(lab.Nobody, lab.GateCredential, http.StatusUnauthorized, "no credential"), sampleLeak(), mended,
		}})
		x.marked = marked
		return []screen{x}
	}
}

// sampleTokenBench is the token bench with a token on it, touched up.
func sampleTokenBench(touch func(*tokenBench)) func(scene) []screen {
	return func(scene) []screen {
		now := sampleScenario().World.Clock
		bench := newTokenBench(openTokenBench{now: now, token: lab.Token{
			Header:    `{"alg":"EdDSA","kid":"ed-2","typ":"at+jwt"}`,
			Claims:    fmt.Sprintf(`{"aud":["https://api.authlab.test"],"exp":%d,"iss":"https://id.authlab.test","scope":"invoices.read orders.read","sub":"ana","x":1}`, now.Add(12*time.Minute).Unix()),
			Signature: "c2ln",
		}})
		if touch != nil {
			touch(bench)
		}
		return []screen{bench}
	}
}
