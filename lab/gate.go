package lab

import "slices"

// Checkpoint is one of the two questions a request has to answer, in order:
// who is calling, and may that caller do this. The empty Checkpoint belongs to
// the gates around them (route, transport, handler).
type Checkpoint string

const (
	Authentication Checkpoint = "authentication"
	Authorization  Checkpoint = "authorization"
)

// Gate is one check in the pipeline.
type Gate string

const (
	GateRoute      Gate = "route"      // is there such a path, with such a method?
	GateTransport  Gate = "transport"  // did it arrive over an acceptable channel?
	GateCredential Gate = "credential" // was a credential presented?
	GateIdentity   Gate = "identity"   // does it prove who is calling?
	GateFunction   Gate = "function"   // do role, permission and scope allow the action?
	GateObject     Gate = "object"     // do owner and tenant allow it on this object?
	GateField      Gate = "field"      // may the caller read or write these fields?
	GateContext    Gate = "context"    // do time, amount, approval and rate allow it now?
	GateHandler    Gate = "handler"    // the operation itself
)

// Gates lists every gate in the order a request meets them.
func Gates() []Gate {
	return []Gate{
		GateRoute, GateTransport, GateCredential, GateIdentity,
		GateFunction, GateObject, GateField, GateContext, GateHandler,
	}
}

// GateNames is Gates as people read and write them.
func GateNames() []string {
	var names []string
	for _, gate := range Gates() {
		names = append(names, string(gate))
	}
	return names
}

// Checkpoint says which of the two checkpoints the gate is part of.
func (g Gate) Checkpoint() Checkpoint {
	switch g {
	case GateCredential, GateIdentity:
		return Authentication
	case GateFunction, GateObject, GateField, GateContext:
		return Authorization
	case GateRoute, GateTransport, GateHandler:
		return ""
	}
	return ""
}

// Known reports whether g is one of Gates.
func (g Gate) Known() bool { return slices.Contains(Gates(), g) }

// Question is what the gate asks of a request, in a learner's words.
func (g Gate) Question() string {
	switch g {
	case GateRoute:
		return "is there such a route?"
	case GateTransport:
		return "is the channel acceptable?"
	case GateCredential:
		return "was a credential presented?"
	case GateIdentity:
		return "does it prove who is calling?"
	case GateFunction:
		return "may this caller do this kind of thing?"
	case GateObject:
		return "may this caller do it to this object?"
	case GateField:
		return "may this caller see or set these fields?"
	case GateContext:
		return "may it happen now, in these circumstances?"
	case GateHandler:
		return "the operation itself"
	}
	return ""
}
