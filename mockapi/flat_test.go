package mockapi_test

import (
	"slices"
	"strings"
)

// The house's policy once more, as one flat table, written from the handbook and
// not from the pipeline: who may, of what, under which circumstances. A test
// draws random cases and holds the API to it.

// flat is a line of the table. All columns are words.
type flat struct {
	route  string
	roles  string // any of them permits the action; a role that includes one is named too
	never  string // any of these forbids it
	self   bool   // it is never done in another's name
	object string // who reaches the object: own, books, staff, view, edit, all; empty for no object
	asks   string // the circumstances
	fields bool   // it looks at the fields of the body
	reads  bool   // it looks at the fields asked for
	ok     int    // the status of a success
}

const (
	anybody   = "*"
	readers   = "viewer analyst editor admin reporter"
	writers   = "editor admin"
	moneyed   = "finance finance-manager"
	buyers    = "customer bookkeeper support support-lead finance finance-manager biller"
	askers    = "customer bookkeeper support support-lead"
	lent      = "contractor suspended"
	suspended = "suspended"
)

// handbook is the table.
func handbook() []flat {
	return []flat{
		{"GET /", "public", "", false, "", "", false, false, 200},
		{"POST /login", "password", "", false, "", "", false, false, 200},
		{"POST /token", "password", "", false, "", "", false, false, 200},
		{"GET /documents/shared", "link", "", false, "all", "", false, false, 200},
		{"POST /logout", anybody, "", false, "", "a session", false, false, 204},
		{"GET /whoami", anybody, "", false, "", "", false, false, 200},

		{"GET /invoices", "customer bookkeeper", suspended, false, "", "", false, false, 200},
		{"POST /invoices", "biller", suspended, false, "", "", true, false, 201},
		{"GET /invoices/export", "customer bookkeeper", suspended, false, "", "", false, false, 200},
		{"GET /invoices/{id}", "customer bookkeeper", suspended, false, "own books", "", false, false, 200},
		{"POST /invoices/{id}/download", "customer bookkeeper", suspended, false, "own books", "", false, false, 201},
		{"GET /downloads/{id}", "link", "", false, "all", "", false, false, 200},
		{"GET /orders", buyers, suspended, false, "", "", false, false, 200},
		{"GET /orders/count", buyers, suspended, false, "", "", false, false, 200},
		{"POST /orders/bulk-archive", "customer bookkeeper", suspended, true, "own books staff", "", true, false, 200},
		{"GET /orders/{id}", buyers, suspended, false, "own books staff", "", false, false, 200},
		{"GET /v1/orders/{id}", buyers, suspended, false, "own books staff", "", false, false, 200},
		{"GET /orders/{id}/invoices", "customer bookkeeper", suspended, false, "own books staff", "", false, false, 200},

		{"GET /orders/{id}/invoices/{invoice}", "customer bookkeeper", suspended, false, "own books", "", false, false, 200},
		{"GET /tracking", buyers, suspended, false, "own books staff", "", false, false, 200},
		{"GET /portal/orders/{id}", buyers, suspended, false, "own books staff", "", false, false, 200},
		{"GET /deliveries", buyers, suspended, false, "", "", false, false, 200},
		{"GET /deliveries/reviews", buyers, suspended, false, "", "", false, false, 200},
		{"GET /deliveries/{id}", buyers, suspended, false, "own books staff", "", false, false, 200},

		{"GET /tickets", askers, suspended, false, "", "", false, false, 200},
		{"POST /tickets", askers, suspended, false, "", "", true, false, 201},
		{"GET /tickets/{id}", askers, suspended, false, "own books staff", "", false, false, 200},
		{"PATCH /tickets/{id}", "customer support support-lead", suspended, false, "own books staff", "support", true, false, 200},

		{"GET /refunds", moneyed, suspended, false, "", "", false, false, 200},
		{"POST /refunds", moneyed, lent, true, "", "a small amount", true, false, 201},
		{"GET /refunds/{id}", moneyed, suspended, false, "own books staff", "", false, false, 200},
		{"GET /refunds/requests", moneyed, suspended, false, "", "", false, false, 200},
		{"POST /refunds/requests", moneyed, lent, true, "", "", true, false, 201},
		{"GET /refunds/requests/{id}", moneyed, suspended, false, "own books staff", "", false, false, 200},
		{"POST /refunds/requests/{id}/approve", "finance-manager", lent, true, "own books staff", "a second person", false, false, 200},

		{"GET /customers", "customer support-lead", suspended, false, "", "", false, true, 200},
		{"GET /customers/{id}", "customer support-lead", suspended, false, "own staff", "", false, true, 200},
		{"PATCH /customers/{id}", "customer", suspended, true, "own staff", "the owner", true, false, 200},

		{"GET /documents", "customer", suspended, false, "", "", false, true, 200},
		{"POST /documents", "customer", suspended, false, "", "", true, false, 201},
		{"GET /documents/{id}", "customer", suspended, false, "view", "", false, true, 200},
		{"PATCH /documents/{id}", "customer", suspended, false, "edit", "a draft", true, false, 200},
		{"DELETE /documents/{id}", "customer", suspended, true, "all", "", false, false, 204},
		{"PUT /documents/{id}/sharing", "customer", suspended, true, "all", "", true, false, 200},
		{"PUT /documents/{id}/link", "customer", suspended, true, "all", "", false, true, 200},
		{"DELETE /documents/{id}/link", "customer", suspended, true, "all", "", false, true, 200},
		{"POST /documents/{id}/transfer", "customer", suspended, true, "all", "", true, false, 204},

		{"GET /dashboards", readers, suspended, false, "", "", false, false, 200},
		{"GET /dashboards/{id}", readers, suspended, false, "staff", "", false, false, 200},
		{"PATCH /dashboards/{id}", writers, suspended, false, "staff", "", true, false, 200},
		{"GET /dashboards/{id}/alerts", readers, suspended, false, "staff", "", false, false, 200},
		{"POST /dashboards/{id}/alerts", writers, suspended, false, "staff", "", true, false, 201},
		{"GET /dashboards/{id}/alerts/{alert}", readers, suspended, false, "staff", "", false, false, 200},
		{"PATCH /dashboards/{id}/alerts/{alert}", writers, suspended, false, "staff", "", true, false, 200},
		{"DELETE /dashboards/{id}/alerts/{alert}", writers, suspended, false, "staff", "", false, false, 204},

		{"GET /reports", "analyst reporter", suspended, false, "", "", false, false, 200},
		{"POST /reports", "reporter", suspended, false, "", "", true, false, 201},
		{"GET /reports/{id}", "analyst reporter", suspended, false, "staff", "", false, false, 200},

		{"GET /billing", "bookkeeper finance-manager", suspended, false, "", "", false, false, 200},
		{"GET /billing/{id}", "bookkeeper finance-manager", suspended, false, "books staff", "", false, false, 200},
		{"PATCH /billing/{id}", "bookkeeper", suspended, true, "books staff", "", true, false, 200},

		{"POST /billing/{id}/cancellation", "bookkeeper", suspended, true, "books staff", "running", false, false, 200},
		{"POST /billing/{id}/cancellation/confirm", "bookkeeper", suspended, true, "books staff", "cancelling", false, false, 200},

		{"GET /infra", "platform", suspended, false, "", "", false, false, 200},
		{"GET /infra/{id}", "platform", suspended, false, "staff", "", false, false, 200},
		{"PUT /infra/{id}", "platform", suspended, false, "staff", "a managed device", true, false, 200},
		{"GET /secrets", "platform", lent, false, "", "", false, true, 200},
		{"GET /secrets/{id}", "platform", lent, false, "staff", "a managed device", false, true, 200},

		{"GET /health", "public", "", false, "", "", false, false, 200},
		{"GET /metrics", "platform", suspended, false, "", "", false, false, 200},
		{"GET /users", "admin admin-readonly", suspended, false, "", "", false, true, 200},
		{"GET /users/{id}", "admin admin-readonly", suspended, false, "staff", "", false, true, 200},
		{"PATCH /users/{id}", "admin", suspended, true, "staff", "somebody else", true, false, 200},
		{"DELETE /users/{id}/sessions", "admin", suspended, true, "staff", "two factors", false, false, 204},
		{"POST /users/{id}/disable", "admin", suspended, true, "staff", "two factors lately", false, false, 204},
		{"POST /users/{id}/enable", "admin", suspended, true, "staff", "two factors lately", false, false, 204},
		{"GET /audit", "admin auditor admin-readonly", suspended, false, "", "", false, false, 200},
		{"DELETE /audit", "nobody's role", suspended, true, "", "", false, false, 204},
		{"GET /invitations", "bookkeeper admin", suspended, true, "", "", false, false, 200},
		{"POST /invitations", "bookkeeper admin", suspended, true, "", "a customer's role to give", true, false, 201},
		{"GET /invitations/{id}", "bookkeeper admin", suspended, true, "own books staff", "", false, false, 200},
		{"POST /impersonations", "support-lead", lent, true, "own staff", "", true, false, 201},
	}
}

