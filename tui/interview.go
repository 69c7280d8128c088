package tui

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"authlab/lab"
	"authlab/tui/widget"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
)

// Interviews is what mock interviews are held with. All of it may block.
type Interviews struct {
	Bank   func() (lab.Bank, error)
	Held   func(ctx context.Context) ([]lab.Interview, error) // the latest last
	Begin  func(ctx context.Context, wish lab.Wish) (*lab.Interviewer, error)
	Resume func(ctx context.Context, left lab.Interview) (*lab.Interviewer, error)
	Report func(lab.Interview) lab.InterviewReport
	// Export writes a report down, and returns where.
	Export func(lab.InterviewReport) ([]string, error)

	Wish lab.Wish // what is offered first
}

// openTalk asks for an interview as wished for or, where one was left, for that.
type openTalk struct {
	bank lab.Bank
	wish lab.Wish
	left *lab.Interview
}

// openReport asks for the report on an interview that was held.
type openReport struct{ report lab.InterviewReport }

// interview is a talk with an interviewer: a question, the answer that is written to it
// or said aloud, then what a good answer has, and at the end a report.
type interview struct {
	Interviews
	bank  lab.Bank
	now   func() time.Time
	talk  *talk
	state lab.Interview
	since time.Time // when the state was brought

	answer   textarea.Model
	focus    pane // paneQuestion or paneAnswer
	ports    map[pane]port
	ticked   map[int]bool // the key points, from 0
	cursor   int          // the point under it
	report   *lab.InterviewReport
	busy     bool
	untimed  bool // the clock is not shown
	kept     time.Time
	err      error
	note     note
	markdown string // of the report
}

// talk is an interviewer that commands ask one at a time.
type talk struct {
	sync.Mutex
	*lab.Interviewer
}

type (
	// talked is how the interview stands after a command; report is set at its end.
	talked struct {
		to     *interview
		talk   *talk
		state  lab.Interview
		report *lab.InterviewReport
		err    error
		quiet  bool // what is on screen goes on: an unfinished answer was kept
	}
	// second is the clock's.
	second struct{ to *interview }
	// talkExported is where a report was written.
	talkExported struct {
		to    *interview
		paths []string
		err   error
	}
)

// mostAnswer is how many letters an answer may have.
const mostAnswer = 8000

func newInterview(of Interviews, bank lab.Bank, now func() time.Time) *interview {
	answer := textarea.New()
	answer.ShowLineNumbers, answer.Prompt, answer.CharLimit = false, "", mostAnswer
	answer.Placeholder = "Write it here, or say it aloud and press ctrl+l."
	answer.SetStyles(textarea.Styles{})
	answer.KeyMap.Paste = on() // the terminal's own paste, and no clipboard of the machine this runs on
	answer.Focus()
	return &interview{Interviews: of, bank: bank, now: now, answer: answer, busy: true, ports: map[pane]port{}, focus: paneAnswer}
}

// newReport is the screen of an interview at its end.
func newReport(of Interviews, report lab.InterviewReport, now func() time.Time) *interview {
	i := newInterview(of, nil, now)
	i.busy, i.state, i.report, i.markdown = false, report.Interview, &report, reportMarkdown(report)
	return i
}

// begin makes the interviewer, off the loop.
func (i *interview) begin(open openTalk) tea.Cmd {
	return tea.Batch(i.tick(), func() tea.Msg {
		var made *lab.Interviewer
		var err error
		if open.left != nil {
			made, err = i.Resume(context.Background(), *open.left)
		} else {
			made, err = i.Begin(context.Background(), open.wish)
		}
		if err != nil {
			return talked{to: i, err: err}
		}
		return i.stands(&talk{Interviewer: made}, nil)
	})
}

func (i *interview) tick() tea.Cmd {
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return second{i} })
}

// stands is how a talk stands, to be told to the screen.
func (i *interview) stands(t *talk, err error) talked {
	state := t.State()
	msg := talked{to: i, talk: t, state: state, err: err}
	if state.Ended() {
		report := i.Report(state)
		msg.report = &report
	}
	return msg
}

// ask lets the interviewer do something, off the loop.
func (i *interview) ask(do func(ctx context.Context, t *lab.Interviewer) error) tea.Cmd {
	t := i.talk
	if i.busy || t == nil {
		return nil
	}
	i.busy = true
	return func() tea.Msg {
		t.Lock()
		defer t.Unlock()
		return i.stands(t, do(context.Background(), t.Interviewer))
	}
}

// keep stores the answer as far as it is written. What comes too late for the question
// it belongs to is let go: the answer itself was stored.
func (i *interview) keep() tea.Cmd {
	t, text := i.talk, i.written()
	if t == nil || i.state.Ended() || i.state.Reviewing() || text == i.state.Now().Draft {
		return nil
	}
	at, part := i.state.At(), len(i.state.Now().Said)
	i.kept = i.now()
	return func() tea.Msg {
		t.Lock()
		defer t.Unlock()
		if now := t.State(); now.At() != at || len(now.Now().Said) != part || now.Ended() {
			return nil
		}
		msg := i.stands(t, t.Keep(context.Background(), text))
		msg.quiet = true
		return msg
	}
}

