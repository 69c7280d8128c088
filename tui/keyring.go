package tui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
)

// openKeyring lays the keyring over the screen.
type openKeyring struct {
	keys    []lab.Key
	request string // the text of the request as it stands
	to      any    // who asked
	make    keyMaker
	now     time.Time // by the world's clock; zero where that is not known
	entry   lab.Entry // where people can sign in; nil where they cannot
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
	holds := func(key lab.Key) bool { return key.In(of.request) }
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
		request, err := lab.ParseRequest(k.request)
		if err != nil {
			request = lab.Request{} // most keys are for any
		}
		made, err := k.make(key.Who, key.With, request)
		return takeKey{k.to, made, err}
	}
}

func (k *keyring) typing() bool { return false }

func (k *keyring) bindings() []binding {
	signIn := binding{Keys: on("ctrl+s"), Label: "sign in …", Help: "sign somebody in, one exchange at a time", Action: actSignIn}
	if k.entry == nil {
		signIn.Disabled = "nobody can sign in here"
	}
	return []binding{
		{Keys: on("enter"), Label: "take it", Help: "put the credential into the request", Action: actPick},
		{Keys: on("1", "2", "3", "4", "5", "6", "7", "8", "9"), Help: "take the key of that number", Action: actType},
		{Keys: on("up"), Help: "the key before; a letter goes to the next person it begins", Action: actUp},
		{Keys: on("down"), Help: "the next key", Action: actDown},
		{Keys: on("pgup"), Help: "ten keys back", Action: actPageUp},
		{Keys: on("pgdown"), Help: "ten keys on", Action: actPageDown},
		signIn,
		{Keys: on("tab"), Label: "more", Help: "all keys of this person, also those that must not open", Action: actFold},
		{Keys: on("esc", "ctrl+k"), Label: "close", Help: "leave the request as it is", Action: actBack},
	}
}

func (k *keyring) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return k.press(msg)
	case tea.MouseMsg:
		box := k.box(sc)
		mouse := pointed(msg, box, k.cursor, len(k.shown), box.H-2-aboutLines-2)
		k.cursor = mouse.at
		switch {
		case mouse.outside:
			return nil, nil
		case mouse.again:
			return nil, k.take(k.shown[k.cursor])
		}
	}
	return k, nil
}

func (k *keyring) press(press tea.KeyPressMsg) (screen, tea.Cmd) {
	switch action, _ := act(k.bindings(), press, false); action {
	case actBack:
		return nil, nil
	case actPick:
		if len(k.shown) > 0 {
			return nil, k.take(k.shown[k.cursor])
		}
	case actSignIn:
		return nil, k.askWho()
	case actFold:
		k.fold()
	case actUp:
		k.move(-1)
	case actDown:
		k.move(1)
	case actPageUp:
		k.move(-10)
	case actPageDown:
		k.move(10)
	case actType:
		if number := int(press.Code - '1'); number < len(k.shown) {
			return nil, k.take(k.shown[number])
		}
	default:
		k.jump(press.Text)
	}
	return k, nil
}

// askWho lets the learner choose who signs in, and then how.
func (k *keyring) askWho() tea.Cmd {
	here := ""
	if k.cursor < len(k.shown) {
		here = k.shown[k.cursor].Who
	}
	return func() tea.Msg {
		who := openMenu{title: "Who signs in?"}
		var hows []tea.Msg
		asked := map[string]bool{}
		for _, key := range k.keys {
			if asked[key.Who] {
				continue
			}
			asked[key.Who] = true
			how := k.askHow(key)
			if len(how.items) == 0 {
				continue
			}
			if key.Who == here {
				who.cursor = len(who.items)
			}
			who.items = append(who.items, widget.Item{Title: widget.Safe(key.Name), Detail: widget.Safe(key.Note)})
			hows = append(hows, how)
		}
		who.chose = func(i int) tea.Msg { return hows[i] }
		return who
	}
}

// askHow lets the learner choose among the ways in that somebody has.
func (k *keyring) askHow(key lab.Key) openMenu {
	ways := k.entry.WaysIn(key.Who)
	menu := openMenu{title: "How does " + widget.Safe(key.Name) + " sign in?"}
	menu.chose = func(i int) tea.Msg {
		return openSignIn{entry: k.entry, who: key.Who, name: key.Name, way: ways[i].Name, to: k.to}
	}
	for _, way := range ways {
		menu.items = append(menu.items, widget.Item{Title: way.Name, Detail: way.About})
	}
	return menu
}

func (k *keyring) move(by int) { k.cursor = max(0, min(k.cursor+by, len(k.shown)-1)) }

// jump goes to the next person whose name begins with a letter.
func (k *keyring) jump(letter string) {
	if letter == "" || len(k.shown) == 0 {
		return
	}
	here := k.shown[k.cursor].Who
	for i := range k.shown {
		at := (k.cursor + 1 + i) % len(k.shown)
		if key := k.shown[at]; key.Who != here && strings.HasPrefix(strings.ToLower(key.Name), strings.ToLower(letter)) {
			k.cursor = at
			return
		}
	}
}

// aboutLines are kept below the list for what the key under the cursor proves.
const aboutLines = 4

func (k *keyring) box(sc scene) rect { return centred(sc, 72, len(k.shown)+aboutLines+5) }

func (k *keyring) view(sc scene) string {
	w, h := widget.Inside(sc.W, sc.H)
	items := make([]widget.Item, len(k.shown))
	for i, key := range k.shown {
		with := key.With
		if with == "" {
			with = "nothing"
		}
		number := " "
		if i < 9 {
			number = strconv.Itoa(i + 1)
		}
		items[i] = widget.Item{
			Title:  number + " " + widget.Safe(key.Name) + " · with " + with,
			Detail: widget.Safe(cmp.Or(key.Wrong, key.Note)),
		}
	}
	rows := h - aboutLines - 2
	list := widget.Menu(items, k.cursor, w, rows, sc.Theme)
	about := ""
	if len(k.shown) > 0 {
		about = wrapped(k.about(k.shown[k.cursor], sc), w)
	}
	title := listed("Keyring · who are you?", len(items), k.cursor, rows)
	return widget.Pane(title, stacked(list, "", widget.FitText(about, w, aboutLines), sc.footer(k.bindings(), w)), sc.W, sc.H, true, sc.Theme)
}

// about says what a key proves, and of a token what it says and how old it is.
func (k *keyring) about(key lab.Key, sc scene) string {
	text := sc.Theme.Text.Render(key.Proves())
	if key.Wrong != "" {
		text = sc.Theme.Skipped.Render(style.Unasked+" "+widget.Safe(key.Wrong)) + "\n" + text
	}
	if token, err := lab.ParseToken(key.Secret()); err == nil {
		text += "\n" + sc.Theme.Muted.Render(widget.Safe(token.InShort(k.now)))
	}
	return text
}

// entryTo is where people sign in to a target; nil where they cannot.
func entryTo(target lab.Target) lab.Entry {
	entry, _ := target.(lab.Entry)
	return entry
}

// keyMaker makes a key, for a request.
type keyMaker func(who, with string, request lab.Request) (lab.Key, error)

// keyFrom makes the keys of a target.
func keyFrom(target lab.Target) keyMaker {
	return func(who, with string, request lab.Request) (lab.Key, error) {
		return lab.KeyFor(target, who, with, request)
	}
}
