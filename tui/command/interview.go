package command

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"authlab/content"
	"authlab/lab"
	"authlab/lab/memory"
	"authlab/scenarios"
	"authlab/tui"
	"authlab/tui/plain"
	"authlab/tui/report"

	"github.com/spf13/cobra"
)

// interviewFlags are what an interview can be told.
type interviewFlags struct {
	level   string
	minutes int
	seed    uint64
	topics  []string

	inLines, anew, asJSON bool
	report                string
}

func newInterview(shop *workshop) *cobra.Command {
	var flags interviewFlags
	cmd := &cobra.Command{
		Use:   "interview",
		Short: "Hold a mock interview: answer, then compare with a model answer",
		Long: `Asks what interviewers ask about authentication and authorization: explain it, walk
through a request, find the bug, say what you would answer, design the model, read the
log. You answer in writing or aloud. Then you see a model answer with its clauses, tick
the key points you reached, and rate it; what was hard comes up again.

Every answer is kept at once: an interview that you leave goes on where it was. At the
end there is a report, which prints on two pages.

The same seed asks the same of everybody.`,
		Example: "  authlab interview\n  authlab interview --minutes 20 --level senior\n  authlab interview --topic sessions --plain\n  authlab interview --report interview.html\n  authlab interview --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case flags.report != "":
				return writeInterview(cmd, shop, flags.report)
			case flags.asJSON:
				return printInterview(cmd, shop)
			case flags.inLines:
				return interviewLines(cmd, shop, flags)
			}
			wish, err := shop.wish(flags)
			if err != nil {
				return err
			}
			return screens(cmd, shop, "authlab interview --plain", func(config *tui.Config) {
				config.AtInterview, config.Interviews.Wish = true, wish
			})
		},
	}
	cmd.Flags().StringVar(&flags.level, "level", string(lab.Mid), "how much is expected: junior, mid or senior")
	cmd.Flags().IntVar(&flags.minutes, "minutes", 20, "how long it is to take")
	cmd.Flags().Uint64Var(&flags.seed, "seed", 0, "what the questions are drawn from (default: chance, and what you remember)")
	cmd.Flags().StringArrayVar(&flags.topics, "topic", nil, "only this topic; may be repeated")
	cmd.Flags().BoolVar(&flags.inLines, "plain", false, "talk in lines instead of screens")
	cmd.Flags().BoolVar(&flags.anew, "new", false, "a new interview, also where one was left, with --plain")
	cmd.Flags().StringVar(&flags.report, "report", "", "write the report of the last interview to a file: .html, .md or .json")
	cmd.Flags().BoolVar(&flags.asJSON, "json", false, "print the report of the last interview as one JSON object")
	return cmd
}

// wish is the interview that the flags ask for.
func (s *workshop) wish(flags interviewFlags) (lab.Wish, error) {
	wish := lab.Wish{Level: lab.Level(strings.ToLower(flags.level)), Minutes: flags.minutes, Seed: flags.seed}
	bank, err := s.bank()
	if err != nil {
		return wish, err
	}
	for _, name := range flags.topics {
		topic, err := bank.Topic(name)
		if err != nil {
			return wish, err
		}
		wish.Topics = append(wish.Topics, topic)
	}
	_, err = bank.Plan(wish, nil) // says what cannot be had
	return wish, err
}

// interviewLines goes on with the interview that was left, where nothing else is asked
// for, or begins one.
func interviewLines(cmd *cobra.Command, shop *workshop, flags interviewFlags) error {
	ctx := cmd.Context()
	wish, err := shop.wish(flags)
	if err != nil {
		return err
	}
	bank, err := shop.bank()
	if err != nil {
		return err
	}
	left, err := shop.leftInterview(ctx)
	if err != nil {
		return err
	}
	var interviewer *lab.Interviewer
	if left != nil && !flags.anew && flags.agree(cmd, left.Wish, wish) {
		interviewer, err = shop.resumeInterview(ctx, *left)
	} else {
		interviewer, err = shop.beginInterview(ctx, wish)
	}
	if err != nil {
		return err
	}
	return plain.Interview(ctx, plain.InterviewConfig{
		Interviewer: interviewer, Bank: bank, Report: shop.interviewReport, In: cmd.InOrStdin(), Out: cmd.OutOrStdout(),
	})
}

// agree reports whether an interview is one that the flags which were given allow.
func (f interviewFlags) agree(cmd *cobra.Command, left, wish lab.Wish) bool {
	given := cmd.Flags().Changed
	return (!given("level") || left.Level == wish.Level) && (!given("minutes") || left.Minutes == wish.Minutes) &&
		(!given("seed") || left.Seed == wish.Seed) && (!given("topic") || slices.Equal(left.Topics, wish.Topics))
}

