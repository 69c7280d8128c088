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
	errDeadline   = &grief{"the code took too long; look for a loop that never ends"}
	errMemory     = &grief{"the code ran out of memory; look for something that grows without end"}
	errForged     = &grief{"the report on this code was not the worker's own"}
	errTooLong    = &grief{"the report on this code grew too long; look for an answer that grows without end"}
	errUnfinished = &grief{"the worker ended before its report did"}
)

// worker is a process that answers one job. It is started before it has one: it
// locks itself in, reads what every job needs, and waits.
type worker struct {
	process *exec.Cmd
	input   io.WriteCloser
	reports *os.File
	noise   *capped
	kill    context.CancelFunc
	ended   chan struct{} // closed when the process is
	ending  error         // to be read after that
}

func startWorker(program string) (*worker, error) {
	ctx, kill := context.WithCancel(context.Background())
	w := &worker{process: exec.CommandContext(ctx, program, workerArgument), noise: &capped{limit: noiseLimit}, kill: kill, ended: make(chan struct{})}
	w.process.Env = []string{} // empty, where nil would be this program's own
	w.process.Stderr = w.noise
	w.process.WaitDelay = time.Second
	alone(w.process)
	if err := w.start(); err != nil {
		kill()
		return nil, fmt.Errorf("the worker does not start: %w", err)
	}
	go func() {
		w.ending = w.process.Wait()
		close(w.ended)
	}()
	return w, nil
}

// start starts the process, with a pipe for the job and one for the report.
func (w *worker) start() (err error) {
	if w.input, err = w.process.StdinPipe(); err != nil {
		return err
	}
	reports, writing, err := os.Pipe()
	if err != nil {
		return err
	}
	attachReport(w.process, writing, w.noise)
	if err := errors.Join(w.process.Start(), writing.Close()); err != nil {
		return errors.Join(err, reports.Close())
	}
	w.reports = reports
	return nil
}

// gone reports whether the process has ended already.
func (w *worker) gone() bool {
	select {
	case <-w.ended:
		return true
	default:
		return false
	}
}

// dismiss ends a worker that never had a job.
func (w *worker) dismiss() {
	w.kill()
	<-w.ended
	_ = w.reports.Close() // nothing was read
}

// run has the worker do its one job, and sees it to its end.
func (w *worker) run(ctx context.Context, j job, line func(report)) error {
	defer w.kill()
	defer context.AfterFunc(ctx, w.kill)()
	input, err := j.written()
	if err != nil {
		w.dismiss()
		return err
	}
	go func() {
		_, _ = w.input.Write(input) // one that does not read it will not report either
		_ = w.input.Close()
	}()
	reading := read(w.reports, j.Nonce, line)
	if reading == nil {
		return nil // all was told: however it ends, nobody waits for it
	}
	if !errors.Is(reading, errUnfinished) {
		w.kill() // it lies, or babbles
	}
	<-w.ended
	return blame(context.Cause(ctx), reading, w.ending, w.noise.String())
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
