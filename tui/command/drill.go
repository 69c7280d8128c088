package command

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"strings"
	"time"

	"authlab/lab"
	"authlab/lab/memory"
	"authlab/mockapi/situation"
	"authlab/tui"
	"authlab/tui/plain"

	"github.com/spf13/cobra"
)

// drillLength is how many requests a drill has unless it is told otherwise.
const drillLength = 20

// drillFlags are what a drill can be told.
type drillFlags struct {
	inLines bool
	seed    uint64
	gates   []string
	mixed   bool
	blitz   time.Duration
	lab.DrillPlan
}

func newDrill(shop *workshop) *cobra.Command {
	var flags drillFlags
	cmd := &cobra.Command{
		Use:   "drill",
		Short: "Stand at the gate: let each request in, or refuse it with a status and a gate",
		Long: `Requests come in one after another, each with its papers: what it carries, whom that
names, what the route asks, whose the object is. Let it in, or refuse it with the
status and the gate that stops it. Then the API stamps it too, and its trace shows why.

It begins with few kinds of request and adds more as you master them; --mixed asks
everything at once, --topic, --gate and --call one thing alone. --blitz is against the
clock: quick stamps earn more, unless --speed=false or the settings say otherwise, and
your best score is kept. What you confuse comes more often.

The same seed deals the same requests to everybody: play one together, and compare.`,
		Example: "  authlab drill\n  authlab drill --blitz\n  authlab drill --blitz=2m --mixed\n  authlab drill --topic ownership\n  authlab drill --gate object --gate function\n  authlab drill --seed 7 --count 10 --plain",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if settings, err := shop.settings(); err != nil {
				return err
			} else if !cmd.Flags().Changed("speed") {
				flags.Speed = settings.Speed
			}
			if err := flags.settle(); err != nil {
				return err
			}
			if flags.inLines {
				drill, err := shop.drill(cmd.Context(), flags)
				if err != nil {
					return err
				}
				return plain.Drill(cmd.Context(), plain.DrillConfig{Drill: drill, In: cmd.InOrStdin(), Out: cmd.OutOrStdout()})
			}
			return screens(cmd, shop, "authlab drill --plain", func(config *tui.Config) {
				config.AtGate = true
				config.Drill = func(ctx context.Context, plan lab.DrillPlan) (*lab.Drill, error) {
					if plan.Day != nil || plan.Mode != "" {
						return shop.drill(ctx, drillFlags{DrillPlan: plan})
					}
					return shop.drill(ctx, flags)
				}
			})
		},
	}
	cmd.Flags().BoolVar(&flags.inLines, "plain", false, "play in lines instead of screens")
	cmd.Flags().Uint64Var(&flags.seed, "seed", 0, "what the requests are drawn from (default: chance)")
	cmd.Flags().IntVar(&flags.Length, "count", drillLength, "how many requests; 0 for no end")
	cmd.Flags().DurationVar(&flags.Limit, "limit", 0, "how long, as 60s or 2m (default: as long as it takes)")
	cmd.Flags().DurationVar(&flags.blitz, "blitz", 0, "against the clock: --blitz for a minute, --blitz=2m for two")
	cmd.Flags().Lookup("blitz").NoOptDefVal = "1m"
	cmd.Flags().BoolVar(&flags.Speed, "speed", true, "in a blitz, quick stamps earn more; without it, as in the settings")
	cmd.Flags().BoolVar(&flags.mixed, "mixed", false, "everything at once, from the first request on")
	cmd.Flags().StringVar(&flags.Topic, "topic", "", "only this: "+strings.Join(topicNames(), ", "))
	cmd.Flags().StringArrayVar(&flags.Calls, "call", nil, `only this route, as "GET /invoices/{id}"; may be repeated`)
	cmd.Flags().StringArrayVar(&flags.gates, "gate", nil, "mostly requests that end at this gate; may be repeated")
	return cmd
}

