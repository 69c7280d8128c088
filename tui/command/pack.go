package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"authlab/lab"
	"authlab/scenarios"

	"github.com/spf13/cobra"
)

func newPack(shop *workshop) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "pack",
		Short:   "List, test and write scenarios",
		Long:    "A pack is a folder of scenarios. These commands list the one inside authlab, hold a pack to its own claims, and start a new scenario.",
		Example: "  authlab pack list\n  authlab pack test\n  authlab pack new H2",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newPackList(shop), newPackTest(shop), newPackNew())
	return cmd
}

func newPackList(shop *workshop) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the scenarios",
		Long:    "Lists every scenario by track: its id, title, level, length and the steps it is made of.",
		Example: "  authlab pack list\n  authlab pack list --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			pack, err := shop.pack()
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), packObject(pack))
			}
			return printLines(cmd.OutOrStdout(), packLines(pack))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON array")
	return cmd
}

func packLines(pack *scenarios.Pack) []string {
	var lines []string
	for _, track := range pack.Tracks {
		lines = append(lines, track.Title)
		for _, id := range track.Scenarios {
			scenario, err := pack.Scenario(id)
			if err != nil {
				continue // the loader has refused such a pack
			}
			lines = append(lines, fmt.Sprintf("  %-4s %-36s level %d  %2d min  %s",
				scenario.ID, scenario.Title, scenario.Level, scenario.Minutes, stepKinds(scenario)))
		}
	}
	return lines
}

func stepKinds(scenario *lab.Scenario) string {
	text := ""
	for i, step := range scenario.Steps {
		if i > 0 {
			text += " > "
		}
		text += string(step.Kind)
	}
	return text
}

type listedObject struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Track     string   `json:"track"`
	Level     int      `json:"level"`
	Minutes   int      `json:"minutes"`
	Rows      []string `json:"rows"`
	Standards []string `json:"standards"`
	Points    int      `json:"points"`
}

func packObject(pack *scenarios.Pack) []listedObject {
	listed := []listedObject{}
	for i := range pack.Scenarios {
		scenario := &pack.Scenarios[i]
		listed = append(listed, listedObject{
			ID: scenario.ID, Title: scenario.Title, Track: scenario.Track, Level: scenario.Level,
			Minutes: scenario.Minutes, Rows: scenario.Rows, Standards: scenario.Standards, Points: scenario.Points(),
		})
	}
	return listed
}

func newPackTest(shop *workshop) *cobra.Command {
	return &cobra.Command{
		Use:   "test [dir]",
		Short: "Hold a pack to its own claims",
		Long: `The lesson compiler: for each scenario the broken code must be exploitable, the
solution must pass the whole matrix, each wrong fix must be rejected for its
stated reason, and every status written down must be what the API answers.

Without a folder it tests the pack inside authlab. Exits 1 where it finds something.`,
		Example: "  authlab pack test\n  authlab pack test scenarios/library",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			files := scenarios.Builtin()
			if len(args) == 1 {
				var err error
				if files, err = folder(args[0]); err != nil {
					return err
				}
			}
			return testPack(cmd, shop, files)
		},
	}
}

func folder(dir string) (fs.FS, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, &lab.Mistake{Where: dir, What: "this is not a folder", Try: "the folder that holds pack.yaml"}
	}
	return os.DirFS(dir), nil
}

// testPack prints each finding as it is made, and a summary.
func testPack(cmd *cobra.Command, shop *workshop, files fs.FS) error {
	found := 0
	var failed error
	err := scenarios.Test(cmd.Context(), files, bay{shop}, func(finding scenarios.Finding) {
		found++
		_, err := fmt.Fprintln(cmd.OutOrStdout(), findingLine(finding))
		failed = errors.Join(failed, err)
	})
	if err := errors.Join(err, failed); err != nil {
		return err
	}
	if found > 0 {
		if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%d findings\n", found); err != nil {
			return err
		}
		return errNo
	}
	_, err = fmt.Fprintln(cmd.OutOrStdout(), "the pack holds what it claims")
	return err
}

func findingLine(finding scenarios.Finding) string {
	if finding.Scenario == "" {
		return finding.Error()
	}
	return finding.Scenario + ": " + finding.Error()
}

// bay lends the lesson compiler what it tests with.
type bay struct{ *workshop }

func (b bay) NewTarget(scenario *lab.Scenario) (lab.Target, error) { return b.target(scenario) }
func (b bay) NewBench(scenario *lab.Scenario) lab.Bench            { return b.bench(scenario) }

func newPackNew() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:     "new <id>",
		Short:   "Start a scenario from a commented template",
		Long:    "Writes a folder with every file a scenario has, each with comments that say what goes in. It loads as it stands; pack test says what is still missing.",
		Example: "  authlab pack new H2\n  authlab pack new X1 --dir ~/my-pack",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			made, err := scenarios.New(dir, args[0])
			if err != nil {
				return err
			}
			return printLines(cmd.OutOrStdout(), made)
		},
	}
	cmd.Flags().StringVar(&dir, "dir", ".", "the pack's folder, the one that holds pack.yaml")
	return cmd
}
