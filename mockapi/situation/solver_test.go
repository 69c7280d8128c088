package situation_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/situation"
)

// solver is a gatekeeper who sees the request and its papers, and nothing else. That
// it is always right shows that a player can be.
type solver struct {
	lab.Situation
	route, credential, caller, actor, object, lists, house lab.Paper
}

func solve(s lab.Situation) lab.Stamp {
	paper := func(title string) lab.Paper { found, _ := s.Paper(title); return found }
	v := solver{
		s, paper(situation.PaperRoute), paper(situation.PaperCredential), paper(situation.PaperCaller), paper(situation.PaperActor),
		paper(situation.PaperObject), paper(situation.PaperLists), paper(situation.PaperHouse),
	}
	for _, gate := range []struct {
		gate lab.Gate
		asks func() int
	}{
		{lab.GateRoute, v.atRoute}, {lab.GateTransport, v.atTransport}, {lab.GateCredential, v.atCredential}, {lab.GateIdentity, v.atIdentity},
		{lab.GateFunction, v.atFunction}, {lab.GateObject, v.atObject}, {lab.GateField, v.atField}, {lab.GateContext, v.atContext},
	} {
		if status := gate.asks(); status != 0 {
			return lab.Stamp{Status: status, Gate: gate.gate}
		}
	}
	return lab.Stamp{Status: v.atHandler(), Gate: lab.GateHandler}
}

func list(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ", ")
}

func (v solver) atRoute() int {
	methods := list(v.route.Fact("methods here"))
	switch {
	case len(methods) == 0:
		return 404
	case !slices.Contains(methods, v.Request.Method):
		return 405
	}
	return 0
}

func (v solver) atTransport() int {
	hosts := list(v.house.Fact("hosts"))
	if host := v.Request.Header.Get("Host"); host != "" && !slices.Contains(hosts, host) {
		return 421
	}
	if v.Request.Header.Get("Origin") != "" { // no page of the house's own asks anything here
		return 403
	}
	return 0
}

func (v solver) public() bool { return v.route.Fact("takes") == "" }

func (v solver) atCredential() int {
	kind := v.credential.Fact("kind")
	switch {
	case v.public():
		return 0
	case v.credential.Fact("form") == "two Authorization fields":
		return 400 // nobody can say which of them counts
	case !slices.Contains(list(v.route.Fact("takes")), kind):
		return 401
	case v.credential.Fact("form") != "":
		return 400
	}
	return 0
}

func (v solver) now() time.Time { return at(v.house.Fact("time")) }

func at(text string) time.Time {
	t, err := time.Parse("2006-01-02 15:04:05 UTC", text)
	if err != nil {
		panic(fmt.Sprintf("a paper says %q for a time", text))
	}
	return t
}

func (v solver) atIdentity() int {
	if v.public() {
		return 0
	}
	holds := map[string]func() bool{
		"session cookie": v.sessionHolds, "bearer token": v.tokenHolds, "API key": func() bool { return v.credential.Fact("key") == "kept" },
		"name and password": v.passwordHolds, "client certificate": v.certificateHolds,
	}[v.credential.Fact("kind")]
	if !holds() || !v.provenWellEnough() {
		return 401
	}
	return 0
}

func (v solver) sessionHolds() bool {
	return v.credential.Fact("session") == "kept" && v.credential.Fact("still missing") == "" && v.mayAct()
}

// mayAct: whoever acts in another's name must be allowed to now, and not only when
// they began.
func (v solver) mayAct() bool {
	roles := list(v.actor.Fact("roles"))
	hasOne := func(of string) bool {
		return slices.ContainsFunc(roles, func(role string) bool { return slices.Contains(list(of), role) })
	}
	return v.credential.Fact("actor") == "" || hasOne(v.actor.Fact("acting granted by")) && !hasOne(v.actor.Fact("acting denied by"))
}

func (v solver) tokenHolds() bool {
	c := v.credential
	if nbf := c.Fact("nbf"); nbf != "" && v.now().Add(30*time.Second).Before(at(nbf)) {
		return false
	}
	if bound := c.Fact("bound to"); bound != "" && bound != "the certificate that was shown" {
		return false
	}
	speaks := c.Fact("iss") != "https://id.birch.test" || v.caller.Fact("tenant") == "birch"
	return strings.HasPrefix(c.Fact("signature"), "was made") && c.Fact("typ") == "at+jwt" && slices.Contains(list(c.Fact("aud")), v.house.Fact("audience")) &&
		slices.Contains(list(v.lists.Fact("keys of "+c.Fact("iss"))), c.Fact("kid")) &&
		v.now().Before(at(c.Fact("exp"))) && c.Fact("jti") != v.lists.Fact("revoked tokens") && speaks
}

// A password alone is not enough where its owner has a second factor and the route
// wants all that they have.
func (v solver) passwordHolds() bool {
	return v.credential.Fact("password") == "right" && v.caller.Fact("second factor") != "enrolled"
}

func (v solver) certificateHolds() bool {
	c := v.credential
	return strings.HasSuffix(c.Fact("signature"), "authority made it") && c.Fact("taken back") == "no" &&
		!v.now().Before(at(c.Fact("not before"))) && !v.now().After(at(c.Fact("not after")))
}

