package tui

import (
	"fmt"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// The lines of the scenario screen that are not panes: header and footer, tabs
// where there are several groups, and the note, whose errors may need several.
const (
	headerLines = 1
	tabLines    = 1
	footerLines = 1
	noteMost    = 3
)

func wide(sc scene) bool { return sc.W >= wideWidth }

// layout is where everything of the scenario screen lies.
func (p *play) layout(sc scene) (tabs bool, panes []placed) {
	groups := p.desk.groups(wide(sc))
	group := groupOf(groups, p.focus)
	tabs = len(groups) > 1
	top := headerLines
	if tabs {
		top += tabLines
	}
	area := rect{0, top, sc.W, sc.H - top - height(p.noteLine(sc)) - footerLines}
	return tabs, group.arrange(area, p.focus)
}

func groupOf(groups []group, focus pane) group {
	for _, group := range groups {
		for _, pane := range group.panes() {
			if pane == focus {
				return group
			}
		}
	}
	return groups[0]
}

func allPanes(groups []group) []pane {
	var all []pane
	for _, group := range groups {
		all = append(all, group.panes()...)
	}
	return all
}

func (p *play) view(sc scene) string {
	tabs, panes := p.layout(sc)
	above, foot := p.edges(tabs, sc)
	return paged(above, p.columns(panes, sc), stacked(p.noteLine(sc), foot))
}

// above is the header and, where there are tabs, their line.
func (p *play) above(tabs bool, sc scene) string {
	if !tabs {
		return p.header(sc)
	}
	return stacked(p.header(sc), tabLine(p.desk.groups(wide(sc)), p.focus, sc))
}

// footer is what the keys do that work now; the help is always one of them.
func (p *play) footer(sc scene) []binding {
	bindings := append(usable(p.bindings(), p.typing()), binding{Keys: on("f1"), Label: "more"})
	if page, reads := p.desk.(*page); reads && !page.ended(sc) {
		bindings[0].Label = "read on"
	}
	return bindings
}

// header says what is played, where one is in it, and how one stands. Where room
// is short the program's name gives way.
func (p *play) header(sc scene) string {
	scenario := p.state.Scenario
	left := scenario.ID + " " + scenario.Title
	if wide(sc) {
		left = "authlab  " + left
	}
	right := fmt.Sprintf("%d / %d", p.score(), p.state.Max)
	middle := "brief"
	switch {
	case p.onStep():
		step := p.stepState()
		middle = fmt.Sprintf("step %d of %d · %s", p.at+1, len(p.state.Steps), step.Step.Kind)
		if p.practising() {
			middle += " again"
		}
		if hints := len(step.Step.Hints); hints > 0 && !step.Done {
			right += fmt.Sprintf(" · hints %d/%d", step.HintsTaken, hints)
		}
	case p.at >= 0:
		middle = "debrief"
	}
	return widget.Header(left, middle, right, sc.W, sc.Theme)
}

// lighting reports whether gates are lighting up: what came of it is held back.
func (p *play) lighting() bool {
	predict, predicts := p.desk.(*predict)
	return predicts && predict.lighting()
}

func (p *play) score() int {
	if p.lighting() {
		return p.desk.(*predict).before
	}
	return p.state.Score
}

// tabLine is a line of panes to go to, where there are several groups.
func tabLine(groups []group, focus pane, sc scene) string {
	var names []string
	active := 0
	for i, pane := range allPanes(groups) {
		if pane == focus {
			active = i
		}
		names = append(names, pane)
	}
	return widget.Tabs(names, active, sc.W, sc.Theme)
}

// clickedTab is the pane whose name was clicked, or else the one that has the focus.
func clickedTab(groups []group, focus pane, x int, sc scene) pane {
	all := allPanes(groups)
	if at := widget.TabAt(all, max(slices.Index(all, focus), 0), sc.W, x); at >= 0 {
		return all[at]
	}
	return focus
}

// drawPanes draws what a layout placed: columns beside each other, each a stack.
func drawPanes(all []placed, focus pane, part func(placed) widget.Part, sc scene) string {
	return paged("", columnsOf(all, func(_ int, at placed) []string { return at.rows(part(at), focus, sc) }), "")
}

// rows are a part drawn in its place.
func (at placed) rows(part widget.Part, focus pane, sc scene) []string {
	part.H, part.Focused = at.rect.H, at.pane == focus
	part.Joined, part.Lit, part.Open = at.above != "", at.above != "" && at.above == focus, !at.last
	return part.Rows(at.rect.W, sc.Theme)
}

// columnsOf are the rows of each column.
func columnsOf(all []placed, rows func(i int, at placed) []string) [][]string {
	var columns [][]string
	var column []string
	for i, at := range all {
		column = append(column, rows(i, at)...)
		if at.last {
			columns = append(columns, column)
			column = nil
		}
	}
	return columns
}

func (p *play) part(at placed, sc scene) widget.Part {
	inner := sc.sized(at.inside())
	content := p.draw(at.pane, inner)
	part := widget.Part{Title: content.title, Body: content.body, Drawn: content.rows}
	if content.scrolls {
		page := p.port(at.pane).onto(content.body, inner.W, inner.H)
		part.Title, part.Body = page.titled(content.title), page.View()
	}
	return part
}

// draw draws a pane's inside; the story is the same on every desk.
func (p *play) draw(at pane, sc scene) drawn {
	if at == paneStory {
		return drawn{title: paneStory, body: p.story(sc), scrolls: true}
	}
	return p.desk.draw(at, sc)
}

// said is what the note line says: that something is under way, the note, or that the
// step is done, and where to go then.
func (p *play) said() note {
	done := p.onStep() && p.stepState().Done
	switch {
	case p.lighting():
		return note{onItsWay, faintly}
	case p.busy != "":
		return note{p.waiting.over(p.busy), faintly}
	case done && p.note.text == "":
		return note{"done · " + p.onward(), gladly}
	case done && p.note.tone == gladly:
		return note{p.note.text + " · " + p.onward(), gladly}
	}
	return p.note
}

func (p *play) noteLine(sc scene) string {
	now := keptNote{look: p.look(sc), w: sc.W, said: p.said(), line: p.kept.note.line}
	if p.kept.note != now || now.line == "" {
		text := now.said.drawn(sc)
		now.line = widget.Fit(text, sc.W, min(height(text), noteMost))
		p.kept.note = now
	}
	return now.line
}

// moveFocus goes to the next pane, or the one before, around.
func (p *play) moveFocus(action string, sc scene) {
	p.focus = besides(allPanes(p.desk.groups(wide(sc))), p.focus, action)
}

// besides is the pane after one, or before it, around.
func besides(all []pane, focus pane, action string) pane {
	step := 1
	if action == actPaneBack {
		step = len(all) - 1
	}
	return all[(max(slices.Index(all, focus), 0)+step)%len(all)]
}

// port is a pane's own.
func (p *play) port(at pane) port {
	if port, used := p.ports[at]; used {
		return port
	}
	return newPort()
}

// scroll moves the content of a pane that is on screen.
func (p *play) scroll(at pane, sc scene, move func(port) port) {
	_, panes := p.layout(sc)
	for _, placed := range panes {
		if placed.pane != at {
			continue
		}
		inner := sc.sized(placed.inside())
		content := p.draw(at, inner)
		if content.scrolls {
			p.ports[at] = move(p.port(at).onto(content.body, inner.W, inner.H))
		}
	}
}

func (p *play) paneAt(x, y int, sc scene) (placed, bool) {
	_, panes := p.layout(sc)
	for _, placed := range panes {
		if placed.rect.holds(x, y) {
			return placed, true
		}
	}
	return placed{}, false
}

// click gives a pane the focus; in an editor it puts the cursor there.
func (p *play) click(msg tea.MouseClickMsg, sc scene) tea.Cmd {
	at, hit := p.paneAt(msg.X, msg.Y, sc)
	if tabs, _ := p.layout(sc); tabs && msg.Y == headerLines {
		p.focus = clickedTab(p.desk.groups(wide(sc)), p.focus, msg.X, sc)
	}
	if !hit {
		return nil
	}
	p.focus = at.pane
	if editor := p.editor(at.pane); editor != nil {
		x, y := msg.X-at.rect.X-2, msg.Y-at.rect.Y-1
		editor.Click(x, y)
	}
	p.point(at, msg, sc)
	return nil
}

// chooser is a desk with answers to choose from.
type chooser interface{ point(answer int) }

// point puts the cursor on the answer that was clicked; giving it takes a key.
func (p *play) point(at placed, msg tea.MouseClickMsg, sc scene) {
	desk, chooses := p.desk.(chooser)
	if !chooses {
		return
	}
	inner := sc.sized(at.inside())
	answers, row := p.draw(at.pane, inner).choices, msg.Y-at.rect.Y-1
	if row >= 0 && row < min(len(answers), inner.H) && answers[row] >= 0 {
		desk.point(answers[row])
	}
}

// editor is the one in a pane, or nil.
func (p *play) editor(at pane) *widget.Editor {
	switch desk := p.desk.(type) {
	case *craft:
		if at == paneRequest {
			return desk.editor
		}
	case *fix:
		if at == paneCode {
			return desk.editor
		}
	}
	return nil
}

func (p *play) wheel(msg tea.MouseWheelMsg, sc scene) {
	if at, hit := p.paneAt(msg.X, msg.Y, sc); hit {
		p.scroll(at.pane, sc, func(port port) port { return port.wheeled(msg) })
	}
}

// story is what the step showed once it is done, what there is to do, and the brief
// to read again: of a question that is put in an interview neither the house's policy
// nor the brief decides anything.
func (p *play) story(sc scene) string {
	prose, state := p.prose(), p.stepState()
	var parts []string
	if state.Done && prose.after != "" && !p.lighting() {
		parts = append(parts, "## What it showed", prose.after, "---")
	}
	parts = append(parts, "## "+state.Step.Title, prose.text)
	if prose.goal != "" {
		parts = append(parts, "### Goal", prose.goal)
	}
	for i, hint := range prose.hints[:min(state.HintsTaken, len(prose.hints))] {
		parts = append(parts, fmt.Sprintf("### Hint %d", i+1), hint)
	}
	if state.Step.Kind == lab.StepChoose {
		return sc.Markdown.Render(strings.Join(parts, "\n\n"), sc.W)
	}
	parts = append(parts, "*"+houseOf(p.state.Scenario.WorldOf(state.Step))+"*", "---", p.script.brief)
	return sc.Markdown.Render(strings.Join(parts, "\n\n"), sc.W)
}

// houseOf says what a learner has to know of the world a step is played in.
func houseOf(world lab.WorldSpec) string {
	policy := "House policy: what is not yours is refused openly (403)"
	if world.Existence == lab.Hidden {
		policy = "House policy: what is not yours does not exist (404)"
	}
	if world.Engine == lab.EngineDown {
		policy += " · the policy engine does not answer"
	}
	return policy
}
