package tui

import (
	"slices"

	"authlab/content"
	"authlab/lab"
)

// entries lists the scenarios track by track, each lesson before the one it
// first sends its reader to; then the scenarios of no track, and what else there is to read.
func entries(config Config) []entry {
	var all []entry
	for _, track := range config.Tracks {
		all = append(all, entry{heading: track.Title, about: track.About})
		all = append(all, entriesOf(track, config)...)
	}
	all = append(all, under("More", scenariosOfNoTrack(config))...)
	return append(all, under("To read", lessonsOfNoTrack(config))...)
}

// entriesOf is one track. A lesson that sends its reader elsewhere ends it.
func entriesOf(track lab.Track, config Config) []entry {
	before := lessonsOf(track, config)
	var all []entry
	for _, id := range track.Scenarios {
		at := slices.IndexFunc(config.Scenarios, func(s lab.Scenario) bool { return s.ID == id })
		if at >= 0 {
			all = append(append(all, before[id]...), entry{scenario: &config.Scenarios[at], track: track.Title, about: track.About})
		}
	}
	return append(all, before[""]...)
}

// lessonsOf are the lessons of a track, by the scenario they stand before.
func lessonsOf(track lab.Track, config Config) map[string][]entry {
	before := map[string][]entry{}
	for i, lesson := range config.Lessons {
		if lesson.Track != track.ID {
			continue
		}
		id := ""
		practised := lesson.Scenarios()
		if at := slices.IndexFunc(practised, func(id string) bool { return slices.Contains(track.Scenarios, id) }); at >= 0 {
			id = practised[at]
		}
		before[id] = append(before[id], entry{lesson: &config.Lessons[i]})
	}
	return before
}

func scenariosOfNoTrack(config Config) []entry {
	var all []entry
	for i, scenario := range config.Scenarios {
		if !slices.ContainsFunc(config.Tracks, func(t lab.Track) bool { return slices.Contains(t.Scenarios, scenario.ID) }) {
			all = append(all, entry{scenario: &config.Scenarios[i]})
		}
	}
	return all
}

func lessonsOfNoTrack(config Config) []entry {
	var all []entry
	for i, lesson := range config.Lessons {
		if !slices.ContainsFunc(config.Tracks, func(t lab.Track) bool { return t.ID == lesson.Track }) {
			all = append(all, entry{lesson: &config.Lessons[i]})
		}
	}
	return all
}

// under puts entries below a heading, where there are any.
func under(heading string, all []entry) []entry {
	if len(all) == 0 {
		return nil
	}
	return append([]entry{{heading: heading}}, all...)
}

// around are the lessons before and after one in the list; nil for none.
func (h *home) around(id string) (before, after *content.Lesson) {
	var lessons []*content.Lesson
	for _, e := range h.all {
		if e.lesson != nil {
			lessons = append(lessons, e.lesson)
		}
	}
	at := slices.IndexFunc(lessons, func(l *content.Lesson) bool { return l.ID == id })
	if at > 0 {
		before = lessons[at-1]
	}
	if at >= 0 && at+1 < len(lessons) {
		after = lessons[at+1]
	}
	return before, after
}

// onward is the entry after a lesson in the list, headings aside; none at its end.
func (h *home) onward(id string) entry {
	at := slices.IndexFunc(h.all, func(e entry) bool { return e.lesson != nil && e.lesson.ID == id })
	for _, e := range h.all[at+1:] {
		if at >= 0 && e.heading == "" {
			return e
		}
	}
	return entry{}
}

// lessonBefore is the first lesson that was not read among those that stand right
// before a scenario; none where all were.
func (h *home) lessonBefore(scenario string) *content.Lesson {
	var first *content.Lesson
	for _, e := range h.all {
		switch {
		case e.lesson != nil && first == nil && !h.read(*e.lesson):
			first = e.lesson
		case e.scenario != nil && e.scenario.ID == scenario:
			return first
		case e.lesson == nil:
			first = nil
		}
	}
	return nil
}

// read reports whether a lesson was read to its end.
func (h *home) read(l content.Lesson) bool { return slices.Contains(h.progress.Read, l.ID) }

// practising is the scenario to play after a lesson: the first of those it names
// that is not complete, or else the first; nil for none.
func (h *home) practising(l content.Lesson) *lab.Scenario {
	var first *lab.Scenario
	for _, id := range l.Scenarios() {
		at := slices.IndexFunc(h.all, func(e entry) bool { return e.scenario != nil && e.scenario.ID == id })
		if at >= 0 && !h.complete(h.all[at]) {
			return h.all[at].scenario
		}
		if at >= 0 && first == nil {
			first = h.all[at].scenario
		}
	}
	return first
}
