package lab_test

import (
	"encoding/json"
	"testing"

	"authlab/lab"
)

func TestDoneAsksWhatIsStored(t *testing.T) {
	exchange := lab.Exchange{Stored: map[string]json.RawMessage{
		"apr-1": json.RawMessage(`{"by":"fern","second":"fern","amount":500}`),
		"ref-1": json.RawMessage(`null`),
	}}
	for name, test := range map[string]struct {
		stored map[string]string
		met    bool
	}{
		"one field":                  {map[string]string{"second": "fern"}, true},
		"a number":                   {map[string]string{"amount": "500"}, true},
		"each must say it":           {map[string]string{"by": "fern", "second": "fritz"}, false},
		"a field that is not there":  {map[string]string{"role": ""}, false},
		"nothing is asked, so it is": {nil, true},
	} {
		if got := (lab.Done{Stored: test.stored}).Met(exchange); got != test.met {
			t.Errorf("%s: got %v", name, got)
		}
	}
	if (lab.Done{Stored: map[string]string{"by": "fern"}}).Met(lab.Exchange{}) {
		t.Error("where nothing was written, nothing is stored")
	}
}

// A goal that is to be met without a credential is not met with one.
func TestDoneAsNobody(t *testing.T) {
	wants := lab.Done{As: lab.Nobody, Status: 200}
	answer := lab.Exchange{Response: lab.Response{Status: 200}}
	if !wants.Met(answer) {
		t.Error("nobody's exchange does not meet it")
	}
	answer.Principal = &lab.Principal{ID: "plato"}
	if wants.Met(answer) {
		t.Error("plato's exchange meets it")
	}
}
