package tui

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// openDrill asks for a drill, or for a day of the shift.
type openDrill struct{ plan lab.DrillPlan }

// drill is the gatekeeper's desk: a request with its papers, and the stamps.
type drill struct {
	drill   *lab.Drill // for commands; what is drawn they bring along
	plan    lab.DrillPlan
	day     *lab.Day
	rung    lab.Rung // of the gentle start
	climbed bool     // with the stamp before
	said    []lab.Stamped
	current lab.Situation
	status  int          // said, and the gate is still to come; 0 for none
	made    *lab.Stamped // beside the API's; nil before
	busy    bool
	over    bool
	err     error
	port    port // over the papers
	tally   port // over how it went
}

// drillReady is a drill, or why there is none.
type drillReady struct {
	to    *drill
	drill *lab.Drill
	err   error
}

// dealt is the next situation; stamped what came of the last.
type (
	dealt struct {
		to        *drill
		situation lab.Situation
		rung      lab.Rung
		err       error
	}
	stamped struct {
		to   *drill
		made lab.Stamped
		said []lab.Stamped // all so far
		err  error
	}
	// ticked is a second that went by.
	ticked struct{ to *drill }
)

func newDrill() *drill { return &drill{busy: true, port: newPort(), tally: newPort()} }

// begin makes the drill, off the loop: it grows worlds.
func (d *drill) begin(config Config, plan lab.DrillPlan) tea.Cmd {
	d.plan = plan
	return func() tea.Msg {
		made, err := config.Drill(context.Background(), plan)
		return drillReady{d, made, err}
	}
}

func (d *drill) deal() tea.Cmd {
	d.busy = true
	return func() tea.Msg {
		next, err := d.drill.Next(context.Background())
		rung, _ := d.drill.Rung()
		return dealt{d, next, rung, err}
	}
}

func (d *drill) stamp(said lab.Stamp) tea.Cmd {
	d.busy = true
	return func() tea.Msg {
		made, err := d.drill.Stamp(context.Background(), said)
		return stamped{d, made, d.drill.Stamped(), err}
	}
}

// tick asks to be told when a second has gone by, where there is a clock.
func (d *drill) tick() tea.Cmd {
	if !d.drill.Timed() || d.over || d.err != nil {
		return nil
	}
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return ticked{d} })
}

func (d *drill) typing() bool { return false }

func (d *drill) bindings() []binding {
	keys := []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}
	number := binding{Keys: on(keys...), Label: "stamp", Help: "stamp it", Action: actPick}
	next := binding{Keys: on("enter", "n"), Label: "next", Help: "the next request", Action: actNext}
	back := binding{Keys: on("esc", "q"), Label: "end", Help: "end the drill", Action: actBack}
	switch {
	case d.over:
		back.Label = "back"
		return append([]binding{back}, scrollKeys()...)
	case d.err != nil:
		back.Label = "back"
		return []binding{back}
	case d.made != nil:
		return append([]binding{next, back}, scrollKeys()...)
	case d.status != 0:
		undo := binding{Keys: on("backspace"), Label: "another status", Help: "choose the status again", Action: actClear}
		return append([]binding{number, undo, back}, scrollKeys()...)
	}
	return append([]binding{number, back}, scrollKeys()...)
}

func (d *drill) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case drillReady:
		if msg.to != d {
			return d, nil
		}
		if d.drill, d.err = msg.drill, msg.err; d.err != nil {
			return d, nil
		}
		d.day, d.said = d.drill.Day(), d.drill.Stamped()
		return d, tea.Batch(d.deal(), d.tick())
	case ticked:
		if msg.to == d {
			d.over = d.over || d.made == nil && d.drill.Over()
			return d, d.tick()
		}
	case dealt:
		if msg.to == d {
			d.take(msg)
		}
	case stamped:
		if msg.to == d {
			d.busy, d.made, d.said, d.err, d.status = false, &msg.made, msg.said, msg.err, 0
		}
	case tea.MouseWheelMsg:
		if d.over {
			d.tally = d.summed(sc).wheeled(msg)
			return d, nil
		}
		d.port = d.papers(sc).wheeled(msg)
	case tea.KeyPressMsg:
		return d.press(msg, sc)
	}
	return d, nil
}

