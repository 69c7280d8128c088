package lab

import "slices"

// ReadingID stands for the scenario of an attempt that is no attempt at one: a lesson
// was read to its end. The attempt's step is the lesson's id.
const ReadingID = "reading"

// lessonsRead lists the ids of the lessons that were read to their end, each once.
func lessonsRead(attempts []Attempt) []string {
	var read []string
	for _, attempt := range attempts {
		if attempt.Kind == Read && !slices.Contains(read, attempt.Step) {
			read = append(read, attempt.Step)
		}
	}
	return read
}
