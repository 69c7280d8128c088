package plain

import (
	"strings"

	"authlab/lab"
	"authlab/tui/widget"
)

// signInDesk lies over the desk of a craft while somebody signs in.
type signInDesk struct {
	*craftDesk
	who, way string
	walk     lab.SignIn
	sent     int
}

// signIn begins a sign-in: "fin one-time code". Without a way it lists those there are,
// and without anybody those who have some.
func (d *craftDesk) signIn(rest string) error {
	entry, enters := d.Run.Target(d.step.ID).(lab.Entry)
	if !enters {
		return &lab.Mistake{What: "nobody can sign in here", Try: "keys"}
	}
	who, way, _ := strings.Cut(rest, " ")
	if way = strings.TrimSpace(way); way == "" {
		return d.waysIn(entry, who)
	}
	walk, err := entry.SignIn(who, way)
	if err != nil {
		return err
	}
	desk := &signInDesk{craftDesk: d, who: who, way: way, walk: walk}
	d.desk = desk
	desk.show()
	return nil
}

// waysIn lists how somebody can sign in, or everybody.
func (d *craftDesk) waysIn(entry lab.Entry, who string) error {
	keys, err := d.Run.Keys(d.step.ID)
	if err != nil {
		return err
	}
	listed := map[string]bool{}
	for _, key := range keys {
		if who != "" && key.Who != who || listed[key.Who] {
			continue
		}
		listed[key.Who] = true
		for _, way := range entry.WaysIn(key.Who) {
			d.line("  signin %s %s: %s", key.Who, way.Name, way.About)
		}
	}
	if len(listed) == 0 {
		return &lab.Mistake{What: who + " is nobody here", Try: "signin, which lists everybody"}
	}
	return nil
}

func (d *signInDesk) show() {
	step, due := d.walk.Due()
	if !due {
		d.line("this sign-in is over: %s", d.help())
		return
	}
	d.heading("%s signs in by %s · exchange %d: %s", d.who, d.way, d.sent+1, step.Title)
	d.block(widget.ShortTokens(step.Request.Text()))
	d.prose(step.Proves + " (" + step.Clause + ")")
	d.line("%s", d.help())
}

func (d *signInDesk) help() string {
	if key := d.walk.Key(); key.Who != "" {
		return "use puts the credential into the request; leave goes back to it as it is"
	}
	if _, due := d.walk.Due(); due {
		return "send sends it; leave goes back to the request"
	}
	return "leave goes back to the request"
}

func (d *signInDesk) answer(line string) (bool, error) {
	switch strings.TrimSpace(line) {
	case "send":
		return true, d.send()
	case "use":
		return true, d.use()
	case "leave":
		d.leave()
	default:
		return false, nil
	}
	return true, nil
}

func (d *signInDesk) send() error {
	exchange, err := d.walk.Send(d.ctx)
	if exchange.Response.Status != 0 {
		d.sent++
		d.seen = append(d.seen, exchange)
		exchange.Request.Target, exchange.Response = widget.ShortTokens(exchange.Request.Target), widget.ShortResponse(exchange.Response)
		d.exchange(exchange)
	}
	if err != nil {
		return err
	}
	if key := d.walk.Key(); key.Who != "" {
		d.line("on the keyring now: %s %s", key.Who, key.With)
	}
	d.show()
	return nil
}

func (d *signInDesk) use() error {
	key := d.walk.Key()
	if key.Who == "" {
		return &lab.Mistake{What: "the sign-in has led to no credential yet", Try: d.help()}
	}
	d.pending = d.pending.With(key)
	d.leave()
	return nil
}

// leave goes back to the request.
func (d *craftDesk) leave() {
	d.desk = d
	d.line("back at the request%s:", d.asWhom())
	d.request(d.pending)
}
