package sandbox

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/landlock-lsm/go-landlock/landlock"
	"golang.org/x/sys/unix"
)

// walls are in the order in which they can go up: the first two read /proc.
func walls() []wall {
	return []wall{
		{"descriptors", "no file is open but the job, the report and what it prints", closeStrays, noStray},
		{"limits", "memory, processor time, files and their size are bounded", limitResources, limited},
		{"landlock", "no file can be opened, no network reached", restrictFiles, noFile},
		{"seccomp", "no program, socket, file or signal: only system calls that compute", filterCalls, noCall},
		// Set by either of the two before.
		{"no_new_privs", "no program can raise its privileges", func() error { return nil }, noNewPrivs},
	}
}

// restrictFiles shuts all files and the network, as far as this kernel can.
func restrictFiles() error { return landlock.V11.BestEffort().Restrict() }

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
		"open":    func() error { return opened(unix.Open("/", unix.O_RDONLY, 0)) },
		"exec":    func() error { return unix.Exec("", nil, nil) },
		"socket":  func() error { return opened(unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)) },
		"kill":    func() error { return unix.Kill(os.Getppid(), 0) },
		"prlimit": func() error { return unix.Prlimit(os.Getppid(), unix.RLIMIT_CORE, nil, &unix.Rlimit{}) },
	} {
		if err := call(); !errors.Is(err, unix.EPERM) {
			open = append(open, name)
		}
	}
	slices.Sort(open)
	if len(open) > 0 {
		return fmt.Errorf("it does not refuse: %s", strings.Join(open, ", "))
	}
	return nil
}

// opened closes what should never have opened.
func opened(fd int, err error) error {
	if err == nil {
		_ = unix.Close(fd) // it was only opened to see whether it would
	}
	return err
}

func noNewPrivs() error {
	set, err := unix.PrctlRetInt(unix.PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0)
	if err == nil && set != 1 {
		err = errors.New("the kernel did not take it")
	}
	return err
}
