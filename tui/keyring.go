package tui

import (
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
}

// takeKey is a key, for whoever asked to choose one.
type takeKey struct {
	to  any
	key lab.Key
}

// keyring is the choice of who to be, and with which credential.
type keyring struct {
	to     any
	keys   []lab.Key
	cursor int
}

// newKeyring puts the cursor on the key the request carries.
func newKeyring(of openKeyring) *keyring {
	holds := func(key lab.Key) bool { return key.Value != "" && strings.Contains(of.request, key.Value) }
	return &keyring{to: of.to, keys: of.keys, cursor: max(0, slices.IndexFunc(of.keys, holds))}
}

func (k *keyring) typing() bool { return false }

func (k *keyring) bindings() []binding {
	return []binding{
		{Keys: on("enter"), Label: "take it", Help: "put the credential into the request", Action: actPick},
		{Keys: on("up", "k"), Help: "the key before", Action: actUp},
		{Keys: on("down", "j"), Help: "the next key", Action: actDown},
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
		if len(k.keys) > 0 {
			return nil, send(takeKey{k.to, k.keys[k.cursor]})
		}
	case actUp:
		k.cursor = max(0, k.cursor-1)
	case actDown:
		k.cursor = max(0, min(k.cursor+1, len(k.keys)-1))
	}
	return k, nil
}

func (k *keyring) box(sc scene) rect { return centred(sc, 66, len(k.keys)+5) }

func (k *keyring) view(sc scene) string {
	w, h := widget.Inside(sc.W, sc.H)
	items := make([]widget.Item, len(k.keys))
	for i, key := range k.keys {
		with := key.With
		if with == "" {
			with = "nothing"
		}
		items[i] = widget.Item{
			Title:  widget.Safe(key.Name) + " · with " + with,
			Detail: widget.Safe(key.Note),
		}
	}
	list := widget.Menu(items, k.cursor, w, h-2, sc.Theme)
	footer := widget.Footer(k.bindings(), w, sc.Theme)
	return widget.Pane("Keyring · who are you?", stacked(list, "", footer), sc.W, sc.H, true, sc.Theme)
}
