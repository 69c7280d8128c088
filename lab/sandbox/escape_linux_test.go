package sandbox

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// attempt is one way out of a worker, tried from inside.
type attempt struct {
	name string
	want unix.Errno // that it must get, with or without Landlock
	// walled is set for what is not tried where no wall is up: many machines
	// refuse it anyway, or it would do harm.
	walled bool
	try    func() error
}

// attempts lists what a worker that has been taken over could think of.
func attempts() []attempt {
	list := []attempt{
		{name: "open a file", try: func() error { return opened(unix.Open("/etc/passwd", unix.O_RDONLY, 0)) }},
		{name: "open a file to write", try: func() error { return opened(unix.Open("/dev/null", unix.O_WRONLY, 0)) }},
		{name: "open its own memory", try: func() error { return opened(unix.Open("/proc/self/mem", unix.O_RDWR, 0)) }},
		{name: "open the parent's memory", try: func() error { return opened(unix.Open(parent("mem"), unix.O_RDWR, 0)) }},
		{name: "open the parent's files", try: func() error { return opened(unix.Open(parent("fd"), unix.O_RDONLY, 0)) }},
		{name: "read the parent's memory", walled: true, try: readParent},
		{name: "create a file", walled: true, try: func() error { return opened(unix.Open(scratch(), unix.O_CREAT|unix.O_EXCL|unix.O_RDWR, 0o600)) }},
		{name: "create a directory", walled: true, try: func() error { return unix.Mkdir(scratch(), 0o700) }},
		{name: "create a link", walled: true, try: func() error { return unix.Symlink("/", scratch()) }},
		{name: "unlink a file", walled: true, try: func() error { return unix.Unlink(scratch()) }},
		{name: "rename a file", walled: true, try: func() error { return unix.Rename(scratch(), scratch()) }},
		{name: "change a file's mode", walled: true, try: func() error { return unix.Chmod(scratch(), 0o777) }},
		{name: "stat a file", try: func() error { return unix.Stat("/", &unix.Stat_t{}) }},
		{name: "change the directory", try: func() error { return unix.Chdir("/") }},
		{name: "kill the parent", try: func() error { return unix.Kill(os.Getppid(), 0) }},
		{name: "kill the parent's thread", try: func() error { return unix.Tgkill(os.Getppid(), os.Getppid(), 0) }},
		{name: "kill everybody", try: func() error { return unix.Kill(-1, 0) }},
		{name: "start a program", walled: true, try: func() error { return unix.Exec("/bin/true", []string{"true"}, nil) }},
		{name: "start a program beside", try: startProgram},
		{name: "trace the parent", walled: true, try: func() error { return unix.PtraceSeize(os.Getppid()) }},
		{name: "limit the parent", try: func() error { return unix.Prlimit(os.Getppid(), unix.RLIMIT_CORE, nil, &unix.Rlimit{}) }},
		{name: "lift its own limit", walled: true, try: func() error { return unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 1, Max: 1}) }},
		{name: "mount", walled: true, try: func() error { return unix.Mount("none", scratch(), "tmpfs", 0, "") }},
		{name: "duplicate a descriptor", try: func() error { return opened(unix.FcntlInt(0, unix.F_DUPFD, 0)) }},
		{name: "make a pipe", try: makePipe},
		{name: "name its thread", try: func() error { return prctl(unix.PR_SET_NAME) }},
		{name: "be dumpable", try: func() error { return prctl(unix.PR_SET_DUMPABLE) }},
	}
	for name, family := range map[string]int{
		"unix": unix.AF_UNIX, "inet": unix.AF_INET, "inet6": unix.AF_INET6, "netlink": unix.AF_NETLINK,
		"packet": unix.AF_PACKET, "vsock": unix.AF_VSOCK, "alg": unix.AF_ALG, "bluetooth": unix.AF_BLUETOOTH,
	} {
		// Not every kernel has every family.
		list = append(list, attempt{name: "open a socket: " + name, walled: family != unix.AF_UNIX, try: func() error {
			return opened(unix.Socket(family, unix.SOCK_RAW, 0))
		}})
	}
	for name, number := range rareCalls() {
		list = append(list, attempt{name: "call " + name, walled: true, try: func() error { return bare(number) }})
	}
	list = append(list,
		attempt{name: "fork by clone3", want: unix.ENOSYS, walled: true, try: func() error { return bare(unix.SYS_CLONE3) }},
		attempt{name: "take more memory", want: unix.ENOMEM, try: takeMemory},
		attempt{name: "open more descriptors", want: unix.EMFILE, try: takeDescriptors},
		attempt{name: "find a descriptor left open", want: unix.EBADF, try: findStray},
	)
	for i := range list {
		if list[i].want == 0 {
			list[i].want = unix.EPERM
		}
	}
	return list
}

