package mockapi

import (
	"net/http"
	"strings"

	"authlab/lab"
)

// gateCredential finds the credential of a request among the schemes its route
// accepts, and rules on its form. Whether it proves anything is the next gate's
// question. Where an Authorization field and another credential are both there,
// the field counts: a browser sends its cookie unasked, and nobody sends a token
// by accident.
func gateCredential(accepted []scheme, p presentation) (credential, ruling) {
	c, form := presented(accepted, p)
	c.with = p
	if form.status == http.StatusUnauthorized {
		form = form.challenge(challenges(accepted)...)
	}
	return c, form
}

func presented(accepted []scheme, p presentation) (credential, ruling) {
	for _, one := range accepted {
		if one.astray == nil {
			continue
		}
		if wrong := one.astray(p); wrong != "" {
			return credential{}, asks(one, malformed(wrong))
		}
	}
	if fields := authorizations(p.header); len(fields) > 0 && anyNamed(accepted) {
		return authorized(accepted, fields)
	}
	for _, one := range accepted {
		if one.find == nil {
			continue
		}
		if c, form := one.find(p); form.check.Outcome != "" {
			return c, asks(one, form)
		}
	}
	return credential{}, missing("no credential was presented")
}

// authorizations are the Authorization fields that say something: an empty one
// is no credential, and no failed attempt at one either.
func authorizations(header http.Header) []string {
	var fields []string
	for _, field := range header.Values("Authorization") {
		if strings.TrimSpace(field) != "" {
			fields = append(fields, strings.TrimSpace(field))
		}
	}
	return fields
}

// authorized reads an Authorization field (RFC 9110 §11.6.2).
func authorized(accepted []scheme, fields []string) (credential, ruling) {
	name, credentials, _ := strings.Cut(fields[0], " ")
	for _, one := range accepted {
		switch {
		case one.name == "":
		case len(fields) > 1:
			return credential{}, asks(one, malformed("more than one Authorization field"))
		case strings.EqualFold(name, one.name): // RFC 9110 §11.1: the case of a scheme does not matter
			c, form := one.read(strings.TrimSpace(credentials))
			return c, asks(one, form)
		}
	}
	return credential{}, missing("the scheme presented is not one the route accepts", fact("accepted", names(accepted)))
}

// asks adds to a request that makes no sense the challenge of the scheme it tried.
func asks(one scheme, form ruling) ruling {
	if form.status == http.StatusBadRequest {
		return form.challenge(challengesAfter([]scheme{one}, one.kind, errorInvalidRequest)...)
	}
	return form
}

func anyNamed(accepted []scheme) bool {
	for _, one := range accepted {
		if one.name != "" {
			return true
		}
	}
	return false
}

func names(accepted []scheme) string {
	var all []string
	for _, one := range accepted {
		all = append(all, string(one.kind))
	}
	return strings.Join(all, ", ")
}

func found(c credential) (credential, ruling) {
	return c, pass(lab.GateCredential, string(c.kind), fact("credential", string(c.kind)))
}

// missing refuses a caller who presented nothing the route accepts.
func missing(reason string, facts ...lab.Fact) ruling {
	return deny(lab.GateCredential, http.StatusUnauthorized, reason, facts...)
}

// malformed is invalid_request of RFC 6750 §3.1, which is a 400: nobody's
// identity was doubted, the request made no sense.
func malformed(reason string) ruling {
	return deny(lab.GateCredential, http.StatusBadRequest, reason)
}
