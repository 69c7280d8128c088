package situation

import (
	"slices"

	"authlab/lab"
)

// day is a day of the campaign, and what may come up on it.
type day struct {
	lab.Day
	deck Deck
}

// Shift is the campaign: day by day the rules grow, and what was learnt comes
// back among what is new.
func Shift() []lab.Day {
	var all []lab.Day
	for i, one := range days() {
		one.Number = i + 1
		all = append(all, one.Day)
	}
	return all
}

// DeckOf is what may come up on a day of the campaign, from 1. On the daily shift and
// the endless one it is all there is.
func DeckOf(number int) (Deck, bool) {
	if number == lab.Daily || number == lab.Endless {
		return Deck{}, true
	}
	if number < 1 || number > len(days()) {
		return Deck{}, false
	}
	return days()[number-1].deck, true
}

// Topics are what a drill can be about alone: each what a day of the shift brings in.
func Topics() []lab.Topic {
	var all []lab.Topic
	for i, name := range topics() {
		all = append(all, lab.Topic{Name: name, About: days()[i].News})
	}
	return all
}

// TopicDeck is the deck of a topic.
func TopicDeck(name string) (Deck, bool) {
	at := slices.Index(topics(), name)
	if at < 0 {
		return Deck{}, false
	}
	return days()[at].deck, true
}

// The topics, in the order of the days. The last day brings in nothing new.
const (
	topicCookies       = "cookies"
	topicSessions      = "sessions"
	topicRoutes        = "routes"
	topicRoles         = "roles"
	topicOwnership     = "ownership"
	topicTenants       = "tenants"
	topicTokens        = "tokens"
	topicSignatures    = "signatures"
	topicScopes        = "scopes"
	topicBroken        = "broken credentials"
	topicFields        = "fields"
	topicCircumstances = "circumstances"
	topicKeys          = "keys and passwords"
	topicDelegation    = "delegation"
	topicStepUp        = "step-up"
	topicFourEyes      = "four eyes"
	topicSites         = "other sites"
)

func topics() []string {
	return []string{
		topicCookies, topicSessions, topicRoutes, topicRoles, topicOwnership, topicTenants, topicTokens, topicSignatures,
		topicScopes, topicBroken, topicFields, topicCircumstances, topicKeys, topicDelegation, topicStepUp, topicFourEyes, topicSites,
	}
}

func flaws(all ...string) []string { return all }

// indoors are all gates but the one that asks for the host and the page.
func indoors() []lab.Gate {
	return slices.DeleteFunc(lab.Gates(), func(g lab.Gate) bool { return g == lab.GateTransport })
}

// days are the campaign. Before the day that brings it in, nobody acts in another's name.
func days() []day {
	all := campaign()
	for i := range all {
		if all[i].deck.Acting == Mostly {
			break
		}
		all[i].deck.Acting = Never
	}
	return all
}

