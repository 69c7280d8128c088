package tui

import (
	"context"
	"errors"
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

// AtDrills is how a learner stands before a drill.
type AtDrills struct {
	Rung    lab.Rung // of the gentle start
	Blitzes []lab.BlitzRecord
}

// drillsRead is how the learner stands, read from the store.
type drillsRead struct {
	AtDrills
	err error
}

// drills is the list of ways to be drilled. Under some of them there are more, of
// which one is chosen.
type drills struct {
	AtDrills
	plans    []namedPlan
	inside   int // the plan whose own plans are listed; -1 for none
	memory   lab.Memory
	read     func() tea.Cmd
	settings Settings
	save     func(Settings) error
	err      error
	outer    int // the cursor in the list, and in the one inside
	inner    int
}

// namedPlan is a drill with what there is to say of it; or what several have in common.
type namedPlan struct {
	title, about string
	lab.DrillPlan
	each []namedPlan
}

// drillLength is how many requests a drill without a clock has.
const drillLength = 20

func newDrills(config Config, memory lab.Memory, settings Settings) *drills {
	plans := []namedPlan{
		{title: "calm", about: "Few kinds of request at first, and more as you master them. No clock.", DrillPlan: lab.DrillPlan{Mode: lab.Calm, Length: drillLength}},
		{title: "blitz, a minute", about: "As calm, against the clock.", DrillPlan: lab.DrillPlan{Mode: lab.Blitz, Limit: time.Minute}},
		{title: "blitz, two minutes", about: "As calm, against the clock.", DrillPlan: lab.DrillPlan{Mode: lab.Blitz, Limit: 2 * time.Minute}},
		{title: "mixed", about: "Everything at once. No clock.", DrillPlan: lab.DrillPlan{Mode: lab.Mixed, Length: drillLength}},
	}
	for _, group := range []namedPlan{
		{title: "one topic …", about: "What one day of the shift brings in, and nothing else.", each: topicPlans(config.Topics)},
		{title: "one gate …", about: "Mostly requests that end at one gate.", each: gatePlans()},
		{title: "one call …", about: "One request, by all sorts of people with all sorts of papers.", each: callPlans(config.Calls)},
	} {
		if len(group.each) > 0 {
			plans = append(plans, group)
		}
	}
	return &drills{plans: plans, inside: -1, memory: memory, settings: settings, save: config.SaveSettings, read: func() tea.Cmd {
		if config.AtDrills == nil {
			return nil
		}
		return func() tea.Msg {
			stands, err := config.AtDrills(context.Background())
			return drillsRead{stands, err}
		}
	}}
}

// focused is a drill about one thing.
func focused(title, about string, plan lab.DrillPlan) namedPlan {
	plan.Mode, plan.Length = lab.Focus, drillLength
	return namedPlan{title: title, about: about, DrillPlan: plan}
}

func topicPlans(topics []lab.Topic) (plans []namedPlan) {
	for _, topic := range topics {
		plans = append(plans, focused(topic.Name, topic.About, lab.DrillPlan{Topic: topic.Name}))
	}
	return plans
}

func gatePlans() (plans []namedPlan) {
	for _, gate := range lab.Gates() {
		about := "It asks: " + gate.Question()
		if gate == lab.GateHandler {
			about = "Where a request ends that every gate let pass."
		}
		plans = append(plans, focused(string(gate), about, lab.DrillPlan{Gates: []lab.Gate{gate}}))
	}
	return plans
}

func callPlans(calls []lab.Topic) (plans []namedPlan) {
	for _, call := range calls {
		plans = append(plans, focused(call.Name, call.About, lab.DrillPlan{Calls: []string{call.Name}}))
	}
	return plans
}

// listed are the plans to choose from now, and the cursor among them.
func (d *drills) listed() (plans []namedPlan, cursor *int) {
	if d.inside < 0 {
		return d.plans, &d.outer
	}
	return d.plans[d.inside].each, &d.inner
}

// plan is the one under the cursor.
func (d *drills) plan() namedPlan {
	plans, cursor := d.listed()
	plan := plans[*cursor]
	plan.Speed = plan.Mode == lab.Blitz && d.settings.Speed
	return plan
}

func (d *drills) typing() bool { return false }

func (d *drills) bindings() []binding {
	open := binding{Keys: on("enter"), Label: "to the gate", Help: "begin the drill under the cursor", Action: actOpen}
	if d.plan().each != nil {
		open.Label, open.Help = "choose one", "list what a drill can be about alone"
	}
	back := binding{Keys: on("esc", "q"), Label: "back", Help: "back to the home screen", Action: actBack}
	if d.inside >= 0 {
		back.Help = "back to the other drills"
	}
	keys := []binding{
		open,
		{Keys: on("up", "k"), Label: "up", Help: "the one before", Action: actUp},
		{Keys: on("down", "j"), Label: "down", Help: "the next one", Action: actDown},
	}
	if d.plan().Mode == lab.Blitz {
		label := map[bool]string{true: "speed off", false: "speed on"}[d.settings.Speed]
		keys = append(keys, binding{Keys: on("v"), Label: label, Help: "in a blitz, whether quick stamps earn more; it is kept", Action: actSpeed})
	}
	return append(keys, back)
}

func (d *drills) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case drillsRead:
		d.err = msg.err
		if msg.err == nil {
			d.AtDrills = msg.AtDrills
		}
	case stamped: // it went on
		return d, d.read()
	case stored:
		if msg.to == d && msg.err != nil {
			d.err = errors.New(unkept(msg.err))
		}
	case tea.KeyPressMsg:
		return d.press(msg)
	case tea.MouseMsg:
		plans, cursor := d.listed()
		box := d.listBox(sc)
		mouse := pointed(msg, box, *cursor, len(plans), box.H-2)
		if *cursor = mouse.at; mouse.again {
			return d, d.open()
		}
	}
	return d, nil
}

