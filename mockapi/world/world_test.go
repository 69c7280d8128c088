package world_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func spec(seed uint64) lab.WorldSpec {
	return lab.WorldSpec{Seed: seed, Clock: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC), Existence: lab.Hidden}
}

func snapshot(t interface {
	Helper()
	Fatal(...any)
}, w *world.World) string {
	t.Helper()
	text, err := w.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTheCanonicalWorld(t *testing.T) {
	w := world.New(spec(1))
	got, err := w.Expand("{{anas-invoice}} {{bens-invoice}} {{ abels-invoice }} {{anas-order}} {{anas-ticket}} {{anas-refund}} {{bens-refund}}")
	if err != nil {
		t.Fatal(err)
	}
	if want := "inv-2001 inv-2002 inv-2003 ord-1001 tic-4001 ref-3001 ref-3002"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestEveryWorld holds each world to what stories and judges rely on.
func TestEveryWorld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := world.New(spec(rapid.Uint64().Draw(t, "seed")))
		ids, tenants, hidden := map[string]bool{}, map[string]bool{}, 0
		for _, person := range w.People() {
			if ids[person.ID] {
				t.Fatalf("two people are %s", person.ID)
			}
			ids[person.ID], tenants[person.Tenant] = true, true
			if person.Hidden {
				hidden++
			}
			if person.Roles[0] == world.RoleCustomer {
				ownsEverything(t, w, person)
			}
		}
		if hidden != 7 || len(tenants) != 5 {
			t.Fatalf("%d hidden actors in %d tenants", hidden, len(tenants))
		}
		for _, name := range w.Names() {
			if id, err := w.Expand("{{" + name + "}}"); err != nil || id == "" {
				t.Fatalf("%s: %q %v", name, id, err)
			}
		}
	})
}

func ownsEverything(t *rapid.T, w *world.World, person world.Person) {
	for _, kind := range []string{"invoice", "order", "ticket"} {
		id, err := w.Expand("{{" + person.ID + "s-" + kind + "}}")
		if err != nil {
			t.Fatal(err)
		}
		object, found := w.Object(kind, id)
		if want := (lab.Object{Kind: kind, ID: id, Owner: person.ID, Tenant: person.Tenant}); !found || object != want {
			t.Fatalf("got %+v, want %+v", object, want)
		}
	}
}

func TestTheSameSpecGrowsTheSameWorld(t *testing.T) {
	first, second := snapshot(t, world.New(spec(7))), snapshot(t, world.New(spec(7)))
	if first != second {
		t.Error("seed 7 grew two worlds")
	}
	if first == snapshot(t, world.New(spec(8))) {
		t.Error("seeds 7 and 8 grew one world")
	}
}

// change is something that happens to a world.
type change struct {
	name string
	do   func(*world.World)
}

func changes() []change {
	return []change{
		{"create", func(w *world.World) { _, _ = w.Refunds().Create(api.Refund{Owner: "ana", Amount: 1}) }},
		{"update invoices", func(w *world.World) { touch(w.Invoices(), func(r *api.Invoice) { r.Status += "!" }) }},
		{"update orders", func(w *world.World) { touch(w.Orders(), func(r *api.Order) { r.Status += "!" }) }},
		{"update refunds", func(w *world.World) { touch(w.Refunds(), func(r *api.Refund) { r.Amount++ }) }},
		{"update tickets", func(w *world.World) { touch(w.Tickets(), func(r *api.Ticket) { r.Status += "!" }) }},
		{"delete", func(w *world.World) {
			for _, order := range w.Orders().List() {
				_ = w.Orders().Delete(order.ID)
				return
			}
		}},
		{"sign in", func(w *world.World) { w.SaveSession(w.Token(), world.Session{Person: "ana", Expires: w.Now()}) }},
		{"sign out", func(w *world.World) { w.EndSession(w.KeyringToken("ana")) }},
		{"a try", func(w *world.World) { w.Spend(world.Ration{Limit: 2, Window: time.Hour}, "tries") }},
		{"use a session", func(w *world.World) { w.UseSession(w.KeyringToken("ana")) }},
		{"disable", func(w *world.World) { w.Disable("ben", true) }},
		{"a new password", func(w *world.World) { w.SetPassword("abel", "correct horse") }},
		{"a new API key", func(w *world.World) { w.RotateAPIKey(w.APIKeysOf("parcelly")[0].ID) }},
		{"a recovery code", func(w *world.World) { w.SpendRecoveryCode("fin", w.KeyringRecoveryCodes("fin")[3]) }},
		{"recovery codes", func(w *world.World) { w.NewRecoveryCodes("fin") }},
		{"time", func(w *world.World) { w.Advance(time.Minute) }},
		{"request", func(w *world.World) { w.NextRequest() }},
	}
}

func touch[Record any](store api.Store[Record], change func(*Record)) {
	for _, record := range store.List() {
		change(&record)
		_ = store.Save(record)
	}
}

