package sandbox

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

func spec(seed uint64) lab.WorldSpec {
	return lab.WorldSpec{Seed: seed, Clock: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC), Existence: lab.Hidden}
}

// set is a setting whose keys name their holders and hold nothing.
func set(seed uint64, played bool, actors ...string) setting {
	grown := world.New(spec(seed))
	keys := []lab.Key{{Who: lab.Nobody}}
	for _, person := range grown.People() {
		for _, with := range []string{lab.WithSession, lab.WithBearer} {
			keys = append(keys, lab.Key{Who: person.ID, With: with, Header: "X-" + with, Value: person.ID})
		}
	}
	return setting{world: grown, keys: keys, actors: actors, played: played}
}

func buildMatrix(t *testing.T, fix lab.Fix, settings ...setting) []probe {
	t.Helper()
	_, probes, err := matrix(fix, settings)
	if err != nil {
		t.Fatal(err)
	}
	return probes
}

func namesOf(probes []probe) []string {
	var names []string
	for _, one := range probes {
		names = append(names, one.name)
	}
	return names
}

var readInvoice = lab.Fix{Actions: []lab.Action{{Send: "GET /invoices/{id}"}}}

func TestEverybodyAsksForAllThatThePlayersOwn(t *testing.T) {
	got := namesOf(buildMatrix(t, readInvoice, set(1, true, "ana", "ben", lab.Nobody)))
	want := []string{
		"ana reads own invoice", "ana reads ben's invoice", "ana reads own invoice", "ana reads ben's invoice", "ana reads a missing invoice",
		"ben reads ana's invoice", "ben reads own invoice", "ben reads ana's invoice", "ben reads own invoice", "ben reads a missing invoice",
		"nobody reads ana's invoice", "nobody reads ben's invoice", "nobody reads ana's invoice", "nobody reads ben's invoice", "nobody reads a missing invoice",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestStrangersAskForOneOfEachRelation(t *testing.T) {
	probes := buildMatrix(t, readInvoice, set(77, false, "ana", "amy", "sue"))
	relations := map[string][]string{}
	for _, one := range probes {
		relation := "missing"
		if one.object != nil {
			relation = one.object.Tenant
			if one.object.Owner == one.key.Who {
				relation = "own"
			}
		}
		relations[one.key.Who] = append(relations[one.key.Who], relation)
	}
	if got := relations["ana"]; len(got) != 4 || got[0] != "own" || got[1] != "alder" || got[2] == "alder" || got[3] != "missing" {
		t.Errorf("ana asks for %v; want own, alder's, another tenant's, missing", got)
	}
	if got := relations["amy"]; len(got) != 3 || got[0] != "alder" || got[1] == "alder" || got[2] != "missing" {
		t.Errorf("amy asks for %v; want alder's, another tenant's, missing", got)
	}
	if got := relations["sue"]; len(got) != 2 || got[1] != "missing" {
		t.Errorf("sue asks for %v; want another tenant's, missing", got)
	}
}

func TestBothKindsOfCredentialAreUsed(t *testing.T) {
	used := map[string]int{}
	for _, one := range buildMatrix(t, readInvoice, set(1, true, "ana", "ben")) {
		for name := range one.request.Header {
			used[name]++
		}
	}
	if used["X-session"]+used["X-Session"] == 0 || used["X-bearer"]+used["X-Bearer"] == 0 {
		t.Errorf("used %v, want sessions and bearers", used)
	}
}

func TestMissingIDsAreMissing(t *testing.T) {
	for seed := range uint64(50) {
		where := set(seed, false, "ana")
		for _, kind := range []string{"invoice", "order", "refund", "ticket"} {
			id := missingID(where.world.Objects(kind))
			if object, found := where.world.Object(kind, id); found {
				t.Errorf("seed %d: %v is there", seed, object)
			}
		}
	}
	if missingID(nil) == "" {
		t.Error("a collection without objects has no missing id")
	}
}

func TestBodiesNameThingsOfTheirWorld(t *testing.T) {
	fix := lab.Fix{Actions: []lab.Action{{Send: "POST /refunds", Body: `{"order":"{{anas-order}}","amount":500}`}}}
	played, strange := set(1, true, "fin"), set(77, false, "fin")
	probes := buildMatrix(t, fix, played, strange)
	if len(probes) != 2 || probes[0].request.Body == probes[1].request.Body {
		t.Fatalf("got %+v, want two probes about different orders", probes)
	}
	for i, where := range []setting{played, strange} {
		want, err := where.world.Expand("{{anas-order}}")
		if err != nil || !strings.Contains(probes[i].request.Body, want) {
			t.Errorf("%s does not name %s (%v)", probes[i].request.Body, want, err)
		}
		if probes[i].setting != i || probes[i].name != "fin creates a refund" {
			t.Errorf("probe %d is %q in setting %d", i, probes[i].name, probes[i].setting)
		}
	}
}

func TestAnActionOnOneObjectKnowsIt(t *testing.T) {
	fix := lab.Fix{Actions: []lab.Action{{Send: "PATCH /tickets/{{anas-ticket}}", Body: "{}"}}}
	probes := buildMatrix(t, fix, set(1, true, "ben"))
	if len(probes) != 1 || probes[0].object == nil || probes[0].name != "ben changes ana's ticket" {
		t.Errorf("got %+v, want ben changing ana's ticket", probes)
	}
}

func TestARouteWithTwoIDsGetsTwo(t *testing.T) {
	where := set(1, true, "ed")
	for _, one := range []struct {
		send string
		want []string
	}{
		{"GET /dashboards/{id}/alerts/{alert}", []string{"{{sales-dashboard}} {{sales-alert}}", "{{support-dashboard}} {{support-alert}}", "{{sales-dashboard}} {{support-alert}}0"}},
		{"GET /dashboards/{own}/alerts/{alert}", []string{"{{sales-dashboard}} {{sales-alert}}", "{{sales-dashboard}} {{support-alert}}", "{{sales-dashboard}} {{support-alert}}0"}},
	} {
		var targets, want []string
		for _, one := range buildMatrix(t, lab.Fix{Actions: []lab.Action{{Send: one.send}}}, where) {
			targets = append(targets, one.request.Target)
		}
		for _, ids := range one.want {
			expanded, err := where.world.Expand(ids)
			if err != nil {
				t.Fatal(err)
			}
			whole, part, _ := strings.Cut(expanded, " ")
			want = append(want, "/dashboards/"+whole+"/alerts/"+part)
		}
		if !slices.Equal(targets, want) {
			t.Errorf("%s: got %q\nwant %q", one.send, targets, want)
		}
	}
}

func TestBodiesHavePlacesForIDs(t *testing.T) {
	where := set(1, true, "ana", "ben")
	probes := buildMatrix(t, lab.Fix{Actions: []lab.Action{
		{Send: "POST /orders/bulk-archive", Body: `{"ids":["{own}","{id}"]}`},
		{Send: "POST /refunds", Body: `{"order":"{order}","amount":500}`},
	}}, where)
	got := map[string]string{}
	for _, one := range probes {
		got[one.name] = one.request.Body
	}
	for name, body := range map[string]string{
		"ana archives ben's order after own":     `{"ids":["{{anas-order}}","{{bens-second-order}}"]}`,
		"ana archives own order after own":       `{"ids":["{{anas-order}}","{{anas-second-order}}"]}`,
		"ben archives a missing order after own": `{"ids":["{{bens-order}}","` + missingID(where.world.Objects("order")) + `"]}`,
		"ben creates ana's order":                `{"order":"{{anas-second-order}}","amount":500}`,
	} {
		if want, err := where.world.Expand(body); err != nil || got[name] != want {
			t.Errorf("%s sends %s, want %s (%v)", name, got[name], want, err)
		}
	}
}

func TestStrangersAskForWhatIsSharedWithThem(t *testing.T) {
	where := set(77, false, "ana")
	relations := map[relation]bool{}
	for _, one := range buildMatrix(t, lab.Fix{Actions: []lab.Action{{Send: "GET /documents/{id}"}}}, where) {
		if one.object != nil {
			relations[where.relation("ana", *one.object)] = true
		}
	}
	for _, want := range []relation{"own", "to edit", "to view", "far"} {
		if !relations[want] {
			t.Errorf("Ana asks for no document that is %s", want)
		}
	}
}

func TestAnActionCanHaveSomethingBeforeIt(t *testing.T) {
	where := set(1, true, "ana", "abel") // who may edit it
	where.keys = mockapi.Keys(where.world)
	away := []lab.Sent{{As: "ana", With: lab.WithSession, Send: "POST /documents/{{anas-document}}/transfer HTTP/1.1\nContent-Type: application/json\n\n{\"to\":\"abel\"}"}}
	read := lab.Action{Send: "GET /documents/{{anas-document}}"}
	settings, probes, err := matrix(lab.Fix{Actions: []lab.Action{read, {Send: read.Send, First: away}}}, []setting{where})
	if err != nil {
		t.Fatal(err)
	}
	statuses := map[string]int{}
	for i, answer := range wanted(settings, probes) {
		statuses[fmt.Sprint(probes[i].setting, probes[i].key.Who)] = answer.Response.Status
	}
	want := map[string]int{"0ana": 200, "0abel": 200, "1ana": 404, "1abel": 200}
	if !maps.Equal(statuses, want) {
		t.Errorf("got %v, want %v", statuses, want)
	}
}

func TestWhatComesBeforeMustHappen(t *testing.T) {
	where := set(1, true, "ana")
	where.keys = mockapi.Keys(where.world)
	for name, first := range map[string]lab.Sent{
		"refused":       {As: "ana", With: lab.WithSession, Send: "GET /users"},
		"no such key":   {As: "mallory", With: lab.WithSession, Send: "GET /orders"},
		"no such name":  {As: "ana", With: lab.WithSession, Send: "GET /orders/{{nobodys-order}}"},
		"not a request": {As: "ana", With: lab.WithSession, Send: "orders"},
	} {
		fix := lab.Fix{Actions: []lab.Action{{Send: "GET /orders", First: []lab.Sent{first}}}}
		if _, _, err := matrix(fix, []setting{where}); err == nil {
			t.Errorf("%s: it is taken to have happened", name)
		}
	}
}

func TestMatrixMistakesAreErrors(t *testing.T) {
	for name, test := range map[string]struct {
		fix   lab.Fix
		actor string
		want  string
	}{
		"no such person": {readInvoice, "anna", `"anna"`},
		"no such name":   {lab.Fix{Actions: []lab.Action{{Send: "GET /invoices/{{nobodys-invoice}}"}}}, "ana", "nobodys-invoice"},
		"no request":     {lab.Fix{Actions: []lab.Action{{Send: "invoices"}}}, "ana", "request:1:1"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := matrix(test.fix, []setting{set(1, true, test.actor)})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error about %s", err, test.want)
			}
		})
	}
}