func (v solver) provenWellEnough() bool {
	if !strings.HasPrefix(v.route.Fact("proof"), "two factors") {
		return true
	}
	level, when := v.credential.Fact("assurance"), v.credential.Fact("proven")
	if v.credential.Fact("kind") == "bearer token" {
		level, when = v.credential.Fact("acr"), v.credential.Fact("auth_time")
	}
	return strings.Contains(level, "aal2") && when != "" && !at(when).Add(15*time.Minute).Before(v.now())
}

func (v solver) holds(roles string) bool {
	return slices.ContainsFunc(list(v.caller.Fact("roles")), func(role string) bool { return slices.Contains(list(roles), role) })
}

func (v solver) atFunction() int {
	if v.route.Fact("permission") == "" {
		return 0
	}
	if v.house.Fact("policy engine") == "does not answer" {
		return 503
	}
	scope, limited := v.route.Fact("scope of a token"), v.credential.Fact("kind") == "bearer token"
	if !v.holds(v.route.Fact("granted by")) || v.holds(v.route.Fact("denied by")) || v.route.Fact("in another's name") == "never" ||
		limited && !slices.Contains(strings.Fields(v.credential.Fact("scope")), scope) ||
		v.credential.Fact("kind") == "API key" && !slices.Contains(list(v.credential.Fact("scopes")), scope) {
		return 403
	}
	return 0
}

func (v solver) atObject() int {
	who := list(v.route.Fact("who comes to it"))
	switch {
	case who == nil:
		return 0
	case v.object.Fact("there") != "yes":
		return 404
	case v.reaches(who):
		return 0
	case strings.HasPrefix(v.house.Fact("existence"), "disclosed"), v.sees():
		return 403
	}
	return 404
}

func (v solver) reaches(who []string) bool {
	id, o := v.caller.Fact("id"), v.object
	same := o.Fact("tenant") == v.caller.Fact("tenant")
	shared := slices.Contains(who, "its editors") || slices.Contains(who, "its viewers")
	return slices.Contains(who, "its owner") && (same || shared) && o.Fact("owner") == id ||
		slices.Contains(who, "whoever keeps its tenant's books") && same && v.holds("bookkeeper") ||
		slices.Contains(who, "the house's own people") && v.caller.Fact("tenant") == "oak" ||
		slices.Contains(who, "its editors") && slices.Contains(list(o.Fact("editors")), id) ||
		slices.Contains(who, "its viewers") && slices.Contains(list(o.Fact("viewers")), id)
}

// sees: whoever may read a thing knows that it is there.
func (v solver) sees() bool { return v.reaches(list(v.route.Fact("who sees it"))) }

func (v solver) atField() int {
	var body map[string]any
	if err := json.Unmarshal([]byte(v.Request.Body), &body); err != nil {
		return 0
	}
	may := map[string]string{}
	for _, rule := range strings.Split(v.route.Fact("may be set"), "; ") {
		names, who, _ := strings.Cut(rule, ": ")
		for _, name := range list(names) {
			may[name] = who
		}
	}
	for name := range maps.Keys(body) {
		switch who := may[name]; {
		case who == "everybody":
		case who == "its owner" && v.object.Fact("owner") == v.caller.Fact("id"):
		case who != "" && who != "its owner" && v.holds(who):
		default:
			return 403
		}
	}
	return 0
}

func (v solver) atContext() int {
	switch asks := v.route.Fact("asks for"); {
	case asks == "amount at most 50000" && v.asked().Amount > 50000,
		asks == "a managed device" && v.caller.Fact("device") != "managed",
		asks == "somebody else's account" && v.object.Fact("id") == v.caller.Fact("id"),
		asks == "status draft" && v.object.Fact("status") != "draft",
		strings.HasPrefix(asks, "status pending") && !v.secondPerson():
		return 403
	case strings.HasPrefix(asks, "a network"):
		return v.keyUse()
	}
	return 0
}

func (v solver) asked() (form struct{ Amount int }) {
	_ = json.Unmarshal([]byte(v.Request.Body), &form) // what cannot be read asks for nothing
	return form
}

func (v solver) secondPerson() bool {
	var amount int
	_, _ = fmt.Sscan(v.object.Fact("amount"), &amount)
	newYork := v.now().Add(-5 * time.Hour) // in winter
	desk := newYork.Weekday() >= time.Monday && newYork.Weekday() <= time.Friday && newYork.Hour() >= 9 && newYork.Hour() < 17
	return v.object.Fact("status") == "pending" && v.object.Fact("asked for by") != v.caller.Fact("id") &&
		(amount <= 70000 || v.caller.Fact("region") == "US" && desk)
}

func (v solver) keyUse() int {
	from := netip.MustParseAddr(v.credential.Fact("came from"))
	inside := slices.ContainsFunc(list(v.credential.Fact("from")), func(network string) bool {
		return netip.MustParsePrefix(network).Contains(from)
	})
	switch {
	case !inside:
		return 403
	case v.credential.Fact("used in the last minute") == "10":
		return 429
	}
	return 0
}

func (v solver) atHandler() int {
	if v.Request.Body != "" && !json.Valid([]byte(v.Request.Body)) {
		return 400
	}
	return lab.Welcome
}
