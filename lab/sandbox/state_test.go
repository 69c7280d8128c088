package sandbox

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestWhatIsStoredIsComparedFieldByField(t *testing.T) {
	record := func(text string) map[string]json.RawMessage {
		return map[string]json.RawMessage{"doc-1": json.RawMessage(text)}
	}
	want := record(`{"owner":"ana","link":"","viewers":["ben"]}`)
	for name, test := range map[string]struct {
		got          string
		other, empty []string
	}{
		"the same":         {`{"viewers":["ben"],"link":"","owner":"ana"}`, nil, nil},
		"another owner":    {`{"owner":"ben","link":"","viewers":["ben"]}`, []string{"owner of doc-1"}, nil},
		"a link left":      {`{"owner":"ana","link":"k","viewers":["ben"]}`, []string{"link of doc-1"}, nil},
		"an empty list":    {`{"owner":"ana","link":"","viewers":[]}`, nil, []string{"viewers of doc-1"}},
		"no list":          {`{"owner":"ana","link":"","viewers":null}`, nil, []string{"viewers of doc-1"}},
		"no owner":         {`{"owner":"","link":"","viewers":["ben"]}`, nil, []string{"owner of doc-1"}},
		"the record gone":  {`null`, nil, []string{"link of doc-1", "owner of doc-1", "viewers of doc-1"}},
		"one more to read": {`{"owner":"ana","link":"","viewers":["ben","bo"]}`, []string{"viewers of doc-1"}, nil},
	} {
		other, empty := compareStored(want, record(test.got))
		if !slices.Equal(other, test.other) || !slices.Equal(empty, test.empty) {
			t.Errorf("%s: %q hold something else and %q nothing, want %q and %q", name, other, empty, test.other, test.empty)
		}
	}
}
