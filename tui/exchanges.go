package tui

import (
	"context"
	"fmt"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// mostSeen is how many exchanges are kept to read again.
const mostSeen = 200

// record keeps an exchange to read again.
func (p *play) record(exchange lab.Exchange) {
	p.seen = append(p.seen, exchange)
	p.seen = p.seen[max(0, len(p.seen)-mostSeen):]
}

// recordOf keeps the exchange that a command brought, where no attempt is stored of it.
func (p *play) recordOf(msg tea.Msg) {
	if sent, is := msg.(sent); is && sent.attempt.Kind == "" && sent.exchange.Response.Status != 0 {
		p.record(sent.exchange)
	}
}

// openExchanges opens the exchanges so far.
type openExchanges struct {
	all    []lab.Exchange
	run    *lab.Run
	step   string // whose API is sent to; empty for the scenario's
	locked string // why none may be sent now; empty where they may
}

func (p *play) exchanges() openExchanges {
	of := openExchanges{all: p.seen, run: p.run}
	if p.onStep() {
		of.step = p.step().ID
	}
	if _, predicts := p.desk.(*predict); predicts && !p.stepState().Done {
		of.locked = "predict first"
	}
	return of
}

// exchanges is a screen to read every exchange again, to send one once more, as
// it was or as somebody else, and to lay two traces side by side.
type exchanges struct {
	openExchanges
	panes
	cursor int
	marked int // the one to compare with, -1 for none
}

// resent is an exchange that was sent once more.
type resent struct {
	to       *exchanges
	exchange lab.Exchange
	err      error
}

func newExchanges(of openExchanges) *exchanges {
	return &exchanges{openExchanges: of, panes: newPanes(paneExchanges), cursor: len(of.all) - 1, marked: -1}
}

func (x *exchanges) typing() bool { return false }

func (x *exchanges) bindings() []binding {
	again := binding{Keys: on("s"), Label: "send again", Help: "send this request once more, and compare", Action: actResend, Disabled: x.locked}
	as := binding{Keys: on("a", "ctrl+k"), Label: "as …", Help: "send this request as somebody else, and compare", Action: actAs, Disabled: x.locked}
	mark := binding{Keys: on("space", "enter"), Label: "mark", Help: "mark this one, to compare others with it; again to take the mark away", Action: actMark}
	if len(x.all) == 0 {
		const none = "nothing was sent yet"
		again.Disabled, as.Disabled, mark.Disabled = none, none, none
	}
	bindings := []binding{mark, again, as, copyBinding()}
	if x.focus == paneExchanges {
		bindings = append(bindings,
			binding{Keys: on("up", "k"), Help: "the exchange before", Action: actUpRow},
			binding{Keys: on("down", "j"), Help: "the next exchange", Action: actDownRow})
	}
	bindings = append(append(bindings, paneKeys()...),
		binding{Keys: on("esc", "q", "f7"), Label: "back", Help: "back to the step", Action: actBack})
	return append(bindings, quietly(scrollKeys())...)
}

func (x *exchanges) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return x.key(msg, sc)
	case tea.MouseClickMsg:
		x.clicked(msg, sc)
	case tea.MouseWheelMsg:
		x.wheeled(msg, sc)
	case takeKey:
		switch {
		case msg.to != x:
		case msg.err != nil:
			x.note = note{widget.Safe(msg.err.Error()), badly}
		default:
			return x, x.resend(x.all[x.cursor].Request.With(msg.key))
		}
	case resent:
		if msg.to == x {
			x.show(msg)
		}
	case signInSent:
		if msg.exchange.Response.Status != 0 {
			x.all = append(x.all[:len(x.all):len(x.all)], msg.exchange)
		}
	}
	return x, nil
}

func (x *exchanges) key(msg tea.KeyPressMsg, sc scene) (screen, tea.Cmd) {
	action, reason := act(x.bindings(), msg, false)
	x.note = note{reason, plainly}
	switch action {
	case actBack:
		return nil, nil
	case actMark:
		x.mark()
	case actResend:
		return x, x.resend(x.all[x.cursor].Request)
	case actAs:
		return x, x.askWho()
	case actCopy:
		return x, x.copy()
	case actUpRow:
		x.moveTo(x.cursor - 1)
	case actDownRow:
		x.moveTo(x.cursor + 1)
	case actPane, actPaneBack:
		x.move(x, action, sc)
	default:
		x.scroll(x, x.focus, sc, func(port port) port { return port.moved(action) })
	}
	return x, nil
}

func (x *exchanges) moveTo(at int) {
	x.cursor = max(0, min(at, len(x.all)-1))
	x.ports = map[pane]port{}
}

func (x *exchanges) mark() {
	if x.marked == x.cursor {
		x.marked = -1
		return
	}
	x.marked = x.cursor
	x.note = note{"marked; move to another one to compare the two", plainly}
}

// resend sends a request, and marks the exchange it comes from.
func (x *exchanges) resend(request lab.Request) tea.Cmd {
	if x.run == nil {
		return nil
	}
	target := x.run.Target(x.step)
	return func() tea.Msg {
		exchange, err := target.Send(context.Background(), request)
		return resent{x, exchange, err}
	}
}

func (x *exchanges) show(msg resent) {
	if msg.err != nil {
		x.note = note{widget.Safe(msg.err.Error()), badly}
		return
	}
	x.marked = x.cursor
	x.all = append(x.all[:len(x.all):len(x.all)], msg.exchange)
	x.moveTo(len(x.all) - 1)
}

