package tui

import (
	"context"
	"slices"
	"time"

	"authlab/content"
	"authlab/lab"

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
	all      []entry
	filter   filter
	entries  []entry // those that pass the filter
	progress lab.Progress
	tracks   []lab.Track
	now      func() time.Time
	drills   bool            // whether there is a gate to stand at
	talks    bool            // whether there is an interviewer
	next     *lab.Suggestion // nil where everything is complete
	first    *content.Lesson // to read before that; nil for none
	streak   int             // days in a row
	err      error
	cursor   int
	moved    bool // the learner has put the cursor where it is
}

// entry is a line of the list: a heading, a scenario or a lesson.
type entry struct {
	heading  string
	track    string // of a scenario, what its heading says
	about    string // of a track
	scenario *lab.Scenario
	lesson   *content.Lesson
}

func newHome(config Config) *home {
	all := entries(config)
	h := &home{all: all, entries: all, tracks: config.Tracks, now: config.Now, drills: config.Drill != nil, talks: config.Interviews.Bank != nil}
	h.take(lab.NewProgress(config.Scenarios, nil))
	for i, entry := range h.entries {
		if entry.scenario != nil && entry.scenario.ID == config.Start {
			h.cursor, h.moved = i, true
		}
	}
	return h
}

func (h *home) typing() bool { return h.filter.on() }

func (h *home) bindings() []binding {
	open := binding{Keys: on("enter"), Label: "play", Help: "open what is under the cursor", Action: actOpen, Always: true}
	if entry, any := h.current(); any && entry.lesson != nil {
		open.Label = "read"
	}
	if _, any := h.current(); !any {
		open.Disabled = "there is nothing to play"
	}
	up := binding{Keys: on("up", "k"), Label: "up", Help: "up", Action: actUp}
	down := binding{Keys: on("down", "j"), Label: "down", Help: "down", Action: actDown}
	pages := []binding{
		{Keys: on("pgup"), Help: "a page up", Action: actPageUp},
		{Keys: on("pgdown"), Help: "a page down", Action: actPageDown},
	}
	if h.filter.on() {
		return append([]binding{open, {Keys: on("esc"), Label: "show all", Help: "end the filter and show everything", Action: actClear}, up, down}, pages...)
	}
	next := binding{Keys: on("n"), Label: "next", Help: "read or play what is suggested", Action: actNext}
	if h.next == nil {
		next.Disabled = "everything is complete"
	}
	gate := binding{Keys: on("d"), Label: "drill", Help: "stand at the gate: requests to let in or to refuse", Action: actDrill}
	days := binding{Keys: on("s"), Label: "shift", Help: "the gatekeeper's shift: day by day the rules grow", Action: actShift}
	if !h.drills {
		gate.Disabled, days.Disabled = "no gate is open", "no gate is open"
	}
	talk := binding{Keys: on("i"), Label: "interview", Help: "a mock interview, and a report on it", Action: actInterview}
	if !h.talks {
		talk.Disabled = "nobody asks here"
	}
	return append([]binding{
		open, next, days, gate, talk, up, down,
		{Keys: on("/"), Label: "filter", Help: "show only what has the words you type; level:2, mode:fix, topic:tenant, clause:8.2.2 and is:open ask one thing each", Action: actFilter},
		{Keys: on("left", "h", "["), Help: "to the track before", Action: actLeft},
		{Keys: on("right", "l", "]"), Help: "to the next track", Action: actRight},
		{Keys: on("r"), Label: "results", Help: "your score, and what you said against what came", Action: actResults},
		{Keys: on(","), Label: "settings", Help: "motion, colours, mouse, and which key does what", Action: actSettings},
		{Keys: on("?", "f1"), Label: "help", Help: "all keys"},
		{Keys: on("q"), Label: "quit", Help: "quit", Action: actQuit},
	}, pages...)
}

// take brings the screen up to date with the learner's progress.
func (h *home) take(progress lab.Progress) {
	h.progress, h.next, h.first = progress, nil, nil
	h.streak = progress.Insight.Streak(h.now())
	if next, any := progress.Suggest(h.tracks); any {
		h.next = &next
		h.first = h.readFirst(next.Scenario.ID)
	}
	h.followNext()
}

func (h *home) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case progressRead:
		if h.err = msg.err; msg.err == nil {
			h.take(msg.progress)
		}
	case tea.KeyPressMsg:
		return h, h.key(msg, sc)
	case tea.PasteMsg:
		h.narrow(h.filter.typed(msg))
	case tea.MouseWheelMsg:
		h.move(wheelStep(msg))
	case tea.MouseClickMsg:
		before := h.cursor
		if h.click(msg, sc) && h.cursor == before {
			return h, h.do(actOpen, sc)
		}
	}
	return h, nil
}

