package vm

import (
	"fmt"
	"go/token"
	"strconv"
)

// CrashKind says which way a run ended badly.
type CrashKind string

const (
	CrashPanic       CrashKind = "panic"       // the code panicked and nothing recovered it
	CrashSteps       CrashKind = "steps"       // it ran on without an end
	CrashBytes       CrashKind = "bytes"       // it used too much memory
	CrashDepth       CrashKind = "depth"       // it called itself too deep
	CrashDeadlock    CrashKind = "deadlock"    // everything in it waits for something else in it
	CrashUnsupported CrashKind = "unsupported" // it used what the bench does not run
	CrashInternal    CrashKind = "internal"    // the evaluator itself failed
)

// Crash is how a run came to grief. It is raised as a Go panic out of whatever
// the machine was asked to do.
type Crash struct {
	Kind    CrashKind
	Message string
	Pos     string // file:line:col in the learner's file, or empty
	Try     string
}

func (c *Crash) Error() string {
	text := c.Message
	if c.Pos != "" {
		text = c.Pos + ": " + text
	}
	if c.Try != "" {
		text += "; try " + c.Try
	}
	return text
}

// abort ends the run for good: no recover of the learner's catches it.
func (m *Machine) abort(kind CrashKind, message, try string) {
	m.dead = &Crash{Kind: kind, Message: message, Pos: m.position(), Try: try}
	panic(m.dead)
}

// internal is the crash of an evaluator that failed itself.
func (m *Machine) internal(failure error) *Crash {
	return &Crash{Kind: CrashInternal, Message: "the bench failed: " + failure.Error(), Pos: m.position(), Try: "writing this in another way"}
}

func (m *Machine) unsupported(format string, args ...any) {
	m.abort(CrashUnsupported, fmt.Sprintf(format, args...)+": the bench does not run this", "writing it in another way")
}

// position is where the learner's file stands: the innermost call that is not
// in a stub package.
func (m *Machine) position() string {
	for fr := m.top; fr != nil; fr = fr.caller {
		if pos := m.learnerPos(fr.pos()); pos != "" {
			return pos
		}
	}
	return ""
}

// Position is where in the learner's file the code stands that the host was
// called from; empty where none of it runs.
func (m *Machine) Position() string { return m.position() }

func (m *Machine) learnerPos(pos token.Pos) string { return m.program.learnerPos(pos) }

// Entry is where the function that the API calls is declared.
func (p *Program) Entry() string { return p.learnerPos(p.checked.Entry.Pos()) }

func (p *Program) learnerPos(pos token.Pos) string {
	checked := p.checked
	if pos < checked.File.FileStart || pos > checked.File.FileEnd {
		return ""
	}
	at := checked.Fset.PositionFor(pos, false)
	return at.Filename + ":" + strconv.Itoa(at.Line) + ":" + strconv.Itoa(at.Column)
}

// learnerPanic is a panic of the learner's own: recover may catch it.
type learnerPanic struct {
	value iface
	pos   string
}

// raise panics as the runtime would.
func (m *Machine) raise(format string, args ...any) {
	m.fail(errorString("runtime error: " + fmt.Sprintf(format, args...)))
}

// outOfBounds panics as the runtime does for an index or a bound.
func (m *Machine) outOfBounds(format string, args ...any) {
	m.fail(boundsError{"runtime error: " + fmt.Sprintf(format, args...)})
}

func (m *Machine) fail(err error) { m.throw(m.hostValue(err)) }

func (m *Machine) throw(value iface) {
	panic(&learnerPanic{value: value, pos: m.position()})
}

// crashOf turns an uncaught panic into a Crash.
func (m *Machine) crashOf(p *learnerPanic) *Crash {
	text := m.panicText(p.value)
	return &Crash{Kind: CrashPanic, Message: "panic: " + text, Pos: p.pos, Try: tryAfter(text)}
}

// panicText prints a panic's value the way the runtime does.
func (m *Machine) panicText(v iface) string {
	if host, ok := v.v.(error); ok && v.t != nil && v.t.host != nil {
		return host.Error()
	}
	return m.sprint([]value{v})
}
