package lab

import "slices"

// Situation is a request that stands at the gate, with all the papers that decide
// what becomes of it. Whoever plays the gatekeeper stamps it; the API has stamped
// it already, and its exchange is shown after.
type Situation struct {
	ID      string // of the seed it was drawn from and its number: "7-12"
	Call    string // what it is about, as the route is named: "GET /invoices/{id}"
	Request Request
	Papers  []Paper

	Statuses []int // to choose from, ascending
	Exchange Exchange
}

// Paper is one thing to look into: facts by name.
type Paper struct {
	Title string
	Facts []Fact
}

// Paper finds a paper by its title.
func (s Situation) Paper(title string) (Paper, bool) {
	at := slices.IndexFunc(s.Papers, func(p Paper) bool { return p.Title == title })
	if at < 0 {
		return Paper{}, false
	}
	return s.Papers[at], true
}

// Fact finds what a paper says of something; empty where it says nothing.
func (p Paper) Fact(name string) string {
	for _, fact := range p.Facts {
		if fact.Name == name {
			return fact.Value
		}
	}
	return ""
}

// Stamp is what a gatekeeper answers, and at which gate.
type Stamp struct {
	Status int
	Gate   Gate
}

// Welcome is the stamp that lets a request in. Which of the 2xx statuses it then
// gets is the operation's business and no gatekeeper's.
const Welcome = 200

// Answer is the stamp of the API itself.
func (s Situation) Answer() Stamp {
	status := s.Exchange.Response.Status
	if passes(status) {
		status = Welcome
	}
	return Stamp{status, s.Exchange.Trace.StoppedAt()}
}

// Slip is what is wrong with a stamp; empty where nothing is.
type Slip string

const (
	NoSlip      Slip = ""
	LetIn       Slip = "let in"       // and should have been kept out
	KeptOut     Slip = "kept out"     // and should have been let in
	WrongStatus Slip = "wrong status" // kept out rightly, with the wrong word
	WrongGate   Slip = "wrong gate"   // the right status, at another gate
)

// Slips lists what can be wrong, the worst first.
func Slips() []Slip { return []Slip{LetIn, KeptOut, WrongStatus, WrongGate} }

// Compare says what is wrong with a stamp. A stamp without a gate is not asked for
// it. Letting in and keeping out are told apart, since they cost different things.
func (s Situation) Compare(stamp Stamp) Slip {
	answer := s.Answer()
	switch said, was := passes(stamp.Status), passes(answer.Status); {
	case said && !was:
		return LetIn
	case !said && was:
		return KeptOut
	case stamp.Status != answer.Status:
		return WrongStatus
	case stamp.Gate != "" && stamp.Gate != answer.Gate:
		return WrongGate
	}
	return NoSlip
}

func passes(status int) bool { return status < 400 }
