package command

import (
	"context"
	"fmt"
	"time"

	"authlab/lab"
	"authlab/mockapi/situation"
	"authlab/tui"
	"authlab/tui/plain"

	"github.com/spf13/cobra"
)

func newShift(shop *workshop) *cobra.Command {
	var inLines, daily bool
	var number int
	cmd := &cobra.Command{
		Use:   "shift",
		Short: "Play the gatekeeper's shift: day by day the rules grow",
		Long: `You stand at the gate of Oak's API. Requests come with their papers; you let them in,
or refuse them with a status and a gate, and the API stamps after you. Letting in what
should have been kept out costs more than the reverse. Each day has a rule that is new.

The daily shift deals the same requests to everybody on one date.`,
		Example: "  authlab shift\n  authlab shift --day 3 --plain\n  authlab shift --daily --plain",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !inLines {
				return screens(cmd, shop, "authlab shift --plain", func(config *tui.Config) { config.AtShift = true })
			}
			day, err := shop.day(cmd.Context(), number, daily)
			if err != nil {
				return err
			}
			drill, err := shop.drill(cmd.Context(), drillFlags{}, &day)
			if err != nil {
				return err
			}
			return plain.Drill(cmd.Context(), plain.DrillConfig{Drill: drill, In: cmd.InOrStdin(), Out: cmd.OutOrStdout()})
		},
	}
	cmd.Flags().BoolVar(&inLines, "plain", false, "play in lines instead of screens")
	cmd.Flags().IntVar(&number, "day", 0, "which day, with --plain (default: the first that is not passed)")
	cmd.Flags().BoolVar(&daily, "daily", false, "the shift that is everybody's today, with --plain")
	return cmd
}

// day is a day of the campaign by its number, or the next; or today's.
func (s *workshop) day(ctx context.Context, number int, daily bool) (lab.Day, error) {
	if daily {
		return today(time.Now()), nil
	}
	days := situation.Shift()
	if number == 0 {
		campaign, err := s.campaign(ctx)
		if err != nil {
			return lab.Day{}, err
		}
		number = campaign.Next(len(days))
	}
	if number < 1 || number > len(days) {
		return lab.Day{}, &lab.Mistake{What: fmt.Sprintf("the campaign has no day %d", number), Try: fmt.Sprintf("1 to %d", len(days))}
	}
	return days[number-1], nil
}

func (s *workshop) campaign(ctx context.Context) (lab.Campaign, error) {
	store, err := s.store(ctx)
	if err != nil {
		return nil, err
	}
	attempts, err := store.Attempts(ctx, learner)
	return lab.CampaignOf(attempts), err
}

// shift is what the screens show of it.
func (s *workshop) shift() tui.Shift {
	return tui.Shift{Days: situation.Shift(), Today: today(time.Now()), Campaign: s.campaign}
}

func today(now time.Time) lab.Day {
	return lab.Day{
		Number: lab.Daily, Title: "The shift of " + now.Format("2 January"),
		Story: "The same requests for everybody who plays today.",
		News:  "All rules of all days. Compare your pay with a friend's.",
	}
}

// seedOf is the same for everybody on one date.
func seedOf(now time.Time) uint64 {
	year, month, day := now.Date()
	return uint64(year*10_000 + int(month)*100 + day)
}
