package sandbox

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"runtime/debug"

	"golang.org/x/sys/unix"

	"authlab/lab/sandbox/check"
)

// measured is a worker that reports the most memory it ever had. What the kernel
// tells of a process that ended counts its parent's too, whose memory it has
// shared until it started the program; so it looks itself, through a file that
// takes the place of the job.
func measured() {
	status, err := os.Open("/proc/self/status")
	if err != nil {
		panic(err)
	}
	asWorker(func(desk *reporter, j job, rest *json.Decoder) {
		if err := unix.Dup3(int(status.Fd()), 0, 0); err != nil {
			panic(err)
		}
		lockIn()
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(collectAt)
		answer(j, rest, check.New(), desk)
		text := make([]byte, 4<<10)
		n, err := unix.Pread(0, text, 0)
		if err != nil {
			panic(err)
		}
		_, from, _ := bytes.Cut(text[:n], []byte("VmHWM:"))
		desk.send(report{Layers: []Layer{{Name: "peak", Why: "VmHWM: " + string(bytes.TrimSpace(from))}}})
	})
}

// asWorker reads the job, and reports in its name.
func asWorker(say func(*reporter, job, *json.Decoder)) {
	var j job
	text, _ := io.ReadAll(os.Stdin) // all of it: measured puts a file in its place
	rest := json.NewDecoder(bytes.NewReader(text))
	_ = rest.Decode(&j) // without a nonce nothing is believed
	desk := &reporter{nonce: j.Nonce, lines: json.NewEncoder(reportFile())}
	say(desk, j, rest)
	desk.send(report{Done: true})
}
