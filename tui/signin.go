package tui

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openSignIn opens the screen on which somebody signs in.
type openSignIn struct {
	entry     lab.Entry
	who, name string // ana, Ana
	way       string
	to        any // who is to have the credential
}

// signIn is a sign-in step by step: what was sent so far, and what is due.
type signIn struct {
	openSignIn
	panes
	walk   lab.SignIn // nil until it has begun
	sent   []signedStep
	due    *lab.SignInStep // nil where nothing is
	key    lab.Key         // what it has led to
	cursor int             // over those that were sent, and then the one that is due
	busy   bool
}

// signedStep is an exchange of a sign-in, and what it was for.
type signedStep struct {
	step     lab.SignInStep
	exchange lab.Exchange
}

// What the commands of a sign-in bring.
type (
	signInBegan struct {
		to   *signIn
		walk lab.SignIn
		due  *lab.SignInStep
		err  error
	}
	signInSent struct {
		to       *signIn
		exchange lab.Exchange
		due      *lab.SignInStep
		key      lab.Key
		err      error
	}
)

func newSignIn(of openSignIn) *signIn {
	return &signIn{openSignIn: of, panes: newPanes(paneSignIn), busy: true}
}

// begin asks the API's people what they send first.
func (s *signIn) begin() tea.Cmd {
	return func() tea.Msg {
		walk, err := s.entry.SignIn(s.who, s.way)
		if err != nil {
			return signInBegan{to: s, err: err}
		}
		return signInBegan{s, walk, dueIn(walk), nil}
	}
}

func dueIn(walk lab.SignIn) *lab.SignInStep {
	if step, due := walk.Due(); due {
		return &step
	}
	return nil
}

// send sends what is due.
func (s *signIn) send() tea.Cmd {
	s.busy = true
	walk := s.walk
	return func() tea.Msg {
		exchange, err := walk.Send(context.Background())
		return signInSent{s, exchange, dueIn(walk), walk.Key(), err}
	}
}

func (s *signIn) typing() bool { return false }

// over reports whether the sign-in has led to a credential.
func (s *signIn) over() bool { return s.key.Who != "" }

func (s *signIn) bindings() []binding {
	onward := binding{Keys: on("enter", "ctrl+s"), Help: "send what is due", Action: actSend}
	switch {
	case s.over():
		onward.Label, onward.Help = "put it into the request", "put the credential into the request; it stays on the keyring too"
		onward.Action = actUse
	case s.busy:
		onward.Disabled = "the request is on its way"
	case s.due == nil:
		onward.Disabled = "the sign-in has ended; esc, and another can begin"
	default:
		onward.Label = "send " + s.due.Title
	}
	bindings := []binding{onward}
	if s.focus == paneSignIn {
		bindings = append(bindings,
			binding{Keys: on("up", "k"), Help: "the exchange before", Action: actUpRow},
			binding{Keys: on("down", "j"), Label: "look", Help: "the next exchange; the last is the one that is due", Action: actDownRow})
	}
	bindings = append(append(bindings, paneKeys()...),
		binding{Keys: on("esc", "q"), Label: "leave", Help: "leave the request as it is; what was sent stays among the exchanges", Action: actBack})
	return append(bindings, quietly(scrollKeys())...)
}

func (s *signIn) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.press(msg, sc)
	case tea.MouseClickMsg:
		s.clicked(msg, sc)
	case tea.MouseWheelMsg:
		if s.wheel(s, msg, sc) == paneSignIn {
			s.moveTo(s.cursor + wheelStep(msg))
		}
	case signInBegan:
		if msg.to == s {
			s.walk, s.due, s.busy = msg.walk, msg.due, false
			s.say(msg.err)
			if !wide(sc) {
				s.focus = paneRequest
			}
		}
	case signInSent:
		if msg.to == s {
			s.show(msg, sc)
		}
	}
	return s, nil
}

func (s *signIn) press(msg tea.KeyPressMsg, sc scene) (screen, tea.Cmd) {
	action, reason := act(s.bindings(), msg, false)
	switch action {
	case actBack:
		return nil, nil
	case actUse:
		return nil, send(takeKey{to: s.to, key: s.key})
	case actSend:
		return s, s.send()
	case actUpRow:
		s.moveTo(s.cursor - 1)
	case actDownRow:
		s.moveTo(s.cursor + 1)
	case actPane, actPaneBack:
		s.move(s, action, sc)
	case "":
		if reason != "" {
			s.note = note{reason, plainly}
		}
	default:
		s.scroll(s, s.focus, sc, func(port port) port { return port.moved(action) })
	}
	return s, nil
}

// say tells what went wrong, or else what the exchange under the cursor proves.
func (s *signIn) say(err error) {
	at, there := s.at()
	switch {
	case err != nil:
		s.note = note{widget.Safe(err.Error()), badly}
	case there:
		s.note = note{at.step.Proves + " (" + at.step.Clause + ")", plainly}
		if s.over() && s.cursor == s.count()-1 {
			s.note.text += "; it is on the keyring now"
		}
	default:
		s.note = note{}
	}
}

