//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// built builds a package of this module, and returns where.
func built(tb testing.TB, pkg string) string {
	tb.Helper()
	program := filepath.Join(tb.TempDir(), "program")
	if out, err := exec.Command("go", "build", "-o", program, pkg).CombinedOutput(); err != nil {
		tb.Fatalf("%s: %v\n%s", pkg, err, out)
	}
	return program
}

// terminal is a real one of 120 by 40 cells with a program at it.
type terminal struct {
	tb    testing.TB
	cmd   *exec.Cmd
	began time.Time
	tty   *os.File

	mu    sync.Mutex
	drawn bytes.Buffer // since the last look
	more  chan struct{}
}

// sitAt starts a program at a terminal.
func sitAt(tb testing.TB, data, program string, args ...string) *terminal {
	tb.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "AUTHLAB_DATA="+data, "TERM=xterm-256color", "COLORTERM=truecolor", "VISUAL=", "EDITOR=")
	began := time.Now()
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 120, Rows: 40})
	if err != nil {
		tb.Fatal(err)
	}
	term := &terminal{tb: tb, cmd: cmd, began: began, tty: tty, more: make(chan struct{}, 1)}
	go term.read()
	return term
}

func (term *terminal) read() {
	chunk := make([]byte, 64<<10)
	for {
		n, err := term.tty.Read(chunk)
		term.mu.Lock()
		term.drawn.Write(chunk[:n])
		term.mu.Unlock()
		select {
		case term.more <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// shows waits until a text is drawn, and returns how long after the start that was.
func (term *terminal) shows(text string) time.Duration {
	term.tb.Helper()
	late := time.After(time.Minute)
	for !bytes.Contains(term.look(), []byte(text)) {
		select {
		case <-term.more:
		case <-late:
			term.tb.Fatalf("%q does not come; drawn is\n%s", text, ansi.Strip(string(term.look())))
		}
	}
	return time.Since(term.began)
}

func (term *terminal) look() []byte {
	term.mu.Lock()
	defer term.mu.Unlock()
	return bytes.Clone(term.drawn.Bytes())
}

// forget drops what was drawn so far.
func (term *terminal) forget() {
	term.mu.Lock()
	defer term.mu.Unlock()
	term.drawn.Reset()
}

// types sends bytes as a keyboard does.
func (term *terminal) types(keys string) {
	term.tb.Helper()
	if _, err := term.tty.WriteString(keys); err != nil {
		term.tb.Fatal(err)
	}
}

// leave ends the program.
func (term *terminal) leave() {
	_ = term.cmd.Process.Kill() // it may have ended
	_ = term.cmd.Wait()
	_ = term.tty.Close()
}
