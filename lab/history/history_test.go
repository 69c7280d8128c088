package history_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/history"
	"authlab/lab/labtest"
	"authlab/lab/memory"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// sample has an attempt of each kind.
func sample() history.History {
	choice := 1
	verdict := lab.NewVerdict("T1", nil, []lab.Probe{{Name: "ben reads ana's", Outcome: lab.Right}})
	records := []lab.Record{
		{Prediction: &lab.Judged{Prediction: lab.Prediction{Status: 404, Gate: lab.GateObject, Confidence: lab.Certain}, GotStatus: 404}},
		{Source: "package desk // \"quoted\", \n\tünïcode; 1,2", Verdict: &verdict},
		{Choice: &choice},
		{Stamped: &lab.Stamped{Call: "GET /", Said: lab.Stamp{Status: 401}, Was: lab.Stamp{Status: 403, Gate: lab.GateFunction}, Slip: lab.WrongStatus, Took: time.Second}},
	}
	records = append(records, lab.Record{Stamped: records[3].Stamped, Drilled: &lab.Drilled{ID: "d", Mode: lab.Blitz, Limit: time.Minute, Speed: true}})
	records = append(records, lab.Record{Spoken: &lab.Spoken{Sitting: "s", Said: []lab.Said{{Text: "403"}}, Ticked: []int{0, 2}, Points: 3, Rating: lab.Good}})
	h := history.History{Pack: "library"}
	for i, record := range records {
		h.Attempts = append(h.Attempts, lab.Attempt{
			ID: fmt.Sprint("a", i), Scenario: "T1", Step: "do", Kind: lab.Answered,
			At: labtest.Noon().Add(time.Duration(i)*time.Hour + 123456789), Right: i%2 == 0, Record: record,
		})
	}
	return h
}

func written(t interface{ Fatal(...any) }, format history.Format, h history.History) []byte {
	var out bytes.Buffer
	if err := history.Write(&out, format, h); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, format := range []history.Format{history.JSON, history.CSV} {
		data := written(t, format, sample())
		for name, variant := range map[string][]byte{
			"as written": data, "with a mark in front": append([]byte("\xef\xbb\xbf"), data...), "with the line ends of Windows": bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")),
		} {
			got, err := history.Read("file", bytes.NewReader(variant))
			if err != nil {
				t.Fatalf("%s, %s: %v", format, name, err)
			}
			if diff := cmp.Diff(sample(), got); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", format, name, diff)
			}
		}
	}
}

