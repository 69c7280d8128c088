package command

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// leaveFile has the system take this program's code and constants out of its memory.
// Nearly all of them come in at the start, when each package is set up, since around
// a page that is touched the system takes in all it holds of the file there; play needs
// half, which comes back at once, page by page, from what is still held of the file.
func leaveFile() {
	program, err := os.Executable()
	if err != nil {
		return // it stays as it is
	}
	maps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		return
	}
	for _, one := range mapped(string(maps)) {
		if one.file == program && one.unwritten() {
			_, _, _ = unix.Syscall(unix.SYS_MADVISE, one.from, one.to-one.from, unix.MADV_DONTNEED) // at worst it stays
		}
	}
}

// mapping is a part of a process's memory, as proc_pid_smaps(5) tells of it.
type mapping struct {
	from, to uintptr
	access   string // such as r-xp
	file     string
	own      int // what is not the file's any more, in kilobytes; negative where that is not told
}

// unwritten reports whether it is the file's still, and will be.
func (m mapping) unwritten() bool { return strings.HasPrefix(m.access, "r-") && m.own == 0 }

func mapped(smaps string) []mapping {
	var all []mapping
	for line := range strings.Lines(smaps) {
		one := mapping{own: -1}
		if n, _ := fmt.Sscanf(line, "%x-%x %s", &one.from, &one.to, &one.access); n == 3 {
			_, one.file, _ = strings.Cut(line, "/")
			one.file = "/" + strings.TrimSuffix(one.file, "\n")
			all = append(all, one)
		} else if rest, found := strings.CutPrefix(line, "Anonymous:"); found && len(all) > 0 {
			_, _ = fmt.Sscan(rest, &all[len(all)-1].own) // what cannot be read stays unknown
		}
	}
	return all
}
