package tui

import (
	"authlab/content"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openLesson opens a lesson to read.
type openLesson struct{ lesson content.Lesson }

// lesson is the reader.
type lesson struct {
	lesson content.Lesson
	port   port
}

func newLesson(l content.Lesson) *lesson { return &lesson{l, newPort()} }

func (l *lesson) typing() bool { return false }

func (l *lesson) bindings() []binding {
	return append([]binding{{Keys: on("esc", "q"), Label: "back", Help: "back to the home screen", Action: actBack}}, scrollKeys()...)
}

func (l *lesson) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		action, _ := act(l.bindings(), msg, false)
		if action == actBack {
			return nil, nil
		}
		l.port = l.page(sc).moved(action)
	case tea.MouseWheelMsg:
		l.port = l.page(sc).wheeled(msg)
	}
	return l, nil
}

// page is the port over the lesson.
func (l *lesson) page(sc scene) port {
	w, h := widget.Inside(sc.W, sc.H-2)
	return l.port.onto(sc.Markdown.Render(l.lesson.Markdown, min(w, readable)), w, h)
}

func (l *lesson) view(sc scene) string {
	page := l.page(sc)
	return stacked(
		widget.Header("authlab  "+l.lesson.Title, "", "lesson", sc.W, sc.Theme),
		widget.Pane(page.titled("Lesson"), page.View(), sc.W, sc.H-2, true, sc.Theme),
		widget.Footer(l.bindings(), sc.W, sc.Theme),
	)
}
