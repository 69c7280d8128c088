package tui

import (
	"context"
	"fmt"
	"io"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/mockapi/situation"
)

// gateStory is the whole program on a terminal in memory, at the real gate: what is
// stamped is what the API will say.
type gateStory struct {
	*terminal
	dealt lab.Situation
}

// rememberingDealer tells the story what it deals.
type rememberingDealer struct {
	lab.Dealer
	story *gateStory
}

func (d rememberingDealer) Next(ctx context.Context) (dealt lab.Situation, err error) {
	dealt, err = d.Dealer.Next(ctx)
	d.story.dealt = dealt
	return dealt, err
}

// stamps sets the API's own stamp by its keys.
func (g *gateStory) stamps() {
	g.t.Helper()
	answer := g.dealt.Answer()
	g.types(fmt.Sprint(1 + slices.Index(g.dealt.Statuses, answer.Status)))
	if answer.Status != lab.Welcome {
		g.types(fmt.Sprint(1 + slices.Index(lab.Gates(), answer.Gate)))
	}
	g.sees("✓ right")
}

// atTheRealGate starts the program, plays, and ends it.
func atTheRealGate(t *testing.T, play func(g *gateStory)) {
	synctest.Test(t, func(t *testing.T) {
		s := &table{t: t, store: &labtest.Store{}}
		g := &gateStory{}
		config := s.config(false)
		config.Settings = DefaultSettings()
		config.Topics, config.Calls = situation.Topics(), situation.Calls()
		days := situation.Shift()
		config.Shift = Shift{
			Days: append(days, lab.Day{Number: lab.Daily, Title: "The shift of today"}, lab.Day{Number: lab.Endless, Title: "The endless shift"}),
			Campaign: func(ctx context.Context) (lab.Campaign, error) {
				attempts, err := s.store.Attempts(ctx, "ana")
				return lab.CampaignOf(attempts), err
			},
		}
		ids := labtest.IDs()
		config.Drill = func(_ context.Context, plan lab.DrillPlan) (*lab.Drill, error) {
			deck, strikes := situation.Deck{Calls: plan.Calls, Gates: plan.Gates}, 0
			if plan.Day != nil {
				plan.Length = lab.ShiftLength
				if plan.Day.Number == lab.Endless {
					plan.Length, strikes = 0, lab.StrikesOut
				}
			}
			dealer, err := situation.New(7, deck)
			return lab.NewDrill(lab.DrillConfig{
				Learner: "ana", Dealer: rememberingDealer{dealer, g}, Store: s.store, Plan: plan, Strikes: strikes, Now: time.Now, NewID: ids,
			}), err
		}
		g.terminal = plug(t, Start(func() (Config, error) { return config, nil }), 120, 40)
		g.sees("Scenarios")
		play(g)
		g.types("\x03")
		if err := <-g.ended; err != nil {
			t.Error(err)
		}
		if err := g.screen.InputPipe().(io.Closer).Close(); err != nil {
			t.Error(err)
		}
	})
}

func TestTheStoryOfTheDailyShift(t *testing.T) {
	atTheRealGate(t, func(g *gateStory) {
		g.types("s")
		g.sees("The shift of today")
		for range len(situation.Shift()) {
			g.types("j")
		}
		g.types("\r")
		g.sees("The shift of today", "pay 0")
		for range lab.ShiftLength {
			g.stamps()
			g.types("\r")
			g.sees()
		}
		g.sees("How it went", "12 of 12 right", "pay 120", "✓ the day is passed")
	})
}

// The endless shift ends with the third that was let in wrongly.
func TestTheStoryOfTheEndlessShift(t *testing.T) {
	atTheRealGate(t, func(g *gateStory) {
		g.types("s")
		g.sees("The endless shift")
		for range len(situation.Shift()) + 1 {
			g.types("j")
		}
		g.types("\r")
		g.sees("The endless shift", "pay 0")
		for strikes := 0; strikes < lab.StrikesOut; {
			if g.dealt.Answer().Status == lab.Welcome {
				g.stamps()
			} else {
				g.types("1")
				g.sees("✗ let in")
				strikes++
			}
			g.types("\r")
			g.sees()
		}
		g.sees("How it went", "let in wrongly: 3", "it is over when 3 were let in wrongly")
	})
}

func TestTheStoryOfEachDrill(t *testing.T) {
	for _, test := range []struct{ name, keys, heading string }{
		{"calm", "", "the gate · calm"},
		{"mixed", "jjj", "the gate · mixed"},
		{"one gate", "jjjjj\rjjjj", "the gate · only function"},
		{"one call", "jjjjjj\r", "the gate · only GET /invoices/{id}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			atTheRealGate(t, func(g *gateStory) {
				g.types("d")
				g.sees("Drills")
				for _, key := range test.keys {
					g.types(string(key))
				}
				g.types("\r")
				g.sees(test.heading, "0 of 0 right")
				for range drillLength {
					g.stamps()
					g.types("\r")
					g.sees()
				}
				g.sees("How it went", "20 of 20 right", "20 in a row at best")
			})
		})
	}
}

// A blitz ends with its time, and says that it is the first.
func TestTheStoryOfABlitz(t *testing.T) {
	atTheRealGate(t, func(g *gateStory) {
		g.types("d")
		g.sees("Drills")
		g.types("j\r")
		g.sees("the gate · blitz", "left")
		g.stamps()
		g.types("\r")
		<-time.After(time.Minute)
		g.sees("How it went", "20 points, 10 of them for speed", "the first of its kind")
	})
}
