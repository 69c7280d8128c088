package mockapi

import (
	"net/http"

	"authlab/lab/api"
	"authlab/mockapi/authn"
)

func secondFactorRoutes() []Route {
	return []Route{
		{Method: "POST", Pattern: "/login/otp", Access: OneTimeCode, About: `complete a sign-in, or step up: {"code"}`, handler: postSecondFactor},
		{Method: "POST", Pattern: "/login/recovery", Access: RecoveryCode, About: `the same, without the authenticator: {"code"}`, handler: postSecondFactor},
		{Method: "POST", Pattern: "/recovery-codes", Access: SignedIn, Whole: true, MaxAge: freshly, About: "new recovery codes in place of the old", handler: postRecoveryCodes},
	}
}

// postSecondFactor raises a session whose second factor held.
func postSecondFactor(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	http.SetCookie(w, sessionCookie(authn.Raise(v.world, v.credential.secret, v.proof), v.channel))
	api.JSON(w, http.StatusOK, whoami(v))
}

func postRecoveryCodes(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	if !v.world.HasSecondFactor(v.caller.ID) { // there is nothing to recover from
		api.BadRequest(w, r)
		return
	}
	api.JSON(w, http.StatusCreated, map[string][]string{"codes": v.world.NewRecoveryCodes(v.caller.ID)})
}
