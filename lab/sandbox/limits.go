// Package sandbox runs and judges what a learner wrote. The code is evaluated,
// never compiled to machine code, and the evaluator runs in a worker: this
// program started again, locked in, with a deadline.
package sandbox

import "time"

// What one worker may use. The evaluator's own budgets are far lower; these
// hold where the evaluator, or the compiler before it, is at fault.
const (
	processorTime = 10 * time.Second // of all threads together
	deadline      = 20 * time.Second // on the wall's clock: where a machine is busy, a worker waits longer than it works
	memoryLimit   = 512 << 20        // bytes beyond what the worker needs to start
	collectAt     = 64 << 20         // bytes in use at which garbage is collected; the race detector needs a multiple of them
	jobLimit      = 8 << 20          // bytes of a job
	reportLimit   = 16 << 20         // bytes of a report
	noiseLimit    = 8 << 10          // bytes kept of what a worker prints
)
