package mockapi_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
)

// flatCases is how many random cases the table and the API are asked.
const flatCases = 100_000

// TestTheFlatTable holds the API to the handbook: for random people, credentials,
// actions, objects, bodies and circumstances both give the same status, the same
// challenges and the same gate.
func TestTheFlatTable(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 20260302))
	grounds := grounds(t, draw)
	lines := handbook()
	byRoute, byGate := map[string]int{}, map[string]int{}
	letIn := map[string]int{}
	cases := flatCases
	if testing.Short() { // under the race detector; without it all are asked
		cases /= 10
	}
	for range cases {
		ground := grounds[draw.IntN(len(grounds))]
		c, request := ground.draw(draw, lines[draw.IntN(len(lines))])
		w := ground.world.Clone()
		w.SetEngine(!c.engineDown)
		got := mockapi.New(w, mockapi.Options{}).Do(t.Context(), request)
		given := flatAnswer{got.Response.Status, string(got.Trace.StoppedAt()), strings.Join(got.Response.Header.Values("WWW-Authenticate"), " | ")}
		if diff := cmp.Diff(c.decide(), given); diff != "" {
			t.Fatalf("%s %s as %s %v (%s) on %+v, body %s (-table +API):\n%s\n%s",
				request.Method, request.Target, c.id, c.roles, c.credential, c.object, request.Body, diff, traceText(got.Trace))
		}
		if refused := given.Status >= 400; refused && len(got.Wrote) > 0 || got.Route != c.line.route {
			t.Fatalf("%s %s: %d of %s, wrote %v", request.Method, request.Target, given.Status, got.Route, got.Wrote)
		}
		byRoute[c.line.route]++
		byGate[fmt.Sprintf("%d at %s", given.Status, given.Gate)]++
		if given.Status < 300 {
			letIn[c.line.route]++
		}
	}
	for _, line := range lines {
		few := letIn[line.route] < cases/20_000 && line.roles != "nobody's role"
		if byRoute[line.route] < cases/150 || few {
			t.Errorf("%s was asked %d times and let in %d times: too few", line.route, byRoute[line.route], letIn[line.route])
		}
	}
	t.Logf("%d cases over %d routes agree: %v", cases, len(byRoute), byGate)
}

// TestTheHandbookIsComplete: every route where something is decided has a
// line in the table, but for those that take neither session nor bearer token.
func TestTheHandbookIsComplete(t *testing.T) {
	for _, route := range mockapi.Routes() {
		known := slices.ContainsFunc(handbook(), func(line flat) bool { return line.route == route.Name() })
		if decides := route.Access == mockapi.SignedIn && route.Permission != "" || route.Kind != "" && route.Access != mockapi.Partner && route.Access != mockapi.Mutual; decides && !known {
			t.Errorf("the handbook has no line for %s", route.Name())
		}
	}
}

// ground is a world, with papers of every kind for everybody in it.
type ground struct {
	world  *world.World
	people []world.Person
	papers map[string]lab.Key // by "kind of credential person"
	bodies map[string]string  // that make sense, by route
	desk   bool
}

// grounds are worlds of both house policies, at two times of day, where half of
// the people hold roles drawn at random.
func grounds(t *testing.T, draw *rand.Rand) []*ground {
	t.Helper()
	var all []*ground
	for i, existence := range []lab.Existence{lab.Hidden, lab.Disclosed, lab.Hidden, lab.Disclosed} {
		clock := time.Date(2026, 3, 2, 10+5*(i/2), 0, 0, 0, time.UTC) // 5 and 10 in New York
		w := world.New(lab.WorldSpec{Seed: uint64(i), Clock: clock, Existence: existence})
		for _, person := range w.People() {
			if person.ID == "sam" || draw.IntN(2) == 0 { // Sam is who acts in others' names
				continue
			}
			if err := w.SetRoles(person.ID, someRoles(draw)); err != nil {
				t.Fatal(err)
			}
		}
		askForApproval(t, w)
		invite(t, w)
		callers := slices.DeleteFunc(w.People(), func(p world.Person) bool { return p.ID == "parcelly" }) // it has neither session nor token
		ground := &ground{world: w, people: callers, papers: map[string]lab.Key{}, bodies: map[string]string{}, desk: i/2 == 1}
		for _, route := range mockapi.Routes() {
			ground.bodies[route.Name()] = goodBody(w, route)
		}
		ground.issue(t)
		all = append(all, ground)
	}
	return all
}

