package command

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"

	"authlab/content"
	"authlab/lab"
	"authlab/mockapi/situation"
	"authlab/tui"
	"authlab/tui/plain"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

func newPlay(shop *workshop) *cobra.Command {
	var inLines bool
	cmd := &cobra.Command{
		Use:   "play [id]",
		Short: "Play a scenario, or open the home screen",
		Long: `Opens a scenario where you left it. With --plain it is played in lines, which also
works on a pipe: each line answers the step at hand, and help lists the words.`,
		Example: "  authlab play\n  authlab play H1\n  authlab play H1 --plain < answers.txt",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id := ""
			if len(args) == 1 {
				id = args[0]
			}
			if inLines {
				return playLines(cmd, shop, id)
			}
			return playScreens(cmd, shop, id)
		},
	}
	cmd.Flags().BoolVar(&inLines, "plain", false, "play in lines instead of screens")
	return cmd
}

// playScreens opens the home screen, or the scenario with the id.
func playScreens(cmd *cobra.Command, shop *workshop, id string) error {
	if id != "" {
		scenario, err := shop.scenario(id)
		if err != nil {
			return err
		}
		id = scenario.ID
	}
	return screens(cmd, shop, "authlab play H1 --plain", func(config *tui.Config) { config.Start = id })
}

// screens runs the screens, beginning where the caller says. Without a terminal
// it says which command plays in lines.
func screens(cmd *cobra.Command, shop *workshop, inLines string, begin func(*tui.Config)) error {
	if err := shop.needsTerminal(cmd, inLines); err != nil {
		return err
	}
	at := tui.Terminal{
		In: cmd.InOrStdin(), Out: cmd.OutOrStdout(), Environ: os.Environ(),
		Rest: giveBack,
	}
	return tui.Run(cmd.Context(), at, func() (tui.Config, error) {
		beThrifty()
		config, err := shop.screens(cmd.Context())
		begin(&config)
		return config, err
	})
}

// report writes what went wrong beside the attempts.
func (s *workshop) report(text string) (string, error) {
	dir, err := s.dataDir()
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "fault.txt")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	return path, os.WriteFile(path, []byte(version()+"\n"+text), 0o600)
}

// screens is what all screens are made of.
func (s *workshop) screens(ctx context.Context) (tui.Config, error) {
	pack, err := s.pack()
	if err != nil {
		return tui.Config{}, err
	}
	if _, err := s.store(ctx); err != nil { // rather now than once the screens are up
		return tui.Config{}, err
	}
	shelf, err := s.shelf()
	if err != nil {
		return tui.Config{}, err
	}
	settings, err := s.settings()
	if err != nil {
		return tui.Config{}, err
	}
	return tui.Config{
		Shelf:     shelf,
		Edit:      s.editor(),
		Scenarios: pack.Scenarios,
		Tracks:    pack.Tracks,
		Lessons:   append(content.Lessons(), content.Shelf()...),
		Open:      s.openRun,
		Progress:  s.progress,
		Keep:      s.keepReading,
		Drill: func(ctx context.Context, plan lab.DrillPlan) (*lab.Drill, error) {
			return s.drill(ctx, drillFlags{DrillPlan: plan})
		},
		Shift:        s.shift(),
		AtDrills:     s.atDrills,
		Topics:       situation.Topics(),
		Calls:        situation.Calls(),
		Export:       s.export,
		Interviews:   s.interviews(),
		Now:          s.now,
		Expand:       expandLesson(),
		Settings:     settings,
		SaveSettings: s.saveSettings,
		Report:       s.report,
		Still:        s.getenv("AUTHLAB_MOTION") == "off",
		Color:        s.colours(),
		ASCII:        s.ascii(),
	}, nil
}

// keepReading stores that a lesson was read. Lessons are of no pack.
func (s *workshop) keepReading(ctx context.Context, lesson string) error {
	store, err := s.store(ctx)
	if err != nil {
		return err
	}
	return store.Append(ctx, lab.Attempt{
		ID: rand.Text(), Learner: learner, Scenario: lab.ReadingID, Step: lesson,
		Kind: lab.Read, At: s.now(),
	})
}

// export writes the results beside the attempts.
func (s *workshop) export(progress lab.Progress) ([]string, error) {
	dir, err := s.dataDir()
	if err != nil {
		return nil, err
	}
	return writeReport(filepath.Join(dir, "results"), progress)
}

// playLines plays the scenario with the id, or the next that is not complete.
func playLines(cmd *cobra.Command, shop *workshop, id string) error {
	if id == "" {
		next, err := shop.nextScenario(cmd.Context())
		if err != nil {
			return err
		}
		id = next
	}
	run, err := shop.openRun(cmd.Context(), id)
	if err != nil {
		return err
	}
	defer func() { _ = run.Close() }() // every attempt is stored by now
	shelf, err := shop.shelf()
	if err != nil {
		return err
	}
	return plain.Play(cmd.Context(), plain.Config{
		Run: run, In: cmd.InOrStdin(), Out: cmd.OutOrStdout(), Shelf: shelf,
		ReadFile: readFile, WriteFile: writeNew, API: content.API(), Words: wordsOf,
	})
}

// wordsOf explains concepts by the glossary.
func wordsOf(concepts []string) string {
	names := make([]string, len(concepts))
	for i, concept := range concepts {
		names[i] = content.LinkName(concept)
	}
	return content.Meanings(names)
}

// nextScenario is the one the home screen suggests; where all are complete, the first.
func (s *workshop) nextScenario(ctx context.Context) (string, error) {
	pack, err := s.pack()
	if err != nil {
		return "", err
	}
	progress, err := s.progress(ctx)
	if err != nil {
		return "", err
	}
	if next, any := progress.Suggest(pack.Tracks); any {
		return next.Scenario.ID, nil
	}
	if len(progress.Scenarios) == 0 {
		return "", fmt.Errorf("the pack holds no scenario: %w", lab.ErrNotFound)
	}
	return progress.Scenarios[0].Scenario.ID, nil
}

func isTerminal(stream any) bool {
	file, isFile := stream.(*os.File)
	return isFile && term.IsTerminal(file.Fd())
}
