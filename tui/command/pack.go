package command

import (
	"fmt"

	"authlab/lab"
	"authlab/scenarios"

	"github.com/spf13/cobra"
)

func newPack(shop *workshop) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "pack",
		Short:   "List, test and write scenarios",
		Long:    "A pack is a folder of scenarios, or a zip of it. These commands list the one inside authlab, or that of --pack, hold it to its own claims, show a scenario as a learner will read it, and start a new one.",
		Example: "  authlab pack list\n  authlab pack test\n  authlab pack new H2",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newPackList(shop), newPackTest(shop), newPackPreview(shop), newPackCoverage(shop), newPackNew())
	return cmd
}

func newPackList(shop *workshop) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the scenarios",
		Long:    "Lists every scenario by track: its id, title, level, length and the steps it is made of.",
		Example: "  authlab pack list\n  authlab pack list --json\n  authlab pack list --pack ~/my-pack.zip",
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
