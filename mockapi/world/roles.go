package world

import (
	"maps"
	"slices"
	"sync"
)

// The roles of the house.
const (
	RoleCustomer       = "customer"   // sees what is theirs
	RoleBookkeeper     = "bookkeeper" // sees what is their company's
	RoleSupport        = "support"
	RoleSupportLead    = "support-lead"
	RoleFinance        = "finance"
	RoleFinanceManager = "finance-manager"
	RolePlatform       = "platform"
	RoleAnalyst        = "analyst"
	RoleEditor         = "editor"
	RoleViewer         = "viewer"
	RoleAuditor        = "auditor"
	RoleAdmin          = "admin"
	RoleAdminReadOnly  = "admin-readonly" // looks, and changes nothing
	RoleReporter       = "reporter"       // of a service
	RoleBiller         = "biller"         // of a service
	RolePartner        = "partner"        // of another company's service
	RoleLedger         = "ledger"         // of a service
	RoleContractor     = "contractor"     // takes away, whatever else is held
	RoleSuspended      = "suspended"      // takes everything away
)

// role is what a role says by itself. Denials are stronger than grants, wherever
// either comes from.
type role struct {
	includes []string // other roles, whose grants and denials it has too
	grants   []string
	denies   []string
	gives    []string // roles it may hand out, and those of nothing that it includes
	anywhere bool     // it counts at every company; the others do at the house only
}

// everything stands for every permission, in denials only: nobody is granted
// what is not listed.
const everything = "*"

// houseRoles is the whole policy of roles, as it is written down.
func houseRoles() map[string]role {
	return map[string]role{
		RoleCustomer: {anywhere: true, grants: []string{
			"customer.read", "customer.update",
			"document.create", "document.delete", "document.read", "document.share", "document.transfer", "document.update",
			"invoice.read", "order.archive", "order.read", "ticket.create", "ticket.read", "ticket.update",
		}},
		RoleBookkeeper: {anywhere: true, grants: []string{
			"billing.read", "billing.update", "invoice.read", "order.archive", "order.read", "ticket.create", "ticket.read", "user.invite",
		}, gives: []string{RoleCustomer}},
		RoleSupport:        {grants: []string{"order.read", "ticket.create", "ticket.read", "ticket.update"}},
		RoleSupportLead:    {includes: []string{RoleSupport}, grants: []string{"customer.impersonate", "customer.read"}},
		RoleFinance:        {grants: []string{"order.read", "refund.create", "refund.read"}},
		RoleFinanceManager: {includes: []string{RoleFinance}, grants: []string{"billing.read", "refund.approve"}},
		RolePlatform:       {grants: []string{"infra.read", "infra.write", "secret.read"}},
		RoleViewer:         {grants: []string{"dashboard.read"}},
		RoleAnalyst:        {includes: []string{RoleViewer}, grants: []string{"report.read"}},
		RoleEditor:         {includes: []string{RoleViewer}, grants: []string{"dashboard.write"}},
		RoleAuditor:        {grants: []string{"audit.read"}},
		RoleAdmin: {includes: []string{RoleEditor, RoleAuditor}, grants: []string{"user.invite", "user.read", "user.write"},
			gives: []string{RoleAnalyst, RoleEditor, RoleFinance, RoleSupport, RoleViewer}},
		RoleAdminReadOnly: {includes: []string{RoleAuditor}, grants: []string{"user.read"}},
		RoleReporter:      {grants: []string{"dashboard.read", "report.create", "report.read"}},
		RoleBiller:        {grants: []string{"invoice.create", "order.read"}},
		RolePartner:       {anywhere: true, grants: []string{"shipment.deliver", "shipment.read"}},
		RoleLedger:        {grants: []string{"ledger.read"}},
		RoleContractor:    {anywhere: true, denies: []string{"customer.impersonate", "refund.approve", "refund.create", "secret.read"}},
		RoleSuspended:     {anywhere: true, denies: []string{everything}},
	}
}

// flatRoles has what each role says with all that it includes, sorted. It never
// changes once it is built.
var flatRoles = sync.OnceValue(func() map[string]role {
	written := houseRoles()
	flat := make(map[string]role, len(written))
	for name := range written {
		flat[name] = flatten(written, name)
	}
	return flat
})

// flatten follows what a role includes; nothing includes itself.
func flatten(written map[string]role, name string) role {
	flat := role{grants: slices.Clone(written[name].grants), denies: slices.Clone(written[name].denies)}
	for _, included := range written[name].includes {
		more := flatten(written, included)
		flat.includes = append(append(flat.includes, included), more.includes...)
		flat.grants, flat.denies = append(flat.grants, more.grants...), append(flat.denies, more.denies...)
	}
	return role{includes: flat.includes, grants: sorted(flat.grants), denies: sorted(flat.denies), anywhere: written[name].anywhere}
}

func sorted(permissions []string) []string {
	slices.Sort(permissions)
	return slices.Compact(permissions)
}

// RolesAt are those of somebody's roles that count at their company. A trade of the
// house is nothing elsewhere: who is an admin at Alder does not run Oak (ASVS 8.4.1).
func RolesAt(tenant string, roles []string) []string {
	nothing := func(name string) bool { return tenant != House && !flatRoles()[name].anywhere }
	if !slices.ContainsFunc(roles, nothing) {
		return roles
	}
	return slices.DeleteFunc(slices.Clone(roles), nothing)
}

// Grants lists what roles permit together, sorted: all that any of them grants,
// less what any of them denies. What is not listed is denied, and so is
// everything to a role that is not known. Names are compared letter by letter.
func Grants(roles []string) []string {
	if len(roles) == 1 && len(flatRoles()[roles[0]].denies) == 0 { // as most have it, and with every request
		return slices.Clone(flatRoles()[roles[0]].grants)
	}
	var grants []string
	for _, name := range roles {
		grants = append(grants, flatRoles()[name].grants...)
	}
	return sorted(slices.DeleteFunc(grants, func(permission string) bool { return Denied(roles, permission) }))
}

// Denied reports whether one of the roles denies a permission.
func Denied(roles []string, permission string) bool {
	return slices.ContainsFunc(roles, func(name string) bool {
		denies := flatRoles()[name].denies
		return slices.Contains(denies, permission) || slices.Contains(denies, everything)
	})
}

// Holds reports whether one of the roles is, or includes, a role.
func Holds(roles []string, name string) bool {
	return slices.ContainsFunc(roles, func(held string) bool {
		return held == name || slices.Contains(flatRoles()[held].includes, name)
	})
}

// Gives lists the roles that somebody with these roles may hand out. To hold a role
// is not enough to pass it on.
func Gives(roles []string) []string {
	var gives []string
	for _, name := range roles {
		gives = append(gives, houseRoles()[name].gives...)
	}
	return sorted(gives)
}

// Roles lists the names of all roles, sorted.
func Roles() []string { return slices.Sorted(maps.Keys(houseRoles())) }
