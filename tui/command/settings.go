package command

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"authlab/lab"
	"authlab/tui"

	"go.yaml.in/yaml/v4"
)

// settingsFile is what settings.yaml holds. What is left out is as from the start.
type settingsFile struct {
	Motion *bool             `yaml:"motion,omitempty"`
	Colors string            `yaml:"colors,omitempty"`
	Mouse  *bool             `yaml:"mouse,omitempty"`
	Speed  *bool             `yaml:"speed,omitempty"`
	Pace   time.Duration     `yaml:"pace,omitempty"` // as 45s
	Keys   map[string]string `yaml:"keys,omitempty"`
}

// settingsPath is settings.yaml under the XDG configuration directory, or beside the
// attempts where there is none.
func (s *workshop) settingsPath() (string, error) {
	if base := s.getenv("XDG_CONFIG_HOME"); filepath.IsAbs(base) {
		return filepath.Join(base, "authlab", "settings.yaml"), nil
	}
	if home := s.getenv("HOME"); home != "" && s.dataFlag == "" && s.getenv("AUTHLAB_DATA") == "" {
		return filepath.Join(home, ".config", "authlab", "settings.yaml"), nil
	}
	dir, err := s.dataDir()
	return filepath.Join(dir, "settings.yaml"), err
}

// settings reads the settings; without a file they are as from the start.
func (s *workshop) settings() (tui.Settings, error) {
	settings := tui.DefaultSettings()
	path, err := s.settingsPath()
	if err != nil {
		return settings, err
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return settings, nil
	}
	if err != nil {
		return settings, err
	}
	var file settingsFile
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&file); err != nil {
		return settings, &lab.Mistake{Where: path, What: err.Error(), Try: "motion, colors, mouse, speed, pace and keys, or removing the file"}
	}
	settings = file.over(settings)
	if err := settings.Check(); err != nil {
		return settings, &lab.Mistake{Where: path, What: err.Error()}
	}
	return settings, nil
}

func (f settingsFile) over(settings tui.Settings) tui.Settings {
	if f.Motion != nil {
		settings.Motion = *f.Motion
	}
	if f.Mouse != nil {
		settings.Mouse = *f.Mouse
	}
	if f.Speed != nil {
		settings.Speed = *f.Speed
	}
	if f.Colors != "" {
		settings.Colors = f.Colors
	}
	settings.Pace, settings.Keys = f.Pace, f.Keys
	return settings
}

// saveSettings writes the settings down.
func (s *workshop) saveSettings(settings tui.Settings) error {
	path, err := s.settingsPath()
	if err != nil {
		return err
	}
	data, err := yaml.Marshal(fileOf(settings))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o600)
}

// fileOf is the file that says all of the settings.
func fileOf(settings tui.Settings) settingsFile {
	return settingsFile{&settings.Motion, settings.Colors, &settings.Mouse, &settings.Speed, settings.Pace, settings.Keys}
}