// A broken file, or one that was made up, says where, and gives nothing.
func TestBrokenFiles(t *testing.T) {
	good, table := string(written(t, history.JSON, sample())), string(written(t, history.CSV, sample()))
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", "file:1: this is no history"},
		{"something else", "this is a shopping list\n", "file:1: this is no history"},
		{"other JSON", `{"score": 12}`, `file:1: a history has no "score"`},
		{"no kind", `{"version": 1, "attempts": []}`, "this is no history"},
		{"no version", `{"authlab": "history", "attempts": []}`, "of version 0"},
		{"a later version", strings.Replace(good, `"version": 1`, `"version": 2`, 1), "file:1: this history is of version 2"},
		{"cut off", good[:len(good)-40], "file:7: the file ends in the middle"},
		{"more behind it", good + "{}", "file:9: something follows"},
		{"attempts that are no list", `{"authlab": "history", "version": 1, "attempts": {}}`, "the attempts are no list"},
		{"not an attempt", strings.Replace(good, `{"id":"a1"`, `7, {"id":"a1"`, 1), "file:3: json: cannot unmarshal number"},
		{"no id", strings.Replace(good, `"id":"a2"`, `"id":""`, 1), "file:4: an attempt has no id"},
		{"an id of control characters", strings.Replace(good, `"id":"a2"`, `"id":"a\u001b[2J"`, 1), "file:4: "},
		{"a field it does not know", strings.Replace(good, `"right":false`, `"wrong":true`, 1), `file:3: json: unknown field "wrong"`},
		{"a kind it does not know", strings.Replace(good, `"kind":"answer"`, `"kind":"bribe"`, 1), `file:2: "bribe" is no kind`},
		{"a year that cannot be", strings.Replace(good, `"at":"2026`, `"at":"0026`, 1), "file:2: the year 26"},
		{"more than certain", strings.Replace(good, `"confidence":0.95`, `"confidence":7e300`, 1), "file:2: a confidence of 7e+300"},
		{"a status that is none", strings.Replace(good, `"got_status":404`, `"got_status":-1`, 1), "file:2: -1 is no status"},
		{"a gate that is none", strings.Replace(good, `"Gate":"function"`, `"Gate":"dor"`, 1), "file:5: a stamp at"},
		{"a slip that is none", strings.Replace(good, `"slip":"wrong status"`, `"slip":"oops"`, 1), "file:5: "},
		{"a drill that is none", strings.Replace(good, `"mode":"blitz"`, `"mode":"sprint"`, 1), `file:6: a drill of the mode "sprint"`},
		{"points that are none", strings.Replace(good, `"ticked":[0,2]`, `"ticked":[0,3]`, 1), "file:7: an answer rated 3"},
		{"a rating that is none", strings.Replace(good, `"rating":3`, `"rating":9`, 1), "file:7: an answer rated 9"},
		{"too deep", `{"authlab": ` + strings.Repeat("[", 100_000), "file:1: "},
		{"another head", strings.Replace(table, "scenario", "scene", 1), "file:1: this is no history"},
		{"a column too few", strings.Replace(table, ",false,", ",", 1), "file:3: wrong number of fields"},
		{"no time", strings.Replace(table, "2026-03-02T13", "yesterday", 1), "file:3: "},
		{"an open quote", table[:len(table)-2], `file:7: `},
		{"two packs", strings.Replace(table, "1,library,a3", "1,other,a3", 1), "file:5: attempts at two packs"},
		{"a record that goes on", strings.Replace(table, `"{""choice"":1}"`, `"{""choice"":1}{}"`, 1), "file:4: something follows"},
	} {
		got, err := history.Read("file", strings.NewReader(test.text))
		var mistake *lab.Mistake
		if !errors.As(err, &mistake) || !strings.Contains(err.Error(), test.want) || !strings.Contains(mistake.Try, "nothing was imported") {
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
		if len(got.Attempts) != 0 {
			t.Errorf("%s: %d attempts are read all the same", test.name, len(got.Attempts))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written(f, history.JSON, sample()))
	f.Add(written(f, history.CSV, sample()))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := history.Read("file", bytes.NewReader(data))
		if err != nil {
			return
		}
		again, err := history.Read("file", bytes.NewReader(written(t, history.JSON, got)))
		if err != nil {
			t.Fatalf("what was read cannot be read again: %v", err)
		}
		if added, err := history.Merge(got.Attempts, again); err == nil && len(added) > 0 {
			t.Fatalf("written and read, %d attempts are others", len(added))
		}
		memory.Of(scenarios(), bank(), got.Attempts, labtest.Noon()) // whatever it says, no fold may stumble
		lab.NewProgress(scenarios(), got.Attempts)
		lab.CampaignOf(got.Attempts)
		lab.Interviews(got.Attempts)
	})
}

func scenarios() []lab.Scenario {
	return []lab.Scenario{{ID: "T1", Concepts: []string{"ownership"}, Steps: []lab.Step{
		{ID: "say", Kind: lab.StepPredict, Points: 20, Hints: []string{"a"}, Predict: &lab.Predict{}},
		{ID: "do", Kind: lab.StepCraft, Points: 100, Hints: []string{"a", "b"}, Craft: &lab.Craft{}},
	}}}
}

func bank() lab.Bank {
	return lab.Bank{{ID: "q", Topic: "ownership", Concepts: []string{"ownership", "of no scenario"}}}
}

