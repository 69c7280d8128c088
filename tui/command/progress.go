package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"authlab/lab"
	"authlab/tui/report"

	"github.com/spf13/cobra"
)

func newProgress(shop *workshop) *cobra.Command {
	var asJSON bool
	var dir string
	cmd := &cobra.Command{
		Use:   "progress",
		Short: "Show your score, scenario by scenario",
		Long: `Shows what you have played: each scenario's score and steps, and what you predicted
against what the API answered, and what is due to be seen again today. --report writes
the same as Markdown, as JSON and as a picture, with how sure you were and the gates
you missed. To take your answers to another machine, see export and import.`,
		Example: "  authlab progress\n  authlab progress --json | jq .score\n  authlab progress --report .\n  authlab progress export laptop.json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			progress, err := shop.progress(cmd.Context())
			switch {
			case err != nil:
				return err
			case dir != "":
				return printReport(cmd.OutOrStdout(), dir, progress)
			case asJSON:
				data, err := report.JSON(progress)
				if err != nil {
					return err
				}
				_, err = cmd.OutOrStdout().Write(data)
				return err
			}
			return printProgress(cmd.OutOrStdout(), progress)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	cmd.Flags().StringVar(&dir, "report", "", "folder to write the results into: Markdown, JSON, SVG and PNG")
	cmd.AddCommand(newProgressExport(shop), newProgressImport(shop))
	return cmd
}

func printReport(out io.Writer, dir string, progress lab.Progress) error {
	paths, err := writeReport(dir, progress)
	if err != nil {
		return err
	}
	return printLines(out, paths)
}

// writeReport writes the results in every form, and returns where.
func writeReport(dir string, progress lab.Progress) ([]string, error) {
	files, err := report.Files(progress)
	if err != nil {
		return nil, err
	}
	return writeFiles(dir, files)
}

// writeFiles writes a report into a folder, and returns where.
func writeFiles(dir string, files []report.File) ([]string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	var paths []string
	for _, file := range files {
		path := filepath.Join(dir, file.Name)
		if err := os.WriteFile(path, file.Data, 0o600); err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

func printProgress(out io.Writer, progress lab.Progress) error {
	lines := []string{fmt.Sprintf("score %d of %d", progress.Score, progress.Max), dueLine(progress.Memory), badgeLine(progress.Badges)}
	for _, best := range progress.Insight.Blitzes {
		lines = append(lines, fmt.Sprintf("best blitz of %s: %d points, %d of %d right, on %s",
			best.BlitzKind, best.Points, best.Right, best.Asked, best.At.Format(time.DateOnly)))
	}
	lines = append(lines, accuracyLines("at", progress.Insight.Gates)...)
	lines = append(lines, accuracyLines("about", progress.Insight.Topics)...)
	lines = append(lines, accuracyLines("in interviews, key points on", progress.Insight.Spoken)...)
	lines = append(lines, weekLines(progress.Insight.Weeks)...)
	for _, one := range progress.Scenarios {
		lines = append(lines, fmt.Sprintf("  %-4s %-36s %d of %d steps  %4d of %d points",
			one.Scenario.ID, one.Scenario.Title, one.Done, len(one.Steps), one.Score, one.Max))
	}
	for _, said := range progress.Matrix.Statuses {
		for _, got := range progress.Matrix.Statuses {
			if count := progress.Matrix.Count(said, got); count > 0 {
				lines = append(lines, fmt.Sprintf("  said %d, got %d: %d", said, got, count))
			}
		}
	}
	return printLines(out, lines)
}

// accuracyLines say how often somebody was right by gate or topic, and how fast.
func accuracyLines(of string, all []lab.Accuracy) []string {
	var lines []string
	for _, one := range all {
		line := fmt.Sprintf("%s %s: %d of %d right", of, one.About, one.Right, one.Asked)
		if one.Typical > 0 {
			line += fmt.Sprintf(", in %.0f s", one.Typical.Seconds())
		}
		lines = append(lines, line)
	}
	return lines
}

// weekLines say how each of the last weeks went, and what was mixed up in it.
func weekLines(weeks []lab.Week) []string {
	const most = 8
	var lines []string
	for _, week := range weeks[max(0, len(weeks)-most):] {
		line := fmt.Sprintf("week from %s: %d of %d right", week.From.Format(time.DateOnly), week.Right, week.Asked)
		for _, one := range lab.MixUps([]lab.Week{week}) {
			line += fmt.Sprintf("; said %d, got %d: %d", one.Said, one.Got, one.Total())
		}
		lines = append(lines, line)
	}
	return lines
}

// badgeLine says what was earned.
func badgeLine(badges []lab.Badge) string {
	var earned []string
	for _, badge := range lab.Earned(badges) {
		earned = append(earned, badge.Name)
	}
	line := fmt.Sprintf("rank %s: %d of %d badges", lab.Rank(badges), len(earned), len(badges))
	if len(earned) > 0 {
		line += " (" + strings.Join(earned, "; ") + ")"
	}
	return line
}

// dueLine says what is to be seen again today.
func dueLine(memory lab.Memory) string {
	const most = 5
	due := memory.Due()
	if len(due) == 0 {
		return "due today: nothing"
	}
	var names []string
	for _, card := range due[:min(len(due), most)] {
		names = append(names, fmt.Sprintf("%s %s", card.Kind, card.Name))
	}
	if more := len(due) - most; more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return fmt.Sprintf("due today: %d (%s)", len(due), strings.Join(names, ", "))
}
