package situation_test

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi/situation"

	"github.com/google/go-cmp/cmp"
)

var long = flag.Bool("long", false, "draw two hundred thousand situations")

func newGenerator(t testing.TB, seed uint64, deck situation.Deck) *situation.Generator {
	t.Helper()
	g, err := situation.New(seed, deck)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func next(t testing.TB, g *situation.Generator) lab.Situation {
	t.Helper()
	s, err := g.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestEverySituationCanBeSolved: whoever reads the papers, and nothing else, finds
// the API's answer every time; every gate, every status and every reason that the
// draws are meant for comes up; and nothing is seen twice within two hundred.
func TestEverySituationCanBeSolved(t *testing.T) {
	draws := 5_000
	if *long {
		draws = 200_000
	}
	g := newGenerator(t, 7, situation.Deck{})
	ends, reasons := map[string]int{}, map[string]int{}
	var recent []string
	for range draws {
		s := next(t, g)
		if said, answer := solve(s), s.Answer(); said != answer {
			t.Fatalf("%s: the papers say %v, the API %v\n%s\n%s\n%+v", s.ID, said, answer, s.Request.Text(), papersText(s), s.Exchange.Trace)
		}
		text := fmt.Sprint(s.Request, s.Papers)
		if slices.Contains(recent, text) {
			t.Fatalf("%s repeats one of the last %d", s.ID, len(recent))
		}
		if recent = append(recent, text); len(recent) > 200 {
			recent = recent[1:]
		}
		answer := s.Answer()
		ends[fmt.Sprintf("%d at %s", answer.Status, answer.Gate)]++
		if stop, stopped := s.Exchange.Trace.Stop(); stopped {
			reasons[kindOfReason(stop)]++
		}
		if !slices.Contains(s.Statuses, answer.Status) {
			t.Fatalf("%s: %d cannot be stamped", s.ID, answer.Status)
		}
	}
	for _, gate := range lab.Gates() {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(ends)), func(end string) bool { return end[7:] == string(gate) }) {
			t.Errorf("nothing ended at %s", gate)
		}
	}
	for _, want := range wantEnds() {
		if ends[want] < draws/2000 {
			t.Errorf("%s came up %d times in %d", want, ends[want], draws)
		}
	}
	t.Logf("%d situations, %d ends: %v; %d reasons", draws, len(ends), ends, len(reasons))
	if *long {
		for _, want := range wantReasons() {
			if reasons[want] == 0 {
				t.Errorf("never for %q", want)
			}
		}
		for _, reason := range slices.Sorted(maps.Keys(reasons)) {
			t.Logf("%6d %s", reasons[reason], reason)
			if !slices.Contains(wantReasons(), reason) {
				t.Errorf("for %q, which is not among those that are wanted", reason)
			}
		}
	}
}

// names are of people, permissions and scopes: a reason is the same whomever it is about.
var names = regexp.MustCompile(`role of \w+ (grants|denies) [\w.]+|given for [\w.]+|\w+ may not do that in the name of \w+`)

func kindOfReason(stop lab.Check) string {
	return string(stop.Gate) + ": " + names.ReplaceAllStringFunc(stop.Reason, func(text string) string {
		words := strings.Fields(text)
		switch words[0] {
		case "role":
			return "role " + words[3]
		case "given":
			return "given for it"
		}
		return "not in another's name"
	})
}

