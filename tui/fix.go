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
	loaded   bool   // whether the code has been read from the run
	read     string // what was read then
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

// unfinished is the code where it was touched.
func (d *fix) unfinished() (text string, changed bool) {
	text = d.editor.Text()
	return text, d.loaded && text != d.read
}

func (d *fix) work() pane { return paneCode }

func (d *fix) typing() bool { return d.focus == paneCode }

func (d *fix) bindings() []binding {
	judge := binding{Keys: on("ctrl+s"), Label: "judge", Help: "run your fix over the whole matrix; " + d.wrongHelp(), Action: actJudge}
	if d.busy != "" {
		judge.Disabled = "the matrix is running"
	}
	changes := binding{Keys: on("f9"), Help: "what you changed, against the code as it was found", Action: actDiff}
	outside := binding{Keys: on("f10"), Label: "$EDITOR", Help: "open the code in your own editor ($VISUAL or $EDITOR)", Action: actEditor}
	if d.edit == nil {
		outside.Label, outside.Disabled = "", "neither VISUAL nor EDITOR is set"
	}
	if d.editor.Finding() && d.focus == paneCode {
		return finding()
	}
	reset := binding{Keys: on("ctrl+o"), Help: "put the code back as it was found; undo brings yours back", Action: actReset}
	sheet := binding{Keys: on("f5"), Label: "api", Help: "what package api offers", Action: actSheet}
	switch d.focus {
	case paneCode:
		return append([]binding{judge, sheet, reset, changes, outside,
			{Keys: on("tab"), Help: "indent; shift+tab or f6 leaves the code", Action: actType, Always: true},
			{Keys: on("ctrl+f"), Label: "find", Help: "find", Action: actType},
			{Keys: on("ctrl+g"), Help: "to the next thing that does not compile", Action: actType},
		}, editing()...)
	case paneVerdict:
		return []binding{
			judge,
			{Keys: on("enter"), Label: "open", Help: "open the probe: what was wanted, what was given", Action: actOpen},
			{Keys: on("up"), Help: "a row up in the table", Action: actUpRow},
			{Keys: on("down"), Help: "a row down in the table", Action: actDownRow},
			{Keys: on("left", "h"), Help: "a column to the left", Action: actLeft},
			{Keys: on("right", "l"), Help: "a column to the right", Action: actRight},
			{Keys: on("j"), Help: "the next probe of the list", Action: actDown},
			{Keys: on("k"), Help: "the probe before", Action: actUp},
			changes, reset,
		}
	default:
		return []binding{judge, sheet, reset, changes}
	}
}

func (d *fix) do(action string, sc scene) tea.Cmd {
	switch action {
	case actJudge:
		return d.judge()
	case actSheet:
		return send(openSheet{newProseSheet("Package api", content.API())})
	case actReset:
		return d.replace(d.state.Scenario.Broken.Text)
	case actOpen:
		if len(d.probes()) > 0 {
			d.focus = paneProbe
		}
	case actDiff:
		return d.showDiff()
	case actEditor:
		return d.openEditor()
	case actUp:
		d.selected = max(0, d.selected-1)
	case actDown:
		d.selected = max(0, min(d.selected+1, len(d.probes())-1))
	case actUpRow:
		d.moveCell(-1, 0, sc)
	case actDownRow:
		d.moveCell(1, 0, sc)
	case actLeft:
		d.moveCell(0, -1, sc)
	case actRight:
		d.moveCell(0, 1, sc)
	}
	return nil
}

// moveCell goes to another cell of the table; where none is drawn, up and down go
// through the list.
func (d *fix) moveCell(down, right int, sc scene) {
	_, panes := d.layout(sc)
	for _, at := range panes {
		w, h := at.inside()
		if table, shown := widget.ShownTable(*d.verdict, w, h, sc.Theme); at.pane == paneVerdict && shown {
			d.selected = table.Move(d.selected, down, right)
			return
		}
	}
	d.selected = max(0, min(d.selected+down, len(d.probes())-1))
}

