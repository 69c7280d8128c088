//go:build lesson

// Package api is what the code on a learner's bench reaches the company's world
// with: the caller whom authentication proved, the stores of records, and the
// answers an API gives.
//
// The same file that runs in the sandbox also compiles against this package.
package api

import (
	"net/http"
	"time"
)

// The gate tags below say which gate a field is evidence for. When code on the
// bench reads such a field, the trace shows that its gate looked; where nothing
// was read, the gate was skipped.

// Principal is the proven caller.
type Principal struct {
	ID          string
	Name        string
	Tenant      string   `gate:"object"`
	Roles       []string `gate:"function"`
	Permissions []string `gate:"function"`
	Scopes      []string `gate:"function"` // nil where the credential is for all its owner may do

	// What the house knows of its own people beside their roles; empty where it
	// is not known.
	Department string   `gate:"context"`
	Region     string   `gate:"context"` // where they work
	Groups     []string `gate:"context"`
	Device     string   `gate:"context"` // what they work on: managed, unmanaged
}

// HasRole reports whether the caller holds a role.
func (p Principal) HasRole(role string) bool {
	return among(p.Roles, role)
}

// May reports whether one of the caller's roles grants a permission, such as
// "refund.create".
func (p Principal) May(permission string) bool {
	return among(p.Permissions, permission)
}

// HasScope reports whether the caller's credential was given for a scope, such as
// "orders.read". One that names no scopes, as a session, was given for all.
func (p Principal) HasScope(scope string) bool {
	return p.Scopes == nil || among(p.Scopes, scope)
}

// among is slices.Contains, without a package that every file would then wait for.
func among(held []string, wanted string) bool {
	for _, one := range held {
		if one == wanted {
			return true
		}
	}
	return false
}

// Invoice is a bill to a customer. Amounts are in cents.
type Invoice struct {
	ID     string `json:"id"`
	Owner  string `json:"owner" gate:"object"`  // the principal it is addressed to
	Tenant string `json:"tenant" gate:"object"` // the company that principal belongs to
	Order  string `json:"order"`
	Amount int    `json:"amount"`
	Status string `json:"status"` // open, paid
}

// Order is what a customer bought. Amounts are in cents.
type Order struct {
	ID     string `json:"id"`
	Owner  string `json:"owner" gate:"object"`
	Tenant string `json:"tenant" gate:"object"`
	Item   string `json:"item"`
	Amount int    `json:"amount"`
	Status string `json:"status"` // placed, shipped
}

// Refund is money on its way back to a customer. Amounts are in cents.
type Refund struct {
	ID     string `json:"id"`
	Owner  string `json:"owner" gate:"object"` // the customer who gets it
	Tenant string `json:"tenant" gate:"object"`
	Order  string `json:"order"`
	Amount int    `json:"amount"`
	By     string `json:"by"` // the principal who granted it
}

// Approval is a refund that waits for a second person. Amounts are in cents.
type Approval struct {
	ID     string `json:"id"`
	Owner  string `json:"owner" gate:"object"` // the customer who would get it
	Tenant string `json:"tenant" gate:"object"`
	Order  string `json:"order"`
	Amount int    `json:"amount"`
	By     string `json:"by" gate:"context"`     // who asks for it
	Status string `json:"status" gate:"context"` // pending, granted
	Second string `json:"second"`                // who agreed; empty while pending
}

// Invitation asks somebody to join a company, in a role.
type Invitation struct {
	ID     string `json:"id"`
	Owner  string `json:"owner" gate:"object"`  // the principal who invited them
	Tenant string `json:"tenant" gate:"object"` // the company they come to
	Name   string `json:"name"`
	Role   string `json:"role" gate:"context"`
	Status string `json:"status"` // sent, accepted
}

// Ticket is a customer's question to support.
type Ticket struct {
	ID      string `json:"id"`
	Owner   string `json:"owner" gate:"object"`
	Tenant  string `json:"tenant" gate:"object"`
	Subject string `json:"subject"`
	Status  string `json:"status"` // open, closed
}

// Customer is what the house knows of a customer.
type Customer struct {
	ID     string `json:"id"`
	Owner  string `json:"owner" gate:"object"` // the customer it is about
	Tenant string `json:"tenant" gate:"object"`
	Name   string `json:"name"`
	Email  string `json:"email"`
	Phone  string `json:"phone"`
	Notes  string `json:"notes"` // the house's own, and nothing for the customer
}

// Document is a text that its owner may share.
type Document struct {
	ID      string   `json:"id"`
	Owner   string   `json:"owner" gate:"object"`
	Tenant  string   `json:"tenant" gate:"object"`
	Title   string   `json:"title"`
	Text    string   `json:"text"`
	Status  string   `json:"status"`                // draft, published
	Editors []string `json:"editors" gate:"object"` // who may also change it
	Viewers []string `json:"viewers" gate:"object"` // who may also read it
	Link    string   `json:"link" gate:"object"`    // whoever knows it may read; empty for no link
}

