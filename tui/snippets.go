package tui

import (
	"slices"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openSnippets lays the requests to take up again over the screen.
type openSnippets struct {
	kept, sent []string
	now        string // the request as it stands
	shelf      lab.Shelf
	to         any // who asked
}

// takeText is a request, for whoever asked to choose one.
type takeText struct {
	to   any
	text string
}

// shelved says that the shelf could not be written.
type shelved struct {
	to  *snippets
	err error
}

// snippets is the choice of a request to take up again: those that were kept, and
// those that were sent, the latest first.
type snippets struct {
	openSnippets
	cursor int
	err    error
}

func (p *play) snippets(now string) tea.Cmd {
	sent, shelf, desk := lab.SentBefore(p.seen), p.shelf, p.desk
	return func() tea.Msg {
		of := openSnippets{sent: sent, now: now, shelf: shelf, to: desk}
		if shelf != nil {
			kept, err := shelf.Kept()
			if err != nil {
				return result{desk: desk, err: err}
			}
			of.kept = kept
		}
		return of
	}
}

func newSnippets(of openSnippets) *snippets { return &snippets{openSnippets: of} }

func (s *snippets) typing() bool { return false }

func (s *snippets) all() []string { return slices.Concat(s.kept, s.sent) }

func (s *snippets) bindings() []binding {
	take := binding{Keys: on("enter"), Label: "take it", Help: "put it into the editor; undo brings yours back", Action: actPick}
	drop := binding{Keys: on("d", "delete"), Label: "drop", Help: "keep it no longer", Action: actDrop}
	keep := binding{Keys: on("s"), Label: "keep yours", Help: "keep the request in the editor", Action: actKeep}
	if len(s.all()) == 0 {
		take.Disabled = "there is none yet"
	}
	if s.cursor >= len(s.kept) {
		drop.Disabled = "it is not among those that are kept"
	}
	if s.shelf == nil {
		keep.Disabled = "there is nowhere to keep it"
	}
	return []binding{
		take, keep, drop,
		{Keys: on("up", "k"), Help: "the one before", Action: actUp},
		{Keys: on("down", "j"), Help: "the next one", Action: actDown},
		{Keys: on("esc", "f9"), Label: "close", Help: "leave the request as it is", Action: actBack},
	}
}

func (s *snippets) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.MouseMsg:
		box := s.box(sc)
		mouse := pointed(msg, box, s.cursor, len(s.all()), box.H-4)
		s.cursor = mouse.at
		switch {
		case mouse.outside:
			return nil, nil
		case mouse.again:
			return nil, send(takeText{s.to, s.all()[s.cursor]})
		}
	case shelved:
		if msg.to == s {
			s.err = msg.err
		}
	}
	return s, nil
}

func (s *snippets) key(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch action, _ := act(s.bindings(), msg, false); action {
	case actBack:
		return nil, nil
	case actPick:
		return nil, send(takeText{s.to, s.all()[s.cursor]})
	case actKeep:
		s.kept = lab.PutFirst(s.kept, s.now)
		s.cursor = 0
		return s, s.write()
	case actDrop:
		s.kept = slices.Delete(slices.Clone(s.kept), s.cursor, s.cursor+1)
		s.move(0)
		return s, s.write()
	case actUp:
		s.move(-1)
	case actDown:
		s.move(1)
	}
	return s, nil
}

func (s *snippets) move(by int) { s.cursor = max(0, min(s.cursor+by, len(s.all())-1)) }

func (s *snippets) write() tea.Cmd {
	shelf, kept := s.shelf, s.kept
	return func() tea.Msg { return shelved{s, shelf.Keep(kept)} }
}

func (s *snippets) box(sc scene) rect { return centred(sc, 76, max(len(s.all()), 1)+4) }

func (s *snippets) view(sc scene) string {
	w, h := widget.Inside(sc.W, sc.H)
	var items []widget.Item
	for i, text := range s.all() {
		first, _, _ := strings.Cut(text, "\n")
		glyph := style.Waiting
		if i < len(s.kept) {
			glyph = style.Chosen
		}
		items = append(items, widget.Item{Title: glyph + " " + widget.Safe(first), Detail: detailOf(text, i < len(s.kept))})
	}
	list := widget.Menu(items, s.cursor, w, h-2, sc.Theme)
	if len(items) == 0 {
		list = widget.Fit(sc.Theme.Muted.Render("nothing was sent or kept yet"), w, h-2)
	}
	said := ""
	if s.err != nil {
		said = sc.Theme.Bad.Render(style.Denied + " it cannot be kept: " + widget.Safe(s.err.Error()))
	}
	title := listed("Requests to take up again", len(items), s.cursor, h-2)
	return widget.Pane(title, stacked(list, widget.Fit(said, w, 1), sc.footer(s.bindings(), w)), sc.W, sc.H, true, sc.Theme)
}

// detailOf says of a request whether it is kept, and with which credential it goes.
func detailOf(text string, kept bool) string {
	words := []string{"sent"}
	if kept {
		words = []string{"kept"}
	}
	for _, shown := range lab.ShownIn(text) {
		words = append(words, "with "+shown)
	}
	return widget.Safe(strings.Join(words, " · "))
}
