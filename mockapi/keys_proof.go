package mockapi

import (
	"cmp"
	"net/url"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

var _ lab.Prover = (*Server)(nil)

// boundKey is a token bound to a key of its owner's. What proves that they hold it is
// for one request, and so is made by Prove.
func boundKey(w *world.World, person string, wanted lab.Wanted) (lab.Key, error) {
	token := authn.KeyringToken(w, person, tokenID(w, person, wanted.String()))
	thumbprint, err := authn.KeyThumbprint(w.HolderKey(person).Public())
	if err != nil {
		return lab.Key{}, err
	}
	token.HolderKey = thumbprint
	flaw := ""
	if wanted.Flaw == lab.FlawExpired { // the others are the proof's
		flaw = wanted.Flaw
	}
	text, err := mintFlawed(w, token, flaw)
	return lab.Key{Header: "Authorization", Value: "DPoP " + text}, err
}

// Prove makes a proof that was never used, for a request to this server. It is good
// for a minute, as long as nobody uses it.
func (s *Server) Prove(key lab.Key, request lab.Request) (lab.Key, error) {
	s.api.mu.Lock()
	defer s.api.mu.Unlock()
	s.api.tick()
	return prove(s.api.world, key, request, s.addressFor(request), s.api.world.Token())
}

// Prove is the same for a request in process. The proof follows from the request, so
// that it is good once in each clone.
func Prove(w *world.World, key lab.Key, request lab.Request) (lab.Key, error) {
	return prove(w, key, request, inProcess, w.DerivedToken(key.Who, key.With+" for "+request.Method+" "+request.Target))
}

func prove(w *world.World, key lab.Key, request lab.Request, host, id string) (lab.Key, error) {
	wanted, err := lab.ParseWanted(key.With)
	if err != nil || wanted.Kind != lab.WithDPoP {
		return key, nil // it proves itself
	}
	target, err := url.ParseRequestURI(request.Target)
	if err != nil {
		return lab.Key{}, &lab.Mistake{What: "a proof of possession is for one request, and this is none", Try: "a request to a path, and then the key"}
	}
	target.Scheme, target.Host, target.RawQuery = "http", cmp.Or(target.Host, request.Header.Get("Host"), host), ""
	if request.Channel != nil && request.Channel.TLS {
		target.Scheme = "https"
	}
	holder, changed := w.HolderKey(key.Who), map[string]any{}
	switch wanted.Flaw {
	case lab.FlawStolen:
		holder = w.HolderKey("whoever stole it from " + key.Who)
	case lab.FlawNonceless:
		changed["nonce"] = nil
	}
	key.Proof, err = authn.Prove(holder, request.Method, target.String(), key.Secret(), id, w.ProofNonce(), w.Now(), changed)
	if wanted.Flaw == lab.FlawUsed && err == nil {
		_, err = authn.DPoP(w, key.Secret(), authn.Possession{Proofs: []string{key.Proof}, Method: request.Method, URL: target})
	}
	return key, err
}
