package plain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"authlab/lab"
)

// tokenDesk lies over the desk of a craft, and holds the token of its request: taken
// apart, and changed. Nothing is ever signed unasked.
type tokenDesk struct {
	*craftDesk
	was         string    // as it stands in the request
	signed, now lab.Token // as it was signed last, and as it is
	key         string    // that it was signed with here; empty before that
	signer      lab.Signer
}

// token opens the token bench.
func (d *craftDesk) token() error {
	scheme, text, _ := strings.Cut(d.pending.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") && !strings.EqualFold(scheme, "DPoP") {
		return &lab.Mistake{What: "the request carries no bearer token", Try: "as ana bearer"}
	}
	token, err := lab.ParseToken(strings.TrimSpace(text))
	if err != nil {
		return err
	}
	desk := &tokenDesk{craftDesk: d, was: strings.TrimSpace(text), signed: token, now: token}
	desk.signer, _ = d.Run.Target(d.step.ID).(lab.Signer)
	d.desk = desk
	desk.show()
	return nil
}

// show says what the token says, and which check each claim serves.
func (d *tokenDesk) show() {
	_, words := d.signed.Vouched(d.now, d.key)
	d.heading("the token: %s", words)
	said := map[string]json.RawMessage{}
	for _, part := range []struct{ name, text string }{{"header", d.now.Header}, {"claims", d.now.Claims}} {
		if err := json.Unmarshal([]byte(part.text), &said); err != nil {
			d.line("  the %s cannot be read as JSON: %s", part.name, part.text)
		}
	}
	for _, claim := range lab.Claims() {
		if value, there := said[claim.Name]; there {
			d.claim(claim, value)
			delete(said, claim.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(said)) {
		d.line("  %s = %s: no gate here looks at it", name, said[name])
	}
	d.line("%s", d.help())
}

func (d *tokenDesk) claim(claim lab.Claim, value json.RawMessage) {
	var text bytes.Buffer
	_ = json.Compact(&text, value) // it was read as JSON
	age := claim.Age(value, d.clock())
	if age != "" {
		age = " (" + age + ")"
	}
	d.line("  %s = %s%s", claim.Name, text.String(), age)
	d.prose("    " + string(claim.Gate) + ": " + claim.Serves + " (" + claim.Clause + ")")
}

// clock is the world's; zero where the target does not tell it.
func (d *tokenDesk) clock() time.Time {
	if d.signer == nil {
		return time.Time{}
	}
	return d.signer.Clock()
}

func (d *tokenDesk) help() string {
	return "set NAME VALUE, drop NAME, tamper [N], sign [KEY], reset, use (puts it into the request as it is, signed or not), leave"
}

func (d *tokenDesk) answer(line string) (bool, error) {
	verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	rest = strings.TrimSpace(rest)
	switch verb {
	case "set":
		return true, d.set(rest)
	case "drop":
		return true, d.drop(rest)
	case "tamper":
		return true, d.tamper(rest)
	case "sign":
		return true, d.sign(rest)
	case "reset":
		token, err := lab.ParseToken(d.was)
		d.signed, d.now, d.key = token, token, ""
		d.show()
		return true, err
	case "use":
		return true, d.use()
	case "leave":
		d.leave()
	default:
		return false, nil
	}
	return true, nil
}

// part is the half of the token that has a member, or else the claims.
func (d *tokenDesk) part(name string) *string {
	var header map[string]json.RawMessage
	_ = json.Unmarshal([]byte(d.now.Header), &header) // what cannot be read has no member
	if _, there := header[name]; there {
		return &d.now.Header
	}
	return &d.now.Claims
}

// set gives a member a value: JSON, or else a text.
func (d *tokenDesk) set(rest string) error {
	name, value, _ := strings.Cut(rest, " ")
	if name == "" || value == "" {
		return &lab.Mistake{What: "set needs a name and a value", Try: "set sub ben"}
	}
	if !json.Valid([]byte(value)) {
		value = strconv.Quote(value)
	}
	part := d.part(name)
	text, err := lab.SetMember(*part, name, value)
	if err != nil {
		return err
	}
	*part = text
	d.show()
	return nil
}

func (d *tokenDesk) drop(name string) error {
	part := d.part(name)
	var members map[string]json.RawMessage
	if err := json.Unmarshal([]byte(*part), &members); err != nil {
		return &lab.Mistake{What: "this is no JSON object", Try: "reset"}
	}
	if _, there := members[name]; !there {
		return &lab.Mistake{What: fmt.Sprintf("the token says nothing of %q", name), Try: "a name that it has"}
	}
	delete(members, name)
	text, err := json.Marshal(members)
	if err != nil {
		return err
	}
	*part = string(text)
	d.show()
	return nil
}

// tamper lists what an attacker would try, or does one of it.
func (d *tokenDesk) tamper(number string) error {
	all := lab.Tamperings()
	if number == "" {
		for i, one := range all {
			d.line("  tamper %d: %s; %s", i+1, one.Name, one.About)
		}
		return nil
	}
	at, found := counted(number, len(all))
	if !found {
		return &lab.Mistake{What: fmt.Sprintf("%q is none of them", number), Try: "tamper, which lists them"}
	}
	token, err := all[at].Change(d.now, d.clock())
	if err != nil {
		return err
	}
	d.now, d.signed.Signature = token, token.Signature
	d.show()
	return nil
}

// sign lists the keys, or signs what stands there with one of them.
func (d *tokenDesk) sign(key string) error {
	switch {
	case d.signer == nil:
		return &lab.Mistake{What: "there is no key here to sign with", Try: "tamper"}
	case key == "":
		for _, one := range d.signer.SigningKeys() {
			d.line("  sign %s: %s", one.Name, one.About)
		}
		return nil
	}
	text, err := d.signer.SignToken(d.now.Header, d.now.Claims, key)
	if err != nil {
		return err
	}
	token, err := lab.ParseToken(text)
	if err != nil {
		return err
	}
	d.signed, d.now, d.key = token, token, key
	d.show()
	return nil
}

// use puts the token into the request: what was changed is not signed anew.
func (d *tokenDesk) use() error {
	text, err := d.now.Text()
	if err != nil {
		return err
	}
	scheme, _, _ := strings.Cut(d.pending.Header.Get("Authorization"), " ")
	d.pending.Header = d.pending.Header.Clone()
	d.pending.Header.Set("Authorization", scheme+" "+text)
	d.leave()
	return nil
}
