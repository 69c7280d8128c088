package tui

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"authlab/tui/tuitest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Whatever is pressed, pasted, clicked or resized: no panic, no line beyond the
// terminal, what is on it is the whole of the view, and esc and q always lead home and
// out. Keys come both settled and back to back. With -long it is a million events, of
// which one in twenty is drawn and looked at, and not one in five; they come by every
// screen there is.
func TestRandomKeysAndSizes(t *testing.T) {
	seeds, events, looks := uint64(10), 400, 5
	if *long {
		seeds, events, looks = 100, 11_000, 20 // eight in a hundred only let time pass
	}
	var been visited
	if *long {
		t.Cleanup(func() { been.everywhere(t) })
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := sit(t, 120, 40, seed%2 == 0)
				defer s.leave()
				s.app.config.Shelf = &shelf{}
				s.app.config.Report = func(text string) (string, error) { t.Log(text); return "the log", nil }
				random := rand.New(rand.NewPCG(seed, 1))
				screen := paint(t, 120, 40)
				s.begin(int(seed % 6))
				for i := range events {
					s.anything(random)
					been.at(s.app.top())
					if random.IntN(looks) == 0 {
						view := s.app.View().Content
						fits(t, view, s.app.scene.W, s.app.scene.H)
						s.drawsAlike()
						if random.IntN(looks) == 0 {
							screen.fit(s.app.scene.W, s.app.scene.H)
							screen.shows(view)
						}
					}
					if i%200 == 199 {
						s.leadHome()
					}
				}
				s.leadOut()
			})
		})
	}
}

// begin goes so many steps into the scenario: chance alone hardly ever comes to the last.
func (s *table) begin(steps int) {
	s.Press("enter", "enter")
	for range steps {
		s.Press("f3", "f3", "esc", "ctrl+n", "ctrl+n")
	}
}

// visited are the kinds of screens that were on top, and of desks on that of a scenario.
type visited struct{ kinds sync.Map }

func (v *visited) at(top screen) {
	v.kinds.Store(reflect.TypeOf(top), true)
	if play, plays := top.(*play); plays {
		v.kinds.Store(reflect.TypeOf(play.desk), true)
	}
}

// everywhere wants every kind there is to have been visited.
func (v *visited) everywhere(t *testing.T) {
	kinds := map[string]bool{}
	v.kinds.Range(func(kind, _ any) bool {
		kinds[kind.(reflect.Type).Elem().Name()] = true
		return true
	})
	for _, kind := range kindsOfScreens(t) {
		if !kinds[kind] {
			t.Errorf("nothing that was pressed led to a %s", kind)
		}
	}
}

// kindsOfScreens are the types with the methods of a screen or of a desk.
func kindsOfScreens(t *testing.T) (kinds []string) {
	t.Helper()
	methods := map[string][]string{}
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, declared := range file.Decls {
			function, is := declared.(*ast.FuncDecl)
			if !is || function.Recv == nil {
				continue
			}
			if pointer, is := function.Recv.List[0].Type.(*ast.StarExpr); is {
				of := pointer.X.(*ast.Ident).Name
				methods[of] = append(methods[of], function.Name.Name)
			}
		}
	}
	for of, has := range methods {
		if slices.Contains(has, "bindings") && slices.Contains(has, "update") {
			kinds = append(kinds, of)
		}
	}
	slices.Sort(kinds)
	return kinds
}

// drawsAlike wants what is drawn from panes that were kept to be what is drawn anew.
func (s *table) drawsAlike() {
	s.t.Helper()
	if _, plays := s.app.top().(*play); !plays {
		return // no other screen keeps any, and some change while they are drawn
	}
	before := s.app.View().Content
	for _, screen := range s.app.stack {
		if play, plays := screen.(*play); plays {
			play.kept = kept{}
		}
	}
	if anew := s.app.View().Content; anew != before {
		s.t.Fatalf("what was kept is out of date:\n%s\nanew it is\n%s", ansi.Strip(before), ansi.Strip(anew))
	}
}

// leadHome presses esc, and wants to be home after as many as there are layers.
func (s *table) leadHome() {
	s.t.Helper()
	if s.Quit() {
		s.t.Fatalf("the program ended by itself: %s", s.app.Epitaph())
	}
	s.Send(tea.WindowSizeMsg{Width: 120, Height: 40})
	s.Settle()
	const layers = 12 // a search in a probe below a sheet below the keyring is fewer
	from := s.screens()
	for range layers {
		s.Press("esc")
	}
	if len(s.app.stack) != 1 || s.app.home().typing() {
		s.t.Fatalf("%d times esc does not lead home, from %s:\n%s", layers, from, s.Screen())
	}
}

// screens are the kinds of screens that lie on the stack.
func (s *table) screens() string {
	var kinds []string
	for _, screen := range s.app.stack {
		kinds = append(kinds, fmt.Sprintf("%T", screen))
	}
	return strings.Join(kinds, " ")
}

// leadOut goes home and presses q.
func (s *table) leadOut() {
	s.t.Helper()
	s.leadHome()
	if s.Press("q"); !s.Quit() {
		s.t.Fatalf("at home q does not lead out:\n%s", s.Screen())
	}
}

// anything is a key, a paste, a click, a resize or a request from outside.
func (s *table) anything(random *rand.Rand) {
	switch n := random.IntN(100); {
	case n < 30:
		s.Send(tuitest.Key(randomKey(random)))
	case n < 70:
		s.Send(tuitest.Key(s.boundKey(random)))
	case n < 75:
		s.Send(tea.WindowSizeMsg{Width: 1 + random.IntN(220), Height: 1 + random.IntN(70)})
	case n < 78:
		s.Send(tea.WindowSizeMsg{Width: 120, Height: 40})
	case n < 80:
		s.Send(tea.PasteMsg{Content: "curl -X DELETE http://x/orders/ord-1 -d '{}'"})
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

// boundKey is one that does something on the screen just now, and does not lead back:
// any key would hardly ever lead to what lies three screens deep.
func (s *table) boundKey(random *rand.Rand) string {
	top := s.app.top()
	bindings := slices.DeleteFunc(usable(top.bindings(), top.typing()), func(b binding) bool {
		return b.Action == actBack || b.Action == actQuit || b.Disabled != ""
	})
	if len(bindings) == 0 {
		return "esc"
	}
	keys := bindings[random.IntN(len(bindings))].Keys.Keys()
	return keys[random.IntN(len(keys))]
}

func randomKey(random *rand.Rand) string {
	keys := []string{
		"enter", "enter", "enter", "esc", "tab", "tab", "shift+tab", "up", "down", "down", "left", "right", "pgup", "pgdown",
		"home", "end", "space", "backspace", "delete", "f1", "f2", "f3", "f3", "f4", "f6", "f7", "f7", "f8", "f9", "f10", "f12", "?", ",", "a", "s", "i", "g", "h", "e", "d", "j", "k", "n", "n", "p", "r", "x", "{", "/", "1", "3",
		"ctrl+n", "ctrl+n", "ctrl+n", "ctrl+p", "ctrl+s", "ctrl+s", "ctrl+k", "ctrl+y", "ctrl+z", "ctrl+o", "ctrl+u", "shift+down", "ctrl+t", "ctrl+t", "ctrl+f", "ctrl+g", "ctrl+x", "alt+c", "alt+a", "ctrl+v", "ctrl+r", "ctrl+l", "ctrl+l",
	}
	if random.IntN(10) == 0 {
		letters := "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789{}[]:/\"ü世" // but q, which leads out
		all := []rune(letters)
		return string(all[random.IntN(len(all))])
	}
	return keys[random.IntN(len(keys))]
}