// interviews is what the screens hold them with.
func (s *workshop) interviews() tui.Interviews {
	return tui.Interviews{
		Bank: s.bank, Left: s.leftInterview, Begin: s.beginInterview, Resume: s.resumeInterview,
		Report: s.interviewReport, Export: s.exportInterview, Wish: lab.Wish{Level: lab.Mid, Minutes: 20},
	}
}

// openBank reads the questions, with the names of the world that lessons speak of.
func openBank() (lab.Bank, error) {
	bank, err := scenarios.LoadBank(content.Interview(), scenarios.Builtin())
	if err != nil {
		return nil, err
	}
	return bank.Reworded(expandLesson()), nil
}

func (s *workshop) interviewConfig(ctx context.Context) (lab.InterviewConfig, error) {
	bank, err := s.bank()
	if err != nil {
		return lab.InterviewConfig{}, err
	}
	store, err := s.store(ctx)
	return lab.InterviewConfig{Learner: learner, Bank: bank, Store: store, Now: time.Now, NewID: rand.Text}, err
}

// beginInterview asks, without a seed, what the learner needs the most.
func (s *workshop) beginInterview(ctx context.Context, wish lab.Wish) (*lab.Interviewer, error) {
	config, err := s.interviewConfig(ctx)
	if err != nil {
		return nil, err
	}
	if wish.Seed != 0 {
		return lab.BeginInterview(ctx, config, wish, nil)
	}
	attempts, err := config.Store.Attempts(ctx, learner)
	if err != nil {
		return nil, err
	}
	pack, err := s.pack()
	if err != nil {
		return nil, err
	}
	wish.Seed = chance()
	return lab.BeginInterview(ctx, config, wish, memory.Of(pack.Scenarios, attempts, time.Now()).Weight)
}

func (s *workshop) resumeInterview(ctx context.Context, left lab.Interview) (*lab.Interviewer, error) {
	config, err := s.interviewConfig(ctx)
	if err != nil {
		return nil, err
	}
	return lab.ResumeInterview(config, left)
}

// lastInterview is the latest, nil where there was none.
func (s *workshop) lastInterview(ctx context.Context) (*lab.Interview, error) {
	store, err := s.store(ctx)
	if err != nil {
		return nil, err
	}
	attempts, err := store.Attempts(ctx, learner)
	all := lab.Interviews(attempts)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return &all[len(all)-1], nil
}

// leftInterview is the latest, where it has questions to come.
func (s *workshop) leftInterview(ctx context.Context) (*lab.Interview, error) {
	last, err := s.lastInterview(ctx)
	if err != nil || last == nil || last.Ended() {
		return nil, err
	}
	return last, nil
}

func (s *workshop) interviewReport(interview lab.Interview) lab.InterviewReport {
	bank, _ := s.bank() // both were read before there was an interview
	var played []lab.Scenario
	if pack, err := s.pack(); err == nil {
		played = pack.Scenarios
	}
	return lab.NewInterviewReport(interview, bank, played)
}

// lastReport is the report on the latest interview. That there was none is a mistake.
func (s *workshop) lastReport(ctx context.Context) (lab.InterviewReport, error) {
	if _, err := s.bank(); err != nil {
		return lab.InterviewReport{}, err
	}
	last, err := s.lastInterview(ctx)
	if err != nil {
		return lab.InterviewReport{}, err
	}
	if last == nil {
		return lab.InterviewReport{}, &lab.Mistake{What: "there was no interview yet", Try: "authlab interview"}
	}
	return s.interviewReport(*last), nil
}

// exportInterview writes a report beside the attempts.
func (s *workshop) exportInterview(of lab.InterviewReport) ([]string, error) {
	dir, err := s.dataDir()
	if err != nil {
		return nil, err
	}
	files, err := report.InterviewFiles(of)
	if err != nil {
		return nil, err
	}
	return writeFiles(filepath.Join(dir, "interviews"), files)
}

func writeInterview(cmd *cobra.Command, shop *workshop, name string) error {
	last, err := shop.lastReport(cmd.Context())
	if err != nil {
		return err
	}
	file, err := report.InterviewFile(name, last)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, file.Data, 0o600); err != nil {
		return err
	}
	return printLines(cmd.OutOrStdout(), []string{"written: " + name})
}

func printInterview(cmd *cobra.Command, shop *workshop) error {
	last, err := shop.lastReport(cmd.Context())
	if err != nil {
		return err
	}
	data, err := report.InterviewJSON(last)
	if err != nil {
		return err
	}
	return printLines(cmd.OutOrStdout(), []string{string(data)})
}
