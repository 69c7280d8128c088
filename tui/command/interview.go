package command

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

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

	inLines, anew, asJSON, list bool
	report                      string
	number                      int // of an interview that was held; 0 for the last
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
end there is a report, which prints on two pages. --list tells which interviews there
were, and --show prints the report of one.

The same seed asks the same of everybody.`,
		Example: "  authlab interview\n  authlab interview --minutes 20 --level senior\n  authlab interview --topic sessions --plain\n  authlab interview --report interview.html\n  authlab interview --list\n  authlab interview --show 2 --report second.md\n  authlab interview --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case flags.list, flags.number != 0, flags.report != "", flags.asJSON:
				return pastInterviews(cmd, shop, flags)
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
	cmd.Flags().StringVar(&flags.report, "report", "", "write the report of an interview to a file: .html, .md or .json")
	cmd.Flags().BoolVar(&flags.asJSON, "json", false, "print the report of an interview, or the list, as JSON")
	cmd.Flags().BoolVar(&flags.list, "list", false, "list the interviews that were held")
	cmd.Flags().IntVar(&flags.number, "show", 0, "show the report of an interview by its number in the list (default, with --report and --json: the last)")
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
	held, err := shop.heldInterviews(ctx)
	if err != nil {
		return err
	}
	left := lab.LeftOpen(held)
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
		Bank: s.bank, Held: s.heldInterviews, Begin: s.beginInterview, Resume: s.resumeInterview,
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
	return lab.InterviewConfig{Learner: learner, Bank: bank, Store: store, Now: s.now, NewID: rand.Text}, err
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
	return lab.BeginInterview(ctx, config, wish, memory.Of(pack.Scenarios, config.Bank, attempts, s.now()).Weight)
}

func (s *workshop) resumeInterview(ctx context.Context, left lab.Interview) (*lab.Interviewer, error) {
	config, err := s.interviewConfig(ctx)
	if err != nil {
		return nil, err
	}
	return lab.ResumeInterview(config, left)
}

// heldInterviews are all that were begun, the latest last.
func (s *workshop) heldInterviews(ctx context.Context) ([]lab.Interview, error) {
	store, err := s.store(ctx)
	if err != nil {
		return nil, err
	}
	attempts, err := store.Attempts(ctx, learner)
	return lab.Interviews(attempts), err
}

func (s *workshop) interviewReport(interview lab.Interview) lab.InterviewReport {
	bank, _ := s.bank() // both were read before there was an interview
	var played []lab.Scenario
	if pack, err := s.pack(); err == nil {
		played = pack.Scenarios
	}
	report := lab.NewInterviewReport(interview, bank, played)
	lessons := content.Lessons()
	for i := range report.Practise {
		report.Practise[i].Lesson = lessonBefore(report.Practise[i].Scenario, lessons)
	}
	return report
}

// lessonBefore is the first lesson that sends its reader to a scenario; empty for none.
func lessonBefore(scenario string, lessons []content.Lesson) lab.Reading {
	for _, lesson := range lessons {
		if slices.Contains(lesson.Scenarios(), scenario) {
			return lab.Reading{ID: lesson.ID, Title: lesson.Title}
		}
	}
	return lab.Reading{}
}

// listed are the interviews to read about, as they are numbered: from 1, the first held
// first. The one that was left is the last of them.
func (s *workshop) listed(ctx context.Context) ([]lab.Interview, error) {
	if _, err := s.bank(); err != nil {
		return nil, err
	}
	held, err := s.heldInterviews(ctx)
	if err != nil {
		return nil, err
	}
	all := lab.PastInterviews(held)
	if left := lab.LeftOpen(held); left != nil {
		all = append(all, *left)
	}
	if len(all) == 0 {
		return nil, &lab.Mistake{What: "there was no interview yet", Try: "authlab interview"}
	}
	return all, nil
}

// numbered is the report on the interview of a number; 0 is the last.
func (s *workshop) numbered(ctx context.Context, number int) (lab.InterviewReport, error) {
	all, err := s.listed(ctx)
	if err != nil {
		return lab.InterviewReport{}, err
	}
	if number == 0 {
		number = len(all)
	}
	if number < 1 || number > len(all) {
		return lab.InterviewReport{}, &lab.Mistake{What: fmt.Sprintf("there is no interview %d", number), Try: "authlab interview --list"}
	}
	return s.interviewReport(all[number-1]), nil
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

// pastInterviews lists the interviews, or shows one of them in the form that is asked
// for.
func pastInterviews(cmd *cobra.Command, shop *workshop, flags interviewFlags) error {
	if flags.list {
		return listInterviews(cmd, shop, flags.asJSON)
	}
	of, err := shop.numbered(cmd.Context(), flags.number)
	switch {
	case err != nil:
		return err
	case flags.report != "":
		return writeInterview(cmd, flags.report, of)
	case flags.asJSON:
		data, err := report.InterviewJSON(of)
		if err != nil {
			return err
		}
		return printLines(cmd.OutOrStdout(), []string{string(data)})
	}
	return plain.Report(cmd.OutOrStdout(), of)
}

func writeInterview(cmd *cobra.Command, name string, of lab.InterviewReport) error {
	file, err := report.InterviewFile(name, of)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, file.Data, 0o600); err != nil {
		return err
	}
	return printLines(cmd.OutOrStdout(), []string{"written: " + name})
}

func listInterviews(cmd *cobra.Command, shop *workshop, asJSON bool) error {
	all, err := shop.listed(cmd.Context())
	if err != nil {
		return err
	}
	var reports []lab.InterviewReport
	for _, one := range all {
		reports = append(reports, shop.interviewReport(one))
	}
	if asJSON {
		data, err := report.InterviewListJSON(reports)
		if err != nil {
			return err
		}
		return printLines(cmd.OutOrStdout(), []string{string(data)})
	}
	var lines []string
	for i, one := range reports {
		lines = append(lines, fmt.Sprintf("%3d  %s  %-6s  %2d minutes  %2d of %2d key points  %s",
			i+1, one.Began.Format("2006-01-02 15:04"), one.Level, one.Minutes, one.Reached(), one.Points(), standingOf(one)))
	}
	return printLines(cmd.OutOrStdout(), append(lines, "authlab interview --show N prints a report; with --report FILE or --json it takes another form"))
}

// standingOf says what an interview showed.
func standingOf(one lab.InterviewReport) string {
	switch strong := one.StrongIn(); {
	case !one.Ended():
		return fmt.Sprintf("left at question %d of %d", one.At()+1, len(one.Asked))
	case len(strong) > 0:
		return "strong in " + strings.Join(strong, ", ")
	}
	return "no strength yet"
}
