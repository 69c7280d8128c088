package tui

import (
	"errors"
	"net/http"

	"authlab/content"
	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
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
		frame("home-filtered", func(scene) []screen {
			home := sampleHome()
			home.narrow(newFilter().typed(tea.PasteMsg{Content: "tenan 8.2"}))
			return []screen{home}
		}),
		frame("opening", func(scene) []screen { return []screen{newOpening("H1", false)} }),
		frame("opening-failed", func(scene) []screen {
			return []screen{&opening{id: "H1", err: errors.New("the API cannot listen on loopback: address in use")}}
		}),
		frame("brief", at(-1, nil)),
		frame("predict", at(0, nil)),
		frame("predict-chosen", at(0, func(p *play) {
			p.focus = panePredict
			p.desk.(*predict).chosen, p.desk.(*predict).row = map[int]int{0: 3, 1: 6}, 2
		})),
		frame("predict-lighting", at(0, func(p *play) { p.desk.(*predict).lit = 3 }, wrongPrediction())),
		frame("predict-right", at(0, nil, rightPrediction())),
		frame("predict-wrong", at(0, focus(paneCompared), wrongPrediction())),
		frame("predict-all", at(0, func(p *play) {
			asksAll(p)
			p.desk.(*predict).chosen, p.desk.(*predict).row = map[int]int{0: 2, 1: 3, 2: 4}, 3
		})),
		frame("predict-all-answered", at(0, func(p *play) {
			asksAll(p)
			p.focus = paneCompared
		}, saidOfAll())),
		frame("craft", at(1, focus(paneRequest))),
		frame("craft-refused", at(1, answeredWith(sampleRefused("ana", lab.GateObject, http.StatusNotFound, "not the owner")))),
		frame("predict-shown", at(0, focus(paneGates), shownPrediction())),
		frame("craft-met", at(1, answeredWith(sampleLeak()), metGoal())),
		frame("craft-from-outside", at(1, fromOutside, metGoal())),
		frame("keyring", over1(at(1, focus(paneRequest)), func() screen {
			return newKeyring(openKeyring{keys: sampleKeys(), request: sampleRequest("ana", "/").Text()})
		})),
		frame("keyring-more", over1(at(1, focus(paneRequest)), func() screen {
			ring := newKeyring(openKeyring{keys: sampleKeys(), request: sampleRequest("ana", "/").Text()})
			ring.fold()
			return ring
		})),
		frame("sign-in", sampleSignIn(0)),
		frame("sign-in-under-way", sampleSignIn(2)),
		frame("sign-in-refused", sampleRefusedSignIn),
		frame("sign-in-over", sampleSignIn(len(sampleSignInSteps()))),
		frame("exchanges", sampleExchanges(-1)),
		frame("exchanges-compared", sampleExchanges(1)),
		frame("craft-malformed", at(1, func(p *play) {
			p.focus = paneRequest
			p.desk.(*craft).replace("GET invoices/inv-2001 HTTP/1.1\nAccept application/json")
		})),
		frame("craft-completing", at(1, func(p *play) {
			p.focus = paneRequest
			desk := p.desk.(*craft)
			desk.editor.SetText("")
			desk.editor.Insert("GET /invoices/inv-")
			desk.look()
		})),
		frame("snippets", over1(at(1, nil), func() screen {
			return newSnippets(openSnippets{kept: []string{sampleRequest("ben", "/invoices/inv-2002").Text()}, sent: []string{sampleRequest("ana", "/invoices/inv-2001").Text()}})
		})),
		frame("settings", func(scene) []screen {
			settings := newSettings(DefaultSettings(), nil)
			settings.cursor = settingKeys
			return []screen{settings}
		}),
		frame("token", sampleTokenBench(nil)),
		frame("token-tampered", sampleTokenBench(func(b *tokenBench) { b.tamper(lab.Tamperings()[0]) })),
		frame("token-sign", over1(sampleTokenBench(nil), func() screen {
			return newMenu(openMenu{title: "Sign it with …", items: []widget.Item{{Title: "current", Detail: "the house's own: what it signs is taken"}, {Title: "retired", Detail: "the house's, long out of use"}}})
		})),
		frame("curl", over1(at(1, nil), func() screen {
			return newCodeSheet("Copied · the same request from your shell", lab.Way{Base: "http://127.0.0.1:40123"}.Curl(sampleRequest("ana", "/invoices/inv-2002")), "bash")
		})),
		frame("hint", over1(at(1, nil, hintTaken()), func() screen {
			return newProseSheet("Hint 1 of 1", "Only the path has to change.")
		})),
		frame("fix", at(2, focus(paneCode))),
		frame("fix-does-not-compile", at(2, withProblem)),
		frame("fix-judging", at(2, func(p *play) { p.focus, p.busy = paneCode, "running 5 probes" })),
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
		frame("choose-shown", at(4, nil, lab.Attempt{Scenario: "H1", Step: "explain", Kind: lab.Revealed})),
		frame("choose-done", at(4, nil, picked("explain", 1, true))),
		frame("debrief", at(5, nil, rightPrediction(), metGoal(), fixed(samplePassedVerdict()))),
		frame("shift", func(scene) []screen {
			days := newShift(sampleShift(), DefaultSettings(), nil)
			days.update(days.read()(), scene{})
			return []screen{days}
		}),
		frame("drills", sampleDrills(func(d *drills) { d.outer = 1 })),
		frame("drills-one-gate", sampleDrills(func(d *drills) { d.inside, d.inner = 5, 5 })),
		frame("drill", atTheGate(func(*drill) {})),
		frame("drill-climbed", atTheGate(func(d *drill) { d.rung, d.climbed = sampleRung(), true })),
		frame("drill-which-gate", atTheGate(func(d *drill) { d.status = http.StatusForbidden })),
		frame("drill-right", atTheGate(stampedWith(3, false))),
		frame("drill-let-in", atTheGate(stampedWith(2, true))),
		frame("drill-over", atTheGate(func(d *drill) { d.said, d.over = sampleDrill(2, true).Stamped(), true })),
		frame("lobby", sampleLobby(lobbyGoOn)),
		frame("lobby-past", sampleLobby(lobbyRows)),
		frame("interview", sampleInterview(nil)),
		frame("interview-spot", sampleInterview(func(i *interview) { i.answered(0, lab.Good) })),
		frame("interview-follow-up", sampleInterview(func(i *interview) {
			i.said(lab.Said{Text: "Who are you, against no."})
			i.answer.SetValue("Then it is a 403: the token still proves who she is.")
		})),
		frame("interview-good-answer", sampleInterview(func(i *interview) {
			i.said(lab.Said{Text: "Who are you, against no."}, lab.Said{Aloud: true})
			i.toggle(1)
		})),
		frame("interview-report", sampleInterview(func(i *interview) {
			i.answered(0, lab.Good)
			i.answered(1, lab.Forgot)
		})),
		frame("interview-refused", sampleInterview(func(i *interview) {
			i.state, i.err = lab.Interview{}, errors.New("attempts.db: not a database; try --data with another folder")
			i.talk = nil
		})),
		frame("results", sampleResults),
		frame("help", over1(at(1, focus(paneRequest)), func() screen {
			return newHelp(samplePlay(1, focus(paneRequest)).bindings(), true)
		})),
		frame("lesson", func(scene) []screen {
			return []screen{newLesson(content.Lesson{Title: "Two checkpoints"}, sampleScenario().Debrief)}
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
