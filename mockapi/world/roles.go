package world

import "slices"

// The roles of the house.
const (
	RoleCustomer   = "customer"   // sees what is theirs
	RoleBookkeeper = "bookkeeper" // sees what is their company's
	RoleSupport    = "support"
	RoleFinance    = "finance"
	RolePlatform   = "platform"
	RoleAnalyst    = "analyst"
	RoleEditor     = "editor"
	RoleViewer     = "viewer"
	RoleAdmin      = "admin"
	RoleReporter   = "reporter" // of a service
	RoleBiller     = "biller"   // of a service
	RolePartner    = "partner"  // of another company's service
)

// Grants lists what roles permit together, sorted. What is not listed is denied,
// and so is everything to a role that is not known.
func Grants(roles []string) []string {
	var permissions []string
	for _, role := range roles {
		permissions = append(permissions, granted(role)...)
	}
	slices.Sort(permissions)
	return slices.Compact(permissions)
}

func granted(role string) []string {
	switch role {
	case RoleCustomer:
		return []string{"invoice.read", "order.read", "ticket.create", "ticket.read", "ticket.update"}
	case RoleBookkeeper:
		return []string{"invoice.read", "order.read", "ticket.create", "ticket.read"}
	case RoleSupport:
		return []string{"order.read", "ticket.create", "ticket.read", "ticket.update"}
	case RoleFinance:
		return []string{"order.read", "refund.create", "refund.read"}
	case RolePlatform:
		return []string{"infra.read", "infra.write"}
	case RoleAnalyst, RoleViewer, RoleReporter:
		return []string{"dashboard.read"}
	case RoleEditor:
		return []string{"dashboard.read", "dashboard.write"}
	case RoleAdmin:
		return []string{"dashboard.read", "dashboard.write", "user.read", "user.write"}
	case RoleBiller:
		return []string{"invoice.create", "order.read"}
	case RolePartner:
		return []string{"shipment.deliver", "shipment.read"}
	default:
		return nil
	}
}
