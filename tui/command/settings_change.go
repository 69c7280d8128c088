package command

import (
	"maps"
	"strings"
	"time"

	"authlab/lab"
	"authlab/tui"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v4"
)

func newSettings(shop *workshop) *cobra.Command {
	return &cobra.Command{
		Use:   "settings [name value]",
		Short: "Print the settings, or change one",
		Long: `Prints the settings as they stand, and where they are kept. With a name and a value it
changes one: motion, colors, mouse, speed or pace; the name of a command gives that
another key. It is what the settings screen does.`,
		Example: "  authlab settings\n  authlab settings speed off\n  authlab settings pace 45s\n  authlab settings hint alt+h",
		Args:    cobra.MatchAll(cobra.MaximumNArgs(2), noSingle),
		RunE: func(cmd *cobra.Command, args []string) error {
			settings, err := shop.settings()
			if err != nil {
				return err
			}
			if len(args) == 2 {
				if settings, err = changed(settings, args[0], args[1]); err != nil {
					return err
				}
				if err := shop.saveSettings(settings); err != nil {
					return err
				}
			}
			return shop.printSettings(cmd, settings)
		},
	}
}

// noSingle refuses a name without a value.
func noSingle(_ *cobra.Command, args []string) error {
	if len(args) == 1 {
		return &lab.Mistake{Where: args[0], What: "its value is missing", Try: "authlab settings " + args[0] + " VALUE"}
	}
	return nil
}

// changed are the settings with one of them changed: by its name in the file, or that of
// a command, whose key it is then.
func changed(settings tui.Settings, name, value string) (tui.Settings, error) {
	var err error
	switch name {
	case "motion":
		settings.Motion, err = onOrOff(name, value)
	case "mouse":
		settings.Mouse, err = onOrOff(name, value)
	case "speed":
		settings.Speed, err = onOrOff(name, value)
	case "colors":
		settings.Colors = value
	case "pace":
		if settings.Pace, err = time.ParseDuration(value); err != nil {
			err = &lab.Mistake{Where: name + ": " + value, What: "this is no time", Try: "45s, or 0 for no clock"}
		}
	default:
		keys := map[string]string{}
		maps.Copy(keys, settings.Keys)
		keys[name] = value
		settings.Keys = keys
	}
	if err != nil {
		return settings, err
	}
	return settings, settings.Check()
}

func onOrOff(name, value string) (bool, error) {
	switch value {
	case "on", "true":
		return true, nil
	case "off", "false":
		return false, nil
	}
	return false, &lab.Mistake{Where: name + ": " + value, What: "this is neither", Try: "on or off"}
}

func (s *workshop) printSettings(cmd *cobra.Command, settings tui.Settings) error {
	path, err := s.settingsPath()
	if err != nil {
		return err
	}
	data, err := yaml.Marshal(fileOf(settings))
	if err != nil {
		return err
	}
	return printLines(cmd.OutOrStdout(), []string{"# " + path, strings.TrimRight(string(data), "\n")})
}
