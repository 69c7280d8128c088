package world

import (
	"math/rand/v2"
	"slices"
	"strings"

	"authlab/lab/api"
)

// ledger is the service that is proven by a client certificate.
const ledger = "ledger"

// House is the tenant of the company that runs the API and of its employees.
const House = "oak"

// The kinds of principal.
const (
	KindPerson  = "person"
	KindService = "service"
)

// Person is somebody, or something, that can call the API.
type Person struct {
	ID       string   `json:"id"` // the name in lower case
	Name     string   `json:"name"`
	Kind     string   `json:"kind"` // KindPerson or KindService
	Tenant   string   `json:"tenant"`
	Roles    []string `json:"roles"`
	Password string   `json:"password,omitempty"` // in clear, for the keyring; services have none
	Salt     []byte   `json:"salt,omitempty"`
	Hidden   bool     `json:"hidden,omitempty"`
	Disabled bool     `json:"disabled,omitempty"` // proves to be nobody, whatever they present

	Attributes
}

// Counting are the roles of the person's that count where they are.
func (p Person) Counting() []string { return RolesAt(p.Tenant, p.Roles) }

// Permissions is what those grant together, sorted.
func (p Person) Permissions() []string { return Grants(p.Counting()) }

// People returns everybody, the cast first and the hidden actors last.
func (w *World) People() []Person { return slices.Clone(w.people) }

// Person finds somebody by id.
func (w *World) Person(id string) (Person, bool) {
	for _, person := range w.people {
		if person.ID == id {
			return person, true
		}
	}
	return Person{}, false
}

// SetRoles gives somebody other roles, which count from the next request on.
func (w *World) SetRoles(id string, roles []string) error {
	if !w.changePerson(id, func(p *Person) { p.Roles = slices.Clone(roles) }) {
		return api.ErrNotFound
	}
	w.Record("update", userKind, id)
	return nil
}

// Disable shuts somebody out, or lets them in again. Their sessions end at once
// (ASVS 7.4.2).
func (w *World) Disable(id string, out bool) bool {
	return w.changePerson(id, func(p *Person) {
		p.Disabled = out
		if out {
			w.EndSessions(id, "")
			w.Record("disable", "user", id)
		} else {
			w.Record("enable", "user", id)
		}
	})
}

// changePerson changes one person in a list of its own: clones share the old one.
func (w *World) changePerson(id string, change func(*Person)) bool {
	at := slices.IndexFunc(w.people, func(p Person) bool { return p.ID == id })
	if at < 0 {
		return false
	}
	w.people = slices.Clone(w.people)
	change(&w.people[at])
	return true
}

// cast is everybody a story may name.
func cast() []Person {
	return []Person{
		human("Ana", "alder", RoleCustomer),
		human("Ben", "birch", RoleCustomer),
		human("Abel", "alder", RoleCustomer),
		human("Amy", "alder", RoleBookkeeper),
		human("Bo", "birch", RoleBookkeeper),
		human("Sue", House, RoleSupport),
		human("Fin", House, RoleFinance),
		human("Plato", House, RolePlatform),
		human("Nia", House, RoleAnalyst),
		human("Ed", House, RoleEditor),
		human("Vi", House, RoleViewer),
		human("Ada", House, RoleAdmin),
		service("reporter", RoleReporter),
		service("biller", RoleBiller),
		{ID: "parcelly", Name: "Parcelly", Kind: KindService, Tenant: "parcelly", Roles: []string{RolePartner}},
		service(ledger, RoleLedger),
	}
}

// latecomers joined when the world was built already: they draw from a source
// of their own, so that everybody and everything before them stays as it is.
// The last two are hidden: one holds two roles, and one a role that denies.
func latecomers(draw *rand.Rand) []Person {
	both := human(pick(draw, "Tess", "Theo", "Tara"), House, RoleSupport)
	both.Roles = append(both.Roles, RoleAnalyst)
	lent := human(pick(draw, "Cas", "Coy", "Curt"), House, RoleFinance)
	lent.Roles = append(lent.Roles, RoleContractor)
	both.Hidden, lent.Hidden = true, true
	return []Person{
		human("Sam", House, RoleSupportLead),
		human("Fern", House, RoleFinanceManager),
		human("Fritz", House, RoleFinanceManager),
		human("Pia", House, RolePlatform),
		both, lent,
	}
}

// newcomers joined last, likewise: what one role alone never shows. Toby wears two
// hats; Conny holds a role that denies; Ro's role begins like another one; and
// what the directory wrote down for Dee is the name of no role. The hidden ones are
// like them, with the role that denies in front, or a blank behind a name.
func newcomers(draw *rand.Rand) []Person {
	lent := holding(human("Conny", House, RolePlatform), RolePlatform, RoleContractor)
	both := holding(human("Toby", House, RoleSupport), RoleSupport, RoleAnalyst)
	agency := holding(human(pick(draw, "Dirk", "Doro", "Dina"), House, RolePlatform), RoleContractor, RolePlatform)
	out := holding(human(pick(draw, "Otto", "Orla", "Odin"), House, RolePlatform), RoleSuspended, RolePlatform)
	mistyped := human(pick(draw, "Mae", "Mona", "Moss"), House, RoleAdmin+" ")
	agency.Device, out.Device = DeviceManaged, DeviceManaged
	agency.Hidden, out.Hidden, mistyped.Hidden = true, true, true
	return []Person{lent, both, human("Ro", House, RoleAdminReadOnly), human("Dee", House, "Admin"), agency, out, mistyped}
}

