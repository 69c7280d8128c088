package api

// Resource is what a policy decides about: a kind of record, and where the
// action is on one record, which one and whose.
type Resource struct {
	Kind   string // invoice, order, refund, ticket
	ID     string // empty where the action is on no record yet
	Owner  string `gate:"object"`
	Tenant string `gate:"object"`

	// What a document, or whatever else has it, is bound to besides.
	Status  string   `gate:"context"` // draft, published; open, closed
	Editors []string `gate:"object"`  // people it is shared with, to change it
	Viewers []string `gate:"object"`  // people it is shared with, to read it
}

// Decision is what a policy says. Its zero value denies: a policy that forgets
// to decide lets nobody in.
type Decision bool

const (
	Deny  Decision = false
	Allow Decision = true
)