// settle says which mode the flags come to.
func (f *drillFlags) settle() error {
	for _, name := range f.gates {
		gate := lab.Gate(name)
		if !gate.Known() {
			return &lab.Mistake{What: `"` + name + `" is no gate`, Try: strings.Join(lab.GateNames(), ", ")}
		}
		f.Gates = append(f.Gates, gate)
	}
	focused := f.Focused()
	switch {
	case focused && f.mixed:
		return &lab.Mistake{What: "a drill is about one thing or about everything", Try: "--mixed alone, or without it"}
	case f.blitz != 0 && (f.blitz < 10*time.Second || f.blitz > time.Hour):
		return &lab.Mistake{Where: "--blitz", What: f.blitz.String() + " is no time for a blitz", Try: "60s or 2m"}
	case f.blitz > 0:
		f.Mode, f.Limit, f.Length = lab.Blitz, f.blitz, 0
	case focused:
		f.Mode = lab.Focus
	case f.mixed || f.seed != 0:
		f.Mode = lab.Mixed
	default:
		f.Mode = lab.Calm
	}
	f.Speed = f.Speed && f.Mode == lab.Blitz
	return nil
}

func topicNames() []string {
	var names []string
	for _, topic := range situation.Topics() {
		names = append(names, topic.Name)
	}
	return names
}

// drill begins a drill as the flags have it, or a day of the shift. What is stamped
// is stored.
func (s *workshop) drill(ctx context.Context, flags drillFlags) (*lab.Drill, error) {
	store, err := s.store(ctx)
	if err != nil {
		return nil, err
	}
	attempts, err := store.Attempts(ctx, learner)
	if err != nil {
		return nil, err
	}
	if flags.Day != nil {
		return s.turn(ctx, store, attempts, flags.DrillPlan)
	}
	dealer, err := flags.dealer(attempts, s.now())
	if err != nil {
		return nil, err
	}
	return lab.NewDrill(lab.DrillConfig{
		Learner: learner, Dealer: dealer, Store: store, Now: s.now, NewID: rand.Text,
		Plan: flags.DrillPlan, Records: lab.BlitzRecords(attempts),
	}), nil
}

// dealer leans toward what the learner confuses and begins gently. With a seed of
// one's own it does neither: then everybody is dealt the same.
func (f drillFlags) dealer(attempts []lab.Attempt, now time.Time) (lab.Dealer, error) {
	deck, err := f.deck()
	if err != nil {
		return nil, err
	}
	if f.seed != 0 {
		return situation.New(f.seed, deck)
	}
	deck.Lean = lab.NewLean(memory.Of(nil, nil, attempts, now), attempts)
	whole := f.mixed || f.Mode == lab.Mixed || f.Focused()
	if whole {
		return situation.New(chance(), deck)
	}
	return situation.NewGentle(chance(), lab.NewMastery(attempts), deck.Lean)
}

func (f drillFlags) deck() (situation.Deck, error) {
	deck := situation.Deck{}
	if f.Topic != "" {
		of, found := situation.TopicDeck(f.Topic)
		if !found {
			return situation.Deck{}, &lab.Mistake{What: `"` + f.Topic + `" is no topic`, Try: strings.Join(topicNames(), ", ")}
		}
		deck = of
	}
	if f.Calls != nil {
		deck.Calls = f.Calls
	}
	if f.Gates != nil {
		deck.Gates = f.Gates
	}
	return deck, nil
}

// atDrills is how the learner stands before a drill.
func (s *workshop) atDrills(ctx context.Context) (tui.AtDrills, error) {
	store, err := s.store(ctx)
	if err != nil {
		return tui.AtDrills{}, err
	}
	attempts, err := store.Attempts(ctx, learner)
	return tui.AtDrills{Rung: situation.RungOf(lab.NewMastery(attempts)), Blitzes: lab.BlitzRecords(attempts)}, err
}

// chance is a seed that people can read to one another.
func chance() uint64 {
	var bits [8]byte
	_, _ = rand.Read(bits[:]) // crypto/rand never fails
	return 1 + binary.LittleEndian.Uint64(bits[:])%999_999
}
