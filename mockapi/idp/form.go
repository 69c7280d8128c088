package idp

import (
	"mime"
	"net/url"
	"strings"

	"authlab/lab"
)

// Form is the parameters of a request, each given once.
type Form map[string]string

// ParseForm reads parameters, and names those given more than once: they must
// not be (RFC 6749 §3.1 and §3.2). A parameter without a value is as good as
// left out.
func ParseForm(text string) (form Form, repeated []string, err error) {
	values, err := url.ParseQuery(text)
	if err != nil {
		return nil, nil, err
	}
	form = Form{}
	for name, all := range values {
		if len(all) > 1 {
			repeated = append(repeated, name)
		}
		if all[0] != "" {
			form[name] = all[0]
		}
	}
	return form, repeated, nil
}

// ReadBody reads the form a client posted.
func ReadBody(contentType, body string) (Form, error) {
	if kind, _, err := mime.ParseMediaType(contentType); err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, refuse(lab.GateHandler, InvalidRequest, "the body is not a form", fact("content type", contentType))
	}
	form, repeated, err := ParseForm(body)
	if err != nil {
		return nil, refuse(lab.GateHandler, InvalidRequest, "the form cannot be read")
	}
	if len(repeated) > 0 {
		return nil, refuse(lab.GateHandler, InvalidRequest, "a parameter is given more than once", fact("repeated", strings.Join(sorted(repeated), ", ")))
	}
	return form, nil
}

// list splits a space-separated value, as scope and prompt are.
func (f Form) list(name string) []string { return strings.Fields(f[name]) }
