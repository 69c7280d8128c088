package tui

import (
	"context"
	"fmt"
	"strings"
	"time"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openDrills asks for the list of drills.
type openDrills struct{}

// rungRead is how far the learner has come on the gentle start.
type rungRead struct {
	rung lab.Rung
	err  error
}

// drills is the list of ways to be drilled.
type drills struct {
	plans  []namedPlan
	memory lab.Memory
	read   func() tea.Cmd
	rung   lab.Rung
	err    error
	slow   bool // speed does not count
	cursor int
}

// namedPlan is a drill with what there is to say of it.
type namedPlan struct {
	title, about string
	lab.DrillPlan
}

// drillLength is how many requests a drill without a clock has.
const drillLength = 20

func newDrills(config Config, memory lab.Memory) *drills {
	plans := []namedPlan{
		{"calm", "Few kinds of request at first, and more as you master them. No clock.", lab.DrillPlan{Mode: lab.Calm, Length: drillLength}},
		{"blitz, a minute", "As calm, against the clock.", lab.DrillPlan{Mode: lab.Blitz, Limit: time.Minute}},
		{"blitz, two minutes", "As calm, against the clock.", lab.DrillPlan{Mode: lab.Blitz, Limit: 2 * time.Minute}},
		{"mixed", "Everything at once. No clock.", lab.DrillPlan{Mode: lab.Mixed, Length: drillLength}},
	}
	for _, topic := range config.Topics {
		plans = append(plans, namedPlan{"only " + topic.Name, topic.About, lab.DrillPlan{Mode: lab.Focus, Topic: topic.Name, Length: drillLength}})
	}
	return &drills{plans: plans, memory: memory, read: func() tea.Cmd {
		if config.Rung == nil {
			return nil
		}
		return func() tea.Msg {
			rung, err := config.Rung(context.Background())
			return rungRead{rung, err}
		}
	}}
}

func (d *drills) typing() bool { return false }

func (d *drills) bindings() []binding {
	speed := binding{Keys: on("v"), Label: "speed off", Help: "in a blitz, whether quick stamps earn more", Action: actSpeed}
	if d.slow {
		speed.Label = "speed on"
	}
	return []binding{
		{Keys: on("enter"), Label: "to the gate", Help: "begin the drill under the cursor", Action: actOpen},
		{Keys: on("up", "k"), Label: "up", Help: "the one before", Action: actUp},
		{Keys: on("down", "j"), Label: "down", Help: "the next one", Action: actDown},
		speed,
		{Keys: on("esc", "q"), Label: "back", Help: "back to the home screen", Action: actBack},
	}
}

func (d *drills) update(msg tea.Msg, _ scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case rungRead:
		d.rung, d.err = msg.rung, msg.err
	case stamped: // it went on
		return d, d.read()
	case tea.KeyPressMsg:
		switch action, _ := act(d.bindings(), msg, false); action {
		case actBack:
			return nil, nil
		case actUp:
			d.cursor = max(0, d.cursor-1)
		case actDown:
			d.cursor = min(len(d.plans)-1, d.cursor+1)
		case actSpeed:
			d.slow = !d.slow
		case actOpen:
			plan := d.plans[d.cursor].DrillPlan
			plan.Speed = plan.Mode == lab.Blitz && !d.slow
			return d, send(openDrill{plan})
		}
	}
	return d, nil
}

func (d *drills) view(sc scene) string {
	left := sc.W * 45 / 100
	return stacked(
		widget.Header("authlab  at the gate", "", "drill", sc.W, sc.Theme),
		beside(d.list(left, sc.H-2, sc), d.about(sc.W-left, sc.H-2, sc)),
		sc.footer(d.bindings(), sc.W),
	)
}

func (d *drills) list(w, h int, sc scene) string {
	iw, ih := widget.Inside(w, h)
	items := make([]widget.Item, len(d.plans))
	for i, plan := range d.plans {
		items[i] = widget.Item{Title: plan.title}
	}
	return widget.Pane("Drills", widget.Menu(items, d.cursor, iw, ih, sc.Theme), w, h, true, sc.Theme)
}

func (d *drills) about(w, h int, sc scene) string {
	iw, ih := widget.Inside(w, h)
	plan := d.plans[d.cursor]
	lines := []string{sc.Theme.Title.Render(plan.title), "", sc.Markdown.Render(plan.about, iw), ""}
	if gentle := plan.Mode == lab.Calm || plan.Mode == lab.Blitz; gentle && d.rung.Of > 0 {
		lines = append(lines, rungLine(d.rung), "")
	}
	if plan.Mode == lab.Blitz {
		lines = append(lines, map[bool]string{false: "Quick stamps earn more.", true: "Quick or slow, a right stamp earns 10."}[d.slow], "")
	}
	if due := d.due(); len(due) > 0 {
		lines = append(lines, sc.Theme.Accent.Render("due today ")+strings.Join(due, ", "), "")
	}
	lines = append(lines, sc.Theme.Muted.Render("What you confuse comes more often."))
	if d.err != nil {
		lines = append(lines, "", sc.Theme.Bad.Render(style.Denied+" "+widget.Safe(d.err.Error())))
	}
	return widget.Pane("About", widget.Fit(wrapped(joined(lines), iw), iw, ih), w, h, false, sc.Theme)
}

// due are the stamps that are to be seen again today.
func (d *drills) due() []string {
	var names []string
	for _, card := range d.memory.Due() {
		if card.Kind == lab.CardStamp {
			names = append(names, widget.Safe(card.Name))
		}
	}
	return names
}

func rungLine(rung lab.Rung) string {
	return fmt.Sprintf("rung %d of %d: %s", rung.Number, rung.Of, rung.News)
}