func someRoles(draw *rand.Rand) []string {
	held := slices.DeleteFunc(world.Roles(), func(role string) bool { return role == world.RolePartner }) // who has neither session nor token
	var roles []string
	for range 1 + draw.IntN(3) {
		roles = append(roles, held[draw.IntN(len(held))])
	}
	return roles
}

func askForApproval(t *testing.T, w *world.World) {
	t.Helper()
	for _, one := range []api.Approval{
		{By: "fin", Amount: 60000, Status: "pending"}, {By: "fern", Amount: 80000, Status: "pending"},
		{By: "fin", Amount: 80000, Status: "pending"}, {By: "fritz", Amount: 60000, Status: "granted", Second: "fern"},
	} {
		one.Owner, one.Tenant = "ana", "alder"
		if _, err := w.Approvals().Create(one); err != nil {
			t.Fatal(err)
		}
	}
}

func invite(t *testing.T, w *world.World) {
	t.Helper()
	for _, one := range []api.Invitation{{Owner: "amy", Tenant: "alder"}, {Owner: "bo", Tenant: "birch"}, {Owner: "ada", Tenant: "oak"}} {
		if _, err := w.Invitations().Create(one); err != nil {
			t.Fatal(err)
		}
	}
}

// issue writes the papers: what holds, what has expired and what was forged.
func (g *ground) issue(t *testing.T) {
	t.Helper()
	other := world.New(lab.WorldSpec{Seed: 99, Clock: g.world.Now()})
	for _, key := range mockapi.Keys(g.world) {
		g.papers[key.With+" "+key.Who] = key
	}
	for _, person := range g.people {
		expired := authn.TokenFor(g.world, person.ID, "expired")
		expired.Expires = g.world.Now().Add(-time.Second)
		elsewhere := authn.TokenFor(g.world, person.ID, "elsewhere")
		elsewhere.Audience = "https://shop.authlab.test"
		for name, token := range map[string]string{
			"expired": minted(t, g.world, expired), "elsewhere": minted(t, g.world, elsewhere),
			"forged": minted(t, other, authn.TokenFor(g.world, person.ID, "forged")),
		} {
			g.papers["bearer bad "+name+" "+person.ID] = lab.Key{Header: "Authorization", Value: "Bearer " + token}
		}
		session := func(kind string, s world.Session) {
			g.world.SaveSession(kind+person.ID, s)
			g.papers[kind+" "+person.ID] = lab.Key{Header: "Cookie", Value: "session=" + kind + person.ID}
		}
		session("expired", world.Session{Person: person.ID, Expires: g.world.Now()})
		session("acting", world.Session{Person: person.ID, Opened: g.world.Now(), Used: g.world.Now(), Expires: g.world.Now().Add(time.Minute), Actor: "sam", Reason: "test"})
	}
}

// draw makes up a case on a line of the table, and the request that puts it.
func (g *ground) draw(draw *rand.Rand, line flat) (flatCase, lab.Request) {
	person := g.people[draw.IntN(len(g.people))]
	if draw.IntN(3) > 0 || line.roles == "password" { // mostly somebody who gets past the first question
		person = g.somebodyWho(draw, line)
	}
	c := flatCase{
		line: line, engineDown: draw.IntN(25) == 0, disclosed: g.world.Existence() == lab.Disclosed, desk: g.desk,
		id: person.ID, tenant: person.Tenant, region: person.Region, device: person.Device, roles: person.Roles,
		factors: g.world.HasSecondFactor(person.ID), service: person.Kind == world.KindService,
		body: pickOne(draw, "good", "good", "good", "odd", "nonsense"), peeks: draw.IntN(10) == 0,
	}
	if line.roles == "password" && draw.IntN(4) == 0 {
		c.body = "wrong"
	}
	if strings.HasPrefix(line.route, "POST /refunds") && draw.IntN(4) == 0 {
		c.body = "much"
	}
	key := g.credential(draw, &c, person)
	method, pattern, _ := strings.Cut(line.route, " ")
	target, id := g.target(draw, &c, pattern)
	request := lab.Request{Method: method, Target: target, Body: g.body(draw, c, id)}
	switch {
	case line.route == "GET /downloads/{id}":
		request.Target = g.download(draw, &c)
	case line.roles == "link":
		request.Target += "?link=" + g.link(draw, &c)
	case line.route == "GET /tracking":
		request.Target += "?order=" + id
	case c.peeks:
		request.Target += "?fields=id,nothing"
	}
	return c, request.With(key)
}