// key carries out what a key is bound to. Any other goes into the filter.
func (h *home) key(msg tea.KeyPressMsg, sc scene) tea.Cmd {
	action, _ := act(h.bindings(), msg, h.typing())
	if action == "" && h.typing() {
		h.narrow(h.filter.typed(msg))
	}
	return h.do(action, sc)
}

// narrow puts another filter in force. The cursor goes to the scenario whose id was
// typed, or else stays on its entry where that passes.
func (h *home) narrow(f filter) {
	at, _ := h.current()
	h.filter, h.entries = f, passing(h.all, f.words(), h.progress)
	h.cursor = slices.Index(h.entries, at)
	if named := slices.IndexFunc(h.entries, f.names); named >= 0 {
		h.cursor = named
	}
	if _, any := h.current(); !any {
		h.cursor = slices.IndexFunc(h.entries, func(e entry) bool { return e.heading == "" })
	}
}

func (h *home) do(action string, sc scene) tea.Cmd {
	switch action {
	case actPageUp:
		h.moveRows(-h.page(sc))
	case actPageDown:
		h.moveRows(h.page(sc))
	case actLeft:
		h.moveTrack(-1)
	case actRight:
		h.moveTrack(1)
	case actNext:
		switch {
		case h.first != nil:
			return send(openLesson{*h.first})
		case h.next != nil:
			return send(openScenario{h.next.Scenario.ID})
		}
	case actFilter:
		h.narrow(newFilter())
	case actClear:
		h.narrow(filter{})
	case actUp:
		h.move(-1)
	case actDown:
		h.move(1)
	case actQuit:
		return tea.Quit
	case actDrill:
		return send(openDrills{})
	case actShift:
		return send(openShift{})
	case actInterview:
		return send(openInterview{})
	case actSettings:
		return send(openSettings{})
	case actResults:
		return send(openResults{title: "all scenarios", progress: h.progress})
	case actOpen:
		entry, _ := h.current()
		h.moved = true
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

// moveRows goes about a page of entries on, or back.
func (h *home) moveRows(by int) {
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for range by {
		h.move(step)
	}
}

// moveTrack goes to the first entry below the next heading, or the one before.
func (h *home) moveTrack(by int) {
	var firsts []int
	here := 0
	for i, entry := range h.entries[:max(len(h.entries)-1, 0)] {
		if entry.heading != "" {
			firsts = append(firsts, i+1)
			if i < h.cursor {
				here = len(firsts) - 1
			}
		}
	}
	if len(firsts) > 0 {
		h.cursor, h.moved = firsts[min(max(here+by, 0), len(firsts)-1)], true
	}
}

// followNext puts the cursor on what to play next. Where the learner has put it
// on something it stays, unless that is complete or was read.
func (h *home) followNext() {
	if entry, any := h.current(); any && h.moved && !h.through(entry) {
		return
	}
	if at := slices.IndexFunc(h.entries, h.suggested); at >= 0 {
		h.cursor = at
	}
	if _, any := h.current(); !any {
		h.cursor = slices.IndexFunc(h.entries, func(e entry) bool { return e.heading == "" })
	}
}

// followingEntry is what to go on with after the scenario with an id: the one to play,
// or a lesson to read before it.
func (h *home) followingEntry(id string) entry {
	next := h.following(id)
	if next == nil {
		return entry{}
	}
	if lesson := h.readFirst(next.ID); lesson != nil {
		return entry{lesson: lesson}
	}
	return entry{scenario: next}
}

// through reports whether nothing is left of an entry: a scenario is complete, a
// lesson was read.
func (h *home) through(e entry) bool {
	return h.complete(e) || e.lesson != nil && h.read(*e.lesson)
}

// suggested reports whether an entry is what to do next.
func (h *home) suggested(e entry) bool {
	if h.first != nil {
		return e.lesson != nil && e.lesson.ID == h.first.ID
	}
	return h.next != nil && e.scenario != nil && e.scenario.ID == h.next.Scenario.ID
}

// readFirst is the lesson to read before a scenario that was not begun.
func (h *home) readFirst(scenario string) *content.Lesson {
	if progress, _ := h.progress.Of(scenario); progress.Started {
		return nil
	}
	return h.lessonBefore(scenario)
}

// following is the scenario to play after the one with an id: the next in the
// list that is not complete, from the top again at its end; nil for none.
func (h *home) following(id string) *lab.Scenario {
	at := slices.IndexFunc(h.all, func(e entry) bool { return e.scenario != nil && e.scenario.ID == id })
	for i := range h.all {
		entry := h.all[(at+1+i)%len(h.all)]
		if entry.scenario != nil && entry.scenario.ID != id && !h.complete(entry) {
			return entry.scenario
		}
	}
	return nil
}

// complete reports whether an entry is a scenario with nothing left to do.
func (h *home) complete(e entry) bool {
	if e.scenario == nil {
		return false
	}
	progress, known := h.progress.Of(e.scenario.ID)
	return known && progress.Complete()
}
