package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openInterview asks for the screen on which an interview is chosen.
type openInterview struct{}

// lobby is where somebody waits for an interview, says what it is to be like, and reads
// again what became of those before.
type lobby struct {
	Interviews
	bank   lab.Bank
	left   *lab.Interview
	past   []lab.InterviewReport // the latest first
	wish   lab.Wish
	cursor int
	busy   bool
	err    error
}

// lobbyRead is what there is to ask, and the interview that was left.
type lobbyRead struct {
	to   *lobby
	bank lab.Bank
	left *lab.Interview
	past []lab.InterviewReport
	err  error
}

// The rows of a lobby, and those that are past below them. The first is there only
// where an interview was left.
const (
	lobbyGoOn = iota
	lobbyBegin
	lobbyLevel
	lobbyMinutes
	lobbyTopic
	lobbyRows
)

func newLobby(of Interviews) *lobby {
	return &lobby{Interviews: of, wish: of.Wish, busy: true, cursor: lobbyBegin}
}

func (l *lobby) read() tea.Cmd {
	return func() tea.Msg {
		bank, err := l.Bank()
		if err != nil {
			return lobbyRead{to: l, err: err}
		}
		held, err := l.Held(context.Background())
		read := lobbyRead{to: l, bank: bank, left: lab.LeftOpen(held), err: err}
		for _, one := range slices.Backward(lab.PastInterviews(held)) {
			read.past = append(read.past, l.Report(one))
		}
		return read
	}
}

// report is that of the interview under the cursor; nil where none is.
func (l *lobby) report() *lab.InterviewReport {
	if at := l.cursor - lobbyRows; at >= 0 && at < len(l.past) {
		return &l.past[at]
	}
	return nil
}

func (l *lobby) typing() bool { return false }

func (l *lobby) bindings() []binding {
	open := binding{Keys: on("enter"), Label: "begin", Help: "begin the interview, or go on with the one that was left", Action: actOpen}
	change := binding{Keys: on("right", "l", "space"), Label: "change", Help: "the next value of what is under the cursor", Action: actRight}
	before := binding{Keys: on("left", "h"), Help: "the value before", Action: actLeft}
	switch {
	case l.busy || l.err != nil:
		open.Disabled, change.Disabled, before.Disabled = "the questions are being read", "the questions are being read", "the questions are being read"
	case l.cursor == lobbyGoOn:
		open.Label = "go on"
		change.Disabled, before.Disabled = "there is nothing to change here", "there is nothing to change here"
	case l.report() != nil:
		open.Label, open.Help = "read", "read the report again, and write it to a file there"
		change, before = binding{}, binding{}
	case l.cursor == lobbyBegin:
		change.Disabled, before.Disabled = "there is nothing to change here", "there is nothing to change here"
	}
	return []binding{
		open, change, before,
		{Keys: on("up", "k"), Label: "up", Help: "the line before", Action: actUp},
		{Keys: on("down", "j"), Label: "down", Help: "the next line", Action: actDown},
		{Keys: on("esc", "q"), Label: "back", Help: "back to the home screen", Action: actBack},
	}
}

func (l *lobby) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case lobbyRead:
		if msg.to == l {
			l.busy, l.bank, l.left, l.past, l.err = false, msg.bank, msg.left, msg.past, msg.err
			l.cursor = max(l.first(), min(l.cursor, lobbyBegin))
			if l.left != nil {
				l.cursor = lobbyGoOn
			}
		}
	case talked: // an interview went on
		return l, l.read()
	case tea.KeyPressMsg:
		return l.press(msg)
	case tea.MouseWheelMsg:
		l.moveTo(l.cursor + wheelStep(msg))
	case tea.MouseClickMsg:
		return l, l.click(msg, sc)
	}
	return l, nil
}

func (l *lobby) moveTo(at int) { l.cursor = max(l.first(), min(at, lobbyRows+len(l.past)-1)) }

// click moves the cursor to a row; clicked again its value changes, or it opens.
func (l *lobby) click(msg tea.MouseClickMsg, sc scene) tea.Cmd {
	box := l.listBox(sc)
	w, h := widget.Inside(box.W, box.H)
	row := msg.Y - box.Y - 1
	if l.busy || l.err != nil || !box.holds(msg.X, msg.Y) || row < 0 || row >= h {
		return nil
	}
	page := l.page(sc.sized(w, h))
	at := l.cursorAt(row + page.YOffset())
	switch {
	case at < 0:
	case at != l.cursor:
		l.cursor = at
	case at > lobbyBegin && at < lobbyRows:
		l.change(1)
	default:
		return l.open()
	}
	return nil
}

// cursorAt is where the cursor is in a line of the list; -1 where it cannot be.
func (l *lobby) cursorAt(line int) int {
	wishes := lobbyRows - l.first()
	if line < wishes {
		return l.first() + line
	}
	const heading = 2
	if past := line - wishes - heading; past >= 0 && past < len(l.past) {
		return lobbyRows + past
	}
	return -1
}

func (l *lobby) first() int {
	if l.left == nil {
		return lobbyBegin
	}
	return lobbyGoOn
}

func (l *lobby) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch action, _ := act(l.bindings(), msg, false); action {
	case actBack:
		return nil, nil
	case actUp:
		l.moveTo(l.cursor - 1)
	case actDown:
		l.moveTo(l.cursor + 1)
	case actLeft:
		l.change(-1)
	case actRight:
		l.change(1)
	case actOpen:
		return l, l.open()
	}
	return l, nil
}

