package plain

import (
	"fmt"
	"slices"
	"strings"

	"authlab/lab"
)

// shell prints a request for the learner's own shell, by TLS where it goes so: as curl,
// or as httpie.
func (g *game) shell(request lab.Request, write func(lab.Way, lab.Request) string) error {
	way, err := lab.WayTo(g.Run.Target(g.stepID()), request)
	if err != nil {
		return err
	}
	g.block(write(way, request))
	return nil
}

// copy prints the request of an exchange for a shell, or without a number the one at hand.
func (g *game) copy(number string, write func(lab.Way, lab.Request) string) error {
	if number == "" {
		request, err := g.atHand()
		if err != nil {
			return err
		}
		return g.shell(request, write)
	}
	exchange, err := g.numbered(number)
	if err != nil {
		return err
	}
	return g.shell(exchange.Request, write)
}

// atHand is the request that the step is about.
func (g *game) atHand() (lab.Request, error) {
	if desk, crafting := g.desk.(crafter); crafting {
		return desk.atWork(), nil
	}
	if g.onStep() && g.Run.Scenario().Steps[g.step].Predict != nil {
		return g.Run.Request(g.stepID())
	}
	return lab.Request{}, &lab.Mistake{What: "this step has no request", Try: "the number of an exchange: curl 1"}
}

// resend sends the request of an exchange once more, as it was or as somebody else:
// "2", "2 nobody", "2 ben session".
func (g *game) resend(words string) error {
	if g.foretelling() {
		return &lab.Mistake{What: "nothing is sent in advance of a prediction", Try: "predicting first"}
	}
	number, as, _ := strings.Cut(words, " ")
	exchange, err := g.numbered(number)
	if err != nil {
		return err
	}
	request, target := exchange.Request, g.Run.Target(g.stepID())
	if who, with, _ := strings.Cut(strings.TrimSpace(as), " "); who != "" {
		key, err := lab.KeyFor(target, who, strings.TrimSpace(with), request)
		if err != nil {
			return err
		}
		request = request.With(key)
	}
	came, err := target.Send(g.ctx, request)
	if err != nil {
		return err
	}
	g.came(came)
	g.line("this is exchange %d; compare %s %d tells the two side by side", len(g.seen), number, len(g.seen))
	return nil
}

// foretelling reports whether a prediction is still to be made.
func (g *game) foretelling() bool {
	_, predicts := g.desk.(*predictDesk)
	return predicts && !g.state().Done
}

// kept are the requests on the shelf; none where there is no shelf.
func (g *game) kept() ([]string, error) {
	if g.Shelf == nil {
		return nil, nil
	}
	kept, err := g.Shelf.Kept()
	if err != nil {
		return nil, &lab.Mistake{What: "what was kept cannot be read: " + err.Error(), Try: "again, once that is mended"}
	}
	return kept, nil
}

// requests lists those to take up again: that were kept, and that were sent.
func (d *craftDesk) requests() error {
	kept, err := d.kept()
	if err != nil {
		return err
	}
	all := slices.Concat(kept, lab.SentBefore(d.seen))
	for i, text := range all {
		words := "sent"
		if i < len(kept) {
			words = "kept"
		}
		for _, shown := range lab.ShownIn(text) {
			words += ", with " + shown
		}
		first, _, _ := strings.Cut(text, "\n")
		d.line("  %d. %s (%s)", i+1, first, words)
	}
	if len(all) == 0 {
		d.line("nothing was sent or kept yet")
	}
	d.line("take N puts one into the request, keep keeps yours for another time, drop N keeps one no longer")
	return nil
}

// takeUp puts one of them into the request.
func (d *craftDesk) takeUp(number string) error {
	kept, err := d.kept()
	if err != nil {
		return err
	}
	all := slices.Concat(kept, lab.SentBefore(d.seen))
	at, err := indexIn(number, len(all))
	if err != nil {
		return err
	}
	request, err := lab.ParseRequest(all[at])
	if err != nil {
		return err
	}
	d.pending = request
	d.request(d.pending)
	return nil
}

// keep puts the request on the shelf.
func (d *craftDesk) keep() error {
	if d.Shelf == nil {
		return &lab.Mistake{What: "there is nowhere to keep it", Try: "writing it down"}
	}
	kept, err := d.kept()
	if err == nil {
		err = d.Shelf.Keep(lab.PutFirst(kept, d.pending.Text()))
	}
	if err != nil {
		return unkept(err)
	}
	d.line("kept: requests lists it, here and in other scenarios")
	return nil
}

// unkept says that the shelf cannot be read or written; the game goes on without it.
func unkept(err error) error {
	return &lab.Mistake{What: "it cannot be kept: " + err.Error(), Try: "again, once that is mended"}
}

// drop takes one off the shelf.
func (d *craftDesk) drop(number string) error {
	kept, err := d.kept()
	if err != nil {
		return err
	}
	at, err := indexIn(number, len(kept))
	if err != nil {
		return err
	}
	if err := d.Shelf.Keep(slices.Delete(kept, at, at+1)); err != nil {
		return unkept(err)
	}
	d.line("it is kept no longer")
	return nil
}

// indexIn is a number from a list, counted from 0.
func indexIn(number string, count int) (int, error) {
	at, found := counted(number, count)
	switch {
	case count == 0:
		return 0, &lab.Mistake{What: "there is none", Try: "requests, which lists them"}
	case !found:
		return 0, &lab.Mistake{What: fmt.Sprintf("%q is none of them", number), Try: fmt.Sprintf("1 to %d; requests lists them", count)}
	}
	return at, nil
}
