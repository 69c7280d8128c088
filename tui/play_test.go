package tui

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/tui/style"
	"authlab/tui/tuitest"

	tea "charm.land/bubbletea/v2"
)

// table is the app with a real run on canned parts.
type table struct {
	*tuitest.Driver
	t      *testing.T
	target *tuitest.Target
	store  *labtest.Store
	app    *App
	bench  lab.Bench
}

// sit starts the app in a terminal of a size, inside a synctest bubble.
func sit(t *testing.T, w, h int, motion bool) *table {
	t.Helper()
	s := &table{t: t, store: &labtest.Store{}, bench: sampleBench()}
	s.app = New(s.config(motion))
	s.Driver = tuitest.Drive(s.app, w, h)
	return s
}

func (s *table) config(motion bool) Config {
	scenario := sampleScenario()
	ids := labtest.IDs()
	config := sampleConfig()
	config.Settings, config.Color = Settings{Motion: motion, Colors: ColorsAuto, Mouse: true}, true
	config.Open = func(ctx context.Context, id string) (*lab.Run, error) {
		if id != scenario.ID {
			return nil, lab.ErrNotFound
		}
		s.target = tuitest.NewTarget(sampleKeys(), sampleAnswer)
		return lab.OpenRun(ctx, lab.RunConfig{
			Learner: "ana", Scenario: scenario, Target: s.target, Bench: s.bench, Store: s.store,
			Now: labtest.Noon, NewID: ids,
		})
	}
	config.Progress = func(ctx context.Context) (lab.Progress, error) {
		attempts, err := s.store.Attempts(ctx, "ana")
		return lab.NewProgress(config.Scenarios, attempts), err
	}
	config.Interviews = s.interviews(ids)
	return config
}

// sampleAnswer is an API whose invoices nobody guards.
func sampleAnswer(request lab.Request) lab.Exchange {
	auth := request.Header.Get("Authorization")
	var exchange lab.Exchange
	switch {
	case request.Target == "/login":
		exchange = sampleSignInSteps()[0].exchange
	case auth == "":
		exchange = sampleRefused(lab.Nobody, lab.GateCredential, http.StatusUnauthorized, "no credential")
	case strings.Contains(auth, "eyJzdWIiOiJzdWUifQ"):
		exchange = sampleRefused("sue", lab.GateFunction, http.StatusForbidden, "support may not invoice.read")
	default:
		exchange = sampleLeak()
		if request.Target != "/invoices/inv-2002" {
			exchange.Object = &lab.Object{Kind: "invoice", ID: "inv-2001", Owner: "ana", Tenant: "alder"}
		}
	}
	exchange.Request = request
	return exchange
}

// sampleBench accepts code that looks at the tenant, and compiles what has a package.
func sampleBench() lab.Bench {
	problems := func(text string) []lab.Diagnostic {
		if strings.HasPrefix(text, "package desk") {
			return nil
		}
		return []lab.Diagnostic{{File: "broken.go", Line: 1, Column: 1, Message: "expected 'package desk'"}}
	}
	return tuitest.Bench{
		Problems: problems,
		Verdict: func(text string) lab.Verdict {
			switch {
			case problems(text) != nil:
				return lab.NewVerdict("H1", problems(text), nil)
			case strings.Contains(text, "invoice.Tenant"):
				return samplePassedVerdict()
			}
			return sampleVerdict()
		},
	}
}

func (s *table) sees(texts ...string) {
	s.t.Helper()
	screen := s.Screen()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			s.t.Fatalf("%q is not on screen:\n%s", text, screen)
		}
	}
}

func (s *table) seesNot(text string) {
	s.t.Helper()
	if strings.Contains(s.Screen(), text) {
		s.t.Fatalf("%q is on screen:\n%s", text, s.Screen())
	}
}

