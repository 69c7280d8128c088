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
		{Method: "POST", Pattern: "/token", Access: SignIn, About: "name and password for a bearer token", handler: postToken},
		{Method: "POST", Pattern: "/logout", Access: SignedIn, About: "end the session", handler: postLogout},
		{Method: "GET", Pattern: "/whoami", Access: SignedIn, About: "who the API takes you for", handler: getWhoami},
	}
}

// postLogin opens a session for a person whose password held.
func postLogin(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	token, err := authn.OpenSession(v.world, v.caller.ID)
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, sessionCookie(token))
	api.JSON(w, http.StatusOK, whoami(v))
}

// postToken issues a bearer token for a password. It is an endpoint of the
// house's own: OAuth 2.0 once had a grant like it, which RFC 9700 §2.4 forbids.
func postToken(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	token, err := authn.Mint(v.world, authn.TokenFor(v.world, v.caller.ID, v.world.Token()))
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
	gone := sessionCookie("")
	gone.MaxAge = -1
	http.SetCookie(w, gone)
	w.WriteHeader(http.StatusNoContent)
}

// sessionCookie is out of reach of scripts and is not sent along from other
// sites. Secure is missing because the API speaks plain HTTP, on loopback only.
func sessionCookie(token string) *http.Cookie {
	return &http.Cookie{Name: SessionCookie, Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode}
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
