package tui

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// openTokenBench opens a token to look at and to change.
type openTokenBench struct {
	text   string // the token as it stands in the request
	token  lab.Token
	signer lab.Signer // nil where the target signs for nobody
	keys   []lab.SigningKey
	now    time.Time // by the world's clock
	to     any       // who asked
}

// takeToken is a token, for whoever asked, in place of the one it began as.
type takeToken struct {
	to       any
	old, new string
}

// tokenBench is a token taken apart: what it says, which check each claim serves,
// and what becomes of it when it is changed. Nothing is ever signed unasked.
type tokenBench struct {
	openTokenBench
	editor *widget.Editor
	key    string // that it was signed with here; empty before that
	focus  pane
	port   port
	note   note
}

// What signing and tampering bring.
type (
	signWith struct {
		to  *tokenBench
		key string
	}
	signed struct {
		to   *tokenBench
		key  string
		text string
		err  error
	}
	tamperWith struct {
		to   *tokenBench
		with lab.Tampering
	}
)

func newTokenBench(of openTokenBench) *tokenBench {
	b := &tokenBench{openTokenBench: of, editor: widget.NewEditor(widget.JSON), focus: paneToken, port: newPort()}
	b.editor.SetText(laidOut(of.token))
	return b
}

// laidOut is a token as the editor holds it: header, an empty line, claims.
func laidOut(token lab.Token) string {
	return inLines(token.Header) + "\n\n" + inLines(token.Claims) + "\n"
}

// inLines sets JSON out in lines; what is none stays as it is.
func inLines(text string) string {
	var out bytes.Buffer
	if err := json.Indent(&out, []byte(text), "", "  "); err != nil {
		return text
	}
	return out.String()
}

// asEdited is the token as it stands in the editor, with the signature it has.
func (b *tokenBench) asEdited() lab.Token {
	header, claims, _ := strings.Cut(strings.TrimSpace(b.editor.Text()), "\n\n")
	return lab.Token{Header: header, Claims: claims, Signature: b.token.Signature}
}

func (b *tokenBench) typing() bool { return b.focus == paneToken }

func (b *tokenBench) bindings() []binding {
	if b.editor.Finding() && b.typing() {
		return finding()
	}
	sign := binding{Keys: on("ctrl+g"), Label: "sign …", Help: "sign it as it stands, with a key to be chosen", Action: actSign}
	if b.signer == nil {
		sign.Disabled = "there is no key here to sign with"
	}
	bindings := []binding{
		{Keys: on("ctrl+s"), Label: "insert", Help: "put the token into the request as it is: what was changed is not signed anew", Action: actUse},
		sign,
		{Keys: on("ctrl+t"), Label: "tamper …", Help: "change it as an attacker would", Action: actTamper},
		{Keys: on("ctrl+o"), Help: "the token as it came; undo brings yours back", Action: actReset},
		{Keys: on("tab", "f6", "shift+tab"), Label: "pane", Help: "to the other pane", Action: actPane, Always: true},
		{Keys: on("esc"), Label: "back", Help: "leave the request as it is", Action: actBack},
	}
	if b.typing() {
		return append(bindings, editing()...)
	}
	return append(bindings, quietly(scrollKeys())...)
}

func (b *tokenBench) update(msg tea.Msg, sc scene) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return b.press(msg, sc)
	case tea.PasteMsg:
		if b.typing() {
			b.editor.Update(msg)
		}
	case tea.MouseClickMsg:
		b.click(msg, sc)
	case tea.MouseWheelMsg:
		b.port = b.page(sc).wheeled(msg)
	case signWith:
		if msg.to == b {
			return b, b.sign(msg.key)
		}
	case signed:
		if msg.to == b {
			b.show(msg)
		}
	case tamperWith:
		if msg.to == b {
			b.tamper(msg.with)
		}
	}
	return b, nil
}

func (b *tokenBench) press(msg tea.KeyPressMsg, sc scene) (screen, tea.Cmd) {
	action, reason := act(b.bindings(), msg, b.typing())
	b.note = note{reason, plainly}
	switch action {
	case actBack:
		return nil, nil
	case actUse:
		return b.insert()
	case actSign:
		return b, b.askKey()
	case actTamper:
		return b, b.askTampering()
	case actReset:
		replaceText(b.editor, laidOut(b.token))
	case actPane:
		b.focus = map[pane]pane{paneToken: paneClaims, paneClaims: paneToken}[b.focus]
	case "", actType:
		if b.typing() {
			b.editor.Update(msg)
			return b, clipboardOf(b.editor)
		}
	default:
		b.port = b.page(sc).moved(action)
	}
	return b, nil
}