// Dashboard shows how the business goes.
type Dashboard struct {
	ID     string `json:"id"`
	Owner  string `json:"owner" gate:"object"`
	Tenant string `json:"tenant" gate:"object"`
	Title  string `json:"title"`
}

// Alert is a rule of a dashboard: it rings when a figure goes above a limit.
type Alert struct {
	ID        string `json:"id"`
	Owner     string `json:"owner" gate:"object"`
	Tenant    string `json:"tenant" gate:"object"`
	Dashboard string `json:"dashboard" gate:"object"` // the id of the one it belongs to
	Figure    string `json:"figure"`
	Above     int    `json:"above"`
}

// Delivery is how an order reaches its buyer.
type Delivery struct {
	ID      string `json:"id"` // drawn, and not to be guessed
	Owner   string `json:"owner" gate:"object"`
	Tenant  string `json:"tenant" gate:"object"`
	Order   string `json:"order"`
	Address string `json:"address"`
	Window  string `json:"window"` // when the van comes
	Door    string `json:"door"`   // the code to get in
	Stars   int    `json:"stars"`  // what the buyer says of it, for everybody to read
	Review  string `json:"review"`
}

// Form is what the body of a request asks to set.
type Form struct {
	Fields []string `gate:"field"` // by name, sorted; none where it is no JSON object
}

// Link is a signed link to a file, as a request presents it: whoever was given it
// may fetch the file until it expires.
type Link struct {
	ID        string // of the file
	Expires   string `gate:"object"` // in Unix seconds
	Signature string `gate:"object"` // in hexadecimal; empty where none came
}

// Billing is how a tenant pays the house, and whether it stays a customer.
type Billing struct {
	ID     string `json:"id"`
	Owner  string `json:"owner" gate:"object"` // the tenant's bookkeeper
	Tenant string `json:"tenant" gate:"object"`
	Plan   string `json:"plan"`                  // small, large
	Card   string `json:"card"`                  // its last four digits
	Status string `json:"status" gate:"context"` // running, cancelling, cancelled
}

// ErrNotFound is what a store answers for an id it does not have.
var ErrNotFound error

// ErrNoDecision is what Decide answers where the policy engine does not.
var ErrNoDecision error

// Decide asks the policy engine whether the caller may do something, such as
// "refund.create". Where it fails, nobody has decided: neither for nor against.
func Decide(r *http.Request, permission string) (Decision, error) {
	if engineDown(r) {
		return Deny, ErrNoDecision
	}
	caller, known := Caller(r)
	return Decision(known && caller.May(permission)), nil
}

func engineDown(r *http.Request) bool

// Store keeps the records of one kind. It asks nobody for permission: whoever
// holds a store may do everything, so the check is the caller's to make.
type Store[Record any] interface {
	// Find returns the record with an id, or ErrNotFound.
	Find(id string) (Record, error)
	// List returns every record of every tenant, ordered by id.
	List() []Record
	// Create gives the record a new id, keeps it and returns it.
	Create(record Record) (Record, error)
	// Save replaces the record with the same id, or fails with ErrNotFound.
	Save(record Record) error
	// Delete removes the record with an id, or fails with ErrNotFound.
	Delete(id string) error
}

func Caller(r *http.Request) (Principal, bool)

func Invoices(r *http.Request) Store[Invoice]
func Orders(r *http.Request) Store[Order]
func Refunds(r *http.Request) Store[Refund]
func Approvals(r *http.Request) Store[Approval]
func Invitations(r *http.Request) Store[Invitation]
func Tickets(r *http.Request) Store[Ticket]
func Customers(r *http.Request) Store[Customer]
func Documents(r *http.Request) Store[Document]
func Dashboards(r *http.Request) Store[Dashboard]
func Alerts(r *http.Request) Store[Alert]
func Billings(r *http.Request) Store[Billing]

func JSON(w http.ResponseWriter, status int, value any)
func Read(r *http.Request, target any) error

func Unauthorized(w http.ResponseWriter, r *http.Request)
func Forbidden(w http.ResponseWriter, r *http.Request)
func InsufficientScope(w http.ResponseWriter, r *http.Request, scope string)
func NotFound(w http.ResponseWriter, r *http.Request)
func Unavailable(w http.ResponseWriter, r *http.Request)
func BadRequest(w http.ResponseWriter, r *http.Request)

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

func Deliveries(r *http.Request) Store[Delivery]

func LinkOf(r *http.Request) Link

func FormOf(r *http.Request) Form

func LinkKey(r *http.Request) []byte

func Now(r *http.Request) time.Time
