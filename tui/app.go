// Package tui is the screens of authlab. One Bubble Tea model holds a stack of
// them; each is a plain struct in a file of its own. They see only lab and
// content: what they drive is a lab.Run.
package tui

import (
	"context"
	"time"

	"authlab/content"
	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// Config is what the screens are made of.
type Config struct {
	Scenarios []lab.Scenario
	Tracks    []lab.Track
	Lessons   []content.Lesson // what there is to read, in that order

	// Start is the id of a scenario to open at once; empty for the home screen.
	Start string

	AtGate, AtShift bool // begin with a drill, or with the days of the shift

	// Open starts a scenario where the learner left it. It may block.
	Open func(ctx context.Context, id string) (*lab.Run, error)

	// Progress reads how the learner stands in everything. It may block.
	Progress func(ctx context.Context) (lab.Progress, error)

	// Keep stores that a lesson was read to its end; nil where it cannot. It may block.
	Keep func(ctx context.Context, lesson string) error

	// Drill begins a drill, or a day of the shift; nil where there is no gate. It may
	// block.
	Drill  func(ctx context.Context, plan lab.DrillPlan) (*lab.Drill, error)
	Topics []lab.Topic // that a drill can be about alone
	Calls  []lab.Topic // likewise, by the names of their routes
	// AtDrills reads how the learner stands before a drill. It may block.
	AtDrills func(ctx context.Context) (AtDrills, error)
	Shift    Shift

	Interviews  Interviews
	AtInterview bool // begin with an interview

	// Export writes the results down, and returns where; nil where it cannot. It may block.
	Export func(lab.Progress) ([]string, error)

	Shelf lab.Shelf // for requests to have again; nil where they cannot be kept

	Edit Edit // opens the learner's own editor; nil where there is none

	Now func() time.Time // for what is due
	// Expand puts the ids of the world that lessons speak of in place of their
	// {{names}}; nil leaves the text as it is. It may take a moment.
	Expand func(text string) string

	Settings Settings

	// SaveSettings keeps settings for the next time; nil where they cannot be kept.
	// It may block.
	SaveSettings func(Settings) error

	// Report writes down what went wrong, and returns where; nil where it cannot.
	Report func(text string) (path string, err error)

	Still bool // nothing moves, whatever the settings say
	Color bool // false for NO_COLOR
	ASCII bool // the terminal has no other letters
}

// Edit makes a program that edits a text under a file's name, and a function that
// reads what became of it. It may block.
type Edit func(name, text string) (program tea.ExecCommand, read func() (string, error), err error)

// App is the tea.Model: a stack of screens, the size and the theme.
type App struct {
	config Config
	scene  scene
	stack  []screen

	settings Settings
	dark     bool   // what the terminal said of its background
	sixteen  bool   // the terminal has no more colours
	fault    *crash // of drawing, until a key ends the program
	epitaph  string
}

var _ tea.Model = (*App)(nil)

// New returns the app, showing its home screen.
func New(config Config) *App {
	app := &App{config: config, dark: true}
	app.settle(config.Settings)
	app.stack = []screen{newHome(config)}
	return app
}

// settle puts settings in force.
func (a *App) settle(settings Settings) {
	a.settings = settings
	a.scene.Keys = settings.Keys
	dark := a.dark
	switch settings.Colors {
	case ColorsDark:
		dark = true
	case ColorsLight:
		dark = false
	}
	if a.sixteen && a.config.Color {
		a.setTheme(style.Sixteen(dark))
		return
	}
	a.setTheme(style.New(dark, a.config.Color))
}

func (a *App) moves() bool { return a.settings.Motion && !a.config.Still }

func (a *App) setTheme(theme style.Theme) {
	a.scene.Theme = theme
	a.scene.Markdown = widget.NewMarkdown(theme)
}

// Init asks the terminal for its background and the store for the progress.
func (a *App) Init() tea.Cmd {
	commands := []tea.Cmd{tea.RequestBackgroundColor, readProgress(a.config)}
	if a.config.Start != "" {
		commands = append(commands, send(openScenario{a.config.Start}))
	}
	if a.config.AtGate {
		commands = append(commands, send(openDrill{}))
	}
	if a.config.AtShift {
		commands = append(commands, send(openShift{}))
	}
	if a.config.AtInterview {
		commands = append(commands, send(openInterview{}))
	}
	return tea.Batch(commands...)
}

// Update hands a message to whom it concerns. A fault on the way ends the program in
// order.
func (a *App) Update(msg tea.Msg) (model tea.Model, command tea.Cmd) {
	fault := guarded(func() { command = a.update(msg) })
	if _, pressed := msg.(tea.KeyPressMsg); pressed && fault == nil {
		fault = a.fault
	}
	if fault != nil {
		command = a.fall(fault)
	}
	return a, command
}

func (a *App) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case *crash:
		return a.fall(msg)
	case settled:
		a.settle(msg.settings)
		return nil
	case tea.WindowSizeMsg:
		a.scene = a.scene.sized(msg.Width, msg.Height)
		return nil
	case tea.BackgroundColorMsg:
		a.dark = msg.IsDark()
		a.settle(a.settings)
		return nil
	case tea.ColorProfileMsg:
		a.sixteen = msg.Profile == colorprofile.ANSI
		a.settle(a.settings)
		return nil
	case tea.KeyPressMsg:
		return a.key(msg)
	case tea.PasteMsg, tea.MouseMsg:
		return a.updateAt(len(a.stack)-1, msg)
	case asked:
		if msg.by == a.top() {
			return a.open(msg.what)
		}
		return nil
	case handOver:
		return tea.Exec(msg.program, msg.then)
	case opened:
		return a.play(msg)
	}
	if opens(msg) {
		return a.open(msg)
	}
	return a.tell(msg)
}

