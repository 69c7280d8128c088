package tui

import (
	"strings"

	"authlab/lab"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openSheet lays a sheet over the screen.
type openSheet struct{ sheet *sheet }

// sheet is something to read that lies over the screen: a hint, a solution, a
// command line, the help. Letters do nothing on it, for keys may be on their way
// when it comes up.
type sheet struct {
	title string
	body  func(w int, sc scene) string
	use   tea.Msg // what ctrl+u sends, nil for nothing
	next  tea.Msg // what ctrl+n sends, nil for nothing
	other *other  // what else there is to show, nil for nothing
	help  bool    // f1 closes it, as it has opened it
	port  port
}

// other is another sheet that ctrl+y puts in the place of one.
type other struct {
	label string
	show  tea.Msg
}

func newSheet(title string, body func(w int, sc scene) string) *sheet {
	return &sheet{title: title, body: body, port: newPort()}
}

func newProseSheet(title, markdown string) *sheet {
	return newSheet(title, func(w int, sc scene) string { return sc.Markdown.Render(markdown, w) })
}

// newCodeSheet shows text as it stands, coloured as the language.
func newCodeSheet(title, text, language string) *sheet {
	return newSheet(title, func(w int, sc scene) string { return sc.Markdown.Render(fence(text, language), w) })
}

// fence puts a text between more backquotes than it holds.
func fence(text, language string) string {
	ticks := "```"
	for strings.Contains(text, ticks) {
		ticks += "`"
	}
	return ticks + language + "\n" + strings.TrimRight(widget.Safe(text), "\n") + "\n" + ticks
}

func languageOf(kind lab.StepKind) string {
	switch kind {
	case lab.StepFix:
		return "go"
	case lab.StepCraft:
		return "http"
	case lab.StepPredict, lab.StepDiagnose, lab.StepChoose:
		return ""
	}
	return ""
}

// newHelp lists what the keys of a screen do now; while typing, letters are text.
func newHelp(bindings []binding, typing bool) *sheet {
	here := widget.Section{Title: "Here", Bindings: usable(bindings, typing)}
	everywhere := widget.Section{Title: "Everywhere", Bindings: []binding{
		{Keys: on("f1", "?"), Help: "this help; ? where you are not typing"},
		{Keys: on("ctrl+c"), Help: "quit; your work is kept"},
		{Keys: on("ctrl+z"), Help: "suspend, where you are not typing; fg goes on"},
	}}
	keys := newSheet("Keys", func(w int, sc scene) string {
		return trimmed(widget.Help([]widget.Section{here, everywhere}, w, longest, sc.Theme))
	})
	keys.help = true
	return keys
}

func (s *sheet) typing() bool { return false }

func (s *sheet) bindings() []binding {
	bindings := []binding{{Keys: on("esc", "enter"), Label: "close", Help: "close", Action: actBack}}
	if s.help {
		bindings[0].Keys = on("esc", "f1", "?", "enter")
	}
	if s.use != nil {
		bindings = append(bindings, binding{Keys: on("ctrl+u"), Label: "put it into the editor", Help: "put it into the editor", Action: actUse})
	}
	if s.next != nil {
		bindings = append(bindings, binding{Keys: on("ctrl+n"), Label: "next", Help: "close, and go on to the next step", Action: actNext})
	}
	if s.other != nil {
		bindings = append(bindings, binding{Keys: on("ctrl+y"), Label: s.other.label, Help: s.other.label, Action: actOther})
	}
	return append(bindings, scrollKeys()...)
}

func (s *sheet) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.key(msg, sc)
	case tea.MouseClickMsg:
		if !s.box(sc).holds(msg.X, msg.Y) {
			return nil, nil
		}
	case tea.MouseWheelMsg:
		s.port = s.page(s.inside(sc)).wheeled(msg)
	}
	return s, nil
}

func (s *sheet) key(msg tea.KeyPressMsg, sc scene) (screen, tea.Cmd) {
	switch action, _ := act(s.bindings(), msg, false); action {
	case actBack:
		return nil, nil
	case actUse:
		return nil, send(s.use)
	case actNext:
		return nil, send(s.next)
	case actOther:
		return nil, send(s.other.show)
	default:
		s.port = s.page(s.inside(sc)).moved(action)
	}
	return s, nil
}

// sheetWidth is as wide as a sheet gets: code of the usual length fits.
const sheetWidth = 92

func (s *sheet) box(sc scene) rect {
	w := min(sheetWidth, sc.W-4)
	inside, _ := widget.Inside(w, 0)
	return centred(sc, w, height(s.body(inside, sc))+4)
}

// inside is the scene within the box.
func (s *sheet) inside(sc scene) scene {
	box := s.box(sc)
	return sc.sized(box.W, box.H)
}

// page is the port over the body, above an empty line and the footer.
func (s *sheet) page(sc scene) port {
	w, h := widget.Inside(sc.W, sc.H-2)
	return s.port.onto(s.body(w, sc), w, h)
}

func (s *sheet) view(sc scene) string {
	w, _ := widget.Inside(sc.W, sc.H)
	page := s.page(sc)
	footer := sc.footer(page.footed(s.bindings()), w)
	return widget.Pane(page.titled(s.title), stacked(page.View(), "", footer), sc.W, sc.H, true, sc.Theme)
}
