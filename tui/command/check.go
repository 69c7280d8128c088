package command

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"authlab/lab"
	"authlab/tui/widget"

	"github.com/spf13/cobra"
)

func newCheck(shop *workshop) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check <id> <file>",
		Short: "Say whether a fix holds over its whole matrix",
		Long: `Runs a fix against every actor, credential and object of the scenario's matrix, in
a sandbox, and compares each answer with the API's own.

Exits 0 where the fix holds, 1 where it does not, 2 where it could not be asked.`,
		Example: "  authlab check H1 fix.go\n  authlab check H1 fix.go --json | jq .under_blocked",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			verdict, err := shop.judge(cmd, args[0], args[1])
			if err != nil {
				return err
			}
			if err := printVerdict(cmd.OutOrStdout(), verdict, asJSON); err != nil {
				return err
			}
			if !verdict.Passed {
				return errNo
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// judge runs the file, as a fix of the scenario, over its matrix.
func (s *workshop) judge(cmd *cobra.Command, id, file string) (lab.Verdict, error) {
	scenario, err := s.scenario(id)
	if err != nil {
		return lab.Verdict{}, err
	}
	if scenario.Replaces == nil {
		return lab.Verdict{}, noCode(scenario)
	}
	text, err := readFile(file)
	if err != nil {
		return lab.Verdict{}, err
	}
	return s.bench(scenario).Judge(cmd.Context(), lab.Source{Name: filepath.Base(file), Text: string(text)})
}

// noCode is the mistake of asking for a fix of a scenario that has none.
func noCode(scenario *lab.Scenario) error {
	return &lab.Mistake{Where: scenario.ID, What: "this scenario has no code to fix", Try: "authlab pack list, which shows the steps of each"}
}

// fileLimit is the most that is read of a learner's file, in bytes. It is well
// above what the sandbox takes, so that the sandbox says what is too large.
const fileLimit = 1 << 20

func readFile(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, &lab.Mistake{Where: name, What: "it cannot be read", Try: fmt.Sprintf("the path of a Go file (%v)", err)}
	}
	defer func() { _ = file.Close() }() // it was only read
	text, err := io.ReadAll(io.LimitReader(file, fileLimit))
	if err != nil {
		return nil, &lab.Mistake{Where: name, What: fmt.Sprintf("it cannot be read: %v", err), Try: "the path of a Go file"}
	}
	return text, nil
}

func printVerdict(out io.Writer, verdict lab.Verdict, asJSON bool) error {
	if asJSON {
		return printJSON(out, verdict)
	}
	return printLines(out, widget.VerdictLines(verdict))
}

func printLines(out io.Writer, lines []string) error {
	for _, line := range lines {
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	return nil
}

func printJSON(out io.Writer, value any) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
