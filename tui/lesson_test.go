package tui

import (
	"strings"
	"testing"

	"authlab/content"
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
