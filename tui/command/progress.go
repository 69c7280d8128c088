package command

import (
	"fmt"
	"io"

	"authlab/lab"

	"github.com/spf13/cobra"
)

func newProgress(shop *workshop) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "progress",
		Short:   "Show your score, scenario by scenario",
		Long:    "Shows what you have played: each scenario's score and steps, and what you predicted against what the API answered.",
		Example: "  authlab progress\n  authlab progress --json | jq .score",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			progress, err := shop.progress(cmd.Context())
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), progressObject(progress))
			}
			return printProgress(cmd.OutOrStdout(), progress)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

func printProgress(out io.Writer, progress lab.Progress) error {
	lines := []string{fmt.Sprintf("score %d of %d", progress.Score, progress.Max)}
	for _, one := range progress.Scenarios {
		lines = append(lines, fmt.Sprintf("  %-4s %-36s %d of %d steps  %4d of %d points",
			one.Scenario.ID, one.Scenario.Title, one.Done, len(one.Steps), one.Score, one.Max))
	}
	for _, cell := range cells(progress.Matrix) {
		lines = append(lines, fmt.Sprintf("  said %d, got %d: %d", cell.Said, cell.Got, cell.Count))
	}
	return printLines(out, lines)
}

type scenarioObject struct {
	ID     string       `json:"id"`
	Title  string       `json:"title"`
	Score  int          `json:"score"`
	Max    int          `json:"max"`
	Done   int          `json:"steps_done"`
	Steps  []stepObject `json:"steps"`
	Closed bool         `json:"complete"`
}

type stepObject struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Done     bool   `json:"done"`
	Revealed bool   `json:"revealed"`
	Hints    int    `json:"hints"`
	Wrong    int    `json:"wrong"`
	Earned   int    `json:"earned"`
}

type cellObject struct {
	Said  int `json:"said"`
	Got   int `json:"got"`
	Count int `json:"count"`
}

func progressObject(progress lab.Progress) any {
	scenarios := []scenarioObject{}
	for _, one := range progress.Scenarios {
		scenarios = append(scenarios, scenarioOf(one))
	}
	return struct {
		Score       int              `json:"score"`
		Max         int              `json:"max"`
		Scenarios   []scenarioObject `json:"scenarios"`
		Predictions []cellObject     `json:"predictions"`
	}{progress.Score, progress.Max, scenarios, cells(progress.Matrix)}
}

func scenarioOf(one lab.ScenarioProgress) scenarioObject {
	object := scenarioObject{
		ID: one.Scenario.ID, Title: one.Scenario.Title,
		Score: one.Score, Max: one.Max, Done: one.Done, Closed: one.Complete(),
	}
	for _, step := range one.Steps {
		object.Steps = append(object.Steps, stepObject{
			ID: step.Step.ID, Kind: string(step.Step.Kind), Done: step.Done, Revealed: step.Revealed,
			Hints: step.HintsTaken, Wrong: step.Wrong, Earned: step.Earned,
		})
	}
	return object
}

// cells lists the cells of a matrix that something fell into.
func cells(matrix lab.Matrix) []cellObject {
	found := []cellObject{}
	for _, said := range matrix.Statuses {
		for _, got := range matrix.Statuses {
			if count := matrix.Count(said, got); count > 0 {
				found = append(found, cellObject{said, got, count})
			}
		}
	}
	return found
}