// rareCalls are the numbers of calls that open more doors than they are known
// for. Without arguments each fails anyway, with another error.
func rareCalls() map[string]uintptr {
	return map[string]uintptr{
		"io_uring_setup": unix.SYS_IO_URING_SETUP, "io_uring_enter": unix.SYS_IO_URING_ENTER,
		"memfd_create": unix.SYS_MEMFD_CREATE, "memfd_secret": 447, "userfaultfd": unix.SYS_USERFAULTFD, "bpf": unix.SYS_BPF,
		"perf_event_open": unix.SYS_PERF_EVENT_OPEN, "keyctl": unix.SYS_KEYCTL, "add_key": unix.SYS_ADD_KEY,
		"setuid": unix.SYS_SETUID, "setgid": unix.SYS_SETGID, "setresuid": unix.SYS_SETRESUID, "capset": unix.SYS_CAPSET,
		"unshare": unix.SYS_UNSHARE, "setns": unix.SYS_SETNS, "chroot": unix.SYS_CHROOT, "pivot_root": unix.SYS_PIVOT_ROOT,
		"pidfd_open": unix.SYS_PIDFD_OPEN, "pidfd_getfd": unix.SYS_PIDFD_GETFD, "pidfd_send_signal": unix.SYS_PIDFD_SEND_SIGNAL,
		"process_vm_readv": unix.SYS_PROCESS_VM_READV, "process_vm_writev": unix.SYS_PROCESS_VM_WRITEV, "kcmp": unix.SYS_KCMP,
		"rt_sigqueueinfo": unix.SYS_RT_SIGQUEUEINFO, "tkill": unix.SYS_TKILL, "execveat": unix.SYS_EXECVEAT,
		"openat2": unix.SYS_OPENAT2, "open_by_handle_at": unix.SYS_OPEN_BY_HANDLE_AT, "name_to_handle_at": unix.SYS_NAME_TO_HANDLE_AT,
		"socketpair": unix.SYS_SOCKETPAIR, "connect": unix.SYS_CONNECT, "bind": unix.SYS_BIND, "sendmsg": unix.SYS_SENDMSG,
		"recvmsg": unix.SYS_RECVMSG, "ftruncate": unix.SYS_FTRUNCATE, "ioctl": unix.SYS_IOCTL, "dup": unix.SYS_DUP, "dup3": unix.SYS_DUP3,
		"shmget": unix.SYS_SHMGET, "msgget": unix.SYS_MSGGET, "seccomp": unix.SYS_SECCOMP, "personality": unix.SYS_PERSONALITY,
		"init_module": unix.SYS_INIT_MODULE, "reboot": unix.SYS_REBOOT, "syslog": unix.SYS_SYSLOG, "settimeofday": unix.SYS_SETTIMEOFDAY,
		"timer_create": unix.SYS_TIMER_CREATE, "setsid": unix.SYS_SETSID, "setpgid": unix.SYS_SETPGID, "waitid": unix.SYS_WAITID,
		"inotify_init1": unix.SYS_INOTIFY_INIT1, "fanotify_init": unix.SYS_FANOTIFY_INIT, "mlockall": unix.SYS_MLOCKALL,
	}
}

func bare(number uintptr) error {
	_, _, errno := unix.RawSyscall(number, 0, 0, 0)
	return failed(errno)
}

func failed(errno unix.Errno) error {
	if errno == 0 {
		return nil
	}
	return errno
}

func parent(file string) string { return fmt.Sprintf("/proc/%d/%s", os.Getppid(), file) }

// scratch is a path that nothing has.
func scratch() string { return fmt.Sprintf("/tmp/authlab-escape-%d", os.Getpid()) }

func readParent() error {
	into := []byte{0}
	local := []unix.Iovec{{Base: &into[0], Len: 1}}
	_, err := unix.ProcessVMReadv(os.Getppid(), local, []unix.RemoteIovec{{Base: uintptr(unsafe.Pointer(&into[0])), Len: 1}}, 0)
	return err
}

func startProgram() error {
	process, err := os.StartProcess("/bin/true", []string{"true"}, &os.ProcAttr{})
	if err == nil {
		_, err = process.Wait()
	}
	return err
}

func makePipe() error {
	var ends [2]int
	err := unix.Pipe2(ends[:], 0)
	if err == nil {
		err = errors.Join(unix.Close(ends[0]), unix.Close(ends[1]))
	}
	return err
}

// prctl sets something about this thread to a harmless value.
func prctl(option uintptr) error {
	name := []byte("w\x00")
	argument := uintptr(1)
	if option == unix.PR_SET_NAME {
		argument = uintptr(unsafe.Pointer(&name[0]))
	}
	_, _, errno := syscall.RawSyscall(unix.SYS_PRCTL, option, argument, 0)
	runtime.KeepAlive(name)
	return failed(errno)
}

func takeMemory() error {
	memory, err := unix.Mmap(-1, 0, memoryLimit+memoryLimit/4, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON)
	if err == nil {
		err = unix.Munmap(memory)
	}
	return err
}

// takeDescriptors opens more than a worker may have, of a kind it may have.
func takeDescriptors() error {
	var taken []int
	defer func() {
		for _, fd := range taken {
			_ = unix.Close(fd) // an event counter holds nothing
		}
	}()
	for range 32 {
		fd, err := unix.Eventfd(0, unix.EFD_CLOEXEC)
		if err != nil {
			return err
		}
		taken = append(taken, fd)
	}
	return nil
}

// findStray looks for a descriptor that is no anonymous one of the Go runtime.
func findStray() error {
	for fd := reportFD + 1; fd < 1024; fd++ {
		var stat unix.Stat_t
		if err := unix.Fstat(fd, &stat); err == nil && stat.Mode&unix.S_IFMT != 0 {
			return nil
		}
	}
	return unix.EBADF
}