// leave quits, so that nothing is left running in the bubble.
func (s *table) leave() {
	s.t.Helper()
	s.Press("ctrl+c")
	if !s.Quit() && !s.t.Failed() {
		s.t.Fatal("ctrl+c does not quit")
	}
	s.Pass(2 * time.Second) // the last ticks come to nothing
}

// score is what the store says was earned.
func (s *table) score() int {
	attempts, err := s.store.Attempts(context.Background(), "ana")
	if err != nil {
		s.t.Fatal(err)
	}
	return lab.NewProgress([]lab.Scenario{*sampleScenario()}, attempts).Score
}

func play120(t *testing.T, story func(s *table)) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 120, 40, false)
		defer s.leave()
		story(s)
	})
}

// The whole arc, from the home screen to the debrief.
func TestTheWholeArc(t *testing.T) {
	play120(t, func(s *table) {
		s.sees("H1", "Someone else's invoice", "0 / 210")
		s.Press("enter")
		s.sees("Brief", "Alder and Birch", "enter begin")

		s.Press("enter")
		s.sees("step 1 of 5 · predict", "Your prediction", "is there such a")
		s.Press("enter")
		s.sees("choose with ← and →")
		s.Press("right", "right", "right", "enter", "left", "enter", "right", "right", "right", "enter")
		s.sees("you said 403 at handler, it answered 200 at handler", "skipped: never", "◐ partly right", "each part pays", "◐ you said")

		s.Press("n")
		s.sees("step 2 of 5 · craft", "Read Ben's invoice while signed")
		s.Press("ctrl+s")
		s.sees("through every gate, and not yet the goal")
		s.Press("end", "home")
		for range len("GET /invoices/inv-200") {
			s.Press("right")
		}
		s.Press("delete", "2", "ctrl+s")
		s.sees("200 OK: that is it · +40", "✓ 200 OK")

		s.Press("ctrl+n")
		s.sees("step 3 of 5 · fix", "func GetInvoice", "it compiles")
		s.Press("ctrl+s")
		s.sees("3 of 5 probes went wrong", "ana reads ben's invoice")
		s.Press("enter")
		s.sees("it let in what it had to refuse", "wanted", "given")

		s.Press("f3")
		s.sees("f3 again shows the solution")
		s.Press("shift+tab", "shift+tab")
		s.seesNot("f3 again")
		s.Press("ctrl+end")
		s.Type("// looks at invoice.Tenant")
		s.Press("ctrl+s")
		s.sees("the fix holds: 5 probes, all right · +85")

		s.Press("ctrl+n")
		s.sees("step 4 of 5 · diagnose", "caller=sue")
		s.Press("enter")
		s.sees("choose an answer first")
		s.Press("down", "down")
		s.seesNot("choose an answer first")
		s.Press("enter")
		s.sees("not this one")
		s.Press("down", "enter")
		s.sees("right · +", "deny: support may")

		s.Press("enter")
		s.sees("step 5 of 5 · choose")
		s.Press("down", "down", "enter")
		s.sees("right · +20", "Both are right by RFC 9110")

		s.Press("ctrl+n")
		s.sees("debrief", "What happened")
		s.Press("enter")
		s.sees("Said against got", "Mend the handler", "enter home")
		s.Press("esc")
		s.Press("p")
		s.sees("step 5 of 5", "Both are right by RFC 9110")
		s.Press("esc", "esc")
		s.sees("Scenarios", "✓ H1")
	})
}

// The results of everything can be written down; where that fails it is said.
func TestResultsAreExported(t *testing.T) {
	play120(t, func(s *table) {
		var written lab.Progress
		var problem error
		s.app.config.Export = func(progress lab.Progress) ([]string, error) {
			written = progress
			return []string{"/somewhere/authlab-results.md", "/somewhere/authlab-results.json", "/else/one.svg", "/else/one.png"}, problem
		}
		s.Press("enter", "enter", "right", "enter", "right", "enter", "right", "enter", "esc", "esc", "r")
		s.sees("What it shows", "How sure, and how often right")
		s.Press("e")
		s.sees("✓ written: /somewhere/authlab-results.md, authlab-results.json, /else/one.svg, one.png")
		if len(written.Scenarios) != 2 || written.Matrix.Count(200, 200) != 1 {
			t.Errorf("written: %+v", written.Matrix)
		}
		problem = errors.New("no room on the disk")
		s.Press("e")
		s.sees("✗ the results cannot be written: no room on the disk")
		s.Press("esc")
		s.sees("Scenarios")
	})
}