// insert hands the token back as it stands.
func (b *tokenBench) insert() (screen, tea.Cmd) {
	text, err := b.asEdited().Text()
	if err != nil {
		b.note = note{widget.Safe(err.Error()), badly}
		return b, nil
	}
	return nil, send(takeToken{b.to, b.text, text})
}

func (b *tokenBench) askKey() tea.Cmd {
	of := openMenu{title: "Sign it with …", chose: func(i int) tea.Msg { return signWith{b, b.keys[i].Name} }}
	for _, key := range b.keys {
		of.items = append(of.items, widget.Item{Title: key.Name, Detail: key.About})
	}
	return send(of)
}

func (b *tokenBench) sign(key string) tea.Cmd {
	signer, token := b.signer, b.asEdited()
	return func() tea.Msg {
		text, err := signer.SignToken(token.Header, token.Claims, key)
		return signed{b, key, text, err}
	}
}

func (b *tokenBench) show(msg signed) {
	token, err := lab.ParseToken(msg.text)
	if msg.err != nil {
		err = msg.err
	}
	if err != nil {
		b.note = note{widget.Safe(err.Error()), badly}
		return
	}
	b.token, b.key = token, msg.key
	replaceText(b.editor, laidOut(token))
	b.note = note{"signed with the key " + msg.key + "; ctrl+s puts it into the request", gladly}
}

func (b *tokenBench) askTampering() tea.Cmd {
	all := lab.Tamperings()
	of := openMenu{title: "Tamper with it …", chose: func(i int) tea.Msg { return tamperWith{b, all[i]} }}
	for _, one := range all {
		of.items = append(of.items, widget.Item{Title: one.Name, Detail: one.About})
	}
	return send(of)
}

// tamper changes the text, and no signature: what that leads to is for the API to say.
func (b *tokenBench) tamper(with lab.Tampering) {
	token, err := with.Change(b.asEdited(), b.now)
	if err != nil {
		b.note = note{widget.Safe(err.Error()), badly}
		return
	}
	b.token.Signature = token.Signature
	before := b.editor.Text()
	replaceText(b.editor, laidOut(token))
	b.editor.MoveTo(firstChanged(before, b.editor.Text()), 1)
	b.note = note{"changed, and not signed; ctrl+s inserts it so, ctrl+g signs it first", plainly}
}

// firstChanged is the first line in which two texts differ, counted from 1.
func firstChanged(before, after string) int {
	old := strings.Split(before, "\n")
	for i, line := range strings.Split(after, "\n") {
		if i >= len(old) || old[i] != line {
			return i + 1
		}
	}
	return 1
}

func (b *tokenBench) layout(sc scene) []placed {
	area := rect{0, 1, sc.W, sc.H - 2 - height(b.note.drawn(sc))}
	return group{{45, []slot{{paneToken, 1}}}, {55, []slot{{paneClaims, 1}}}}.arrange(area, b.focus)
}

func (b *tokenBench) click(msg tea.MouseClickMsg, sc scene) {
	for _, at := range b.layout(sc) {
		if at.rect.holds(msg.X, msg.Y) {
			b.focus = at.pane
			if at.pane == paneToken {
				b.editor.Click(msg.X-at.rect.X-2, msg.Y-at.rect.Y-1)
			}
		}
	}
}

// page is the port over what the claims are for.
func (b *tokenBench) page(sc scene) port {
	for _, at := range b.layout(sc) {
		if at.pane == paneClaims {
			w, h := at.inside()
			return b.port.onto(b.claims(sc.sized(w, h)), w, h)
		}
	}
	return b.port
}

