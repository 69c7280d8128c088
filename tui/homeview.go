package tui

import (
	"fmt"
	"strings"

	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// layout is the list beside what there is to say about the entry under the
// cursor, or above it.
func (h *home) layout(sc scene) []placed {
	area := rect{0, 1, sc.W, sc.H - 2}
	return group{{4, []slot{{paneList, 1}}}, {3, []slot{{paneAbout, 1}}}}.arrange(area, paneList)
}

func (h *home) view(sc scene) string {
	var panes []string
	for _, at := range h.layout(sc) {
		w, height := at.inside()
		body := h.list(sc.sized(w, height))
		if at.pane == paneAbout {
			body = widget.Fit(h.about(sc.sized(w, height)), w, height)
		}
		panes = append(panes, widget.Pane(at.pane, body, at.rect.W, at.rect.H, at.pane == paneList, sc.Theme))
	}
	return stacked(
		widget.Header("authlab", "who are you? · may you do this?", fmt.Sprintf("%d / %d", h.progress.Score, h.progress.Max), sc.W, sc.Theme),
		beside(panes...),
		widget.Footer(usable(h.bindings(), h.typing()), sc.W, sc.Theme),
	)
}

func (h *home) list(sc scene) string {
	if h.filter.on() {
		return stacked(widget.Fit(h.filter.view(sc.W, sc.Theme), sc.W, 1), h.lines(sc.sized(sc.W, sc.H-1)))
	}
	return h.lines(sc)
}

func (h *home) lines(sc scene) string {
	var lines []string
	at := 0
	for i, entry := range h.entries {
		if entry.heading != "" && i > 0 {
			lines = append(lines, "")
		}
		if i == h.cursor {
			at = len(lines)
		}
		lines = append(lines, h.line(entry, i == h.cursor, sc))
	}
	port := newPort().onto(joined(lines), sc.W, sc.H)
	port.SetYOffset(at - sc.H + 2)
	return port.View()
}

func (h *home) line(e entry, here bool, sc scene) string {
	switch {
	case e.heading != "":
		return sc.Theme.Title.Render(widget.Safe(e.heading))
	case e.lesson != nil:
		return row("  "+e.lesson.Title, "", here, sc)
	}
	progress, _ := h.progress.Of(e.scenario.ID)
	glyph, standing := "○", fmt.Sprintf("%d min", e.scenario.Minutes)
	switch {
	case progress.Started && progress.Complete():
		glyph, standing = style.Passed, fmt.Sprintf("%d / %d", progress.Score, progress.Max)
	case progress.Started:
		glyph, standing = "◐", fmt.Sprintf("step %d of %d", progress.Next()+1, len(progress.Steps))
	}
	return row(fmt.Sprintf("%s %s %s", glyph, pad(e.scenario.ID, 4), e.scenario.Title), standing, here, sc)
}

// row is a line of a list, with something at its right end.
func row(left, right string, here bool, sc scene) string {
	room := sc.W - 3 - ansi.StringWidth(right)
	left = widget.Fit(left, room, 1) + " "
	if here {
		return sc.Theme.Focus.Render(style.Pointer + " " + left + right)
	}
	return "  " + sc.Theme.Text.Render(left) + sc.Theme.Muted.Render(right)
}

// about says what the entry under the cursor is, and how it went so far.
func (h *home) about(sc scene) string {
	if h.err != nil {
		return wrapped(sc.Theme.Bad.Render("✗ your progress cannot be read: ")+widget.Safe(h.err.Error()), sc.W)
	}
	entry, any := h.current()
	switch {
	case !any && h.filter.on():
		return sc.Theme.Muted.Render("nothing has these words in it")
	case !any:
		return sc.Theme.Muted.Render("this pack holds no scenario yet")
	case entry.lesson != nil:
		return sc.Markdown.Render("## "+entry.lesson.Title+"\n\nA lesson to read.", sc.W)
	}
	return h.aboutScenario(entry, sc)
}

func (h *home) aboutScenario(e entry, sc scene) string {
	progress, _ := h.progress.Of(e.scenario.ID)
	facts := []string{
		sc.Theme.Title.Render(e.scenario.ID + " " + e.scenario.Title),
		sc.Theme.Muted.Render(fmt.Sprintf("level %d · about %d minutes", e.scenario.Level, e.scenario.Minutes)),
		"",
		widget.Progress(progress.Done, len(progress.Steps), min(sc.W, 32), sc.Theme),
		"",
	}
	if len(e.scenario.Concepts) > 0 {
		facts = append(facts, sc.Theme.Muted.Render("practises ")+strings.Join(e.scenario.Concepts, ", "))
	}
	if len(e.scenario.Standards) > 0 {
		facts = append(facts, sc.Theme.Muted.Render("settled by ")+strings.Join(e.scenario.Standards, ", "))
	}
	return wrapped(strings.Join(facts, "\n"), sc.W) + "\n\n" + stepList(progress, sc)
}

// click puts the cursor on the line that was clicked.
func (h *home) click(msg tea.MouseClickMsg, sc scene) {
	list := h.layout(sc)[0].rect
	if !list.holds(msg.X, msg.Y) {
		return
	}
	line := 0
	if h.filter.on() {
		line++
	}
	for i, entry := range h.entries {
		if entry.heading != "" && i > 0 {
			line++
		}
		if line == msg.Y-list.Y-1 && entry.heading == "" {
			h.cursor, h.moved = i, true
		}
		line++
	}
}
