package command

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"authlab/lab/labtest"
)

// desk is a data directory whose clock a test moves.
type desk struct {
	t    *testing.T
	data string
	now  time.Time
}

// runs carries out a command line, and returns what it prints.
func (d *desk) runs(stdin string, args ...string) string {
	d.t.Helper()
	shop := newWorkshop(func(name string) string { return map[string]string{"AUTHLAB_DATA": d.data}[name] })
	shop.now = func() time.Time { return d.now }
	defer shop.close()
	root := newRoot(shop)
	var out bytes.Buffer
	root.SetArgs(args)
	root.SetIn(strings.NewReader(stdin))
	root.SetOut(&out)
	if err := root.ExecuteContext(d.t.Context()); err != nil {
		d.t.Fatalf("%v: %v", args, err)
	}
	return out.String()
}

// What was rated badly in an interview is due the next day, the question by its name and
// what it is about, with how to practise each; what went well is not.
func TestWhatWentBadlyIsDueTheNextDay(t *testing.T) {
	d := &desk{t: t, data: t.TempDir(), now: labtest.Noon()}
	const answer = "pass\n"
	held := d.runs(answer+answer+"none again\n"+answer+answer+"all easy\nend\n", "interview", "--plain", "--seed", "7", "--level", "junior", "--minutes", "5")
	if !strings.Contains(held, "over 2 of 2 questions") {
		t.Fatalf("the interview did not come to its end:\n%s", held)
	}
	list := d.runs("", "interview", "--json")
	ids := questionIDs(list)
	if len(ids) != 2 {
		t.Fatalf("the questions %v in\n%s", ids, list)
	}
	if today := d.runs("", "due"); !strings.Contains(today, "due today: nothing") || !strings.Contains(today, "tomorrow: 4") {
		t.Errorf("on the day itself:\n%s", today)
	}
	d.now = d.now.AddDate(0, 0, 1)
	next := d.runs("", "due")
	if !strings.Contains(next, "due today: 4\n") || !strings.Contains(next, "concept   authentication ") || !strings.Contains(next, "authlab play S19") || !strings.Contains(next, ids[0]) || strings.Contains(next, ids[1]) || !strings.Contains(next, "authlab interview --topic ") {
		t.Errorf("the next day, want %s and not %s:\n%s", ids[0], ids[1], next)
	}
	if line := d.runs("", "progress"); !strings.Contains(line, ", question "+ids[0]+")") {
		t.Errorf("progress says\n%s", line)
	}
}

// A slip of a step and of a stamp come back too: the concept, and the stamp.
func TestConceptsAndStampsAreDueTheNextDay(t *testing.T) {
	d := &desk{t: t, data: t.TempDir(), now: labtest.Noon()}
	d.runs("in\n", "drill", "--plain", "--seed", "7", "--count", "1")
	d.runs("reveal\nquit\n", "play", "H1", "--plain")
	d.now = d.now.AddDate(0, 0, 1)
	due := d.runs("", "due")
	for _, want := range []string{"concept   ownership ", "authlab play ", "stamp     421 at transport", "authlab drill --gate transport"} {
		if !strings.Contains(due, want) {
			t.Errorf("%q is not due:\n%s", want, due)
		}
	}
}

func questionIDs(object string) (ids []string) {
	_, questions, _ := strings.Cut(object, `"questions": [
    {`)
	for _, line := range strings.Split(questions, "\n") {
		if id, is := strings.CutPrefix(strings.TrimSpace(line), `"id": "`); is {
			ids = append(ids, strings.TrimSuffix(id, `",`))
		}
	}
	return ids
}
