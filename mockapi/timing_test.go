package mockapi_test

import (
	"cmp"
	"io"
	"net/http"
	"slices"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
)

// TestTheHiddenAndTheMissingTakeTheSameWay: the same gates with the same outcomes, and
// nearly the same work for them, so that what an answer costs says no more than the
// answer. How long it takes is measured by BenchmarkHiddenBesideMissing.
func TestTheHiddenAndTheMissingTakeTheSameWay(t *testing.T) {
	const slack = 8 // allocations, of several hundred
	for _, send := range [][2]string{
		{"GET /invoices/{{bens-invoice}}", "GET /invoices/inv-9999"},
		{"GET /documents/{{bens-document}}", "GET /documents/doc-9999"},
		{"PATCH /documents/{{bens-document}}\n\n{\"title\": \"x\"}", "PATCH /documents/doc-9999\n\n{\"title\": \"x\"}"},
		{"GET /customers/{{bens-profile}}", "GET /customers/cus-9999"},
	} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
		var ways [2][]string
		var work [2]float64
		for i := range send {
			key, _ := lab.FindKey(mockapi.Keys(a.World()), "ana", lab.WithSession)
			request := parse(t, a.World(), send[i]).With(key)
			for _, check := range wants(t, a.Do(t.Context(), request), 404, lab.GateObject).Trace {
				ways[i] = append(ways[i], string(check.Gate)+" "+string(check.Outcome))
			}
			work[i] = testing.AllocsPerRun(100, func() { a.Do(t.Context(), request) })
		}
		if !slices.Equal(ways[0], ways[1]) {
			t.Errorf("%s goes %v, a missing one %v", send[0], ways[0], ways[1])
		}
		if apart := work[0] - work[1]; apart > slack || -apart > slack {
			t.Errorf("%s allocates %v times, a missing one %v times", send[0], work[0], work[1])
		}
	}
}

// BenchmarkHiddenBesideMissing asks by turns, over one connection, for another's
// invoice, for one that there is not, and for a second one that there is not. It
// reports how often a hidden one took longer than a missing one, of all pairs: where
// nothing can be told by the clock, that is half of them. The two missing ones tell how
// far from half chance alone leads.
func BenchmarkHiddenBesideMissing(b *testing.B) {
	const told = 0.1 // from a half, beyond what chance leads to: a stranger could tell with a few tries
	server := listen(b, mockapi.Options{})
	key := keyFrom(b, server, "ana", lab.WithSession)
	client := &http.Client{}
	defer client.CloseIdleConnections()
	took := make([][]time.Duration, 3)
	turns := []string{"/invoices/inv-2002", "/invoices/inv-9998", "/invoices/inv-9999"}
	for b.Loop() {
		for i, target := range turns {
			took[i] = append(took[i], answerTime(b, client, server.BaseURL()+target, key))
		}
	}
	hidden, chance := longer(took[0], took[1]), longer(took[2], took[1])
	b.ReportMetric(hidden, "hidden-longer")
	b.ReportMetric(chance, "chance")
	if apart := max(hidden-0.5, 0.5-hidden) - max(chance-0.5, 0.5-chance); b.N >= 1000 && apart > told {
		b.Errorf("a hidden one takes longer than a missing one in %.2f of all pairs, where chance leads to %.2f", hidden, chance)
	}
}

func answerTime(b *testing.B, client *http.Client, url string, key lab.Key) time.Duration {
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		b.Fatal(err)
	}
	request.Header.Set(key.Header, key.Value)
	began := time.Now()
	response, err := client.Do(request)
	if err != nil {
		b.Fatal(err)
	}
	_, err = io.Copy(io.Discard, response.Body)
	took := time.Since(began)
	if closed := cmp.Or(err, response.Body.Close()); closed != nil || response.StatusCode != 404 {
		b.Fatal(response.StatusCode, closed)
	}
	return took
}

// longer is the share of pairs of which the first took longer (the statistic of Mann and
// Whitney).
func longer(first, second []time.Duration) float64 {
	slices.Sort(second)
	pairs := 0
	for _, one := range first {
		below, _ := slices.BinarySearch(second, one)
		pairs += below
	}
	return float64(pairs) / float64(len(first)*len(second))
}
