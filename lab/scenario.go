package lab

import (
	"slices"
	"time"
)

// Existence is the house policy for an object that is there but not yours:
// RFC 9110 §15.5.4 lets a server answer 403, or 404 to hide that it exists.
type Existence string

const (
	Hidden    Existence = "hidden"    // 404
	Disclosed Existence = "disclosed" // 403
)

// WorldSpec is all that a world is grown from. The same spec always grows the
// same world: its clock stands at Clock and its randomness starts from Seed.
type WorldSpec struct {
	Seed      uint64    `json:"seed"`
	Clock     time.Time `json:"clock"`
	Existence Existence `json:"existence"`
	Engine    Engine    `json:"engine,omitempty"`
}

// Engine is the state of the policy engine: whoever needs a decision of one that
// is down gets none, and so is not let in.
type Engine string

const (
	EngineUp   Engine = ""
	EngineDown Engine = "down"
)

// Track is a row of scenarios that belong together, in the order to play them.
type Track struct {
	ID, Title, About string
	Scenarios        []string // ids
}

// Scenario is one arc over one real request to one real API. Prose and requests
// may name things of the world as {{bens-invoice}}; Target.Expand resolves them.
type Scenario struct {
	ID, Title, Track          string
	Rows, Standards, Concepts []string
	Level, Minutes            int
	World                     WorldSpec
	Brief, Debrief            string // Markdown

	// Replaces says which part of the API the code on the bench stands in for;
	// nil where the scenario has no code.
	Replaces *Replacement
	Broken   Source
	Solution Source
	// AlsoRight is a differently built fix that must be accepted too; it may be empty.
	AlsoRight Source
	Wrong     []WrongFix

	Steps []Step
}

// Source is a Go file: its name, as diagnostics print it, and its text.
type Source struct{ Name, Text string }

// CodeKind is the shape of the code on the bench.
type CodeKind string

const (
	CodeHandler    CodeKind = "handler"    // func(http.ResponseWriter, *http.Request)
	CodeMiddleware CodeKind = "middleware" // func(http.Handler) http.Handler
	CodePolicy     CodeKind = "policy"     // func(api.Principal, string, api.Resource) api.Decision
	// CodeFront is a middleware too, and stands before the router: what it hands on
	// is routed again, by the path it then has.
	CodeFront CodeKind = "front"
)

// CodeKinds lists the kinds there are.
func CodeKinds() []CodeKind { return []CodeKind{CodeHandler, CodeMiddleware, CodePolicy, CodeFront} }

// Wraps reports whether the code is given the rest of the API, to call it or not.
func (k CodeKind) Wraps() bool { return k == CodeMiddleware || k == CodeFront }

// Replacement says what part of the API a learner's file stands in for.
type Replacement struct {
	Routes []string `json:"routes"` // "GET /invoices/{id}"; the same function answers them all
	Entry  string   `json:"entry"`  // the function's name
	Kind   CodeKind `json:"kind"`
	// Gates are left to the code: the API around it does not check them.
	Gates []Gate `json:"gates"`
}

// Covers reports whether the code stands in for a route.
func (r Replacement) Covers(route string) bool { return slices.Contains(r.Routes, route) }

// WrongFix is a plausible fix that must be rejected, and why.
type WrongFix struct {
	Source Source
	For    ProbeOutcome // the outcome at least one probe must show
	Why    string       // what the person who wrote it overlooked
}

// StepKind is what a step asks for.
type StepKind string

const (
	StepPredict  StepKind = "predict"
	StepCraft    StepKind = "craft"
	StepFix      StepKind = "fix"
	StepDiagnose StepKind = "diagnose"
	StepChoose   StepKind = "choose"
)

