package world

// Attributes are what the house knows of its people beside their roles. What is
// empty is not known, and a decision that needs it denies.
type Attributes struct {
	Employee   string   `json:"employee,omitempty"`
	Department string   `json:"department,omitempty"`
	Region     string   `json:"region,omitempty"` // where they work
	Groups     []string `json:"groups,omitempty"`
	Device     string   `json:"device,omitempty"` // what they work on
}

// The regions, and the kinds of device.
const (
	RegionUS        = "US"
	RegionEU        = "EU"
	DeviceManaged   = "managed"
	DeviceUnmanaged = "unmanaged"
)

// attributesOf is the file on the house's own people. Customers, services and
// the hidden actors have none.
func attributesOf(person string) Attributes {
	switch person {
	case "sue":
		return Attributes{"emp-0101", "support", RegionEU, []string{"helpdesk"}, DeviceManaged}
	case "sam":
		return Attributes{"emp-0102", "support", RegionUS, []string{"helpdesk", "escalations"}, DeviceManaged}
	case "fin":
		return Attributes{"emp-0201", "finance", RegionUS, []string{"payables"}, DeviceManaged}
	case "fern":
		return Attributes{"emp-0202", "finance", RegionUS, []string{"payables", "managers"}, DeviceManaged}
	case "fritz":
		return Attributes{"emp-0203", "finance", RegionEU, []string{"payables", "managers"}, DeviceManaged}
	case "plato":
		return Attributes{"emp-0301", "platform", RegionEU, []string{"on-call"}, DeviceManaged}
	case "pia":
		return Attributes{"emp-0302", "platform", RegionEU, nil, DeviceUnmanaged}
	case "conny":
		return Attributes{"ext-0303", "platform", RegionEU, nil, DeviceManaged}
	case "toby":
		return Attributes{"emp-0404", "support", RegionUS, []string{"helpdesk"}, DeviceManaged}
	case "nia":
		return Attributes{"emp-0401", "analytics", RegionEU, nil, DeviceManaged}
	case "ed":
		return Attributes{"emp-0402", "analytics", RegionUS, nil, DeviceManaged}
	case "vi":
		return Attributes{"emp-0403", "analytics", RegionUS, nil, DeviceManaged}
	case "ada":
		return Attributes{"emp-0501", "it", RegionEU, []string{"admins"}, DeviceManaged}
	case "ro":
		return Attributes{"emp-0502", "it", RegionEU, nil, DeviceManaged}
	case "dee":
		return Attributes{"emp-0601", "front desk", RegionEU, nil, DeviceUnmanaged}
	}
	return Attributes{}
}
