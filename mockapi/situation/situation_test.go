package situation_test

import (
	"flag"
	"fmt"
	"maps"
	"slices"
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
			reasons[string(stop.Gate)+": "+stop.Reason]++
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
		for _, reason := range slices.Sorted(maps.Keys(reasons)) {
			t.Logf("%6d %s", reasons[reason], reason)
		}
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
