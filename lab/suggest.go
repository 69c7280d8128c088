package lab

import (
	"fmt"
	"slices"
	"strings"
)

// Suggestion is what to do next, and why.
type Suggestion struct {
	Scenario *Scenario
	Why      string
}

// Suggest says what to play next: what is under way, what practises a concept that
// is due today, what practises the weakest, or else the next in order. It never leads
// to something new before what that builds on.
func (p Progress) Suggest(tracks []Track) (Suggestion, bool) {
	for _, suggest := range []func() (Suggestion, bool){
		p.underWay,
		func() (Suggestion, bool) { return p.due(tracks) },
		func() (Suggestion, bool) { return p.weakest(tracks) },
		func() (Suggestion, bool) { return p.nextInOrder(tracks) },
	} {
		if suggestion, found := suggest(); found {
			return suggestion, true
		}
	}
	return Suggestion{}, false
}

// underWay is the scenario that was left last, unless it is complete.
func (p Progress) underWay() (Suggestion, bool) {
	var last *ScenarioProgress
	for i, one := range p.Scenarios {
		if one.Started && !one.Complete() && (last == nil || one.LastAt.After(last.LastAt)) {
			last = &p.Scenarios[i]
		}
	}
	if last == nil {
		return Suggestion{}, false
	}
	return Suggestion{last.Scenario, fmt.Sprintf("you left it at step %d of %d", last.Next()+1, len(last.Steps))}, true
}

// due is the first scenario that is ready to be played and practises what is due
// today: what is known is best called to mind by something new. Where there is none,
// it is the one played longest ago.
func (p Progress) due(tracks []Track) (Suggestion, bool) {
	var due []string
	for _, card := range p.Memory.Due() {
		if card.Kind == CardConcept {
			due = append(due, card.Name)
		}
	}
	for _, one := range p.ready(tracks) {
		if shared := common(due, one.Scenario.Concepts); len(shared) > 0 {
			return Suggestion{one.Scenario, "due today: " + some(shared)}, true
		}
	}
	var again *ScenarioProgress
	for _, one := range p.inOrder(tracks) {
		played := one.Complete() && len(common(due, one.Scenario.Concepts)) > 0
		if played && (again == nil || one.LastAt.Before(again.LastAt)) {
			again = &one
		}
	}
	if again == nil {
		return Suggestion{}, false
	}
	return Suggestion{again.Scenario, "due today: " + some(common(due, again.Scenario.Concepts))}, true
}

// common are those of the first list that the second has, too.
func common(first, second []string) []string {
	return slices.DeleteFunc(slices.Clone(first), func(one string) bool { return !slices.Contains(second, one) })
}

// some names the first two of several things, and counts the others.
func some(names []string) string {
	if len(names) <= 2 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s, %s and %d more", names[0], names[1], len(names)-2)
}

// Standing is how a learner does on one concept.
type Standing struct {
	Concept     string
	Steps       int // done
	Earned, Max int // of those
}

// Share is the part that was earned, from 0 to 1.
func (s Standing) Share() float64 {
	if s.Max == 0 {
		return 0
	}
	return float64(max(s.Earned, 0)) / float64(s.Max)
}

// Concepts is how the learner does on each concept of which a step is done, the
// weakest first.
func (p Progress) Concepts() []Standing {
	var all []Standing
	for _, one := range p.Scenarios {
		for _, concept := range one.Scenario.Concepts {
			at := slices.IndexFunc(all, func(s Standing) bool { return s.Concept == concept })
			if at < 0 {
				all = append(all, Standing{Concept: concept})
				at = len(all) - 1
			}
			for _, step := range one.Steps {
				if step.Done {
					all[at].Steps++
					all[at].Earned += step.Earned
					all[at].Max += step.Step.Points
				}
			}
		}
	}
	all = slices.DeleteFunc(all, func(s Standing) bool { return s.Steps == 0 })
	slices.SortStableFunc(all, func(a, b Standing) int {
		switch {
		case a.Share() < b.Share():
			return -1
		case a.Share() > b.Share():
			return 1
		}
		return 0
	})
	return all
}

// weakest is the first scenario that is ready and practises the concept the learner
// does worst at, where that is bad enough to say so.
func (p Progress) weakest(tracks []Track) (Suggestion, bool) {
	const weak, enough = 0.6, 2
	for _, standing := range p.Concepts() {
		if standing.Share() >= weak || standing.Steps < enough {
			continue
		}
		for _, one := range p.ready(tracks) {
			if slices.Contains(one.Scenario.Concepts, standing.Concept) {
				return Suggestion{one.Scenario, fmt.Sprintf("it practises %s, your weakest so far", standing.Concept)}, true
			}
		}
	}
	return Suggestion{}, false
}

func (p Progress) nextInOrder(tracks []Track) (Suggestion, bool) {
	for _, one := range p.inOrder(tracks) {
		if one.Complete() {
			continue
		}
		for _, track := range tracks {
			if slices.Contains(track.Scenarios, one.Scenario.ID) {
				return Suggestion{one.Scenario, "next in " + track.Title}, true
			}
		}
		return Suggestion{one.Scenario, "not played yet"}, true
	}
	return Suggestion{}, false
}

// ready are the scenarios that build on nothing but what was played: the next one of
// each track that was begun, and of the first that is not complete; and all of no track.
func (p Progress) ready(tracks []Track) []ScenarioProgress {
	var all []ScenarioProgress
	first := true // no track before is incomplete
	for _, track := range tracks {
		begun := false
		for _, id := range track.Scenarios {
			one, found := p.Of(id)
			if !found || one.Complete() {
				begun = begun || found
				continue
			}
			if begun || first {
				all = append(all, one)
			}
			first = false
			break
		}
	}
	for _, one := range p.Scenarios {
		if !one.Complete() && !slices.ContainsFunc(tracks, func(t Track) bool { return slices.Contains(t.Scenarios, one.Scenario.ID) }) {
			all = append(all, one)
		}
	}
	return all
}

// inOrder lists the scenarios track by track, and then those of no track.
func (p Progress) inOrder(tracks []Track) []ScenarioProgress {
	var all []ScenarioProgress
	listed := map[string]bool{}
	for _, track := range tracks {
		for _, id := range track.Scenarios {
			if one, found := p.Of(id); found && !listed[id] {
				all, listed[id] = append(all, one), true
			}
		}
	}
	for _, one := range p.Scenarios {
		if !listed[one.Scenario.ID] {
			all = append(all, one)
		}
	}
	return all
}
