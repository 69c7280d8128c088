//go:build lesson

package fix

import (
	"authlab/lab/api"
	"fmt"
	"net/http"
	"slices"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	fmt.Fprintln(w, ok, caller.Department, caller.Region, caller.Device, len(caller.Groups), slices.Contains(caller.Groups, "payables"))
	waiting, err := api.Approvals(r).Find("apr-1")
	fmt.Fprintln(w, waiting, err, waiting.By == caller.ID, waiting.Status)
	waiting.Status, waiting.Second = "granted", caller.ID
	fmt.Fprintln(w, api.Approvals(r).Save(waiting), api.Approvals(r).List())
	fmt.Fprintln(w, own(waiting, caller))
	invited, err := api.Invitations(r).Create(api.Invitation{Owner: caller.ID, Tenant: caller.Tenant, Name: "Olga", Role: "customer", Status: "sent"})
	fmt.Fprintln(w, invited, err, len(api.Invitations(r).List()))
	document := api.Resource{Kind: "document", ID: "doc-1", Owner: "ana", Status: "draft", Editors: []string{"abel"}, Viewers: []string{"ben"}}
	fmt.Fprintln(w, may(caller, document), document)
	if caller.HasScope("refunds.write") {
		api.JSON(w, http.StatusCreated, invited)
		return
	}
	api.InsufficientScope(w, r, "refunds.write")
}

func own(a api.Approval, p api.Principal) bool { return a.By == p.ID }

func may(p api.Principal, r api.Resource) api.Decision {
	shared := slices.Concat(r.Editors, r.Viewers)
	return api.Decision(r.Status == "draft" && (p.ID == r.Owner || slices.Contains(shared, p.ID)))
}