func pickOne[One any](draw *rand.Rand, from ...One) One { return from[draw.IntN(len(from))] }

func (g *ground) somebodyWho(draw *rand.Rand, line flat) world.Person {
	start := draw.IntN(len(g.people))
	for i := range g.people {
		person := g.people[(start+i)%len(g.people)]
		if line.roles == "password" && person.Password != "" || line.roles == anybody || (flatCase{roles: person.Roles, tenant: person.Tenant}).holds(line.roles) {
			return person
		}
	}
	return g.people[start]
}

// credential picks what the caller presents, and says in the case what it is.
func (g *ground) credential(draw *rand.Rand, c *flatCase, person world.Person) lab.Key {
	kind := pickOne(draw, "session", "session", "session", "session", "session", "session", "bearer", "bearer", "acting", "bad")
	if kind == "bad" {
		kind = pickOne(draw, "none", "malformed", "expired", "unknown", "bearer bad expired", "bearer bad elsewhere", "bearer bad forged")
	}
	if person.Kind == world.KindService && kind == "session" {
		kind = "bearer"
	}
	c.credential = kind
	switch kind {
	case "none":
		return lab.Key{}
	case "malformed":
		return lab.Key{Header: "Authorization", Value: "Bearer two words"}
	case "unknown":
		c.credential = "session bad"
		return lab.Key{Header: "Cookie", Value: "session=unknown"}
	case "expired":
		c.credential = "session bad"
	case "acting":
		c.credential, c.acting = "session", true
	case "bearer bad expired", "bearer bad elsewhere", "bearer bad forged":
		c.credential = "bearer bad"
	}
	return g.papers[kind+" "+person.ID]
}

// target fills the path, and says in the case what is there.
func (g *ground) target(draw *rand.Rand, c *flatCase, pattern string) (target, id string) {
	kinds := map[string]string{
		"/invoices": "invoice", "/orders": "order", "/tickets": "ticket", "/refunds": "refund", "/customers": "customer",
		"/documents": "document", "/dashboards": "dashboard", "/reports": "report", "/billing": "billing", "/infra": "infra",
		"/secrets": "secret", "/users": "user", "/invitations": "invitation", "/impersonations": "customer",
		"/tracking": "order", "/portal": "order", "/deliveries": "delivery",
	}
	kind := kinds["/"+strings.Split(strings.TrimPrefix(pattern, "/v1"), "/")[1]]
	if strings.HasPrefix(pattern, "/refunds/requests") {
		kind = "approval"
	}
	if c.line.object == "" || c.line.roles == "link" {
		return pattern, ""
	}
	id = g.object(draw, c, kind)
	target = strings.Replace(pattern, "{id}", id, 1)
	for _, kind := range []string{"alert", "invoice"} {
		if !strings.Contains(pattern, "{"+kind+"}") {
			continue
		}
		c.whole, c.object = c.object, nil
		part := g.object(draw, c, kind)
		if draw.IntN(3) == 0 { // parts are many: mostly they are another's
			part = g.partOf(c, kind, id, part)
		}
		if _, ties, _ := g.world.ObjectAndTies(kind, part); c.whole == nil || ties.Within != id {
			c.object = nil
		}
		target = strings.Replace(target, "{"+kind+"}", part, 1)
	}
	return target, id
}

// partOf is a part of a whole; of one that has none, another's.
func (g *ground) partOf(c *flatCase, kind, whole, another string) string {
	for _, object := range g.world.Objects(kind) {
		if _, ties, _ := g.world.ObjectAndTies(kind, object.ID); ties.Within == whole {
			c.object = &flatObject{owner: object.Owner, tenant: object.Tenant}
			return object.ID
		}
	}
	return another
}

