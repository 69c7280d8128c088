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
		unix.RLIMIT_DATA:   data + memoryLimit,
		unix.RLIMIT_CPU:    uint64(processorTime.Seconds()),
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

// limited asserts that no more memory can be had than the limit, and that no
// file can grow.
func limited() error {
	var size unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &size); err != nil {
		return err
	}
	if size.Cur != 0 || size.Max != 0 {
		return errors.New("a file can still grow")
	}
	// Mapped, not touched: no memory is taken even where it is given. A quarter
	// more, since the limit was set by a count that includes the stack.
	tooMuch, err := unix.Mmap(-1, 0, memoryLimit+memoryLimit/4, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON)
	if !errors.Is(err, unix.ENOMEM) {
		return errors.Join(errors.New("more memory can still be had"), err, unix.Munmap(tooMuch))
	}
	return nil
}