// wantReasons are all for which the API refuses what the generator can make up.
func wantReasons() []string {
	return []string{
		"route: no route has this path", "route: the path is there, but not with this method",
		"transport: it is addressed to another host", "transport: it was sent by a page of another site",
		"credential: no credential was presented", "credential: more than one Authorization field", "credential: the scheme presented is not one the route accepts",
		"credential: ApiKey must be followed by one key", "credential: Bearer must be followed by one token",
		"credential: no certificate can be shown on a connection that is not encrypted",
		"identity: it does not hold yet", "identity: it has expired", "identity: it is bound to a client certificate, and none was shown",
		"identity: it is meant for another API", "identity: it is not good yet", "identity: it is signed by itself",
		"identity: it proves who, but not well or lately enough for this", "identity: it was revoked",
		"identity: its issuer does not speak for that person", "identity: its signature, or the method of it, is not its issuer's",
		"identity: name and password do not belong together", "identity: the house's authority did not sign it",
		"identity: the key that signed it is retired", "identity: the password held, but a second factor is still missing",
		"identity: there is no such key, or it has expired, or it was revoked", "identity: there is no such session, or it has expired",
		"identity: who acts in another's name may not do so any more",
		"function: no role grants", "function: a role denies", "function: the credential was not given for it", "function: the policy engine does not answer",
		"function: not in another's name",
		"object: it belongs to another tenant", "object: it belongs to somebody else in the same tenant", "object: the caller is a stranger to it",
		"object: the caller is a viewer of it", "object: the caller is an editor of it", "object: there is no such object",
		"field: a field is not the caller's to set",
		"context: it is not draft", "context: it is not pending", "context: more than one person may grant alone", "context: nobody changes their own roles",
		"context: the caller does not work in US", "context: outside office hours", "context: the caller's device is not managed by the house",
		"context: the key may not be used from there", "context: the key was used too often", "context: who asks for a refund may not agree to it",
		"handler: 400 Bad Request",
	}
}

func wantEnds() []string {
	return []string{
		"404 at route", "405 at route", "421 at transport", "403 at transport", "401 at credential", "400 at credential", "401 at identity",
		"403 at function", "503 at function", "404 at object", "403 at object", "403 at field", "403 at context", "429 at context",
		"200 at handler", "400 at handler",
	}
}

func papersText(s lab.Situation) string {
	var text string
	for _, paper := range s.Papers {
		text += fmt.Sprintln(paper.Title, paper.Facts)
	}
	return text
}

func TestASeedAlwaysDrawsTheSame(t *testing.T) {
	one, same, other := newGenerator(t, 3, situation.Deck{}), newGenerator(t, 3, situation.Deck{}), newGenerator(t, 4, situation.Deck{})
	differs := false
	for range 300 {
		a, b, c := next(t, one), next(t, same), next(t, other)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Fatal(diff)
		}
		differs = differs || !cmp.Equal(a.Request, c.Request)
	}
	if !differs {
		t.Error("another seed draws the same")
	}
}

// TestADeckLimitsWhatComes: calls outside the deck never come, and few calls do
// not end in an endless search.
func TestADeckLimitsWhatComes(t *testing.T) {
	deck := situation.Deck{Calls: []string{"GET /whoami"}, Flaws: []string{lab.FlawExpired}, Gates: []lab.Gate{lab.GateCredential, lab.GateIdentity}}
	g := newGenerator(t, 1, deck)
	for range 20 {
		if s := next(t, g); s.Call != "GET /whoami" {
			t.Fatalf("%s came up", s.Call)
		}
	}
	if _, err := situation.New(1, situation.Deck{Calls: []string{"GET /nothing"}}); err == nil {
		t.Error("a deck without calls is taken")
	}
}

// A session of few kinds ends when nothing new is left, and repeats nothing before.
func TestASmallDeckIsDealtOnce(t *testing.T) {
	g := newGenerator(t, 1, situation.Deck{Calls: []string{"GET /"}, Kinds: []string{lab.WithSession}, Gates: []lab.Gate{lab.GateHandler}, Tidy: true, Steady: true})
	seen := map[string]bool{}
	for range 1000 {
		s, err := g.Next(t.Context())
		if errors.Is(err, lab.ErrOver) {
			break
		}
		text := fmt.Sprint(s.Request, s.Papers)
		if err != nil || seen[text] {
			t.Fatalf("after %d: %v, seen before: %v", len(seen), err, seen[text])
		}
		seen[text] = true
	}
	if len(seen) == 0 || len(seen) > 100 {
		t.Errorf("%d were dealt", len(seen))
	}
}

// Each topic is what its day brings in.
func TestTopics(t *testing.T) {
	for i, topic := range situation.Topics() {
		deck, found := situation.TopicDeck(topic.Name)
		if !found || topic.About != situation.Shift()[i].News {
			t.Fatalf("%s: found %v, about %q", topic.Name, found, topic.About)
		}
		next(t, newGenerator(t, 1, deck))
	}
	if got, want := len(situation.Topics()), len(situation.Shift())-1; got != want {
		t.Errorf("%d topics of %d days", got, want)
	}
	if _, found := situation.TopicDeck("the weather"); found {
		t.Error("there is a topic nobody listed")
	}
}