func (i *interview) leave() tea.Cmd { return i.keep() }

// written is what stands in the answer, fit to be shown to anybody.
func (i *interview) written() string { return widget.Safe(i.answer.Value()) }

// question is the one at hand; nil where there is none.
func (i *interview) question() *lab.Question {
	if i.talk == nil || i.state.Ended() {
		return nil
	}
	question, _ := i.bank.Question(i.state.Asked[i.state.At()].Question) // planned from the bank
	return question
}

func (i *interview) typing() bool {
	return i.question() != nil && !i.state.Reviewing() && i.focus == paneAnswer
}

func (i *interview) bindings() []binding {
	back := binding{Keys: on("esc"), Label: "leave", Help: "leave; the interview goes on here another time", Action: actBack}
	switch {
	case i.question() == nil && i.report == nil:
		return []binding{back}
	case i.report != nil:
		return i.reportKeys()
	case i.state.Reviewing():
		return append(i.ratingKeys(), i.commonKeys(back)...)
	}
	write := binding{Keys: on("ctrl+s"), Label: "answer", Help: "give the answer that is written", Action: actSend}
	if strings.TrimSpace(i.written()) == "" {
		write.Disabled = "nothing is written; ctrl+l if you said it aloud"
	}
	keys := []binding{
		write,
		{Keys: on("ctrl+l"), Label: "said aloud", Help: "you said the answer aloud", Action: actAloud},
		{Keys: on("ctrl+n"), Label: "pass", Help: "pass over it, and see what a good answer has", Action: actNext},
	}
	if i.typing() {
		keys = append(keys, binding{Keys: on("up", "down", "left", "right", "home", "end", "pgup", "pgdown"), Help: "move in the answer", Action: actType})
	}
	return append(keys, i.commonKeys(back)...)
}

// commonKeys are those that are there as long as questions come.
func (i *interview) commonKeys(back binding) []binding {
	keys := []binding{
		{Keys: on("tab", "shift+tab"), Label: "pane", Help: "to the other pane", Action: actPane, Always: true},
		{Keys: on("f12"), Label: "timer", Help: "hide the time, or show it again", Action: actTimer},
		{Keys: on("f4"), Label: "report", Help: "end the interview here, and see the report", Action: actResults},
		back,
	}
	if i.typing() {
		return keys
	}
	return append(keys, scrollKeys()...)
}

func (i *interview) ratingKeys() []binding {
	keys := []binding{
		{Keys: on("space", "x"), Label: "reached", Help: "you made the point under the cursor, or did not", Action: actMark},
		{Keys: on("1", "2", "3", "4", "5", "6"), Help: "you made the point of that number, or did not", Action: actPick},
	}
	for _, rating := range lab.Ratings() {
		help := map[lab.Rating]string{
			lab.Forgot: "you did not know it: ask it again soon", lab.Hard: "it was hard", lab.Good: "it went well", lab.Easy: "it was easy",
		}[rating]
		keys = append(keys, binding{Keys: on(rating.String()[:1]), Label: rating.String(), Help: help + "; on to the next question", Action: rating.String()})
	}
	return keys
}

func (i *interview) reportKeys() []binding {
	export := binding{Keys: on("e"), Label: "export", Help: "write the report as a page to print, as Markdown and as JSON", Action: actExport}
	keys := []binding{export}
	if practise := i.report.Practise; len(practise) > 0 {
		keys = append(keys, binding{Keys: on("enter", "p"), Label: "play " + practise[0].Scenario, Help: "practise what was weakest", Action: actOpen})
	}
	keys = append(keys, binding{Keys: on("esc", "q"), Label: "back", Help: "back to where you were", Action: actBack})
	return append(keys, scrollKeys()...)
}

func (i *interview) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case talked:
		if msg.to == i {
			i.take(msg)
		}
	case second:
		if msg.to == i && !i.state.Ended() {
			return i, tea.Batch(i.tick(), i.autosave())
		}
	case talkExported:
		if msg.to == i {
			i.note = exportNote(msg)
		}
	case tea.PasteMsg:
		if i.typing() {
			msg.Content = widget.Safe(strings.ReplaceAll(msg.Content, "\r\n", "\n"))
			return i, i.write(msg, sc)
		}
	case tea.MouseWheelMsg:
		at := i.paneAt(msg.X, msg.Y, sc)
		i.ports[at] = i.page(at, sc).wheeled(msg)
	case tea.MouseClickMsg:
		i.focus = i.paneAt(msg.X, msg.Y, sc)
	case tea.KeyPressMsg:
		return i.press(msg, sc)
	}
	return i, nil
}

