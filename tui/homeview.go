package tui

import (
	"fmt"
	"strings"

	"authlab/content"
	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// layout is the list beside what there is to say about the entry under the
// cursor, or alone.
func (h *home) layout(sc scene) []placed {
	area := rect{0, 2, sc.W, sc.H - 3}
	return group{{4, []slot{{paneList, 1}}}, {3, []slot{{paneAbout, 1}}}}.arrange(area, paneList)
}

// page is how many entries page up and page down go.
func (h *home) page(sc scene) int {
	_, height := h.layout(sc)[0].inside()
	return max(height/2, 1)
}

func (h *home) view(sc scene) string {
	var panes []string
	for _, at := range h.layout(sc) {
		w, height := at.inside()
		title, body := h.listTitle(height), h.list(sc.sized(w, height))
		if at.pane == paneAbout {
			title, body = at.pane, widget.FitText(h.about(sc.sized(w, height)), w, height)
		}
		panes = append(panes, widget.Pane(title, body, at.rect.W, at.rect.H, at.pane == paneList, sc.Theme))
	}
	return stacked(
		widget.Header("authlab", "who are you? · may you do this?", h.score(), sc.W, sc.Theme),
		h.nextLine(sc),
		beside(panes...),
		sc.footer(usable(h.bindings(), h.typing()), sc.W),
	)
}

// score is what was earned; before it how much is due today, and for how many days
// in a row something was played, where that is a row.
func (h *home) score() string {
	score := fmt.Sprintf("%d / %d points", h.progress.Score, h.progress.Max)
	if h.streak > 1 {
		score = fmt.Sprintf("%d days in a row · %s", h.streak, score)
	}
	if due := len(h.progress.Memory.Due()); due > 0 {
		score = fmt.Sprintf("%d due today · %s", due, score)
	}
	return score
}

// nextLine says what to do next, and why.
func (h *home) nextLine(sc scene) string {
	if h.next == nil {
		return widget.Fit(sc.Theme.Muted.Render(" "+allComplete), sc.W, 1)
	}
	name, why := h.suggestion()
	return widget.Fit(sc.Theme.Accent.Render(" next ")+sc.Theme.Text.Render(widget.Safe(name))+
		sc.Theme.Muted.Render(" · "+widget.Safe(why)), sc.W, 1)
}

// allComplete is said where nothing is left to suggest.
const allComplete = "everything is complete; any scenario can be played again"

// suggestion is what to do next, and why.
func (h *home) suggestion() (name, why string) {
	name, why = h.next.Scenario.ID+" "+h.next.Scenario.Title, h.next.Why
	if h.first != nil {
		name, why = h.first.Title, "to read before "+name
	}
	return name, why
}

func (h *home) list(sc scene) string {
	if h.filter.on() {
		return stacked(widget.Fit(h.filter.view(sc.W, sc.Theme), sc.W, 1), widget.Fit(h.lines(sc.sized(sc.W, sc.H-1)), sc.W, sc.H-1))
	}
	return widget.Fit(h.lines(sc), sc.W, sc.H)
}

// listTitle is that of the list where its pane has so many rows inside.
func (h *home) listTitle(height int) string {
	if h.filter.on() {
		height--
	}
	rows, cursorRow := h.rowsOfEntries()
	return inView(paneList, firstInView(cursorRow, len(rows), height), height, len(rows))
}

func (h *home) lines(sc scene) string {
	rows, cursorRow := h.rowsOfEntries()
	first := firstInView(cursorRow, len(rows), sc.H)
	var lines []string
	for _, i := range rows[first:min(first+sc.H, len(rows))] {
		if i < 0 {
			lines = append(lines, "")
			continue
		}
		lines = append(lines, h.line(h.entries[i], i == h.cursor, sc))
	}
	return joined(lines)
}

// firstInView is the first line to draw so that the one at the cursor is in the
// middle, as far as there are lines above and below it.
func firstInView(at, count, h int) int { return max(0, min(at-h/2, count-h)) }

func (h *home) line(e entry, here bool, sc scene) string {
	switch {
	case e.heading != "":
		return h.headingLine(e, sc)
	case e.lesson != nil:
		glyph, standing := h.ofLesson(*e.lesson)
		return row(glyph+" "+e.lesson.Title, standing, here, sc)
	}
	glyph, standing := h.ofScenario(e.scenario)
	return row(fmt.Sprintf("%s %s %s", glyph, pad(e.scenario.ID, 4), e.scenario.Title), standing, here, sc)
}

// ofLesson is how the learner stands in a page: nothing in one to look things up in.
func (h *home) ofLesson(lesson content.Lesson) (glyph, standing string) {
	switch {
	case lesson.Track == "":
		return " ", ""
	case h.read(lesson):
		return style.Passed, "read"
	}
	return style.Unchosen, "to read"
}

// ofScenario is how the learner stands in a scenario; in one that is new, how long it takes.
func (h *home) ofScenario(scenario *lab.Scenario) (glyph, standing string) {
	progress, _ := h.progress.Of(scenario.ID)
	standing = fmt.Sprintf("%d min", scenario.Minutes)
	switch {
	case progress.Started && progress.Complete():
		standing = fmt.Sprintf("%d / %d", progress.Score, progress.Max)
	case progress.Started:
		standing = fmt.Sprintf("step %d of %d", progress.Next()+1, len(progress.Steps))
	}
	return station(progress), standing
}

// station is a scenario on the map of its track.
func station(progress lab.ScenarioProgress) string {
	switch {
	case progress.Started && progress.Complete():
		return style.Passed
	case progress.Started:
		return style.HalfWay
	}
	return style.Unchosen
}

// headingLine is a track with a map of it: a station for each scenario, and how
// many are complete. Where room is short the stations give way.
func (h *home) headingLine(e entry, sc scene) string {
	title := sc.Theme.Title.Render(widget.Safe(e.heading))
	stations, standing := h.ofTrack(e.heading)
	if standing == "" {
		return title
	}
	done := " " + standing
	if room := sc.W - ansi.StringWidth(title) - len(done) - 2; ansi.StringWidth(stations) > room {
		stations = ""
	}
	gap := sc.W - ansi.StringWidth(title) - ansi.StringWidth(stations) - len(done)
	return title + pad("", gap) + sc.Theme.Accent.Render(stations) + sc.Theme.Muted.Render(done)
}

// ofTrack is a map of a track, and how many of its scenarios are complete; nothing where
// it has none.
func (h *home) ofTrack(title string) (stations, standing string) {
	complete, count := 0, 0
	for _, one := range h.all {
		if one.scenario == nil || one.track != title {
			continue
		}
		progress, _ := h.progress.Of(one.scenario.ID)
		stations += station(progress)
		count++
		if h.complete(one) {
			complete++
		}
	}
	if count > 0 {
		standing = fmt.Sprintf("%d of %d", complete, count)
	}
	return stations, standing
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
		return aboutLesson(*entry.lesson, sc)
	}
	return h.aboutScenario(entry, sc)
}

