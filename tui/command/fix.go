package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"authlab/lab"
	"authlab/tui/widget"

	"github.com/fsnotify/fsnotify"
	"github.com/spf13/cobra"
)

func newFix(shop *workshop) *cobra.Command {
	return &cobra.Command{
		Use:   "fix <id> [dir]",
		Short: "Mend a scenario's code in your own editor",
		Long: `Writes the scenario's broken file into the folder (the current one by default),
watches it, and prints the verdict each time you save. It ends when the fix
holds. A file that is there already is kept and judged.`,
		Example: "  authlab fix H1\n  authlab fix G6 ~/code/authlab",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			run, step, err := shop.openFix(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			defer func() { _ = run.Close() }() // the verdict is stored and printed by then
			dir := "."
			if len(args) == 2 {
				dir = args[1]
			}
			file, err := placeFile(dir, run.Scenario().FileName(), run.Scenario().Broken.Text)
			if err != nil {
				return err
			}
			return watch(cmd.Context(), cmd.OutOrStdout(), run, step, file)
		},
	}
}

func (s *workshop) openFix(ctx context.Context, id string) (*lab.Run, string, error) {
	scenario, err := s.scenario(id)
	if err != nil {
		return nil, "", err
	}
	for _, step := range scenario.Steps {
		if step.Kind == lab.StepFix {
			run, err := s.openRun(ctx, id)
			return run, step.ID, err
		}
	}
	return nil, "", noCode(scenario)
}

// placeFile writes the text, unless the file is there already, and returns its path.
func placeFile(dir, name, text string) (string, error) {
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", &lab.Mistake{Where: dir, What: fmt.Sprintf("the folder cannot be made: %v", err), Try: "another folder"}
	}
	err := writeNew(path, []byte(text))
	if err != nil && !errors.Is(err, os.ErrExist) {
		return "", &lab.Mistake{Where: path, What: fmt.Sprintf("it cannot be written: %v", err), Try: "another folder"}
	}
	return path, nil
}

// writeNew writes a file that must not be there yet.
func writeNew(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}

// watch judges the file now and whenever its text changes, until it holds. The
// folder is watched and not the file: editors replace files when they save.
func watch(ctx context.Context, out io.Writer, run *lab.Run, step, file string) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("files cannot be watched here: %w; try authlab check %s %s after each save", err, run.Scenario().ID, file)
	}
	defer func() { _ = watcher.Close() }() // nothing is lost with it
	if err := watcher.Add(filepath.Dir(file)); err != nil {
		return fmt.Errorf("%s cannot be watched: %w", filepath.Dir(file), err)
	}
	if _, err := fmt.Fprintf(out, "watching %s: save it to have it judged, ctrl+c to stop\n", file); err != nil {
		return err
	}
	judged := ""
	return savesOf(watcher).each(ctx, func() (bool, error) {
		text, err := readFile(file)
		if err != nil || string(text) == judged {
			return false, nil // it is being replaced, or another file was saved
		}
		judged = string(text)
		return judgeSaved(ctx, out, run, step, judged)
	})
}

func judgeSaved(ctx context.Context, out io.Writer, run *lab.Run, step, text string) (bool, error) {
	if text == run.Scenario().Broken.Text {
		return false, nil // as it was handed out: there is nothing to judge yet
	}
	attempt, err := run.Fix(ctx, step, text)
	if err != nil {
		return false, err
	}
	return attempt.Right, printLines(out, widget.VerdictLines(*attempt.Record.Verdict))
}
