package plain

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/tui/report"
	"authlab/tui/style"
	"authlab/tui/widget"

	"github.com/charmbracelet/x/ansi"
)

// width is where prose wraps, in columns.
const width = 78

// printer writes lines, and remembers the first failure to.
type printer struct {
	out    io.Writer
	failed error
}

// line prints one line, or several where the text holds line ends.
func (p *printer) line(format string, args ...any) {
	if p.failed == nil {
		_, p.failed = fmt.Fprintln(p.out, widget.Safe(fmt.Sprintf(format, args...)))
	}
}

func (p *printer) heading(format string, args ...any) {
	p.line("")
	p.line("== "+format, args...)
}

// prose prints Markdown without its marks. Frames of tables and rules, which say
// nothing when read aloud, are left out.
func (p *printer) prose(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	set := widget.NewMarkdown(style.New(true, false)).Render(text, width)
	for _, line := range strings.Split(ansi.Strip(set), "\n") {
		if line = strings.TrimRight(line, " "); line == "" || strings.Trim(line, "─┼ ") != "" {
			p.line("%s", strings.ReplaceAll(line, "│", "|"))
		}
	}
}

// request prints a request. Long credentials are shortened: read aloud they help
// nobody.
func (p *printer) request(request lab.Request) {
	header := request.Header.Clone()
	for _, name := range []string{"Authorization", "Cookie", "Dpop"} {
		for i, value := range header[name] {
			header[name][i] = ansi.Truncate(value, width-20, "…")
		}
	}
	request.Header = header
	p.block(request.Text())
}

// block prints text indented.
func (p *printer) block(text string) {
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		p.line("    %s", line)
	}
}

// exchange prints what came back, and each gate on a line of its own.
func (p *printer) exchange(exchange lab.Exchange) {
	p.line("  %s %s -> %d", exchange.Request.Method, exchange.Request.Target, exchange.Response.Status)
	for _, name := range telling(exchange.Response.Header) {
		for _, value := range exchange.Response.Header[name] {
			p.line("  %s: %s", widget.FieldName(name), value)
		}
	}
	p.block(exchange.Response.Body)
	p.gates(exchange.Trace)
	if exchange.Crash != "" {
		p.line("  the code came to grief: %s", exchange.Crash)
	}
}

// telling are the fields in which one answer differs from another.
func telling(header http.Header) []string {
	always := []string{"Cache-Control", "Connection", "Content-Length", "Date", "X-Request-Id"}
	names := slices.Sorted(maps.Keys(header))
	return slices.DeleteFunc(names, func(name string) bool { return slices.Contains(always, name) })
}

func (p *printer) gates(trace lab.Trace) {
	checkpoint := lab.Checkpoint("")
	for _, check := range trace {
		if now := check.Gate.Checkpoint(); now != checkpoint && now != "" {
			p.line("  -- %s", now)
			checkpoint = now
		}
		p.line("  %-10s %-7s %s", check.Gate, check.Outcome, check.Reason)
	}
}

func (p *printer) verdict(verdict lab.Verdict) {
	for _, line := range widget.VerdictLines(verdict) {
		p.line("%s", line)
	}
}

func (g *game) story() {
	scenario := g.Run.Scenario()
	g.line("%s %s · level %d · about %d minutes", scenario.ID, scenario.Title, scenario.Level, scenario.Minutes)
	g.line("house policy: existence %s · the API listens on %s", scenario.World.Existence, lab.Addresses(g.Run.Target("")))
	g.prose(g.Run.Text(scenario.Brief))
}

// elsewhere says in which world a step is played, where it is not the scenario's.
func (g *game) elsewhere(step *lab.Step) {
	if step.World == nil {
		return
	}
	g.line("here the house policy is: existence %s", step.World.Existence)
	if step.World.Engine == lab.EngineDown {
		g.line("here the policy engine does not answer")
	}
	g.line("here the clock stands at %s, and the API listens on %s", step.World.Clock.Format(time.RFC3339), lab.Addresses(g.Run.Target(step.ID)))
}

// words explains those of what the scenario practises.
func (g *game) words() {
	meanings := ""
	if g.Words != nil {
		meanings = g.Words(g.Run.Scenario().Concepts)
	}
	if meanings == "" {
		g.line("the glossary has no word of this scenario's; authlab read glossary has all of it")
		return
	}
	g.prose(meanings)
}

func (g *game) score() {
	state := g.Run.State()
	g.line("score: %d of %d, %d of %d steps done", state.Score, state.Max, state.Done, len(state.Steps))
}

// results is how the scenario went: what was said against what came, how sure, and the
// gates that were missed.
func (g *game) results() { g.prose(string(report.Markdown(lab.ProgressIn(g.Run.State())))) }

func (g *game) farewell() {
	state := g.Run.State()
	g.line("")
	g.score()
	if !state.Complete() {
		g.line("play %s goes on from step %d", state.Scenario.ID, state.Next()+1)
	}
}

func (g *game) commands() {
	g.line("here: %s", g.desk.help())
	g.line("everywhere: story, step (all of it again), words, hint, reveal (the step then earns nothing), again (begin the step again)\n" +
		"exchanges, exchange N, compare N M, resend N [WHO [CREDENTIAL]], curl [N], httpie [N], next, back, score, results, help, quit")
}