func (d *drill) take(msg dealt) {
	d.busy, d.made, d.status, d.port = false, nil, 0, newPort()
	switch {
	case errors.Is(msg.err, lab.ErrOver):
		d.over = true
	case msg.err != nil:
		d.err = msg.err
	default:
		d.current = msg.situation
		d.climbed = d.rung.Number > 0 && msg.rung.Number > d.rung.Number
		d.rung = msg.rung
	}
}

func (d *drill) press(msg tea.KeyPressMsg, sc scene) (screen, tea.Cmd) {
	action, _ := act(d.bindings(), msg, false)
	switch action {
	case actBack:
		if !d.over && d.err == nil && d.drill != nil && lab.Tallied(d.said).Asked > 0 {
			d.over = true // the tally first
			return d, nil
		}
		return nil, nil
	case actNext:
		if !d.busy {
			return d, d.deal()
		}
	case actClear:
		d.status = 0
	case actPick:
		if !d.busy && d.drill != nil {
			return d, d.choose(msg.String())
		}
	default:
		if d.over {
			d.tally = d.summed(sc).moved(action)
			return d, nil
		}
		d.port = d.papers(sc).moved(action)
	}
	return d, nil
}

// choose takes a number: of a status first, and then of the gate. Whoever lets a
// request in has named the gate with it.
func (d *drill) choose(key string) tea.Cmd {
	number, _ := strconv.Atoi(key) // it is one of the digits
	if d.status != 0 {
		if gates := lab.Gates(); number <= len(gates) {
			return d.stamp(lab.Stamp{Status: d.status, Gate: gates[number-1]})
		}
		return nil
	}
	if number > len(d.current.Statuses) {
		return nil
	}
	status := d.current.Statuses[number-1]
	if status == lab.Welcome {
		return d.stamp(lab.Stamp{Status: status, Gate: lab.GateHandler})
	}
	d.status = status
	return nil
}

// stampWidth is the column of stamps: gates and reasons need it.
const stampWidth = 36

func (d *drill) sides(sc scene) (left, right int) {
	right = max(stampWidth*sc.W/100, min(stampWidth, sc.W/2))
	return sc.W - right, right
}

// papers is the port over the request and what lies beside it.
func (d *drill) papers(sc scene) port {
	left, _ := d.sides(sc)
	w, h := widget.Inside(left, sc.H-2)
	return d.port.onto(d.desk(w, sc), w, h)
}

// summed is the port over how it went.
func (d *drill) summed(sc scene) port {
	_, right := d.sides(sc)
	w, h := widget.Inside(right, sc.H-2)
	return d.tally.onto(d.summary(w, sc), w, h)
}

// desk is the request, and each paper below it.
func (d *drill) desk(w int, sc scene) string {
	if d.current.Papers == nil {
		return ""
	}
	blocks := []string{widget.WholeMessage(strings.TrimRight(d.current.Request.Text(), "\n"), w, sc.Theme)}
	for _, paper := range d.current.Papers {
		lines := []string{"", sc.Theme.Title.Render(paper.Title)}
		for _, fact := range paper.Facts {
			lines = append(lines, factLines(fact, w, sc.Theme)...)
		}
		blocks = append(blocks, joined(lines))
	}
	return stacked(blocks...)
}

// factName is the width of the column of names.
const factName = 18

// factLines are a fact in two columns. A name that is too long for its own stands on
// a line above.
func factLines(fact lab.Fact, w int, theme style.Theme) []string {
	var lines []string
	name := widget.Safe(fact.Name)
	if ansi.StringWidth(name) >= factName {
		for _, line := range widget.Wrap(name, w) {
			lines = append(lines, theme.Muted.Render(line))
		}
		name = ""
	}
	for _, line := range widget.Wrap(widget.Safe(fact.Value), max(w-factName, 8)) {
		lines = append(lines, theme.Muted.Render(pad(name, factName))+theme.Text.Render(line))
		name = ""
	}
	return lines
}