// key serves the keys that mean the same everywhere and passes on the others.
func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	top := a.top()
	msg, means := a.scene.Keys.meant(msg)
	switch {
	case !means:
		return nil
	case msg.String() == "ctrl+c":
		return a.quit()
	case msg.String() == "ctrl+z" && !top.typing():
		return tea.Suspend
	case a.small():
		return nil
	case msg.String() == "f1" || msg.String() == "?" && !top.typing():
		if _, open := top.(*sheet); !open {
			a.push(newHelp(a.scene.Keys.shown(top.bindings()), top.typing()))
			return nil
		}
	}
	return a.updateAt(len(a.stack)-1, msg)
}

// quit lets every screen put its things in order, and then ends the program.
func (a *App) quit() tea.Cmd {
	return tea.Sequence(append(a.leaveAll(), tea.Quit)...)
}

func (a *App) leaveAll() []tea.Cmd {
	var commands []tea.Cmd
	for _, screen := range a.stack {
		if leaver, leaves := screen.(leaver); leaves {
			commands = append(commands, leaver.leave())
		}
	}
	return commands
}

// open puts the screen a message asks for on top.
func (a *App) open(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case openScenario:
		opening := newOpening(msg.id, a.moves())
		a.push(opening)
		return tea.Batch(openRun(a.config, opening, msg.id), opening.waiting.start())
	case openLesson:
		page := newLesson(msg.lesson, a.expanded(msg.lesson.Markdown)).among(a.home())
		page.keep = a.config.Keep
		a.push(page)
	case openDrill:
		gate := newDrill()
		a.push(gate)
		return gate.begin(a.config, msg.plan)
	case openDrills:
		drills := newDrills(a.config, a.home().progress.Memory, a.settings)
		a.push(drills)
		return drills.read()
	case openShift:
		days := newShift(a.config.Shift, a.settings, a.config.SaveSettings)
		a.push(days)
		return days.read()
	case openInterview:
		lobby := newLobby(a.config.Interviews)
		a.push(lobby)
		return lobby.read()
	case openTalk:
		talk := newInterview(a.config.Interviews, msg.bank, a.config.Now)
		a.push(talk)
		return talk.begin(msg)
	case openReport:
		a.push(newReport(a.config.Interviews, msg.report, a.config.Now))
	case openResults:
		a.push(newResults(msg, a.home().followingEntry(msg.id), a.config.Export))
	case copied:
		return msg.show()
	case openSheet:
		a.push(msg.sheet)
	case openKeyring:
		a.push(newKeyring(msg))
	case openSettings:
		a.push(newSettings(a.settings, a.config.SaveSettings))
	case openMenu:
		a.push(newMenu(msg))
	case openTokenBench:
		a.push(newTokenBench(msg))
	case openSnippets:
		a.push(newSnippets(msg))
	case openExchanges:
		a.push(newExchanges(msg))
	case openSignIn:
		signIn := newSignIn(msg)
		a.push(signIn)
		return signIn.begin()
	case goOn:
		return a.goOn(msg)
	}
	return nil
}

func (a *App) expanded(text string) string {
	if a.config.Expand == nil {
		return text
	}
	return a.config.Expand(text)
}

// goOn clears the stack down to the home screen, and opens what is to follow.
func (a *App) goOn(to goOn) tea.Cmd {
	left := a.leaveAll()
	a.stack = a.stack[:1]
	left = append(left, readProgress(a.config))
	if to.open != nil {
		left = append(left, askedBy(a.home(), send(to.open)))
	}
	return tea.Sequence(left...)
}

func (a *App) home() *home { return a.stack[0].(*home) }

// play puts an opened scenario in the place of the screen that waited for it.
// Where nobody waits any more the run is closed again.
func (a *App) play(msg opened) tea.Cmd {
	for i, screen := range a.stack {
		waiting, waits := screen.(*opening)
		if !waits || waiting != msg.opening {
			continue
		}
		if msg.err != nil {
			waiting.err = msg.err
			return nil
		}
		play := newPlay(msg.run, msg.script, msg.state, a.moves())
		play.shelf, play.edit = a.config.Shelf, a.config.Edit
		a.stack[i] = play
		return play.start(a.scene)
	}
	if msg.err == nil {
		return closeRun(msg.run)
	}
	return nil
}

// tell lets every screen hear a message. One that is done with leaves the stack.
func (a *App) tell(msg tea.Msg) tea.Cmd {
	var commands []tea.Cmd
	for i := len(a.stack) - 1; i >= 0; i-- {
		commands = append(commands, a.updateAt(i, msg))
	}
	return tea.Batch(commands...)
}

func (a *App) updateAt(i int, msg tea.Msg) tea.Cmd {
	next, command := a.stack[i].update(msg, a.scene)
	if next != nil {
		a.stack[i] = next
		return askedBy(next, command)
	}
	_, floats := a.stack[i].(floating)
	a.stack = append(a.stack[:i], a.stack[i+1:]...)
	if floats {
		return command
	}
	return tea.Sequence(command, readProgress(a.config))
}

func (a *App) push(s screen) { a.stack = append(a.stack, s) }

func (a *App) top() screen { return a.stack[len(a.stack)-1] }

func (a *App) small() bool { return a.scene.W < leastWidth || a.scene.H < leastHeight }

// View draws the stack.
func (a *App) View() tea.View {
	content := broken
	if fault := guarded(func() { content = draw(a.stack, a.scene) }); fault != nil {
		a.fault = fault
	}
	if a.config.ASCII {
		content = ascii(content)
	}
	view := tea.NewView(content)
	view.AltScreen = true
	if a.settings.Mouse {
		view.MouseMode = tea.MouseModeCellMotion
	}
	view.WindowTitle = "authlab"
	return view
}
