//go:build lesson

package desk

import (
	"log"
	"net/http"

	"authlab/lab/api"
)

// verdict is what came of asking the policy engine.
type verdict int

const (
	unknown verdict = iota
	allowed
	denied
)

// InfraGate stands in front of GET /infra. Where nobody has decided, nobody goes through.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch ask(r, "infra.read") {
		case denied:
			api.Forbidden(w, r)
			return
		case unknown:
			log.Print("infra: no decision for ", r.URL.Path)
			api.Unavailable(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// ask tries twice: the engine restarts in less than a second.
func ask(r *http.Request, permission string) verdict {
	for range 2 {
		decision, err := api.Decide(r, permission)
		switch {
		case err != nil:
			continue
		case decision == api.Allow:
			return allowed
		default:
			return denied
		}
	}
	return unknown
}
