package tui

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/synctest"

	"authlab/tui/tuitest"

	tea "charm.land/bubbletea/v2"
)

// Whatever is pressed, at whatever size: no panic, and no line beyond the
// terminal. Keys come both settled and back to back.
func TestRandomKeysAndSizes(t *testing.T) {
	for seed := range uint64(10) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := sit(t, 120, 40, seed%2 == 0)
				defer s.leave()
				random := rand.New(rand.NewPCG(seed, 1))
				for range 400 {
					s.anything(random)
					fits(t, s.app.View().Content, s.app.scene.W, s.app.scene.H)
				}
			})
		})
	}
}

// anything is a key, a paste, a click, a resize or a request from outside.
func (s *table) anything(random *rand.Rand) {
	switch n := random.IntN(100); {
	case n < 70:
		s.Send(tuitest.Key(randomKey(random)))
	case n < 75:
		s.Send(tea.WindowSizeMsg{Width: 1 + random.IntN(220), Height: 1 + random.IntN(70)})
	case n < 78:
		s.Send(tea.WindowSizeMsg{Width: 120, Height: 40})
	case n < 82:
		s.Send(tea.PasteMsg{Content: "GET /invoices/inv-2002\nAuthorization: Bearer \x1b[31mü世界\n\n{}"})
	case n < 86:
		s.Send(tea.MouseClickMsg{X: random.IntN(120), Y: random.IntN(40), Button: tea.MouseLeft})
	case n < 90:
		s.Send(tea.MouseWheelMsg{X: random.IntN(120), Y: random.IntN(40), Button: tea.MouseWheelDown})
	case n < 92 && s.target != nil:
		s.fromOutside()
	case n < 94:
		s.Pass(lightPace)
	default:
		s.Settle()
	}
}

// fromOutside sends an exchange in, unless the API has closed.
func (s *table) fromOutside() {
	for _, screen := range s.app.stack {
		if play, plays := screen.(*play); plays && play.run.Target("") == s.target {
			s.target.FromOutside(sampleLeak())
			s.Settle()
			return
		}
	}
}

func randomKey(random *rand.Rand) string {
	keys := []string{
		"enter", "enter", "enter", "esc", "tab", "tab", "shift+tab", "up", "down", "down", "left", "right", "pgup", "pgdown",
		"home", "end", "space", "backspace", "delete", "f1", "f2", "f3", "f3", "f4", "f6", "?", "j", "k", "n", "n", "p", "r", "d", "x", "{", "/", "1", "3",
		"ctrl+n", "ctrl+n", "ctrl+n", "ctrl+p", "ctrl+s", "ctrl+s", "ctrl+k", "ctrl+y", "ctrl+z", "ctrl+o", "ctrl+u", "shift+down",
	}
	return keys[random.IntN(len(keys))]
}
