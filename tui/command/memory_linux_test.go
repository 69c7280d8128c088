package command

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestTheFileIsLeft: less of it is in memory, and the program goes on.
func TestTheFileIsLeft(t *testing.T) {
	resident := func() (kilobytes int) {
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			t.Fatal(err)
		}
		_, line, _ := strings.Cut(string(status), "RssFile:")
		if _, err := fmt.Sscan(line, &kilobytes); err != nil {
			t.Skip("this kernel does not tell what of the file is in memory")
		}
		return kilobytes
	}
	before := resident()
	leaveFile()
	if after := resident(); after >= before {
		t.Errorf("%d kB of the file are in memory, and were %d before", after, before)
	}
}

// What was written to is nobody else's copy: it is not the file's any more.
func TestOnlyWhatIsTheFilesIsLeft(t *testing.T) {
	const smaps = `00402000-0116c000 r-xp 00002000 fe:00 42    /opt/a b/authlab
Rss:                9000 kB
Anonymous:             0 kB
VmFlags: rd ex
023ca000-023cb000 r--p 01fc8000 fe:00 42    /opt/a b/authlab
Anonymous:             4 kB
023cb000-02521000 rw-p 01fc9000 fe:00 42    /opt/a b/authlab
Anonymous:             0 kB
7f00-7f10 r--p 00000000 fe:00 43    /lib/libc.so.6
7ff0-7fff r-xp 00000000 00:00 0    [vdso]
Anonymous:             0 kB
`
	var left []string
	for _, one := range mapped(smaps) {
		if one.file == "/opt/a b/authlab" && one.unwritten() {
			left = append(left, fmt.Sprintf("%x-%x", one.from, one.to))
		}
	}
	if want := []string{"402000-116c000"}; !slices.Equal(left, want) {
		t.Errorf("%v are left, want %v", left, want)
	}
	for _, broken := range []string{"", "Anonymous: 0 kB", "402000-", "402000-116c000 r-xp", "402000-116c000 r-xp\nAnonymous: many"} {
		for _, one := range mapped(broken) {
			if one.unwritten() {
				t.Errorf("%q: what is not known to be the file's is left", broken)
			}
		}
	}
}
