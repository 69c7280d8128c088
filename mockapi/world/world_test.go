package world_test

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
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
		if hidden != 13 || len(tenants) != 5 {
			t.Fatalf("%d hidden actors in %d tenants", hidden, len(tenants))
		}
		for _, name := range w.Names() {
			if id, err := w.Expand("{{" + name + "}}"); err != nil || id == "" {
				t.Fatalf("%s: %q %v", name, id, err)
			}
		}
	})
}

// TestHiddenActorsAreDrawn: who they are, whose they are, what they may and what
// they own differs from seed to seed.
func TestHiddenActorsAreDrawn(t *testing.T) {
	names, tenants, roles, ids := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for seed := range uint64(40) {
		w := world.New(spec(seed))
		for _, person := range w.People() {
			if person.Hidden {
				names[person.ID], tenants[person.Tenant], roles[strings.Join(person.Roles, ", ")] = true, true, true
			}
		}
		for _, object := range w.Objects("invoice") {
			ids[object.ID] = true
		}
	}
	if len(names) < 30 || len(tenants) < 8 || len(roles) < 10 || len(ids) < 150 {
		t.Errorf("over 40 seeds there are %d names, %d tenants, %d sets of roles and %d ids", len(names), len(tenants), len(roles), len(ids))
	}
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
		{"update customers", func(w *world.World) { touch(w.Customers(), func(r *api.Customer) { r.Notes += "!" }) }},
		{"share documents", func(w *world.World) {
			touch(w.Documents(), func(r *api.Document) { r.Editors[0], r.Viewers = r.Editors[0]+"!", append(r.Viewers, "ana") })
		}},
		{"update dashboards", func(w *world.World) { touch(w.Dashboards(), func(r *api.Dashboard) { r.Title += "!" }) }},
		{"update alerts", func(w *world.World) { touch(w.Alerts(), func(r *api.Alert) { r.Above++ }) }},
		{"update reports", func(w *world.World) { touch(w.Reports(), func(r *world.Report) { r.Orders++ }) }},
		{"update billing", func(w *world.World) { touch(w.Billings(), func(r *api.Billing) { r.Plan += "!" }) }},
		{"update settings", func(w *world.World) { touch(w.Infras(), func(r *world.Infra) { r.Value += "!" }) }},
		{"update secrets", func(w *world.World) { touch(w.Secrets(), func(r *world.Secret) { r.Value += "!" }) }},
		{"ask for approval", func(w *world.World) { _, _ = w.Approvals().Create(api.Approval{Owner: "ana", Status: "pending"}) }},
		{"change roles", func(w *world.World) { _ = w.SetRoles("ana", []string{world.RoleBookkeeper}) }},
		{"audit", func(w *world.World) { w.Audit(fmt.Sprintf("line %d", len(w.AuditLines()))) }},
		{"engine", func(w *world.World) { w.SetEngine(!w.EngineUp()) }},
		{"delete", func(w *world.World) {
			for _, order := range w.Orders().List() {
				_ = w.Orders().Delete(order.ID)
				return
			}
		}},
		{"sign in", func(w *world.World) { w.SaveSession(w.Token(), world.Session{Person: "ana", Expires: w.Now()}) }},
		{"sign out", func(w *world.World) { w.EndSession(w.KeyringToken("ana")) }},
		{"revoke", func(w *world.World) { w.Revoke(w.Token()) }},
		{"spend", func(w *world.World) { w.SpendProof(w.Token(), w.Now().Add(time.Minute)) }},
		{"federate", func(w *world.World) {
			w.Federation().Codes.Put(w.Now(), w.Token(), world.Code{Grant: "g"}, w.Now().Add(time.Hour))
			w.Federation().Assertions.Spend(w.Now(), "once", world.SeenAssertion{}, w.Now().Add(time.Hour))
		}},
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

// TestSharedListsAreCopies: vulnerability, a record that is handed out shares its
// list of editors with the world, and with every clone of it.
func TestSharedListsAreCopies(t *testing.T) {
	w := world.New(spec(1))
	clone := w.Clone()
	w.Documents().List()[0].Editors[0] = "mallory"
	kept, err := w.Documents().Find(w.Documents().List()[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	kept.Viewers[0] = "mallory"
	for name, one := range map[string]*world.World{"world": w, "clone": clone} {
		if got := one.Documents().List()[0]; got.Editors[0] == "mallory" || got.Viewers[0] == "mallory" {
			t.Errorf("the %s let mallory in: %+v", name, got)
		}
	}
}

// TestEveryKindHasObjects: whose they are is known of all, and each is found alone.
func TestEveryKindHasObjects(t *testing.T) {
	w := world.New(spec(7))
	if _, err := w.Invitations().Create(api.Invitation{Owner: "amy", Tenant: "alder"}); err != nil {
		t.Fatal(err)
	}
	for _, kind := range world.Kinds() {
		objects := w.Objects(kind)
		if len(objects) == 0 {
			t.Errorf("there is no %s", kind)
		}
		for _, object := range objects {
			found, known := w.Object(kind, object.ID)
			if !known || found != object || object.Owner == "" || object.Tenant == "" {
				t.Errorf("%+v is found as %+v", object, found)
			}
		}
	}
	if len(w.Objects("nothing")) != 0 {
		t.Error("there is a kind nobody knows")
	}
}

func TestTheAuditLogIsARing(t *testing.T) {
	w := world.New(spec(1))
	for i := range 3 * world.AuditKept {
		w.Audit(fmt.Sprint(i))
	}
	clone := w.Clone()
	w.Audit("here")
	clone.Audit("there")
	for name, lines := range map[string][]string{"here": w.AuditLines(), "there": clone.AuditLines()} {
		if len(lines) != world.AuditKept || lines[len(lines)-1] != name || lines[len(lines)-2] != fmt.Sprint(3*world.AuditKept-1) {
			t.Errorf("%s: %d lines, the last are %v", name, len(lines), lines[len(lines)-2:])
		}
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

// TestRolesAreAPolicy: a role that is included gives what it grants and takes what
// it denies, several together grant what any does, and a denial wins.
func TestRolesAreAPolicy(t *testing.T) {
	for _, test := range []struct {
		name       string
		roles      []string
		permission string
		want       bool
	}{
		{"granted", []string{"finance"}, "refund.create", true},
		{"not listed", []string{"finance"}, "ticket.read", false},
		{"included", []string{"finance-manager"}, "refund.create", true},
		{"of its own", []string{"finance-manager"}, "refund.approve", true},
		{"not the other way round", []string{"finance"}, "refund.approve", false},
		{"included by what is included", []string{"admin"}, "dashboard.read", true},
		{"a union", []string{"support", "analyst"}, "report.read", true},
		{"a union, the other half", []string{"support", "analyst"}, "ticket.read", true},
		{"denied", []string{"finance", "contractor"}, "refund.create", false},
		{"denied first", []string{"contractor", "finance"}, "refund.create", false},
		{"denied what is included", []string{"finance-manager", "contractor"}, "refund.create", false},
		{"not denied", []string{"finance", "contractor"}, "refund.read", true},
		{"suspended", []string{"admin", "suspended"}, "user.read", false},
		{"in capitals", []string{"Finance"}, "refund.create", false},
		{"with a space", []string{"finance "}, "refund.create", false},
		{"as a part", []string{"financemanager"}, "refund.create", false},
		{"nobody's", nil, "refund.create", false},
	} {
		if got := slices.Contains(world.Grants(test.roles), test.permission); got != test.want {
			t.Errorf("%s: %v may %s: %v, want %v", test.name, test.roles, test.permission, got, test.want)
		}
	}
}

func TestNobodyIsSharedTheSameList(t *testing.T) {
	world.Grants([]string{"finance"})[0] = "everything"
	if slices.Contains(world.Grants([]string{"finance"}), "everything") {
		t.Error("the policy was changed by whoever read it")
	}
}

// TestAThousandWorldsFit: a world holds at most 256 KB, and a clone next to nothing.
func TestAThousandWorldsFit(t *testing.T) {
	const worlds, most = 200, 256 << 10
	size := func(grow func(i int) *world.World) int {
		kept := make([]*world.World, worlds)
		before := heap()
		for i := range kept {
			kept[i] = grow(i)
		}
		after := heap()
		runtime.KeepAlive(kept)
		return (after - before) / worlds
	}
	original := world.New(spec(1))
	grown := size(func(i int) *world.World { return world.New(spec(uint64(i))) })
	cloned := size(func(int) *world.World { return original.Clone() })
	if grown > most || grown < 1<<10 || cloned > most/16 {
		t.Errorf("a world holds %d bytes and a clone %d", grown, cloned)
	}
	t.Logf("a world holds %d bytes, a clone %d", grown, cloned)
}

// heap is what is held, in bytes.
func heap() int {
	runtime.GC()
	var held runtime.MemStats
	runtime.ReadMemStats(&held)
	return int(held.HeapAlloc)
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
