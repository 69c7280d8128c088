package mockapi

import (
	"net/http"

	"authlab/lab"
	"authlab/lab/api"
)

// alertRoutes are nested: an alert rule is only found under the dashboard it is a
// part of. Under another it is missing, whoever asks.
func alertRoutes(under string) []Route {
	const kind, whole = "alert", "dashboard"
	single := under + "/{alert}"
	return []Route{
		{Method: "GET", Pattern: under, Access: SignedIn, Permission: "dashboard.read", Kind: whole, About: "its alert rules", handler: listAlerts},
		{Method: "POST", Pattern: under, Access: SignedIn, Permission: "dashboard.write", Kind: whole, About: `add one: {"figure", "above"}`, fields: alertFields, handler: postAlert},
		{Method: "GET", Pattern: single, Access: SignedIn, Permission: "dashboard.read", Kind: kind, Within: whole, About: "one alert rule", handler: one(api.Alerts)},
		{Method: "PATCH", Pattern: single, Access: SignedIn, Permission: "dashboard.write", Kind: kind, Within: whole, About: `change it: {"figure"} or {"above"}`, fields: alertFields, handler: patchAlert},
		{Method: "DELETE", Pattern: single, Access: SignedIn, Permission: "dashboard.write", Kind: kind, Within: whole, About: "delete it", handler: remove(api.Alerts)},
	}
}

// alertFields: which dashboard it belongs to follows from the path.
func alertFields(lab.Principal, *lab.Object) []string { return []string{"figure", "above"} }

func listAlerts(w http.ResponseWriter, r *http.Request) {
	dashboard := visitOf(r).idOfSubject(r)
	api.JSON(w, http.StatusOK, within(r, "alert", api.Alerts(r), func(s subject) bool { return s.ties.Within == dashboard }))
}

type alertForm struct {
	Figure *string `json:"figure"`
	Above  *int    `json:"above"`
}

func (f alertForm) sensible() bool {
	return sensible(f.Figure) && (f.Above == nil || *f.Above >= 0)
}

func postAlert(w http.ResponseWriter, r *http.Request) {
	var form alertForm
	err := api.Read(r, &form)
	v := visitOf(r)
	if err != nil || !form.sensible() || form.Figure == nil || form.Above == nil || v.object == nil {
		api.BadRequest(w, r)
		return
	}
	by, _ := api.Caller(r)
	alert, err := api.Alerts(r).Create(api.Alert{
		Owner: by.ID, Tenant: v.object.Tenant, Dashboard: v.object.ID, Figure: *form.Figure, Above: *form.Above,
	})
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/dashboards/"+alert.Dashboard+"/alerts/"+alert.ID)
	api.JSON(w, http.StatusCreated, alert)
}

func patchAlert(w http.ResponseWriter, r *http.Request) {
	var change alertForm
	if err := api.Read(r, &change); err != nil || !change.sensible() || change == (alertForm{}) {
		api.BadRequest(w, r)
		return
	}
	amend(w, r, api.Alerts(r), func(alert *api.Alert) {
		set(&alert.Figure, change.Figure)
		set(&alert.Above, change.Above)
	})
}
