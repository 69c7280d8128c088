package tui

import (
	"fmt"
	"path/filepath"
	"strings"

	"authlab/lab"
	"authlab/tui/report"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openResults opens the results of one scenario or of all.
type openResults struct {
	title    string
	id       string // of the one scenario, empty for all
	done     bool   // shown after the debrief: what follows is offered
	progress lab.Progress
}

// results shows what was earned, and what the predictions say about the learner.
type results struct {
	openResults
	next  entry // to go on with; empty for none
	save  func(lab.Progress) ([]string, error)
	focus pane
	ports map[pane]port
	note  note

	exporting bool // the results are being written
}

// goOn leaves a scenario for what a message opens, or for home where there is none.
type goOn struct{ open tea.Msg }

// exported is where the results were written.
type exported struct {
	results *results
	paths   []string
	err     error
}

func newResults(of openResults, next entry, save func(lab.Progress) ([]string, error)) *results {
	return &results{openResults: of, next: next, save: save, focus: paneSteps, ports: map[pane]port{}}
}

func (r *results) typing() bool { return false }

func (r *results) bindings() []binding {
	export := binding{Keys: on("e"), Label: "export", Help: "write the results as Markdown, JSON and a picture", Action: actExport}
	if r.save == nil {
		export.Disabled = "there is nowhere to write to"
	}
	bindings := []binding{
		{Keys: on("esc", "q"), Label: "back", Help: "back to where you were", Action: actBack},
		{Keys: on("tab", "shift+tab", "left", "right"), Label: strings.ToLower(r.other()), Help: "to the other pane", Action: actPane},
		export,
	}
	if r.done {
		onward := binding{Keys: on("enter", "ctrl+n"), Label: "home", Help: "to the home screen", Action: actNext}
		switch {
		case r.next.lesson != nil:
			onward.Label, onward.Help = "read "+r.next.lesson.Title, "read what leads up to the next scenario"
		case r.next.scenario != nil:
			onward.Label, onward.Help = "play "+r.next.scenario.ID+" "+r.next.scenario.Title, "play what is not complete yet"
		}
		bindings = append([]binding{onward}, bindings...)
	}
	return append(bindings, scrollKeys()...)
}

func (r *results) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return r.key(msg, sc)
	case tea.MouseClickMsg:
		if at, hit := r.at(msg.X, msg.Y, sc); hit {
			r.focus = at.pane
		}
	case tea.MouseWheelMsg:
		if at, hit := r.at(msg.X, msg.Y, sc); hit {
			r.ports[at.pane] = r.page(at, sc).wheeled(msg)
		}
	case exported:
		if msg.results == r {
			r.tell(msg)
		}
	}
	return r, nil
}

func (r *results) key(msg tea.KeyPressMsg, sc scene) (screen, tea.Cmd) {
	action, _ := act(r.bindings(), msg, false)
	switch action {
	case actBack:
		return nil, nil
	case actNext:
		return r, r.goOn()
	case actExport:
		return r, r.export()
	case actPane:
		r.focus = r.other()
		return r, nil
	}
	for _, at := range r.layout(sc) {
		if at.pane == r.focus {
			r.ports[at.pane] = r.page(at, sc).moved(action)
		}
	}
	return r, nil
}

func (r *results) goOn() tea.Cmd {
	switch {
	case r.next.lesson != nil:
		return send(goOn{openLesson{*r.next.lesson}})
	case r.next.scenario == nil:
		return send(goOn{})
	}
	return send(goOn{openScenario{r.next.scenario.ID}})
}

// export writes the results, once at a time: a picture takes megabytes.
func (r *results) export() tea.Cmd {
	if r.exporting {
		return nil
	}
	r.exporting = true
	save, progress := r.save, r.progress
	return func() tea.Msg {
		paths, err := save(progress)
		return exported{r, paths, err}
	}
}

func (r *results) tell(msg exported) {
	r.exporting = false
	if msg.err != nil {
		r.note = note{"the results cannot be written: " + widget.Safe(msg.err.Error()), badly}
		return
	}
	r.note = note{"written: " + widget.Safe(inFolders(msg.paths)), gladly}
}

