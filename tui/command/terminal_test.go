package command

import "testing"

func TestWhatTheTerminalCan(t *testing.T) {
	for _, test := range []struct {
		env            map[string]string
		colours, ascii bool
	}{
		{map[string]string{"TERM": "xterm-256color"}, true, false},
		{map[string]string{"TERM": "screen", "LANG": "de_DE.UTF-8"}, true, false},
		{map[string]string{"TERM": "xterm", "LANG": "C.utf8"}, true, false},
		{map[string]string{"TERM": "xterm", "LANG": "C.UTF-8", "LC_ALL": "C"}, true, true},
		{map[string]string{"TERM": "xterm", "LANG": "de_DE.ISO-8859-1"}, true, true},
		{map[string]string{"TERM": "linux", "LANG": "en_GB.UTF-8"}, true, true},
		{map[string]string{"TERM": "vt100"}, false, true},
		{map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, false, false},
	} {
		shop := newWorkshop(func(name string) string { return test.env[name] })
		if got := shop.colours(); got != test.colours {
			t.Errorf("%v: colours %t", test.env, got)
		}
		if got := shop.ascii(); got != test.ascii {
			t.Errorf("%v: ascii %t", test.env, got)
		}
	}
}
