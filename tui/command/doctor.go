package command

import (
	"context"
	"fmt"
	"runtime"

	"authlab/lab/sandbox"

	"github.com/spf13/cobra"
)

func newDoctor(shop *workshop) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Say what works here and what does not",
		Long: `Looks at what authlab leans on: the terminal, the data directory, the API's port
on loopback, each layer of the sandbox, and the versions. Exits 1 where something
it needs is missing.`,
		Example: "  authlab doctor\n  authlab doctor --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			findings := shop.examine(cmd)
			if err := printFindings(cmd, findings, asJSON); err != nil {
				return err
			}
			for _, finding := range findings {
				if finding.Needed && !finding.OK {
					return errNo
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON array")
	return cmd
}

// finding is one thing doctor looked at.
type finding struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Needed bool   `json:"needed"`
	Says   string `json:"says"`
}

func (s *workshop) examine(cmd *cobra.Command) []finding {
	findings := []finding{
		{"version", true, true, fmt.Sprintf("authlab %s, %s, %s/%s", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)},
		s.examineTerminal(cmd),
		s.examineData(cmd.Context()),
		s.examinePack(),
		s.examineAPI(),
	}
	return append(findings, examineSandbox(cmd.Context())...)
}

func (s *workshop) examineTerminal(cmd *cobra.Command) finding {
	if !isTerminal(cmd.OutOrStdout()) {
		return finding{"terminal", false, false, "standard output is not a terminal: play --plain works, the screens do not"}
	}
	says := "TERM=" + s.getenv("TERM")
	if s.dumb() {
		return finding{"terminal", false, false, says + ": play --plain works, the screens do not"}
	}
	if !s.colours() {
		says += ", without colours"
	}
	if s.ascii() {
		says += ", with the letters of ASCII only"
	}
	return finding{"terminal", true, false, says}
}

func (s *workshop) examineData(ctx context.Context) finding {
	dir, err := s.dataDir()
	if err == nil {
		_, err = s.store(ctx)
	}
	if err != nil {
		return finding{"data", false, true, err.Error()}
	}
	return finding{"data", true, true, dir + " can be written"}
}

func (s *workshop) examinePack() finding {
	pack, err := s.pack()
	if err != nil {
		return finding{"scenarios", false, true, err.Error()}
	}
	return finding{"scenarios", true, true, fmt.Sprintf("%d scenarios in %d tracks", len(pack.Scenarios), len(pack.Tracks))}
}

func (s *workshop) examineAPI() finding {
	pack, err := s.pack()
	if err != nil || len(pack.Scenarios) == 0 {
		return finding{"api", false, true, "there is no scenario to start it for"}
	}
	target, err := s.target(&pack.Scenarios[0])
	if err != nil {
		return finding{"api", false, true, err.Error()}
	}
	if err := target.Close(); err != nil {
		return finding{"api", false, true, err.Error()}
	}
	return finding{"api", true, true, "it listens on loopback"}
}

func examineSandbox(ctx context.Context) []finding {
	var findings []finding
	for _, layer := range sandbox.Layers(ctx) {
		findings = append(findings, finding{"sandbox: " + layer.Name, layer.Active, layer.Needed, layer.Why})
	}
	return findings
}

func printFindings(cmd *cobra.Command, findings []finding, asJSON bool) error {
	if asJSON {
		return printJSON(cmd.OutOrStdout(), findings)
	}
	var lines []string
	for _, finding := range findings {
		lines = append(lines, fmt.Sprintf("%-8s %-22s %s", finding.word(), finding.Name, finding.Says))
	}
	return printLines(cmd.OutOrStdout(), lines)
}

func (f finding) word() string {
	switch {
	case f.OK:
		return "ok"
	case f.Needed:
		return "broken"
	default:
		return "missing"
	}
}
