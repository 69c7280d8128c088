package mockapi

import (
	"net/http"
	"time"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/gorilla/mux"
)

// freshly is how long ago a person must have signed in, at most, to do what
// cannot be taken back, and to end sessions (ASVS 7.5.2).
const freshly = 15 * time.Minute

func sessionRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/sessions", Access: SignedIn, About: "your sessions", handler: listSessions},
		{Method: "DELETE", Pattern: "/sessions", Access: SignedIn, MaxAge: freshly, About: "end all your sessions", handler: deleteSessions},
		{Method: "DELETE", Pattern: "/sessions/{id}", Access: SignedIn, MaxAge: freshly, About: "end one of your sessions", handler: deleteSession},
		{Method: "POST", Pattern: "/password", Access: SignedIn, About: `change it, and end your other sessions: {"old", "new"}`, handler: postPassword},
		{Method: "DELETE", Pattern: "/users/{id}/sessions", Access: SignedIn, Permission: "user.write", Kind: "user", ACR: world.AAL2, About: "end somebody's sessions", handler: deleteUserSessions},
		{Method: "POST", Pattern: "/users/{id}/disable", Access: SignedIn, Permission: "user.write", Kind: "user", ACR: world.AAL2, MaxAge: freshly, About: "shut somebody out", handler: postDisable},
		{Method: "POST", Pattern: "/users/{id}/enable", Access: SignedIn, Permission: "user.write", Kind: "user", ACR: world.AAL2, MaxAge: freshly, About: "let somebody in again", handler: postEnable},
	}
}

// listedSession is a session as its owner sees it. The id is a handle, which
// opens nothing.
type listedSession struct {
	ID      string    `json:"id"`
	Opened  time.Time `json:"opened"`
	Used    time.Time `json:"used"`
	Expires time.Time `json:"expires"`
	ACR     string    `json:"acr,omitempty"`
	Current bool      `json:"current,omitempty"`
}

func listSessions(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	listed := []listedSession{}
	for _, token := range v.world.SessionsOf(v.caller.ID) {
		s, _ := v.world.Session(token)
		listed = append(listed, listedSession{world.SessionHandle(token), s.Opened, s.Used, s.Expires, s.ACR, token == v.sessionToken()})
	}
	api.JSON(w, http.StatusOK, listed)
}

// sessionToken is that of the session the request came with, if it did.
func (v *visit) sessionToken() string {
	if v.credential.kind != credentialSession {
		return ""
	}
	return v.credential.secret
}

// deleteSessions signs the caller out everywhere, here too.
func deleteSessions(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	v.world.EndSessions(v.caller.ID, "")
	forgetSession(w, v.channel)
	w.WriteHeader(http.StatusNoContent)
}

func deleteSession(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	if !v.world.EndSessionOf(v.caller.ID, mux.Vars(r)["id"]) { // another's looks like none
		api.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func deleteUserSessions(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	person, found := v.world.Person(mux.Vars(r)["id"])
	if !found {
		api.NotFound(w, r)
		return
	}
	v.world.EndSessions(person.ID, "")
	w.WriteHeader(http.StatusNoContent)
}

func postDisable(w http.ResponseWriter, r *http.Request) { shut(w, r, true) }
func postEnable(w http.ResponseWriter, r *http.Request)  { shut(w, r, false) }

func shut(w http.ResponseWriter, r *http.Request, out bool) {
	if !visitOf(r).world.Disable(mux.Vars(r)["id"], out) {
		api.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// postPassword asks for the old password, so that a session left open is not
// enough to take over the account (ASVS 6.2.3), and then ends all others: whoever
// knew the old password may hold one (ASVS 7.4.3). That the old one is wrong is a
// 403: the session holds, and a challenge would ask for a credential that is there.
//
// Access tokens are left to expire, within the hour. The clause speaks of sessions; the
// house keeps no list of the tokens it issued, and to refuse those from before the
// change would also end the programs a person let in by their own consent. Who fears
// for a token revokes it (RFC 7009), and an administrator who shuts somebody out ends
// them all at once.
func postPassword(w http.ResponseWriter, r *http.Request) {
	var form struct{ Old, New string }
	if err := api.Read(r, &form); err != nil || form.Old == "" || form.New == "" {
		api.BadRequest(w, r)
		return
	}
	v := visitOf(r)
	if _, err := authn.Login(v.world, v.caller.ID, form.Old, v.channel.from); err != nil {
		v.refuse(w, refusedByHandler(err))
		return
	}
	if !authn.ChangePassword(v.world, v.caller.ID, form.Old, form.New) {
		api.BadRequest(w, r)
		return
	}
	v.world.EndSessions(v.caller.ID, v.sessionToken())
	if renewed := authn.RenewSession(v.world, v.sessionToken()); renewed != "" {
		http.SetCookie(w, sessionCookie(renewed, v.channel))
	}
	w.WriteHeader(http.StatusNoContent)
}

// refusedByHandler puts a wrong password that a handler asked for.
func refusedByHandler(err error) ruling {
	if wait := waitOf(err); wait > 0 {
		return deny(lab.GateContext, http.StatusTooManyRequests, err.Error()).retry(wait)
	}
	return deny(lab.GateHandler, http.StatusForbidden, err.Error())
}
