// Authlab is a teaching lab and terminal game about the two checkpoints of every
// request: authentication proves who is calling, authorization decides what that
// caller may do.
package main

import (
	"context"
	"os"

	"authlab/lab/sandbox"
	"authlab/tui/command"
)

func main() {
	sandbox.WorkerMain() // does not return in a worker
	os.Exit(command.Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}
