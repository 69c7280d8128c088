package command

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"authlab/lab"
	"authlab/mockapi/situation"
	"authlab/tui"
	"authlab/tui/plain"

	"github.com/spf13/cobra"
)

func newShift(shop *workshop) *cobra.Command {
	var inLines, daily, endless, list bool
	var number int
	var pace time.Duration
	cmd := &cobra.Command{
		Use:   "shift",
		Short: "Play the gatekeeper's shift: day by day the rules grow",
		Long: `You stand at the gate of Oak's API. Requests come with their papers; you let them in,
or refuse them with a status and a gate, and the API stamps after you. Letting in what
should have been kept out costs more than the reverse. Each day has a rule that is new.

A day that you leave goes on where you left it. The daily shift deals the same requests
to everybody on one date. The endless one is over when the third was let in that should
have been kept out. There is no clock unless you ask for one, with --pace or in the settings: a
right stamp that comes later pays half.`,
		Example: "  authlab shift\n  authlab shift --day 3 --plain\n  authlab shift --daily --plain\n  authlab shift --endless --pace 45s --plain",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := tui.CheckPace(pace); err != nil {
				return err
			}
			if list {
				return shop.printDays(cmd)
			}
			if !inLines {
				return screens(cmd, shop, "authlab shift --plain", func(config *tui.Config) {
					config.AtShift = true
					if cmd.Flags().Changed("pace") {
						config.Settings.Pace = pace
					}
					if endless {
						config.Shift.First = lab.Endless
					}
				})
			}
			if settings, err := shop.settings(); err != nil {
				return err
			} else if !cmd.Flags().Changed("pace") {
				pace = settings.Pace
			}
			day, err := shop.day(cmd.Context(), number, daily, endless)
			if err != nil {
				return err
			}
			drill, err := shop.drill(cmd.Context(), drillFlags{DrillPlan: lab.DrillPlan{Day: &day, Pace: pace}})
			if err != nil {
				return err
			}
			return plain.Drill(cmd.Context(), plain.DrillConfig{Drill: drill, In: cmd.InOrStdin(), Out: cmd.OutOrStdout()})
		},
	}
	cmd.Flags().BoolVar(&inLines, "plain", false, "play in lines instead of screens")
	cmd.Flags().BoolVar(&list, "list", false, "list the days, and how you stand in each")
	cmd.Flags().IntVar(&number, "day", 0, "which day, with --plain (default: the first that is not passed)")
	cmd.Flags().BoolVar(&daily, "daily", false, "the shift that is everybody's today, with --plain")
	cmd.Flags().BoolVar(&endless, "endless", false, "until the third was let in that should have been kept out")
	cmd.Flags().DurationVar(&pace, "pace", 0, "how long a stamp may take, as 45s (default: as in the settings)")
	cmd.MarkFlagsMutuallyExclusive("list", "day", "daily", "endless")
	return cmd
}

func (s *workshop) printDays(cmd *cobra.Command) error {
	campaign, err := s.campaign(cmd.Context())
	if err != nil {
		return err
	}
	return printLines(cmd.OutOrStdout(), dayLines(situation.Shift(), campaign))
}

// dayLines are the days of the campaign, and how somebody stands in each.
func dayLines(days []lab.Day, campaign lab.Campaign) []string {
	var lines []string
	for _, day := range days {
		line := fmt.Sprintf("day %d: %s", day.Number, day.Title)
		if campaign[day.Number].Passed() {
			line += ", passed"
		}
		if standing := campaign.Standing(day.Number); standing != "" {
			line += ", " + standing
		}
		lines = append(lines, line)
	}
	return lines
}

// turn begins a day of the shift, or goes on where it was left.
func (s *workshop) turn(ctx context.Context, store lab.Store, attempts []lab.Attempt, plan lab.DrillPlan) (*lab.Drill, error) {
	plan.Length = lab.ShiftLength
	config := lab.DrillConfig{Learner: learner, Store: store, Now: s.now, NewID: rand.Text, Plan: plan}
	if plan.Day.Number == lab.Endless {
		config.Plan.Length, config.Strikes = 0, lab.StrikesOut
	}
	seed := chance()
	if plan.Day.Number == lab.Daily {
		seed = seedOf(s.now())
	}
	left, unfinished := lab.Unfinished(attempts, plan.Day.Number)
	if unfinished && (plan.Day.Number != lab.Daily || left.Seed == seed) {
		seed, config.Done = left.Seed, left.Stamped
	}
	deck, known := situation.DeckOf(plan.Day.Number)
	if !known {
		return nil, errors.New("the shift has no such day")
	}
	dealer, err := situation.New(seed, deck)
	if err != nil {
		return nil, err
	}
	config.Dealer = dealer
	return lab.NewDrill(config), dealer.Skip(ctx, len(config.Done))
}

// day is a day of the campaign by its number, or the next; or today's, or the one
// without an end.
func (s *workshop) day(ctx context.Context, number int, daily, endless bool) (lab.Day, error) {
	switch {
	case daily:
		return today(s.now()), nil
	case endless:
		return withoutEnd(), nil
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
	return tui.Shift{Days: append(situation.Shift(), today(s.now()), withoutEnd()), Campaign: s.campaign}
}

func today(now time.Time) lab.Day {
	return lab.Day{
		Number: lab.Daily, Title: "The shift of " + now.Format("2 January"),
		Story: "The same requests for everybody who plays today.",
		News:  "All rules of all days. Compare your pay with a friend's.",
	}
}

func withoutEnd() lab.Day {
	return lab.Day{
		Number: lab.Endless, Title: "The endless shift",
		Story: "Nobody comes to relieve you. Leave when you like: it goes on where you left it.",
		News:  fmt.Sprintf("All rules of all days. It is over when %d were let in that should have been kept out.", lab.StrikesOut),
	}
}

// seedOf is the same for everybody on one date.
func seedOf(now time.Time) uint64 {
	year, month, day := now.Date()
	return uint64(year*10_000 + int(month)*100 + day)
}
