package command

import (
	"runtime/debug"
	"time"
)

// beThrifty has little collected while the pack is read, where there is little to collect:
// it would take a quarter of the start. Soon more is, before play makes a habit of room.
// A limit would not do: beyond it the collector never rests.
func beThrifty() {
	const read = 150 * time.Millisecond // with a look at the first screen
	debug.SetGCPercent(400)
	time.AfterFunc(read, func() { debug.SetGCPercent(50) })
}

// giveBack returns to the system what nothing needs for now: what the start took, or a
// picture or a verdict.
func giveBack() {
	debug.FreeOSMemory()
	leaveFile()
}
