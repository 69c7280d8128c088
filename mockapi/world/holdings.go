package world

import "authlab/lab/api"

// holdings are what the company keeps beside its daily trade.
type holdings struct {
	profiles    table[api.Customer]
	documents   table[api.Document]
	dashboards  table[api.Dashboard]
	alerts      table[api.Alert]
	reports     table[Report]
	billings    table[api.Billing]
	infras      table[Infra]
	secrets     table[Secret]
	approvals   table[api.Approval]
	invitations table[api.Invitation]
	deliveries  table[api.Delivery]
}

func newHoldings() holdings {
	return holdings{
		profiles:    customerTable(),
		documents:   documentTable(),
		dashboards:  dashboardTable(),
		alerts:      alertTable(),
		reports:     reportTable(),
		billings:    billingTable(),
		infras:      infraTable(),
		secrets:     secretTable(),
		approvals:   approvalTable(),
		invitations: invitationTable(),
		deliveries:  deliveryTable(),
	}
}

func (h *holdings) shelf(kind string) shelf {
	switch kind {
	case h.profiles.kind:
		return &h.profiles
	case h.documents.kind:
		return &h.documents
	case h.dashboards.kind:
		return &h.dashboards
	case h.alerts.kind:
		return &h.alerts
	case h.reports.kind:
		return &h.reports
	case h.billings.kind:
		return &h.billings
	case h.infras.kind:
		return &h.infras
	case h.secrets.kind:
		return &h.secrets
	case h.approvals.kind:
		return &h.approvals
	case h.invitations.kind:
		return &h.invitations
	case h.deliveries.kind:
		return &h.deliveries
	}
	return nil
}

// Customers is the store of the profiles of customers, of every tenant.
func (w *World) Customers() api.Store[api.Customer] { return store[api.Customer]{w, &w.profiles} }

// Documents is the store of documents, of every tenant.
func (w *World) Documents() api.Store[api.Document] { return store[api.Document]{w, &w.documents} }

// Dashboards is the store of dashboards, of every tenant.
func (w *World) Dashboards() api.Store[api.Dashboard] { return store[api.Dashboard]{w, &w.dashboards} }

// Alerts is the store of the alert rules of all dashboards, of every tenant.
func (w *World) Alerts() api.Store[api.Alert] { return store[api.Alert]{w, &w.alerts} }

// Reports is the store of reports, of every tenant.
func (w *World) Reports() api.Store[Report] { return store[Report]{w, &w.reports} }

// Billings is the store of contracts, of every tenant.
func (w *World) Billings() api.Store[api.Billing] { return store[api.Billing]{w, &w.billings} }

// Infras is the store of the settings of the infrastructure, of every tenant.
func (w *World) Infras() api.Store[Infra] { return store[Infra]{w, &w.infras} }

// Secrets is the store of what production runs with, of every tenant.
func (w *World) Secrets() api.Store[Secret] { return store[Secret]{w, &w.secrets} }

// Approvals is the store of refunds that wait for a second person, of every tenant.
func (w *World) Approvals() api.Store[api.Approval] { return store[api.Approval]{w, &w.approvals} }

// Invitations is the store of invitations, to every tenant.
func (w *World) Invitations() api.Store[api.Invitation] {
	return store[api.Invitation]{w, &w.invitations}
}

// Deliveries is the store of deliveries, of every tenant.
func (w *World) Deliveries() api.Store[api.Delivery] { return store[api.Delivery]{w, &w.deliveries} }

// holdingsState is holdings as they cross to another process.
type holdingsState struct {
	Customers   rows[api.Customer]   `json:"customers"`
	Documents   rows[api.Document]   `json:"documents"`
	Dashboards  rows[api.Dashboard]  `json:"dashboards"`
	Alerts      rows[api.Alert]      `json:"alerts"`
	Reports     rows[Report]         `json:"reports"`
	Billings    rows[api.Billing]    `json:"billings"`
	Infras      rows[Infra]          `json:"infras"`
	Secrets     rows[Secret]         `json:"secrets"`
	Approvals   rows[api.Approval]   `json:"approvals"`
	Invitations rows[api.Invitation] `json:"invitations"`
	Deliveries  rows[api.Delivery]   `json:"deliveries"`
}

func writtenDown(h holdings) holdingsState {
	return holdingsState{
		Customers:   h.profiles.state(),
		Documents:   h.documents.state(),
		Dashboards:  h.dashboards.state(),
		Alerts:      h.alerts.state(),
		Reports:     h.reports.state(),
		Billings:    h.billings.state(),
		Infras:      h.infras.state(),
		Secrets:     h.secrets.state(),
		Approvals:   h.approvals.state(),
		Invitations: h.invitations.state(),
		Deliveries:  h.deliveries.state(),
	}
}

func (s holdingsState) restored() holdings {
	return holdings{
		profiles:    s.Customers.into(customerTable()),
		documents:   s.Documents.into(documentTable()),
		dashboards:  s.Dashboards.into(dashboardTable()),
		alerts:      s.Alerts.into(alertTable()),
		reports:     s.Reports.into(reportTable()),
		billings:    s.Billings.into(billingTable()),
		infras:      s.Infras.into(infraTable()),
		secrets:     s.Secrets.into(secretTable()),
		approvals:   s.Approvals.into(approvalTable()),
		invitations: s.Invitations.into(invitationTable()),
		deliveries:  s.Deliveries.into(deliveryTable()),
	}
}
