package lab

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Drilled says in which drill a stamp was set, and how that was played. Stamps that
// were stored before this was kept have none, and count in no blitz.
type Drilled struct {
	ID    string        `json:"id"` // one for all stamps of a drill
	Mode  DrillMode     `json:"mode"`
	Focus bool          `json:"focus,omitempty"` // on a topic, gates or calls
	Limit time.Duration `json:"limit,omitempty"` // nanoseconds; 0 for none
	Speed bool          `json:"speed,omitempty"` // quick stamps earned more
}

// BlitzKind is what makes two blitzes comparable.
type BlitzKind struct {
	Limit time.Duration
	Speed bool
}

// String is a kind in words: "a minute", "two minutes, speed aside".
func (k BlitzKind) String() string {
	name := fmt.Sprintf("%.0f seconds", k.Limit.Seconds())
	switch k.Limit.Seconds() {
	case 60:
		name = "a minute"
	case 120:
		name = "two minutes"
	}
	if !k.Speed {
		name += ", speed aside"
	}
	return name
}

// BlitzRecord is the best of all blitzes of one kind.
type BlitzRecord struct {
	BlitzKind
	Points, Right, Asked int
	At                   time.Time // of its last stamp
	Played               int       // blitzes of the kind
}

// BlitzRecords fold attempts: the shortest first, and of one length the one in which
// speed counts. A blitz that was about one thing alone is left out: it is easier.
func BlitzRecords(attempts []Attempt) []BlitzRecord {
	var order []string
	runs := map[string]*blitz{}
	for _, attempt := range attempts {
		made, in := attempt.Record.Stamped, attempt.Record.Drilled
		if made == nil || in == nil || in.Mode != Blitz || in.Focus {
			continue
		}
		if runs[in.ID] == nil {
			order = append(order, in.ID)
			runs[in.ID] = &blitz{BlitzKind: BlitzKind{in.Limit, in.Speed}}
		}
		runs[in.ID].stamped = append(runs[in.ID].stamped, *made)
		runs[in.ID].last = attempt.At
	}
	var all []BlitzRecord
	for _, id := range order {
		all = runs[id].into(all)
	}
	slices.SortFunc(all, func(a, b BlitzRecord) int {
		return cmp.Or(cmp.Compare(a.Limit, b.Limit), cmp.Compare(b.Points, a.Points))
	})
	return all
}

// blitz is one that was played.
type blitz struct {
	BlitzKind
	stamped []Stamped
	last    time.Time
}

// into counts a blitz among the records. Of two that are alike the first stands.
func (b blitz) into(all []BlitzRecord) []BlitzRecord {
	at := slices.IndexFunc(all, func(r BlitzRecord) bool { return r.BlitzKind == b.BlitzKind })
	if at < 0 {
		at, all = len(all), append(all, BlitzRecord{BlitzKind: b.BlitzKind, Points: -1})
	}
	all[at].Played++
	if points := PointsOf(b.stamped, b.Speed); points > all[at].Points {
		tally := Tallied(b.stamped)
		all[at].Points, all[at].Right, all[at].Asked, all[at].At = points, tally.Right, tally.Asked, b.last
	}
	return all
}

// Best is the record of blitzes like the plan's; there is none for another drill.
func (p DrillPlan) Best(records []BlitzRecord) (BlitzRecord, bool) {
	at := slices.IndexFunc(records, func(r BlitzRecord) bool { return r.BlitzKind == BlitzKind{p.Limit, p.Speed} })
	if at < 0 || !p.ranked() {
		return BlitzRecord{}, false
	}
	return records[at], true
}

// ranked reports whether a drill is a blitz whose points are kept.
func (p DrillPlan) ranked() bool { return p.Mode == Blitz && !p.Focused() }

// Against says how the points of a blitz stand against the best before it; empty for
// another drill.
func (d *Drill) Against(points int) string {
	best, beaten := d.config.Plan.Best(d.config.Records)
	switch {
	case !d.config.Plan.ranked():
		return ""
	case !beaten:
		return "the first of its kind: the score to beat"
	case points > best.Points:
		return fmt.Sprintf("a new best: before, it was %d points", best.Points)
	case points == best.Points:
		return fmt.Sprintf("as good as your best: %d points", best.Points)
	default:
		return fmt.Sprintf("your best is %d points", best.Points)
	}
}

// Best is the score to beat; there is none for another drill than a blitz.
func (d *Drill) Best() (BlitzRecord, bool) { return d.config.Plan.Best(d.config.Records) }
