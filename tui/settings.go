package tui

import (
	"fmt"
	"maps"
	"time"

	"authlab/lab"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// Settings are what a learner has chosen.
type Settings struct {
	Motion bool              // gates light up one by one
	Colors string            // ColorsAuto, ColorsDark or ColorsLight
	Mouse  bool              // clicks and the wheel are ours, and not the terminal's
	Speed  bool              // in a blitz, quick stamps earn more
	Pace   time.Duration     // within which a stamp of the shift is to be set; 0 for no clock
	Keys   map[string]string // those that were given to commands, by name
}

// The backgrounds that colours can be for.
const (
	ColorsAuto  = "auto"
	ColorsDark  = "dark"
	ColorsLight = "light"
)

// DefaultSettings are those of somebody who has chosen nothing.
func DefaultSettings() Settings {
	return Settings{Motion: true, Colors: ColorsAuto, Mouse: true, Speed: true}
}

// CheckPace says what is wrong with a time for each stamp.
func CheckPace(pace time.Duration) error {
	if pace != 0 && pace < 5*time.Second {
		return &lab.Mistake{Where: "pace", What: pace.String() + " is too short to read anything", Try: "45s, or 0 for no clock"}
	}
	return nil
}

// Check says what is wrong with the settings.
func (s Settings) Check() error {
	switch s.Colors {
	case ColorsAuto, ColorsDark, ColorsLight:
	default:
		return &lab.Mistake{Where: "colors: " + s.Colors, What: "there are no such colours", Try: "auto, dark or light"}
	}
	if err := CheckPace(s.Pace); err != nil {
		return err
	}
	return keymap(s.Keys).check()
}

// openSettings opens the settings.
type openSettings struct{}

// settled are other settings, in force from now on.
type settled struct{ settings Settings }

// stored says whether the settings were written down.
type stored struct {
	to  screen
	err error
}

// settle puts settings in force and writes them down; a screen hears how that went.
func settle(now Settings, save func(Settings) error, to screen) tea.Cmd {
	now.Keys = maps.Clone(now.Keys)
	commands := []tea.Cmd{send(settled{now})}
	if save != nil {
		commands = append(commands, func() tea.Msg { return stored{to, save(now)} })
	}
	return tea.Batch(commands...)
}

// unkept says that settings cannot be written down.
func unkept(err error) string {
	return "it holds until you quit, and cannot be written down: " + widget.Safe(err.Error())
}

// settings is the screen on which they are changed: one row each, and one for every
// command's key.
type settings struct {
	settings Settings
	save     func(Settings) error
	cursor   int
	asking   bool // the next key is to be that of the command under the cursor
	note     note
}

// The rows before the keys.
const (
	settingMotion = iota
	settingColors
	settingMouse
	settingSpeed
	settingPace
	settingKeys
)

func newSettings(now Settings, save func(Settings) error) *settings {
	now.Keys = maps.Clone(now.Keys)
	return &settings{settings: now, save: save}
}

func (s *settings) typing() bool { return s.asking }

func (s *settings) bindings() []binding {
	if s.asking {
		return []binding{{Keys: on("esc"), Label: "leave it", Help: "leave the key as it is", Action: actBack}}
	}
	change := binding{Keys: on("enter", "space"), Label: "change", Help: "change what is under the cursor", Action: actPick}
	reset := binding{Keys: on("backspace", "delete"), Label: "as it was", Help: "give the command back the key it had from the start", Action: actReset}
	if s.cursor < settingKeys {
		reset.Label, reset.Disabled = "", "this is no key"
	}
	return []binding{
		change, reset,
		{Keys: on("up", "k"), Help: "the setting before", Action: actUp},
		{Keys: on("down", "j"), Help: "the next setting", Action: actDown},
		{Keys: on("esc", "q"), Label: "back", Help: "back to the home screen; what was changed is kept", Action: actBack},
	}
}

func (s *settings) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if s.asking {
			return s, s.take(msg)
		}
		return s.key(msg)
	case tea.MouseWheelMsg:
		if !s.asking {
			s.move(wheelStep(msg))
		}
	case tea.MouseClickMsg:
		if !s.asking && s.click(msg, sc) {
			return s, s.change()
		}
	case stored:
		if msg.to == s && msg.err != nil {
			s.note = note{unkept(msg.err), badly}
		}
	}
	return s, nil
}

