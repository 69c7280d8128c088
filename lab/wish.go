package lab

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// Wish is what an interview is to be like. The same wish of the same bank, weighed
// alike, is the same interview.
type Wish struct {
	Level   Level    `json:"level"`
	Minutes int      `json:"minutes"`
	Seed    uint64   `json:"seed"`
	Topics  []string `json:"topics,omitempty"` // all where empty
}

// The minutes an interview may have.
const (
	LeastMinutes = 5
	MostMinutes  = 90
)

// minutesOf is about how long somebody takes over a question of a form: to think, to
// answer it and what follows once, and to read the model answer.
func minutesOf(form Form) int {
	switch form {
	case FormExplain:
		return 2
	case FormWalk, FormSpot, FormAnswer, FormLog:
		return 3
	case FormDesign:
		return 4
	}
	return 3
}

// Plan chooses questions for a wish: those of the level, as many as fit, spread over
// topics and forms. What weighs more is asked sooner; nil weighs all alike. What
// cannot be had is a *Mistake.
func (b Bank) Plan(wish Wish, weight func(Question) float64) ([]Asked, error) {
	wished, err := b.check(wish)
	if err != nil {
		return nil, err
	}
	plan := planner{
		wish: wish, left: wish.Minutes, rest: shuffled(wished, wish.Seed, weight),
		topics: map[string]int{}, forms: make(map[Form]int),
	}
	for plan.choose() {
	}
	return plan.asked, nil
}

// check takes the questions a wish allows.
func (b Bank) check(wish Wish) (Bank, error) {
	switch {
	case !slices.Contains(Levels(), wish.Level):
		return nil, &Mistake{What: fmt.Sprintf("%q is no level", wish.Level), Try: "junior, mid or senior"}
	case wish.Minutes < LeastMinutes || wish.Minutes > MostMinutes:
		return nil, &Mistake{What: fmt.Sprintf("an interview of %d minutes", wish.Minutes), Try: fmt.Sprintf("%d to %d", LeastMinutes, MostMinutes)}
	}
	for _, topic := range wish.Topics {
		if _, err := b.Topic(topic); err != nil {
			return nil, err
		}
	}
	wished := slices.DeleteFunc(slices.Clone(b), func(q Question) bool { return !wish.about(q.Topic) })
	if len(wished) == 0 {
		return nil, &Mistake{What: "there is no question to ask", Try: "other topics"}
	}
	return wished, nil
}

func (w Wish) about(topic string) bool {
	return len(w.Topics) == 0 || slices.ContainsFunc(w.Topics, func(one string) bool { return strings.EqualFold(one, topic) })
}

// shuffled draws the questions one after another, each with a chance of its weight
// (Efraimidis and Spirakis: the greatest u^(1/w) first).
func shuffled(bank Bank, seed uint64, weight func(Question) float64) Bank {
	chance := rand.New(rand.NewPCG(seed, 0))
	keys := make(map[string]float64, len(bank))
	for _, question := range bank {
		heavy := 1.0
		if weight != nil {
			heavy = max(weight(question), 0.001)
		}
		keys[question.ID] = math.Pow(chance.Float64(), 1/heavy)
	}
	drawn := slices.Clone(bank)
	slices.SortStableFunc(drawn, func(a, b Question) int { return cmp.Compare(keys[b.ID], keys[a.ID]) })
	return drawn
}

// planner fills the minutes of an interview.
type planner struct {
	wish   Wish
	rest   Bank // as drawn
	left   int  // minutes
	topics map[string]int
	forms  map[Form]int
	asked  []Asked
}

// choose takes the question that is next of its kind, and reports whether one fits.
func (p *planner) choose() bool {
	best := -1
	for i, question := range p.rest {
		if p.minutes(question) <= p.left && (best < 0 || p.order(question, p.rest[best]) < 0) {
			best = i
		}
	}
	if best < 0 {
		return false
	}
	question := p.rest[best]
	p.rest = slices.Delete(slices.Clone(p.rest), best, best+1)
	p.left -= p.minutes(question)
	p.topics[question.Topic]++
	p.forms[question.Form]++
	p.asked = append(p.asked, Asked{question.ID, p.followUps(question)})
	return true
}

// order puts a question of the level before others, and then what has been asked
// about the least so far.
func (p *planner) order(a, b Question) int {
	return cmp.Or(
		cmp.Compare(p.apart(a.Level), p.apart(b.Level)),
		cmp.Compare(p.topics[a.Topic]+p.forms[a.Form], p.topics[b.Topic]+p.forms[b.Form]),
	)
}

// apart is how far a level is from the one wished for; an easier one is nearer.
func (p *planner) apart(level Level) int {
	by := slices.Index(Levels(), level) - slices.Index(Levels(), p.wish.Level)
	if by < 0 {
		return -2*by - 1
	}
	return 2 * by
}

// followUps is how often an interviewer digs: the more, the more may be expected.
func (p *planner) followUps(question Question) int {
	if p.wish.Level == Senior {
		return min(len(question.FollowUp), 2)
	}
	return min(len(question.FollowUp), 1)
}

func (p *planner) minutes(question Question) int {
	return minutesOf(question.Form) + max(0, p.followUps(question)-1)
}

// Weight is how much a question wants to be asked: by what is remembered of it, and of
// the concepts it is about.
func (m Memory) Weight(question Question) float64 {
	weight := m.Need(CardID{CardQuestion, question.ID})
	for _, concept := range question.Concepts {
		weight += m.Need(CardID{CardConcept, concept}) / float64(len(question.Concepts))
	}
	return weight
}
