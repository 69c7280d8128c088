//go:build unix

package sandbox

import (
	"io"
	"os"
	"os/exec"
	"syscall"
)

// alone puts the worker into a process group of its own, and has the whole
// group killed at the deadline.
func alone(worker *exec.Cmd) {
	worker.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	worker.Cancel = func() error { return syscall.Kill(-worker.Process.Pid, syscall.SIGKILL) }
	worker.Dir = "/"
}

// reportFD is the descriptor of the report file: the first after standard error.
const reportFD = 3

// attachReport makes the pipe the worker's report file. What it prints is noise.
func attachReport(worker *exec.Cmd, pipe *os.File, noise io.Writer) {
	worker.Stdout = noise
	worker.ExtraFiles = []*os.File{pipe}
}

// reportFile is where a worker reports to.
func reportFile() *os.File { return os.NewFile(reportFD, "report") }