// TestClonesAndSnapshotsGoTheirOwnWay: whatever happens to a copy never shows in
// the original, and the same history gives the same world on either side of a snapshot.
func TestClonesAndSnapshotsGoTheirOwnWay(t *testing.T) {
	histories := rapid.SliceOfN(rapid.SampledFrom(changes()), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		w := world.New(spec(rapid.Uint64Range(0, 99).Draw(t, "seed")))
		for _, change := range histories.Draw(t, "before") {
			change.do(w)
		}
		before := snapshot(t, w)
		restored, err := world.Restore([]byte(before))
		if err != nil {
			t.Fatal(err)
		}
		clone := w.Clone()
		for _, change := range histories.Draw(t, "after") {
			change.do(clone)
			change.do(restored)
		}
		if got := snapshot(t, w); got != before {
			t.Fatal("the original changed with its clone")
		}
		if diff := cmp.Diff(snapshot(t, clone), snapshot(t, restored)); diff != "" {
			t.Fatalf("clone and restored part ways:\n%s", diff)
		}
		if diff := cmp.Diff(clone.Wrote(), restored.Wrote()); diff != "" {
			t.Fatalf("their journals differ:\n%s", diff)
		}
		if here, there := clone.NextRequest(), restored.NextRequest(); here != there {
			t.Fatalf("the next request is %s here and %s there", here, there)
		}
		if here, there := clone.Token(), restored.Token(); here != there {
			t.Fatal("their randomness differs")
		}
	})
}

func TestRestoreRefusesWhatIsNoSnapshot(t *testing.T) {
	for _, text := range []string{"", "null", "{}", `{"random": "AAAA"}`, "[]"} {
		if _, err := world.Restore([]byte(text)); err == nil {
			t.Errorf("%q was taken for a world", text)
		}
	}
}

// TestRestoreLeavesOutWhatIsNoSession: a snapshot may come from a worker that went wrong.
func TestRestoreLeavesOutWhatIsNoSession(t *testing.T) {
	w := world.New(spec(1))
	token := w.KeyringToken("ana")
	text := strings.Replace(snapshot(t, w), `"sessions":{`, `"sessions":{"none":null,`, 1)
	restored, err := world.Restore([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	_, none := restored.Session("none")
	if _, hers := restored.Session(token); none || !hers || len(restored.SessionsOf("ana")) != 1 {
		t.Errorf("the one of nobody is there: %v; hers is: %v", none, hers)
	}
}

func TestStores(t *testing.T) {
	w := world.New(spec(1))
	created, err := w.Refunds().Create(api.Refund{ID: "ref-1", Owner: "ana", Amount: 5})
	if err != nil || created.ID != "ref-3003" {
		t.Errorf("created %+v, %v: the id is the store's to give", created, err)
	}
	created.Amount = 6
	if err := w.Refunds().Save(created); err != nil {
		t.Error(err)
	}
	if got, err := w.Refunds().Find("ref-3003"); err != nil || got != created {
		t.Errorf("found %+v, %v", got, err)
	}
	if err := w.Refunds().Delete("ref-3003"); err != nil {
		t.Error(err)
	}
	if again, _ := w.Refunds().Create(api.Refund{}); again.ID != "ref-3004" {
		t.Errorf("%s was used before", again.ID)
	}
	_, missing := w.Refunds().Find("ref-3003")
	for _, err := range []error{missing, w.Refunds().Save(api.Refund{ID: "ref-3003"}), w.Refunds().Delete("ref-3003")} {
		if !errors.Is(err, api.ErrNotFound) {
			t.Errorf("got %v, want ErrNotFound", err)
		}
	}
	want := []string{"create refund ref-3003", "update refund ref-3003", "delete refund ref-3003", "create refund ref-3004"}
	if diff := cmp.Diff(want, w.Wrote()); diff != "" {
		t.Errorf("journal (-want +got):\n%s", diff)
	}
	if wrote := w.Clone().Wrote(); len(wrote) != 0 {
		t.Errorf("a clone starts with %v", wrote)
	}
	if w.ResetJournal(); len(w.Wrote()) != 0 {
		t.Error("the journal was not forgotten")
	}
}

func TestListsAreCopies(t *testing.T) {
	w := world.New(spec(1))
	w.Invoices().List()[0].Owner = "mallory"
	if got := w.Invoices().List()[0].Owner; got != "ana" {
		t.Errorf("the list let %s in", got)
	}
}

func TestExpandNamesTheNearOnes(t *testing.T) {
	got, err := world.New(spec(1)).Expand("GET /invoices/{{ben-invoice}}")
	var mistake *lab.Mistake
	if !errors.As(err, &mistake) || !strings.HasPrefix(mistake.Try, "bens-invoice") {
		t.Errorf("got %v", err)
	}
	if got != "GET /invoices/{{ben-invoice}}" {
		t.Errorf("the text became %q", got)
	}
	if _, err := world.New(spec(1)).Expand("{{anas-invoice"); err == nil {
		t.Error("an open {{ passes")
	}
}

func TestNobodyMayAnythingByDefault(t *testing.T) {
	if got := world.Grants([]string{"intern", ""}); len(got) != 0 {
		t.Errorf("unknown roles grant %v", got)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		world.New(spec(1))
	}
}

func BenchmarkClone(b *testing.B) {
	w := world.New(spec(1))
	for b.Loop() {
		w.Clone()
	}
}

func BenchmarkSnapshotAndRestore(b *testing.B) {
	w := world.New(spec(1))
	for b.Loop() {
		text, err := w.Snapshot()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := world.Restore(text); err != nil {
			b.Fatal(err)
		}
	}
}
