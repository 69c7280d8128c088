package sandbox

import (
	"slices"
	"strings"
	"testing"
	"time"

	"authlab/lab"
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
	probes, err := matrix(fix, settings)
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
			_, err := matrix(test.fix, []setting{set(1, true, test.actor)})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error about %s", err, test.want)
			}
		})
	}
}

func TestSecretsAreTheOthers(t *testing.T) {
	mine := probe{object: &lab.Object{ID: "inv-1", Owner: "ana", Tenant: "alder"}}
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
	} {
		if got := nameOf(lab.Request{Method: test.method, Target: test.target}, lab.Key{Who: "ana"}, target{}); got != test.want {
			t.Errorf("%s %s is named %q, want %q", test.method, test.target, got, test.want)
		}
	}
}
