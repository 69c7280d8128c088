package tui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// atFix goes to the fix step of the sample, with the cursor in the code.
func (s *table) atFix() {
	s.atCraft()
	s.Press("f3", "f3", "esc", "ctrl+n")
	s.sees("step 3 of 5 · fix")
}

func (s *table) code() string { return s.app.top().(*play).desk.(*fix).editor.Text() }

func TestTheVerdictIsAMatrixToWalkIn(t *testing.T) {
	play120(t, func(s *table) {
		s.atFix()
		s.Press("ctrl+s")
		s.sees("3 of 5 probes went wrong", "▸ U ana reads ben's invoice", "[U]")
		s.Press("left")
		s.sees("▸ ✓ ana reads her own invoice", "[✓]")
		s.Press("down")
		s.sees("▸ O amy reads ana's invoice", "[O]")
		s.Press("right")
		s.sees("▸ O amy reads ana's invoice")
		s.Press("down", "down")
		s.sees("▸ W sue reads ana's invoice")
		s.Press("enter")
		s.sees("sue reads ana's invoice", "it refused, but as something else")
		s.Press("esc", "k", "k")
		s.sees("▸ U ana reads ben's invoice")
	})
}

func TestFindInTheCode(t *testing.T) {
	play120(t, func(s *table) {
		s.atFix()
		s.Press("ctrl+f")
		s.Type("invoices")
		s.sees("find: invoices▏", "1 of 2")
		s.Press("enter")
		s.sees("2 of 2")
		s.Press("esc")
		s.seesNot("find:")
		s.sees("step 3 of 5")
		if s.code() != sampleBroken {
			t.Error("searching wrote into the code")
		}
	})
}

func TestWhatWasChangedIsShown(t *testing.T) {
	play120(t, func(s *table) {
		s.atFix()
		s.Press("f9")
		s.sees("What you changed", "nothing yet")
		s.Press("esc", "ctrl+end")
		s.Type("// more")
		s.Press("f9")
		s.sees("+ // more", "  }")
		s.Press("esc")
	})
}

// outsideEditor is an editor that runs nothing.
type outsideEditor struct{ tea.ExecCommand }

func TestTheCodeGoesToAnotherEditorAndBack(t *testing.T) {
	play120(t, func(s *table) {
		s.atFix()
		s.Press("f10")
		s.sees("neither VISUAL nor EDITOR is set")
		play := s.app.top().(*play)
		var given string
		var problem error
		play.edit = func(name, text string) (tea.ExecCommand, func() (string, error), error) {
			given = name + "\n" + text
			return outsideEditor{}, func() (string, error) { return "package desk // from outside\n", nil }, problem
		}
		hand := play.desk.(*fix).openEditor()().(handOver)
		if given != "H1.go\n"+sampleBroken {
			t.Errorf("the editor was given %q", given)
		}
		s.Send(hand.then(nil))
		s.Settle()
		s.sees("package desk // from outside")
		s.Press("ctrl+z")
		s.sees("func GetInvoice")
		s.Send(hand.then(errors.New("exit status 1")))
		s.sees("the editor: exit status 1", "func GetInvoice")
		problem = errors.New("no room")
		s.Send(play.desk.(*fix).openEditor()())
		s.sees("the editor: no room")
	})
}

func TestWhatIsCopiedReachesTheClipboard(t *testing.T) {
	play120(t, func(s *table) {
		s.atFix()
		desk := s.app.top().(*play).desk.(*fix)
		if clipboardOf(desk.editor) != nil {
			t.Error("nothing was copied, and yet it goes to the clipboard")
		}
		desk.editor.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModAlt})
		if text, any := desk.editor.Copied(); !any || !strings.HasPrefix(text, "package desk") {
			t.Errorf("copied %q", text)
		}
		desk.editor.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModAlt})
		if clipboardOf(desk.editor) == nil {
			t.Error("what was copied stays here")
		}
	})
}
