package mockapi

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/world"
)

// circumstances are what a condition may look at.
type circumstances struct {
	caller lab.Principal
	person world.Person // with the attributes the house knows; empty for nobody
	about  subject
	world  *world.World // to be read, never changed
	body   string
}

// condition is one thing a route asks of the circumstances.
type condition func(circumstances) ruling

// gateContext asks whether it may happen in these circumstances. The first
// condition that does not hold decides. What is not known does not hold.
func gateContext(conditions []condition, c circumstances) ruling {
	var reasons []string
	var facts []lab.Fact
	for _, condition := range conditions {
		asked := condition(c)
		if asked.denies() {
			return asked
		}
		if !slices.Contains(reasons, asked.check.Reason) {
			reasons = append(reasons, asked.check.Reason)
		}
		facts = append(facts, asked.check.Facts...)
	}
	return pass(lab.GateContext, strings.Join(reasons, "; "), facts...)
}

func unmet(reason string, facts ...lab.Fact) ruling {
	return deny(lab.GateContext, http.StatusForbidden, reason, facts...)
}

// alone limits what one person may grant without a second one. Amounts are in
// cents; asked reads one as the handler does, and is 0 where it cannot.
func alone(limit int, asked func(body string) int) condition {
	return func(c circumstances) ruling {
		amount := asked(c.body)
		facts := []lab.Fact{fact("amount", strconv.Itoa(amount)), fact("limit", strconv.Itoa(limit))}
		if amount > limit {
			return unmet("more than one person may grant alone", facts...)
		}
		return pass(lab.GateContext, "one person may grant it alone", facts...)
	}
}

// inState asks for the state an object has to be in.
func inState(wanted string) condition {
	return func(c circumstances) ruling {
		facts := []lab.Fact{fact("status", c.about.ties.Status), fact("wanted", wanted)}
		if c.about.ties.Status != wanted {
			return unmet("it is not "+wanted, facts...)
		}
		return pass(lab.GateContext, "it is "+wanted, facts...)
	}
}

// onManagedDevice asks what the caller works on.
func onManagedDevice(c circumstances) ruling {
	device := fact("device", known(c.person.Device))
	if c.person.Device != world.DeviceManaged {
		return unmet("the caller's device is not managed by the house", device)
	}
	return pass(lab.GateContext, "on a managed device", device)
}

// inRegion asks where the caller works.
func inRegion(wanted string) condition {
	return func(c circumstances) ruling {
		facts := []lab.Fact{fact("region", known(c.person.Region)), fact("wanted", wanted)}
		if c.person.Region != wanted {
			return unmet("the caller does not work in "+wanted, facts...)
		}
		return pass(lab.GateContext, "in "+wanted, facts...)
	}
}

// inOfficeHours asks whether it is a weekday between nine and five at a place, by
// the world's clock.
func inOfficeHours(place *time.Location) condition {
	return func(c circumstances) ruling {
		there := c.world.Now().In(place)
		facts := []lab.Fact{fact("time", there.Format("Mon 15:04 MST"))}
		weekend := there.Weekday() == time.Saturday || there.Weekday() == time.Sunday
		if weekend || there.Hour() < 9 || there.Hour() >= 17 {
			return unmet("outside office hours", facts...)
		}
		return pass(lab.GateContext, "in office hours", facts...)
	}
}

// when asks something only where something else is so.
func when(applies func(circumstances) bool, then ...condition) condition {
	return func(c circumstances) ruling {
		if !applies(c) {
			return pass(lab.GateContext, "nothing more is asked")
		}
		return gateContext(then, c)
	}
}

// known names what is missing, for a fact is not to be empty.
func known(attribute string) string {
	if attribute == "" {
		return "not known"
	}
	return attribute
}