// While results are being written they are not written once more.
func TestResultsAreWrittenOnceAtATime(t *testing.T) {
	r := newResults(openResults{}, entry{}, func(lab.Progress) ([]string, error) { return nil, nil })
	writing := r.export()
	if r.export() != nil {
		t.Error("they are written twice at once")
	}
	r.tell(writing().(exported))
	if r.export() == nil {
		t.Error("they are not written again")
	}
}

func TestTheDebriefLeadsOn(t *testing.T) {
	play120(t, func(s *table) {
		for i, scenario := range s.app.config.Scenarios {
			if scenario.ID == "S19" {
				s.app.config.Scenarios[i].Steps = sampleScenario().Steps
			}
		}
		s.Press("enter", "esc") // which reads the progress again
		s.Press("enter", "enter")
		for range 5 {
			s.Press("f3", "f3", "esc", "ctrl+n")
		}
		s.sees("debrief")
		s.Press("ctrl+n")
		s.sees("enter play S19")
		s.Press("enter")
		s.sees("S19 cannot be opened")
		s.Press("esc")
		s.sees("Scenarios", "✓ H1")
	})
}

// What an API answers to others is not told before the learner has said it.
func TestAnAnswerFromOutsideIsHeldBack(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("enter", "enter")
		s.target.FromOutside(sampleLeak())
		s.Settle()
		s.sees("from outside: seen; predict first")
		s.seesNot("→ 200")
		s.predict()
		s.target.FromOutside(sampleLeak())
		s.Settle()
		s.sees("from outside: GET /invoices/inv-2002 → 200")
	})
}

func TestNothingGoesOnByItself(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("enter", "enter", "ctrl+n")
		s.sees("step 1 of 5", "this step is not done yet")
		s.predict()
		s.sees("step 1 of 5", "✓ handler")
	})
}

func TestGatesLightUpOneByOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 120, 40, true)
		defer s.leave()
		s.Press("enter", "enter")
		s.predict()
		s.sees("on its way through the gates")
		s.seesNot("✓ route")
		s.Pass(lightPace)
		s.sees("✓ route")
		s.seesNot("✓ transport")
		s.Press("x")
		s.sees("✓ handler", "it answered")
	})
}

// While gates light up nothing beside them tells how it ended: not the note, the
// score, the response, the story or what is pressed next.
func TestNothingTellsTheAnswerBeforeTheLastGateIsLit(t *testing.T) {
	secrets := []string{"you said", "as you said", "200 OK", "application/json", "15 / 210", "+15", "✓ done", "✓ right", "What it showed"}
	for _, size := range [][2]int{{120, 40}, {80, 24}, {200, 60}} {
		for _, skip := range []bool{false, true} {
			t.Run(fmt.Sprintf("%dx%d skip %t", size[0], size[1], skip), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					s := sit(t, size[0], size[1], true)
					defer s.leave()
					s.Press("enter", "enter", "enter")
					s.predict()
					for lit := 0; lit < len(sampleLeak().Trace); lit++ {
						for _, secret := range secrets {
							s.seesNot(secret)
						}
						s.sees("0 / 210")
						if skip {
							s.Press("x")
							break
						}
						s.Pass(lightPace)
					}
					s.sees("200, as you said · +15", "15 / 210", "✓ handler")
				})
			})
		}
	}
}