// showDiff lays what was changed over the screen.
func (d *fix) showDiff() tea.Cmd {
	before, after := d.state.Scenario.Broken.Text, d.editor.Text()
	return send(openSheet{newSheet("What you changed", func(w int, sc scene) string {
		diff := widget.Diff(widget.Safe(before), widget.Safe(after), w, sc.Theme)
		if diff == "" {
			return sc.Theme.Muted.Render("nothing yet: the code is as it was found")
		}
		return diff
	})})
}

// edited is the code as it comes back from another editor.
type edited struct {
	desk desk
	text string
	err  error
}

// openEditor gives the terminal to the learner's own editor until that ends.
func (d *fix) openEditor() tea.Cmd {
	edit, desk, name, text := d.edit, d, d.state.Scenario.FileName(), d.editor.Text()
	return func() tea.Msg {
		editor, read, err := edit(name, text)
		if err != nil {
			return edited{desk, "", err}
		}
		return handOver{editor, func(err error) tea.Msg {
			if err != nil {
				return edited{desk, "", err}
			}
			text, err := read()
			return edited{desk, text, err}
		}}
	}
}

// handOver gives the terminal to another program.
type handOver struct {
	program tea.ExecCommand
	then    func(error) tea.Msg
}

func (d *fix) judge() tea.Cmd {
	if !d.loaded {
		return nil
	}
	step, text := d.step().ID, d.editor.Text()
	what := "asking it what everybody may ask"
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
		d.loaded, d.read = true, msg.text
		return d.check()
	case checked:
		d.checking = false
		d.dirty = paneCode
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
		return d.replace(msg.text)
	case edited:
		return d.takeEdited(msg)
	default:
		if d.typing() && d.loaded {
			d.dirty = paneCode
			if d.editor.Update(msg) && d.editor.Changed() {
				return tea.Batch(d.check(), clipboardOf(d.editor))
			}
			return clipboardOf(d.editor)
		}
	}
	return nil
}

// clipboardOf hands what was just cut or copied to the clipboard of the terminal.
func clipboardOf(editor *widget.Editor) tea.Cmd {
	if text, any := editor.Copied(); any {
		return tea.SetClipboard(text)
	}
	return nil
}

// replace puts other code into the editor; undo takes it back.
func (d *fix) replace(text string) tea.Cmd {
	replaceText(d.editor, text)
	d.focus = paneCode
	return d.check()
}

func (d *fix) takeEdited(msg edited) tea.Cmd {
	if msg.err != nil {
		d.say(badly, "the editor: %v", msg.err)
		return nil
	}
	return d.replace(msg.text)
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
		d.say(gladly, "the fix holds: %d probes, all right · %+d", len(d.verdict.Probes), d.stepState().Earned)
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
		body, above, below := widget.Verdict(*d.verdict, d.selected, sc.W, sc.H, sc.Theme)
		return drawn{title: marked(p, above, below), body: body}
	case paneProbe:
		return drawn{title: p, body: probeText(d.probes()[d.selected], sc), scrolls: true}
	default:
		return drawn{title: "Code · " + d.state.Scenario.FileName(), rows: d.code(sc)}
	}
}

// code is the editor, and below it that all is well; where it is not, the editor
// says so itself.
func (d *fix) code(sc scene) []string {
	if len(d.problems) > 0 {
		return d.editor.Rows(sc.W, sc.H, d.focus == paneCode, sc.Theme)
	}
	said := sc.Theme.Good.Render(style.Passed) + sc.Theme.Muted.Render(" it compiles; ctrl+s has it judged by requests of everybody")
	if !d.loaded {
		said = sc.Theme.Muted.Render("reading …")
	}
	return append(d.editor.Rows(sc.W, sc.H-1, d.focus == paneCode, sc.Theme), widget.Fit(said, sc.W, 1))
}

// replaceText puts another text into an editor, in a way that undo takes back.
func replaceText(editor *widget.Editor, text string) {
	line, column := editor.Cursor()
	editor.MoveTo(1, 1)
	editor.Update(tea.KeyPressMsg{Code: tea.KeyEnd, Mod: tea.ModCtrl | tea.ModShift})
	editor.Insert(text)
	editor.MoveTo(line, column)
}
