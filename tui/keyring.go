package tui

import (
	"cmp"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openKeyring lays the keyring over the screen.
type openKeyring struct {
	keys    []lab.Key
	request string // the text of the request as it stands
	to      any    // who asked
	make    func(who, with string) (lab.Key, error)
}

// takeKey is a key, for whoever asked to choose one.
type takeKey struct {
	to  any
	key lab.Key
	err error // where it could not be made
}

// keyring is the choice of who to be, and with which credential. Of one person at a
// time it also shows the keys that are made when somebody takes them.
type keyring struct {
	openKeyring
	shown  []lab.Key
	opened string // whose are all shown
	cursor int
}

// newKeyring puts the cursor on the key the request carries.
func newKeyring(of openKeyring) *keyring {
	holds := func(key lab.Key) bool { return key.Value != "" && strings.Contains(of.request, key.Value) }
	k := &keyring{openKeyring: of}
	k.open("")
	k.cursor = max(0, slices.IndexFunc(k.shown, holds))
	return k
}

// open shows all keys of one person.
func (k *keyring) open(who string) {
	k.opened, k.shown = who, nil
	for _, key := range k.keys {
		if key.Who == who || !key.Spare() {
			k.shown = append(k.shown, key)
		}
	}
}

// fold shows all keys of whom the cursor is on, or no longer.
func (k *keyring) fold() {
	if len(k.shown) == 0 {
		return
	}
	who := k.shown[k.cursor].Who
	if k.opened == who {
		k.open("")
	} else {
		k.open(who)
	}
	k.cursor = max(0, slices.IndexFunc(k.shown, func(key lab.Key) bool { return key.Who == who }))
}

// take hands a key to whoever asked; one that is not made yet is made first.
func (k *keyring) take(key lab.Key) tea.Cmd {
	return func() tea.Msg {
		if !key.Spare() {
			return takeKey{to: k.to, key: key}
		}
		made, err := k.make(key.Who, key.With)
		return takeKey{k.to, made, err}
	}
}

func (k *keyring) typing() bool { return false }

func (k *keyring) bindings() []binding {
	return []binding{
		{Keys: on("enter"), Label: "take it", Help: "put the credential into the request", Action: actPick},
		{Keys: on("up", "k"), Help: "the key before", Action: actUp},
		{Keys: on("down", "j"), Help: "the next key", Action: actDown},
		{Keys: on("tab"), Label: "more", Help: "all keys of this person, also those that must not open", Action: actFold},
		{Keys: on("esc", "ctrl+k"), Label: "close", Help: "leave the request as it is", Action: actBack},
	}
}

func (k *keyring) update(msg tea.Msg, _ scene) (screen, tea.Cmd) {
	press, pressed := msg.(tea.KeyPressMsg)
	if !pressed {
		return k, nil
	}
	switch action, _ := act(k.bindings(), press, false); action {
	case actBack:
		return nil, nil
	case actPick:
		if len(k.shown) > 0 {
			return nil, k.take(k.shown[k.cursor])
		}
	case actFold:
		k.fold()
	case actUp:
		k.cursor = max(0, k.cursor-1)
	case actDown:
		k.cursor = max(0, min(k.cursor+1, len(k.shown)-1))
	}
	return k, nil
}

func (k *keyring) box(sc scene) rect { return centred(sc, 66, len(k.shown)+5) }

func (k *keyring) view(sc scene) string {
	w, h := widget.Inside(sc.W, sc.H)
	items := make([]widget.Item, len(k.shown))
	for i, key := range k.shown {
		with := key.With
		if with == "" {
			with = "nothing"
		}
		items[i] = widget.Item{
			Title:  widget.Safe(key.Name) + " · with " + with,
			Detail: widget.Safe(cmp.Or(key.Wrong, key.Note)),
		}
	}
	list := widget.Menu(items, k.cursor, w, h-2, sc.Theme)
	footer := sc.footer(k.bindings(), w)
	return widget.Pane("Keyring · who are you?", stacked(list, "", footer), sc.W, sc.H, true, sc.Theme)
}
