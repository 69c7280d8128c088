package idp

import (
	"html"
	"strings"
)

// Page is a form for a person, in a browser or with plain requests.
type Page struct {
	Say    string  `json:"say"`
	Post   string  `json:"post"` // where to, as a form
	Fields []Field `json:"fields"`
}

// Field is one field of a page. One with a value is sent back as it is.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value,omitempty"`
	Hint  string `json:"hint,omitempty"`
}

func signInPage(request, to string) *Page {
	return &Page{
		Say: "Sign in to go on to " + to + ".", Post: PathLogin,
		Fields: []Field{{Name: "request", Value: request}, {Name: "name", Hint: "your name"}, {Name: "password", Hint: "your password"},
			{Name: "code", Hint: "your one-time code, if you have one"}},
	}
}

func consentPage(request string, client Client, person string, scopes []string) *Page {
	return &Page{
		Say:    person + ", may " + client.Name + " have: " + strings.Join(scopes, ", ") + "?",
		Post:   PathConsent,
		Fields: []Field{{Name: "request", Value: request}, {Name: "decision", Hint: "allow or deny"}},
	}
}

// HTML is the page for a browser.
func (p Page) HTML() string {
	var out strings.Builder
	out.WriteString("<!doctype html>\n<title>authlab</title>\n<p>" + html.EscapeString(p.Say) + "</p>\n" +
		`<form method="post" action="` + html.EscapeString(p.Post) + "\">\n")
	for _, field := range p.Fields {
		out.WriteString(field.html())
	}
	out.WriteString("<button>go on</button>\n</form>\n")
	return out.String()
}

func (f Field) html() string {
	name := `name="` + html.EscapeString(f.Name) + `"`
	if f.Value != "" {
		return `<input type="hidden" ` + name + ` value="` + html.EscapeString(f.Value) + "\">\n"
	}
	kind := "text"
	if f.Name == "password" {
		kind = "password"
	}
	return `<label>` + html.EscapeString(f.Hint) + ` <input type="` + kind + `" ` + name + "></label>\n"
}
