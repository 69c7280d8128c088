package mockapi

import (
	"net/http"

	"authlab/lab"
	"authlab/lab/api"
)

func dashboardRoutes() []Route {
	const single, alerts = "/dashboards/{id}", "/dashboards/{id}/alerts"
	return append([]Route{
		{Method: "GET", Pattern: "/dashboards", Access: SignedIn, Permission: "dashboard.read", About: "the dashboards you may see", handler: list("dashboard", api.Dashboards)},
		{Method: "GET", Pattern: single, Access: SignedIn, Permission: "dashboard.read", Kind: "dashboard", About: "one dashboard", handler: one(api.Dashboards)},
		{Method: "PATCH", Pattern: single, Access: SignedIn, Permission: "dashboard.write", Kind: "dashboard", About: `rename it: {"title"}`, fields: onlyTitle, handler: patchDashboard},
	}, alertRoutes(alerts)...)
}

func onlyTitle(lab.Principal, *lab.Object) []string { return []string{"title"} }

func patchDashboard(w http.ResponseWriter, r *http.Request) {
	var change struct{ Title *string }
	if err := api.Read(r, &change); err != nil || change.Title == nil || !sensible(change.Title) {
		api.BadRequest(w, r)
		return
	}
	amend(w, r, api.Dashboards(r), func(dashboard *api.Dashboard) { dashboard.Title = *change.Title })
}
