package sandbox

import (
	"net/http"
	"strings"

	"authlab/lab"
)

// asking is everything two requests have in common that differ in their id only.
type asking struct {
	setting           int
	who, method, kind string
}

func askingOf(p probe) asking {
	return asking{p.setting, p.key.Who, p.request.Method, kindOf(p.request.Method + " " + p.request.Target)}
}

// missingAnswers collects what the code says to ids that nothing has.
func missingAnswers(probes []probe, given []lab.Exchange) map[asking]lab.Exchange {
	answers := map[asking]lab.Exchange{}
	for i, one := range probes {
		if one.missing {
			answers[askingOf(one)] = given[i]
		}
	}
	return answers
}

// tellsExistence reports whether an object that the API hides can be told from
// one that is not there, by what the code says of either. A status that differs
// is a wrong refusal already; this is about the bodies.
func tellsExistence(want, got, missing lab.Exchange) bool {
	return want.Response.Status == http.StatusNotFound &&
		got.Response.Status == missing.Response.Status &&
		bodyWithoutID(got) != bodyWithoutID(missing)
}

// bodyWithoutID leaves the id asked for out of the body: a code that repeats it
// tells nothing.
func bodyWithoutID(exchange lab.Exchange) string {
	path, _, _ := strings.Cut(exchange.Request.Target, "?")
	id := path[strings.LastIndex(path, "/")+1:]
	if id == "" {
		return exchange.Response.Body
	}
	return strings.ReplaceAll(exchange.Response.Body, id, "")
}
