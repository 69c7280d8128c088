//go:build unix

package tui

import (
	"io"
	"strings"
	"syscall"
	"testing"
	"time"

	"authlab/tui/style"
	"authlab/tui/tuitest"
	"authlab/tui/widget"

	"charm.land/bubbles/v2/list"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// display takes views as Bubble Tea's own renderer does: whole into cells, and what
// differs from the view before out to the terminal.
type display struct {
	out   *uv.TerminalRenderer
	cells uv.ScreenBuffer
}

func newDisplay(w, h int) *display {
	out := uv.NewTerminalRenderer(io.Discard, []string{"TERM=xterm-256color"})
	out.SetColorProfile(colorprofile.TrueColor)
	out.SetFullscreen(true)
	out.SetScrollOptim(true)
	return &display{out, uv.NewScreenBuffer(w, h)}
}

func (d *display) show(view string) {
	d.cells.Clear()
	uv.NewStyledString(view).Draw(d.cells, d.cells.Bounds())
	d.out.Render(d.cells.RenderBuffer)
	_ = d.out.Flush() // nothing is written to
}

// perKey measures what a key costs in CPU, which a busy machine stretches less than
// time.
func perKey(b *testing.B, press func(tea.KeyPressMsg), view func() string, show func(string)) {
	b.Helper()
	keys := []string{"a", "backspace", "down", "b", "backspace", "up", "right", "left"}
	b.ReportAllocs()
	before := cpu(b)
	for i := 0; b.Loop(); i++ {
		press(tuitest.Key(keys[i%len(keys)]))
		show(view())
	}
	b.ReportMetric(float64((cpu(b)-before).Microseconds())/1000/float64(b.N), "cpu-ms/key")
}

// cpu is what this process has used of it so far.
func cpu(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// A key in the request, with the whole scenario screen around it.
func BenchmarkKeyOnTheCraftScreen(b *testing.B) {
	benchmarkScreen(b, samplePlay(1, answeredWith(sampleLeak()), metGoal()), paneRequest)
}

// A key in code as long as that of most scenarios, which is coloured anew and has its
// brackets marked.
func BenchmarkKeyOnTheFixScreen(b *testing.B) {
	play := samplePlay(2, nil)
	play.editor(paneCode).SetText(strings.Repeat(sampleBroken, 4))
	benchmarkScreen(b, play, paneCode)
}

func benchmarkScreen(b *testing.B, play *play, at pane) {
	theme := style.New(true, true)
	sc := scene{W: 120, H: 40, Theme: theme, Markdown: widget.NewMarkdown(theme)}
	play.focus = at
	perKey(b, func(key tea.KeyPressMsg) { play.update(key, sc) }, func() string { return draw([]screen{play}, sc) }, newPainted().show)
}

func newPainted() *painter {
	p := newPainter(io.Discard, []string{"TERM=xterm-256color"})
	p.hear(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	p.hear(tea.WindowSizeMsg{Width: 120, Height: 40})
	return p
}

// What Bubble Tea's renderer takes by itself, for a screen with nothing on it.
func BenchmarkKeyOnABlankScreen(b *testing.B) {
	perKey(b, func(tea.KeyPressMsg) {}, func() string { return "" }, newDisplay(120, 40).show)
}

// The same in the way that comes first to mind: a list, a textarea and a board of
// boxes, from the shelf, drawn whole at each key.
func BenchmarkKeyOnANaiveScreen(b *testing.B) {
	steps := list.New([]list.Item{}, list.NewDefaultDelegate(), 34, 36)
	for i := range 12 {
		steps.InsertItem(i, naiveItem("Ana asks for Ben's invoice"))
	}
	request := textarea.New()
	request.SetWidth(46)
	request.SetHeight(16)
	request.SetValue(sampleRequest("ana", "/invoices/inv-2001").Text())
	request.Focus()
	box := lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).Padding(0, 1)
	perKey(b, func(key tea.KeyPressMsg) {
		steps, _ = steps.Update(key)
		request, _ = request.Update(key)
	}, func() string {
		var gates []string
		for _, check := range sampleLeak().Trace {
			gates = append(gates, box.Width(32).Render(string(check.Gate)+" · "+string(check.Outcome)))
		}
		middle := lipgloss.JoinVertical(lipgloss.Left, box.Width(48).Render(request.View()), box.Width(48).Height(16).Render(widget.ResponseText(sampleLeak().Response)))
		return lipgloss.JoinHorizontal(lipgloss.Top, box.Width(36).Render(steps.View()), middle, strings.Join(gates, "\n"))
	}, newDisplay(120, 40).show)
}

type naiveItem string

func (i naiveItem) Title() string { return string(i) }

func (i naiveItem) Description() string { return "predict · 20 points" }

func (i naiveItem) FilterValue() string { return string(i) }
