package command

import (
	"fmt"
	"slices"
	"strings"

	"authlab/content"
	"authlab/lab"
	"authlab/scenarios"

	"github.com/spf13/cobra"
)

func newPackCoverage(shop *workshop) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "coverage [group]...",
		Short: "Count what of the curriculum there is",
		Long: `Lists every row of the curriculum with its modes and who practises it, then counts
by mode, by item of the OWASP API Security Top 10 and by ASVS requirement.

With groups (A, G, H …) it lists those only, and exits 1 where a row of them is not
complete.`,
		Example: "  authlab pack coverage\n  authlab pack coverage A G H K S\n  authlab pack coverage --json",
		RunE: func(cmd *cobra.Command, groups []string) error {
			pack, err := shop.pack()
			if err != nil {
				return err
			}
			coverage := scenarios.Cover(scenarios.Curriculum(), pack, lessons())
			if err := coverageOf(&coverage, groups); err != nil {
				return err
			}
			if asJSON {
				err = printJSON(cmd.OutOrStdout(), coverage)
			} else {
				err = printLines(cmd.OutOrStdout(), coverageLines(coverage))
			}
			if err == nil && len(groups) > 0 && slices.ContainsFunc(coverage.Groups, func(g scenarios.Count) bool { return g.Have < g.Want }) {
				return errNo
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// coverageOf leaves only the rows of some groups, if any are named.
func coverageOf(c *scenarios.Coverage, groups []string) error {
	var known []string
	for _, group := range c.Groups {
		known = append(known, group.Name)
	}
	for i, group := range groups {
		groups[i] = strings.ToUpper(group)
		if !slices.Contains(known, groups[i]) {
			return &lab.Mistake{What: fmt.Sprintf("there is no group %q of rows", group), Try: strings.Join(known, ", ")}
		}
	}
	if len(groups) > 0 {
		c.Rows = slices.DeleteFunc(c.Rows, func(row scenarios.CoveredRow) bool { return !slices.Contains(groups, row.Row[:1]) })
		c.Groups = slices.DeleteFunc(c.Groups, func(group scenarios.Count) bool { return !slices.Contains(groups, group.Name) })
	}
	return nil
}

func coverageLines(c scenarios.Coverage) []string {
	var lines []string
	for _, group := range c.Groups {
		lines = append(lines, fmt.Sprintf("%s  %d of %d rows complete", group.Name, group.Have, group.Want))
		for _, row := range c.Rows {
			if row.Row[:1] == group.Name {
				lines = append(lines, rowLine(row))
			}
		}
	}
	for _, mode := range c.Modes {
		lines = append(lines, fmt.Sprintf("%-9s %d of the %d rows that want it", mode.Name, mode.Have, mode.Want))
	}
	lines = append(lines, namedLine("OWASP API Security Top 10", c.API), namedLine("ASVS 5.0", c.ASVS), namedLine("all clauses", c.Clauses))
	if len(c.Unknown) > 0 {
		lines = append(lines, "no row of the curriculum: "+strings.Join(c.Unknown, ", "))
	}
	return lines
}

// rowLine says of each mode who has it, and of a row without modes who teaches it.
func rowLine(row scenarios.CoveredRow) string {
	mark, parts := " ", []string{}
	if row.Complete {
		mark = "✓"
	}
	for _, mode := range row.Modes {
		by := strings.Join(mode.Scenarios, " ")
		if by == "" {
			by = "nobody"
		}
		parts = append(parts, strings.TrimSpace(string(mode.Mode)+" "+by))
	}
	if len(row.Lessons) > 0 {
		parts = append(parts, "lesson "+strings.Join(row.Lessons, " "))
	}
	return fmt.Sprintf("  %s %-4s %s · %s", mark, row.Row, row.Title, strings.Join(parts, ", "))
}

// namedLine counts the clauses that somebody names, and lists those nobody does.
func namedLine(title string, all []scenarios.Named) string {
	var missing []string
	for _, one := range all {
		if len(one.By) == 0 {
			missing = append(missing, one.Name)
		}
	}
	line := fmt.Sprintf("%s: %d of %d named", title, len(all)-len(missing), len(all))
	if len(missing) > 0 {
		line += "; nobody names " + strings.Join(missing, ", ")
	}
	return line
}

// lessons are those inside authlab, with the rows they teach; the page of
// references is what its row asks for.
func lessons() []scenarios.Taught {
	taught := []scenarios.Taught{{ID: "references", Rows: []string{"S23"}}}
	for _, lesson := range content.Lessons() {
		taught = append(taught, scenarios.Taught{ID: lesson.ID, Rows: lesson.Rows, Standards: lesson.Standards})
	}
	return taught
}