func (d *drill) view(sc scene) string {
	left, right := d.sides(sc)
	page := d.papers(sc)
	_, h := widget.Inside(right, sc.H-2)
	inner, _ := widget.Inside(right, sc.H-2)
	title, side := d.title(), d.side(inner, h, sc)
	keys := page.footed(d.bindings())
	if d.over && d.err == nil {
		went := d.summed(sc)
		title, side, keys = went.titled(title), went.View(), went.footed(d.bindings())
	}
	heading := d.heading()
	if wide(sc) {
		heading = "authlab  " + heading
	}
	return stacked(
		widget.Header(heading, d.standing(), d.game(), sc.W, sc.Theme),
		beside(
			widget.Pane(page.titled("Request and papers"), page.View(), left, sc.H-2, false, sc.Theme),
			widget.Pane(title, widget.Fit(side, inner, h), right, sc.H-2, true, sc.Theme),
		),
		sc.footer(keys, sc.W),
	)
}

// game is which of the two is played.
func (d *drill) game() string {
	if d.day == nil {
		return "drill"
	}
	return "shift"
}

func (d *drill) heading() string {
	switch {
	case d.day == nil && d.plan.Focused():
		return "the gate · only " + d.plan.Subject()
	case d.day == nil && d.drill != nil && d.drill.Mode() != "":
		return "the gate · " + string(d.drill.Mode())
	case d.day == nil:
		return "the gate"
	case d.day.Number < 1:
		return d.day.Title
	}
	return fmt.Sprintf("day %d  %s", d.day.Number, d.day.Title)
}

func (d *drill) standing() string {
	if d.drill == nil {
		return ""
	}
	tally := lab.Tallied(d.said)
	text := fmt.Sprintf("%d of %d right", tally.Right, tally.Asked)
	switch {
	case d.day != nil:
		text += fmt.Sprintf(" · wrongly in %d, out %d · pay %d", tally.Slips[lab.LetIn], tally.Slips[lab.KeptOut], tally.Pay())
	case d.drill.Mode() == lab.Blitz:
		text += fmt.Sprintf(" · %d points", d.points())
	}
	return text + d.clock()
}

// points are what a blitz comes to so far.
func (d *drill) points() int { return lab.PointsOf(d.said, d.plan.Speed) }

// clock is how much time is left, where there is a clock.
func (d *drill) clock() string {
	if left := d.drill.Left(); left > 0 {
		return fmt.Sprintf(" · %s left", left.Round(time.Second))
	}
	if d.busy || d.made != nil || d.over {
		return "" // while it is busy a command has the drill
	}
	if left, clocked := d.drill.Pace(); clocked {
		return fmt.Sprintf(" · %s for this one", left.Round(time.Second))
	}
	return ""
}

func (d *drill) title() string {
	switch {
	case d.over:
		return "How it went"
	case d.made != nil:
		return "The API's stamp"
	default:
		return "Your stamp"
	}
}

// side is what stands in the column on the right.
func (d *drill) side(w, h int, sc scene) string {
	switch {
	case d.err != nil:
		return wrapped(sc.Theme.Bad.Render(d.err.Error()), w)
	case d.made != nil:
		return d.compared(w, h, sc)
	case d.drill == nil || d.current.Papers == nil:
		return sc.Theme.Muted.Render("opening the gate …")
	case d.status != 0:
		return numbered(fmt.Sprintf("%d, at which gate?", d.status), lab.GateNames(), w, sc)
	}
	words := make([]string, len(d.current.Statuses))
	for i, status := range d.current.Statuses {
		words[i] = statusText(status)
		if status == lab.Welcome {
			words[i] = "let it in"
		}
	}
	asked := numbered("What do you answer?", words, w, sc)
	if d.climbed {
		asked = stacked(asked, "", wrapped(sc.Theme.Good.Render(style.Passed+" new now: "+d.rung.News), w))
	}
	return asked
}

