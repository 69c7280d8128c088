package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"authlab/tui/tuitest"

	tea "charm.land/bubbletea/v2"
)

func TestSettingsTakeEffectAtOnce(t *testing.T) {
	play120(t, func(s *table) {
		var saved []Settings
		s.app.config.SaveSettings = func(settings Settings) error {
			saved = append(saved, settings)
			return nil
		}
		s.Press(",")
		s.sees("motion      off", "colours     auto", "send        ctrl+s")
		s.Press("enter", "down", "down", "enter")
		s.sees("motion      on", "mouse       off")
		if s.app.View().MouseMode != tea.MouseModeNone || !s.app.settings.Motion {
			t.Error("the settings are not in force")
		}
		s.Press("down", "enter", "down", "enter")
		s.sees("speed       on", "clock       a minute")
		s.Press("down", "enter")
		s.sees("press the new key of send")
		s.Press("ctrl+k")
		s.sees("this key is that of keyring, too")
		s.Press("enter", "x")
		s.sees("this key is needed as it is")
		s.Press("enter", "esc")
		s.sees("send        ctrl+s")
		s.Press("enter", "ctrl+b")
		s.sees("send is ctrl+b now", "send        ctrl+b")
		if last := saved[len(saved)-1]; last.Keys["send"] != "ctrl+b" || !last.Motion || last.Mouse || !last.Speed || last.Pace != time.Minute {
			t.Errorf("saved: %+v", last)
		}
	})
}

// Stillness that was asked for from outside is in force and no setting: it is not kept
// for the next time.
func TestStillWhateverTheSettingsSay(t *testing.T) {
	play120(t, func(s *table) {
		var saved Settings
		s.app.config.Still, s.app.config.SaveSettings = true, func(settings Settings) error { saved = settings; return nil }
		s.Press(",", "enter")
		s.sees("motion      on")
		s.Press("down", "enter", "esc")
		if !saved.Motion || s.app.moves() {
			t.Errorf("saved: %+v; it moves: %t", saved, s.app.moves())
		}
	})
}

// A key that was given to a command does its work, the one it had does nothing, and
// wherever keys are named the new one is.
func TestRemappedKeys(t *testing.T) {
	play120(t, func(s *table) {
		s.app.settle(Settings{Colors: ColorsAuto, Keys: map[string]string{"send": "alt+s", "next": "f12", "solution": "f11"}})
		s.Press("enter", "enter", "f3")
		s.seesNot("again shows")
		s.Press("f11")
		s.sees("f11 again shows the solution")
		s.Press("f11", "esc", "f12")
		s.sees("step 2 of 5 · craft", "alt+s send")
		s.Press("ctrl+s")
		s.sees("nothing sent yet")
		s.Press("alt+s")
		s.sees("200 OK")
		s.Press("f1")
		s.sees("alt+s", "f12")
		s.Press("esc")
	})
}

func TestSettingsThatCannotBeWrittenDown(t *testing.T) {
	play120(t, func(s *table) {
		s.app.config.SaveSettings = func(Settings) error { return errors.New("read-only") }
		s.Press(",", "enter")
		s.sees("it holds until you quit, and cannot be written down: read-only")
	})
}

// A fault in a screen ends the program in order: the draft is stored, the report
// written, and it is said where.
func TestAFaultKeepsTheWork(t *testing.T) {
	play120(t, func(s *table) {
		var report string
		s.app.config.Report = func(text string) (string, error) {
			report = text
			return "/somewhere/report.txt", nil
		}
		s.atFix()
		s.Press("ctrl+end")
		s.Type("// half a thought")
		s.app.top().(*play).note.text = "\x00"
		s.app.push(faulty{})
		s.Press("x")
		if !s.Quit() || !strings.Contains(s.app.Epitaph(), "your work is kept, and what happened is in /somewhere/report.txt") {
			t.Errorf("epitaph: %q", s.app.Epitaph())
		}
		if !strings.Contains(report, "as it does for nobody") || !strings.Contains(report, "H1, step 3") || strings.Contains(report, "half a thought") {
			t.Errorf("the report is\n%s", report)
		}
		if kept := s.drafts(); !strings.Contains(kept, "half a thought") {
			t.Errorf("kept: %q", kept)
		}
	})
}

// A screen that cannot be drawn does the same at the next key.
func TestAFaultInDrawing(t *testing.T) {
	play120(t, func(s *table) {
		s.app.push(faulty{drawing: true})
		s.sees("this screen cannot be drawn")
		s.Press("x")
		if !s.Quit() || s.app.Epitaph() == "" {
			t.Error("the program goes on")
		}
	})
}

// faulty is a screen with a fault.
type faulty struct{ drawing bool }

func (f faulty) update(msg tea.Msg, _ scene) (screen, tea.Cmd) {
	if _, pressed := msg.(tea.KeyPressMsg); pressed && !f.drawing {
		panic("as it does for nobody")
	}
	return f, nil
}

func (f faulty) view(scene) string {
	if f.drawing {
		panic("it cannot be drawn")
	}
	return ""
}

func (faulty) bindings() []binding { return nil }

func (faulty) typing() bool { return false }

func TestSuspend(t *testing.T) {
	play120(t, func(s *table) {
		if command := s.app.key(tuitest.Key("ctrl+z")); command == nil {
			t.Error("ctrl+z does not suspend")
		} else if _, suspends := command().(tea.SuspendMsg); !suspends {
			t.Errorf("ctrl+z brings %T", command())
		}
		s.atFix()
		if command := s.app.key(tuitest.Key("ctrl+z")); command != nil {
			if _, suspends := command().(tea.SuspendMsg); suspends {
				t.Error("in an editor ctrl+z suspends, and should undo")
			}
		}
	})
}
