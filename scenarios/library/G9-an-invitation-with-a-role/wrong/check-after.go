//go:build lesson

package desk

import (
	"net/http"
	"slices"
	"strings"

	"authlab/lab/api"
)

// invitationForm is what the page "Invite a colleague" sends.
type invitationForm struct {
	Name string `json:"name"`
	Role string `json:"role"` // the page offers a menu
}

// gives says which roles a role may hand out. To hold a role is not enough.
var gives = map[string][]string{
	"bookkeeper": {"customer"},
	"admin":      {"analyst", "editor", "finance", "support", "viewer"},
}

// Invite asks somebody to join the caller's company. Whoever gets here may invite;
// the new account is made with the role of the invitation when they accept it.
func Invite(w http.ResponseWriter, r *http.Request) {
	var form invitationForm
	if err := api.Read(r, &form); err != nil || form.Role == "" {
		api.BadRequest(w, r)
		return
	}
	caller, _ := api.Caller(r)

	name := strings.TrimSpace(form.Name)
	if name == "" || len(name) > 60 {
		api.BadRequest(w, r)
		return
	}
	invitation, err := api.Invitations(r).Create(api.Invitation{
		Owner:  caller.ID,
		Tenant: caller.Tenant,
		Name:   name,
		Role:   form.Role,
		Status: "sent",
	})
	if err != nil {
		http.Error(w, "the invitation could not be kept", http.StatusInternalServerError)
		return
	}
	if !mayGive(caller, form.Role) {
		api.Forbidden(w, r)
		return
	}
	w.Header().Set("Location", "/invitations/"+invitation.ID)
	api.JSON(w, http.StatusCreated, invitation)
}

// mayGive reports whether one of the caller's roles hands out a role.
func mayGive(caller api.Principal, role string) bool {
	return slices.ContainsFunc(caller.Roles, func(held string) bool {
		return slices.Contains(gives[held], role)
	})
}