// A request that is stopped early shows no fewer gates than one that passes all.
func TestLightingHidesWhichGatesThereAre(t *testing.T) {
	early, whole := sampleRefused(lab.Nobody, lab.GateCredential, http.StatusUnauthorized, "no credential"), sampleLeak()
	sc := scene{W: 40, H: 30, Theme: style.New(true, false)}
	if a, b := gatesPane(&early, 0, sc), gatesPane(&whole, 0, sc); a.body != b.body {
		t.Errorf("before the first gate is lit one sees\n%s\nof the one and\n%s\nof the other", a.body, b.body)
	}
}

func TestKeyringPutsACredentialIntoTheRequest(t *testing.T) {
	play120(t, func(s *table) {
		s.craft()
		s.Press("ctrl+k")
		s.sees("who are you?", "Sue", "support · oak", "▸ 2 Ana · with bearer")
		s.Press("up", "enter")
		s.seesNot("Authorization")
		s.Press("ctrl+s")
		s.sees("401 Unauthorized: stopped at credential")
		s.Press("ctrl+z")
		s.sees("Authorization")
	})
}

// TestTheKeyringMakesAKeyThatMustNotOpen: it is shown where one asks for more, and
// what is wrong with it is said before and after.
func TestTheKeyringMakesAKeyThatMustNotOpen(t *testing.T) {
	play120(t, func(s *table) {
		s.craft()
		s.Press("ctrl+k")
		s.seesNot("with expired bearer")
		s.Press("tab")
		s.sees("▸ 2 Ana · with bearer", "with expired bearer", "it expired a minute ago")
		s.Press("down", "down", "enter")
		s.sees("Authorization: Bearer expired-bearer-of-ana", "of the key, know that it expired a minute ago")
		s.Press("ctrl+k", "tab", "tab")
		s.seesNot("with expired bearer")
	})
}

// craft goes to the craft step, whatever the prediction.
func (s *table) craft() {
	s.t.Helper()
	s.Press("enter", "enter")
	s.predict()
	s.Press("n")
	s.sees("step 2 of 5 · craft")
}

// predict says 200 at handler, as a guess.
func (s *table) predict() {
	s.t.Helper()
	s.Press("right", "enter", "left", "enter", "right", "enter")
}

func TestARequestFromOutsideIsShownAndCredited(t *testing.T) {
	play120(t, func(s *table) {
		s.craft()
		s.target.FromOutside(sampleLeak())
		s.Settle()
		s.sees("from outside: 200 OK: that is it · +40", "Response · 200 OK · from outside")
	})
}

func TestARequestThatIsNoneSaysWhy(t *testing.T) {
	play120(t, func(s *table) {
		s.craft()
		s.Type("get ")
		s.Press("ctrl+s")
		s.sees("request:1:1", "is not a method")
	})
}

func TestHintsStayInTheStory(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("enter", "enter", "f2")
		s.sees("Hint 1 of 2", "Look at who owns the invoice.")
		s.Press("esc")
		s.sees("Hint 1", "this step can still earn 17")
	})
}

func TestASolutionShownEarnsNothingAndCanBeUsed(t *testing.T) {
	play120(t, func(s *table) {
		s.craft()
		s.Press("f3", "f3")
		s.sees("Solution", "GET /invoices/inv-2002", "ctrl+n next")
		s.Press("ctrl+u", "ctrl+s")
		s.sees("200 OK: that is it")
		if got := s.score(); got > 20 {
			t.Errorf("the score is %d: the shown solution paid", got)
		}
	})
}

// A prediction whose answer was shown shows what came, as if it had been foretold:
// once the sheet is closed, and when the step is opened again.
func TestAShownPredictionShowsWhatCame(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("enter", "enter")
		s.sees("pays: a guess")
		s.Press("f3", "f3")
		s.sees("200 at gate handler")
		s.Press("esc")
		came := []string{"solution shown · +0 of 20", "it answered", "status     200", "gate       handler", "200 OK", "✓ handler", "What it showed"}
		s.sees(came...)
		s.seesNot("you said")
		s.seesNot("pays:")
		s.Press("ctrl+n", "ctrl+p")
		s.sees(came...)
	})
}

