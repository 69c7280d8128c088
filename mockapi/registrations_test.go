package mockapi_test

import (
	"fmt"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
)

func register(t *testing.T, a *mockapi.API, email string) lab.Exchange {
	t.Helper()
	return a.Do(t.Context(), lab.Request{
		Method: "POST", Target: "/registrations", Body: fmt.Sprintf(`{"name": "Somebody", "email": %q}`, email),
	})
}

// TestRegistrationTellsNobodyWhoIsThere: vulnerability, a form that knows which
// addresses have an account; attack, try addresses; this test verifies that a taken
// one and a free one are answered and recorded alike where existence is hidden. The
// control beside it: where it is disclosed, a taken one is a conflict.
func TestRegistrationTellsNobodyWhoIsThere(t *testing.T) {
	hidden := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	free := wants(t, register(t, hidden, "somebody@elm.test"), 202, lab.GateHandler)
	taken := wants(t, register(t, hidden, "ana@alder.test"), 202, lab.GateHandler)
	if answerText(free) != answerText(taken) || fmt.Sprint(free.Wrote) != fmt.Sprint(taken.Wrote) || len(free.Wrote) != 1 {
		t.Errorf("a free address: %s %v\na taken one: %s %v", answerText(free), free.Wrote, answerText(taken), taken.Wrote)
	}
	disclosed := mockapi.New(newWorld(1, lab.Disclosed), mockapi.Options{})
	wants(t, register(t, disclosed, "somebody@elm.test"), 202, lab.GateHandler)
	for _, spelling := range []string{"ana@alder.test", "Ana@Alder.test"} {
		if got := wants(t, register(t, disclosed, spelling), 409, lab.GateHandler); len(got.Wrote) > 0 {
			t.Errorf("%s is taken, and still: %v", spelling, got.Wrote)
		}
	}
}

func TestRegistrationTakesOneAddressOnly(t *testing.T) {
	for _, odd := range []string{"", "ana", "@alder.test", "a@b.test, c@d.test", "Ana <ana@alder.test>", "a@b.test\r\nBcc: c@d.test"} {
		wants(t, register(t, newAPI(), odd), 400, lab.GateHandler)
	}
	wants(t, register(t, newAPI(), "somebody@elm.test"), 202, lab.GateHandler)
}

// TestRegistrationIsRationed: the form writes to strangers, ten times a quarter of an
// hour for one network, whoever they are.
func TestRegistrationIsRationed(t *testing.T) {
	a := newAPI()
	for i := range 10 {
		wants(t, register(t, a, fmt.Sprintf("somebody%d@elm.test", i)), 202, lab.GateHandler)
	}
	got := wants(t, register(t, a, "ana@alder.test"), 429, lab.GateHandler)
	if retry := got.Response.Header.Get("Retry-After"); retry != "900" || len(got.Wrote) > 0 {
		t.Errorf("Retry-After %q, wrote %v", retry, got.Wrote)
	}
	a.World().Advance(15 * time.Minute)
	wants(t, register(t, a, "ana@alder.test"), 202, lab.GateHandler)
}
