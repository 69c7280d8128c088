//go:build unix

package sandbox

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func anyLine(report) {}

// as links this program under another name, for TestMain to know it by.
func as(t testing.TB, name string) *Pool {
	t.Helper()
	link := filepath.Join(t.TempDir(), name)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, link); err != nil {
		t.Fatal(err)
	}
	return standIn(link)
}

// standIn is a pool whose workers are another program.
func standIn(program string) *Pool {
	pool := NewPool()
	pool.program = program
	return pool
}

// wantGrief runs a worker that must come to one grief. The deadline is soon
// where it is what has to stop the worker, and else far off.
func wantGrief(t *testing.T, pool *Pool, want error) {
	t.Helper()
	pool.deadline = time.Minute
	if errors.Is(want, errDeadline) {
		pool.deadline = time.Second
	}
	if err := pool.run(t.Context(), job{Task: taskLayers}, anyLine); !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}

// script stands a shell script in for the worker. It has the report file open
// as 3, like a worker that lost its mind.
func script(t *testing.T, text string) *Pool {
	t.Helper()
	path := filepath.Join(t.TempDir(), "worker")
	// Written by another process: a program that this one has open for writing
	// while it forks elsewhere cannot be started ("text file busy").
	write := exec.Command("/bin/sh", "-c", `cat >"$0" && chmod 700 "$0"`, path)
	write.Stdin = strings.NewReader("#!/bin/sh\n" + text + "\n")
	if err := write.Run(); err != nil {
		t.Fatal(err)
	}
	return standIn(path)
}

func TestLayersAreSeenToStand(t *testing.T) {
	layers := Layers(t.Context())
	if len(layers) != 8 {
		t.Errorf("%d layers, want 8: %v", len(layers), layers)
	}
	for _, layer := range layers {
		if layer.Name == "" || layer.Why == "" {
			t.Errorf("%+v says too little", layer)
		}
		if !layer.Active && layer.Name != "landlock" && runtime.GOOS == "linux" {
			t.Errorf("%s does not stand: %s", layer.Name, layer.Why)
		}
	}
}

func TestLayersSayWhereNoWorkerStarts(t *testing.T) {
	layers := standIn(filepath.Join(t.TempDir(), "nothing")).layers(t.Context())
	if worker := layers[0]; worker.Active || !worker.Needed || !strings.Contains(worker.Why, "does not start") {
		t.Errorf("got %+v, want a worker that does not start", worker)
	}
}

func TestMisbehavingWorkersAreSurvived(t *testing.T) {
	for name, want := range map[string]error{
		"loop":          errDeadline,
		"flood":         errDeadline,
		"flood-stderr":  errDeadline,
		"flood-reports": errForged,
		"forge":         errForged,
		"memory":        errMemory,
		"silent":        errUnfinished,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantGrief(t, as(t, name), want)
		})
	}
	t.Run("panic", func(t *testing.T) {
		t.Parallel()
		err := as(t, "panic").run(t.Context(), job{Task: taskLayers}, anyLine)
		if err == nil || !strings.Contains(err.Error(), "the worker itself is broken") {
			t.Errorf("got %v, want the panic's words", err)
		}
	})
}

func TestReportsThatAreNotTheWorkers(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want error
	}{
		"no nonce":              {`echo '{"done":true}' >&3`, errForged},
		"a guessed nonce":       {`echo '{"nonce":"00","done":true}' >&3`, errForged},
		"no JSON":               {`echo 'all good' >&3`, errForged},
		"nothing":               {`exec 3>&-`, errUnfinished},
		"half a line":           {`printf '{"nonce":' >&3`, errUnfinished},
		"a line on stdout":      {`echo '{"done":true}'`, errUnfinished},
		"a line without an end": {`printf '{"nonce":"' >&3; yes x | tr -d '\n' >&3`, errTooLong},
		"children":              {`sleep 60 & sleep 60`, errDeadline},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantGrief(t, script(t, test.text), test.want)
		})
	}
}

// A worker that is believed carries the nonce of its job: the control beside
// the forgeries above.
func TestAReportWithTheNonceIsBelieved(t *testing.T) {
	pool := script(t, `read job
nonce=$(printf %s "$job" | sed 's/.*"nonce":"\([0-9A-Z]*\)".*/\1/')
echo "{\"nonce\":\"$nonce\",\"ask\":7}" >&3
echo "{\"nonce\":\"$nonce\",\"done\":true}" >&3`)
	var got []int
	if err := pool.run(t.Context(), job{}, func(line report) { got = append(got, line.Ask) }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0] != 7 {
		t.Errorf("got lines %v, want one about ask 7", got)
	}
}

func TestCancelledJobsEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	pool := script(t, `echo started; sleep 60`)
	cancel()
	if err := pool.run(ctx, job{}, anyLine); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestAnEnormousJobIsRefused(t *testing.T) {
	j := job{Worlds: []origin{{Snapshot: make([]byte, jobLimit)}}}
	if err := NewPool().run(t.Context(), j, anyLine); err == nil || !strings.Contains(err.Error(), "the job has") {
		t.Errorf("got %v, want an error about the job's size", err)
	}
}
