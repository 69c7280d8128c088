package main

import (
	"bufio"
	"encoding/json"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// talkLines are an interview in writing.
func talkLines() []string {
	one := []string{"I would ask who is calling.", "And what they may do.", ".", "said", "1 good"}
	return slices.Concat(one, one)
}

func talkArgs() []string {
	return []string{"interview", "--plain", "--seed", "7", "--level", "junior", "--minutes", "5"}
}

// Whatever moment an interview is killed at, every answer after which something more was
// asked is kept, and every line that was acknowledged; and it goes on to its end.
func TestAKilledInterviewGoesOn(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	mostSaid, drafts := 0, 0
	for given := range 2 * len(talkLines()) {
		data := t.TempDir()
		// help is answered once all before it is kept; half of the kills come earlier
		lines := append(slices.Clone(talkLines()[:given/2]), "help")
		after := map[bool]int{true: 1000, false: 8 + random.IntN(60)}[given%2 == 0]
		out := killed(t, data, strings.Join(lines, "\n")+"\n", after, talkArgs()...)
		shown := talkShown(out)
		shown.drafted = strings.Contains(out, "everywhere:") && strings.HasPrefix(lines[max(0, len(lines)-2)], "I would")
		kept := spokenAt(t, data)
		if len(kept.said) < shown.said || kept.rated < shown.rated {
			t.Fatalf("%d answers were taken and %d rated, %d and %d are kept:\n%s", shown.said, shown.rated, len(kept.said), kept.rated, out)
		}
		mostSaid = max(mostSaid, shown.said)
		rest := goOn(t, data)
		if shown.drafted && len(kept.said) == shown.said && !strings.Contains(rest, "I would ask who is calling.") {
			t.Fatalf("what was being written is lost:\n%s\nand then\n%s", out, rest)
		}
		if shown.drafted {
			drafts++
		}
		if !strings.Contains(rest, "It goes on where it was left") && shown.said > 0 || !strings.Contains(rest, "over 2 of 2 questions") {
			t.Fatalf("it does not go on to its end:\n%s", rest)
		}
	}
	if mostSaid < 3 || drafts == 0 {
		t.Errorf("at most %d answers were given before a kill, and %d were being written: the test has looked at little", mostSaid, drafts)
	}
}

// goOn passes over whatever is asked still.
func goOn(t *testing.T, data string) string {
	t.Helper()
	cmd := authlab(data, talkArgs()...)
	cmd.Stdin = strings.NewReader(".\n" + strings.Repeat("pass\npass\nnone again\n", 6) + "end\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// killed gives a program its input, which does not end, and kills it after so many lines
// of output or once it has answered help. It returns the output.
func killed(t *testing.T, data, stdin string, after int, args ...string) string {
	t.Helper()
	cmd := authlab(data, args...)
	input, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(input, stdin); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for output := bufio.NewScanner(stdout); len(lines) < after && output.Scan(); {
		lines = append(lines, output.Text())
		if helped.MatchString(output.Text()) {
			break
		}
	}
	if err := cmd.Process.Kill(); err != nil { // SIGKILL
		t.Fatal(err)
	}
	_ = cmd.Wait() // "killed" is what we wanted
	return strings.Join(lines, "\n")
}

var helped = regexp.MustCompile(`^(everywhere: question shows|score says how it goes)`)

// talk is how far an interview came.
type talk struct {
	said    int
	rated   int
	drafted bool // a line of an answer was taken, and help answered after it
}

var put, asks, rates = regexp.MustCompile(`(?m)^== \d+ of \d+ · `), regexp.MustCompile(`(?m)^your answer\?`), regexp.MustCompile(`(?m)^which did you reach`)

// talkShown counts what the output admits to: each prompt but the first follows an answer
// or a rating.
func talkShown(out string) (shown talk) {
	questions := len(put.FindAllString(out, -1))
	prompts, reviews := len(asks.FindAllString(out, -1)), len(rates.FindAllString(out, -1))
	shown.rated = max(0, questions-1)
	shown.said = max(0, prompts-questions) + reviews
	return shown
}

type heldTalk struct {
	said  []string
	rated int
}

// spokenAt is what is kept of the last interview.
func spokenAt(t *testing.T, data string) (kept heldTalk) {
	t.Helper()
	out, err := authlab(data, "interview", "--json").Output()
	if err != nil {
		return kept // it was killed before anything was planned
	}
	var report struct {
		Questions []struct {
			Said []struct {
				Text  string
				Aloud bool
			}
			Rating string
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatal(err)
	}
	for _, question := range report.Questions {
		for _, said := range question.Said {
			kept.said = append(kept.said, said.Text)
		}
		if question.Rating != "" {
			kept.rated++
		}
	}
	return kept
}

// A shift that is killed keeps each stamp that the API answered, and goes on with the
// same requests.
func TestAKilledShiftGoesOn(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	answered := regexp.MustCompile(`(?m)^(right|let in|kept out|wrong status|wrong gate): `)
	left := regexp.MustCompile(`you left it after (\d+)`)
	most := 0
	for range 8 {
		data := t.TempDir()
		stamps := strings.Repeat("401 credential\n", random.IntN(11)) + "help\n"
		out := killed(t, data, stamps, 20+random.IntN(300), "shift", "--plain", "--day", "1")
		shown := len(answered.FindAllString(out, -1))
		cmd := authlab(data, "shift", "--plain", "--day", "1")
		cmd.Stdin = strings.NewReader("quit\n")
		again, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		kept := 0
		if found := left.FindStringSubmatch(string(again)); found != nil {
			if err := json.Unmarshal([]byte(found[1]), &kept); err != nil {
				t.Fatal(err)
			}
		}
		if kept < shown {
			t.Fatalf("%d stamps were answered, %d are kept:\n%s", shown, kept, out)
		}
		most = max(most, shown)
	}
	if most < 3 {
		t.Errorf("no kill came after a third stamp: the test has looked at nothing")
	}
}