// aboutLesson says how a page begins, what it is for and where it leads.
func aboutLesson(l content.Lesson, sc scene) string {
	text := "## " + l.Title + "\n\n"
	if l.Track == "" {
		return sc.Markdown.Render(text+"To look things up in.", sc.W)
	}
	text += l.Lead() + "\n\n*A lesson to read.*"
	if practised := l.Scenarios(); len(practised) > 0 {
		text += "\n\nPractised in " + strings.Join(practised, ", ") + "."
	}
	if len(l.Standards) > 0 {
		text += "\n\nExplains " + strings.Join(l.Standards, ", ") + "."
	}
	return sc.Markdown.Render(text, sc.W)
}

func (h *home) aboutScenario(e entry, sc scene) string {
	progress, _ := h.progress.Of(e.scenario.ID)
	facts := []string{
		sc.Theme.Title.Render(e.scenario.ID + " " + e.scenario.Title),
		sc.Theme.Muted.Render(fmt.Sprintf("level %d · about %d minutes", e.scenario.Level, e.scenario.Minutes)),
		"",
	}
	if h.next != nil && h.next.Scenario.ID == e.scenario.ID {
		facts = append(facts, sc.Theme.Accent.Render("next for you: ")+h.next.Why, "")
	}
	facts = append(facts,
		widget.Progress(progress.Done, len(progress.Steps), min(sc.W, 32), sc.Theme),
		"",
	)
	if len(e.scenario.Concepts) > 0 {
		facts = append(facts, sc.Theme.Muted.Render("practises ")+strings.Join(e.scenario.Concepts, ", "))
	}
	if len(e.scenario.Standards) > 0 {
		facts = append(facts, sc.Theme.Muted.Render("settled by ")+strings.Join(e.scenario.Standards, ", "))
	}
	return wrapped(strings.Join(facts, "\n"), sc.W) + "\n\n" + stepList(progress, sc)
}

// click puts the cursor on the line that was clicked, and reports whether there is
// something on it; clicked again it opens.
func (h *home) click(msg tea.MouseClickMsg, sc scene) bool {
	at := h.layout(sc)[0]
	if !at.rect.holds(msg.X, msg.Y) {
		return false
	}
	rows, cursorRow := h.rowsOfEntries()
	_, height := at.inside()
	clicked := msg.Y - at.rect.Y - 1
	if h.filter.on() {
		clicked, height = clicked-1, height-1
	}
	if clicked < 0 {
		return false
	}
	clicked += firstInView(cursorRow, len(rows), height)
	if clicked < len(rows) && rows[clicked] >= 0 && h.entries[rows[clicked]].heading == "" {
		h.cursor, h.moved = rows[clicked], true
		return true
	}
	return false
}

// rowsOfEntries says which entry stands in each row of the list, -1 for an empty
// one, and in which row the cursor is.
func (h *home) rowsOfEntries() (rows []int, cursorRow int) {
	for i, entry := range h.entries {
		if entry.heading != "" && i > 0 {
			rows = append(rows, -1)
		}
		if i == h.cursor {
			cursorRow = len(rows)
		}
		rows = append(rows, i)
	}
	return rows, cursorRow
}
