// Package situation makes up requests that stand at the gate, each with the
// papers that decide it, and has the API say what becomes of them. Shifts and
// drills draw from it.
package situation

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// Deck is what may come up.
type Deck struct {
	Calls []string   // routes, as "GET /invoices/{id}"; nil for all there are
	Kinds []string   // of credential, as "session"; nil for all
	Flaws []string   // what may be amiss with a credential; nil for everything
	Gates []lab.Gate // where a request is meant to end; nil for anywhere
	Lean  lab.Lean   // what wants practice; nil for nothing more than the rest

	Acting Acting // how often somebody acts in another's name

	Tidy   bool // no credential is garbled
	Steady bool // the policy engine answers, and the house keeps to one policy and one hour
}

// Acting is how often somebody acts in another's name.
type Acting int

const (
	Sometimes Acting = iota
	Never
	Mostly
)

// memory is how far back nothing repeats.
const memory = 200

// Generator draws situations from a deck. One seed always gives the same ones. It
// is for one goroutine at a time.
type Generator struct {
	seed    uint64
	drawn   int
	draw    *rand.Rand
	calls   []call
	deck    Deck
	grounds []*ground
	recent  []string
}

// New returns a generator. A deck that leaves nothing to draw is an error.
func New(seed uint64, deck Deck) (*Generator, error) {
	g := &Generator{seed: seed, draw: rand.New(rand.NewPCG(seed, 0x67617465))}
	return g, g.use(deck)
}

// use draws from another deck from now on.
func (g *Generator) use(deck Deck) error {
	g.deck, g.calls = deck, nil
	for _, one := range calls() {
		if deck.Calls == nil || slices.Contains(deck.Calls, one.name) {
			g.calls = append(g.calls, one)
		}
	}
	if len(g.calls) == 0 {
		return &lab.Mistake{What: "no call is left to draw", Try: calls()[0].name}
	}
	all := specs(g.seed)
	if deck.Steady {
		all = []lab.WorldSpec{pick(g.draw, all...)}
	}
	g.grounds = nil
	for _, spec := range all {
		g.grounds = append(g.grounds, newGround(spec))
	}
	return nil
}

// specs are the worlds situations play in: under both house policies, at a time
// when New York is asleep and at one when it is at its desks.
func specs(seed uint64) []lab.WorldSpec {
	var all []lab.WorldSpec
	for _, hour := range []int{10, 15} {
		for _, existence := range []lab.Existence{lab.Hidden, lab.Disclosed} {
			clock := time.Date(2026, 3, 2, hour, 0, 0, 0, time.UTC)
			all = append(all, lab.WorldSpec{Seed: seed + 2, Clock: clock, Existence: existence}) // 1 is the stories'
		}
	}
	return all
}

// How often a situation is drawn anew: where it ends at another gate than it was
// meant to, or its like is not wanted now; and where it repeats one, which costs
// little to find out. After that it is taken as it came, or there is none.
const (
	tries   = 12
	repeats = 400
)

// Next draws a situation and has the API answer it. Where nothing new is left it is
// lab.ErrOver.
func (g *Generator) Next(ctx context.Context) (lab.Situation, error) {
	g.drawn++
	var drawn lab.Situation
	var text string
	for dealt, tried := 0, 0; dealt < tries && tried < repeats; tried++ {
		about := g.calls[g.draw.IntN(len(g.calls))]
		gate := pick(g.draw, g.gatesOf(about)...)
		hand := &hand{Rand: g.draw, ground: pick(g.draw, g.grounds...), call: about, deck: g.deck}
		if err := hand.deal(gate); err != nil {
			return lab.Situation{}, fmt.Errorf("situation %d-%d, %s: %w", g.seed, g.drawn, about.name, err)
		}
		if slices.Contains(g.recent, hand.text()) {
			continue
		}
		dealt++
		drawn, text = hand.situation(ctx), hand.text()
		if drawn.Answer().Gate == gate && g.wanted(drawn.Answer()) {
			break
		}
	}
	if drawn.Papers == nil {
		return lab.Situation{}, lab.ErrOver
	}
	g.remember(text)
	drawn.ID = fmt.Sprintf("%d-%d", g.seed, g.drawn)
	return drawn, nil
}

// wanted leans toward what wants practice.
func (g *Generator) wanted(answer lab.Stamp) bool {
	return g.deck.Lean == nil || g.draw.Float64() < g.deck.Lean.Chance(answer)
}

// Skip draws as many situations as were dealt before, so that what follows is new.
func (g *Generator) Skip(ctx context.Context, count int) error {
	for range count {
		if _, err := g.Next(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (g *Generator) gatesOf(about call) []lab.Gate {
	if g.deck.Gates == nil {
		return about.gates
	}
	wanted := slices.DeleteFunc(slices.Clone(about.gates), func(gate lab.Gate) bool { return !slices.Contains(g.deck.Gates, gate) })
	if len(wanted) == 0 {
		return []lab.Gate{lab.GateHandler}
	}
	return wanted
}

func (g *Generator) remember(text string) {
	g.recent = append(g.recent, text)
	if len(g.recent) > memory {
		g.recent = g.recent[1:]
	}
}

// Statuses are those a gatekeeper can stamp.
func Statuses() []int { return []int{lab.Welcome, 400, 401, 403, 404, 405, 421, 429, 503} }

// ground is a world and what is known of it. Keys are made when they first come
// up: signing one takes longer than all the rest.
type ground struct {
	world  *world.World
	people []world.Person
	grants map[string][]string // what each of them is permitted
	keys   map[string]lab.Key  // by whose it is and which
	having map[string][]string // who has a key, by which
	acting mockapi.Rule        // of opening a session in another's name
}

func newGround(spec lab.WorldSpec) *ground {
	w := world.New(spec)
	furnish(w)
	people := slices.DeleteFunc(w.People(), func(p world.Person) bool { return p.Hidden })
	g := &ground{
		world: w, people: people, grants: map[string][]string{}, keys: map[string]lab.Key{}, having: map[string][]string{}, acting: actingRule(),
	}
	for _, person := range people {
		g.grants[person.ID] = person.Permissions()
	}
	return g
}

func (g *ground) key(who, with string) (lab.Key, error) {
	name := with + " of " + who
	if key, made := g.keys[name]; made {
		return key, nil
	}
	key, err := mockapi.KeyOf(g.world, who, with)
	g.keys[name] = key
	return key, err
}

func actingRule() mockapi.Rule {
	routes := mockapi.Routes()
	at := slices.IndexFunc(routes, func(r mockapi.Route) bool { return r.Name() == "POST /impersonations" })
	return routes[at].Rule()
}

// whoHas are those who can have a key.
func (g *ground) whoHas(with string) []string {
	have, asked := g.having[with]
	if !asked {
		for _, person := range g.people {
			if mockapi.HasKey(g.world, person.ID, with) {
				have = append(have, person.ID)
			}
		}
		g.having[with] = have
	}
	return have
}

func pick[T any](draw *rand.Rand, from ...T) T { return from[draw.IntN(len(from))] }

// situation answers what was dealt.
func (h *hand) situation(ctx context.Context) lab.Situation {
	answering := h.world.Clone()
	answering.SetEngine(!h.down)
	own := mockapi.New(answering, mockapi.Options{})
	for range h.before {
		own.Do(ctx, h.request)
	}
	return lab.Situation{
		Call: h.call.name, Request: h.request, Papers: h.papers(),
		Statuses: Statuses(), Exchange: own.Do(ctx, h.request),
	}
}
