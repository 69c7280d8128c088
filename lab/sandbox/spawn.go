package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// workerArgument is the first argument of a program started as a worker.
const workerArgument = "sandbox-worker"

// grief is how code brought its worker down. Any other error is not the code's
// fault.
type grief struct{ what string }

func (g *grief) Error() string { return g.what }

var (
	errDeadline   = &grief{fmt.Sprintf("the code took longer than %s; look for a loop that never ends", deadline)}
	errMemory     = &grief{"the code ran out of memory; look for something that grows without end"}
	errForged     = &grief{"the report on this code was not the worker's own"}
	errTooLong    = &grief{"the report on this code grew too long; look for an answer that grows without end"}
	errUnfinished = &grief{"the worker ended before its report did"}
)

// spawn runs one worker to its end.
func spawn(ctx context.Context, program string, j job, line func(report)) error {
	input, err := json.Marshal(j)
	if err != nil {
		return err
	}
	if len(input) > jobLimit {
		return fmt.Errorf("the job has %d bytes, and a worker takes %d", len(input), jobLimit)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	noise := &capped{limit: noiseLimit}
	worker := exec.CommandContext(ctx, program, workerArgument)
	worker.Env = []string{} // empty, where nil would be this program's own
	worker.Stdin = bytes.NewReader(input)
	worker.Stderr = noise
	worker.WaitDelay = time.Second
	alone(worker)

	reports, err := startReporting(worker, noise)
	if err != nil {
		return fmt.Errorf("the worker does not start: %w", err)
	}
	reading := read(reports, j.Nonce, line)
	if !errors.Is(reading, errUnfinished) {
		cancel() // one that told all, lies or babbles is not waited for
	}
	ending := worker.Wait()
	return blame(context.Cause(ctx), reading, ending, noise.String())
}

// startReporting starts a worker whose report file is a pipe to the caller.
func startReporting(worker *exec.Cmd, noise io.Writer) (*os.File, error) {
	reports, writing, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	attachReport(worker, writing, noise)
	err = errors.Join(worker.Start(), writing.Close())
	if err != nil {
		return nil, errors.Join(err, reports.Close())
	}
	return reports, nil
}

// read hands over the lines of a report until it is done.
func read(reports *os.File, nonce string, line func(report)) error {
	defer func() { _ = reports.Close() }() // it was only read
	limited := &io.LimitedReader{R: reports, N: reportLimit}
	decoder := json.NewDecoder(limited)
	for {
		var next report
		err := decoder.Decode(&next)
		switch {
		case limited.N <= 0:
			return errTooLong
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return errUnfinished
		case err != nil, next.Nonce != nonce:
			return errForged
		case next.Failure != "":
			return errors.New(next.Failure)
		case next.Done:
			return nil
		}
		line(next)
	}
}

// blame finds the cause that says most among all that went wrong.
func blame(stopped, reading, ending error, noise string) error {
	switch {
	case reading == nil:
		return nil // all was told, however it ended after that
	case errors.Is(stopped, errDeadline):
		return errDeadline
	case !errors.Is(reading, errUnfinished):
		return reading
	case ranOutOfMemory(noise):
		return errMemory
	case stopped != nil:
		return stopped
	case ending != nil && ending.Error() == "signal: killed":
		return errDeadline // by the system, for its processor time: nobody here did
	case ending != nil:
		return &grief{fmt.Sprintf("the worker died: %v: %s", ending, firstLine(noise))}
	}
	return reading
}

// ranOutOfMemory knows the last words of the Go runtime, and of the race
// detector under it.
func ranOutOfMemory(noise string) bool {
	for _, words := range []string{"out of memory", "cannot allocate memory", "failed to allocate"} {
		if strings.Contains(noise, words) {
			return true
		}
	}
	return false
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

// capped keeps the beginning of what is written to it.
type capped struct {
	bytes.Buffer
	limit int
}

// Write never fails: what does not fit is dropped.
func (c *capped) Write(text []byte) (int, error) {
	c.Buffer.Write(text[:min(len(text), max(0, c.limit-c.Len()))])
	return len(text), nil
}
