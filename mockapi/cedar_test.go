package mockapi_test

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi"
	"authlab/mockapi/world"

	"github.com/cedar-policy/cedar-go"
)

// onDocuments are the actions on a document, each as a request.
var onDocuments = map[string]string{
	"document.read":     "GET /documents/{id}",
	"document.update":   "PATCH /documents/{id}",
	"document.delete":   "DELETE /documents/{id}",
	"document.share":    "PUT /documents/{id}/sharing",
	"document.transfer": "POST /documents/{id}/transfer",
}

// TestCedarDecidesAlike: the rule on documents stands in Cedar beside the API's
// own, and for every person, action and document, in their own name and when
// somebody acts in it, both decide alike.
func TestCedarDecidesAlike(t *testing.T) {
	policies := cedarPolicies(t, func(text string) string { return text })
	allowed, denied := 0, 0
	eachDocumentCell(t, func(cell documentCell, letIn bool) {
		decision, why := cedar.Authorize(policies, cell.entities(), cell.request())
		if len(why.Errors) > 0 {
			t.Fatalf("%+v: %v", cell, why.Errors)
		}
		if (decision == cedar.Allow) != letIn {
			t.Fatalf("%s %v may %s %+v, acting is %v: Cedar says %v, the API %v", cell.person.ID, cell.person.Roles, cell.action, cell.document, cell.acting, decision, letIn)
		}
		if letIn {
			allowed++
		} else {
			denied++
		}
	})
	if allowed < 80 || denied < 1000 {
		t.Errorf("%d cells allow and %d deny: too few to mean anything", allowed, denied)
	}
	t.Logf("%d cells agree, %d of them allow", allowed+denied, allowed)
}

// TestCedarWouldDiffer: with any one of its policies gone, the same cells tell.
func TestCedarWouldDiffer(t *testing.T) {
	unmissed := map[string]*cedar.PolicySet{} // policies without one, by the one that no cell has missed yet
	for _, gone := range []string{"read", "update", "own", "suspended", "published stays as it is", "not in another's name"} {
		unmissed[gone] = cedarPolicies(t, func(text string) string { return without(text, gone) })
	}
	eachDocumentCell(t, func(cell documentCell, letIn bool) {
		for gone, policies := range unmissed {
			if decision, _ := cedar.Authorize(policies, cell.entities(), cell.request()); (decision == cedar.Allow) != letIn {
				delete(unmissed, gone)
			}
		}
	})
	for gone := range unmissed {
		t.Errorf("nobody misses %q", gone)
	}
}

func cedarPolicies(t *testing.T, change func(string) string) *cedar.PolicySet {
	t.Helper()
	text, err := os.ReadFile("testdata/documents.cedar")
	if err != nil {
		t.Fatal(err)
	}
	policies, err := cedar.NewPolicySetFromBytes("documents.cedar", []byte(change(string(text))))
	if err != nil {
		t.Fatal(err)
	}
	return policies
}

// without cuts one policy out.
func without(text, id string) string {
	before, rest, _ := strings.Cut(text, `@id("`+id+`")`)
	_, after, _ := strings.Cut(rest, ";\n")
	return before + after
}

type documentCell struct {
	person   world.Person
	action   string
	document api.Document
	acting   bool
}

// eachDocumentCell asks the API for every cell of a few worlds.
func eachDocumentCell(t *testing.T, tell func(documentCell, bool)) {
	t.Helper()
	draw := rand.New(rand.NewPCG(2, 3))
	for _, ground := range grounds(t, draw) {
		if err := ground.world.SetRoles("abel", []string{"customer", "suspended"}); err != nil {
			t.Fatal(err)
		}
		ground.people = ground.world.People()
		for _, person := range ground.people {
			if person.Kind != world.KindPerson {
				continue
			}
			for action, send := range onDocuments {
				for _, document := range ground.world.Documents().List() {
					for papers, acting := range map[string]bool{"session": false, "acting": true} {
						cell := documentCell{person, action, document, acting}
						tell(cell, ground.letsIn(t, cell, send, ground.papers[papers+" "+person.ID]))
					}
				}
			}
		}
	}
}

func (g *ground) letsIn(t *testing.T, cell documentCell, send string, key lab.Key) bool {
	t.Helper()
	method, pattern, _ := strings.Cut(send, " ")
	body := map[string]string{
		"document.update": `{"title": "x"}`, "document.share": `{"viewers": ["amy"]}`,
		"document.transfer": `{"to": "` + g.colleague(flatCase{id: cell.person.ID, tenant: cell.person.Tenant}) + `"}`,
	}[cell.action]
	request := lab.Request{Method: method, Target: strings.Replace(pattern, "{id}", cell.document.ID, 1), Body: body}
	got := mockapi.New(g.world.Clone(), mockapi.Options{}).Do(t.Context(), request.With(key))
	if status := got.Response.Status; status >= 300 && status != 403 && status != 404 {
		t.Fatalf("%s: %d is no decision", send, status)
	}
	return got.Response.Status < 300
}

func user(id string) cedar.EntityUID { return cedar.NewEntityUID("User", cedar.String(id)) }

func users(ids []string) cedar.Set {
	var all []cedar.Value
	for _, id := range ids {
		all = append(all, user(id))
	}
	return cedar.NewSet(all...)
}

func (c documentCell) entities() cedar.EntityMap {
	var roles []cedar.Value
	for _, role := range c.person.Roles {
		roles = append(roles, cedar.String(role))
	}
	document := cedar.NewEntityUID("Document", cedar.String(c.document.ID))
	return cedar.EntityMap{
		user(c.person.ID): {UID: user(c.person.ID), Attributes: cedar.NewRecord(cedar.RecordMap{"roles": cedar.NewSet(roles...)})},
		document: {UID: document, Attributes: cedar.NewRecord(cedar.RecordMap{
			"owner": user(c.document.Owner), "editors": users(c.document.Editors), "viewers": users(c.document.Viewers),
			"status": cedar.String(c.document.Status),
		})},
	}
}

func (c documentCell) request() cedar.Request {
	context := cedar.RecordMap{}
	if c.acting {
		context["actor"] = user("sam")
	}
	return cedar.Request{
		Principal: user(c.person.ID), Action: cedar.NewEntityUID("Action", cedar.String(c.action)),
		Resource: cedar.NewEntityUID("Document", cedar.String(c.document.ID)), Context: cedar.NewRecord(context),
	}
}