// inFolders names files, each folder once.
func inFolders(paths []string) string {
	var folder string
	var names []string
	for _, path := range paths {
		in, name := filepath.Split(path)
		if in != folder {
			name = path
		}
		folder = in
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// other is the pane without the focus.
func (r *results) other() pane {
	return map[pane]pane{paneSteps: paneInsight, paneInsight: paneSteps}[r.focus]
}

// layout is the steps beside what the predictions say, or the one with the focus.
func (r *results) layout(sc scene) []placed {
	area := rect{0, 1, sc.W, sc.H - 2 - r.noteLines(sc)}
	if sc.W < 90 {
		return one(r.focus).arrange(area, r.focus)
	}
	return group{{1, []slot{{paneSteps, 1}}}, {1, []slot{{paneInsight, 1}}}}.arrange(area, r.focus)
}

func (r *results) at(x, y int, sc scene) (placed, bool) {
	for _, at := range r.layout(sc) {
		if at.rect.holds(x, y) {
			return at, true
		}
	}
	return placed{}, false
}

func (r *results) noteLines(sc scene) int {
	if r.note.text == "" {
		return 0
	}
	return min(height(r.note.drawn(sc)), noteMost)
}

// page is the port over what a pane holds.
func (r *results) page(at placed, sc scene) port {
	w, h := at.inside()
	body := r.list(sc.sized(w, h))
	if at.pane == paneInsight {
		body = r.insight(sc.sized(w, h))
	}
	port, used := r.ports[at.pane]
	if !used {
		port = newPort()
	}
	return port.onto(body, w, h)
}

func (r *results) view(sc scene) string {
	var panes []string
	keys := r.bindings()
	for _, at := range r.layout(sc) {
		page := r.page(at, sc)
		if at.pane == r.focus {
			keys = page.footed(keys)
		}
		panes = append(panes, widget.Pane(page.titled(at.pane), page.View(), at.rect.W, at.rect.H, at.pane == r.focus, sc.Theme))
	}
	blocks := []string{
		widget.Header("authlab  results", r.title, fmt.Sprintf("%d / %d", r.progress.Score, r.progress.Max), sc.W, sc.Theme),
		beside(panes...),
	}
	if lines := r.noteLines(sc); lines > 0 {
		blocks = append(blocks, widget.Fit(r.note.drawn(sc), sc.W, lines))
	}
	return stacked(append(blocks, sc.footer(keys, sc.W))...)
}

func (r *results) list(sc scene) string {
	var blocks []string
	for _, scenario := range r.progress.Scenarios {
		if !scenario.Started && r.id == "" {
			continue
		}
		head := sc.Theme.Title.Render(scenario.Scenario.ID+" "+scenario.Scenario.Title) +
			sc.Theme.Muted.Render(fmt.Sprintf("  %d / %d · %s", scenario.Score, scenario.Max, report.Minutes(scenario)))
		blocks = append(blocks, wrapped(head, sc.W)+"\n\n"+stepList(scenario, sc))
	}
	if len(blocks) == 0 {
		return sc.Theme.Muted.Render("nothing played yet")
	}
	return strings.TrimRight(strings.Join(blocks, "\n"), "\n")
}

// insight is what the predictions say: what was said against what came, how sure
// and how often right, the gates that were missed, and where there are several
// scenarios how it goes by concept, at the gate, over time, and to which rank that leads.
func (r *results) insight(sc scene) string {
	title := func(text string) string { return "\n" + sc.Theme.Title.Render(text) + "\n" }
	matrix := r.progress.Matrix
	parts := []string{
		sc.Theme.Title.Render("Said against got"),
		widget.Confusion(matrix, "predictions", sc.W, len(matrix.Statuses)+3, sc.Theme),
		title("How sure, and how often right"),
		widget.Calibrations(r.progress.Insight.Calibration, sc.W, sc.Theme),
		title("Gates missed most"),
		widget.MissedGates(r.progress.Insight.Missed, sc.W, sc.Theme),
	}
	if r.id != "" {
		return stacked(parts...)
	}
	stamps := ""
	if matrix := r.progress.Stamps; matrix.Total() > 0 {
		stamps = widget.Confusion(matrix, "stamped statuses", sc.W, len(matrix.Statuses)+3, sc.Theme)
	}
	for _, more := range []struct{ title, body string }{
		{"Stamped against got", stamps},
		{"By concept, the weakest first", widget.Standings(r.progress.Concepts(), sc.W, sc.Theme)},
		{"By gate, and how long a stamp takes", widget.Accuracies(r.progress.Insight.Gates, sc.W, sc.Theme)},
		{"By topic, and how long a stamp takes", widget.Accuracies(r.progress.Insight.Topics, sc.W, sc.Theme)},
		{"Interviews by topic, in key points", widget.Accuracies(r.progress.Insight.Spoken, sc.W, sc.Theme)},
		{"Blitz, your best", widget.Blitzes(r.progress.Insight.Blitzes, sc.W, sc.Theme)},
		{"Week by week", widget.Weeks(r.progress.Insight.Weeks, sc.W, sc.Theme)},
		{"Mixed up, week by week", widget.MixUps(r.progress.Insight.Weeks, sc.W, sc.Theme)},
		{"Still known, if you practise nothing", widget.Forgetting(r.progress.Memory, sc.W, sc.Theme)},
		{"Due, day by day", widget.Due(r.progress.Memory, sc.W, sc.Theme)},
		{"Rank: " + lab.Rank(r.progress.Badges), widget.Badges(r.progress.Badges, sc.W, sc.Theme)},
	} {
		if more.body != "" {
			parts = append(parts, title(more.title), more.body)
		}
	}
	return stacked(parts...)
}
