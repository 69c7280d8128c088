package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"authlab/content"
	"authlab/lab"
	"authlab/mockapi/world"
	"authlab/tui/style"
	"authlab/tui/widget"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"
)

// pageWidth is where the lines of a page end, in columns.
const pageWidth = 78

func newRead(shop *workshop) *cobra.Command {
	return &cobra.Command{
		Use:     "read [page]",
		Short:   "Read a lesson, the glossary or the references",
		Long:    "Prints a page to read. Without a name it lists the pages, in the order to read them.\nA lesson that was printed counts as read.",
		Example: "  authlab read\n  authlab read two-checkpoints\n  authlab read glossary | less",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			pages := append(content.Lessons(), content.Shelf()...)
			if len(args) == 0 {
				return listPages(cmd.OutOrStdout(), pages)
			}
			page, err := pageNamed(pages, args[0])
			if err != nil {
				return err
			}
			if err := shop.printPage(cmd.OutOrStdout(), expandLesson()(page.Markdown)); err != nil {
				return err
			}
			return shop.noteRead(cmd.Context(), page)
		},
	}
}

// noteRead keeps that a lesson was read, once: then it is no longer suggested.
func (s *workshop) noteRead(ctx context.Context, page content.Lesson) error {
	if page.Track == "" { // to look things up in
		return nil
	}
	store, err := s.store(ctx)
	if err != nil {
		return err
	}
	attempts, err := store.Attempts(ctx, learner)
	if err != nil || slices.ContainsFunc(attempts, func(a lab.Attempt) bool { return a.Kind == lab.Read && a.Step == page.ID }) {
		return err
	}
	return s.keepReading(ctx, page.ID)
}

// printPage prints Markdown.
func (s *workshop) printPage(out io.Writer, markdown string) error {
	theme := style.New(true, s.getenv("NO_COLOR") == "")
	lines := strings.Split(widget.NewMarkdown(theme).Render(markdown, pageWidth), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return printLines(colorprofile.NewWriter(out, os.Environ()), lines)
}

func listPages(out io.Writer, pages []content.Lesson) error {
	var lines []string
	widest := 0
	for _, page := range pages {
		widest = max(widest, len(page.ID))
	}
	for _, page := range pages {
		lines = append(lines, fmt.Sprintf("%-*s  %s", widest, page.ID, page.Title))
	}
	return printLines(out, lines)
}

func pageNamed(pages []content.Lesson, name string) (content.Lesson, error) {
	var ids []string
	for _, page := range pages {
		ids = append(ids, page.ID)
	}
	at := slices.Index(ids, name)
	if at < 0 {
		near := lab.Near(name, ids)
		return content.Lesson{}, &lab.Mistake{What: fmt.Sprintf("there is no page %q", name), Try: near[0] + ", or authlab read, which lists them"}
	}
	return pages[at], nil
}

// expandLesson puts the ids of the world that lessons speak of in place of their
// names. The world is grown when it is first asked.
func expandLesson() func(text string) string {
	grown := sync.OnceValue(func() *world.World { return world.New(world.Canonical()) })
	return func(text string) string {
		expanded, _ := grown().Expand(text) // a test holds every page to names the world has
		return expanded
	}
}
