package tui

import (
	"fmt"

	"authlab/content"
	"authlab/lab"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openLesson opens a lesson to read.
type openLesson struct{ lesson content.Lesson }

// lesson is the reader.
type lesson struct {
	lesson        content.Lesson
	text          string // with the things of the world by their ids
	before, after *content.Lesson
	practice      *lab.Scenario // nil for none
	port          port
}

func newLesson(l content.Lesson, text string) *lesson {
	return &lesson{lesson: l, text: text, port: newPort()}
}

// among has the reader lead on to what stands beside the lesson on the home screen.
func (l *lesson) among(h *home) *lesson {
	l.before, l.after = h.around(l.lesson.ID)
	l.practice = h.practising(l.lesson)
	return l
}

func (l *lesson) typing() bool { return false }

func (l *lesson) bindings() []binding {
	practise := binding{Keys: on("enter"), Label: "practise", Help: "play the scenario that practises this", Action: actOpen}
	if l.practice == nil {
		practise.Disabled = "no scenario practises this page alone"
	} else {
		practise.Label = "play " + l.practice.ID
		practise.Help = fmt.Sprintf("play %s %s, which practises this", l.practice.ID, l.practice.Title)
	}
	next := binding{Keys: on("n", "right"), Label: "next", Help: "the next lesson", Action: actNext}
	if l.after == nil {
		next.Disabled = "this is the last one"
	}
	before := binding{Keys: on("p", "left"), Label: "previous", Help: "the lesson before", Action: actPrevious}
	if l.before == nil {
		before.Disabled = "this is the first one"
	}
	back := binding{Keys: on("esc", "q"), Label: "back", Help: "back to the home screen", Action: actBack}
	return append([]binding{practise, next, before, back}, scrollKeys()...)
}

func (l *lesson) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		action, _ := act(l.bindings(), msg, false)
		switch action {
		case actBack:
			return nil, nil
		case actOpen:
			return l, send(openScenario{l.practice.ID})
		case actNext:
			return nil, send(openLesson{*l.after})
		case actPrevious:
			return nil, send(openLesson{*l.before})
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
	return l.port.onto(sc.Markdown.Render(l.text, min(w, readable)), w, h)
}

func (l *lesson) view(sc scene) string {
	page := l.page(sc)
	return stacked(
		widget.Header("authlab  "+l.lesson.Title, "", "lesson", sc.W, sc.Theme),
		widget.Pane(page.titled("Lesson"), page.View(), sc.W, sc.H-2, true, sc.Theme),
		sc.footer(l.bindings(), sc.W),
	)
}
