package tui

import (
	"context"
	"errors"

	"authlab/lab"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// craft is the desk of a craft: any request, sent as often as one likes, until
// an exchange shows what the goal asks for.
type craft struct {
	*play
	editor *widget.Editor
	read   string        // the text the editor began with, empty until it has one
	last   *lab.Exchange // the latest answer, from here or from outside
}

// sent is what a request led to.
type sent struct {
	exchange lab.Exchange
	attempt  lab.Attempt
}

// keysRead is the keyring of the run.
type keysRead struct{ keys []lab.Key }

func newCraft(p *play) *craft {
	d := &craft{play: p, editor: widget.NewEditor(widget.HTTP)}
	if last := p.stepState().Last; last != nil {
		d.last = last.Record.Exchange
	}
	return d
}

func (d *craft) load() tea.Cmd {
	step, anew := d.step().ID, d.anew
	return d.ask(func(_ context.Context, run *lab.Run) (tea.Msg, error) {
		if text, kept := run.Kept(step); kept && !anew {
			return sourceRead{text}, nil
		}
		request, err := run.Request(step)
		return sourceRead{request.Text()}, err
	})
}

func (d *craft) groups(wide bool) []group {
	if wide {
		return []group{{
			{30, []slot{{paneStory, 1}}},
			{40, []slot{{paneRequest, 1}, {paneResponse, 1}}},
			{30, []slot{{paneGates, 1}}},
		}}
	}
	return []group{
		one(paneStory),
		one(paneRequest),
		{{1, []slot{{paneResponse, 1}}}, {1, []slot{{paneGates, 1}}}},
	}
}

func (d *craft) first(wide bool) pane {
	if wide {
		return paneRequest
	}
	return paneStory
}

// unfinished is the request where it was touched.
func (d *craft) unfinished() (text string, changed bool) {
	text = d.editor.Text()
	return text, d.read != "" && text != d.read
}

func (d *craft) typing() bool { return d.focus == paneRequest }

func (d *craft) bindings() []binding {
	ask := binding{Keys: on("ctrl+s"), Label: "send", Help: "send the request; trying costs nothing", Action: actSend}
	if d.busy != "" {
		ask.Disabled = "the request is on its way"
	}
	bindings := []binding{
		ask,
		{Keys: on("ctrl+k"), Label: "keyring", Help: "choose who you are, and with which credential", Action: actKeyring},
		copyBinding(),
	}
	if d.typing() {
		bindings = append(bindings, editing()...)
	}
	return bindings
}

// editing sends the keys an editor wants to it, and not to scrolling.
func editing() []binding {
	return []binding{
		{Keys: on("up", "down", "left", "right", "home", "end", "pgup", "pgdown"), Help: "move; with shift they select", Action: actType},
		{Keys: on("ctrl+z"), Help: "undo", Action: actType},
	}
}

func (d *craft) do(action string, sc scene) tea.Cmd {
	switch action {
	case actSend:
		return d.send()
	case actKeyring:
		step := d.step().ID
		return d.ask(func(_ context.Context, run *lab.Run) (tea.Msg, error) {
			keys, err := run.Keys(step)
			return keysRead{keys}, err
		})
	case actCopy:
		request, err := lab.ParseRequest(d.editor.Text())
		if err != nil {
			d.say(badly, "%v", err)
			return nil
		}
		return d.copy(request)
	}
	return nil
}

func (d *craft) send() tea.Cmd {
	request, err := lab.ParseRequest(d.editor.Text())
	if err != nil {
		d.point(err)
		return nil
	}
	step := d.step().ID
	return d.wait("sending the request", func(ctx context.Context, run *lab.Run) (tea.Msg, error) {
		exchange, attempt, err := run.Send(ctx, step, request)
		return sent{exchange, attempt}, err
	})
}

// point says what is wrong with the request, and marks where.
func (d *craft) point(err error) {
	d.say(badly, "%v", err)
	var syntax *lab.SyntaxError
	if errors.As(err, &syntax) {
		d.editor.SetDiagnostics([]lab.Diagnostic{{Line: syntax.Line, Column: syntax.Column, Message: syntax.What}})
	}
}

// observe credits an exchange from outside.
func (d *craft) observe(exchange lab.Exchange) tea.Cmd {
	step := d.step().ID
	exchange.Outside = true
	return d.ask(func(ctx context.Context, run *lab.Run) (tea.Msg, error) {
		attempt, err := run.Observe(ctx, step, exchange)
		return sent{exchange, attempt}, err
	})
}

func (d *craft) update(msg tea.Msg, sc scene) tea.Cmd {
	switch msg := msg.(type) {
	case sourceRead:
		d.editor.SetText(msg.text)
		d.read = msg.text
	case sent:
		d.show(msg, sc)
	case keysRead:
		return send(openKeyring{keys: msg.keys, request: d.editor.Text(), to: d})
	case takeKey:
		replaceText(d.editor, withKey(d.editor.Text(), msg.key))
		d.focus = paneRequest
		d.say(plainly, "the request goes out as %s", msg.key.Name)
	case takeSolution:
		replaceText(d.editor, msg.text)
		d.focus = paneRequest
	default:
		if d.typing() && d.editor.Update(msg) {
			d.editor.SetDiagnostics(nil)
		}
	}
	return nil
}

func (d *craft) show(msg sent, sc scene) {
	d.last = &msg.exchange
	if !wide(sc) && !msg.exchange.Outside {
		d.focus = paneResponse
	}
	whence := ""
	if msg.exchange.Outside {
		whence = "from outside: "
	}
	answer := statusText(msg.exchange.Response.Status)
	if msg.attempt.Right {
		d.say(gladly, "%s%s: that is it · %+d · ctrl+n goes on", whence, answer, d.stepState().Earned)
		return
	}
	stop, stopped := msg.exchange.Trace.Stop()
	if stopped {
		d.say(plainly, "%s%s: stopped at %s", whence, answer, stop.Gate)
		return
	}
	d.say(plainly, "%s%s: through every gate, and not yet the goal", whence, answer)
}

func (d *craft) draw(p pane, sc scene) drawn {
	switch p {
	case paneResponse:
		return responsePane(d.last, sc)
	case paneGates:
		return gatesPane(d.last, -1, sc)
	default:
		return drawn{title: paneRequest, body: d.editor.View(sc.W, sc.H, d.focus == paneRequest, sc.Theme)}
	}
}