// flatCase is all that the table looks at.
type flatCase struct {
	line       flat
	credential string // none, malformed, bearer bad, session bad, session, bearer
	engineDown bool
	disclosed  bool

	id, tenant, region, device string
	roles                      []string
	acting                     bool // somebody else acts in the caller's name
	factors                    bool // the caller has a second factor, and uses it
	service                    bool // it never signs in, and so has not done so lately

	whole  *flatObject // what the object is a part of, where the path says so
	object *flatObject // nil for one that is not there
	body   string      // good, odd, nonsense, much, wrong
	peeks  bool        // asks for a field nobody reads
	desk   bool        // it is office hours in New York
}

type flatObject struct {
	owner, tenant, status, by string
	editors, viewers          []string
	amount                    int
}

// flatAnswer is what must come of a case.
type flatAnswer struct {
	Status     int
	Gate       string
	Challenges string
}

const (
	plainBearer  = `Bearer realm="authlab"`
	plainSession = `Session realm="authlab"`
)

// decide reads the table from left to right.
func (c flatCase) decide() flatAnswer {
	switch c.line.roles {
	case "public":
		return flatAnswer{c.line.ok, "handler", ""}
	case "password":
		return c.decidePassword()
	case "link":
		return c.decideLink()
	}
	return c.decideSignedIn()
}