func TestSecretsAreTheOthers(t *testing.T) {
	mine := probe{target: target{object: &lab.Object{ID: "inv-1", Owner: "ana", Tenant: "alder"}}}
	answers := map[string]string{"inv-1": `{"amount":47110,"owner":"ana"}`}
	for _, test := range []struct {
		caller world.Person
		want   string
	}{
		{world.Person{ID: "ben", Tenant: "birch"}, "ana alder 47110"},
		{world.Person{ID: "abel", Tenant: "alder"}, "ana 47110"},
		{world.Person{}, "ana alder 47110"},
	} {
		if got := strings.Join(mine.secrets(test.caller, answers), " "); got != test.want {
			t.Errorf("secrets kept from %q: %s, want %s", test.caller.ID, got, test.want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, test := range []struct{ method, target, want string }{
		{"GET", "/orders", "ana lists orders"},
		{"GET", "/", "ana reads /"},
		{"POST", "/orders", "ana creates an order"},
		{"OPTIONS", "/tickets?x=1", "ana sends OPTIONS for a ticket"},
		{"GET", "/orders/count", "ana reads /orders/count"},
		{"POST", "/orders/bulk-archive", "ana archives an order"},
	} {
		route := routeOf(test.method + " " + test.target)
		if got := nameOf(route, lab.Request{Method: test.method, Target: test.target}, "ana", target{}); got != test.want {
			t.Errorf("%s %s is named %q, want %q", test.method, test.target, got, test.want)
		}
	}
}

// TestEverybodyTriesWithEachKeyAskedFor, as far as they can have it.
func TestEverybodyTriesWithEachKeyAskedFor(t *testing.T) {
	where := newSetting(spec(1), []string{"fin", "biller", lab.Nobody})
	where.played = true
	where.tryWith([]string{lab.WithSession, "bearer for orders.read"})
	got := namesOf(buildMatrix(t, lab.Fix{Actions: []lab.Action{{Send: "GET /refunds"}}}, where))
	want := []string{"fin lists refunds", "fin lists refunds with bearer for orders.read", "biller lists refunds with bearer for orders.read", "nobody lists refunds"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestHeadAsksForTheObjectsThatGetDoes: it goes to the same route, so {id} stands for
// the same objects.
func TestHeadAsksForTheObjectsThatGetDoes(t *testing.T) {
	where := newSetting(spec(1), []string{"ana", lab.Nobody})
	where.played = true
	get := buildMatrix(t, lab.Fix{Actions: []lab.Action{{Send: "GET /orders/{id}"}}}, where)
	head := buildMatrix(t, lab.Fix{Actions: []lab.Action{{Send: "HEAD /orders/{id}"}}}, where)
	if got, want := len(head), len(get); got != want || want < 4 {
		t.Errorf("HEAD makes %d probes, GET %d", got, want)
	}
}
