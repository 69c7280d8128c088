package tui

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"authlab/lab"
)

// sampleDealer deals the same situation again and again, under other numbers.
type sampleDealer struct{ dealt int }

func (d *sampleDealer) Next(context.Context) (lab.Situation, error) {
	d.dealt++
	dealt := sampleSituation()
	dealt.ID = fmt.Sprintf("1-%d", d.dealt)
	return dealt, nil
}

// sampleSituation is Sue at somebody else's refund.
func sampleSituation() lab.Situation {
	refused := sampleRefused("sue", lab.GateFunction, http.StatusForbidden, "no role of sue grants refund.create")
	refused.Request, refused.Route = sampleRequest("sue", "/refunds"), "POST /refunds"
	refused.Request.Method = http.MethodPost
	return lab.Situation{
		ID: "1-1", Call: "POST /refunds", Request: refused.Request, Exchange: refused,
		Statuses: []int{lab.Welcome, 400, 401, 403, 404, 429},
		Papers: []lab.Paper{
			{Title: "the route", Facts: []lab.Fact{
				{Name: "takes", Value: "bearer token, session cookie"},
				{Name: "permission", Value: "refund.create"},
				{Name: "granted by", Value: "finance, finance-manager"},
			}},
			{Title: "the credential", Facts: []lab.Fact{
				{Name: "kind", Value: "bearer token"},
				{Name: "sub", Value: "sue"},
				{Name: "exp", Value: "2026-03-02 11:00:00 UTC"},
				{Name: "signature", Value: "was made by oak-ed-2"},
			}},
			{Title: "whom it names", Facts: []lab.Fact{{Name: "id", Value: "sue"}, {Name: "roles", Value: "support"}}},
		},
	}
}

// forgetful keeps nothing: a canned drill is only looked at.
type forgetful struct{ lab.Store }

func (forgetful) Append(context.Context, ...lab.Attempt) error { return nil }

// sampleDrill is a drill with some stamps set: as many right ones, and then a slip.
func sampleDrill(right int, slip bool) *lab.Drill {
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	drill := lab.NewDrill(lab.DrillConfig{
		Learner: "ana", Dealer: &sampleDealer{}, Store: forgetful{}, Plan: lab.DrillPlan{Length: 20},
		Now: func() time.Time { return noon }, NewID: func() string { return "one" },
	})
	stamps := make([]lab.Stamp, right)
	for i := range stamps {
		stamps[i] = lab.Stamp{Status: http.StatusForbidden, Gate: lab.GateFunction}
	}
	if slip {
		stamps = append(stamps, lab.Stamp{Status: lab.Welcome, Gate: lab.GateHandler})
	}
	for _, stamp := range stamps {
		_, _ = drill.Next(context.Background()) // the sample dealer never fails
		_, _ = drill.Stamp(context.Background(), stamp)
	}
	return drill
}

// atTheGate is the screen of a drill in one of its states.
func atTheGate(change func(*drill)) func(scene) []screen {
	return func(scene) []screen {
		d := newDrill()
		d.busy, d.drill, d.current = false, sampleDrill(2, false), sampleSituation()
		d.said = d.drill.Stamped()
		change(d)
		return []screen{d}
	}
}

// stampedWith is a drill whose last stamp has been compared.
func stampedWith(right int, slip bool) func(*drill) {
	return func(d *drill) {
		d.drill = sampleDrill(right, slip)
		d.said = d.drill.Stamped()
		d.made = &d.said[len(d.said)-1]
	}
}

// sampleShift has one day behind, one under way and one to come.
func sampleShift() Shift {
	return Shift{
		Days: []lab.Day{
			{Number: 1, Title: "A cookie, or none", Story: "Your first morning at the gate.", News: "Who has nothing hears 401, at *credential*."},
			{Number: 2, Title: "The cookie of last night", Story: "The night shift signed everybody out.", News: "A cookie that opens nothing is 401, at *identity*."},
			{Number: 3, Title: "Doors that are not there", Story: "Last year's addresses.", News: "No such path: 404."},
			{Number: lab.Daily, Title: "The shift of 2 March", Story: "The same for everybody.", News: "Compare afterwards."},
			{Number: lab.Endless, Title: "The endless shift", Story: "Nobody comes to relieve you.", News: "All rules of all days."},
		},
		Campaign: func(context.Context) (lab.Campaign, error) {
			return lab.Campaign{1: {Asked: 12, Right: 11, Slips: map[lab.Slip]int{lab.LetIn: 1}}, 2: {Asked: 12, Right: 6}}, nil
		},
	}
}

func sampleRung() lab.Rung { return lab.Rung{Number: 3, Of: 7, News: "doors that are not there"} }

// sampleDrills has the cursor on a plan, and something due today.
func sampleDrills(touch func(*drills)) func(scene) []screen {
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	config := Config{
		Topics: []lab.Topic{{Name: "cookies", About: "Who has a good session may come in."}, {Name: "ownership", About: "Another's object."}},
		Calls:  []lab.Topic{{Name: "GET /invoices/{id}", About: "Only this request. It can end at: route, credential."}},
		AtDrills: func(context.Context) (AtDrills, error) {
			return AtDrills{Rung: sampleRung(), Blitzes: []lab.BlitzRecord{
				{BlitzKind: lab.BlitzKind{Limit: time.Minute, Speed: true}, Points: 94, Right: 6, Asked: 8, At: noon.AddDate(0, 0, -3), Played: 4},
			}}, nil
		},
	}
	return func(scene) []screen {
		list := newDrills(config, lab.Memory{At: noon, Cards: []lab.Card{
			{CardID: lab.CardID{Kind: lab.CardStamp, Name: "404 at object"}, Due: noon}, {CardID: lab.CardID{Kind: lab.CardStamp, Name: "401 at identity"}, Due: noon},
		}}, DefaultSettings())
		list.update(list.read()(), scene{})
		touch(list)
		return []screen{list}
	}
}
