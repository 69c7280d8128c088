package mockapi_test

import (
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
)

// TestAClockMovesTheWorldOn: where the API has a clock, a token minted later by
// the same clock is not from the future, and an old one expires; without one
// time stands still.
func TestAClockMovesTheWorldOn(t *testing.T) {
	start := newWorld(1, lab.Hidden).Now()
	now := start
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Clock: func() time.Time { return now }})
	old := newForger(t)
	later := newForger(t)
	later.w.Advance(2 * authn.TokenLifetime)
	later.honest = authn.TokenFor(later.w, "ana", "later")
	for _, step := range []struct {
		at       time.Duration
		old, new int
	}{{0, 200, 401}, {-time.Hour, 200, 401}, {2 * authn.TokenLifetime, 401, 200}, {time.Minute, 401, 200}} {
		now = start.Add(step.at)
		for token, want := range map[string]int{old.but(func(*authn.Token) {}): step.old, later.but(func(*authn.Token) {}): step.new} {
			request := lab.Request{Method: "GET", Target: "/whoami"}.With(lab.Key{Header: "Authorization", Value: "Bearer " + token})
			if got := a.Do(t.Context(), request); got.Response.Status != want {
				t.Errorf("after %v: %d, want %d\n%s", step.at, got.Response.Status, want, traceText(got.Trace))
			}
		}
	}
	still := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	still.Do(t.Context(), lab.Request{Method: "GET", Target: "/"})
	if !still.World().Now().Equal(start) {
		t.Error("a world without a clock does not stand still")
	}
}
