package mockapi

import (
	"net/http"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/world"
)

func reportRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/reports", Access: SignedIn, Permission: "report.read", About: "the reports", handler: list("report", reports)},
		{Method: "POST", Pattern: "/reports", Access: SignedIn, Permission: "report.create", About: `file one: {"title", "orders"}`, fields: reportFields, handler: postReport},
		{Method: "GET", Pattern: "/reports/{id}", Access: SignedIn, Permission: "report.read", Kind: "report", About: "one report", handler: one(reports)},
	}
}

func reports(r *http.Request) api.Store[world.Report] { return visitOf(r).world.Reports() }

func reportFields(lab.Principal, *lab.Object) []string { return []string{"title", "orders"} }

func postReport(w http.ResponseWriter, r *http.Request) {
	var form struct {
		Title  string
		Orders int
	}
	if err := api.Read(r, &form); err != nil || strings.TrimSpace(form.Title) == "" || form.Orders < 0 {
		api.BadRequest(w, r)
		return
	}
	by, _ := api.Caller(r)
	report, err := reports(r).Create(world.Report{Owner: by.ID, Tenant: by.Tenant, Title: form.Title, Orders: form.Orders})
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/reports/"+report.ID)
	api.JSON(w, http.StatusCreated, report)
}
