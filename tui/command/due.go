package command

import (
	"fmt"
	"slices"
	"strings"

	"authlab/lab"

	"github.com/spf13/cobra"
)

func newDue(shop *workshop) *cobra.Command {
	return &cobra.Command{
		Use:   "due",
		Short: "List what is due to be seen again today, and how",
		Long: `Whatever you answered comes back when you are about to forget it: the concepts of
scenarios, the stamps of drills and shifts, the questions of interviews. This lists what
is due today, the longest overdue first, each with the command that practises it.`,
		Example: "  authlab due",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			progress, err := shop.progress(cmd.Context())
			if err != nil {
				return err
			}
			bank, err := shop.bank()
			if err != nil {
				return err
			}
			return printLines(cmd.OutOrStdout(), dueLines(progress, bank))
		},
	}
}

func dueLines(progress lab.Progress, bank lab.Bank) []string {
	due := progress.Memory.Due()
	lines := []string{"due today: nothing"}
	if len(due) > 0 {
		lines[0] = fmt.Sprintf("due today: %d", len(due))
	}
	for _, card := range due {
		lines = append(lines, fmt.Sprintf("  %-8s  %-32s  still known with %3.0f %%  %s", card.Kind, card.Name, 100*card.Recall, practiceOf(card.CardID, progress, bank)))
	}
	ahead := progress.Memory.Ahead(8)
	week := 0
	for _, count := range ahead[1:] {
		week += count
	}
	return append(lines, fmt.Sprintf("tomorrow: %d, in the next seven days: %d", ahead[1], week))
}

// practiceOf is the command that asks for a card; empty where nothing does any more.
func practiceOf(card lab.CardID, progress lab.Progress, bank lab.Bank) string {
	switch card.Kind {
	case lab.CardConcept:
		at := slices.IndexFunc(progress.Scenarios, func(p lab.ScenarioProgress) bool { return slices.Contains(p.Scenario.Concepts, card.Name) })
		if at >= 0 {
			return "authlab play " + progress.Scenarios[at].Scenario.ID
		}
	case lab.CardQuestion:
		if question, found := bank.Question(card.Name); found {
			return fmt.Sprintf("authlab interview --topic %q", question.Topic)
		}
	case lab.CardStamp:
		if _, gate, found := strings.Cut(card.Name, " at "); found {
			return "authlab drill --gate " + gate
		}
		return "authlab drill --gate " + string(lab.GateHandler)
	}
	return ""
}
