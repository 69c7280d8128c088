package tui

import (
	"context"
	"fmt"
	"slices"

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
	onward        entry         // what the list has after it; empty at its end
	practice      *lab.Scenario // nil for none
	keep          func(ctx context.Context, lesson string) error
	ended         bool // its end was in view
	port          port
}

func newLesson(l content.Lesson, text string) *lesson {
	return &lesson{lesson: l, text: text, port: newPort()}
}

// among has the reader lead on to what stands beside the lesson on the home screen.
func (l *lesson) among(h *home) *lesson {
	l.before, l.after = h.around(l.lesson.ID)
	l.onward, l.practice = h.onward(l.lesson.ID), h.practising(l.lesson)
	l.ended = slices.Contains(h.progress.Read, l.lesson.ID)
	return l
}

func (l *lesson) typing() bool { return false }

func (l *lesson) bindings() []binding { return l.keys(true) }

// keys are the bindings with the end of the page in view, or without: then enter goes
// down to it first.
func (l *lesson) keys(end bool) []binding {
	goOn := binding{Keys: on("enter"), Label: "go on", Help: "down the page, and at its end to what comes next in the list", Action: actOpen}
	switch {
	case !end:
		goOn.Label, goOn.Action = "more", actPageDown
	case l.onward.scenario != nil:
		goOn.Label = "play " + l.onward.scenario.ID
	case l.onward.lesson != nil:
		goOn.Label = "next lesson"
	default:
		goOn.Disabled = "this is the end of the list"
	}
	practise := binding{Keys: on("s"), Label: "practise", Help: "play the scenario that practises this", Action: actPractise}
	switch l.practice {
	case nil:
		practise.Disabled = "no scenario practises this page alone"
	case l.onward.scenario:
		practise.Label = ""
	default:
		practise.Label = "play " + l.practice.ID
		practise.Help = fmt.Sprintf("play %s %s, which practises this", l.practice.ID, l.practice.Title)
	}
	next := binding{Keys: on("n", "right"), Help: "the next lesson", Action: actNext}
	if l.after == nil {
		next.Disabled = "this is the last one"
	}
	before := binding{Keys: on("p", "left"), Label: "previous", Help: "the lesson before", Action: actPrevious}
	if l.before == nil {
		before.Disabled = "this is the first one"
	}
	back := binding{Keys: on("esc", "q"), Label: "back", Help: "back to the home screen", Action: actBack}
	words := binding{Keys: on("w"), Label: "words", Help: "what the words of this page mean", Action: actWords}
	if len(l.lesson.Linked()) == 0 {
		words.Label, words.Disabled = "", "this page uses no word that the glossary has to explain"
	}
	return append([]binding{goOn, practise, words, before, back, next}, scrollKeys()...)
}

func (l *lesson) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		action, _ := act(l.keys(l.page(sc).AtBottom()), msg, false)
		l.port = l.page(sc).moved(action)
		return l.lead(action, l.kept(sc))
	case tea.MouseWheelMsg:
		l.port = l.page(sc).wheeled(msg)
		return l, l.kept(sc)
	}
	return l, nil
}

// lead goes where an action leads, after what is to be kept is.
func (l *lesson) lead(action string, kept tea.Cmd) (screen, tea.Cmd) {
	switch {
	case action == actBack:
		return nil, kept
	case action == actOpen && l.onward.scenario != nil:
		return nil, tea.Sequence(kept, send(openScenario{l.onward.scenario.ID}))
	case action == actOpen:
		return nil, tea.Sequence(kept, send(openLesson{*l.onward.lesson}))
	case action == actPractise:
		return l, tea.Sequence(kept, send(openScenario{l.practice.ID}))
	case action == actWords:
		return l, tea.Sequence(kept, send(openSheet{newProseSheet("Words", content.Meanings(l.lesson.Linked()))}))
	case action == actNext:
		return nil, tea.Sequence(kept, send(openLesson{*l.after}))
	case action == actPrevious:
		return nil, tea.Sequence(kept, send(openLesson{*l.before}))
	}
	return l, kept
}

// kept stores that the lesson was read, once its end has been in view.
func (l *lesson) kept(sc scene) tea.Cmd {
	if l.ended || l.keep == nil || !l.page(sc).AtBottom() {
		return nil
	}
	l.ended = true
	keep, id := l.keep, l.lesson.ID
	return func() tea.Msg {
		if err := keep(context.Background(), id); err != nil {
			return progressRead{err: err}
		}
		return nil
	}
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
		sc.footer(page.footed(l.keys(page.AtBottom())), sc.W),
	)
}
