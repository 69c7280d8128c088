package tui

import (
	"fmt"
	"slices"
	"testing"

	"authlab/lab"
)

// The first scenario of each group is played by keys, with its own model answers;
// those that have a story of their own are left to it.
func TestTheFirstOfEachGroupIsPlayedByKeys(t *testing.T) {
	for _, id := range []string{"A1", "G1", "H1", "S8"} {
		t.Run(id, func(t *testing.T) {
			s := tell(t, id)
			s.begin()
			for i, step := range s.scenario.Steps {
				s.sees(fmt.Sprintf("step %d of %d · %s", i+1, len(s.scenario.Steps), step.Kind))
				s.answer(step)
				s.sees("+", "ctrl+n")
				s.onward(i+1 == len(s.scenario.Steps))
			}
			s.complete()
		})
	}
}

// answer gives a step its model answer.
func (s *story) answer(step lab.Step) {
	s.t.Helper()
	play := s.app.top().(*play)
	switch step.Kind {
	case lab.StepPredict:
		s.await("the request", func() bool { return play.desk.(*predict).request.Method != "" })
		s.saysAll(*step.Predict)
		s.sees("as you said · +")
	case lab.StepCraft:
		desk := play.desk.(*craft)
		s.await("the request", func() bool { return desk.read != "" })
		request, err := lab.BuildRequest(play.run.Target(step.ID), step.Craft.Model)
		if err != nil {
			s.t.Fatal(err)
		}
		s.keys("ctrl+shift+end")
		s.paste(request.Text())
		s.keys("ctrl+s")
		s.sees("that is it · +")
	case lab.StepFix:
		s.await("the code", func() bool { return play.desk.(*fix).loaded })
		s.keys("ctrl+shift+end")
		s.paste(s.scenario.Solution.Text)
		s.keys("ctrl+s")
		s.sees("the fix holds")
	case lab.StepDiagnose:
		desk := play.desk.(*diagnose)
		s.await("the lines", func() bool { return len(desk.lines) > 0 })
		s.pick(slices.IndexFunc(desk.lines, step.Diagnose.Matches))
	case lab.StepChoose:
		s.picksRight(step)
	}
}

// picksRight answers a question, wherever its right option stands.
func (s *story) picksRight(step lab.Step) {
	s.t.Helper()
	s.pick(slices.IndexFunc(step.Choose.Options, func(o lab.Option) bool { return o.Right }))
}

// saysAll says what a prediction's author expects of it.
func (s *story) saysAll(ask lab.Predict) {
	s.t.Helper()
	expected := map[lab.Part]string{
		lab.PartStatus: fmt.Sprint(ask.Expect.Status), lab.PartGate: string(ask.Expect.Gate),
		lab.PartChallenge: ask.Expect.Challenge, lab.PartError: ask.Expect.Error,
	}
	for _, part := range ask.Asked() {
		s.choose(slices.Index(ask.Options(part), expected[part]))
	}
	s.choose(slices.Index(lab.Confidences(), lab.Certain))
}

func (s *story) pick(index int) {
	s.t.Helper()
	s.keys(fmt.Sprint(index+1), "enter")
	s.sees("right · +")
}

// onward goes to the next step, by way of what this one showed; complete leaves the last.
func (s *story) onward(last bool) {
	s.t.Helper()
	if s.app.top().(*play).owes {
		s.keys("ctrl+n")
		s.sees("What it showed")
	}
	if !last {
		s.keys("ctrl+n")
	}
}
