package scenarios

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/pattern"
)

// Shown is a request that Markdown shows, together with its answer. It stands in
// a fence that starts with ```http, request first, answer after it:
//
//	GET /invoices/{{anas-invoice}} HTTP/1.1
//	Authorization: <Ana's bearer token>
//
//	HTTP/1.1 200 OK
//
// Whose credential it carries is written in angle brackets, as a manifest's "with"
// would: <Ana's expired bearer token>, <Sue's stale session cookie>, <Ana's bearer
// token for orders.read>. A fence that starts with ```http fixed shows the API after
// the repair.
type Shown struct {
	Line  int // of the fence
	Fixed bool
	Sent  lab.Sent

	status string      // HTTP/1.1 200 OK
	header http.Header // the fields of the answer that are shown
	body   string      // the JSON members that are shown, or empty
}

var (
	fence      = pattern.Late("(?ms)^```http( fixed)?\n(.*?)^```$")
	credential = pattern.Late(`(?m)^(?:Cookie|Authorization): <(\w+)'s ([^>]+)>\n`)
)

// ReadShown finds the requests a Markdown text shows. A fence without an answer
// is a *lab.Mistake whose Where is the line.
func ReadShown(markdown string) ([]Shown, error) {
	var all []Shown
	for _, at := range fence().FindAllStringSubmatchIndex(markdown, -1) {
		line := strings.Count(markdown[:at[0]], "\n") + 1
		shown, err := readFence(markdown[at[4]:at[5]])
		if err != nil {
			return nil, &lab.Mistake{Where: fmt.Sprint(line), What: err.Error(), Try: "the request, an empty line, and the answer from HTTP/1.1 on"}
		}
		shown.Line, shown.Fixed = line, at[2] >= 0
		all = append(all, shown)
	}
	return all, nil
}

func readFence(text string) (Shown, error) {
	request, answer, found := strings.Cut(text, "\nHTTP/1.1 ")
	if !found {
		return Shown{}, fmt.Errorf("the request is shown without its answer")
	}
	shown := Shown{Sent: readSent(request)}
	head, body, _ := strings.Cut(answer, "\n\n")
	lines := strings.Split(strings.TrimSpace(head), "\n")
	shown.status, shown.header, shown.body = lines[0], http.Header{}, strings.TrimSpace(body)
	for _, line := range lines[1:] {
		name, value, found := strings.Cut(line, ": ")
		if !found {
			return Shown{}, fmt.Errorf("%q is no header field", line)
		}
		shown.header.Add(name, value)
	}
	return shown, nil
}

func readSent(text string) lab.Sent {
	sent := lab.Sent{As: lab.Nobody}
	text += "\n"
	if m := credential().FindStringSubmatch(text); m != nil {
		sent.As = strings.ToLower(m[1])
		sent.With = strings.NewReplacer("session cookie", "session", "bearer token", "bearer").Replace(m[2])
	}
	sent.Send = strings.TrimRight(credential().ReplaceAllString(text, ""), "\n")
	return sent
}

// Compare sends the request and returns a *lab.Mistake where the answer is not
// the one that is shown.
func (s Shown) Compare(ctx context.Context, target lab.Target) error {
	request, err := s.request(target)
	if err != nil {
		return err
	}
	exchange, err := target.Send(ctx, request)
	if err != nil {
		return err
	}
	got := exchange.Response
	status := fmt.Sprintf("%d %s", got.Status, http.StatusText(got.Status))
	if status != s.status {
		return differs("the answer", s.status, status)
	}
	for _, name := range slices.Sorted(maps.Keys(s.header)) {
		if !slices.EqualFunc(s.header[name], got.Header.Values(name), fits) {
			return differs(name, strings.Join(s.header[name], ", "), strings.Join(got.Header.Values(name), ", "))
		}
	}
	return s.compareBody(target, got.Body)
}

// fits reports whether a value is the one that is shown: where that has a "…",
// anything may stand.
func fits(shown, got string) bool {
	before, after, shortened := strings.Cut(shown, "…")
	if !shortened {
		return shown == got
	}
	return len(got) >= len(before)+len(after) && strings.HasPrefix(got, before) && strings.HasSuffix(got, after)
}

// request leaves one that names nobody's credential as it stands: it may show a
// forged one.
func (s Shown) request(target lab.Target) (lab.Request, error) {
	if s.Sent.As != lab.Nobody {
		return lab.BuildRequest(target, s.Sent)
	}
	text, err := target.Expand(s.Sent.Send)
	if err != nil {
		return lab.Request{}, err
	}
	return lab.ParseRequest(text)
}

// compareBody wants every member that is shown to be in the answer.
func (s Shown) compareBody(target lab.Target, got string) error {
	if s.body == "" {
		return nil
	}
	body, err := target.Expand(s.body)
	if err != nil {
		return err
	}
	var wanted, given map[string]any
	if err := json.Unmarshal([]byte(body), &wanted); err != nil {
		return &lab.Mistake{What: fmt.Sprintf("the body shown is not JSON (%v)", err), Try: "an object with the members that matter"}
	}
	if err := json.Unmarshal([]byte(got), &given); err != nil {
		return differs("the body", "JSON", got)
	}
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		if !reflect.DeepEqual(wanted[name], given[name]) {
			return differs(name, fmt.Sprint(wanted[name]), fmt.Sprint(given[name]))
		}
	}
	return nil
}

func differs(what, shown, got string) error {
	return &lab.Mistake{What: fmt.Sprintf("%s is shown as %q, the API answers %q", what, shown, got), Try: "showing what it answers"}
}
