package sandbox

import (
	"os"
	"runtime"
	"slices"

	"github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"golang.org/x/sys/unix"
)

// filterCalls refuses every system call with EPERM but those that a Go program
// needs to compute and to talk over the files it has open already. The filter
// holds for all threads, and for all that they start.
func filterCalls() error {
	policy, err := callPolicy()
	if err != nil {
		return err
	}
	// no_new_privs is set on this thread and taken over by the others together
	// with the filter.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	return seccomp.LoadFilter(seccomp.Filter{
		NoNewPrivs: true,
		Flag:       seccomp.FilterFlagTSync,
		Policy:     policy,
	})
}

func callPolicy() (seccomp.Policy, error) {
	here, err := arch.GetInfo("")
	if err != nil {
		return seccomp.Policy{}, err
	}
	unknown := func(name string) bool { _, known := here.SyscallNames[name]; return !known }
	return seccomp.Policy{
		DefaultAction: seccomp.ActionErrno,
		Syscalls: []seccomp.SyscallGroup{
			{Action: seccomp.ActionAllow, Names: slices.DeleteFunc(harmlessCalls(), unknown)},
			{Action: seccomp.ActionAllow, NamesWithCondtions: narrowCalls()},
			// A C library tries clone3, whose flags a filter cannot see, and goes
			// back to clone where the kernel says it has no such call.
			{Action: seccomp.ActionErrno | seccomp.Action(unix.ENOSYS), Names: []string{"clone3"}},
		},
	}, nil
}

// narrowCalls are allowed with certain arguments only: threads but no processes,
// signals (the scheduler pre-empts with them) to this process only, and of the
// calls that do many things the harmless ones.
func narrowCalls() []seccomp.NameWithConditions {
	return []seccomp.NameWithConditions{
		{Name: "clone", Conditions: seccomp.ArgumentConditions{
			{Argument: 0, Operation: seccomp.BitsSet, Value: unix.CLONE_THREAD},
		}},
		{Name: "tgkill", Conditions: only(0, uint64(os.Getpid()))},
		{Name: "prctl", Conditions: only(0, unix.PR_GET_NO_NEW_PRIVS)},
		{Name: "fcntl", Conditions: only(1, unix.F_GETFL)},
		{Name: "fcntl", Conditions: only(1, unix.F_SETFL)},
	}
}

func only(argument uint32, value uint64) seccomp.ArgumentConditions {
	return seccomp.ArgumentConditions{{Argument: argument, Operation: seccomp.Equal, Value: value}}
}

// harmlessCalls lists what the Go runtime, and a C library under it, call while
// computing. Not every processor has all of them.
func harmlessCalls() []string {
	return []string{
		"read", "write", "close", "fstat", "lseek", "pread64", "readv", "writev",
		"epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_wait", "eventfd2", "poll", "ppoll",
		"mmap", "munmap", "mremap", "mprotect", "madvise", "mincore", "brk",
		"futex", "sched_yield", "sched_getaffinity", "set_robust_list", "rseq", "membarrier",
		"nanosleep", "clock_nanosleep", "clock_gettime", "clock_getres", "gettimeofday",
		"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall",
		"getpid", "gettid", "getppid", "getuid", "geteuid", "getgid", "getegid", "getrlimit", "getrusage",
		"getrandom", "uname", "sysinfo", "exit", "exit_group",
	}
}
