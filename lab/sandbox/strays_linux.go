package sandbox

import (
	"fmt"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// closeStrays closes every file that the worker was started with beyond its
// own. Go opens files for one process only, but what the learner's shell left
// open to this program is handed on to all it starts.
func closeStrays() error {
	strays, err := strays()
	if err != nil {
		return err
	}
	for _, fd := range strays {
		if err := unix.Close(fd); err != nil {
			return fmt.Errorf("descriptor %d: %w", fd, err)
		}
	}
	return nil
}

// noStray asserts that none is left.
func noStray() error {
	strays, err := strays()
	if err == nil && len(strays) > 0 {
		err = fmt.Errorf("these descriptors stay open: %v", strays)
	}
	return err
}

// strays lists the descriptors after the report that the Go runtime did not open
// to wait on others.
func strays() ([]int, error) {
	const dir = "/proc/self/fd"
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var found []int
	for _, entry := range entries {
		fd, err := strconv.Atoi(entry.Name())
		if err != nil {
			return nil, err
		}
		// The listing itself was open while it was made: it has no link any more.
		link, err := os.Readlink(dir + "/" + entry.Name())
		if err == nil && fd > reportFD && !waitsOnOthers(link) {
			found = append(found, fd)
		}
	}
	return found, nil
}

func waitsOnOthers(link string) bool {
	return link == "anon_inode:[eventpoll]" || link == "anon_inode:[eventfd]"
}
