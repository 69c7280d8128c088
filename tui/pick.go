package tui

import (
	"context"
	"slices"
	"strconv"

	"authlab/lab"
	"authlab/tui/style"

	tea "charm.land/bubbletea/v2"
)

// picker is what choosing an option and picking an audit line share: a cursor,
// and what was picked.
type picker struct {
	*play
	count  int
	cursor int          // -1 until the learner has put it on an answer
	picked map[int]bool // every answer given while the screen is open, whether right
}

func newPicker(p *play, count int) picker {
	picker := picker{play: p, count: count, cursor: -1, picked: map[int]bool{}}
	for _, attempt := range []*lab.Attempt{p.stepState().Last, p.stepState().Solved} {
		if attempt != nil && attempt.Record.Choice != nil {
			picker.picked[*attempt.Record.Choice] = attempt.Right
			picker.cursor = *attempt.Record.Choice
		}
	}
	return picker
}

func (d *picker) typing() bool { return false }

// first is the story where it has a screen of its own and was not read yet.
func (d *picker) first(wide bool, at pane) pane {
	if wide || d.stepState().Done {
		return at
	}
	return paneStory
}

func (d *picker) bindings(at pane) []binding {
	pick := binding{Keys: on("enter"), Label: "answer", Help: "give the answer under the cursor; " + d.wrongHelp(), Action: actPick}
	switch {
	case d.busy != "":
		pick.Disabled = "your answer is being stored"
	case d.cursor < 0:
		pick.Disabled = "choose an answer first, with ↑ ↓ or its number"
	}
	bindings := []binding{{Keys: on(d.numbers()...), Help: "to the answer of that number", Action: actType}}
	if !d.stepState().Done && d.focus == at { // so that none is given unseen
		bindings = append([]binding{pick}, bindings...)
	}
	if d.focus != at {
		return bindings
	}
	return append(bindings, []binding{
		{Keys: on("up", "k"), Help: "the answer before", Action: actUpRow},
		{Keys: on("down", "j"), Label: "choose", Help: "the next answer", Action: actDownRow},
	}...)
}

// numbers are the keys of the answers: 1 to 9, as far as there are any.
func (d *picker) numbers() []string {
	keys := make([]string, min(d.count, 9))
	for i := range keys {
		keys[i] = strconv.Itoa(i + 1)
	}
	return keys
}

// jump puts the cursor on the answer whose number was pressed.
func (d *picker) jump(press tea.KeyPressMsg, at pane) {
	if number := slices.Index(d.numbers(), press.String()); number >= 0 {
		d.point(number)
		d.focus = at
	}
}

// point puts the cursor on an answer; what was said while it was on none is settled then.
func (d *picker) point(answer int) {
	if d.cursor < 0 {
		d.note = note{}
	}
	d.cursor = answer
}

// do moves the cursor or gives the answer.
func (d *picker) do(action string) tea.Cmd {
	switch action {
	case actUpRow:
		d.point(max(0, d.cursor-1))
	case actDownRow:
		d.point(max(0, min(d.cursor+1, d.count-1)))
	case actPick:
		return d.pick()
	}
	return nil
}

func (d *picker) pick() tea.Cmd {
	if d.count == 0 || d.cursor < 0 {
		return nil
	}
	if right, picked := d.picked[d.cursor]; picked && !right { // it would only cost again
		d.say(plainly, "you have had this one; another answer, or f2 for a hint")
		return nil
	}
	step, option := d.step().ID, d.cursor
	return d.wait("storing your answer", func(ctx context.Context, run *lab.Run) (tea.Msg, error) {
		return run.Pick(ctx, step, option)
	})
}

func (d *picker) answer(attempt lab.Attempt) {
	if attempt.Record.Choice == nil {
		return
	}
	d.picked[*attempt.Record.Choice] = attempt.Right
	if attempt.Right {
		d.say(gladly, "right · %+d", d.stepState().Earned)
		return
	}
	d.say(badly, "not this one; %s", d.left())
}

// glyph marks what was picked, and what is right once the step is done: it may
// have been shown.
func (d *picker) glyph(i int, right bool, sc scene) string {
	_, picked := d.picked[i]
	shown := right && d.stepState().Done
	switch {
	case !picked && !shown:
		return sc.Theme.Muted.Render(style.Unchosen)
	case right:
		return sc.Theme.Good.Render(style.Passed)
	default:
		return sc.Theme.Bad.Render(style.Denied)
	}
}