func (b *tokenBench) view(sc scene) string {
	part := func(at placed) widget.Part {
		part := widget.Part{Title: at.pane}
		if at.pane == paneToken {
			w, h := at.inside()
			part.Drawn = b.editor.Rows(w, h, b.focus == paneToken, sc.Theme)
			return part
		}
		page := b.page(sc)
		part.Title, part.Body = page.titled(at.pane), page.View()
		return part
	}
	return stacked(
		widget.Header("authlab  token bench", "", "", sc.W, sc.Theme),
		drawPanes(b.layout(sc), b.focus, part, sc),
		widget.Fit(b.note.drawn(sc), sc.W, height(b.note.drawn(sc))),
		sc.footer(usable(b.bindings(), b.typing()), sc.W))
}

// claims says what each part of the token is for, and of the signature whether it
// can hold.
func (b *tokenBench) claims(sc scene) string {
	token := b.asEdited()
	said := map[string]json.RawMessage{}
	var wrong []string
	for _, part := range [][2]string{{"header", token.Header}, {"claims", token.Claims}} {
		if err := json.Unmarshal([]byte(part[1]), &said); err != nil {
			wrong = append(wrong, part[0])
		}
	}
	rows := []string{b.signature(sc), ""}
	if len(wrong) > 0 {
		rows = append(rows, sc.Theme.Bad.Render(style.Denied+" the "+strings.Join(wrong, " and ")+" cannot be read as JSON"), "")
	}
	for _, claim := range lab.Claims() {
		if value, there := said[claim.Name]; there {
			rows = append(rows, b.claim(claim, value, sc))
			delete(said, claim.Name)
		}
	}
	if len(said) > 0 {
		rows = append(rows, sc.Theme.Muted.Render("no gate here looks at: ")+widget.Safe(namesOf(said)))
	}
	return wrapped(joined(rows), sc.W)
}

func (b *tokenBench) claim(claim lab.Claim, value json.RawMessage, sc scene) string {
	var inLine bytes.Buffer
	_ = json.Compact(&inLine, value) // it was read before
	shown := widget.Safe(inLine.String())
	if age := claim.Age(value, b.now); age != "" {
		shown += sc.Theme.Accent.Render("  " + age)
	}
	further := func(text string) string { return "\n" + indented(wrapped(text, max(sc.W-2, 8)), 2) }
	row := sc.Theme.Title.Render(claim.Name) + sc.Theme.Muted.Render(" · "+string(claim.Gate))
	if beside := sc.Theme.Muted.Render(" · ") + shown; ansi.StringWidth(row+beside) <= sc.W {
		row += beside
	} else {
		row += further(shown)
	}
	return row + further(sc.Theme.Text.Render(claim.Serves)+sc.Theme.Muted.Render(" ("+claim.Clause+")"))
}

// signature says what the signature is worth, as far as that can be seen from here.
func (b *tokenBench) signature(sc scene) string {
	holds, words := b.token.Vouched(b.asEdited(), b.key)
	switch {
	case holds:
		return sc.Theme.Good.Render(style.Passed) + " " + words
	case b.token.Signature == "":
		return sc.Theme.Skipped.Render(style.Unasked + " " + words)
	}
	return sc.Theme.Bad.Render(style.Denied + " " + words)
}

func namesOf(said map[string]json.RawMessage) string {
	return strings.Join(slices.Sorted(maps.Keys(said)), ", ")
}

// bearerIn is the bearer token that a request carries.
func bearerIn(text string) (string, error) {
	for line := range strings.SplitSeq(text, "\n") {
		name, value, _ := strings.Cut(line, ":")
		scheme, token, found := strings.Cut(strings.TrimSpace(value), " ")
		if strings.EqualFold(name, "Authorization") && found && (strings.EqualFold(scheme, "Bearer") || strings.EqualFold(scheme, "DPoP")) {
			return strings.TrimSpace(token), nil
		}
	}
	return "", &lab.Mistake{What: "the request carries no bearer token", Try: "taking one from the keyring (ctrl+k)"}
}

// openToken opens the token bench on the token of a request.
func openToken(text string, target lab.Target, to any) (openTokenBench, error) {
	bearer, err := bearerIn(text)
	if err != nil {
		return openTokenBench{}, err
	}
	token, err := lab.ParseToken(bearer)
	of := openTokenBench{text: bearer, token: token, to: to}
	if signer, signs := target.(lab.Signer); signs {
		of.signer, of.keys, of.now = signer, signer.SigningKeys(), signer.Clock()
	}
	return of, err
}