// Three machines, some of whose answers were exchanged before: whoever imports whose
// file first, in whichever format and however often, all end with the same progress,
// the same campaign and the same memory, and no answer is lost or counted twice.
func TestMergingInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		made := someAttempts(t)
		machines := make([]*labtest.Store, 3)
		for i := range machines {
			machines[i] = &labtest.Store{}
			for _, attempt := range made {
				if rapid.IntRange(0, 2).Draw(t, "has it") == i || rapid.IntRange(0, 4).Draw(t, "has it, too") == 0 {
					appendTo(t, machines[i], attempt)
				}
			}
		}
		appendTo(t, machines[0], made...) // so that none is nowhere
		want := standingOf(t, machines[0])
		for _, here := range machines[1:] {
			for _, from := range rapid.Permutation([]int{0, 1, 2, 0}).Draw(t, "order") {
				format := rapid.SampledFrom([]history.Format{history.JSON, history.CSV}).Draw(t, "format")
				h, err := history.Read("file", bytes.NewReader(written(t, format, history.History{Attempts: attemptsOf(t, machines[from])})))
				if err != nil {
					t.Fatal(err)
				}
				added, err := history.Merge(attemptsOf(t, here), h)
				if err != nil {
					t.Fatal(err)
				}
				appendTo(t, here, added...)
			}
			if diff := cmp.Diff(want, standingOf(t, here)); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// standing is all that attempts come to.
type standing struct {
	Attempts int
	Progress lab.Progress
	Campaign lab.Campaign
}

func standingOf(t *rapid.T, store *labtest.Store) standing {
	attempts := attemptsOf(t, store)
	progress := lab.NewProgress(scenarios(), attempts)
	progress.Memory = memory.Of(scenarios(), bank(), attempts, labtest.Noon().AddDate(0, 0, 10))
	return standing{len(attempts), progress, lab.CampaignOf(attempts)}
}

func attemptsOf(t *rapid.T, store *labtest.Store) []lab.Attempt {
	attempts, err := store.Attempts(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	return attempts
}

func appendTo(t *rapid.T, store *labtest.Store, attempts ...lab.Attempt) {
	if err := store.Append(t.Context(), attempts...); err != nil {
		t.Fatal(err)
	}
}

func someAttempts(t *rapid.T) []lab.Attempt {
	attempts := make([]lab.Attempt, rapid.IntRange(0, 25).Draw(t, "attempts"))
	for i := range attempts {
		right := rapid.Bool().Draw(t, "right")
		one := lab.Attempt{
			ID: fmt.Sprint("id", i), Scenario: "T1", Kind: lab.Answered, Right: right,
			At: labtest.Noon().Add(time.Duration(rapid.IntRange(-200, 200).Draw(t, "hour")) * time.Hour),
		}
		switch rapid.IntRange(0, 5).Draw(t, "what") {
		case 0:
			one.Step, one.Record.Prediction = "say", &lab.Judged{
				Prediction: lab.Prediction{Status: 401, Confidence: rapid.SampledFrom(lab.Confidences()).Draw(t, "sure")}, GotStatus: 403, StatusRight: right,
			}
		case 1:
			one.Step, one.Kind = "do", rapid.SampledFrom([]lab.AttemptKind{lab.Hinted, lab.Revealed, lab.Answered}).Draw(t, "did")
		case 2:
			one.Scenario, one.Step = lab.InterviewID, "q"
			one.Record.Spoken = &lab.Spoken{Sitting: "s", Points: 3, Rating: rapid.SampledFrom(lab.Ratings()).Draw(t, "rating")}
		case 3:
			one.Scenario, one.Step = lab.DrillID, fmt.Sprint("7-", i)
			one.Record.Drilled = &lab.Drilled{
				ID: rapid.SampledFrom([]string{"d1", "d2", "d3"}).Draw(t, "drill"), Mode: lab.Blitz,
				Limit: rapid.SampledFrom([]time.Duration{time.Minute, 2 * time.Minute}).Draw(t, "limit"), Speed: rapid.Bool().Draw(t, "speed"),
			}
			one.Record.Stamped = &lab.Stamped{Was: lab.Stamp{Status: 404, Gate: lab.GateObject}, Slip: rapid.SampledFrom([]lab.Slip{lab.NoSlip, lab.LetIn}).Draw(t, "slip"), Said: lab.Stamp{Status: 404}}
		default:
			one.Scenario, one.Step = lab.ShiftID, fmt.Sprintf("%d/7-%d", rapid.IntRange(0, 3).Draw(t, "day"), i)
			one.Record.Stamped = &lab.Stamped{Said: lab.Stamp{Status: 403}, Was: lab.Stamp{Status: 404, Gate: lab.GateObject}, Slip: rapid.SampledFrom(append(lab.Slips(), lab.NoSlip)).Draw(t, "slip")}
		}
		attempts[i] = one
	}
	return attempts
}

// One id cannot stand for two things.
func TestAnAttemptThatWasChanged(t *testing.T) {
	changed := sample()
	changed.Attempts[1].Right = !changed.Attempts[1].Right
	if added, err := history.Merge(sample().Attempts, changed); err == nil || added != nil || !strings.Contains(err.Error(), "a1 is here already") {
		t.Errorf("got %d attempts and %v", len(added), err)
	}
	if added, err := history.Merge(nil, sample(), changed); err == nil || added != nil {
		t.Errorf("of two files, got %d attempts and %v", len(added), err)
	}
	if added, err := history.Merge(sample().Attempts[:1], sample(), sample()); err != nil || len(added) != 5 {
		t.Errorf("got %d attempts and %v, want the 5 that are new", len(added), err)
	}
}