// open begins an interview, goes on with the one that was left, or shows a report.
func (l *lobby) open() tea.Cmd {
	if report := l.report(); report != nil {
		return send(openReport{*report})
	}
	open := openTalk{bank: l.bank, wish: l.wish}
	if l.cursor == lobbyGoOn {
		open.left = l.left
	}
	return send(open)
}

// change takes the next value of what is under the cursor, or the one before.
func (l *lobby) change(by int) {
	switch l.cursor {
	case lobbyLevel:
		l.wish.Level = beyond(lab.Levels(), l.wish.Level, by)
	case lobbyMinutes:
		l.wish.Minutes = beyond([]int{5, 10, 20, 30, 45, 60}, l.wish.Minutes, by)
	case lobbyTopic:
		topic := ""
		if len(l.wish.Topics) > 0 {
			topic = l.wish.Topics[0]
		}
		l.wish.Topics = nil
		if topic = beyond(append([]string{""}, l.bank.Topics()...), topic, by); topic != "" {
			l.wish.Topics = []string{topic}
		}
	}
}

// beyond is the value after one in a list, or before, round its ends.
func beyond[T comparable](all []T, now T, by int) T {
	return all[(slices.Index(all, now)+by+len(all))%len(all)]
}

// rows are the lines of the list, each with its value.
func (l *lobby) rows() [][2]string {
	topic := "every topic"
	if len(l.wish.Topics) > 0 {
		topic = strings.Join(l.wish.Topics, ", ")
	}
	rows := [][2]string{
		{"Begin", ""},
		{"level", string(l.wish.Level)},
		{"minutes", fmt.Sprint(l.wish.Minutes)},
		{"topic", topic},
	}
	if l.left != nil {
		left := [2]string{"Go on", fmt.Sprintf("question %d of %d", l.left.At()+1, len(l.left.Asked))}
		rows = append([][2]string{left}, rows...)
	}
	return rows
}

// pastRow is an interview in a line: when, at which level, how long, and how it went.
func pastRow(report lab.InterviewReport) (left, right string) {
	return fmt.Sprintf("%s · %s · %d minutes", report.Began.Format("2 Jan 2006"), report.Level, report.Minutes),
		fmt.Sprintf("%d of %d", report.Reached(), report.Points())
}

// list is what can be chosen.
func (l *lobby) list(sc scene) string {
	if l.err != nil {
		return wrapped(sc.Theme.Bad.Render(widget.Safe(l.err.Error())), sc.W)
	}
	return l.page(sc).View()
}

// page is the port over its lines, with that of the cursor in sight.
func (l *lobby) page(sc scene) port {
	var lines []string
	for at, one := range l.rows() {
		lines = append(lines, row(one[0], one[1], at == l.cursor-l.first(), sc))
	}
	if len(l.past) > 0 {
		lines = append(lines, "", sc.Theme.Muted.Render("Held before · key points reached"))
	}
	for at, one := range l.past {
		left, right := pastRow(one)
		lines = append(lines, row(left, right, at == l.cursor-lobbyRows, sc))
	}
	page := newPort().onto(joined(lines), sc.W, sc.H)
	if l.report() != nil {
		page.EnsureVisible(len(lines)-len(l.past)+l.cursor-lobbyRows, 0, 0)
	}
	return page
}

// listBox is where the list lies.
func (l *lobby) listBox(sc scene) rect { return rect{0, 1, sc.W * 55 / 100, sc.H - 2} }

// about is how an interview goes, or how the one under the cursor went.
func (l *lobby) about() (title, text string) {
	report := l.report()
	if report == nil {
		return "How it goes", lobbyText
	}
	parts := []string{fmt.Sprintf("%d of %d key points, over %d of %d questions.", report.Reached(), report.Points(), len(report.Told), len(report.Asked))}
	for _, group := range []struct {
		title  string
		topics []lab.TopicStanding
	}{{"Strengths", report.Strengths()}, {"Gaps", report.Gaps()}} {
		lines := []string{"### " + group.title, ""}
		for _, one := range group.topics {
			lines = append(lines, fmt.Sprintf("- %s: %d of %d", one.Topic, one.Reached, one.Points))
		}
		if len(group.topics) > 0 {
			parts = append(parts, joined(lines))
		}
	}
	return report.Began.Format("2 January 2006, 15:04"), strings.Join(parts, "\n\n")
}

const lobbyText = `An interviewer asks; you answer as you would there, aloud or in writing.

Then you see what a good answer has, and tick the points you made. How you rate it decides when it is asked again.

Each answer is kept at once. Whatever happens, the interview goes on where it was.

At the end there is a report to read or to print: what is strong, where the gaps are, and which scenarios fill them.`

func (l *lobby) view(sc scene) string {
	list := l.listBox(sc)
	iw, ih := widget.Inside(list.W, list.H)
	aw, ah := widget.Inside(sc.W-list.W, list.H)
	title, text := l.about()
	return stacked(
		widget.Header("authlab  mock interview", l.standing(), "interview", sc.W, sc.Theme),
		beside(
			widget.Pane("What is it to be like?", widget.Fit(l.list(sc.sized(iw, ih)), iw, ih), list.W, list.H, true, sc.Theme),
			widget.Pane(title, widget.FitText(sc.Markdown.Render(text, aw), aw, ah), sc.W-list.W, list.H, false, sc.Theme),
		),
		sc.footer(l.bindings(), sc.W),
	)
}

func (l *lobby) standing() string {
	if l.bank == nil {
		return ""
	}
	return fmt.Sprintf("%d questions", len(l.bank))
}
