package tui

import (
	"context"
	"errors"
	"strings"
	"time"

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
	met    vocabulary
}

// sent is what a request led to.
type sent struct {
	exchange lab.Exchange
	attempt  lab.Attempt
}

// keysRead is the keyring of the run.
type keysRead struct {
	keys  []lab.Key
	make  keyMaker
	now   time.Time
	entry lab.Entry
}

func newCraft(p *play) *craft {
	d := &craft{play: p, editor: widget.NewEditor(widget.HTTP), met: p.vocabulary()}
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

func (d *craft) work() pane { return paneRequest }

func (d *craft) typing() bool { return d.focus == paneRequest }

func (d *craft) bindings() []binding {
	ask := binding{Keys: on("ctrl+s"), Label: "send", Help: "send the request; trying costs nothing", Action: actSend}
	if d.busy != "" {
		ask.Disabled = "the request is on its way"
	}
	if d.editor.Finding() && d.typing() {
		return finding()
	}
	bindings := []binding{
		ask,
		{Keys: on("ctrl+k"), Label: "keyring", Help: "choose who you are, and with which credential", Action: actKeyring},
		{Keys: on("ctrl+t"), Label: "token", Help: "the token bench: what the token says, and how to change it", Action: actToken},
		copyBinding(),
		{Keys: on("f9"), Label: "requests", Help: "requests to take up again, and to keep this one", Action: actSnippets},
	}
	if d.typing() {
		bindings = append(bindings, editing()...)
	}
	return bindings
}

// finding sends the keys of a search to the editor.
func finding() []binding {
	return []binding{{Keys: on("esc", "enter", "up", "down", "backspace", "ctrl+f", "ctrl+g"), Help: "the next place, the one before, or the end of the search", Action: actType, Always: true}}
}

// editing sends the keys an editor wants to it, and not to scrolling.
func editing() []binding {
	return []binding{
		{Keys: on("up", "down", "left", "right", "home", "end", "pgup", "pgdown"), Help: "move; with shift they select; → takes what is suggested", Action: actType},
		{Keys: on("ctrl+z"), Help: "undo; with shift, or ctrl+r, redo", Action: actType},
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
			target := run.Target(step)
			return keysRead{keys, keyFrom(target), lab.ClockOf(target), entryTo(target)}, err
		})
	case actToken:
		return d.openToken()
	case actSnippets:
		return d.snippets(d.editor.Text())
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
		d.say(badly, "%v", err)
		d.look()
		return nil
	}
	step := d.step().ID
	return d.wait("sending the request", func(ctx context.Context, run *lab.Run) (tea.Msg, error) {
		exchange, attempt, err := run.Send(ctx, step, request)
		return sent{exchange, attempt}, err
	})
}

// take puts a key into the request, and says what is wrong with it.
func (d *craft) take(msg takeKey) {
	if msg.err != nil {
		d.say(badly, "%v", msg.err)
		return
	}
	d.replace(withKey(d.editor.Text(), msg.key))
	wrong := ""
	if msg.key.Wrong != "" {
		wrong = "; of the key, know that " + msg.key.Wrong
	}
	d.say(plainly, "the request goes out as %s%s", msg.key.Name, wrong)
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
		if request, err := lab.ParseRequest(msg.text); err == nil {
			d.met.meetExchange(lab.Exchange{Request: request})
		}
	case takeText:
		d.replace(msg.text)
	case takeToken:
		d.replace(strings.Replace(d.editor.Text(), msg.old, msg.new, 1))
		d.say(plainly, "the token is in the request")
	case sent:
		d.show(msg, sc)
	case openTokenBench:
		return send(msg)
	case keysRead:
		return send(openKeyring{keys: msg.keys, request: d.editor.Text(), to: d, make: msg.make, now: msg.now, entry: msg.entry})
	case takeKey:
		d.take(msg)
	case takeSolution:
		d.replace(msg.text)
	case tea.PasteMsg:
		d.paste(msg)
	default:
		if d.typing() {
			d.dirty = paneRequest
			if d.editor.Update(msg) {
				d.look()
			}
		}
		return clipboardOf(d.editor)
	}
	return nil
}

func (d *craft) openToken() tea.Cmd {
	step, text := d.step().ID, d.editor.Text()
	return d.ask(func(_ context.Context, run *lab.Run) (tea.Msg, error) {
		of, err := openToken(text, run.Target(step), d)
		return of, err
	})
}

// replace puts another request into the editor; undo takes it back.
func (d *craft) replace(text string) {
	replaceText(d.editor, text)
	d.focus = paneRequest
	d.look()
}

// paste takes a text as it is; a curl command becomes the request it would send.
func (d *craft) paste(msg tea.PasteMsg) {
	if !d.typing() {
		return
	}
	if !lab.IsCurl(msg.Content) {
		d.editor.Update(msg)
		d.look()
		return
	}
	request, err := lab.ReadCurl(msg.Content)
	if err != nil {
		d.say(badly, "%v", err)
		return
	}
	d.replace(request.Text())
	d.say(plainly, "the curl command is a request now; undo takes it back")
}

// look checks the request as it stands, and says what might come next.
func (d *craft) look() {
	d.editor.SetDiagnostics(nil)
	text := d.editor.Text()
	var syntax *lab.SyntaxError
	if _, err := lab.ParseRequest(text); errors.As(err, &syntax) {
		d.editor.SetDiagnostics([]lab.Diagnostic{syntax.Diagnostic()})
	}
	line, column := d.editor.Cursor()
	d.editor.Suggest(d.met.complete(text, line, column))
}

func (d *craft) show(msg sent, sc scene) {
	d.last = &msg.exchange
	d.met.meetExchange(msg.exchange)
	if !wide(sc) && !msg.exchange.Outside {
		d.focus = paneResponse
	}
	whence := ""
	if msg.exchange.Outside {
		whence = "from outside: "
	}
	answer := statusText(msg.exchange.Response.Status)
	if msg.attempt.Right {
		d.say(gladly, "%s%s: that is it · %+d", whence, answer, d.stepState().Earned)
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
		return drawn{title: paneRequest, rows: d.editor.Rows(sc.W, sc.H, d.focus == paneRequest, sc.Theme)}
	}
}
