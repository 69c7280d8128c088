package lab

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Dealer deals situations, one after another.
type Dealer interface {
	// Next deals one; ErrOver says that there is nothing new to deal.
	Next(ctx context.Context) (Situation, error)
}

// Follower is a dealer who deals by how it goes.
type Follower interface{ Follow(made Stamped) }

// DrillMode is how a drill is played.
type DrillMode string

const (
	Calm  DrillMode = "calm"  // few kinds at first, more as they are mastered; no clock
	Blitz DrillMode = "blitz" // against the clock
	Focus DrillMode = "focus" // one topic, gate or call
	Mixed DrillMode = "mixed" // everything at once
)

// Known reports whether it is one of those above; a drill may also have none.
func (m DrillMode) Known() bool {
	return slices.Contains([]DrillMode{"", Calm, Blitz, Focus, Mixed}, m)
}

// DrillID is what attempts at drills are stored under in place of a scenario's id.
const DrillID = "drill"

// DrillPlan is what somebody wishes to be drilled in.
type DrillPlan struct {
	Mode   DrillMode
	Topic  string        // of a focus; empty where calls or gates are named
	Gates  []Gate        // of a focus: mostly requests that end at these
	Calls  []string      // of a focus: these routes, as "GET /invoices/{id}"
	Length int           // how many situations; 0 for no end
	Limit  time.Duration // how long; 0 for as long as it takes
	Speed  bool          // quick stamps earn more

	Day  *Day          // of the shift; nil for a drill
	Pace time.Duration // within which a stamp is to be set; 0 for whenever it is
}

// Topic is what a drill can be about alone.
type Topic struct{ Name, About string }

// Focused reports whether a drill is about one thing alone.
func (p DrillPlan) Focused() bool { return p.Topic != "" || len(p.Gates) > 0 || len(p.Calls) > 0 }

// Subject is what a focused drill is about, in words; empty for another.
func (p DrillPlan) Subject() string {
	var names []string
	if p.Topic != "" {
		names = append(names, p.Topic)
	}
	for _, gate := range p.Gates {
		names = append(names, string(gate))
	}
	return strings.Join(append(names, p.Calls...), ", ")
}

// Rung is how far somebody has come on the gentle start: from 1.
type Rung struct {
	Number, Of int
	News       string // what is asked for the first time
}

// Guide is a dealer who begins gently.
type Guide interface{ Rung() Rung }

// DrillConfig is what a drill is made of.
type DrillConfig struct {
	Learner string
	Dealer  Dealer
	Store   Store
	Now     func() time.Time
	NewID   func() string

	Plan    DrillPlan
	Strikes int           // how many may be let in wrongly before it ends; 0 for any
	Done    []Stamped     // before it was left
	Records []BlitzRecord // of the blitzes before it
}

// Drill is a row of situations, each stamped once. It is for one goroutine.
type Drill struct {
	config  DrillConfig
	within  *Drilled // nil for a day of the shift, whose steps say it
	started time.Time
	shown   time.Time
	current *Situation // dealt, and not stamped yet
	stamped []Stamped
}

// Stamped is a stamp beside the API's.
type Stamped struct {
	Call   string        `json:"call"`
	Said   Stamp         `json:"said"`
	Was    Stamp         `json:"was"`
	Slip   Slip          `json:"slip,omitempty"`
	Reason string        `json:"reason"` // the gate's, in its own words
	Took   time.Duration `json:"took"`   // nanoseconds
	Late   bool          `json:"late,omitempty"`
}

// NewDrill begins a drill, or goes on with one.
func NewDrill(config DrillConfig) *Drill {
	d := &Drill{config: config, started: config.Now(), stamped: append([]Stamped{}, config.Done...)}
	if plan := config.Plan; plan.Day == nil {
		d.within = &Drilled{ID: config.NewID(), Mode: plan.Mode, Focus: plan.Focused(), Limit: plan.Limit, Speed: plan.Speed}
	}
	return d
}

// ErrOver is what a drill answers when it has come to its end.
var ErrOver = errors.New("the drill is over")

// Next deals a situation; the one that waits for a stamp, if there is one.
func (d *Drill) Next(ctx context.Context) (Situation, error) {
	if d.current != nil {
		return *d.current, nil
	}
	if d.Over() {
		return Situation{}, ErrOver
	}
	dealt, err := d.config.Dealer.Next(ctx)
	if err != nil {
		return Situation{}, err
	}
	d.current, d.shown = &dealt, d.config.Now()
	return dealt, nil
}

// Over reports whether no more situations come.
func (d *Drill) Over() bool {
	return d.config.Plan.Length > 0 && len(d.stamped) >= d.config.Plan.Length ||
		d.config.Plan.Limit > 0 && d.config.Now().Sub(d.started) >= d.config.Plan.Limit ||
		d.config.Strikes > 0 && Tallied(d.stamped).Slips[LetIn] >= d.config.Strikes
}

// Left is how much time there is; 0 where there is no limit.
func (d *Drill) Left() time.Duration {
	if d.config.Plan.Limit == 0 {
		return 0
	}
	return max(0, d.config.Plan.Limit-d.config.Now().Sub(d.started))
}

