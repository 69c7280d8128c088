package sandbox

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/landlock-lsm/go-landlock/landlock"
	"golang.org/x/sys/unix"
)

// lockIn puts every wall up around this process, as far as the system has them,
// and then runs into each to see whether it stands. There is no way back.
func lockIn() []Layer {
	return []Layer{
		stands("limits", "memory, processor time, files and their size are bounded", limitResources(), noLargerLimit),
		stands("landlock", "no file can be opened, no network reached", landlock.V11.BestEffort().Restrict(), noFile),
		stands("seccomp", "no program, socket, file or signal: only system calls that compute", filterCalls(), noCall),
		stands("no_new_privs", "no program can raise its privileges", nil, noNewPrivs),
	}
}

// stands tries a wall that was put up with an outcome of err.
func stands(name, why string, err error, try func() error) Layer {
	if err == nil {
		err = try()
	}
	if err != nil {
		return Layer{Name: name, Why: err.Error()}
	}
	return Layer{Name: name, Active: true, Why: why}
}

// noFile asserts that the root directory cannot be read. Without Landlock in the
// kernel restricting succeeds and does nothing.
func noFile() error {
	root, err := os.Open("/")
	if errors.Is(err, unix.EACCES) {
		return nil
	}
	if err == nil {
		_ = root.Close() // it was only opened to see whether it would
	}
	return errors.New("this kernel was built or started without Landlock")
}

// noCall asserts that the ways out of a process are shut. Each call is harmless
// should it go through.
func noCall() error {
	var open []string
	for name, call := range map[string]func() error{
		"open":    func() error { _, err := unix.Open("/", unix.O_RDONLY, 0); return err },
		"exec":    func() error { return unix.Exec("", nil, nil) },
		"socket":  func() error { _, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0); return err },
		"kill":    func() error { return unix.Kill(os.Getppid(), 0) },
		"prlimit": func() error { return unix.Prlimit(os.Getppid(), unix.RLIMIT_CORE, nil, &unix.Rlimit{}) },
	} {
		if err := call(); !errors.Is(err, unix.EPERM) {
			open = append(open, name)
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("these calls go through: %s", strings.Join(open, ", "))
	}
	return nil
}

func noNewPrivs() error {
	set, err := unix.PrctlRetInt(unix.PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0)
	if err == nil && set != 1 {
		err = errors.New("the kernel did not take it")
	}
	return err
}
