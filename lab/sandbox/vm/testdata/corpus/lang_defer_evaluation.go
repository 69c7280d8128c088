//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
)

type log struct{ lines []string }

func (l *log) add(format string, args ...any) *log {
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
	return l
}

type closer struct {
	name string
	to   *log
}

func (c closer) Close()         { c.to.add("close %s", c.name) }
func (c *closer) ClosePointer() { c.to.add("close pointer %s", c.name) }

func order(l *log) (n int, err error) {
	defer func() {
		l.add("last n=%d err=%v", n, err)
		n *= 2
	}()
	for i := range 3 {
		defer l.add("loop %d", i)
	}
	c := closer{"first", l}
	defer c.Close()
	defer c.ClosePointer()
	c.name = "second"
	defer l.add("chain").add("later")
	l.add("body")
	n = 1
	return n + 1, errors.New("returned")
}

func rethrow(l *log) (text string) {
	defer func() { text = fmt.Sprint("outer got ", recover()) }()
	defer func() {
		defer func() { l.add("inner recover %v", recover()) }()
		panic(fmt.Sprint("replaces ", recover()))
	}()
	defer func() {
		if p := recover(); p != nil {
			panic(fmt.Sprintf("again: %v", p))
		}
	}()
	panic("first")
}

func notDirect() (text string) {
	defer func() { text = fmt.Sprint("caught ", recover()) }()
	defer func() {
		helper := func() any { return recover() }
		if got := helper(); got != nil {
			text = "helper caught"
		}
	}()
	panic("deep")
}

func inLoop() (out []int) {
	for i := 0; i < 3; i++ {
		func() {
			defer func() {
				if recover() != nil {
					out = append(out, -i)
				}
			}()
			if i == 1 {
				panic(i)
			}
			out = append(out, i)
		}()
	}
	return out
}

func deferInCondition(l *log, yes bool) {
	if yes {
		defer l.add("conditional")
	}
	l.add("end")
}

func early(n int) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("early(%d): %w", n, err)
		}
	}()
	if n > 1 {
		return errors.New("too large")
	}
	return nil
}

func nilFunc() (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	var f func()
	defer f()
	return "reached"
}

func Handle(w http.ResponseWriter, r *http.Request) {
	l := &log{}
	fmt.Fprintln(w, fmt.Sprint(order(l)))
	fmt.Fprintln(w, rethrow(l))
	fmt.Fprintln(w, notDirect(), inLoop())
	deferInCondition(l, true)
	deferInCondition(l, false)
	fmt.Fprintln(w, early(1), early(2), nilFunc())
	fmt.Fprintln(w, strings.Join(l.lines, "\n"))
	var err error = errors.New("x")
	func() {
		defer func() {
			if e, ok := recover().(error); ok {
				err = e
			}
		}()
		var m map[string]int
		m["a"] = 1
	}()
	fmt.Fprintln(w, err)
	func() {
		defer func() {
			p := recover()
			_, isError := p.(error)
			_, isRuntime := p.(interface{ RuntimeError() })
			fmt.Fprintf(w, "%v %T %v %v\n", p, p, isError, isRuntime)
		}()
		panic(fmt.Errorf("wrapped: %w", err))
	}()
	fmt.Fprintln(w, recover())
}
