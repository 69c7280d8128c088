//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// invitationForm is what the page "Invite a colleague" sends.
type invitationForm struct {
	Name string `json:"name"`
	Role string `json:"role"` // the page offers a menu
}

// Invite asks somebody to join the caller's company. Whoever gets here may invite;
// the new account is made with the role of the invitation when they accept it.
func Invite(w http.ResponseWriter, r *http.Request) {
	var form invitationForm
	if err := api.Read(r, &form); err != nil || form.Role == "" || form.Name == "" {
		api.BadRequest(w, r)
		return
	}
	api.Forbidden(w, r) // by hand, through support, for the time being
}
