package tui

import (
	"errors"
	"net/http"

	"authlab/content"
	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"
)

// Frame is one screen in one of its states, with canned data: for people to look
// at, for pictures and for tests.
type Frame struct {
	Name   string
	Render func(w, h int, theme style.Theme) string
}

// Frames lists every screen in every state that looks different.
func Frames() []Frame {
	return []Frame{
		frame("home", func(scene) []screen { return []screen{sampleHome()} }),
		frame("home-under-way", func(scene) []screen { return []screen{sampleHome(rightPrediction(), metGoal())} }),
		frame("home-broken-store", func(scene) []screen {
			home := sampleHome()
			home.err = errors.New("attempts.db: not a database; try --data with another folder")
			return []screen{home}
		}),
		frame("opening-failed", func(scene) []screen {
			return []screen{&opening{id: "H1", err: errors.New("the API cannot listen on loopback: address in use")}}
		}),
		frame("brief", at(-1, nil)),
		frame("predict", at(0, nil)),
		frame("predict-form", at(0, focus(panePredict))),
		frame("predict-lighting", at(0, func(p *play) { p.desk.(*predict).lit = 3 }, wrongPrediction())),
		frame("predict-right", at(0, nil, rightPrediction())),
		frame("predict-wrong", at(0, focus(paneCompared), wrongPrediction())),
		frame("craft", at(1, focus(paneRequest))),
		frame("craft-refused", at(1, answeredWith(sampleRefused("ana", lab.GateObject, http.StatusNotFound, "not the owner")))),
		frame("craft-met", at(1, answeredWith(sampleLeak()), metGoal())),
		frame("craft-from-outside", at(1, fromOutside, metGoal())),
		frame("keyring", over1(at(1, focus(paneRequest)), func() screen { return newKeyring(sampleKeys()) })),
		frame("curl", over1(at(1, nil), func() screen {
			return newCodeSheet("Copied · the same request from your shell", curl("http://127.0.0.1:40123", sampleRequest("ana", "/invoices/inv-2002")), "bash")
		})),
		frame("hint", over1(at(1, nil, hintTaken()), func() screen {
			return newProseSheet("Hint 1 of 1", "Only the path has to change.")
		})),
		frame("fix", at(2, focus(paneCode))),
		frame("fix-does-not-compile", at(2, withProblem)),
		frame("fix-rejected", at(2, focus(paneVerdict), fixed(sampleVerdict()))),
		frame("fix-probe", at(2, focus(paneProbe), fixed(sampleVerdict()))),
		frame("fix-accepted", at(2, focus(paneVerdict), fixed(samplePassedVerdict()))),
		frame("solution", over1(at(2, focus(paneCode)), func() screen {
			sheet := newCodeSheet("Solution", sampleSolution, "go")
			sheet.use = takeSolution{sampleSolution}
			return sheet
		})),
		frame("diagnose", at(3, withLines)),
		frame("diagnose-done", at(3, withLines, picked("log", 2, true))),
		frame("choose", at(4, nil)),
		frame("choose-wrong", at(4, nil, picked("explain", 0, false))),
		frame("choose-done", at(4, nil, picked("explain", 1, true))),
		frame("debrief", at(5, nil, rightPrediction(), metGoal(), fixed(samplePassedVerdict()))),
		frame("results", sampleResults),
		frame("help", over1(at(1, focus(paneRequest)), func() screen {
			return newHelp(samplePlay(1, focus(paneRequest)).bindings())
		})),
		frame("lesson", func(scene) []screen {
			return []screen{newLesson(content.Lesson{Title: "Two checkpoints", Markdown: sampleScenario().Debrief})}
		}),
	}
}

// frame draws the stack a function makes.
func frame(name string, make func(scene) []screen) Frame {
	return Frame{name, func(w, h int, theme style.Theme) string {
		sc := scene{W: w, H: h, Theme: theme, Markdown: widget.NewMarkdown(theme)}
		return draw(make(sc), sc)
	}}
}

// at makes the scenario screen at a step, after attempts, touched up.
func at(step int, touch func(*play), attempts ...lab.Attempt) func(scene) []screen {
	return func(sc scene) []screen {
		play := samplePlay(step, nil, attempts...)
		play.focus = play.desk.first(wide(sc))
		if touch != nil {
			touch(play)
		}
		return []screen{play}
	}
}

func over1(below func(scene) []screen, top func() screen) func(scene) []screen {
	return func(sc scene) []screen { return append(below(sc), top()) }
}

func focus(p pane) func(*play) { return func(play *play) { play.focus = p } }

func samplePlay(step int, touch func(*play), attempts ...lab.Attempt) *play {
	scenario := sampleScenario()
	state := lab.NewProgress([]lab.Scenario{*scenario}, attempts).Scenarios[0]
	play := newPlay(nil, newScript(scenario, func(text string) string { return text }), state, false)
	play.at = step
	play.desk = newDesk(play)
	switch desk := play.desk.(type) {
	case *predict:
		desk.request = sampleRequest("ana", "/invoices/inv-2002")
	case *craft:
		desk.editor.SetText(sampleRequest("ana", "/invoices/inv-2001").Text())
	case *fix:
		desk.editor.SetText(sampleBroken)
		desk.loaded = true
	}
	if touch != nil {
		touch(play)
	}
	return play
}

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

func rightPrediction() lab.Attempt {
	return predicted(lab.Prediction{Status: http.StatusOK, Gate: lab.GateHandler, Confidence: lab.Fairly})
}

func wrongPrediction() lab.Attempt {
	return predicted(lab.Prediction{Status: http.StatusUnauthorized, Gate: lab.GateIdentity, Confidence: lab.Certain})
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
		Scenarios: []lab.Scenario{*sampleScenario(), {ID: "S19", Title: "The internal admin dashboard", Level: 1, Minutes: 6}},
		Tracks: []lab.Track{
			{ID: "ground", Title: "Two checkpoints", About: "Who is calling, and may they?", Scenarios: []string{"S19"}},
			{ID: "ownership", Title: "Whose is it?", About: "Objects and their owners.", Scenarios: []string{"H1"}},
		},
	}
}

func sampleHome(attempts ...lab.Attempt) *home {
	config := sampleConfig()
	home := newHome(config, []content.Lesson{{ID: "401-or-403", Title: "401 or 403?"}})
	home.update(progressRead{progress: lab.NewProgress(config.Scenarios, attempts)}, scene{})
	return home
}

func sampleResults(scene) []screen {
	attempts := []lab.Attempt{wrongPrediction(), metGoal(), fixed(samplePassedVerdict())}
	progress := lab.NewProgress([]lab.Scenario{*sampleScenario()}, attempts)
	return []screen{newResults(openResults{"H1 Someone else's invoice", progress.Scenarios, progress.Score, progress.Max, progress.Matrix})}
}
