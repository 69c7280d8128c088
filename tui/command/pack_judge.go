package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"authlab/content"
	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
	"authlab/scenarios"

	"github.com/spf13/cobra"
)

func newPackTest(shop *workshop) *cobra.Command {
	seeds, watch := 1, false
	cmd := &cobra.Command{
		Use:   "test [folder or zip] [id]...",
		Short: "Hold a pack to its own claims",
		Long: `The lesson compiler: for each scenario the broken code must be exploitable, both
solutions must pass the whole matrix, each wrong fix must be rejected for its
stated reason, and every status written down must be what the API answers. Then
the scenario is played to its end with its model answers.

Without a folder it tests the pack inside authlab, or that of --pack; with ids only
those scenarios. Each is tested in its own world; --seeds adds worlds in which
other people have other numbers.

With --watch it tests a folder again each time one of its files is saved, until
ctrl+c, and says only what has become worse or better.

The questions of interviews are tested after the pack inside authlab, or alone with
the word interview.

A warning is something to look at, an error must be mended. Exits 1 on errors.`,
		Example: "  authlab pack test\n  authlab pack test H1 G6\n  authlab pack test interview\n  authlab pack test ~/my-pack --seeds 50\n  authlab pack test --watch ~/my-pack X1",
		RunE: func(cmd *cobra.Command, args []string) error {
			options := scenarios.TestOptions{Seeds: seeds, Together: runtime.NumCPU(), Glossary: content.Words()}
			if watch {
				dir, ids, err := shop.toWatch(args)
				if err != nil {
					return err
				}
				options.Only = ids
				return shop.watchPack(cmd.Context(), cmd.OutOrStdout(), dir, options)
			}
			files, ids, err := shop.toTest(args)
			if err != nil {
				return err
			}
			if len(ids) == 1 && ids[0] == lab.InterviewID {
				return testBank(cmd)
			}
			options.Only = ids
			err = testPack(cmd, shop, files, options)
			if len(args) > 0 || shop.packFlag != "" {
				return err
			}
			return errors.Join(err, testBank(cmd))
		},
	}
	cmd.Flags().IntVar(&seeds, "seeds", seeds, "worlds each scenario is tested in")
	cmd.Flags().BoolVar(&watch, "watch", watch, "test again at each save")
	return cmd
}

// toTest tells a pack among the arguments from the ids of scenarios.
func (s *workshop) toTest(args []string) (fs.FS, []string, error) {
	if len(args) > 0 && looksLikePack(args[0]) {
		files, err := scenarios.Open(args[0])
		return files, args[1:], err
	}
	files, err := s.packFiles()
	return files, args, err
}

// toWatch tells a folder among the arguments from the ids of scenarios. What is
// inside authlab, or in a zip, is not saved while somebody writes.
func (s *workshop) toWatch(args []string) (string, []string, error) {
	dir := s.packFlag
	if len(args) > 0 && looksLikePack(args[0]) {
		dir, args = args[0], args[1:]
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", nil, &lab.Mistake{Where: dir, What: "only a folder can be watched", Try: "authlab pack test --watch with the folder that holds pack.yaml"}
	}
	return dir, args, nil
}

func looksLikePack(arg string) bool {
	info, err := os.Stat(arg)
	return err == nil && (info.IsDir() || strings.HasSuffix(arg, ".zip")) || strings.ContainsAny(arg, `./\`)
}

// testPack prints a line for each scenario with its findings, and a summary.
func testPack(cmd *cobra.Command, shop *workshop, files fs.FS, options scenarios.TestOptions) error {
	sum := &summary{out: cmd.OutOrStdout(), progress: progressOf(cmd.ErrOrStderr())}
	err := scenarios.Test(cmd.Context(), files, bay{shop}, options, sum.add)
	if err := errors.Join(err, sum.failed); err != nil {
		return err
	}
	return sum.end()
}

// progressOf is where it is said how far testing is: a terminal, or nowhere.
func progressOf(stream io.Writer) io.Writer {
	if isTerminal(stream) {
		return stream
	}
	return io.Discard
}

// summary adds up the reports.
type summary struct {
	out, progress            io.Writer
	failed                   error
	tested, judged, minutes  int
	errors, warnings, faulty int
}

func (s *summary) add(report scenarios.Report) {
	_, _ = fmt.Fprint(s.progress, "\r\x1b[K") // nobody is told where a terminal has gone
	for _, finding := range report.Findings {
		s.line("%s", findingLine(finding))
		if finding.Warning {
			s.warnings++
		}
	}
	s.errors += report.Errors()
	if scenario := report.Scenario; scenario != nil {
		s.tested++
		s.judged += report.Judged
		s.minutes += scenario.Minutes
		word := "ok"
		if report.Errors() > 0 {
			word = "FAIL"
			s.faulty++
		}
		s.line("%-4s %-4s %-44s %s", word, scenario.ID, scenario.Title, measures(report))
		_, _ = fmt.Fprintf(s.progress, "%d scenarios tested …", s.tested)
	}
}

// testBank prints what is found of the questions of interviews, and a summary.
func testBank(cmd *cobra.Command) error {
	tested, err := scenarios.TestBank(cmd.Context(), content.Interview(), scenarios.Builtin(), scenarios.BankOptions{
		Glossary: content.Words(), References: content.References(),
		Target: func() (lab.Target, error) {
			return mockapi.Listen(mockapi.New(world.New(world.Canonical()), mockapi.Options{}), "127.0.0.1:0")
		},
	})
	if err != nil {
		return err
	}
	sum := &summary{out: cmd.OutOrStdout(), progress: io.Discard}
	sum.add(scenarios.Report{Findings: tested.Findings})
	sum.line("%d questions on %d topics · reads like grade %.1f: %d errors, %d warnings", tested.Questions, tested.Topics, tested.Grade, sum.errors, sum.warnings)
	return sum.verdict("the questions hold what they claim")
}

func measures(report scenarios.Report) string {
	text := fmt.Sprintf("%d steps · %d min · reads like grade %.1f", len(report.Scenario.Steps), report.Scenario.Minutes, report.Grade)
	if report.Judged > 0 {
		text += fmt.Sprintf(" · %d fixes judged", report.Judged)
	}
	return text
}

func (s *summary) line(format string, args ...any) {
	_, err := fmt.Fprintf(s.out, format+"\n", args...)
	s.failed = errors.Join(s.failed, err)
}

func (s *summary) end() error {
	_, _ = fmt.Fprint(s.progress, "\r\x1b[K")
	s.line("%d scenarios, %d minutes to play, %d fixes judged: %d errors, %d warnings", s.tested, s.minutes, s.judged, s.errors, s.warnings)
	return s.verdict("the pack holds what it claims")
}

// verdict ends with a line where nothing is wrong.
func (s *summary) verdict(good string) error {
	if s.failed != nil {
		return s.failed
	}
	if s.errors > 0 {
		return errNo
	}
	s.line("%s", good)
	return s.failed
}

func findingLine(finding scenarios.Finding) string {
	kind := "error"
	if finding.Warning {
		kind = "warning"
	}
	if finding.Scenario == "" {
		return kind + ": " + finding.Error()
	}
	return kind + ": " + finding.Scenario + ": " + finding.Error()
}

// bay lends the lesson compiler what it tests with.
type bay struct{ *workshop }

func (b bay) NewTarget(scenario *lab.Scenario) (lab.Target, error) { return b.target(scenario) }
func (b bay) NewBench(scenario *lab.Scenario) lab.Bench            { return b.bench(scenario) }
