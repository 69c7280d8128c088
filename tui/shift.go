package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// Shift is the campaign at the gate.
type Shift struct {
	// Days are those of the campaign, then today's and the one without an end.
	Days  []lab.Day
	First int // the number of the day to begin with; 0 for the next
	// Campaign reads how the learner stands in it. It may block.
	Campaign func(ctx context.Context) (lab.Campaign, error)
}

// openShift asks for the list of days.
type openShift struct{}

// campaignRead is how the learner stands in the shift.
type campaignRead struct {
	campaign lab.Campaign
	err      error
}

// shift is the list of days: those that are behind, the next, and today's.
type shift struct {
	Shift
	settings Settings
	save     func(Settings) error
	campaign lab.Campaign
	err      error
	cursor   int // of the days from 0
	moved    bool
}

func newShift(of Shift, settings Settings, save func(Settings) error) *shift {
	s := &shift{Shift: of, settings: settings, save: save}
	if at := slices.IndexFunc(s.Days, func(d lab.Day) bool { return d.Number == of.First }); of.First != 0 && at >= 0 {
		s.cursor, s.moved = at, true
	}
	return s
}

// campaignDays is how many days there are to pass.
func (s *shift) campaignDays() int {
	count := 0
	for _, day := range s.Days {
		if day.Number > 0 {
			count++
		}
	}
	return count
}

func (s *shift) read() tea.Cmd {
	return func() tea.Msg {
		campaign, err := s.Campaign(context.Background())
		return campaignRead{campaign, err}
	}
}

// day is the one under the cursor.
func (s *shift) day() lab.Day { return s.Days[s.cursor] }

// nextPace is the clock that p sets: none, an easy one, a brisk one, and none again.
func nextPace(pace time.Duration) time.Duration {
	switch {
	case pace == 0:
		return time.Minute
	case pace > 30*time.Second:
		return 30 * time.Second
	}
	return 0
}

// paceName is a clock in words.
func paceName(pace time.Duration) string {
	switch {
	case pace == 0:
		return "none"
	case pace == time.Minute:
		return "a minute"
	case pace%time.Minute == 0:
		return fmt.Sprintf("%.0f minutes", pace.Minutes())
	}
	return fmt.Sprintf("%.0f seconds", pace.Seconds())
}

func (s *shift) typing() bool { return false }

func (s *shift) bindings() []binding {
	open := binding{Keys: on("enter"), Label: "to the gate", Help: "begin the day under the cursor", Action: actOpen}
	if day := s.day(); !s.campaign.Open(day.Number) {
		open.Disabled = fmt.Sprintf("day %d comes first", day.Number-1)
	}
	return []binding{
		open,
		{Keys: on("up", "k"), Label: "up", Help: "the day before", Action: actUp},
		{Keys: on("down", "j"), Label: "down", Help: "the day after", Action: actDown},
		{Keys: on("p"), Label: "clock", Help: "a clock for each request: none, a minute, half a minute; it is kept", Action: actPace},
		{Keys: on("esc", "q"), Label: "back", Help: "back to the home screen", Action: actBack},
	}
}

func (s *shift) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case campaignRead:
		if s.err = msg.err; msg.err == nil {
			s.campaign = msg.campaign
		}
		if !s.moved {
			s.cursor = s.campaign.Next(s.campaignDays()) - 1
		}
	case stamped: // a day went on
		return s, s.read()
	case stored:
		if msg.to == s && msg.err != nil {
			s.err = errors.New(unkept(msg.err))
		}
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.MouseMsg:
		return s, s.point(msg, sc)
	}
	return s, nil
}

// point moves the cursor to a day; clicked again it begins, where it is open.
func (s *shift) point(msg tea.MouseMsg, sc scene) tea.Cmd {
	box := s.listBox(sc)
	mouse := pointed(msg, box, s.cursor, len(s.Days), box.H-2)
	s.moved = s.moved || mouse.at != s.cursor
	s.cursor = mouse.at
	if mouse.again && s.campaign.Open(s.day().Number) {
		return s.open()
	}
	return nil
}

func (s *shift) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch action, _ := act(s.bindings(), msg, false); action {
	case actBack:
		return nil, nil
	case actUp:
		s.cursor, s.moved = max(0, s.cursor-1), true
	case actDown:
		s.cursor, s.moved = min(len(s.Days)-1, s.cursor+1), true
	case actPace:
		s.settings.Pace = nextPace(s.settings.Pace)
		return s, settle(s.settings, s.save, s)
	case actOpen:
		return s, s.open()
	}
	return s, nil
}

// open begins the day under the cursor.
func (s *shift) open() tea.Cmd {
	day := s.day()
	s.moved = day.Number < 1
	return send(openDrill{lab.DrillPlan{Day: &day, Pace: s.settings.Pace}})
}

// listBox is where the list lies.
func (s *shift) listBox(sc scene) rect { return rect{0, 1, sc.W * 55 / 100, sc.H - 2} }

func (s *shift) view(sc scene) string {
	list := s.listBox(sc)
	return stacked(
		widget.Header("authlab  the gatekeeper's shift", s.standing(), "shift", sc.W, sc.Theme),
		beside(
			s.list(list.W, list.H, sc),
			s.about(sc.W-list.W, list.H, sc),
		),
		sc.footer(s.bindings(), sc.W),
	)
}

func (s *shift) standing() string {
	passed := 0
	for _, day := range s.Days {
		if day.Number > 0 && s.campaign[day.Number].Passed() {
			passed++
		}
	}
	return fmt.Sprintf("%d of %d days", passed, s.campaignDays())
}

func (s *shift) list(w, h int, sc scene) string {
	iw, ih := widget.Inside(w, h)
	items := make([]widget.Item, 0, len(s.Days))
	for _, day := range s.Days {
		items = append(items, s.item(day))
	}
	return widget.Pane(listed("Days", len(items), s.cursor, ih), widget.Menu(items, s.cursor, iw, ih, sc.Theme), w, h, true, sc.Theme)
}

func (s *shift) item(day lab.Day) widget.Item {
	title := fmt.Sprintf("%2d  %s", day.Number, day.Title)
	if day.Number < 1 {
		title = "★   " + day.Title
	}
	detail := s.campaign.Standing(day.Number)
	if day.Number > 0 && s.campaign[day.Number].Passed() {
		detail = style.Passed + " " + detail
	}
	return widget.Item{Title: title, Detail: detail}
}

func (s *shift) about(w, h int, sc scene) string {
	iw, ih := widget.Inside(w, h)
	day := s.day()
	lines := []string{sc.Theme.Title.Render(day.Title), "", sc.Markdown.Render(day.Story, iw), "", sc.Markdown.Render(day.News, iw)}
	if tally, played := s.campaign[day.Number]; played {
		lines = append(lines, "", sc.Theme.Muted.Render(fmt.Sprintf("your best: %d of %d right, %d let in wrongly, %d kept out wrongly, pay %d",
			tally.Right, tally.Asked, tally.Slips[lab.LetIn], tally.Slips[lab.KeptOut], tally.Pay())))
	}
	clock := "no clock"
	if pace := s.settings.Pace; pace > 0 {
		clock = fmt.Sprintf("clock: %s for each request; a right stamp after that pays half", paceName(pace))
	}
	lines = append(lines, "", sc.Theme.Muted.Render(clock))
	if s.err != nil {
		lines = append(lines, "", sc.Theme.Bad.Render(widget.Safe(s.err.Error())))
	}
	return widget.Pane("The day", widget.FitText(wrapped(joined(lines), iw), iw, ih), w, h, false, sc.Theme)
}