// explain goes to the choice, all steps before it shown.
func (s *table) explain() {
	s.t.Helper()
	s.fix()
	for range 2 {
		s.Press("f6", "f3", "f3", "esc", "ctrl+n")
	}
	s.sees("step 5 of 5 · choose")
}

func TestAnswersHaveNumbers(t *testing.T) {
	play120(t, func(s *table) {
		s.explain()
		s.Press("3")
		s.sees("▸ ○ 3 200 with an empty body")
		s.Press("9")
		s.sees("▸ ○ 3 200 with an empty body")
		s.Press("tab", "2")
		s.sees("▸ ○ 2 403, or 404")
		s.Press("enter")
		s.sees("▸ ✓ 2 403, or 404", "right · +20")
	})
}

func TestAShownAnswerIsMarkedInTheList(t *testing.T) {
	play120(t, func(s *table) {
		s.explain()
		s.seesNot("✓ 2")
		s.Press("f3", "f3", "esc")
		s.sees("✓ 2 403, or 404", "○ 1 401, for", "○ 3 200 with")
		s.Press("ctrl+p")
		s.sees("✓ 3 10:00:03", "○ 2")
	})
}

// A line that is longer than its pane goes on in the next: nothing is cut off.
func TestALongResponseLineCanBeRead(t *testing.T) {
	play120(t, func(s *table) {
		s.craft()
		long := sampleLeak()
		long.Response.Body = `{"message":"` + strings.Repeat("it goes on ", 12) + `and then it ends"}`
		s.target.FromOutside(long)
		s.Settle()
		s.sees("it goes on", `ends"`)
	})
}

func TestCopyAsCurl(t *testing.T) {
	play120(t, func(s *table) {
		s.craft()
		s.Press("ctrl+y")
		s.sees("curl -i", "'http://127.0.0.1:40123/invoices/inv-2001'")
	})
}

// An unfinished fix is there again, however one left.
func TestDraftsAreKept(t *testing.T) {
	for _, way := range []string{"esc esc", "ctrl+c", "ctrl+p"} {
		t.Run(way, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := sit(t, 120, 40, false)
				defer s.leave()
				s.fix()
				s.Type("package desk // half done\n")
				s.Press(strings.Fields(way)...)
				attempts, err := s.store.Attempts(context.Background(), "ana")
				if err != nil {
					t.Fatal(err)
				}
				last := attempts[len(attempts)-1]
				if last.Kind != lab.Drafted || !strings.HasPrefix(last.Record.Source, "package desk // half done") {
					t.Errorf("the last attempt is %s with %.40q", last.Kind, last.Record.Source)
				}
			})
		})
	}
}

// A request is there again like a fix; one that was not touched is not kept.
func TestAnUnsentRequestIsKept(t *testing.T) {
	play120(t, func(s *table) {
		s.craft()
		s.Press("esc", "esc")
		s.sees("Scenarios")
		attempts, err := s.store.Attempts(context.Background(), "ana")
		if err != nil {
			t.Fatal(err)
		}
		for _, attempt := range attempts {
			if attempt.Kind == lab.Drafted {
				t.Errorf("an untouched request is kept: %q", attempt.Record.Source)
			}
		}
		s.Press("enter")
		s.Type("HEAD /half-done ")
		s.Press("esc")
		s.sees("step 2 of 5", "HEAD /half-done")
		s.Press("esc")
		s.sees("Scenarios")
		s.Press("enter")
		s.sees("step 2 of 5", "HEAD /half-done")
	})
}

func TestTheCodeHasASheetOfItsPackage(t *testing.T) {
	play120(t, func(s *table) {
		s.fix()
		s.sees("f5 api")
		s.Press("f5")
		s.sees("Package api", "Caller(r) (Principal, bool)")
	})
}

