package desk

import (
	"encoding/json"
	"net/http"
	"os"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// What the bench does in its worker, done by go test.
func TestFix(t *testing.T) {
	text, err := os.ReadFile("job.json")
	if err != nil {
		t.Fatal(err)
	}
	var job struct {
		Replacement lab.Replacement
		Worlds      []struct{ Spec lab.WorldSpec }
		Asks        []struct {
			World   int
			Request lab.Request
		}
		Wanted []int
	}
	if err := json.Unmarshal(text, &job); err != nil {
		t.Fatal(err)
	}
	code := &mockapi.Code{Replacement: job.Replacement, Handler: http.HandlerFunc(GetInvoice)}
	for i, ask := range job.Asks {
		where := world.New(job.Worlds[ask.World].Spec)
		got := mockapi.New(where, mockapi.Options{Code: code}).Do(t.Context(), ask.Request)
		if got.Response.Status != job.Wanted[i] {
			t.Errorf("probe %d: %d, want %d", i, got.Response.Status, job.Wanted[i])
		}
	}
}
