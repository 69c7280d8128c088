package plain

import (
	"fmt"
	"strconv"
	"strings"

	"authlab/lab"
)

// came prints an exchange, and keeps it to be read again.
func (g *game) came(exchange lab.Exchange) {
	g.seen = append(g.seen, exchange)
	g.exchange(exchange)
}

// exchanges lists every exchange so far.
func (g *game) exchanges() {
	if len(g.seen) == 0 {
		g.line("nothing was sent yet")
		return
	}
	for i, exchange := range g.seen {
		g.line("  %d. %s", i+1, inShort(exchange))
	}
	g.line("exchange N reads one again, compare N M tells two side by side, resend N [WHO [CREDENTIAL]] sends one once more")
}

func inShort(exchange lab.Exchange) string {
	who := lab.Nobody
	if exchange.Principal != nil {
		who = exchange.Principal.ID
	}
	return fmt.Sprintf("%s · %s %s -> %d at %s", who, exchange.Request.Method, exchange.Request.Target, exchange.Response.Status, exchange.Trace.StoppedAt())
}

// readAgain prints one of them, the request too.
func (g *game) readAgain(number string) error {
	exchange, err := g.numbered(number)
	if err != nil {
		return err
	}
	g.request(exchange.Request)
	g.exchange(exchange)
	return nil
}

// compare tells where two of them parted, and then the gates of the one and the other.
func (g *game) compare(numbers string) error {
	first, second, _ := strings.Cut(numbers, " ")
	left, err := g.numbered(first)
	if err != nil {
		return err
	}
	right, err := g.numbered(second)
	if err != nil {
		return err
	}
	g.line("%s", left.Trace.PartsFrom(right.Trace))
	for _, one := range []struct {
		number   string
		exchange lab.Exchange
	}{{first, left}, {second, right}} {
		g.line("exchange %s: %s", strings.TrimSpace(one.number), inShort(one.exchange))
		g.gates(one.exchange.Trace)
	}
	return nil
}

// numbered is an exchange by its number in the list.
func (g *game) numbered(text string) (lab.Exchange, error) {
	at, found := counted(strings.TrimSpace(text), len(g.seen))
	switch {
	case len(g.seen) == 0:
		return lab.Exchange{}, &lab.Mistake{What: "nothing was sent yet", Try: "sending a request first"}
	case !found:
		return lab.Exchange{}, &lab.Mistake{What: fmt.Sprintf("%q is no exchange's number", text), Try: fmt.Sprintf("1 to %d; exchanges lists them", len(g.seen))}
	}
	return g.seen[at], nil
}

// counted reads a number of something listed from 1 to count, and counts it from 0.
func counted(number string, count int) (index int, found bool) {
	at, err := strconv.Atoi(number)
	return at - 1, err == nil && at >= 1 && at <= count
}
