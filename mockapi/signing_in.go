package mockapi

import (
	"net/http"

	"authlab/lab/api"
	"authlab/mockapi/authn"
)

func signInRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/", Access: Public, About: "this index", handler: getIndex},
		{Method: "POST", Pattern: "/login", Access: SignIn, About: "name and password for a session cookie", handler: postLogin},
		{Method: "POST", Pattern: "/token", Access: SignIn, Whole: true, About: "name and password for a bearer token", handler: postToken},
		{Method: "POST", Pattern: "/logout", Access: SignedIn, About: "end the session", handler: postLogout},
		{Method: "GET", Pattern: "/whoami", Access: SignedIn, About: "who the API takes you for", handler: getWhoami},
	}
}

// postLogin opens a session for a person whose password held.
func postLogin(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	token := authn.SignIn(v.world, v.proof, v.cookieSent(r))
	http.SetCookie(w, sessionCookie(token, v.channel))
	if session, _ := v.world.Session(token); session.Half {
		api.JSON(w, http.StatusOK, halfWay{Missing: authn.SecondFactors(v.world, v.caller.ID)})
		return
	}
	api.JSON(w, http.StatusOK, whoami(v))
}

// halfWay says which second factors would complete a sign-in. Only who knows the
// password is told.
type halfWay struct {
	Missing []string `json:"missing"`
}

// postToken issues a bearer token for a password. It is an endpoint of the
// house's own: OAuth 2.0 once had a grant like it, which RFC 9700 §2.4 forbids.
func postToken(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	asked := authn.TokenFor(v.world, v.caller.ID, v.world.Token())
	asked.SignedIn, asked.ACR, asked.AMR = v.proof.At, v.proof.ACR, v.proof.AMR
	token, err := authn.Mint(v.world, asked)
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	api.JSON(w, http.StatusOK, issuedToken{token, "Bearer", int(authn.TokenLifetime.Seconds())})
}

type issuedToken struct {
	AccessToken string `json:"access_token"`
	TokenType   string `json:"token_type"`
	ExpiresIn   int    `json:"expires_in"` // seconds
}

// postLogout ends the session on the server, and asks the browser to forget its
// cookie. A bearer token cannot be ended: it holds until it expires.
func postLogout(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	if v.credential.kind != credentialSession {
		api.BadRequest(w, r)
		return
	}
	authn.CloseSession(v.world, v.credential.secret)
	forgetSession(w, v.channel)
	w.WriteHeader(http.StatusNoContent)
}

// cookieSent is the token of a session that a sign-in takes the place of.
func (v *visit) cookieSent(r *http.Request) string {
	c, _ := findCookie(presentation{header: r.Header, channel: v.channel})
	return c.secret
}

func getWhoami(w http.ResponseWriter, r *http.Request) {
	api.JSON(w, http.StatusOK, whoami(visitOf(r)))
}

type caller struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Kind        string   `json:"kind"`
	Tenant      string   `json:"tenant"`
	Roles       []string `json:"roles"`
	Permissions []string `json:"permissions"`
	Scopes      []string `json:"scopes,omitempty"` // of a token
	ProvenBy    string   `json:"proven_by"`
	Actor       string   `json:"actor,omitempty"`
}

func whoami(v *visit) caller {
	c := v.caller
	return caller{c.ID, c.Name, c.Kind, c.Tenant, c.Roles, c.Permissions, c.Scopes, c.Proof, c.Actor}
}
