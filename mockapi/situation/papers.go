package situation

import (
	"fmt"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// The papers, by their titles, in the order in which a gatekeeper would ask.
const (
	PaperRoute      = "the route"
	PaperCredential = "the credential"
	PaperCaller     = "whom it names"
	PaperActor      = "who acts for them"
	PaperObject     = "the object"
	PaperLists      = "keys and lists"
	PaperHouse      = "the house"
)

// instant is how papers write a time.
const instant = "2006-01-02 15:04:05 UTC"

// papers are all that decides the request. What is the API's own to decide is read
// off its tables; nothing here is worked out from its answer.
func (h *hand) papers() []lab.Paper {
	return slices.DeleteFunc([]lab.Paper{
		{Title: PaperRoute, Facts: h.aboutRoute()},
		{Title: PaperCredential, Facts: h.aboutCredential()},
		{Title: PaperCaller, Facts: h.aboutCaller()},
		{Title: PaperActor, Facts: h.aboutActor()},
		{Title: PaperObject, Facts: h.aboutObject()},
		{Title: PaperLists, Facts: h.aboutLists()},
		{Title: PaperHouse, Facts: h.aboutHouse()},
	}, func(p lab.Paper) bool { return len(p.Facts) == 0 })
}

// sheet collects facts; what has no value is left out.
type sheet []lab.Fact

func (s *sheet) say(name, value string) {
	if value != "" {
		*s = append(*s, lab.Fact{Name: name, Value: value})
	}
}

func (s *sheet) list(name string, values []string) { s.say(name, strings.Join(values, ", ")) }

// person says who somebody is.
func (s *sheet) person(who world.Person) {
	s.say("id", who.ID)
	s.say("tenant", who.Tenant)
	s.list("roles", who.Roles)
}

func (h *hand) aboutHouse() []lab.Fact {
	var s sheet
	s.say("time", h.world.Now().Format(instant))
	s.say("existence", map[lab.Existence]string{
		lab.Hidden:    "hidden: what somebody may not see is answered as if it were not there",
		lab.Disclosed: "disclosed: what somebody may not see is refused as such",
	}[h.world.Existence()])
	s.say("policy engine", map[bool]string{false: "answers", true: "does not answer"}[h.down])
	s.say("hosts", "authlab.test, 127.0.0.1, localhost")
	s.say("audience", authn.Audience)
	return s
}

func (h *hand) aboutRoute() []lab.Fact {
	var s sheet
	s.list("methods here", h.call.methods)
	if h.call.sent != "" {
		return s
	}
	route, rule := h.call.route, h.call.rule
	s.list("takes", rule.Takes)
	s.say("permission", route.Permission)
	s.list("granted by", rule.Grants)
	s.list("denied by", rule.Denies)
	s.say("scope of a token", rule.Scope)
	s.list("who comes to it", rule.Reach)
	s.list("who sees it", rule.Sees)
	if h.actor.ID != "" {
		s.say("in another's name", map[bool]string{true: "never", false: "as they may themselves"}[rule.Personal])
	}
	s.say("proof", h.call.proof)
	s.say("may be set", h.call.sets)
	s.say("asks for", h.call.asks)
	return s
}

func (h *hand) aboutCaller() []lab.Fact {
	var s sheet
	if h.who.ID == "" {
		return nil
	}
	s.person(h.who)
	s.say("region", h.who.Region)
	s.say("device", h.who.Device)
	if h.who.Kind == world.KindPerson {
		s.say("second factor", map[bool]string{true: "enrolled", false: "none"}[h.world.HasSecondFactor(h.who.ID)])
	}
	return s
}

func (h *hand) aboutObject() []lab.Fact {
	var s sheet
	if h.id == "" {
		return nil
	}
	s.say("id", h.id)
	if h.object == nil {
		s.say("there", "no")
		return s
	}
	s.say("there", "yes")
	s.say("owner", h.object.Owner)
	s.say("tenant", h.object.Tenant)
	_, ties, _ := h.world.ObjectAndTies(h.object.Kind, h.id)
	s.say("status", ties.Status)
	s.list("editors", ties.Editors)
	s.list("viewers", ties.Viewers)
	if approval, err := h.world.Approvals().Find(h.id); err == nil {
		s.say("asked for by", approval.By)
		s.say("amount", fmt.Sprint(approval.Amount))
	}
	return s
}

// aboutLists is what the house keeps of keys and tokens, for bearer tokens only.
func (h *hand) aboutLists() []lab.Fact {
	token, bearer := strings.CutPrefix(h.request.Header.Get("Authorization"), "Bearer ")
	if !bearer {
		return nil
	}
	var s sheet
	for _, issuer := range []struct{ owner, url string }{{world.House, h.world.Issuer()}, {world.Partner, authn.PartnerIssuer}} {
		var taken []string
		for _, key := range h.world.PublishedKeys(issuer.owner) {
			if !key.Early(h.world.Now()) {
				taken = append(taken, key.ID)
			}
		}
		slices.Sort(taken)
		s.list("keys of "+issuer.url, taken)
	}
	s.say(authn.PartnerIssuer+" speaks for", "the people of "+world.Partner)
	revoked := "nothing"
	if id := claimsOf(token)["jti"]; id != nil && h.world.Revoked(fmt.Sprint(id)) {
		revoked = fmt.Sprint(id)
	}
	s.say("revoked tokens", revoked)
	return s
}
