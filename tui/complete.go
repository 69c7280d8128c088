package tui

import (
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/pattern"
)

// vocabulary is what may stand in a request: what every request may hold, and the
// paths, ids and names of fields that were met so far, the latest first.
type vocabulary struct {
	paths, ids, fields []string
}

var (
	metID    = pattern.Late(`\b[a-z]{2,5}-[0-9a-z]*[0-9][0-9a-z]*\b`)
	metField = pattern.Late(`"([a-z][a-z0-9_]*)"\s*:`)
)

// meet adds what a text mentions: ids, and names of fields.
func (v *vocabulary) meet(text string) {
	for _, id := range metID().FindAllString(text, -1) {
		v.ids = lab.PutFirst(v.ids, id)
	}
	for _, found := range metField().FindAllStringSubmatch(text, -1) {
		v.fields = lab.PutFirst(v.fields, `"`+found[1]+`": `)
	}
}

// meetExchange adds where a request went, and what it brought back.
func (v *vocabulary) meetExchange(exchange lab.Exchange) {
	path, _, _ := strings.Cut(exchange.Request.Target, "?")
	v.paths = lab.PutFirst(v.paths, path)
	v.meet(exchange.Request.Target + "\n" + exchange.Request.Body + "\n" + exchange.Response.Body)
	if location := exchange.Response.Header.Get("Location"); strings.HasPrefix(location, "/") {
		v.paths = lab.PutFirst(v.paths, location)
	}
}

// vocabulary is what the learner has met: in the prose and in every exchange.
func (p *play) vocabulary() vocabulary {
	var v vocabulary
	v.meet(p.script.brief)
	for i, step := range p.script.steps {
		if i <= max(p.at, p.state.Next()) {
			v.meet(step.text + "\n" + step.goal)
		}
	}
	for _, exchange := range p.seen {
		v.meetExchange(exchange)
	}
	return v
}

// complete is what might be typed next in a request, at the end of a line of it.
func (v vocabulary) complete(text string, line, column int) string {
	lines := strings.Split(text, "\n")
	if line > len(lines) || column-1 != len(lines[line-1]) {
		return ""
	}
	typed := lines[line-1]
	switch {
	case line == 1:
		return v.inFirstLine(typed)
	case slices.ContainsFunc(lines[1:line-1], blank):
		return v.inBody(typed)
	}
	return inField(typed)
}

func blank(line string) bool { return strings.TrimSpace(line) == "" }

func (v vocabulary) inFirstLine(typed string) string {
	method, target, cut := strings.Cut(typed, " ")
	switch {
	case !cut:
		return rest(method, []string{"GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "HEAD ", "OPTIONS "})
	case strings.Contains(target, " "):
		return rest(target[strings.LastIndex(target, " ")+1:], []string{"HTTP/1.1"})
	}
	if more := rest(target, v.paths); more != "" {
		return more
	}
	return rest(target[strings.LastIndexAny(target, "/=&?")+1:], v.ids)
}

func (v vocabulary) inBody(typed string) string {
	if at := strings.LastIndexByte(typed, '"'); at >= 0 {
		if more := rest(typed[at:], v.fields); more != "" {
			return more
		}
		return rest(typed[at+1:], v.ids)
	}
	return ""
}

// inField completes the name of a header field, or the value where there are few.
func inField(typed string) string {
	name, value, cut := strings.Cut(typed, ": ")
	if !cut {
		return rest(typed, fieldNames())
	}
	switch strings.ToLower(name) {
	case "authorization":
		return rest(value, []string{"Bearer ", "Basic ", "DPoP "})
	case "content-type":
		return rest(value, []string{"application/json", "application/x-www-form-urlencoded", "application/merge-patch+json", "text/csv"})
	case "accept":
		return rest(value, []string{"application/json", "application/problem+json", "text/csv", "*/*"})
	case "cookie":
		return rest(value, []string{"session="})
	}
	return ""
}

func fieldNames() []string {
	return []string{
		"Authorization: ", "Accept: ", "Content-Type: ", "Cookie: ", "Host: ", "Origin: ", "Referer: ", "If-Match: ", "If-None-Match: ",
		"Idempotency-Key: ", "Forwarded: ", "X-Forwarded-For: ", "X-Forwarded-Host: ", "X-Original-URL: ", "X-HTTP-Method-Override: ",
		"X-API-Key: ", "X-Request-Id: ", "X-User-Id: ", "X-Tenant-Id: ", "DPoP: ", "Range: ", "User-Agent: ",
	}
}

// rest is what is missing of the first word that begins as typed, in any case.
func rest(typed string, words []string) string {
	if typed == "" {
		return ""
	}
	for _, word := range words {
		if len(word) > len(typed) && strings.EqualFold(word[:len(typed)], typed) {
			return word[len(typed):]
		}
	}
	return ""
}