func holding(person Person, roles ...string) Person {
	person.Roles = roles
	return person
}

// hiddenActors are drawn from the seed, so that code which knows the cast by
// name, or the tenants by name, is found out.
func hiddenActors(draw *rand.Rand) []Person {
	third := pick(draw, "chestnut", "elder", "hazel", "juniper", "larch", "maple", "rowan", "walnut")
	bookkeeper := pick(draw, "alder", "birch")
	hidden := []Person{
		human(nameFor(draw, "alder"), "alder", RoleCustomer),
		human(nameFor(draw, "birch"), "birch", RoleCustomer),
		human(pick(draw, "Kit", "Quin", "Zoe", "Yara", "Oona"), bookkeeper, RoleBookkeeper),
		human(pick(draw, "Sol", "Sven", "Sari", "Suri"), House, RoleSupport),
		human(pick(draw, "Flo", "Fay", "Faro", "Fred"), House, RoleFinance),
		human(nameFor(draw, third), third, RoleCustomer),
		human(pick(draw, "Ida", "Toni", "Uma", "Piet", "Gil"), third, RoleBookkeeper),
	}
	for i := range hidden {
		hidden[i].Hidden = true
	}
	return hidden
}

// odd is a hidden actor whose very role is drawn: code that lists the roles it has
// heard of is found out.
func (w *World) odd(draw *rand.Rand) Person {
	role := pick(draw, RoleAnalyst, RoleEditor, RoleViewer, RoleAuditor, RoleAdmin, RolePlatform)
	person := human(pick(draw, "Noa", "Nena", "Nora"), House, role)
	w.setPassword(&person, draw)
	person.Salt, person.Hidden = saltFrom(draw), true
	return person
}

// nameFor draws a name that starts as the tenant's does. None of them is in
// the cast, and none ends in s, which would make "…s-invoice" hard to read.
func nameFor(draw *rand.Rand, tenant string) string {
	switch tenant[0] {
	case 'a':
		return pick(draw, "Anton", "Alva", "Arno", "Aida")
	case 'b':
		return pick(draw, "Bela", "Britt", "Bruno", "Bea")
	case 'c':
		return pick(draw, "Cleo", "Cora", "Carl")
	case 'e':
		return pick(draw, "Emil", "Ella", "Enzo")
	case 'h':
		return pick(draw, "Hugo", "Hana", "Hedda")
	case 'j':
		return pick(draw, "Jan", "Juno", "Jette")
	case 'l':
		return pick(draw, "Lena", "Lou", "Levi")
	case 'm':
		return pick(draw, "Mira", "Milo", "Max")
	case 'r':
		return pick(draw, "Rosa", "Rafi", "Rhea")
	default:
		return pick(draw, "Wanda", "Willem", "Wim")
	}
}

func pick(draw *rand.Rand, from ...string) string { return from[draw.IntN(len(from))] }

func human(name, tenant, role string) Person {
	return Person{ID: strings.ToLower(name), Name: name, Kind: KindPerson, Tenant: tenant, Roles: []string{role}}
}

func service(name, role string) Person {
	return Person{ID: name, Name: name, Kind: KindService, Tenant: House, Roles: []string{role}}
}

// hire brings the cast and the hidden actors in, each with a password of their own.
func (w *World) hire(draw *rand.Rand) []Person {
	people := append(cast(), hiddenActors(draw)...)
	for i := range people {
		if people[i].Kind == KindPerson {
			w.setPassword(&people[i], draw)
			people[i].Salt = []byte(w.Token())
		}
	}
	own := rand.New(rand.NewChaCha8(seedOf(w.spec.Seed, "latecomers")))
	people = append(people, w.settleIn(own, latecomers(own))...)
	last := rand.New(rand.NewChaCha8(seedOf(w.spec.Seed, "newcomers")))
	people = append(people, w.settleIn(last, newcomers(last))...)
	people = append(people, w.odd(rand.New(rand.NewChaCha8(seedOf(w.spec.Seed, "odd")))))
	for i := range people {
		if known := attributesOf(people[i].ID); known.Employee != "" {
			people[i].Attributes = known
		}
	}
	return people
}

// settleIn gives people who joined later what they prove themselves with.
func (w *World) settleIn(draw *rand.Rand, people []Person) []Person {
	for i := range people {
		w.setPassword(&people[i], draw)
		people[i].Salt = saltFrom(draw)
	}
	return people
}