func (d *drills) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	plans, cursor := d.listed()
	switch action, _ := act(d.bindings(), msg, false); action {
	case actBack:
		if d.inside < 0 {
			return nil, nil
		}
		d.inside = -1
	case actUp:
		*cursor = max(0, *cursor-1)
	case actDown:
		*cursor = min(len(plans)-1, *cursor+1)
	case actSpeed:
		d.settings.Speed = !d.settings.Speed
		return d, settle(d.settings, d.save, d)
	case actOpen:
		return d, d.open()
	}
	return d, nil
}

// open begins the drill under the cursor, or lists those that are under it.
func (d *drills) open() tea.Cmd {
	if d.plan().each == nil {
		return send(openDrill{d.plan().DrillPlan})
	}
	d.inside, d.inner = d.outer, 0
	return nil
}

// listBox is where the list lies.
func (d *drills) listBox(sc scene) rect { return rect{0, 1, sc.W * 45 / 100, sc.H - 2} }

func (d *drills) view(sc scene) string {
	list := d.listBox(sc)
	return stacked(
		widget.Header("authlab  at the gate", "", "drill", sc.W, sc.Theme),
		beside(d.list(list.W, list.H, sc), d.about(sc.W-list.W, list.H, sc)),
		sc.footer(d.bindings(), sc.W),
	)
}

func (d *drills) list(w, h int, sc scene) string {
	iw, ih := widget.Inside(w, h)
	title := "Drills"
	if d.inside >= 0 {
		title += " · " + strings.TrimSuffix(d.plans[d.inside].title, " …")
	}
	plans, cursor := d.listed()
	items := make([]widget.Item, len(plans))
	for i, plan := range plans {
		items[i] = widget.Item{Title: plan.title}
	}
	return widget.Pane(listed(title, len(items), *cursor, ih), widget.Menu(items, *cursor, iw, ih, sc.Theme), w, h, true, sc.Theme)
}

func (d *drills) about(w, h int, sc scene) string {
	iw, ih := widget.Inside(w, h)
	plan := d.plan()
	lines := []string{sc.Theme.Title.Render(strings.TrimSuffix(plan.title, " …")), "", sc.Markdown.Render(plan.about, iw), ""}
	if gentle := plan.Mode == lab.Calm || plan.Mode == lab.Blitz; gentle && d.Rung.Of > 0 {
		lines = append(lines, rungLine(d.Rung), "")
	}
	if plan.Mode == lab.Blitz {
		lines = append(lines, map[bool]string{true: "Quick stamps earn more.", false: "Quick or slow, a right stamp earns 10."}[plan.Speed], "", d.best(plan.DrillPlan, sc), "")
	}
	if due := d.due(); len(due) > 0 {
		lines = append(lines, sc.Theme.Accent.Render("due today ")+strings.Join(due, ", "), "")
	}
	if plan.each == nil {
		lines = append(lines, sc.Theme.Muted.Render("What you confuse comes more often."))
	}
	if d.err != nil {
		lines = append(lines, "", sc.Theme.Bad.Render(style.Denied+" "+widget.Safe(d.err.Error())))
	}
	return widget.Pane("About", widget.FitText(wrapped(joined(lines), iw), iw, ih), w, h, false, sc.Theme)
}

// best is the score to beat.
func (d *drills) best(plan lab.DrillPlan, sc scene) string {
	best, played := plan.Best(d.Blitzes)
	if !played {
		return sc.Theme.Muted.Render("no best score yet")
	}
	return sc.Theme.Accent.Render(fmt.Sprintf("your best %d points", best.Points)) +
		sc.Theme.Muted.Render(fmt.Sprintf(" · %d of %d right, on %s", best.Right, best.Asked, best.At.Format("2 January 2006")))
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
