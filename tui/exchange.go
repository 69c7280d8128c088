package tui

import (
	"fmt"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// The panes every desk with an exchange shows.

func requestPane(as, text string, sc scene) drawn {
	title := paneRequest
	switch as {
	case "":
	case lab.Nobody:
		title += " · without a credential"
	default:
		title += " · as " + widget.Safe(as)
	}
	return drawn{title: title, body: widget.WholeMessage(text, sc.W, sc.Theme), scrolls: true}
}

func responsePane(exchange *lab.Exchange, sc scene) drawn {
	if exchange == nil {
		return drawn{title: paneResponse, body: widget.Fit(sc.Theme.Muted.Render("nothing sent yet"), sc.W, sc.H)}
	}
	title := fmt.Sprintf("%s · %s", paneResponse, statusText(exchange.Response.Status))
	if exchange.Outside {
		title += " · from outside"
	}
	return drawn{title: title, body: widget.WholeResponse(exchange.Response, sc.W, sc.Theme), scrolls: true}
}

// gatesPane shows how far an exchange came; lit is how many gates to light, all
// where it is negative.
func gatesPane(exchange *lab.Exchange, lit int, sc scene) drawn {
	if exchange == nil {
		return drawn{title: paneGates, body: gateQuestions(sc), scrolls: true}
	}
	gates := ahead(exchange.Trace)
	if _, stopped := exchange.Trace.Stop(); lit >= 0 || !stopped {
		gates = lab.Gates() // while lighting up, which ones there are would tell how far it comes
	}
	return drawn{title: paneGates, body: widget.Gates(exchange.Trace, gates, lit, sc.W, sc.H, sc.Theme)}
}

// gateQuestions is what each gate will ask of a request that is not sent yet.
func gateQuestions(sc scene) string {
	var lines []string
	before := lab.Checkpoint("")
	for _, gate := range lab.Gates() {
		if checkpoint := gate.Checkpoint(); checkpoint != before {
			lines = append(lines, checkpointRule(checkpoint, sc))
			before = checkpoint
		}
		name := sc.Theme.Muted.Render(" "+style.Waiting+" ") + sc.Theme.Text.Render(pad(string(gate), 12))
		question := sc.Theme.Muted.Render(wrapped(gate.Question(), max(sc.W-15, 12)))
		lines = append(lines, beside(widget.Fit(name, 15, height(question)), question))
	}
	return joined(lines)
}

func checkpointRule(checkpoint lab.Checkpoint, sc scene) string {
	if checkpoint == "" {
		return sc.Theme.Border.Render(strings.Repeat("─", sc.W))
	}
	rule := strings.Repeat("─", max(0, sc.W-len(checkpoint)-3))
	return sc.Theme.Border.Render("─ ") + sc.Theme.Checkpoint(checkpoint).Render(string(checkpoint)) + sc.Theme.Border.Render(" "+rule)
}

// ahead lists the gates a request did not reach: those behind the one that
// refused it.
func ahead(trace lab.Trace) []lab.Gate {
	stop, stopped := trace.Stop()
	if !stopped {
		return nil
	}
	gates := lab.Gates()
	for i, gate := range gates {
		if gate == stop.Gate {
			return gates[i+1:]
		}
	}
	return nil
}

// copy puts a request on the clipboard as a command line of curl, or of httpie, and
// shows it for those whose terminal has no clipboard to offer.
func (p *play) copy(request lab.Request) tea.Cmd {
	if p.run == nil || request.Method == "" {
		return nil
	}
	target := p.run.Target(p.step().ID)
	return func() tea.Msg { return copying(target, request) }
}

// copied is a text, ready for the clipboard, and how to have it otherwise.
type copied struct {
	title, text, language string
	other                 *other
}

// copying is a request as a curl command line; the sheet that shows it leads to
// httpie, and that one back.
func copying(target lab.Target, request lab.Request) copied {
	to, err := lab.WayTo(target, request)
	if err != nil {
		return copied{title: "It cannot be copied", text: "# " + err.Error(), language: "bash"}
	}
	asCurl := copied{title: "Copied · the same request from your shell", text: to.Curl(request), language: "bash"}
	asHTTPie := asCurl
	asHTTPie.text = to.HTTPie(request)
	back := asCurl
	asHTTPie.other = &other{"curl", back}
	asCurl.other = &other{"httpie", asHTTPie}
	return asCurl
}

// show puts the text on the clipboard, and a sheet over the screen.
func (c copied) show() tea.Cmd {
	sheet := newCodeSheet(c.title, c.text, c.language)
	sheet.other = c.other
	return tea.Batch(tea.SetClipboard(c.text), send(openSheet{sheet}))
}