func TestHelpGoesAsItCame(t *testing.T) {
	play120(t, func(s *table) {
		s.craft()
		s.sees("f1 more", "f6 pane")
		s.Press("f1")
		s.sees("Everywhere")
		s.Press("f1")
		s.seesNot("Everywhere")
		s.sees("step 2 of 5")
	})
}

func (s *table) fix() {
	s.t.Helper()
	s.craft()
	s.Press("f3", "f3", "esc", "ctrl+n")
	s.sees("step 3 of 5 · fix")
}

func TestDiagnosticsFollowTheTyping(t *testing.T) {
	play120(t, func(s *table) {
		s.fix()
		s.Type("x")
		s.sees("✗ 1:1 expected 'package desk'")
		s.Press("ctrl+s")
		s.sees("it does not compile: nothing was run")
		s.Press("backspace")
		s.sees("it compiles")
		s.seesNot("does not compile")
	})
}

// slowBench checks and judges when it is let.
type slowBench struct {
	lab.Bench
	texts chan string   // what it was given to check
	let   chan struct{} // one for each check it may end
	judge chan struct{} // one for each verdict
}

func newSlowBench() *slowBench {
	return &slowBench{sampleBench(), make(chan string, 100), make(chan struct{}, 100), make(chan struct{}, 100)}
}

func (b *slowBench) Check(source lab.Source) []lab.Diagnostic {
	b.texts <- source.Text
	<-b.let
	return b.Bench.Check(source)
}

func (b *slowBench) Judge(ctx context.Context, source lab.Source) (lab.Verdict, error) {
	<-b.judge
	return b.Bench.Judge(ctx, source)
}

// TestAStaleCheckIsDropped: keys never wait for a check, one check runs at a
// time, and what it says of a text that is no more is not shown.
func TestAStaleCheckIsDropped(t *testing.T) {
	play120(t, func(s *table) {
		bench := newSlowBench()
		s.bench = bench
		defer close(bench.let) // whatever still waits
		bench.let <- struct{}{}
		s.fix()
		s.sees("it compiles")
		<-bench.texts

		s.Type("xyz")
		s.sees("xyzpackage desk")
		if first := <-bench.texts; !strings.HasPrefix(first, "xpackage") || len(bench.texts) > 0 {
			t.Errorf("checked %.12q, and %d more wait; want the first key's text alone", first, len(bench.texts))
		}
		s.Press("backspace", "backspace", "backspace")
		bench.let <- struct{}{} // the check of xpackage ends
		s.Settle()
		s.seesNot("expected 'package desk'")
		if second := <-bench.texts; !strings.HasPrefix(second, "package desk") || len(bench.texts) > 0 {
			t.Errorf("checked %.12q, and %d more wait; want what stands there now alone", second, len(bench.texts))
		}
		bench.let <- struct{}{}
		s.Settle()
		s.sees("it compiles")

		s.Type("x")
		bench.let <- struct{}{}
		s.Settle()
		s.sees("expected 'package desk'")
	})
}

// TestACheckDoesNotEndTheWaitForAVerdict: while the matrix runs, typing goes on,
// and the fix cannot be judged a second time.
func TestACheckDoesNotEndTheWaitForAVerdict(t *testing.T) {
	play120(t, func(s *table) {
		bench := newSlowBench()
		s.bench = bench
		close(bench.let)
		defer close(bench.judge)
		s.fix()
		s.Press("ctrl+s")
		s.sees("asking it what everybody may ask")
		s.Type("x")
		s.sees("asking it what everybody may ask")
		s.Press("backspace")
		bench.judge <- struct{}{}
		s.Settle()
		s.seesNot("asking it what everybody may ask")
		s.sees("3 of 5 probes went wrong")

		s.Press("shift+tab")
		s.Type("x")
		s.Press("ctrl+s", "backspace")
		bench.judge <- struct{}{} // the verdict is that xpackage does not compile
		s.Settle()
		s.seesNot("expected 'package desk'")
		s.sees("it compiles")
	})
}

