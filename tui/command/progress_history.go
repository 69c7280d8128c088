package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"authlab/lab"
	"authlab/lab/history"

	"github.com/spf13/cobra"
)

func newProgressExport(shop *workshop) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "export [file]",
		Short: "Write every answer you gave, for another machine or a spreadsheet",
		Long: `Writes your history: every answer, with its time. On another machine, progress import
brings it together with what was played there. Without a file it is printed; a file
that ends in .csv is for a spreadsheet, any other is JSON.`,
		Example: "  authlab progress export laptop.json\n  authlab progress export --format csv > answers.csv",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return shop.exportHistory(cmd.Context(), cmd.OutOrStdout(), history.Format(format))
			}
			if !cmd.Flags().Changed("format") && strings.EqualFold(filepath.Ext(args[0]), ".csv") {
				format = string(history.CSV)
			}
			return shop.exportTo(cmd.Context(), args[0], history.Format(format))
		},
	}
	cmd.Flags().StringVar(&format, "format", string(history.JSON), "json or csv")
	return cmd
}

func newProgressImport(shop *workshop) *cobra.Command {
	return &cobra.Command{
		Use:   "import file...",
		Short: "Bring in answers that were given on another machine",
		Long: `Reads files that progress export wrote, and adds what is not here yet. What is here
already is not counted again, in whichever order and however often you import. A file
that is broken is told with its line; then nothing of any file is brought in.`,
		Example: "  authlab progress import laptop.json desk.csv\n  ssh desk authlab progress export | authlab progress import -",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var histories []history.History
			for _, name := range args {
				h, err := readHistory(name, cmd.InOrStdin())
				if err != nil {
					return err
				}
				histories = append(histories, h)
			}
			return shop.importHistories(cmd.Context(), cmd.OutOrStdout(), args, histories)
		},
	}
}

func (s *workshop) exportHistory(ctx context.Context, out io.Writer, format history.Format) error {
	pack, err := s.pack()
	if err != nil {
		return err
	}
	attempts, err := s.attempts(ctx)
	if err != nil {
		return err
	}
	return history.Write(out, format, history.History{Pack: pack.ID, Attempts: attempts})
}

// exportTo writes to a file beside the one that is meant, and then puts it in place:
// an older export is not lost to a full disk.
func (s *workshop) exportTo(ctx context.Context, path string, format history.Format) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".authlab-*") // readable to its owner alone
	if err != nil {
		return &lab.Mistake{Where: path, What: "the file cannot be written: " + err.Error(), Try: "another folder"}
	}
	err = s.exportHistory(ctx, file, format)
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name()) // the first error is the one to report
	}
	return err
}

// readHistory reads a file, or what comes in where the name is a dash.
func readHistory(name string, in io.Reader) (history.History, error) {
	if name == "-" {
		return history.Read("stdin", in)
	}
	file, err := os.Open(name)
	if err != nil {
		return history.History{}, &lab.Mistake{Where: name, What: "the file cannot be read: " + err.Error(), Try: "a file that progress export wrote"}
	}
	defer func() { _ = file.Close() }() // it was only read
	return history.Read(name, file)
}

// importHistories brings everything in, or nothing.
func (s *workshop) importHistories(ctx context.Context, out io.Writer, names []string, histories []history.History) error {
	pack, err := s.pack()
	if err != nil {
		return err
	}
	total := 0
	for i, h := range histories {
		if h.Pack != pack.ID && len(h.Attempts) > 0 {
			return &lab.Mistake{Where: names[i], What: fmt.Sprintf("these answers are of the pack %q, and %q is in use", h.Pack, pack.ID), Try: "--pack with theirs; nothing was imported"}
		}
		total += len(h.Attempts)
	}
	here, err := s.attempts(ctx)
	if err != nil {
		return err
	}
	added, err := history.Merge(here, histories...)
	if err != nil {
		return err
	}
	for i := range added {
		added[i].Learner = s.ownerOf(pack, added[i])
	}
	store, err := s.store(ctx)
	if err != nil {
		return err
	}
	if err := store.Append(ctx, added...); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%d of %d are new here and were brought in; %d in all\n", len(added), total, len(here)+len(added))
	return err
}
