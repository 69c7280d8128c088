package sandbox

import (
	"slices"
	"strings"
	"testing"
)

// heldBy names, for each layer, attempts that it stops with no other layer up.
var heldBy = map[string]map[string]string{
	"descriptors": {"find a descriptor left open": "bad file descriptor"},
	"limits":      {"take more memory": "cannot allocate memory", "open more descriptors": "too many open files"},
	"landlock": {
		"open a file": "permission denied", "open a file to write": "permission denied",
		"open its own memory": "permission denied", "open the parent's files": "permission denied",
		"start a program beside": "permission denied",
	},
	"seccomp": {
		"open a file": "operation not permitted", "open a socket: unix": "operation not permitted",
		"kill the parent": "operation not permitted", "start a program beside": "operation not permitted",
		"limit the parent": "operation not permitted", "make a pipe": "operation not permitted",
	},
}

// butFor lists all walls but one, as a stand-in's name does.
func butFor(kept string) string {
	var missing []string
	for _, one := range walls() {
		if one.name != kept {
			missing = append(missing, one.name)
		}
	}
	return strings.Join(missing, ",")
}

// What doctor calls active holds, alone, what it says it holds.
func TestActiveLayersAreSeenToHold(t *testing.T) {
	for layer, attempts := range heldBy {
		t.Run(layer, func(t *testing.T) {
			if !told(t, "layers,"+butFor(layer))[layer].Active {
				t.Skip("it is not active on this machine, and doctor says so")
			}
			results := told(t, "escape,"+butFor(layer))
			for attempt, want := range attempts {
				if got := results[attempt].Why; !strings.Contains(got, want) {
					t.Errorf("%s: %s, want %s", attempt, got, want)
				}
			}
		})
	}
}

// A layer that did not go up, and reported no error, is missing and says why.
func TestMissingLayersAreSaidSo(t *testing.T) {
	for layer, test := range map[string]struct {
		missing []string // what has to be missing with it
		why     string
	}{
		"descriptors":  {nil, "these descriptors stay open: ["},
		"limits":       {nil, "a file can still grow"},
		"landlock":     {nil, "without Landlock"},
		"seccomp":      {nil, "it does not refuse: exec"},
		"no_new_privs": {[]string{"landlock", "seccomp"}, "the kernel did not take it"},
	} {
		t.Run(layer, func(t *testing.T) {
			missing := append(test.missing, layer)
			for name, got := range told(t, "layers,"+strings.Join(missing, ",")) {
				switch {
				case name == layer && (got.Active || !strings.Contains(got.Why, test.why)):
					t.Errorf("%+v, want it missing: %s", got, test.why)
				case !slices.Contains(missing, name) && !got.Active && name != "landlock":
					t.Errorf("%s is missing too: %s", name, got.Why)
				}
			}
		})
	}
}
