package situation

import "authlab/lab"

// rung is a deck of the gentle start, and what is new on it.
type rung struct {
	news string
	deck Deck
}

// ladder is the gentle start: few kinds of request at first, and more with each rung.
func ladder() []rung {
	doors := []string{"GET /whoami", "GET /", "GET /dashboards/{id}", "GET /reports"}
	astray := append([]string{"GET /invoice/{id}", "DELETE /invoices/{id}", "PUT /tickets/{id}"}, doors...)
	roles := append([]string{"PATCH /dashboards/{id}", "GET /audit"}, astray...)
	objects := append([]string{"GET /invoices/{id}", "GET /orders/{id}", "GET /tickets/{id}", "GET /billing/{id}"}, roles...)
	cookies, ended := []string{lab.WithSession}, flaws(lab.FlawEnded)
	return []rung{
		{"is anybody there?", Deck{Calls: doors, Kinds: cookies, Flaws: flaws(), Gates: gates(lab.GateCredential, lab.GateHandler), Tidy: true, Steady: true}},
		{"cookies that prove nothing any more", Deck{Calls: doors, Kinds: cookies, Flaws: ended, Gates: gates(lab.GateCredential, lab.GateIdentity, lab.GateHandler), Tidy: true, Steady: true}},
		{"doors that are not there", Deck{Calls: astray, Kinds: cookies, Flaws: ended, Gates: gates(lab.GateRoute, lab.GateCredential, lab.GateIdentity, lab.GateHandler), Tidy: true, Steady: true}},
		{"what roles permit", Deck{Calls: roles, Kinds: cookies, Flaws: ended, Gates: gates(lab.GateRoute, lab.GateCredential, lab.GateIdentity, lab.GateFunction, lab.GateHandler), Tidy: true, Steady: true}},
		{"whose it is", Deck{Calls: objects, Kinds: cookies, Flaws: ended, Gates: gates(lab.GateRoute, lab.GateCredential, lab.GateIdentity, lab.GateFunction, lab.GateObject, lab.GateHandler), Tidy: true, Steady: true}},
		{"tokens and keys, fields and circumstances", Deck{Gates: indoors(), Steady: true}},
		{"everything", Deck{}},
	}
}

func gates(all ...lab.Gate) []lab.Gate { return all }

// RungOf is where somebody stands who has mastered so much.
func RungOf(mastery lab.Mastery) lab.Rung { return shown(climb(mastery)) }

func shown(rung int) lab.Rung {
	all := ladder()
	return lab.Rung{Number: rung + 1, Of: len(all), News: all[rung].news}
}

// climb is the first rung on which something is not mastered yet, from 0.
func climb(mastery lab.Mastery) int {
	all := ladder()
	for i, rung := range all[:len(all)-1] {
		for _, gate := range rung.deck.Gates {
			if !mastery.Has(gate) {
				return i
			}
		}
	}
	return len(all) - 1
}

// Gentle deals from the ladder, and climbs as its rungs are mastered.
type Gentle struct {
	*Generator
	mastery lab.Mastery
	lean    lab.Lean
	rung    int
}

var (
	_ lab.Dealer   = (*Gentle)(nil)
	_ lab.Follower = (*Gentle)(nil)
	_ lab.Guide    = (*Gentle)(nil)
)

// NewGentle begins on the rung that a learner has come to. One seed and one history
// always give the same situations to whoever stamps them alike.
func NewGentle(seed uint64, mastery lab.Mastery, lean lab.Lean) (*Gentle, error) {
	g := &Gentle{mastery: mastery, lean: lean, rung: climb(mastery)}
	generator, err := New(seed, g.deck())
	g.Generator = generator
	return g, err
}

func (g *Gentle) deck() Deck {
	all := ladder()
	deck := all[g.rung].deck
	if g.rung < len(all)-1 {
		deck.Acting = Never
	}
	deck.Lean = g.lean
	return deck
}

// Follow climbs once what is asked here is mastered. It never climbs down: a slip is
// asked again by the lean.
func (g *Gentle) Follow(made lab.Stamped) {
	g.mastery.Take(made)
	if to := climb(g.mastery); to > g.rung {
		g.rung = to
		_ = g.use(g.deck()) // every rung has calls
	}
}

// Rung is where the learner stands.
func (g *Gentle) Rung() lab.Rung { return shown(g.rung) }
