package tui

import (
	"fmt"
	"strings"

	"authlab/lab"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openResults opens the results of one scenario or of all.
type openResults struct {
	title       string
	id          string // of the one scenario, empty for all
	done        bool   // shown after the debrief: what follows is offered
	scenarios   []lab.ScenarioProgress
	score, most int
	matrix      lab.Matrix
}

// results shows what was earned, and what was said against what came.
type results struct {
	openResults
	next *lab.Scenario // to go on with, nil for none
	port port
}

// goOn leaves a scenario for the one with an id, or for home where that is empty.
type goOn struct{ id string }

func newResults(of openResults, next *lab.Scenario) *results { return &results{of, next, newPort()} }

func (r *results) typing() bool { return false }

func (r *results) bindings() []binding {
	back := binding{Keys: on("esc", "q"), Label: "back", Help: "back to where you were", Action: actBack}
	if !r.done {
		return append([]binding{back}, scrollKeys()...)
	}
	onward := binding{Keys: on("enter", "ctrl+n"), Label: "home", Help: "to the home screen", Action: actNext}
	if r.next != nil {
		onward.Label, onward.Help = "play "+r.next.ID+" "+r.next.Title, "play what is not complete yet"
	}
	return append([]binding{onward, back}, scrollKeys()...)
}

func (r *results) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		action, _ := act(r.bindings(), msg, false)
		switch action {
		case actBack:
			return nil, nil
		case actNext:
			return r, r.goOn()
		}
		r.port = r.page(sc).moved(action)
	case tea.MouseWheelMsg:
		r.port = r.page(sc).wheeled(msg)
	}
	return r, nil
}

func (r *results) goOn() tea.Cmd {
	if r.next == nil {
		return send(goOn{})
	}
	return send(goOn{r.next.ID})
}

// page is the port over the list of steps.
func (r *results) page(sc scene) port {
	w, h := r.layout(sc)[0].inside()
	return r.port.onto(r.list(sc.sized(w, h)), w, h)
}

// layout is the list of steps beside the matrix, or above it.
func (r *results) layout(sc scene) []placed {
	area := rect{0, 1, sc.W, sc.H - 2}
	if sc.W >= 100 {
		return group{{1, []slot{{paneSteps, 1}}}, {1, []slot{{paneCompared, 1}}}}.arrange(area, paneSteps)
	}
	return group{{1, []slot{{paneSteps, 1}, {paneCompared, 1}}}}.arrange(area, paneSteps)
}

func (r *results) view(sc scene) string {
	var parts []widget.Part
	var columns []string
	for _, at := range r.layout(sc) {
		w, h := at.inside()
		part := widget.Part{Title: "Said × got", Body: widget.Confusion(r.matrix, w, h, sc.Theme), H: at.rect.H}
		if at.pane == paneSteps {
			page := r.page(sc)
			part.Title, part.Focused = page.titled("Steps"), true
			part.Body = page.View()
		}
		parts = append(parts, part)
		if at.last {
			columns = append(columns, widget.Stack(parts, at.rect.W, sc.Theme))
			parts = nil
		}
	}
	return stacked(
		widget.Header("authlab  results", r.title, fmt.Sprintf("%d / %d", r.score, r.most), sc.W, sc.Theme),
		beside(columns...),
		widget.Footer(r.bindings(), sc.W, sc.Theme),
	)
}

func (r *results) list(sc scene) string {
	var blocks []string
	for _, scenario := range r.scenarios {
		head := sc.Theme.Title.Render(scenario.Scenario.ID+" "+scenario.Scenario.Title) +
			sc.Theme.Muted.Render(fmt.Sprintf("  %d / %d", scenario.Score, scenario.Max))
		blocks = append(blocks, wrapped(head, sc.W)+"\n\n"+stepList(scenario, sc))
	}
	return strings.TrimRight(strings.Join(blocks, "\n"), "\n")
}