// keepEvery is how often an answer that is being written is kept.
const keepEvery = 15 * time.Second

func (i *interview) autosave() tea.Cmd {
	if i.now().Sub(i.kept) < keepEvery {
		return nil
	}
	return i.keep()
}

func exportNote(msg talkExported) note {
	if msg.err != nil {
		return note{"the report cannot be written: " + widget.Safe(msg.err.Error()), badly}
	}
	return note{"written: " + widget.Safe(strings.Join(msg.paths, ", ")), gladly}
}

// take brings the screen up to date with what the interviewer has stored.
func (i *interview) take(msg talked) {
	if msg.talk == nil {
		i.busy, i.err = false, msg.err
		return
	}
	if !msg.quiet {
		i.busy = false
	}
	if msg.err != nil {
		i.note = note{"your answer cannot be stored: " + widget.Safe(msg.err.Error()), badly}
		return
	}
	fresh := i.talk == nil || i.state.At() != msg.state.At() || len(i.state.Now().Said) != len(msg.state.Now().Said) || msg.state.Ended()
	i.talk, i.state, i.since = msg.talk, msg.state, i.now()
	if !fresh || msg.quiet {
		return
	}
	i.note, i.ticked, i.cursor, i.ports = note{}, map[int]bool{}, 0, map[pane]port{}
	i.focus, i.kept = paneAnswer, i.now()
	i.answer.SetValue(widget.Safe(i.state.Now().Draft))
	if i.report = msg.report; i.report != nil {
		i.markdown = reportMarkdown(*i.report)
	}
}

func (i *interview) press(msg tea.KeyPressMsg, sc scene) (screen, tea.Cmd) {
	action, reason := act(i.bindings(), msg, i.typing())
	if reason != "" {
		i.note = note{reason, plainly}
	}
	switch action {
	case actBack:
		return nil, i.leave()
	case actTimer:
		i.untimed = !i.untimed
	case actPane:
		i.focus = map[pane]pane{paneAnswer: paneQuestion, paneQuestion: paneAnswer}[i.focus]
	case actSend:
		return i, i.say(lab.Said{Text: strings.TrimSpace(i.written())})
	case actAloud:
		return i, i.say(lab.Said{Aloud: true})
	case actNext:
		return i, i.say(lab.Said{})
	case actResults:
		ticked := i.ticks()
		return i, i.ask(func(ctx context.Context, t *lab.Interviewer) error { return t.End(ctx, ticked) })
	case actMark:
		i.toggle(i.cursor)
	case actPick:
		number, _ := strconv.Atoi(msg.String()) // it is one of the digits
		i.toggle(number - 1)
	case actExport:
		return i, i.export()
	case actOpen:
		return i, send(goOn{openScenario{i.report.Practise[0].Scenario}})
	case "", actType:
		if i.typing() && reason == "" {
			return i, i.write(msg, sc)
		}
	default:
		return i, i.rateOrMove(action, sc)
	}
	return i, nil
}

// rateOrMove takes a rating; all that is left is moving about.
func (i *interview) rateOrMove(action string, sc scene) tea.Cmd {
	for _, rating := range lab.Ratings() {
		if action == rating.String() {
			ticked := i.ticks()
			return i.ask(func(ctx context.Context, t *lab.Interviewer) error { return t.Rate(ctx, ticked, rating) })
		}
	}
	question := i.question()
	if question != nil && i.state.Reviewing() && i.focus == paneAnswer && (action == actUp || action == actDown) {
		by := map[string]int{actUp: -1, actDown: 1}[action]
		i.cursor = max(0, min(i.cursor+by, len(question.Points)-1))
		return nil
	}
	i.ports[i.focus] = i.page(i.focus, sc).moved(action)
	return nil
}

func (i *interview) say(said lab.Said) tea.Cmd {
	return i.ask(func(ctx context.Context, t *lab.Interviewer) error { return t.Say(ctx, said) })
}

// write hands a key or a paste to the answer, at the size it is drawn at.
func (i *interview) write(msg tea.Msg, sc scene) (command tea.Cmd) {
	i.note = note{}
	i.sizeAnswer(sc)
	i.answer, command = i.answer.Update(msg)
	return command
}

func (i *interview) toggle(point int) {
	if point >= 0 && point < len(i.question().Points) {
		i.ticked[point], i.cursor = !i.ticked[point], point
	}
}

// ticks are the points that were reached, in order.
func (i *interview) ticks() []int {
	var all []int
	for point, reached := range i.ticked {
		if reached {
			all = append(all, point)
		}
	}
	slices.Sort(all)
	return all
}

func (i *interview) export() tea.Cmd {
	save, report := i.Export, *i.report
	return func() tea.Msg {
		paths, err := save(report)
		return talkExported{i, paths, err}
	}
}