// A store that fails is told, and nothing is shown as judged.
func TestAnAnswerThatCannotBeStoredIsNotJudged(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("enter", "enter")
		s.store.Broken = context.DeadlineExceeded
		s.predict()
		s.sees("your answer could not be stored")
		s.seesNot("Compared")
	})
}

func TestAScenarioThatDoesNotOpenSaysSo(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("up", "enter")
		s.sees("S19 cannot be opened", "not found")
		s.Press("esc")
		s.sees("Scenarios")
	})
}

func TestNarrowPlayIsInTabs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 80, 24, false)
		defer s.leave()
		s.Press("enter", "enter")
		s.sees("▸ Story", "Your prediction", "Gates")
		s.Press("enter")
		s.predict()
		s.sees("▸ Gates", "Compared", "it answered")
		s.Press("n")
		s.sees("▸ Story", "enter to the request")
		s.Press("enter", "ctrl+s")
		s.sees("▸ Response", "skipped: never")
		s.Press("enter")
		s.sees("▸ Request")
	})
}

// What a step showed is seen on the way to the next, where its pane is not in view.
func TestWhatAStepShowedIsNotMissed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 80, 24, false)
		defer s.leave()
		s.Press("enter", "enter", "enter")
		s.predict()
		s.Press("n", "enter", "end", "home")
		for range len("GET /invoices/inv-200") {
			s.Press("right")
		}
		s.Press("delete", "2", "ctrl+s")
		s.sees("▸ Response", "that is it", "ctrl+n tells what it showed")
		s.Press("ctrl+n")
		s.sees("▸ Story", "What it showed", "One number in a path", "ctrl+n goes on")
		s.Press("ctrl+n")
		s.sees("step 3 of 5 · fix")
	})
}

// A question is put before it is answered.
func TestTheStoryOfAQuestionComesFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 80, 24, false)
		defer s.leave()
		s.Press("enter", "enter", "enter")
		s.predict()
		s.Press("n")
		for range 2 {
			s.Press("f3", "f3", "ctrl+n")
		}
		s.sees("step 4 of 5 · diagnose", "▸ Story", "Three requests left", "enter to the audit log")
		s.Press("enter")
		s.sees("▸ Audit log", "Which request was refused")
	})
}

// What an API answers never reaches the terminal raw.
func TestHostileAnswersAreDisarmed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 120, 40, false)
		defer s.leave()
		s.craft()
		hostile := sampleLeak()
		hostile.Response.Body = "\x1b[2J\x1b]52;c;aGk=\x07owned\u202e"
		hostile.Response.Header.Set("X-Evil", "a\x1b[31mb\x07")
		hostile.Trace[3].Reason = "\x1b[?1049l"
		hostile.Request.Target = "/\x1b]0;title\x07"
		s.target.FromOutside(hostile)
		s.Settle()
		content := s.app.View().Content
		for _, raw := range []string{"\x1b[2J", "\x1b]", "\x07", "\u202e", "\x1b[?"} {
			if strings.Contains(content, raw) {
				t.Errorf("%q reaches the terminal", raw)
			}
		}
		s.sees("owned")
	})
}

func TestTooSmallAsksForRoom(t *testing.T) {
	play120(t, func(s *table) {
		s.Send(tea.WindowSizeMsg{Width: 40, Height: 12})
		s.sees("authlab needs 60×16 cells")
		s.Press("enter", "q")
		s.Send(tea.WindowSizeMsg{Width: 120, Height: 40})
		s.sees("Scenarios")
	})
}

func TestAClickPutsTheCursor(t *testing.T) {
	play120(t, func(s *table) {
		s.craft()
		s.Send(tea.MouseClickMsg{X: 38 + len("GET /invoices/inv-200"), Y: 2, Button: tea.MouseLeft})
		s.Press("delete", "2", "ctrl+s")
		s.sees("200 OK: that is it")
		s.Send(tea.MouseClickMsg{X: 2, Y: 3, Button: tea.MouseLeft})
		s.Press("n")
		s.sees("step 3 of 5")
	})
}