func (x *exchanges) askWho() tea.Cmd {
	if x.run == nil {
		return nil
	}
	target, text := x.run.Target(x.step), x.all[x.cursor].Request.Text()
	return func() tea.Msg {
		return openKeyring{keys: target.Keys(), request: text, to: x, make: keyFrom(target), now: lab.ClockOf(target), entry: entryTo(target)}
	}
}

func (x *exchanges) copy() tea.Cmd {
	if x.run == nil || len(x.all) == 0 {
		return nil
	}
	target, request := x.run.Target(x.step), x.all[x.cursor].Request
	return func() tea.Msg { return copying(target, request) }
}

// comparing reports whether two exchanges lie side by side.
func (x *exchanges) comparing() bool { return x.marked >= 0 && x.marked != x.cursor }

// groups are the list, and beside it the exchange or the two that are compared.
func (x *exchanges) groups(sc scene) []group {
	if len(x.all) == 0 {
		return []group{one(paneExchanges)}
	}
	switch {
	case x.comparing() && wide(sc):
		return []group{{{35, []slot{{paneExchanges, 1}}}, {65, []slot{{paneCompared, 1}}}}}
	case x.comparing():
		return []group{one(paneExchanges), one(paneCompared)}
	case wide(sc):
		return []group{{{32, []slot{{paneExchanges, 1}}}, {38, []slot{{paneRequest, 2}, {paneResponse, 3}}}, {30, []slot{{paneGates, 1}}}}}
	}
	return []group{one(paneExchanges), {{1, []slot{{paneRequest, 2}, {paneResponse, 3}}}}, one(paneGates)}
}

func (x *exchanges) view(sc scene) string {
	return x.drawn(x, widget.Header("authlab  exchanges", x.about(), "", sc.W, sc.Theme), x.bindings(), sc)
}

func (x *exchanges) about() string {
	if x.comparing() {
		return fmt.Sprintf("%d beside %d of %d", x.marked+1, x.cursor+1, len(x.all))
	}
	return fmt.Sprintf("%d of %d", x.cursor+1, len(x.all))
}

func (x *exchanges) draw(p pane, sc scene) drawn {
	if p == paneExchanges {
		rows := exchangeRows * len(x.all)
		return drawn{title: inView(p, firstInView(exchangeRows*x.cursor+1, rows, sc.H), sc.H, rows), body: x.list(sc)}
	}
	exchange := &x.all[x.cursor]
	switch p {
	case paneCompared:
		return drawn{title: p, body: comparedExchanges(x.all[x.marked], *exchange, sc), scrolls: true}
	case paneResponse:
		return responsePane(exchange, sc)
	case paneGates:
		return gatesPane(exchange, -1, sc)
	default:
		return requestPane(callerOf(*exchange), exchange.Request.Text(), sc)
	}
}

func (x *exchanges) list(sc scene) string {
	if len(x.all) == 0 {
		return widget.Fit(sc.Theme.Muted.Render("nothing was sent yet"), sc.W, sc.H)
	}
	var lines []string
	for i, exchange := range x.all {
		mark := style.Waiting
		if i == x.marked {
			mark = style.Chosen
		}
		answer := fmt.Sprintf("%d %s", exchange.Response.Status, exchange.Trace.StoppedAt())
		lines = append(lines,
			row(fmt.Sprintf("%s %d %s", mark, i+1, callerOf(exchange)), answer, i == x.cursor, sc),
			sc.Theme.Muted.Render(widget.Safe(fmt.Sprintf("      %s %s", exchange.Request.Method, exchange.Request.Target))))
	}
	first := firstInView(exchangeRows*x.cursor+1, len(lines), sc.H)
	return widget.Fit(joined(lines[first:]), sc.W, sc.H)
}

// exchangeRows is how many rows of the list an exchange takes.
const exchangeRows = 2

// callerOf is who an exchange proved to be calling.
func callerOf(exchange lab.Exchange) string {
	if exchange.Principal == nil {
		return lab.Nobody
	}
	return exchange.Principal.ID
}

// comparedExchanges are two exchanges side by side: what differs in words, then the
// two traces, then the answers.
func comparedExchanges(left, right lab.Exchange, sc scene) string {
	head := func(e lab.Exchange) string {
		return fmt.Sprintf("%s · %s %s → %d", callerOf(e), e.Request.Method, e.Request.Target, e.Response.Status)
	}
	text := wrapped(strings.Join([]string{
		sc.Theme.Muted.Render("marked  ") + widget.Safe(head(left)),
		sc.Theme.Muted.Render("this    ") + widget.Safe(head(right)), "",
		sc.Theme.Title.Render(left.Trace.PartsFrom(right.Trace)), "",
	}, "\n"), sc.W)
	gates := ahead(left.Trace)
	if len(gates) == 0 {
		gates = ahead(right.Trace)
	}
	return stacked(text,
		trimmed(widget.TwoGates("marked", left.Trace, "this", right.Trace, gates, sc.W, gatesHeight, sc.Theme)), "",
		sc.Theme.Title.Render("this one's answer"), widget.WholeResponse(right.Response, sc.W, sc.Theme))
}

func (x *exchanges) clicked(msg tea.MouseClickMsg, sc scene) {
	at, row := x.click(x, msg, sc)
	if at.pane == paneExchanges && row >= 0 && len(x.all) > 0 {
		_, h := at.inside()
		first := firstInView(exchangeRows*x.cursor+1, exchangeRows*len(x.all), h)
		x.moveTo((first + row) / exchangeRows)
	}
}

// wheeled turns the list under the mouse exchange by exchange, and scrolls any other pane.
func (x *exchanges) wheeled(msg tea.MouseWheelMsg, sc scene) {
	if x.wheel(x, msg, sc) == paneExchanges {
		x.moveTo(x.cursor + wheelStep(msg))
	}
}