// decidePassword: there the body is the credential.
func (c flatCase) decidePassword() flatAnswer {
	switch c.body {
	case "good":
		if c.factors && c.line.route == "POST /token" { // the password alone is no way around
			return flatAnswer{401, "identity", `Password realm="authlab", error="insufficient_user_authentication", acr_values="aal2"`}
		}
		return flatAnswer{c.line.ok, "handler", ""}
	case "wrong":
		return flatAnswer{401, "identity", `Password realm="authlab"`}
	}
	return flatAnswer{400, "credential", `Password realm="authlab", error="invalid_request"`}
}

// decideLink: it does not matter who asks.
func (c flatCase) decideLink() flatAnswer {
	switch {
	case c.engineDown:
		return flatAnswer{503, "object", ""}
	case c.object == nil:
		return flatAnswer{404, "object", ""}
	}
	return flatAnswer{c.line.ok, "handler", ""}
}

func (c flatCase) decideSignedIn() flatAnswer {
	switch c.credential {
	case "none":
		return flatAnswer{401, "credential", plainBearer + " | " + plainSession}
	case "malformed":
		return flatAnswer{400, "credential", plainBearer + `, error="invalid_request"`}
	case "bearer bad":
		return flatAnswer{401, "identity", plainBearer + `, error="invalid_token" | ` + plainSession}
	case "session bad":
		return flatAnswer{401, "identity", plainBearer + " | " + plainSession + `, error="invalid_session"`}
	}
	if more := c.notProvenEnough(); more != "" {
		bearer, session := plainBearer, plainSession
		if more = `, error="insufficient_user_authentication", ` + more; c.credential == "session" {
			session += more
		} else {
			bearer += more
		}
		return flatAnswer{401, "identity", bearer + " | " + session}
	}
	decided := c.line.roles != anybody
	switch {
	case decided && c.engineDown:
		return flatAnswer{503, "function", ""}
	case decided && (!c.holds(c.line.roles) || c.holds(c.line.never) || c.acting && c.line.self):
		return flatAnswer{403, "function", ""}
	}
	if status := c.atObject(); status != 0 {
		return flatAnswer{status, "object", ""}
	}
	switch {
	case c.line.fields && (c.body == "odd" || c.body != "nonsense" && c.setsAnothersField()), c.line.reads && c.peeks:
		return flatAnswer{403, "field", ""}
	case !c.circumstancesHold():
		return flatAnswer{403, "context", ""}
	case c.line.fields && c.body == "nonsense", c.line.asks == "a session" && c.credential != "session", c.body == "much" && c.line.fields:
		return flatAnswer{400, "handler", ""}
	}
	return flatAnswer{c.line.ok, "handler", ""}
}

