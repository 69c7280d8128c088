package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"authlab/lab"

	"github.com/charmbracelet/x/ansi"
)

// DrillConfig is what a drill in lines is played with.
type DrillConfig struct {
	Drill *lab.Drill
	In    io.Reader
	Out   io.Writer
}

// drill is a gatekeeper at a prompt.
type drill struct {
	printer
	*lab.Drill
	current  lab.Situation
	answered lab.Situation // the one before; its trace is empty before there is one
}

// Drill deals until the drill, or the input, is at its end.
func Drill(ctx context.Context, config DrillConfig) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	d := &drill{printer: printer{out: config.Out}, Drill: config.Drill}
	if day := d.Day(); day != nil {
		d.heading("%s", day.Title)
		d.prose(day.Story)
		d.prose(day.News)
	}
	if mode := d.Mode(); mode != "" {
		d.line("drill: %s", mode)
	}
	if subject := d.Plan().Subject(); subject != "" {
		d.line("only %s", subject)
	}
	if best, played := d.Best(); played {
		d.line("your best of %s: %d points, %d of %d right, on %s", best.BlitzKind, best.Points, best.Right, best.Asked, best.At.Format("2 January 2006"))
	}
	if rung, gentle := d.Rung(); gentle {
		d.line("rung %d of %d: %s", rung.Number, rung.Of, rung.News)
	}
	if done := d.Tally().Asked; done > 0 {
		d.line("you left it after %d", done)
	}
	d.line("You stand at the gate. Each request comes with its papers: let it in, or refuse it with a status and")
	d.line("the gate that stops it. help lists the words, quit ends.")
	err := d.loop(ctx, lines(ctx, config.In))
	if errors.Is(err, errQuit) || errors.Is(err, lab.ErrOver) {
		err = nil
	}
	d.tally()
	if against := d.Against(d.Points()); against != "" && d.Tally().Asked > 0 {
		d.line("%s", against)
	}
	return errors.Join(err, d.failed)
}

func (d *drill) loop(ctx context.Context, lines <-chan string) error {
	if err := d.deal(ctx); err != nil {
		return err
	}
	for d.failed == nil {
		select {
		case <-ctx.Done():
			return nil
		case line, open := <-lines:
			if !open {
				return nil
			}
			if err := d.take(ctx, strings.TrimSpace(line)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *drill) deal(ctx context.Context) (err error) {
	if d.current, err = d.Next(ctx); err != nil {
		return err
	}
	d.show()
	return nil
}

// show tells the request and its papers.
func (d *drill) show() {
	d.heading("%d%s", d.Tally().Asked+1, d.clock())
	d.request(d.current.Request)
	for _, paper := range d.current.Papers {
		d.paper(paper)
	}
	d.line("your stamp? %s", d.stamps())
}

// clock is how much time is left, where there is a clock.
func (d *drill) clock() string {
	if left := d.Left(); left > 0 {
		return fmt.Sprintf(" · %s left", left.Round(time.Second))
	}
	if left, clocked := d.Pace(); clocked {
		return fmt.Sprintf(" · %s for this one", left.Round(time.Second))
	}
	return ""
}

// paper is printed in as few lines as it takes.
func (d *drill) paper(paper lab.Paper) {
	facts := make([]string, len(paper.Facts))
	for i, fact := range paper.Facts {
		facts[i] = fact.Name + ": " + fact.Value
	}
	d.line("%s", paper.Title)
	d.block(ansi.Wordwrap(strings.Join(facts, " · "), width-4, ""))
}

func (d *drill) stamps() string {
	var refusals []string
	for _, status := range d.current.Statuses {
		if status != lab.Welcome {
			refusals = append(refusals, strconv.Itoa(status))
		}
	}
	return "in, or STATUS (" + strings.Join(refusals, ", ") + ") GATE (" + strings.Join(lab.GateNames(), ", ") + ")"
}

func (d *drill) take(ctx context.Context, line string) error {
	switch line {
	case "":
		return nil
	case "quit", "exit":
		return errQuit
	case "help", "?":
		d.line("%s", d.stamps())
		d.line("papers tells the request and its papers again, gates how the one before went through the gates")
		d.line("score says how it goes, quit ends")
		return nil
	case "papers":
		d.show()
		return nil
	case "gates":
		if d.answered.Exchange.Trace == nil {
			d.line("nothing was stamped yet")
		}
		d.gates(d.answered.Exchange.Trace)
		return nil
	case "score":
		d.tally()
		return nil
	}
	said, err := d.read(line)
	if err == nil {
		var made lab.Stamped
		before, _ := d.Rung()
		if made, err = d.Stamp(ctx, said); err == nil {
			d.answered = d.current
			d.compare(made)
			if now, _ := d.Rung(); now.Number > before.Number {
				d.line("new now, rung %d of %d: %s", now.Number, now.Of, now.News)
			}
			return d.deal(ctx)
		}
	}
	var mistake *lab.Mistake
	if errors.As(err, &mistake) {
		d.line("%v", err)
		return nil
	}
	return err
}

// read takes "in" or "403 object".
func (d *drill) read(line string) (lab.Stamp, error) {
	words := strings.Fields(line)
	if words[0] == "in" && len(words) == 1 {
		return lab.Stamp{Status: lab.Welcome, Gate: lab.GateHandler}, nil
	}
	status, err := strconv.Atoi(words[0])
	if err != nil || !slices.Contains(d.current.Statuses, status) || len(words) != 2 || !lab.Gate(words[1]).Known() {
		return lab.Stamp{}, &lab.Mistake{What: fmt.Sprintf("%q is no stamp", line), Try: d.stamps()}
	}
	return lab.Stamp{Status: status, Gate: lab.Gate(words[1])}, nil
}

func (d *drill) compare(made lab.Stamped) {
	if made.Slip == lab.NoSlip {
		d.line("right: %s, %s (%s)", made.Was, made.Reason, made.Was.Clause())
		return
	}
	d.line("%s: you said %s, the API %s, for %s (%s)", made.Slip, made.Said, made.Was, made.Reason, made.Was.Clause())
	d.gates(d.answered.Exchange.Trace)
}

func (d *drill) tally() {
	tally := d.Tally()
	d.line("")
	d.line("%d of %d right, %d in a row at best", tally.Right, tally.Asked, tally.Longest)
	if d.Day() != nil {
		d.line("pay %d", tally.Pay())
	}
	if d.Mode() == lab.Blitz {
		d.line("%d points, %d of them for speed", d.Points(), d.Points()-lab.PointsOf(d.Stamped(), false))
	}
	for _, slip := range lab.Slips() {
		if n := tally.Slips[slip]; n > 0 || d.Day() != nil && (slip == lab.LetIn || slip == lab.KeptOut) {
			d.line("  %s: %d", slip, n)
		}
	}
	if tally.Late > 0 {
		d.line("  right, and late: %d", tally.Late)
	}
}