// Whoever drills in a topic is dealt what is counted as that topic, among what leads up
// to it, and nothing is counted as something that is no topic.
func TestWhatIsDealtIsOfItsTopic(t *testing.T) {
	for _, topic := range situation.Topics() {
		deck, _ := situation.TopicDeck(topic.Name)
		g, came := newGenerator(t, 4, deck), map[string]int{}
		for range 60 {
			s, err := g.Next(t.Context())
			if errors.Is(err, lab.ErrOver) {
				break
			}
			stop, _ := s.Exchange.Trace.Stop()
			came[situation.TopicOf(s.Call, s.Answer(), stop.Reason)]++
		}
		if came[topic.Name] < 3 {
			t.Errorf("%s: %d are counted as it: %v", topic.Name, came[topic.Name], came)
		}
		for name := range came {
			if _, found := situation.TopicDeck(name); !found {
				t.Errorf("%s: %q is no topic", topic.Name, name)
			}
		}
	}
}

// What is amiss with a token is told apart by the words of the gate.
func TestTopicsOfTokens(t *testing.T) {
	for flaw, want := range map[string]string{
		lab.FlawExpired: "tokens", lab.FlawEarly: "tokens", lab.FlawOtherAudience: "tokens",
		lab.FlawForged: "signatures", lab.FlawRetiredKey: "signatures", lab.FlawPartnerIssued: "signatures", lab.FlawRevoked: "signatures",
	} {
		deck := situation.Deck{Calls: []string{"GET /whoami", "GET /invoices/{id}"}, Kinds: []string{lab.WithBearer}, Flaws: []string{flaw}, Gates: []lab.Gate{lab.GateIdentity}, Acting: situation.Never}
		g, came := newGenerator(t, 4, deck), map[string]int{}
		for range 12 {
			s := next(t, g)
			if stop, _ := s.Exchange.Trace.Stop(); stop.Gate == lab.GateIdentity {
				came[situation.TopicOf(s.Call, s.Answer(), stop.Reason)]++
			}
		}
		if came[want] == 0 || len(came) != 1 {
			t.Errorf("%s: %v, want %s alone", flaw, came, want)
		}
	}
}

// What wants practice comes more often, and everything else still comes.
func TestLeaningTowardWhatIsConfused(t *testing.T) {
	count := func(lean lab.Lean) map[string]int {
		g, ends := newGenerator(t, 5, situation.Deck{Lean: lean}), map[string]int{}
		for range 1500 {
			ends[next(t, g).Answer().String()]++
		}
		return ends
	}
	plain, leaning := count(nil), count(lab.Lean{"404 at object": 7, "403 at object": 7, "let in": 0.5, "405 at route": 0.5})
	for _, end := range []string{"404 at object", "403 at object"} {
		if leaning[end] < 2*plain[end] {
			t.Errorf("%s comes %d times in 1500, and %d times without a lean", end, leaning[end], plain[end])
		}
	}
	if leaning["let in"] == 0 || leaning["405 at route"] == 0 || leaning["405 at route"] >= plain["405 at route"] {
		t.Errorf("what is known comes %d and %d times", leaning["let in"], leaning["405 at route"])
	}
}