// download is a link to an invoice: one that opens it, one that is over, or one
// that was made for another.
func (g *ground) download(draw *rand.Rand, c *flatCase) string {
	invoices := g.world.Objects("invoice")
	one, other := invoices[draw.IntN(len(invoices))], invoices[draw.IntN(len(invoices))]
	until := g.world.Now().Add(pickOne(draw, time.Minute, -time.Minute))
	if one.ID == other.ID && until.After(g.world.Now()) {
		c.object = &flatObject{owner: one.Owner}
	}
	return "/downloads/" + one.ID + "?" + g.world.LinkQuery(other.ID, until)
}

// link is one of a document's, or none that there is.
func (g *ground) link(draw *rand.Rand, c *flatCase) string {
	documents := g.world.Documents().List()
	document := documents[draw.IntN(len(documents))]
	if document.Link == "" {
		return pickOne(draw, "", "unknown", documents[0].ID)
	}
	c.object = &flatObject{owner: document.Owner}
	return document.Link
}

// object picks one of a kind, one of the caller's own a little more often, or
// none that there is.
func (g *ground) object(draw *rand.Rand, c *flatCase, kind string) string {
	objects := g.world.Objects(kind)
	if draw.IntN(6) == 0 {
		return "none-0"
	}
	own := slices.DeleteFunc(slices.Clone(objects), func(o lab.Object) bool { return o.Owner != c.id })
	if len(own) > 0 && draw.IntN(2) == 0 {
		objects = own
	}
	picked := objects[draw.IntN(len(objects))]
	c.object = &flatObject{owner: picked.Owner, tenant: picked.Tenant}
	if document, err := g.world.Documents().Find(picked.ID); err == nil {
		c.object.editors, c.object.viewers, c.object.status = document.Editors, document.Viewers, document.Status
	}
	if approval, err := g.world.Approvals().Find(picked.ID); err == nil {
		c.object.status, c.object.by, c.object.amount = approval.Status, approval.By, approval.Amount
	}
	if billing, err := g.world.Billings().Find(picked.ID); err == nil {
		c.object.status = billing.Status
	}
	return picked.ID
}

// body is what the case says of it, in JSON.
func (g *ground) body(draw *rand.Rand, c flatCase, id string) string {
	orders := g.world.Objects("order")
	order := orders[draw.IntN(len(orders))].ID
	switch c.body {
	case "odd":
		return `{"nobody_sets_this": true}`
	case "nonsense":
		return pickOne(draw, "", "{", "no JSON", `["x"]`, "7")
	case "wrong":
		return fmt.Sprintf(`{"name": %q, "password": "not it"}`, pickOne(draw, c.id, "mallory"))
	case "much":
		return fmt.Sprintf(`{"order": %q, "amount": 9000000}`, order)
	}
	switch c.line.route {
	case "POST /login", "POST /token":
		person, _ := g.world.Person(c.id)
		return fmt.Sprintf(`{"name": %q, "password": %q}`, c.id, person.Password)
	case "POST /orders/bulk-archive":
		return fmt.Sprintf(`{"ids": [%q]}`, id)
	case "POST /impersonations":
		return fmt.Sprintf(`{"customer": %q, "reason": "test"}`, id)
	case "POST /documents/{id}/transfer":
		return fmt.Sprintf(`{"to": %q}`, g.colleague(c))
	case "POST /refunds", "POST /refunds/requests":
		return fmt.Sprintf(`{"order": %q, "amount": 500}`, order)
	}
	return g.bodies[c.line.route]
}

// colleague is somebody else of the caller's tenant.
func (g *ground) colleague(c flatCase) string {
	at := slices.IndexFunc(g.people, func(p world.Person) bool { return p.Tenant == c.tenant && p.ID != c.id })
	return g.people[at].ID
}

// minted is a token signed by a world's own key.
func minted(t *testing.T, w *world.World, token authn.Token) string {
	t.Helper()
	text, err := authn.Mint(w, token)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