// at is what the cursor is on; an exchange that is due was not answered yet.
func (s *signIn) at() (signedStep, bool) {
	switch {
	case s.cursor < len(s.sent):
		return s.sent[s.cursor], true
	case s.due != nil:
		return signedStep{step: *s.due}, true
	}
	return signedStep{}, false
}

// count is how many exchanges there are to look at.
func (s *signIn) count() int {
	if s.due == nil {
		return len(s.sent)
	}
	return len(s.sent) + 1
}

func (s *signIn) moveTo(at int) {
	s.cursor, s.ports = max(0, min(at, s.count()-1)), map[pane]port{}
	s.say(nil)
}

// show puts the cursor on what was answered; what is due now comes below it.
func (s *signIn) show(msg signInSent, sc scene) {
	s.busy = false
	if msg.exchange.Response.Status == 0 { // it was not sent
		s.say(msg.err)
		return
	}
	s.sent = append(s.sent, signedStep{*s.due, msg.exchange})
	s.due, s.key = msg.due, msg.key
	s.moveTo(len(s.sent) - 1)
	s.say(msg.err)
	if !wide(sc) {
		s.focus = paneResponse
	}
}

func (s *signIn) groups(sc scene) []group {
	if wide(sc) {
		return []group{{{30, []slot{{paneSignIn, 1}}}, {40, []slot{{paneRequest, 2}, {paneResponse, 3}}}, {30, []slot{{paneGates, 1}}}}}
	}
	return []group{one(paneSignIn), {{1, []slot{{paneRequest, 2}, {paneResponse, 3}}}}, one(paneGates)}
}

func (s *signIn) view(sc scene) string {
	right := fmt.Sprintf("exchange %d", s.cursor+1)
	if s.over() {
		right = fmt.Sprintf("%d of %d", s.cursor+1, s.count())
	}
	return s.drawn(s, widget.Header("authlab  sign in · "+widget.Safe(s.name)+" by "+s.way, "", right, sc.W, sc.Theme), s.bindings(), sc)
}

func (s *signIn) draw(p pane, sc scene) drawn {
	if p == paneSignIn {
		rows := len(s.lines(sc))
		return drawn{title: inView(p, s.firstLine(rows, sc.H), sc.H, rows), body: s.list(sc)}
	}
	at, _ := s.at()
	var answered *lab.Exchange
	if s.cursor < len(s.sent) {
		answered = &at.exchange
	}
	switch p {
	case paneResponse:
		if answered != nil {
			short := *answered
			short.Response = widget.ShortResponse(short.Response)
			answered = &short
		}
		return responsePane(answered, sc)
	case paneGates:
		return gatesPane(answered, -1, sc)
	default:
		return requestPane("", widget.ShortTokens(at.step.Request.Text()), sc)
	}
}

func (s *signIn) list(sc scene) string {
	lines := s.lines(sc)
	return widget.Fit(joined(lines[s.firstLine(len(lines), sc.H):]), sc.W, sc.H)
}

// signInRows is how many rows of the list an exchange takes.
const signInRows = 2

func (s *signIn) firstLine(count, h int) int { return firstInView(signInRows*s.cursor+1, count, h) }

// lines are the exchanges so far, the one that is due, and what they led to.
func (s *signIn) lines(sc scene) []string {
	var lines []string
	for i, one := range s.sent {
		glyph := style.Passed
		if one.exchange.Response.Status >= http.StatusBadRequest {
			glyph = style.Denied
		}
		lines = append(lines, s.rows(i, glyph, one.step, fmt.Sprint(one.exchange.Response.Status), sc)...)
	}
	if s.due != nil {
		lines = append(lines, s.rows(len(s.sent), style.Waiting, *s.due, "due", sc)...)
	}
	switch {
	case s.over():
		lines = append(lines, "", sc.Theme.Good.Render("  "+style.Passed+" on the keyring now"))
	case s.walk == nil && s.busy:
		lines = append(lines, sc.Theme.Muted.Render("asking what is to be sent"))
	}
	return lines
}

func (s *signIn) rows(i int, glyph string, step lab.SignInStep, answer string, sc scene) []string {
	target, _, _ := strings.Cut(step.Request.Target, "?")
	return []string{
		row(fmt.Sprintf("%s %d %s", glyph, i+1, step.Title), answer, i == s.cursor, sc),
		sc.Theme.Muted.Render(widget.Safe(fmt.Sprintf("      %s %s", step.Request.Method, target))),
	}
}

func (s *signIn) clicked(msg tea.MouseClickMsg, sc scene) {
	at, row := s.click(s, msg, sc)
	if at.pane != paneSignIn || row < 0 {
		return
	}
	w, h := at.inside()
	row += s.firstLine(len(s.lines(sc.sized(w, h))), h)
	if at := row / signInRows; at < s.count() {
		s.moveTo(at)
	}
}