func campaign() []day {
	const whoami, door = "GET /whoami", "GET /"
	objects := []string{"GET /invoices/{id}", "GET /orders/{id}", "GET /tickets/{id}"}
	cookies := []string{lab.WithSession}
	return []day{
		{lab.Day{Title: "A cookie, or none", News: "Who has a good session may come in. Who has nothing hears 401, at *credential*.",
			Story: "Your first morning at the gate of Oak. The house's front door is for everybody; behind it, people have to be somebody."},
			Deck{Calls: []string{whoami, door, "GET /dashboards/{id}", "GET /reports"}, Kinds: cookies, Flaws: flaws(), Gates: []lab.Gate{lab.GateCredential, lab.GateHandler}, Tidy: true, Steady: true}},
		{lab.Day{Title: "The cookie of last night", News: "A cookie whose session the house does not keep any more proves nobody: 401, at *identity*.",
			Story: "The night shift signed everybody out, and half of them have not noticed. A cookie looks the same whether it still opens anything or not."},
			Deck{Calls: []string{whoami, "GET /dashboards/{id}"}, Kinds: cookies, Flaws: flaws(lab.FlawEnded), Gates: []lab.Gate{lab.GateCredential, lab.GateIdentity, lab.GateHandler}, Tidy: true, Steady: true}},
		{lab.Day{Title: "Doors that are not there", News: "No such path: 404. The path, but not this method: 405. Both at *route*, before anybody asks who it is.",
			Story: "Somebody put last year's addresses into the new handbook. Look at the route before you look at the person."},
			Deck{Calls: []string{whoami, "GET /invoice/{id}", "DELETE /invoices/{id}", "PUT /tickets/{id}"}, Kinds: cookies, Flaws: flaws(lab.FlawEnded), Gates: indoors(), Tidy: true, Steady: true}},
		{lab.Day{Title: "What are you here for?", News: "A known caller whose roles do not permit it hears 403, at *function*. A role that denies is stronger than one that grants.",
			Story: "Nia wants reports, Vi wants to rename one. Both are who they say they are. That was yesterday's question."},
			Deck{Calls: []string{"GET /reports", "GET /dashboards/{id}", "PATCH /dashboards/{id}", "GET /audit"}, Kinds: cookies, Flaws: flaws(lab.FlawEnded),
				Gates: []lab.Gate{lab.GateCredential, lab.GateIdentity, lab.GateFunction, lab.GateHandler}, Tidy: true, Steady: true}},
		{lab.Day{Title: "Whose is it?", News: "Another's object: 404 where existence is hidden, 403 where it is disclosed, at *object*. The house's paper says which.",
			Story: "Ana asks for Ben's invoice, and Abel for Ana's. Customers may read invoices. This one?"},
			Deck{Calls: objects, Kinds: cookies, Flaws: flaws(lab.FlawEnded), Gates: []lab.Gate{lab.GateFunction, lab.GateObject, lab.GateHandler}, Tidy: true, Steady: true}},
		{lab.Day{Title: "Amy keeps the books", News: "A bookkeeper comes to all that is her company's, and to nothing of another's.",
			Story: "Amy of Alder and Bo of Birch do the same work. They are not the same person, and not in the same place."},
			Deck{Calls: append([]string{"GET /billing/{id}"}, objects...), Kinds: cookies, Flaws: flaws(lab.FlawEnded), Gates: []lab.Gate{lab.GateObject, lab.GateHandler}, Tidy: true, Steady: true}},
		{lab.Day{Title: "Tokens", News: "A bearer token must hold now, and be meant for this API: look at exp, nbf and aud.",
			Story: "The app has come out, and with it tokens. They say a great deal about themselves, and all of it can be read."},
			Deck{Calls: append([]string{whoami}, objects...), Flaws: flaws(lab.FlawExpired, lab.FlawEarly, lab.FlawOtherAudience, lab.FlawEnded), Gates: indoors(), Tidy: true, Steady: true}},
		{lab.Day{Title: "Who signed this?", News: "The signature must be by the key the token names, the key one that its issuer still uses, and the token not taken back.",
			Story: "A token that almost passes came in at night. Every claim in it was right. Plato asks you to read the lists, too."},
			Deck{Calls: append([]string{whoami}, objects...), Flaws: flaws(lab.FlawForged, lab.FlawRetiredKey, lab.FlawPartnerIssued, lab.FlawRevoked, lab.FlawExpired), Gates: indoors(), Tidy: true, Steady: true}},
		{lab.Day{Title: "Not given for that", News: "A token opens what its scopes *and* its owner's roles permit. Too narrow: 403, at *function*.",
			Story: "Plug-ins act for people now. What somebody may do, and what they lent to a plug-in, are two things."},
			Deck{Calls: append([]string{"GET /dashboards/{id}", "GET /reports"}, objects...), Flaws: flaws(lab.FlawExpired), Gates: []lab.Gate{lab.GateFunction, lab.GateObject, lab.GateHandler}, Tidy: true, Steady: true}},
		{lab.Day{Title: "Said twice", News: "Two Authorization fields, or a scheme with nothing behind it, make no sense: 400, at *credential*. Another scheme than the route takes is none: 401.",
			Story: "A proxy in somebody's office adds a field of its own to every request. You are not to guess which one was meant."},
			Deck{Calls: append([]string{whoami, "PATCH /tickets/{id}"}, objects...), Flaws: flaws(lab.FlawExpired), Gates: []lab.Gate{lab.GateCredential, lab.GateIdentity, lab.GateHandler}, Steady: true}},
		{lab.Day{Title: "What you may change", News: "Whoever sets a field that is not theirs to set hears 403, at *field*. A body that makes no sense: 400, at *handler*.",
			Story: "Ed found out that a ticket has an owner field, and that forms can be edited."},
			Deck{Calls: []string{"PATCH /tickets/{id}", "PATCH /dashboards/{id}", "PATCH /documents/{id}", "PATCH /users/{id}"}, Flaws: flaws(lab.FlawExpired, lab.FlawEnded), Gates: indoors(), Steady: true}},
		{lab.Day{Title: "How much, and on what", News: "Circumstances count: the amount, the device, the state of a thing, whose account it is. 403, at *context*.",
			Story: "Fin may grant refunds up to 500.00 alone. Pia works on a laptop that the house does not manage."},
			Deck{Calls: []string{"POST /refunds", "GET /secrets/{id}", "PUT /infra/{id}", "PATCH /users/{id}", "PATCH /documents/{id}"}, Flaws: flaws(lab.FlawExpired, lab.FlawRevoked), Gates: indoors(), Steady: true}},
		{lab.Day{Title: "The back door", News: "API keys have networks and a rate: 403 and 429, at *context*. A name and a password are for the one old route, and not for people with a second factor.",
			Story: "Parcelly's key turned up on a public page. Since last night it is used from everywhere, and a lot."},
			Deck{Calls: []string{"GET /partner/shipments", "GET /legacy/orders", whoami}, Gates: indoors(), Steady: true}},
		{lab.Day{Title: "In her name", News: "Who acts for somebody may do what *that person* may, and no more. What is never done in another's name: 403, at *function*. Who may not act any more: 401, at *identity*.",
			Story: "Ana rings up: her list is empty. Sam opens a session in her name, to see what she sees, and the billing service holds a token that was made from hers. Most of today's papers name two people, and so does the log."},
			Deck{Calls: []string{"GET /invoices/{id}", "GET /orders/{id}", "PATCH /tickets/{id}", "GET /customers/{id}", "PATCH /customers/{id}", "DELETE /documents/{id}"},
				Flaws: flaws(lab.FlawBarred, lab.FlawEnded, lab.FlawExpired, lab.FlawOtherAudience),
				Gates: []lab.Gate{lab.GateIdentity, lab.GateFunction, lab.GateObject, lab.GateHandler}, Acting: Mostly, Tidy: true, Steady: true}},
		{lab.Day{Title: "Well enough?", News: "Some routes want two factors, lately: a proof that is too weak or too old is 401, at *identity*. Ledger proves itself with a certificate.",
			Story: "Ada left on Friday. On Monday somebody with her session tries to shut accounts down."},
			Deck{Calls: []string{"POST /users/{id}/disable", "GET /ledger/balance", "GET /audit"}, Gates: indoors(), Steady: true}},
		{lab.Day{Title: "Four eyes", News: "Who asks for a refund may not agree to it. Over 700.00 it takes somebody in the US, while New York is at its desks.",
			Story: "Fern asked for a refund and would like to see it go through today. So would Fritz, from Lyon."},
			Deck{Calls: []string{"POST /refunds/requests/{id}/approve", "POST /refunds", "GET /billing/{id}"}, Flaws: flaws(lab.FlawExpired, lab.FlawPasswordOnly), Gates: indoors(), Steady: true}},
		{lab.Day{Title: "From somebody else's page", News: "Another host: 421; another site's page: 403; both at *transport*. And where the policy engine does not answer, nobody is let in: 503.",
			Story: "A page with free lamps sends its visitors' browsers to your gate. The cookies are real. And at noon the policy engine goes down."},
			Deck{Calls: append([]string{"POST /refunds", "PATCH /tickets/{id}"}, objects...), Flaws: flaws(lab.FlawEnded, lab.FlawExpired),
				Gates: []lab.Gate{lab.GateTransport, lab.GateFunction, lab.GateObject, lab.GateHandler}}},
		{lab.Day{Title: "Friday", News: "Nothing new. Everything at once.",
			Story: "The last day before the audit. Sue is on leave, the phones ring, and every kind of paper you have ever seen lies on your desk."},
			Deck{}},
	}
}
