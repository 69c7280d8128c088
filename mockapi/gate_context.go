package mockapi

import (
	"net/http"
	"strconv"

	"authlab/lab"
)

// alone is what one person may grant without a second one. Amounts are in cents.
type alone struct {
	limit int
	asked func(body string) int // as the handler reads it; 0 where it cannot
}

// gateContext asks whether it may happen in these circumstances: here, whether
// the amount is small enough for one person to decide on.
func gateContext(a alone, body string) ruling {
	asked := a.asked(body)
	facts := []lab.Fact{fact("amount", strconv.Itoa(asked)), fact("limit", strconv.Itoa(a.limit))}
	if asked > a.limit {
		return deny(lab.GateContext, http.StatusForbidden, "more than one person may grant alone", facts...)
	}
	return pass(lab.GateContext, "one person may grant it alone", facts...)
}
