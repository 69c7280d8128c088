package command

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"strings"
	"time"

	"authlab/lab"
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
	length  int
	limit   time.Duration
	calls   []string
	gates   []string
}

func newDrill(shop *workshop) *cobra.Command {
	var flags drillFlags
	cmd := &cobra.Command{
		Use:   "drill",
		Short: "Stand at the gate: let each request in, or refuse it with a status and a gate",
		Long: `Requests come in one after another, each with its papers: what it carries, whom that
names, what the route asks, whose the object is. Let it in, or refuse it with the
status and the gate that stops it. Then the API stamps it too, and its trace shows why.

The same seed deals the same requests: play one together, and compare.`,
		Example: "  authlab drill\n  authlab drill --limit 2m\n  authlab drill --gate object --gate function\n  authlab drill --seed 7 --count 10 --plain",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if flags.inLines {
				drill, err := shop.drill(cmd.Context(), flags, nil)
				if err != nil {
					return err
				}
				return plain.Drill(cmd.Context(), plain.DrillConfig{Drill: drill, In: cmd.InOrStdin(), Out: cmd.OutOrStdout()})
			}
			return screens(cmd, shop, "authlab drill --plain", func(config *tui.Config) {
				config.AtGate = true
				config.Drill = func(ctx context.Context, day *lab.Day) (*lab.Drill, error) { return shop.drill(ctx, flags, day) }
			})
		},
	}
	cmd.Flags().BoolVar(&flags.inLines, "plain", false, "play in lines instead of screens")
	cmd.Flags().Uint64Var(&flags.seed, "seed", 0, "what the requests are drawn from (default: chance)")
	cmd.Flags().IntVar(&flags.length, "count", drillLength, "how many requests; 0 for no end")
	cmd.Flags().DurationVar(&flags.limit, "limit", 0, "how long, as 60s or 2m (default: as long as it takes)")
	cmd.Flags().StringArrayVar(&flags.calls, "call", nil, `only this route, as "GET /invoices/{id}"; may be repeated`)
	cmd.Flags().StringArrayVar(&flags.gates, "gate", nil, "mostly requests that end at this gate; may be repeated")
	return cmd
}

// drill begins a day of the shift or, without one, a drill as the flags have it.
// What is stamped is stored.
func (s *workshop) drill(ctx context.Context, flags drillFlags, day *lab.Day) (*lab.Drill, error) {
	deck, err := flags.deck()
	if err != nil {
		return nil, err
	}
	if flags.seed == 0 {
		flags.seed = chance()
	}
	if day != nil {
		flags.length, flags.limit = lab.ShiftLength, 0
		if day.Number == lab.Daily {
			deck, flags.seed = situation.Daily(), seedOf(time.Now())
		} else {
			deck, _ = situation.DeckOf(day.Number) // it is one of those the shift lists
		}
	}
	dealer, err := situation.New(flags.seed, deck)
	if err != nil {
		return nil, err
	}
	store, err := s.store(ctx)
	if err != nil {
		return nil, err
	}
	return lab.NewDrill(lab.DrillConfig{
		Learner: learner, Dealer: dealer, Store: store, Now: time.Now, NewID: rand.Text,
		Day: day, Length: flags.length, Limit: flags.limit,
	}), nil
}

func (f drillFlags) deck() (situation.Deck, error) {
	deck := situation.Deck{Calls: f.calls}
	for _, name := range f.gates {
		gate := lab.Gate(name)
		if !gate.Known() {
			return situation.Deck{}, &lab.Mistake{What: `"` + name + `" is no gate`, Try: strings.Join(lab.GateNames(), ", ")}
		}
		deck.Gates = append(deck.Gates, gate)
	}
	return deck, nil
}

// chance is a seed that people can read to one another.
func chance() uint64 {
	var bits [8]byte
	_, _ = rand.Read(bits[:]) // crypto/rand never fails
	return 1 + binary.LittleEndian.Uint64(bits[:])%999_999
}
