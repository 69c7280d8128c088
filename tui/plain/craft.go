package plain

import (
	"cmp"
	"slices"
	"strings"

	"authlab/lab"
)

// craftDesk holds a request being made: "as sue session", "send GET /path", or
// a whole request between "request" and a line with a single dot.
type craftDesk struct {
	*game
	step    *lab.Step
	typing  bool
	lines   []string
	began   string // the text of the request as it was at first
	pending lab.Request
}

// newCraftDesk begins with the request as it was left, where it was and can be read, or
// else with the step's.
func newCraftDesk(g *game, step *lab.Step, anew bool) *craftDesk {
	d := &craftDesk{game: g, step: step}
	d.pending, _ = g.Run.Request(step.ID) // the lesson compiler has built it already
	if text, kept := g.Run.Kept(step.ID); kept && !anew {
		if request, err := lab.ParseRequest(text); err == nil {
			d.pending = request
		}
	}
	d.began = d.pending.Text()
	return d
}

// unfinished is the request where it was touched.
func (d *craftDesk) unfinished() (text string, changed bool) {
	text = d.pending.Text()
	return text, text != d.began
}

func (d *craftDesk) atWork() lab.Request { return d.pending }

// asWhom names the one whose credential the request carries.
func (d *craftDesk) asWhom() string {
	if len(lab.ShownIn(d.pending.Text())) == 0 {
		return ", as nobody"
	}
	keys, _ := d.Run.Keys(d.step.ID) // without them it is not named
	for _, key := range keys {
		if key.In(d.pending.Text()) {
			return ", as " + key.Who
		}
	}
	return ""
}

func (d *craftDesk) show() {
	d.prose("goal: " + d.Run.Text(d.step.Craft.Goal))
	d.line("the request so far%s:", d.asWhom())
	d.request(d.pending)
	d.line("%s", d.help())
}

func (d *craftDesk) help() string {
	return strings.Join([]string{
		"send (as it is), send METHOD PATH, body TEXT, request (lines, or a curl command, up to a single dot)",
		"as WHO [CREDENTIAL], keys [WHO], signin [WHO [WAY]] (step by step), token (the token bench)",
		"requests (to take up again, and to keep), use (the solution, once it was shown)",
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
		return true, d.keys(rest)
	case "as":
		return true, d.become(rest)
	case "signin":
		return true, d.signIn(rest)
	case "token":
		return true, d.token()
	case "requests":
		return true, d.requests()
	case "take":
		return true, d.takeUp(rest)
	case "keep":
		return true, d.keep()
	case "drop":
		return true, d.drop(rest)
	case "use":
		return true, d.use()
	case "body":
		d.pending.Body = rest
		d.request(d.pending)
	case "request":
		d.typing, d.lines = true, nil
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
	text, read := strings.Join(d.lines, "\n"), lab.ParseRequest
	if lab.IsCurl(text) {
		read = lab.ReadCurl
	}
	request, err := read(text)
	if err != nil {
		return err
	}
	d.pending = request
	d.line("as WHO puts a credential into it, send sends it")
	return nil
}

// keys lists the keyring, or all that one person has, with what each proves.
func (d *craftDesk) keys(who string) error {
	keys, err := d.Run.Keys(d.step.ID)
	if err != nil {
		return err
	}
	keys = slices.DeleteFunc(keys, func(key lab.Key) bool { return who != "" && key.Who != who })
	if len(keys) == 0 {
		return &lab.Mistake{What: who + " is nobody here", Try: "keys, which lists everybody"}
	}
	said := ""
	for _, key := range keys {
		d.line("  %-9s %-21s %s", key.Who, key.With, cmp.Or(key.Wrong, key.Note))
		if who != "" {
			said = d.about(key, said)
		}
	}
	if who == "" {
		d.line("keys WHO tells what each of theirs proves, and how old it is")
	}
	return nil
}

// about says what a key proves, unless that was just said, and of a token what it says
// and how old it is. It returns what the key proves.
func (d *craftDesk) about(key lab.Key, said string) string {
	proves := key.Proves()
	if proves != said {
		d.line("    %s", proves)
	}
	if token, err := lab.ParseToken(key.Secret()); err == nil {
		d.line("    %s", token.InShort(lab.ClockOf(d.Run.Target(d.step.ID))))
	}
	return proves
}

// use puts the solution into the request, once it was shown.
func (d *craftDesk) use() error {
	solution, err := d.shownSolution()
	if err != nil {
		return err
	}
	request, err := lab.ParseRequest(solution)
	if err != nil {
		return err
	}
	d.pending = request
	d.line("it is in the request now; send sends it")
	return nil
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
	d.pending = d.pending.With(key)
	d.request(d.pending)
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
