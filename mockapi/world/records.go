package world

import (
	"slices"

	"authlab/lab/api"
)

// The records of the house that no code on the bench reaches.

// Report is a set of figures a service made.
type Report struct {
	ID     string `json:"id"`
	Owner  string `json:"owner"` // the service that made it
	Tenant string `json:"tenant"`
	Title  string `json:"title"`
	Orders int    `json:"orders"`
}

// Infra is a setting of the machines everything runs on.
type Infra struct {
	ID     string `json:"id"`
	Owner  string `json:"owner"`
	Tenant string `json:"tenant"`
	Name   string `json:"name"`
	Value  string `json:"value"`
}

// Secret is what production runs with.
type Secret struct {
	ID     string `json:"id"`
	Owner  string `json:"owner"`
	Tenant string `json:"tenant"`
	Name   string `json:"name"`
	Value  string `json:"value"`
}

func customerTable() table[api.Customer] {
	return table[api.Customer]{kind: "customer", prefix: "cus", fields: func(r *api.Customer) fields { return fields{&r.ID, &r.Owner, &r.Tenant} }}
}

func documentTable() table[api.Document] {
	return table[api.Document]{
		kind: "document", prefix: "doc", fields: func(r *api.Document) fields { return fields{&r.ID, &r.Owner, &r.Tenant} },
		ties: func(r api.Document) Ties { return Ties{Editors: r.Editors, Viewers: r.Viewers, Status: r.Status} },
		copied: func(r api.Document) api.Document {
			r.Editors, r.Viewers = slices.Clone(r.Editors), slices.Clone(r.Viewers)
			return r
		},
	}
}

func dashboardTable() table[api.Dashboard] {
	return table[api.Dashboard]{kind: "dashboard", prefix: "das", fields: func(r *api.Dashboard) fields { return fields{&r.ID, &r.Owner, &r.Tenant} }}
}

func alertTable() table[api.Alert] {
	return table[api.Alert]{
		kind: "alert", prefix: "alr", fields: func(r *api.Alert) fields { return fields{&r.ID, &r.Owner, &r.Tenant} },
		ties: func(r api.Alert) Ties { return Ties{Within: r.Dashboard} },
	}
}

func reportTable() table[Report] {
	return table[Report]{kind: "report", prefix: "rep", fields: func(r *Report) fields { return fields{&r.ID, &r.Owner, &r.Tenant} }}
}

func billingTable() table[api.Billing] {
	return table[api.Billing]{
		kind: "billing", prefix: "bil", fields: func(r *api.Billing) fields { return fields{&r.ID, &r.Owner, &r.Tenant} },
		ties: func(r api.Billing) Ties { return Ties{Status: r.Status} },
	}
}

func infraTable() table[Infra] {
	return table[Infra]{kind: "infra", prefix: "set", fields: func(r *Infra) fields { return fields{&r.ID, &r.Owner, &r.Tenant} }}
}

func secretTable() table[Secret] {
	return table[Secret]{kind: "secret", prefix: "sec", fields: func(r *Secret) fields { return fields{&r.ID, &r.Owner, &r.Tenant} }}
}

func approvalTable() table[api.Approval] {
	return table[api.Approval]{
		kind: "approval", prefix: "apr", fields: func(r *api.Approval) fields { return fields{&r.ID, &r.Owner, &r.Tenant} },
		ties: func(r api.Approval) Ties { return Ties{Status: r.Status} },
	}
}

func invitationTable() table[api.Invitation] {
	return table[api.Invitation]{kind: "invitation", prefix: "ivt", fields: func(r *api.Invitation) fields { return fields{&r.ID, &r.Owner, &r.Tenant} }}
}

func deliveryTable() table[api.Delivery] {
	return table[api.Delivery]{kind: "delivery", prefix: "del", fields: func(r *api.Delivery) fields { return fields{&r.ID, &r.Owner, &r.Tenant} }}
}
