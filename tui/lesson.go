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
	offset int
}

func newLesson(l content.Lesson) *lesson { return &lesson{lesson: l} }

func (l *lesson) typing() bool { return false }

func (l *lesson) bindings() []binding {
	return append([]binding{{Keys: on("esc", "q"), Label: "back", Help: "back to the home screen", Action: actBack}}, scrollKeys()...)
}

func (l *lesson) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	action := ""
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		action, _ = act(l.bindings(), msg, false)
	case tea.MouseWheelMsg:
		action = actDown
		if msg.Button == tea.MouseWheelUp {
			action = actUp
		}
	}
	if action == actBack {
		return nil, nil
	}
	if action != "" {
		_, h := widget.Inside(sc.W, sc.H-2)
		l.offset = scrolled(l.offset, action, height(l.text(sc)), h)
	}
	return l, nil
}

func (l *lesson) text(sc scene) string {
	w, _ := widget.Inside(sc.W, sc.H)
	return sc.Markdown.Render(l.lesson.Markdown, min(w, readable))
}

func (l *lesson) view(sc scene) string {
	w, h := widget.Inside(sc.W, sc.H-2)
	body, _ := widget.Scroll(l.text(sc), l.offset, w, h)
	return stacked(
		widget.Header("authlab  "+l.lesson.Title, "", "lesson", sc.W, sc.Theme),
		widget.Pane("Lesson", body, sc.W, sc.H-2, true, sc.Theme),
		widget.Footer(l.bindings(), sc.W, sc.Theme),
	)
}
