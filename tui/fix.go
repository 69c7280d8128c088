package tui

import (
	"context"
	"fmt"

	"authlab/content"
	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// fix is the desk of a fix: the code that let the request through, what the
// compiler thinks of it, and the verdict of the matrix.
type fix struct {
	*play
	editor   *widget.Editor
	loaded   bool // whether the code has been read from the run
	problems []lab.Diagnostic
	checking bool
	unclear  bool // edited since the check that is under way began; what that finds is dropped
	verdict  *lab.Verdict
	selected int // among the probes, the failing ones first
}

// What the run brings to a fix.
type (
	sourceRead struct{ text string }
	checked    struct{ problems []lab.Diagnostic }
)

func newFix(p *play) *fix {
	d := &fix{play: p, editor: widget.NewEditor(widget.Go)}
	if last := p.stepState().Last; last != nil {
		d.verdict = last.Record.Verdict
	}
	return d
}

func (d *fix) load() tea.Cmd {
	step, anew := d.step().ID, d.anew
	return d.ask(func(_ context.Context, run *lab.Run) (tea.Msg, error) {
		if anew {
			return sourceRead{run.Scenario().Broken.Text}, nil
		}
		return sourceRead{run.Source(step)}, nil
	})
}

func (d *fix) groups(wide bool) []group {
	var groups []group
	if wide {
		groups = []group{{{30, []slot{{paneStory, 1}}}, {70, []slot{{paneCode, 1}}}}}
	} else {
		groups = []group{one(paneStory), one(paneCode)}
	}
	if d.verdict == nil {
		return groups
	}
	if wide && len(d.probes()) > 0 {
		return append(groups, group{{45, []slot{{paneVerdict, 1}}}, {55, []slot{{paneProbe, 1}}}})
	}
	groups = append(groups, one(paneVerdict))
	if len(d.probes()) > 0 {
		groups = append(groups, one(paneProbe))
	}
	return groups
}

func (d *fix) first(wide bool) pane {
	if wide {
		return paneCode
	}
	return paneStory
}

// unfinished is the code once there is any.
func (d *fix) unfinished() (text string, changed bool) { return d.editor.Text(), d.loaded }

func (d *fix) typing() bool { return d.focus == paneCode }

func (d *fix) bindings() []binding {
	judge := binding{Keys: on("ctrl+s"), Label: "judge", Help: "run your fix over the whole matrix; " + d.wrongHelp(), Action: actJudge}
	if d.busy != "" {
		judge.Disabled = "the matrix is running"
	}
	reset := binding{Keys: on("ctrl+o"), Help: "put the code back as it was found; undo brings yours back", Action: actReset}
	sheet := binding{Keys: on("f5"), Label: "api", Help: "what package api offers", Action: actSheet}
	switch d.focus {
	case paneCode:
		return append([]binding{judge, sheet, reset, {Keys: on("tab"), Help: "indent; shift+tab or f6 leaves the code", Action: actType, Always: true}}, editing()...)
	case paneVerdict:
		return []binding{
			judge,
			{Keys: on("enter"), Label: "open", Help: "open the probe: what was wanted, what was given", Action: actOpen},
			{Keys: on("up", "k"), Help: "the probe before", Action: actUpRow},
			{Keys: on("down", "j"), Help: "the next probe", Action: actDownRow},
			reset,
		}
	default:
		return []binding{judge, sheet, reset}
	}
}

func (d *fix) do(action string, _ scene) tea.Cmd {
	switch action {
	case actJudge:
		return d.judge()
	case actSheet:
		return send(openSheet{newProseSheet("Package api", content.API())})
	case actReset:
		replaceText(d.editor, d.state.Scenario.Broken.Text)
		d.focus = paneCode
		return d.check()
	case actOpen:
		if len(d.probes()) > 0 {
			d.focus = paneProbe
		}
	case actUpRow:
		d.selected = max(0, d.selected-1)
	case actDownRow:
		d.selected = max(0, min(d.selected+1, len(d.probes())-1))
	}
	return nil
}

func (d *fix) judge() tea.Cmd {
	if !d.loaded {
		return nil
	}
	step, text := d.step().ID, d.editor.Text()
	what := "running the matrix"
	if probes := len(d.probes()); probes > 0 {
		what = fmt.Sprintf("running %d probes", probes)
	}
	return d.wait(what, func(ctx context.Context, run *lab.Run) (tea.Msg, error) {
		return run.Fix(ctx, step, text)
	})
}

// check compiles what stands in the editor. One check runs at a time; what is
// typed meanwhile is checked when it is over.
func (d *fix) check() tea.Cmd {
	if d.checking || d.run == nil {
		d.unclear = true
		return nil
	}
	d.checking, d.unclear = true, false
	text := d.editor.Text()
	return d.ask(func(_ context.Context, run *lab.Run) (tea.Msg, error) {
		return checked{run.Check(text)}, nil
	})
}

func (d *fix) update(msg tea.Msg, _ scene) tea.Cmd {
	switch msg := msg.(type) {
	case sourceRead:
		d.editor.SetText(msg.text)
		d.loaded = true
		return d.check()
	case checked:
		d.checking = false
		if d.unclear { // what it found is of a text that is no more
			return d.check()
		}
		d.setProblems(msg.problems)
	case lab.Attempt:
		d.judged(msg)
		if d.verdict == nil { // it did not compile, and may have been edited since
			return d.check()
		}
	case takeSolution:
		replaceText(d.editor, msg.text)
		d.focus = paneCode
		return d.check()
	default:
		if d.typing() && d.loaded {
			before := d.editor.Text()
			if d.editor.Update(msg) && d.editor.Text() != before {
				return d.check()
			}
		}
	}
	return nil
}

func (d *fix) setProblems(problems []lab.Diagnostic) {
	d.problems = problems
	d.editor.SetDiagnostics(problems)
	if len(problems) == 0 && d.note.text == notCompiled {
		d.note = note{}
	}
}

func (d *fix) judged(attempt lab.Attempt) {
	d.verdict, d.selected = attempt.Record.Verdict, 0
	switch {
	case len(d.verdict.Diagnostics) > 0:
		d.setProblems(d.verdict.Diagnostics)
		d.verdict = nil
		d.focus = paneCode
		d.say(badly, notCompiled)
	case d.verdict.Passed:
		d.focus = paneVerdict
		d.say(gladly, "the fix holds: %d probes, all right · %+d · ctrl+n goes on", len(d.verdict.Probes), d.stepState().Earned)
	default:
		d.focus = paneVerdict
		failed := len(d.verdict.Probes) - d.verdict.Count(lab.Right)
		d.say(badly, "%d of %d probes went wrong; %s", failed, len(d.verdict.Probes), d.left())
	}
}

// notCompiled is said until what was wrong is mended.
const notCompiled = "it does not compile: nothing was run, nothing is charged"

// probes are those of the verdict, the failing ones first.
func (d *fix) probes() []lab.Probe {
	if d.verdict == nil {
		return nil
	}
	return widget.Order(*d.verdict)
}

func (d *fix) draw(p pane, sc scene) drawn {
	switch p {
	case paneVerdict:
		return drawn{title: p, body: widget.Verdict(*d.verdict, d.selected, sc.W, sc.H, sc.Theme)}
	case paneProbe:
		return drawn{title: p, body: probeText(d.probes()[d.selected], sc), scrolls: true}
	default:
		return drawn{title: "Code · " + d.state.Scenario.FileName(), body: d.code(sc)}
	}
}

// code is the editor, and below it that all is well; where it is not, the editor
// says so itself.
func (d *fix) code(sc scene) string {
	if len(d.problems) > 0 {
		return d.editor.View(sc.W, sc.H, d.focus == paneCode, sc.Theme)
	}
	said := sc.Theme.Good.Render(style.Passed) + sc.Theme.Muted.Render(" it compiles; ctrl+s runs it over the matrix")
	if !d.loaded {
		said = sc.Theme.Muted.Render("reading …")
	}
	return stacked(d.editor.View(sc.W, sc.H-1, d.focus == paneCode, sc.Theme), widget.Fit(said, sc.W, 1))
}

// replaceText puts another text into an editor, in a way that undo takes back.
func replaceText(editor *widget.Editor, text string) {
	line, column := editor.Cursor()
	editor.MoveTo(1, 1)
	editor.Update(tea.KeyPressMsg{Code: tea.KeyEnd, Mod: tea.ModCtrl | tea.ModShift})
	editor.Insert(text)
	editor.MoveTo(line, column)
}
