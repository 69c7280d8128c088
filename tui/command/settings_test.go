package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"authlab/tui"

	"github.com/google/go-cmp/cmp"
)

func shopAt(dir string) *workshop {
	return newWorkshop(func(name string) string { return map[string]string{"XDG_CONFIG_HOME": dir}[name] })
}

func TestSettingsAreKept(t *testing.T) {
	shop := shopAt(t.TempDir())
	got, err := shop.settings()
	if diff := cmp.Diff(tui.DefaultSettings(), got); err != nil || diff != "" {
		t.Fatal(err, diff)
	}
	want := tui.Settings{Colors: tui.ColorsLight, Pace: 45 * time.Second, Keys: map[string]string{"hint": "alt+h"}}
	if err := shop.saveSettings(want); err != nil {
		t.Fatal(err)
	}
	got, err = shop.settings()
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

func TestWhatIsWrongInTheSettings(t *testing.T) {
	for text, want := range map[string]string{
		"colours: dark":        "colours",
		"colors: pink":         "there are no such colours; try auto, dark or light",
		"keys: {sned: ctrl+b}": "there is no such command; try send",
		"keys: {send: b}":      "this key is needed as it is",
		"keys: {send: hyper}":  "this is no key",
		"keys: {send: ctrl+k}": "this key is that of keyring, too",
		"keys: {hint: ctrl+k}": "this key is that of keyring, too",
		"pace: 1s":             "1s is too short to read anything; try 45s, or 0 for no clock",
		"motion: [":            "settings.yaml",
	} {
		dir := t.TempDir()
		if err := os.MkdirAll(filepath.Join(dir, "authlab"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "authlab", "settings.yaml"), []byte(text+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := shopAt(dir).settings(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// One setting is changed by its name, and a key by its command's; the others stay.
func TestASettingIsChangedByItsName(t *testing.T) {
	now := tui.DefaultSettings()
	for _, change := range [][2]string{{"motion", "off"}, {"colors", "dark"}, {"mouse", "false"}, {"speed", "off"}, {"pace", "45s"}, {"hint", "alt+h"}, {"motion", "on"}} {
		var err error
		if now, err = changed(now, change[0], change[1]); err != nil {
			t.Fatal(err)
		}
	}
	want := tui.Settings{Motion: true, Colors: tui.ColorsDark, Pace: 45 * time.Second, Keys: map[string]string{"hint": "alt+h"}}
	if diff := cmp.Diff(want, now); diff != "" {
		t.Error(diff)
	}
	for change, want := range map[[2]string]string{
		{"motion", "maybe"}:  "try on or off",
		{"colors", "pink"}:   "there are no such colours",
		{"pace", "soon"}:     "this is no time; try 45s",
		{"pace", "1s"}:       "1s is too short",
		{"sned", "ctrl+b"}:   "there is no such command; try send",
		{"keyring", "alt+h"}: "this key is that of keyring, too",
	} {
		if _, err := changed(now, change[0], change[1]); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", change, err)
		}
	}
}
