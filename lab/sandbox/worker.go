package sandbox

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"

	"authlab/lab/sandbox/check"
)

// WorkerMain turns the process into a worker, and ends it, if that is what it
// was started as. It must be called before anything else in main, and in the
// TestMain of a test that judges.
func WorkerMain() {
	if len(os.Args) < 2 || os.Args[1] != workerArgument {
		return
	}
	if err := work(os.Stdin, reportFile()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// work locks the process in and only then looks at the job.
func work(input io.Reader, output io.Writer) error {
	checker := check.New()
	layers := lockIn()
	go checker.Prepare() // nothing of the job's
	arriving := bufio.NewReader(io.LimitReader(input, jobLimit))
	warmUnless(arriving, checker)
	// A worker lives for milliseconds: collect no garbage before there is much
	// of it, but well before the limit.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(collectAt)
	var j job
	job := json.NewDecoder(arriving)
	if err := job.Decode(&j); err != nil {
		return fmt.Errorf("the job cannot be read: %w", err)
	}
	desk := &reporter{nonce: j.Nonce, lines: json.NewEncoder(output)}
	switch j.Task {
	case taskLayers:
		desk.send(report{Layers: layers})
	case taskAnswer:
		answer(j, job, checker, desk)
	default:
		desk.send(report{Failure: fmt.Sprintf("a worker has no task %q", j.Task)})
	}
	desk.send(report{Done: true})
	return desk.err
}

// warmUnless has the checker read what every job needs while there is none. A job
// that is there at once is better off with the little that it needs itself.
func warmUnless(arriving *bufio.Reader, checker *check.Checker) {
	const atOnce = time.Millisecond
	idle := time.AfterFunc(atOnce, checker.Warm)
	_, _ = arriving.Peek(1) // reading the job says what is wrong
	idle.Stop()
}

// reporter writes report lines, and remembers the first that did not get out.
type reporter struct {
	nonce string
	lines *json.Encoder
	err   error
}

func (r *reporter) send(line report) {
	line.Nonce = r.nonce
	if r.err == nil {
		r.err = r.lines.Encode(line)
	}
}
