package command

import (
	"cmp"
	"slices"
	"strings"

	"authlab/lab"

	"github.com/spf13/cobra"
)

// needsTerminal refuses to draw screens where none can be: on a pipe, and on a
// terminal whose cursor stays where it is. InLines is the command to use there.
func (s *workshop) needsTerminal(cmd *cobra.Command, inLines string) error {
	if !isTerminal(cmd.InOrStdin()) || !isTerminal(cmd.OutOrStdout()) {
		return &lab.Mistake{What: "the screens need a terminal", Try: inLines + ", which plays in lines"}
	}
	if s.dumb() {
		return &lab.Mistake{Where: "TERM=dumb", What: "this terminal cannot draw screens", Try: inLines + ", which plays in lines"}
	}
	return nil
}

// dumb reports whether the terminal's cursor stays where it is.
func (s *workshop) dumb() bool { return s.getenv("TERM") == "dumb" }

// colours reports whether the terminal has any, and they are wanted.
func (s *workshop) colours() bool {
	without := []string{"vt52", "vt100", "vt102", "vt220", "vt320"}
	return s.getenv("NO_COLOR") == "" && !slices.Contains(without, s.getenv("TERM"))
}

// ascii reports whether the terminal has only the letters of ASCII: one of old, the
// console of Linux, whose fonts have few letters, or one of another character set.
func (s *workshop) ascii() bool {
	kind := s.getenv("TERM")
	if kind == "linux" || strings.HasPrefix(kind, "vt") {
		return true
	}
	locale := strings.ToLower(cmp.Or(s.getenv("LC_ALL"), s.getenv("LC_CTYPE"), s.getenv("LANG")))
	return locale != "" && !strings.Contains(strings.ReplaceAll(locale, "-", ""), "utf8")
}