func numbered(heading string, words []string, w int, sc scene) string {
	lines := []string{wrapped(sc.Theme.Title.Render(heading), w), ""}
	for i, word := range words {
		lines = append(lines, fmt.Sprintf(" %s  %s", sc.Theme.Accent.Render(strconv.Itoa(i+1)), sc.Theme.Text.Render(word)))
	}
	return joined(lines)
}

func (d *drill) compared(w, h int, sc scene) string {
	verdict := sc.Theme.Good.Render(style.Passed + " right")
	if d.made.Slip != lab.NoSlip {
		verdict = sc.Theme.Bad.Render(style.Denied + " " + string(d.made.Slip))
	}
	lines := []string{
		verdict,
		sc.Theme.Muted.Render(pad("you", 5)) + d.made.Said.String(),
		sc.Theme.Muted.Render(pad("API", 5)) + d.made.Was.String(),
		sc.Theme.Muted.Render(d.made.Was.Clause()), "",
	}
	return stacked(joined(lines), widget.Gates(d.current.Exchange.Trace, lab.Gates(), widget.All, w, max(h-len(lines), 1), sc.Theme))
}

// passed says whether the next day is open.
func (d *drill) passed(tally lab.Tally, sc scene) string {
	if d.day.Number == lab.Endless {
		return sc.Theme.Muted.Render(fmt.Sprintf("it is over when %d were let in wrongly", lab.StrikesOut))
	}
	if left := lab.ShiftLength - tally.Asked; left > 0 {
		return sc.Theme.Muted.Render(fmt.Sprintf("%d to go; come back to go on", left))
	}
	if tally.Passed() {
		return sc.Theme.Good.Render(style.Passed + " the day is passed")
	}
	return sc.Theme.Skipped.Render(fmt.Sprintf("%s to pass: %d of %d, %s", style.Unasked, 3*lab.ShiftLength/4, lab.ShiftLength, "at most 1 let in"))
}

func (d *drill) summary(w int, sc scene) string {
	tally := lab.Tallied(d.said)
	lines := []string{
		sc.Theme.Title.Render(fmt.Sprintf("%d of %d right", tally.Right, tally.Asked)),
		fmt.Sprintf("%d in a row at best", tally.Longest),
	}
	if d.day != nil {
		lines = append(lines,
			wrapped(fmt.Sprintf("let in wrongly: %d · kept out wrongly: %d", tally.Slips[lab.LetIn], tally.Slips[lab.KeptOut]), w),
			fmt.Sprintf("pay %d", tally.Pay()), wrapped(d.passed(tally, sc), w))
	}
	if d.day == nil && d.drill != nil && d.drill.Mode() == lab.Blitz {
		lines = append(lines, fmt.Sprintf("%d points, %d of them for speed", d.points(), d.points()-lab.PointsOf(d.said, false)))
		if d.over && len(d.said) > 0 {
			lines = append(lines, wrapped(sc.Theme.Accent.Render(d.drill.Against(d.points())), w))
		}
	}
	if d.rung.Of > 0 {
		lines = append(lines, rungLine(d.rung))
	}
	lines = append(lines, "")
	for _, slip := range lab.Slips() {
		if n := tally.Slips[slip]; n > 0 {
			lines = append(lines, fmt.Sprintf("%s %s: %d", sc.Theme.Bad.Render(style.Denied), slip, n))
		}
	}
	for _, one := range d.said {
		if one.Slip != lab.NoSlip {
			lines = append(lines, "", wrapped(sc.Theme.Muted.Render(one.Call), w),
				wrapped(fmt.Sprintf("you: %s · API: %s", one.Said, one.Was), w))
		}
	}
	return joined(lines)
}