// Step is one thing to do. Exactly one of Predict to Choose is set, as Kind says.
type Step struct {
	ID     string // unique within the scenario, and stable: attempts name it
	Kind   StepKind
	Title  string
	Text   string // what to do, Markdown
	After  string // what it showed, Markdown; read once the step is done
	Points int
	Hints  []string

	// World is where the step is played, where that is not the scenario's world.
	World *WorldSpec

	Predict  *Predict
	Craft    *Craft
	Fix      *Fix
	Diagnose *Diagnose
	Choose   *Choose
}

// Sent is a request as a manifest writes it: who sends what, with which
// credential.
type Sent struct {
	As   string // a principal's id, or Nobody
	With string // "bearer", "expired bearer" (see Wanted); empty for Nobody
	Send string // "GET /invoices/{{bens-invoice}}", or a whole request; {{key}} is the bare secret
}

// Predict asks what the API will answer, before the request is sent.
type Predict struct {
	Sent
	First      []Sent   // what is sent before it, as the step tells
	Ask        []Part   // beside the status, which is always asked
	Statuses   []int    // to choose from, ascending; at least two
	Challenges []string // to choose from; the usual ones where there are none
	Errors     []string // likewise
	// Accept are statuses that count as right beside what the API answers, each with
	// the reason: where the clause leaves room, one who reads it otherwise is not wrong.
	Accept  map[int]string
	Because Because
	// Expect is what the author believes the API answers. The lesson compiler
	// asserts it; nothing else reads it.
	Expect *Expect
}

// Expect is a belief about an answer. What is empty is not believed.
type Expect struct {
	Status    int
	Gate      Gate
	Challenge string
	Error     string
}

// Craft asks for a request that meets Done.
type Craft struct {
	Goal  string
	Start Sent // what stands in the editor at first
	Done  Done
	Model Sent // a request that meets Done, run by the lesson compiler
}

// Done is what an exchange must show. Empty fields do not matter.
type Done struct {
	As     string // the proven caller's id
	Status int
	Route  string
	Owner  string // the object's owner
	Tenant string // the object's tenant
	Wrote  bool   // the request must have changed something
	// Stored is what one of the records it left must say, field by field.
	Stored map[string]string
}

// Fix asks for a repair of the scenario's broken file. It is judged over the
// matrix of Actors and Actions, with actors and ids drawn from a seed besides.
type Fix struct {
	Actors  []string // principals' ids, and Nobody
	Actions []Action
	// With are the credentials that each actor tries, as a Sent names them; without
	// any, session and bearer take turns.
	With []string
	// Worlds are those it is also tried in, beside the scenario's own: where the
	// policy engine is down, say.
	Worlds []WorldSpec
}

// Action is one kind of request of a matrix. Send, which may be a whole request,
// and Body have {{names}}, and places for ids: {id} stands for every object the
// route is about, {order} for every order, and {own} for one of the actor's own,
// or else the nearest to it.
type Action struct {
	Send string // "GET /invoices/{id}"
	Body string // JSON
	// First is what has happened before, as the API's own code answers it.
	First []Sent
}

// Diagnose shows the audit lines the requests leave and asks which of them
// was refused at a checkpoint (and gate, where one is given).
type Diagnose struct {
	Requests []Sent
	Question string
	Find     Checkpoint
	Gate     Gate
}

// Choose asks a question with exactly one right option.
type Choose struct {
	Question string // as an interviewer would ask it
	Options  []Option
}

// Option is one answer to a question, and what there is to say about it.
type Option struct {
	Text  string
	Right bool
	Why   string
}

// Step returns the step with an id.
func (s *Scenario) Step(id string) (*Step, bool) {
	for i := range s.Steps {
		if s.Steps[i].ID == id {
			return &s.Steps[i], true
		}
	}
	return nil, false
}

// FileName is what a learner's copy of the code is called, as in "H1.go".
func (s *Scenario) FileName() string { return s.ID + ".go" }

// Points is what the whole scenario can earn.
func (s *Scenario) Points() int {
	total := 0
	for _, step := range s.Steps {
		total += step.Points
	}
	return total
}
