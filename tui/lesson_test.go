package tui

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"

	"authlab/content"
	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/tui/tuitest"
)

// sampleLessons are two of the track ground, of which S19 practises the first, and a
// page of no track.
func sampleLessons() []content.Lesson {
	return []content.Lesson{
		{ID: "first", Title: "First", Markdown: "Play [S19](scenario:S19).", Front: content.Front{Track: "ground"}},
		{ID: "second", Title: "Second", Front: content.Front{Track: "ground"}},
		{ID: "glossary", Title: "Glossary"},
	}
}

func TestALessonStandsBeforeWhatItSendsTo(t *testing.T) {
	var listed []string
	for _, e := range homeWithLessons().all {
		switch {
		case e.heading != "":
			listed = append(listed, e.heading)
		case e.lesson != nil:
			listed = append(listed, e.lesson.ID)
		default:
			listed = append(listed, e.scenario.ID)
		}
	}
	want := "Two checkpoints, first, S19, second, Whose is it?, H1, To read, glossary"
	if got := strings.Join(listed, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestALessonLeadsOn(t *testing.T) {
	home := homeWithLessons()
	first := newLesson(sampleLessons()[0], "").among(home)
	if first.before != nil || first.after == nil || first.after.ID != "second" {
		t.Errorf("the first lesson stands between %v and %v", first.before, first.after)
	}
	if first.practice == nil || first.practice.ID != "S19" {
		t.Errorf("the first lesson is practised in %v", first.practice)
	}
	if second := newLesson(sampleLessons()[1], "").among(home); second.practice != nil {
		t.Errorf("the second lesson, which names no scenario, is practised in %v", second.practice)
	}
}

func homeWithLessons() *home {
	config := sampleConfig()
	config.Lessons = sampleLessons()
	return newHome(config)
}

// What was not read yet comes before what it leads up to, until its end was in view.
func TestLessonsAreReadBeforeTheirScenario(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &labtest.Store{}
		config := sampleConfig()
		config.Lessons = []content.Lesson{{
			ID: "first", Title: "First", Markdown: "Play [H1](scenario:H1)." + strings.Repeat("\n\nmore", 20),
			Front: content.Front{Track: config.Tracks[1].ID},
		}}
		config.Now = labtest.Noon
		config.Keep = func(ctx context.Context, lesson string) error {
			return store.Append(ctx, lab.Attempt{ID: lesson, Learner: "ana", Scenario: lab.ReadingID, Step: lesson, Kind: lab.Read, At: labtest.Noon()})
		}
		config.Progress = func(ctx context.Context) (lab.Progress, error) {
			attempts, err := store.Attempts(ctx, "ana")
			return lab.NewProgress(config.Scenarios, attempts), err
		}
		s := &table{t: t, app: New(config)}
		s.Driver = tuitest.Drive(s.app, 80, 24)
		defer s.leave()
		s.sees("next First · to read before H1", "▸ ○ First", "to read")
		s.Press("n")
		s.sees("enter more", "more ▾")
		s.Press("esc")
		s.sees("next First") // its end was not seen
		s.Press("n", "enter", "enter")
		s.sees("enter play H1", "end ▴")
		s.Press("esc")
		s.sees("✓ First", "read", "next H1")
	})
}

// The words of a page are explained beside it.
func TestTheWordsOfALessonAreExplained(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		config := sampleConfig()
		config.Lessons = []content.Lesson{{ID: "first", Title: "First", Markdown: "A [tenant](glossary:tenant).", Front: content.Front{Track: config.Tracks[1].ID}}}
		config.Progress = func(context.Context) (lab.Progress, error) { return lab.NewProgress(config.Scenarios, nil), nil }
		config.Now = labtest.Noon
		s := &table{t: t, app: New(config)}
		s.Driver = tuitest.Drive(s.app, 80, 24)
		defer s.leave()
		s.Send(openLesson{config.Lessons[0]})
		s.Press("w")
		s.sees("Words", "one of the companies that share the API")
		s.Press("esc")
		s.sees("enter", "lesson")
	})
}
