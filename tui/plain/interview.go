package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"authlab/lab"
	"authlab/tui/report"
)

// InterviewConfig is what an interview in lines is held with.
type InterviewConfig struct {
	Interviewer *lab.Interviewer
	Bank        lab.Bank
	Report      func(lab.Interview) lab.InterviewReport
	In          io.Reader
	Out         io.Writer
}

// interview is somebody who is asked, at a prompt.
type interview struct {
	InterviewConfig
	printer
	text    []string // of the answer being written
	untimed bool     // the time is not told
}

// Interview asks until the interview, or the input, is at its end.
func Interview(ctx context.Context, config InterviewConfig) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	i := &interview{InterviewConfig: config, printer: printer{out: config.Out}}
	i.welcome()
	i.ask()
	err := i.loop(ctx, lines(ctx, config.In))
	if errors.Is(err, errQuit) {
		err = nil
	}
	i.farewell()
	return errors.Join(err, i.failed)
}

func (i *interview) state() lab.Interview { return i.Interviewer.State() }

// question is the one at hand.
func (i *interview) question() *lab.Question {
	question, _ := i.Bank.Question(i.state().Asked[i.state().At()].Question) // planned from the bank
	return question
}

func (i *interview) welcome() {
	state := i.state()
	i.heading("interview · %s · %d minutes · %d questions · seed %d", state.Level, state.Minutes, len(state.Asked), state.Seed)
	if state.Took() > 0 {
		i.line("It goes on where it was left; --new begins another.")
	}
	i.line("Answer in writing, in as many lines as you like: a dot alone on a line ends it. Or say it aloud, and type said.")
	i.line("help lists the words. quit leaves: the interview goes on here another time.")
}

func (i *interview) loop(ctx context.Context, lines <-chan string) error {
	for i.failed == nil && !i.state().Ended() {
		select {
		case <-ctx.Done():
			return nil
		case line, open := <-lines:
			if !open {
				return nil
			}
			if err := i.tell(i.take(ctx, strings.TrimRight(line, "\r"))); err != nil {
				return err
			}
		}
	}
	return nil
}

// tell prints what can be mended, and passes on what cannot.
func (i *interview) tell(err error) error {
	var mistake *lab.Mistake
	if errors.As(err, &mistake) {
		i.line("%v", err)
		return nil
	}
	return err
}

func (i *interview) take(ctx context.Context, line string) error {
	switch strings.TrimSpace(line) {
	case "quit", "exit":
		return errQuit
	case "help", "?":
		i.help()
		return nil
	case "timer":
		i.untimed = !i.untimed
		i.line("the time is %s", map[bool]string{true: "not told any more", false: "told again: " + i.left()}[i.untimed])
		return nil
	case "question":
		i.ask()
		return nil
	case "end":
		return i.Interviewer.End(ctx, nil)
	}
	if i.state().Reviewing() {
		return i.rate(ctx, line)
	}
	return i.answer(ctx, line)
}

// answer takes a line of an answer. What is written is kept line by line.
func (i *interview) answer(ctx context.Context, line string) error {
	switch word := strings.TrimSpace(line); {
	case word == "said" && len(i.text) == 0:
		return i.say(ctx, lab.Said{Aloud: true})
	case word == "pass" && len(i.text) == 0:
		return i.say(ctx, lab.Said{})
	case word == ".":
		text := strings.TrimSpace(strings.Join(i.text, "\n"))
		if text == "" {
			return &lab.Mistake{What: "nothing is written yet", Try: "a sentence; said, if you said it aloud; or pass"}
		}
		return i.say(ctx, lab.Said{Text: text})
	}
	i.text = append(i.text, line)
	return i.Interviewer.Keep(ctx, strings.Join(i.text, "\n"))
}

func (i *interview) say(ctx context.Context, said lab.Said) error {
	if err := i.Interviewer.Say(ctx, said); err != nil {
		return err
	}
	i.text = nil
	i.ask()
	return nil
}

