package mockapi

import (
	"errors"
	"net/http"
	"sync"
	"time"
	_ "time/tzdata" // where the machine knows no time zones

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/world"
)

func approvalRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/refunds/requests", Access: SignedIn, Permission: "refund.read", About: "the refunds that need a second person", handler: list("approval", api.Approvals)},
		{Method: "POST", Pattern: "/refunds/requests", Access: SignedIn, Permission: "refund.create", About: `ask for one: {"order", "amount"}`, fields: amountFields, handler: postApproval},
		{Method: "GET", Pattern: "/refunds/requests/{id}", Access: SignedIn, Permission: "refund.read", Kind: "approval", About: "one of them", handler: one(api.Approvals)},
		{Method: "POST", Pattern: "/refunds/requests/{id}/approve", Access: SignedIn, Permission: "refund.approve", Kind: "approval", About: "agree as the second person", context: secondPerson(), handler: approve},
	}
}

// errNonsense is a request that was let in and means nothing.
var errNonsense = errors.New("this makes no sense")

// largeRefund is what asks for more than a second person, in cents: somebody who
// works where the money is kept, while its people are at their desks.
const largeRefund = 700_00

func secondPerson() []condition {
	return []condition{
		inState("pending"), somebodyElse,
		when(isLarge, inRegion(world.RegionUS), inOfficeHours(newYork())),
	}
}

// newYork is read once; the program carries the zone, so it is there.
var newYork = sync.OnceValue(func() *time.Location {
	place, err := time.LoadLocation("America/New_York")
	if err != nil {
		panic(err)
	}
	return place
})

// somebodyElse asks that who agrees is not who asked.
func somebodyElse(c circumstances) ruling {
	approval := approvalOf(c)
	facts := []lab.Fact{fact("asked by", known(approval.By)), fact("caller", c.caller.ID)}
	if approval.By == "" || approval.By == c.caller.ID {
		return unmet("who asks for a refund may not agree to it", facts...)
	}
	return pass(lab.GateContext, "somebody else asked for it", facts...)
}

func isLarge(c circumstances) bool { return approvalOf(c).Amount > largeRefund }

// approvalOf is empty where there is none.
func approvalOf(c circumstances) api.Approval {
	if c.about.object == nil {
		return api.Approval{}
	}
	approval, _ := c.world.Approvals().Find(c.about.object.ID)
	return approval
}

// postApproval asks for a refund that somebody else has to agree to.
func postApproval(w http.ResponseWriter, r *http.Request) {
	order, amount, err := readAmount(r)
	if err != nil {
		api.BadRequest(w, r)
		return
	}
	by, _ := api.Caller(r)
	approval, err := api.Approvals(r).Create(api.Approval{
		Owner: order.Owner, Tenant: order.Tenant, Order: order.ID, Amount: amount, By: by.ID, Status: "pending",
	})
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/refunds/requests/"+approval.ID)
	api.JSON(w, http.StatusCreated, approval)
}

// approve grants what was asked for: the refund is by the one who asked, and the
// request says who agreed.
func approve(w http.ResponseWriter, r *http.Request) {
	approval, err := api.Approvals(r).Find(visitOf(r).idOfSubject(r))
	if err != nil {
		api.NotFound(w, r)
		return
	}
	second, _ := api.Caller(r)
	approval.Status, approval.Second = "granted", second.ID
	refund := api.Refund{Owner: approval.Owner, Tenant: approval.Tenant, Order: approval.Order, Amount: approval.Amount, By: approval.By}
	refund, err = api.Refunds(r).Create(refund)
	if err := errors.Join(err, api.Approvals(r).Save(approval)); err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/refunds/"+refund.ID)
	api.JSON(w, http.StatusOK, approval)
}
