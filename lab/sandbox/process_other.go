//go:build !unix

package sandbox

import (
	"io"
	"os"
	"os/exec"
)

// alone has nothing to add here: the process is killed at the deadline.
func alone(*exec.Cmd) {}

// attachReport makes the pipe the worker's standard output, since no other file
// can be handed to a process here. The code on the bench cannot print to it.
func attachReport(worker *exec.Cmd, pipe *os.File, _ io.Writer) { worker.Stdout = pipe }

// reportFile is where a worker reports to.
func reportFile() *os.File { return os.Stdout }