// ask puts what is asked now: the question, a follow-up, or how it went.
func (i *interview) ask() {
	state := i.state()
	if state.Ended() {
		return
	}
	question, now := i.question(), state.Now()
	switch {
	case state.Reviewing():
		i.review(question)
		return
	case len(now.Said) > 0:
		i.line("")
		i.prose(question.FollowUp[len(now.Said)-1].Ask)
	default:
		i.heading("%d of %d · %s · %s%s", state.At()+1, len(state.Asked), question.Topic, question.Form, i.clock())
		i.prose(question.Put())
		if question.Code != nil {
			i.block(question.Code.Text)
		}
	}
	if now.Draft != "" && i.text == nil {
		i.text = strings.Split(now.Draft, "\n")
		i.line("so far:")
		i.block(now.Draft)
	}
	i.line("your answer? lines and then a dot, said, or pass")
}

// clock is the time that is left, where it is to be told.
func (i *interview) clock() string {
	if i.untimed {
		return ""
	}
	return " · " + i.left()
}

func (i *interview) left() string {
	left := time.Duration(i.state().Minutes)*time.Minute - i.state().Took()
	if left <= 0 {
		return "the time is up"
	}
	return fmt.Sprintf("%d minutes left", int(left.Minutes()+0.5))
}

// review shows what a good answer has, and asks how much of it was there.
func (i *interview) review(question *lab.Question) {
	asked := i.state().Asked[i.state().At()]
	i.heading("a model answer (%s)", strings.Join(question.Clauses, ", "))
	i.prose(question.Answer)
	for _, follow := range question.FollowUp[:asked.FollowUps] {
		i.line("")
		i.prose(follow.Ask)
		i.prose(follow.Answer)
	}
	i.line("")
	i.line("key points:")
	for at, point := range question.Points {
		i.line("  %d  %s", at+1, point)
	}
	i.line("which did you reach, and how was it? %s", rateHelp)
}

const rateHelp = "numbers, all or none, then again, hard, good or easy: 1 3 good"

func (i *interview) rate(ctx context.Context, line string) error {
	if strings.TrimSpace(line) == "" {
		return nil
	}
	ticked, rating, err := readRating(line, len(i.question().Points))
	if err != nil {
		return err
	}
	if err := i.Interviewer.Rate(ctx, ticked, rating); err != nil {
		return err
	}
	i.ask()
	return nil
}

// readRating takes "1 3 good", "all easy" or "none again".
func readRating(line string, points int) ([]int, lab.Rating, error) {
	words := strings.Fields(strings.ReplaceAll(line, ",", " "))
	wrong := &lab.Mistake{What: fmt.Sprintf("%q does not say how it was", strings.TrimSpace(line)), Try: rateHelp}
	at := slices.IndexFunc(lab.Ratings(), func(r lab.Rating) bool { return r.String() == words[len(words)-1] })
	if at < 0 {
		return nil, 0, wrong
	}
	var ticked []int
	for _, word := range words[:len(words)-1] {
		number, err := strconv.Atoi(word)
		switch {
		case word == "all":
			ticked = everyPoint(points)
		case word == "none":
		case err == nil && number >= 1 && number <= points:
			ticked = append(ticked, number-1)
		default:
			return nil, 0, &lab.Mistake{What: fmt.Sprintf("there is no key point %s", word), Try: fmt.Sprintf("1 to %d", points)}
		}
	}
	slices.Sort(ticked)
	return slices.Compact(ticked), lab.Ratings()[at], nil
}

func everyPoint(points int) []int {
	all := make([]int, points)
	for i := range all {
		all[i] = i
	}
	return all
}

func (i *interview) help() {
	if i.state().Reviewing() {
		i.line("here: %s", rateHelp)
	} else {
		i.line("here: your answer and then a dot alone on a line, said where you said it aloud, or pass")
	}
	i.line("everywhere: question shows it again, timer tells the time or not, end goes to the report, quit leaves")
}

// farewell is the report, or where the interview goes on.
func (i *interview) farewell() {
	state := i.state()
	i.line("")
	if !state.Ended() {
		i.line("left at question %d of %d; authlab interview --plain goes on there", state.At()+1, len(state.Asked))
		return
	}
	i.prose(string(report.InterviewMarkdown(i.Report(state))))
}

// Report prints the report on an interview in lines.
func Report(out io.Writer, of lab.InterviewReport) error {
	p := printer{out: out}
	p.prose(string(report.InterviewMarkdown(of)))
	return p.failed
}
