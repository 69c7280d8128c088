package world

import (
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"slices"

	"authlab/lab/api"
)

// furnish gives the company what it keeps beside its daily trade. It draws from a
// source of its own, so that the trade is what it was.
func (w *World) furnish(draw *rand.Rand) {
	customers := w.customers()
	for i, customer := range customers {
		w.keepProfile(draw, customer)
		w.keepDocument(draw, customers, i)
	}
	for _, person := range w.people {
		if slices.Contains(person.Roles, RoleBookkeeper) {
			w.keepBilling(draw, person)
		}
	}
	w.keepDashboards(draw)
	w.keepReports(draw)
	w.keepMachines(draw)
	w.keepApproval(draw, "fins-request", api.Approval{By: "fin", Owner: "ana", Status: "pending"})
	w.keepApproval(draw, "ferns-request", api.Approval{By: "fern", Owner: "ben", Status: "pending"})
	w.keepApproval(draw, "fritzs-request", api.Approval{By: "fritz", Owner: "abel", Status: "pending"})
	w.keepApproval(draw, "granted-request", api.Approval{By: "fin", Owner: "ana", Status: "granted", Second: "fritz"})
	own := rand.New(rand.NewChaCha8(seedOf(w.spec.Seed, "deliveries")))
	for _, customer := range customers {
		w.keepDelivery(own, customer)
		w.signLinks(customer)
	}
}

// number is the next in a table: in order in the canonical world, elsewhere a
// few further on.
func (w *World) number(draw *rand.Rand, last, first int) int {
	next := max(last, first) + 1
	if w.spec.Seed != canonicalSeed {
		next += draw.IntN(40)
	}
	return next
}

func (w *World) keepProfile(draw *rand.Rand, customer Person) {
	profile := w.profiles.insert(api.Customer{
		Owner: customer.ID, Tenant: customer.Tenant, Name: customer.Name,
		Email: customer.ID + "@" + customer.Tenant + ".test",
		Phone: fmt.Sprintf("+1 202 555 01%02d", draw.IntN(100)), // numbers nobody has
		Notes: pick(draw, "pays late", "asked for a discount", "knows the founder", "sent two lamps back"),
	}, w.number(draw, w.profiles.last, 5000))
	w.name(customer.ID+"s-profile", "customer", profile.ID)
}

// keepDocument gives a customer a document: the next customer may change it, the
// one after that read it, and every other one has a public link.
func (w *World) keepDocument(draw *rand.Rand, customers []Person, i int) {
	owner, after := customers[i], func(steps int) string { return customers[(i+steps)%len(customers)].ID }
	document := api.Document{
		Owner: owner.ID, Tenant: owner.Tenant, Title: pick(draw, "Floor plan", "Wish list", "Moving day", "Offer"),
		Text: fmt.Sprintf("room for %d desks", 2+draw.IntN(90)), Status: "published",
		Editors: []string{after(2)}, Viewers: []string{after(1)},
	}
	if i%2 == 0 {
		document.Status, document.Link = "draft", linkFrom(draw)
	}
	document = w.documents.insert(document, w.number(draw, w.documents.last, 6000))
	w.name(owner.ID+"s-document", "document", document.ID)
	if document.Link != "" {
		w.name(owner.ID+"s-link", "link", document.Link)
	}
}

func linkFrom(draw *rand.Rand) string { return base64.RawURLEncoding.EncodeToString(saltFrom(draw)) }

func (w *World) keepBilling(draw *rand.Rand, bookkeeper Person) {
	if _, kept := w.names[bookkeeper.Tenant+"-billing"]; kept {
		return
	}
	billing := w.billings.insert(api.Billing{
		Owner: bookkeeper.ID, Tenant: bookkeeper.Tenant, Plan: pick(draw, "small", "large"), Card: fmt.Sprintf("%04d", draw.IntN(10000)),
		Status: statusOf(bookkeeper.Tenant),
	}, w.number(draw, w.billings.last, 9300))
	w.name(bookkeeper.Tenant+"-billing", "billing", billing.ID)
}

// keepApproval has somebody ask for a refund to a customer. It is little enough to
// need a second person and no more.
func (w *World) keepApproval(draw *rand.Rand, name string, approval api.Approval) {
	order, err := w.Orders().Find(w.names[approval.Owner+"s-order"].ID)
	if err != nil {
		panic("world: " + approval.Owner + " has no order to refund") // stock gave everybody one
	}
	approval.Tenant, approval.Order, approval.Amount = order.Tenant, order.ID, min(order.Amount, 600_00)
	approval = w.approvals.insert(approval, w.number(draw, w.approvals.last, 3500))
	w.name(name, "approval", approval.ID)
}

// statusOf says how it stands with a tenant's contract. Birch has given notice, and
// has not confirmed it.
func statusOf(tenant string) string {
	if tenant == "birch" {
		return "cancelling"
	}
	return "running"
}

func (w *World) keepDashboards(draw *rand.Rand) {
	for _, title := range []string{"sales", "support"} {
		dashboard := w.dashboards.insert(api.Dashboard{Owner: "ed", Tenant: House, Title: title}, w.number(draw, w.dashboards.last, 7000))
		w.name(title+"-dashboard", "dashboard", dashboard.ID)
		alert := w.alerts.insert(api.Alert{
			Owner: "ed", Tenant: House, Dashboard: dashboard.ID, Figure: pick(draw, "open tickets", "refunds today"), Above: 10 + draw.IntN(90),
		}, w.number(draw, w.alerts.last, 7500))
		w.name(title+"-alert", "alert", alert.ID)
	}
}

func (w *World) keepReports(draw *rand.Rand) {
	for _, month := range []string{"january", "february"} {
		report := w.reports.insert(Report{Owner: "reporter", Tenant: House, Title: month, Orders: 100 + draw.IntN(900)}, w.number(draw, w.reports.last, 8000))
		w.name(month+"-report", "report", report.ID)
	}
}

func (w *World) keepMachines(draw *rand.Rand) {
	setting := w.infras.insert(Infra{Owner: "plato", Tenant: House, Name: "replicas", Value: fmt.Sprint(2 + draw.IntN(5))}, w.number(draw, w.infras.last, 9000))
	w.name("replicas-setting", "infra", setting.ID)
	for _, name := range []string{"database", "mail"} {
		secret := w.secrets.insert(Secret{Owner: "plato", Tenant: House, Name: name + " password", Value: linkFrom(draw)}, w.number(draw, w.secrets.last, 9500))
		w.name(name+"-secret", "secret", secret.ID)
	}
}
