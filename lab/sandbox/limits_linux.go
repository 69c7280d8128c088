package sandbox

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// limitResources bounds what the process may take. Threads are not among it:
// RLIMIT_NPROC counts those of all the learner's programs.
func limitResources() error {
	data, err := dataSize()
	if err != nil {
		return err
	}
	for resource, limit := range map[int]uint64{
		// A Go program starts with more than a gigabyte of address space, so only
		// what it can write to is worth counting.
		unix.RLIMIT_DATA: data + memoryLimit,
		// Two threads for the whole time: this is for a worker whose parent died.
		unix.RLIMIT_CPU:    uint64(2 * deadline.Seconds()),
		unix.RLIMIT_FSIZE:  0,
		unix.RLIMIT_NOFILE: 16,
		unix.RLIMIT_CORE:   0,
	} {
		if err := unix.Setrlimit(resource, &unix.Rlimit{Cur: limit, Max: limit}); err != nil {
			return fmt.Errorf("limit %d: %w", resource, err)
		}
	}
	return nil
}

// dataSize is how many bytes of memory the process can write to now.
func dataSize() (uint64, error) {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, err
	}
	var total, resident, shared, code, library, data uint64
	if _, err := fmt.Sscan(string(text), &total, &resident, &shared, &code, &library, &data); err != nil {
		return 0, fmt.Errorf("/proc/self/statm: %w", err)
	}
	return data * uint64(os.Getpagesize()), nil
}

// noLargerLimit asserts that a file cannot grow.
func noLargerLimit() error {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	if limit.Cur != 0 || limit.Max != 0 {
		return errors.New("the kernel did not take them")
	}
	return nil
}
