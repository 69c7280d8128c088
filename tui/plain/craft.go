package plain

import (
	"cmp"
	"strings"

	"authlab/lab"
)

// craftDesk holds a request being made: "as sue session", "send GET /path", or
// a whole request between "request" and a line with a single dot.
type craftDesk struct {
	*game
	step    *lab.Step
	key     lab.Key
	typing  bool
	lines   []string
	pending lab.Request
}

func newCraftDesk(g *game, step *lab.Step) *craftDesk {
	start := step.Craft.Start
	d := &craftDesk{game: g, step: step}
	d.key, _ = g.Run.Target(step.ID).Key(start.As, start.With) // the lesson compiler has asked for both already
	d.pending, _ = g.Run.Request(step.ID)
	return d
}

func (d *craftDesk) show() {
	d.prose("goal: " + d.Run.Text(d.step.Craft.Goal))
	d.line("the request so far, as %s:", d.key.Who)
	d.request(d.pending)
	d.line("%s", d.help())
}

func (d *craftDesk) help() string {
	return strings.Join([]string{
		"send (as it is), send METHOD PATH, body TEXT, request (lines up to a single dot)",
		"as WHO [CREDENTIAL], keys, signin [WHO [WAY]] (step by step), token (the token bench)",
		"again N (the request of an exchange), curl (the same for your shell)",
		"or any client of your own at " + lab.Addresses(d.Run.Target(d.step.ID)),
	}, "\n")
}

func (d *craftDesk) crafted() *lab.Step { return d.step }

func (d *craftDesk) collecting() bool { return d.typing }

func (d *craftDesk) answer(line string) (bool, error) {
	if d.typing {
		return true, d.collect(line)
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	rest = strings.TrimSpace(rest)
	switch verb {
	case "keys":
		return true, d.keys()
	case "as":
		return true, d.become(rest)
	case "signin":
		return true, d.signIn(rest)
	case "token":
		return true, d.token()
	case "again":
		return true, d.again(rest)
	case "body":
		d.pending.Body = rest
		d.request(d.pending)
	case "request":
		d.typing, d.lines = true, nil
	case "curl":
		return true, d.curl()
	case "send":
		return true, d.send(rest)
	default:
		return false, nil
	}
	return true, nil
}

func (d *craftDesk) collect(line string) error {
	if line != "." {
		d.lines = append(d.lines, line)
		return nil
	}
	d.typing = false
	request, err := lab.ParseRequest(strings.Join(d.lines, "\n"))
	if err != nil {
		return err
	}
	d.pending = request
	d.line("as WHO puts a credential into it, send sends it")
	return nil
}

func (d *craftDesk) keys() error {
	keys, err := d.Run.Keys(d.step.ID)
	for _, key := range keys {
		d.line("  %-9s %-21s %s", key.Who, key.With, cmp.Or(key.Wrong, key.Note))
	}
	return err
}

func (d *craftDesk) become(rest string) error {
	who, with, _ := strings.Cut(rest, " ")
	if who == "" {
		return &lab.Mistake{What: "as needs a name", Try: "as ana, or as ana session"}
	}
	key, err := lab.KeyFor(d.Run.Target(d.step.ID), who, strings.TrimSpace(with), d.pending)
	if err != nil {
		return err
	}
	d.key = key
	d.pending = d.pending.With(key)
	d.request(d.pending)
	return nil
}

// again takes the request of an exchange up.
func (d *craftDesk) again(number string) error {
	exchange, err := d.numbered(number)
	if err != nil {
		return err
	}
	d.pending = exchange.Request
	d.request(d.pending)
	return nil
}

// curl prints the request for the learner's own shell, by TLS where it goes so.
func (d *craftDesk) curl() error {
	way, err := lab.WayTo(d.Run.Target(d.step.ID), d.pending)
	if err != nil {
		return err
	}
	d.block(way.Curl(d.pending))
	return nil
}

func (d *craftDesk) send(rest string) error {
	if rest != "" {
		request, err := lab.ParseRequest(rest)
		if err != nil {
			return err
		}
		d.pending.Method, d.pending.Target = request.Method, request.Target
	}
	return d.exchangeIt()
}

func (d *craftDesk) exchangeIt() error {
	done := d.state().Done
	exchange, attempt, err := d.Run.Send(d.ctx, d.step.ID, d.pending)
	if err != nil {
		return err
	}
	d.came(exchange)
	switch {
	case done:
	case attempt.Right:
		d.done()
	default:
		d.prose("not there yet: " + d.Run.Text(d.step.Craft.Goal))
	}
	return nil
}
