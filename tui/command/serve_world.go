package command

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"authlab/lab"
)

// serveSeed is the world that serve shows: the canonical one, with readable ids.
const serveSeed = 1

func servedSpec(now time.Time, existence lab.Existence) lab.WorldSpec {
	return lab.WorldSpec{Seed: serveSeed, Clock: now.UTC().Truncate(time.Second), Existence: existence}
}

// worldSpec is the world that serve was asked for: one that begins now, unless
// --world says otherwise.
func worldSpec(asked serving, now time.Time) (lab.WorldSpec, error) {
	spec := servedSpec(now, "")
	if err := setExistence(&spec, "--existence", asked.existence); err != nil {
		return spec, err
	}
	if asked.world == "" {
		return spec, nil
	}
	for _, part := range strings.Split(asked.world, ",") {
		if err := setWorld(&spec, strings.TrimSpace(part)); err != nil {
			return spec, err
		}
	}
	return spec, nil
}

func setWorld(spec *lab.WorldSpec, part string) error {
	const where = "--world"
	name, value, _ := strings.Cut(part, "=")
	switch name {
	case "seed":
		seed, err := strconv.ParseUint(value, 10, 64)
		if err != nil {
			return &lab.Mistake{Where: where, What: fmt.Sprintf("%q is not a seed", value), Try: "a whole number, as seed=7"}
		}
		spec.Seed = seed
		return nil
	case "existence":
		return setExistence(spec, where, value)
	case "clock":
		clock, err := time.Parse(time.RFC3339, value)
		if err != nil {
			return &lab.Mistake{Where: where, What: fmt.Sprintf("%q is not a time", value), Try: "clock=2026-03-02T10:00:00Z"}
		}
		spec.Clock = clock.UTC()
		return nil
	}
	return &lab.Mistake{Where: where, What: fmt.Sprintf("a world has no %q", name), Try: "seed=7,existence=disclosed,clock=2026-03-02T10:00:00Z"}
}

func setExistence(spec *lab.WorldSpec, where, policy string) error {
	spec.Existence = lab.Existence(policy)
	if spec.Existence != lab.Hidden && spec.Existence != lab.Disclosed {
		return &lab.Mistake{Where: where, What: fmt.Sprintf("%q is not a house policy", policy), Try: "hidden (404) or disclosed (403)"}
	}
	return nil
}
