package mockapi

import (
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/world"
)

func invitationRoutes() []Route {
	const kind, permission = "invitation", "user.invite"
	return []Route{
		{Method: "GET", Pattern: "/invitations", Access: SignedIn, Permission: permission, About: "who was invited", handler: list(kind, api.Invitations)},
		{Method: "POST", Pattern: "/invitations", Access: SignedIn, Permission: permission, About: `ask somebody to join your company: {"name", "role"}`, fields: invitationFields, context: []condition{roleToGive}, handler: postInvitation},
		{Method: "GET", Pattern: "/invitations/{id}", Access: SignedIn, Permission: permission, Kind: kind, About: "one invitation", handler: one(api.Invitations)},
	}
}

type invitationForm struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

// invitationFields: which company they come to follows from the caller.
func invitationFields(lab.Principal, *lab.Object) []string { return []string{"name", "role"} }

// roleToGive asks that the role is one that the caller may hand out. Whoever may
// invite anybody as anything is an administrator in all but name.
func roleToGive(c circumstances) ruling {
	var form invitationForm
	if err := readBody(c.body, &form); err != nil || form.Role == "" {
		return pass(lab.GateContext, "no role is named")
	}
	gives := world.Gives(c.caller.Roles)
	facts := []lab.Fact{fact("role", shortened(form.Role)), fact("may give", known(strings.Join(gives, ", ")))}
	if !slices.Contains(gives, form.Role) {
		return unmet("the role is not the caller's to give", facts...)
	}
	return pass(lab.GateContext, "the role is the caller's to give", facts...)
}

func postInvitation(w http.ResponseWriter, r *http.Request) {
	var form invitationForm
	if err := api.Read(r, &form); err != nil || !sensible(&form.Name) || form.Role == "" {
		api.BadRequest(w, r)
		return
	}
	by, _ := api.Caller(r)
	invitation, err := api.Invitations(r).Create(api.Invitation{
		Owner: by.ID, Tenant: by.Tenant, Name: form.Name, Role: form.Role, Status: "sent",
	})
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Location", "/invitations/"+invitation.ID)
	api.JSON(w, http.StatusCreated, invitation)
}