// Stamp answers the situation that waits. The attempt is stored before the API's
// stamp is told. A stamp that is none of those to choose from is a *Mistake.
func (d *Drill) Stamp(ctx context.Context, said Stamp) (Stamped, error) {
	if d.current == nil {
		return Stamped{}, &Mistake{What: "nothing waits for a stamp", Try: "the next situation"}
	}
	if err := d.current.takes(said); err != nil {
		return Stamped{}, err
	}
	now := d.config.Now()
	made := Stamped{
		Call: d.current.Call, Said: said, Was: d.current.Answer(), Slip: d.current.Compare(said),
		Reason: d.current.reason(), Took: max(0, now.Sub(d.shown)), // a clock may be set back
	}
	made.Late = d.config.Plan.Pace > 0 && made.Took > d.config.Plan.Pace
	err := d.config.Store.Append(ctx, Attempt{
		ID: d.config.NewID(), Learner: d.config.Learner, Scenario: d.id(), Step: d.step(),
		Kind: Answered, At: now, Right: made.Slip == NoSlip, Record: Record{Stamped: &made, Drilled: d.within},
	})
	if err != nil {
		return Stamped{}, err
	}
	d.stamped, d.current = append(d.stamped, made), nil
	if follower, follows := d.config.Dealer.(Follower); follows {
		follower.Follow(made)
	}
	return made, nil
}

// Pace is how much time there is for the one that waits, and whether there is a clock.
func (d *Drill) Pace() (left time.Duration, clocked bool) {
	return max(0, d.config.Plan.Pace-d.config.Now().Sub(d.shown)), d.config.Plan.Pace > 0
}

func (d *Drill) id() string {
	if d.config.Plan.Day != nil {
		return ShiftID
	}
	return DrillID
}

func (d *Drill) step() string {
	if d.config.Plan.Day != nil {
		return shiftStep(d.config.Plan.Day.Number, d.current.ID)
	}
	return d.current.ID
}

// Day is the day of the shift it is; nil for a drill.
func (d *Drill) Day() *Day { return d.config.Plan.Day }

// Plan is what it is.
func (d *Drill) Plan() DrillPlan { return d.config.Plan }

// Mode is how it is played.
func (d *Drill) Mode() DrillMode { return d.config.Plan.Mode }

// Rung is how far the learner has come, where it begins gently.
func (d *Drill) Rung() (Rung, bool) {
	guide, gentle := d.config.Dealer.(Guide)
	if !gentle {
		return Rung{}, false
	}
	return guide.Rung(), true
}

// Timed reports whether there is a clock to look at.
func (d *Drill) Timed() bool { return d.config.Plan.Limit > 0 || d.config.Plan.Pace > 0 }

// Points are what a drill against the clock comes to.
func (d *Drill) Points() int { return PointsOf(d.stamped, d.config.Plan.Speed) }

// PointsOf stamps are ten for each that is right; where speed counts, up to ten more
// for one that is set within three seconds, and none after fifteen.
func PointsOf(stamped []Stamped, speed bool) int {
	const soon, late = 3 * time.Second, 15 * time.Second
	points := 0
	for _, one := range stamped {
		if one.Slip != NoSlip {
			continue
		}
		points += 10
		if left := min(late-one.Took, late-soon); speed && left > 0 {
			points += int(10 * left / (late - soon))
		}
	}
	return points
}

// takes asks whether a stamp is one that a gatekeeper can set.
func (s Situation) takes(said Stamp) error {
	if slices.Contains(s.Statuses, said.Status) && (said.Gate == "" || said.Gate.Known()) {
		return nil
	}
	return &Mistake{What: fmt.Sprintf("%d is no stamp of this gate", said.Status), Try: fmt.Sprint(s.Statuses)}
}

func (s Situation) reason() string {
	if stop, stopped := s.Exchange.Trace.Stop(); stopped {
		return stop.Reason
	}
	return "every gate let it pass"
}

// Tally is how a drill went.
type Tally struct {
	Asked, Right int
	Slips        map[Slip]int
	Late         int // of the right ones
	Row, Longest int // right ones in a row: now, and at best
	Took         time.Duration
}

// Tally counts what was stamped so far.
func (d *Drill) Tally() Tally { return Tallied(d.stamped) }

// Stamped are the stamps so far.
func (d *Drill) Stamped() []Stamped { return append([]Stamped{}, d.stamped...) }

// Tallied counts stamps.
func Tallied(stamped []Stamped) Tally {
	tally := Tally{Slips: make(map[Slip]int)}
	for _, one := range stamped {
		tally.Asked++
		tally.Took += one.Took
		if one.Slip != NoSlip {
			tally.Slips[one.Slip]++
			tally.Row = 0
			continue
		}
		if one.Late {
			tally.Late++
		}
		tally.Right++
		tally.Row++
		tally.Longest = max(tally.Longest, tally.Row)
	}
	return tally
}

// Clause is where it is written down what a stamp says.
func (s Stamp) Clause() string {
	switch {
	case s.Status == 400 && s.Gate == GateCredential:
		return "RFC 6750 §3.1"
	case s.Status == 404 && s.Gate == GateObject:
		return "RFC 9110 §15.5.4"
	}
	return map[int]string{
		Welcome: "RFC 9110 §15.3", 400: "RFC 9110 §15.5.1", 401: "RFC 9110 §15.5.2", 403: "RFC 9110 §15.5.4", 404: "RFC 9110 §15.5.5",
		405: "RFC 9110 §15.5.6", 421: "RFC 9110 §15.5.20", 429: "RFC 6585 §4", 503: "RFC 9110 §15.6.4",
	}[s.Status]
}

// String is a stamp in words: "403 at object", "let in".
func (s Stamp) String() string {
	switch {
	case s.Status == Welcome:
		return "let in"
	case s.Gate == "":
		return fmt.Sprint(s.Status)
	}
	return fmt.Sprintf("%d at %s", s.Status, s.Gate)
}
