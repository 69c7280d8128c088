package mockapi

import (
	"encoding/json"
	"net/http"

	"authlab/mockapi/idp"
	"authlab/mockapi/world"

	"github.com/go-jose/go-jose/v4"
)

func tokenRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/.well-known/jwks.json", Access: Public, About: "the keys that verify the house's tokens", handler: getKeys},
		{Method: "GET", Pattern: "/whoami/bound", Access: Bound, About: "who you are, by a token nobody else can present", handler: getWhoami},
	}
}

// getKeys shows the public halves of the house's keys (RFC 7517 §5), each with
// its name and its one algorithm. The teaching key only signs ID tokens: no access
// token is held against it.
func getKeys(w http.ResponseWriter, r *http.Request) {
	var set jose.JSONWebKeySet
	for _, key := range visitOf(r).world.PublishedKeys(world.House) {
		set.Keys = append(set.Keys, jose.JSONWebKey{Key: key.Public(), KeyID: key.ID, Algorithm: key.Alg, Use: "sig"})
	}
	set.Keys = append(set.Keys, jose.JSONWebKey{Key: world.TeachingKey().Public(), KeyID: idp.TeachingKeyID, Algorithm: "RS256", Use: "sig"})
	body, err := json.Marshal(set)
	if err != nil {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/jwk-set+json")
	_, _ = w.Write(append(body, '\n')) // an answer is kept in memory: this cannot fail
}