func (s *settings) key(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	action, reason := act(s.bindings(), msg, false)
	s.note = note{reason, plainly}
	switch action {
	case actBack:
		return nil, nil
	case actUp:
		s.move(-1)
	case actDown:
		s.move(1)
	case actPick:
		return s, s.change()
	case actReset:
		delete(s.settings.Keys, s.command().name)
		return s, s.settle()
	}
	return s, nil
}

func (s *settings) move(by int) {
	s.cursor = max(0, min(s.cursor+by, settingKeys+len(commands())-1))
}

// command is the one whose key is under the cursor.
func (s *settings) command() command { return commands()[s.cursor-settingKeys] }

func (s *settings) change() tea.Cmd {
	switch s.cursor {
	case settingMotion:
		s.settings.Motion = !s.settings.Motion
	case settingColors:
		s.settings.Colors = map[string]string{ColorsAuto: ColorsDark, ColorsDark: ColorsLight, ColorsLight: ColorsAuto}[s.settings.Colors]
	case settingMouse:
		s.settings.Mouse = !s.settings.Mouse
	case settingSpeed:
		s.settings.Speed = !s.settings.Speed
	case settingPace:
		s.settings.Pace = nextPace(s.settings.Pace)
	default:
		s.asking = true
		s.note = note{"press the new key of " + s.command().name + ", one with ctrl or alt, or f1 to f12", plainly}
		return nil
	}
	return s.settle()
}

// take makes a key that of the command under the cursor.
func (s *settings) take(msg tea.KeyPressMsg) tea.Cmd {
	s.asking, s.note = false, note{}
	if msg.String() == "esc" {
		return nil
	}
	keys := maps.Clone(s.settings.Keys)
	if keys == nil {
		keys = map[string]string{}
	}
	keys[s.command().name] = msg.String()
	if msg.String() == s.command().key {
		delete(keys, s.command().name)
	}
	if err := keymap(keys).check(); err != nil {
		s.note = note{widget.Safe(err.Error()), badly}
		return nil
	}
	s.settings.Keys = keys
	s.note = note{s.command().name + " is " + msg.String() + " now", gladly}
	return s.settle()
}

func (s *settings) settle() tea.Cmd { return settle(s.settings, s.save, s) }

func (s *settings) rows() []widget.Item {
	onOff := map[bool]string{true: "on", false: "off"}
	rows := []widget.Item{
		{Title: "motion      " + onOff[s.settings.Motion], Detail: "gates light up one by one; any key skips it"},
		{Title: "colours     " + s.settings.Colors, Detail: "for which background; NO_COLOR=1 takes them away"},
		{Title: "mouse       " + onOff[s.settings.Mouse], Detail: "off leaves clicks and selecting to the terminal"},
		{Title: "speed       " + onOff[s.settings.Speed], Detail: "in a blitz, quick stamps earn more"},
		{Title: "clock       " + paceName(s.settings.Pace), Detail: "for each request of the shift; later pays half"},
	}
	for _, one := range commands() {
		rows = append(rows, widget.Item{Title: fmt.Sprintf("%-11s %s", one.name, keymap(s.settings.Keys).keyOf(one)), Detail: one.help})
	}
	return rows
}

func (s *settings) noteLines(sc scene) int {
	if s.note.text == "" {
		return 0
	}
	return min(height(s.note.drawn(sc)), noteMost)
}

// click puts the cursor on a row, and reports whether it was there already.
func (s *settings) click(msg tea.MouseClickMsg, sc scene) (again bool) {
	at := widget.MenuAt(len(s.rows()), s.cursor, sc.H-4-s.noteLines(sc), msg.Y-2)
	if at < 0 {
		return false
	}
	again, s.cursor = at == s.cursor, at
	return again
}

func (s *settings) view(sc scene) string {
	lines := s.noteLines(sc)
	w, h := widget.Inside(sc.W, sc.H-2-lines)
	blocks := []string{
		widget.Header("authlab  settings", "", "", sc.W, sc.Theme),
		widget.Pane(listed("Settings and keys", len(s.rows()), s.cursor, h), widget.Menu(s.rows(), s.cursor, w, h, sc.Theme), sc.W, sc.H-2-lines, true, sc.Theme),
	}
	if lines > 0 {
		blocks = append(blocks, widget.Fit(s.note.drawn(sc), sc.W, lines))
	}
	return stacked(append(blocks, sc.footer(s.bindings(), sc.W))...)
}
