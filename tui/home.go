package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"authlab/content"
	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// progressRead is how the learner stands in everything.
type progressRead struct {
	progress lab.Progress
	err      error
}

func readProgress(config Config) tea.Cmd {
	return func() tea.Msg {
		progress, err := config.Progress(context.Background())
		return progressRead{progress, err}
	}
}

// home is the first screen: the tracks with their scenarios, and the lessons.
type home struct {
	entries  []entry
	progress lab.Progress
	err      error
	cursor   int
	moved    bool // the learner has moved the cursor: it no longer follows what is next
}

// entry is a line of the list: a heading, a scenario or a lesson.
type entry struct {
	heading  string
	about    string // of a track
	scenario *lab.Scenario
	lesson   *content.Lesson
}

func newHome(config Config, lessons []content.Lesson) *home {
	h := &home{entries: entries(config, lessons)}
	h.progress = lab.NewProgress(config.Scenarios, nil)
	h.followNext()
	return h
}

// entries lists scenarios by track, those of no track after them, then lessons.
func entries(config Config, lessons []content.Lesson) []entry {
	var all []entry
	listed := map[string]bool{}
	for _, track := range config.Tracks {
		all = append(all, entry{heading: track.Title, about: track.About})
		for _, id := range track.Scenarios {
			i := slices.IndexFunc(config.Scenarios, func(s lab.Scenario) bool { return s.ID == id })
			if i >= 0 {
				all = append(all, entry{scenario: &config.Scenarios[i], about: track.About})
				listed[id] = true
			}
		}
	}
	var others []entry
	for i, scenario := range config.Scenarios {
		if !listed[scenario.ID] {
			others = append(others, entry{scenario: &config.Scenarios[i]})
		}
	}
	if len(others) > 0 {
		all = append(append(all, entry{heading: "More"}), others...)
	}
	if len(lessons) > 0 {
		all = append(all, entry{heading: "Lessons"})
	}
	for i := range lessons {
		all = append(all, entry{lesson: &lessons[i]})
	}
	return all
}

func (h *home) typing() bool { return false }

func (h *home) bindings() []binding {
	open := binding{Keys: []string{"enter"}, Label: "play", Help: "open what is under the cursor", Action: actOpen}
	if entry, any := h.current(); any && entry.lesson != nil {
		open.Label = "read"
	}
	if _, any := h.current(); !any {
		open.Disabled = "there is nothing to play"
	}
	return []binding{
		open,
		{Keys: []string{"up", "k"}, Label: "up", Help: "up", Action: actUp},
		{Keys: []string{"down", "j"}, Label: "down", Help: "down", Action: actDown},
		{Keys: []string{"r"}, Label: "results", Help: "your score, and what you said against what came", Action: actResults},
		{Keys: []string{"?", "f1"}, Label: "help", Help: "all keys"},
		{Keys: []string{"q"}, Label: "quit", Help: "quit", Action: actQuit},
	}
}

func (h *home) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case progressRead:
		if h.err = msg.err; msg.err == nil {
			h.progress = msg.progress
			h.followNext()
		}
	case tea.KeyPressMsg:
		action, _ := act(h.bindings(), msg.String(), false)
		return h, h.do(action)
	case tea.MouseWheelMsg:
		h.move(map[bool]int{true: -1, false: 1}[msg.Button == tea.MouseWheelUp])
	case tea.MouseClickMsg:
		h.click(msg, sc)
	}
	return h, nil
}

func (h *home) do(action string) tea.Cmd {
	switch action {
	case actUp:
		h.move(-1)
	case actDown:
		h.move(1)
	case actQuit:
		return tea.Quit
	case actResults:
		return send(openResults{"all scenarios", h.progress.Scenarios, h.progress.Score, h.progress.Max, h.progress.Matrix})
	case actOpen:
		entry, _ := h.current()
		if entry.scenario != nil {
			return send(openScenario{entry.scenario.ID})
		}
		return send(openLesson{*entry.lesson})
	}
	return nil
}

func (h *home) current() (entry, bool) {
	if h.cursor < 0 || h.cursor >= len(h.entries) || h.entries[h.cursor].heading != "" {
		return entry{}, false
	}
	return h.entries[h.cursor], true
}

// move goes to the next entry that is no heading; at an end it stays.
func (h *home) move(by int) {
	for at := h.cursor + by; at >= 0 && at < len(h.entries); at += by {
		if h.entries[at].heading == "" {
			h.cursor, h.moved = at, true
			return
		}
	}
}

// followNext puts the cursor on what to play next, until it has been moved by hand.
func (h *home) followNext() {
	if h.moved {
		return
	}
	for i, entry := range h.entries {
		if entry.heading != "" {
			continue
		}
		if _, any := h.current(); !any {
			h.cursor = i
		}
		if entry.scenario == nil {
			continue
		}
		if progress, known := h.progress.Of(entry.scenario.ID); known && !progress.Complete() {
			h.cursor = i
			return
		}
	}
}

// layout is the list beside what there is to say about the entry under the
// cursor, or above it.
func (h *home) layout(sc scene) []placed {
	area := rect{0, 1, sc.W, sc.H - 2}
	return group{{5, []slot{{paneList, 1}}}, {4, []slot{{paneAbout, 1}}}}.arrange(area, paneList)
}

func (h *home) view(sc scene) string {
	var panes []string
	for _, at := range h.layout(sc) {
		w, height := at.inside()
		body := h.list(sc.sized(w, height))
		if at.pane == paneAbout {
			body = widget.Fit(h.about(sc.sized(w, height)), w, height)
		}
		panes = append(panes, widget.Pane(string(at.pane), body, at.rect.W, at.rect.H, at.pane == paneList, sc.Theme))
	}
	return stacked(
		widget.Header("authlab", "who are you? · may you do this?", fmt.Sprintf("%d / %d", h.progress.Score, h.progress.Max), sc.W, sc.Theme),
		beside(panes...),
		widget.Footer(h.bindings(), sc.W, sc.Theme),
	)
}

func (h *home) list(sc scene) string {
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
	offset := max(0, at-sc.H+2)
	view, _ := widget.Scroll(joined(lines), offset, sc.W, sc.H)
	return view
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
	room := sc.W - 2 - len(right)
	left = widget.Fit(left, room, 1)
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