// The gentle start asks little at first, and more as it is mastered; each rung can be
// solved from what is shown, and whoever stamps alike is dealt alike.
func TestTheGentleStart(t *testing.T) {
	climb := func() (rungs []int, ends []string) {
		g, err := situation.NewGentle(3, lab.Mastery{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for i := range 300 {
			s, err := g.Next(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			text := fmt.Sprint(s.Request, s.Papers)
			if i < 200 && seen[text] {
				t.Fatalf("%s repeats", s.ID)
			}
			seen[text] = true
			said := solve(s)
			if said != s.Answer() {
				t.Fatalf("%s: the papers say %v, the API %v", s.ID, said, s.Answer())
			}
			rungs, ends = append(rungs, g.Rung().Number), append(ends, said.String())
			g.Follow(lab.Stamped{Was: s.Answer()})
		}
		return rungs, ends
	}
	rungs, ends := climb()
	again, sameEnds := climb()
	if diff := cmp.Diff(rungs, again) + cmp.Diff(ends, sameEnds); diff != "" {
		t.Errorf("the same seed and stamps: %s", diff)
	}
	if rungs[0] != 1 || rungs[299] != situation.RungOf(nil).Of || !slices.IsSorted(rungs) {
		t.Errorf("the rungs: %v", rungs)
	}
	for _, end := range ends[:slices.Index(rungs, 2)] {
		if end != "let in" && end != "401 at credential" {
			t.Errorf("on the first rung comes %s", end)
		}
	}
}

// TestWhoseRightsCount: on the day on which people act for others, what the actor may
// and the person may not is refused, what the person may is not, and each reason that
// is new comes up.
func TestWhoseRightsCount(t *testing.T) {
	deck, found := situation.TopicDeck("delegation")
	if !found {
		t.Fatal("delegation is no topic")
	}
	came := map[string]int{}
	for seed := range uint64(8) {
		g := newGenerator(t, seed, deck)
		for range 3 * lab.ShiftLength {
			s := next(t, g)
			actor, acted := s.Paper(situation.PaperActor)
			if !acted {
				came["in their own name"]++
				continue
			}
			credential, _ := s.Paper(situation.PaperCredential)
			came["by "+credential.Fact("kind")]++
			who := s.Exchange.Principal
			if who != nil && (who.Actor != actor.Fact("id") || !strings.Contains(s.Exchange.Log, `"actor":"`+who.Actor+`"`) || !strings.Contains(s.Exchange.Log, `"who":"`+who.ID+`"`)) {
				t.Errorf("%s: the papers name %s, the API %+v, the log %s", s.ID, actor.Fact("id"), who, s.Exchange.Log)
			}
			stop, stopped := s.Exchange.Trace.Stop()
			switch route, _ := s.Paper(situation.PaperRoute); {
			case !stopped:
				came["let in"]++
			case stop.Gate == lab.GateFunction && solver{route: route, caller: actor}.holds(route.Fact("granted by")),
				stop.Gate == lab.GateObject && strings.Contains(route.Fact("who comes to it"), "the house's own people"):
				came["the actor may, the person may not"]++
			default:
				came[kindOfReason(stop)]++
			}
		}
	}
	for _, want := range []string{
		"in their own name", "by session cookie", "by bearer token", "let in", "the actor may, the person may not",
		"function: not in another's name", "function: the credential was not given for it", "identity: who acts in another's name may not do so any more",
		"identity: it is meant for another API", "identity: it has expired", "identity: there is no such session, or it has expired",
	} {
		if came[want] < 3 {
			t.Errorf("%q came up %d times: %v", want, came[want], came)
		}
	}
	t.Log(came)
}

func BenchmarkNext(b *testing.B) {
	g := newGenerator(b, 1, situation.Deck{})
	for b.Loop() {
		next(b, g)
	}
}

// TestEveryDayCanBeWon: on each day of the campaign whoever reads the papers makes
// no mistake, and what is new on that day comes up.
func TestEveryDayCanBeWon(t *testing.T) {
	all := situation.Shift()
	if len(all) < 15 {
		t.Fatalf("%d days", len(all))
	}
	for _, day := range all {
		t.Run(fmt.Sprintf("%02d %s", day.Number, day.Title), func(t *testing.T) {
			deck, found := situation.DeckOf(day.Number)
			if !found || day.Story == "" || day.News == "" {
				t.Fatal("a day without a deck, a story or a rule")
			}
			ends := map[string]int{}
			for seed := range uint64(8) {
				g := newGenerator(t, seed, deck)
				for range lab.ShiftLength {
					s := next(t, g)
					if said, answer := solve(s), s.Answer(); said != answer {
						t.Fatalf("%s: the papers say %v, the API %v\n%s\n%s", s.ID, said, answer, s.Request.Text(), papersText(s))
					}
					ends[s.Answer().String()]++
				}
			}
			if len(ends) < 2 || ends["let in"] == 0 || ends["let in"] > 3*8*lab.ShiftLength/4 {
				t.Errorf("a dull day: %v", ends)
			}
			t.Log(ends)
		})
	}
	if _, found := situation.DeckOf(len(all) + 1); found {
		t.Error("there is a day after the last")
	}
}