// notProvenEnough is what a challenge asks for beyond what the caller proved.
func (c flatCase) notProvenEnough() string {
	asked := strings.HasPrefix(c.line.asks, "two factors")
	switch {
	case asked && (c.acting || c.service) && strings.HasSuffix(c.line.asks, "lately"):
		return `acr_values="aal2", max_age="900"`
	case asked && (c.acting || !c.factors):
		return `acr_values="aal2"`
	}
	return ""
}

// holds leaves out what counts for nothing where the caller is: the trades of the house
// are its own people's.
func (c flatCase) holds(roles string) bool {
	return slices.ContainsFunc(c.roles, func(held string) bool {
		counts := c.tenant == "oak" || slices.Contains(strings.Fields("customer bookkeeper contractor suspended"), held)
		return counts && slices.Contains(strings.Fields(roles), held)
	})
}

// atObject is 0 where nothing is refused. The portal sends browsers to their list.
func (c flatCase) atObject() int {
	if status := c.refusedObject(); status == 0 || c.line.route != "GET /portal/orders/{id}" {
		return status
	}
	return 303
}

func (c flatCase) refusedObject() int {
	inBody := c.line.route == "POST /orders/bulk-archive" || c.line.route == "POST /impersonations"
	switch {
	case c.line.object == "", inBody && c.body != "good":
		return 0
	case c.whole != nil && c.disclosed && !c.whole.reachedBy(c):
		return 403 // the whole is asked about first
	case c.object == nil:
		return 404
	case c.reaches(c.line.object):
		return 0
	case c.line.object == "edit" && c.reaches("view"), c.line.object == "all" && c.reaches("view"), c.disclosed:
		return 403
	}
	return 404
}

// reachedBy: dashboards and orders have parts, and no customer has a dashboard.
func (o *flatObject) reachedBy(c flatCase) bool {
	c.object = o
	return c.reaches("own books staff")
}

func (c flatCase) reaches(who string) bool {
	o, same := c.object, c.object.tenant == c.tenant
	for _, one := range strings.Fields(who) {
		mine := o.owner == c.id
		edits := mine || slices.Contains(o.editors, c.id)
		switch {
		case one == "own" && same && mine,
			one == "books" && same && c.holds("bookkeeper"),
			one == "staff" && c.tenant == "oak",
			one == "all" && mine,
			one == "edit" && edits,
			one == "view" && (edits || slices.Contains(o.viewers, c.id)):
			return true
		}
	}
	return false
}

// setsAnothersField: what the good body sets is not everybody's to set.
func (c flatCase) setsAnothersField() bool {
	switch c.line.asks {
	case "support":
		return !c.holds("support support-lead")
	case "the owner":
		return c.object.owner != c.id
	}
	return false
}

func (c flatCase) circumstancesHold() bool {
	switch c.line.asks {
	case "a small amount":
		return c.body != "much"
	case "a customer's role to give":
		return c.body != "good" || c.holds("bookkeeper")
	case "a draft":
		return c.object.status == "draft"
	case "running", "cancelling":
		return c.object.status == c.line.asks
	case "a managed device":
		return c.device == "managed"
	case "somebody else":
		return c.object.owner != c.id
	case "a second person":
		o := c.object
		return o.status == "pending" && o.by != c.id && (o.amount <= 70000 || c.region == "US" && c.desk)
	}
	return true
}
