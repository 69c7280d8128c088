package world

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"authlab/lab"
)

// Named is the object behind a name such as bens-invoice.
type Named struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

func (w *World) name(name, kind, id string) { w.names[name] = Named{kind, id} }

// Names lists every name, sorted.
func (w *World) Names() []string {
	names := make([]string, 0, len(w.names))
	for name := range w.names {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Expand replaces every {{name}} by the id of the object so named. A name the
// world does not know is a *lab.Mistake that lists the near ones; the text then
// comes back with that name left as it stands.
func (w *World) Expand(text string) (string, error) {
	var out strings.Builder
	var mistakes []error
	for {
		before, rest, open := strings.Cut(text, "{{")
		out.WriteString(before)
		if !open {
			return out.String(), errors.Join(mistakes...)
		}
		name, after, closed := strings.Cut(rest, "}}")
		if !closed {
			out.WriteString("{{" + rest)
			return out.String(), errors.Join(append(mistakes, &lab.Mistake{What: "{{ is never closed", Try: "}} after the name"})...)
		}
		named, known := w.names[strings.TrimSpace(name)]
		if known {
			out.WriteString(named.ID)
		} else {
			out.WriteString("{{" + name + "}}")
			mistakes = append(mistakes, w.unknown(strings.TrimSpace(name)))
		}
		text = after
	}
}

func (w *World) unknown(name string) error {
	return &lab.Mistake{What: fmt.Sprintf("nothing in this world is named %q", name), Try: strings.Join(w.near(name), ", ")}
}

// near lists the names closest to a misspelt one, three at most.
func (w *World) near(name string) []string {
	names := lab.Near(name, w.Names())
	return names[:min(3, len(names))]
}
