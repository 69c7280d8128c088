package sandbox

import (
	"os"
	"strings"
	"testing"
)

// Bodies come from code under judgement: comparing them must survive anything.
func FuzzCompareBodies(f *testing.F) {
	f.Add(anasInvoice, `{"id":{},"list":[[],{"id":1}]}`)
	f.Add(`[{"id":"a"},null]`, `[null,{"id":"a","x":[1,2]}]`)
	f.Add("", "plain text")
	f.Fuzz(func(t *testing.T, want, got string) {
		if compareBodies(want, want) != bodySame || compareBodies(got, got) != bodySame {
			t.Error("a body differs from itself")
		}
		if outcome := compareBodies(want, got); outcome == bodyMore && compareBodies(got, want) == bodySame {
			t.Errorf("%q holds more than %q, which is the same", got, want)
		}
		found := compare(answered(404, want), answered(404, got), figures(want))
		_ = describe(answered(404, got), found)
	})
}

// Whatever is on the report file, lines are believed with the nonce only.
func FuzzReportsWithoutTheNonce(f *testing.F) {
	f.Add(`{"done":true}`)
	f.Add(`{"nonce":"guess","exchange":{}}` + "\n" + `{"nonce":"guess","done":true}`)
	f.Add(`{"nonce":"`)
	f.Add(`null`)
	f.Fuzz(func(t *testing.T, text string) {
		const nonce = "THE-NONCE-OF-THIS-JOB"
		if strings.Contains(text, nonce) {
			t.Skip("it has been told the nonce")
		}
		reports, writing, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			_, _ = writing.WriteString(text) // the reader may hang up first
			_ = writing.Close()
		}()
		if err := read(reports, nonce, func(line report) { t.Errorf("believed %+v", line) }); err == nil {
			t.Errorf("%q was believed to the end", text)
		}
	})
}
