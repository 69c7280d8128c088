package tui

import (
	"fmt"
	"strings"

	"authlab/lab"
	"authlab/tui/widget"
)

// HomeLines are the home screen in lines: how the learner stands, what to do next and
// why, and the list, or what of it passes a filter.
func HomeLines(config Config, progress lab.Progress, filter string) []string {
	h := newHome(config)
	h.take(progress)
	lines := []string{h.score(), h.nextInLines()}
	entries := passing(h.all, wordsOfFilter(filter), progress)
	if len(entries) == 0 {
		lines = append(lines, "", "nothing has these words in it")
	}
	for _, e := range entries {
		lines = append(lines, h.inLines(e)...)
	}
	return strings.Split(widget.Safe(strings.Join(lines, "\n")), "\n")
}

func (h *home) nextInLines() string {
	if h.next == nil {
		return allComplete
	}
	name, why := h.suggestion()
	command := "authlab play " + h.next.Scenario.ID + " --plain"
	if h.first != nil {
		command = "authlab read " + h.first.ID
	}
	return fmt.Sprintf("next: %s, %s (%s)", name, why, command)
}

// inLines is an entry as it is read aloud: marks and maps say in words what they say.
func (h *home) inLines(e entry) []string {
	switch {
	case e.heading != "":
		heading := e.heading
		if _, standing := h.ofTrack(e.heading); standing != "" {
			heading += ": " + standing + " complete"
		}
		return []string{"", heading}
	case e.lesson != nil:
		_, standing := h.ofLesson(*e.lesson)
		return []string{strings.TrimRight(fmt.Sprintf("  read %s: %s, %s", e.lesson.ID, e.lesson.Title, standing), ", ")}
	}
	_, standing := h.ofScenario(e.scenario)
	word, _, _ := strings.Cut(standingOf(e.scenario.ID, h.progress), " ")
	return []string{fmt.Sprintf("  play %s: %s, level %d, %s, %s", e.scenario.ID, e.scenario.Title, e.scenario.Level, word, standing)}
}
