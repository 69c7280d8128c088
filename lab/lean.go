package lab

// Need is how much something wants to be asked: 2 where it was never seen, up to
// about 7 where it is forgotten, and down to a quarter where it is well remembered.
func (m Memory) Need(id CardID) float64 {
	const unseen, least = 2, 0.25
	card, seen := m.Card(id)
	if !seen {
		return unseen
	}
	return max(least, 4/(1+card.Stability)) + 3*(1-card.Recall)
}

// Lean is how much each stamp wants practice, by its words: "404 at object".
type Lean map[string]float64

// lately is how many stamps back what was confused still counts.
const lately = 60

// NewLean leans toward what is forgotten, and toward both sides of what was lately
// taken for one another: only beside each other can they be told apart.
func NewLean(memory Memory, attempts []Attempt) Lean {
	lean := Lean{}
	for _, card := range memory.Cards {
		if card.Kind == CardStamp {
			lean[card.Name] = memory.Need(card.CardID)
		}
	}
	made := stampedIn(attempts)
	for _, one := range made[max(0, len(made)-lately):] {
		if one.Slip != NoSlip {
			lean[one.Was.String()] = lean.of(one.Was) + 0.5
			lean[one.Said.String()] = lean.of(one.Said) + 0.25
		}
	}
	return lean
}

func (l Lean) of(stamp Stamp) float64 {
	if weight, known := l[stamp.String()]; known {
		return weight
	}
	return 2 // as what was never seen
}

// Chance is how often a stamp should be kept when it is drawn, from 0 to 1: always,
// where none wants practice more.
func (l Lean) Chance(stamp Stamp) float64 {
	most := 2.0
	for _, weight := range l {
		most = max(most, weight)
	}
	return l.of(stamp) / most
}

// stampedIn are the stamps among attempts.
func stampedIn(attempts []Attempt) []Stamped {
	var all []Stamped
	for _, attempt := range attempts {
		if attempt.Record.Stamped != nil {
			all = append(all, *attempt.Record.Stamped)
		}
	}
	return all
}

// Mastery is how the last stamps went by the gate they belonged to, the latest last.
type Mastery map[Gate][]bool

// What makes a gate mastered: of its last few stamps, nearly all were right.
const (
	masteryOf    = 4
	masteryRight = 3
)

// NewMastery folds attempts, in their order.
func NewMastery(attempts []Attempt) Mastery {
	mastery := make(Mastery)
	for _, one := range stampedIn(attempts) {
		mastery.Take(one)
	}
	return mastery
}

// Take counts one more stamp.
func (m Mastery) Take(one Stamped) {
	last := append(m[one.Was.Gate], one.Slip == NoSlip)
	m[one.Was.Gate] = last[max(0, len(last)-masteryOf):]
}

// Has reports whether a gate is mastered.
func (m Mastery) Has(gate Gate) bool {
	right := 0
	for _, one := range m[gate] {
		if one {
			right++
		}
	}
	return right >= masteryRight
}
