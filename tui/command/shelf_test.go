package command

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheShelfKeepsRequests(t *testing.T) {
	s := shelf{filepath.Join(t.TempDir(), "new", "requests.http")}
	for _, want := range [][]string{nil, {"GET /a HTTP/1.1\nCookie: session=1"}, {"POST /b HTTP/1.1\n\n{\"a\": 1}", "GET /a HTTP/1.1"}, nil} {
		if err := s.Keep(want); err != nil {
			t.Fatal(err)
		}
		got, err := s.Kept()
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Error(err, diff)
		}
	}
	if info, err := os.Stat(s.path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("credentials lie open: %v %v", info.Mode(), err)
	}
}
