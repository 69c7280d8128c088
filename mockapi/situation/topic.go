package situation

import (
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
)

// TopicOf says which of the Topics a request was about: what refused it, and where
// nothing did, what its call asks last. It goes by what every stored answer has, so
// that the oldest histories tell it, too; a gate's words are the API's own, and a test
// holds both to one another.
func TopicOf(call string, was lab.Stamp, reason string) string {
	switch says := func(words ...string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(reason, word) })
	}; was.Gate {
	case lab.GateTransport:
		return topicSites
	case lab.GateRoute:
		return topicRoutes
	case lab.GateCredential:
		if was.Status == http.StatusUnauthorized && !says("scheme") {
			return topicCookies
		}
		return topicBroken
	case lab.GateIdentity:
		return unproven(call, says)
	case lab.GateFunction:
		return notPermitted(was.Status, says)
	case lab.GateObject:
		if says("another tenant") {
			return topicTenants
		}
		return topicOwnership
	case lab.GateField:
		return topicFields
	case lab.GateContext:
		return topicOfCall(call, topicCircumstances)
	case lab.GateHandler:
		if was.Status == http.StatusBadRequest {
			return topicFields
		}
	}
	return topicOfCall(call, askedLast(call))
}

func unproven(call string, says func(...string) bool) string {
	switch {
	case says("another's name"):
		return topicDelegation
	case says("well or lately", "second factor"):
		return topicStepUp
	case topicOfCall(call, "") != "":
		return topicOfCall(call, "")
	case says("password"):
		return topicKeys
	case says("session"):
		return topicSessions
	case says("sign", "issue", "revoked"):
		return topicSignatures
	}
	return topicTokens
}

func notPermitted(status int, says func(...string) bool) string {
	switch {
	case status == http.StatusServiceUnavailable: // it came in on the same day
		return topicSites
	case says("in the name of"):
		return topicDelegation
	case says("was not given for"):
		return topicScopes
	}
	return topicRoles
}

// topicOfCall is what some calls are about wherever they end; another for the rest.
func topicOfCall(call, another string) string {
	switch call {
	case "GET /partner/shipments", "GET /legacy/orders":
		return topicKeys
	case "GET /ledger/balance", "POST /users/{id}/disable":
		return topicStepUp
	case "POST /refunds/requests/{id}/approve":
		return topicFourEyes
	}
	return another
}

// askedLast is the last question that a call has to answer before it is let in.
func askedLast(call string) string {
	method, path, _ := strings.Cut(call, " ")
	switch call {
	case "GET /", "GET /whoami":
		return topicCookies
	case "GET /billing/{id}":
		return topicTenants
	case "GET /dashboards/{id}":
		return topicRoles
	case "POST /refunds", "GET /secrets/{id}", "PUT /infra/{id}":
		return topicCircumstances
	}
	switch {
	case slices.Contains([]string{http.MethodPatch, http.MethodPut, http.MethodPost}, method):
		return topicFields
	case strings.Contains(path, "{"):
		return topicOwnership
	}
	return topicRoles
}
