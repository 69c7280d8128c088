package command

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"authlab/lab"
	"authlab/tui"
	"authlab/tui/style"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"
)

// gallery is what the gallery command is asked for.
type gallery struct {
	size          string
	list          bool
	light, colour bool
}

func newGallery(shop *workshop) *cobra.Command {
	var g gallery
	cmd := &cobra.Command{
		Use:   "gallery [name...]",
		Short: "Show every screen, with canned data",
		Long: `Prints every screen in each state that looks different, at any size: for looking
at, for pictures and for comparing. Names choose some of them; --list lists them.`,
		Example: "  authlab gallery --list\n  authlab gallery home --size 120x40\n  NO_COLOR=1 authlab gallery --size 60x16",
		RunE: func(cmd *cobra.Command, args []string) error {
			g.colour = shop.getenv("NO_COLOR") == ""
			return g.print(cmd, args)
		},
	}
	cmd.Flags().StringVar(&g.size, "size", "80x24", "columns x rows")
	cmd.Flags().BoolVar(&g.list, "list", false, "list the names only")
	cmd.Flags().BoolVar(&g.light, "light", false, "draw for a light background")
	return cmd
}

func (g gallery) print(cmd *cobra.Command, names []string) error {
	w, h, err := parseSize(g.size)
	if err != nil {
		return err
	}
	frames, err := framesNamed(names)
	if err != nil {
		return err
	}
	theme := style.New(!g.light, g.colour)
	out := colorprofile.NewWriter(cmd.OutOrStdout(), os.Environ())
	for _, frame := range frames {
		lines := []string{frame.Name}
		if !g.list {
			lines = append(lines, frame.Render(w, h, theme), "")
		}
		if err := printLines(out, lines); err != nil {
			return err
		}
	}
	return nil
}

func framesNamed(names []string) ([]tui.Frame, error) {
	all := tui.Frames()
	if len(names) == 0 {
		return all, nil
	}
	var some []tui.Frame
	for _, name := range names {
		found := false
		for _, frame := range all {
			if frame.Name == name {
				some, found = append(some, frame), true
			}
		}
		if !found {
			return nil, &lab.Mistake{What: fmt.Sprintf("there is no screen %q", name), Try: "authlab gallery --list"}
		}
	}
	return some, nil
}

// parseSize reads "80x24". Sizes beyond 500 are refused: no terminal has them.
func parseSize(text string) (w, h int, err error) {
	wide, high, _ := strings.Cut(text, "x")
	w, errW := strconv.Atoi(wide)
	h, errH := strconv.Atoi(high)
	if errW != nil || errH != nil || w < 1 || h < 1 || w > 500 || h > 500 {
		return 0, 0, &lab.Mistake{Where: "--size " + text, What: "this is not a size", Try: "80x24"}
	}
	return w, h, nil
}
