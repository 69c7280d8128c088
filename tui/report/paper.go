package report

import (
	"slices"
	"strings"

	"authlab/lab"
)

// What two pages of A4 hold, as interview.css prints: four columns of lines, each so
// many ems wide. Both are a little less than there is, for where a column breaks.
const (
	paperLines = 370.0
	columnEms  = 32.0
	gap        = 0.3 // of a line, around a block
)

// paper is how many lines of an answer are printed, at most.
type paper struct{ most int }

// linesOnPaper prints every answer whole where two pages hold them, and else as many
// lines of each as they do; of follow-ups half as many.
func linesOnPaper(report lab.InterviewReport) paper {
	const least, whole = 4, 1000
	room, answers := paperLines-fixedLines(report), answersOf(report)
	for most := whole; most > least; most-- {
		if (paper{most}).lines(answers) <= room {
			return paper{most}
		}
	}
	return paper{least}
}

// fixedLines is what takes room beside the answers.
func fixedLines(report lab.InterviewReport) float64 {
	lines := 2 * (6 + float64(max(len(report.Strengths()), len(report.Gaps()), len(report.Practise)))) // across both columns
	block := func(texts ...string) {
		for _, text := range texts {
			lines += float64(len(wrapEms(text))) + gap
		}
	}
	for _, told := range report.Told {
		lines += 2
		block(told.Topic, told.Ask, "Key points", "A model answer", told.Answer, strings.Join(told.Clauses, " · "))
		block(told.Points()...)
		if told.Code != nil {
			block(CodeName(told))
		}
		for _, follow := range told.Asked {
			block(follow.Ask, "A good answer: "+follow.Answer)
		}
	}
	for _, one := range report.Practise {
		block(one.Title + one.Topic + one.Lesson.Title + ": question 1. Type " + PlayCommand(one) + "; before it, read " + ReadCommand(one))
	}
	return lines
}

// written is how long an answer is, in lines, and to which part of a question it is.
type written struct{ part, lines int }

func answersOf(report lab.InterviewReport) (all []written) {
	for _, told := range report.Told {
		for part := range 1 + len(told.Asked) {
			all = append(all, written{part, len(wrapEms(told.At(part).Text))})
		}
	}
	return all
}

func (p paper) lines(answers []written) float64 {
	lines := 0.0
	for _, one := range answers {
		lines += float64(min(one.lines, p.of(one.part))) + gap
	}
	return lines
}

// of is how many lines the answer to a part may have: the question is the first.
func (p paper) of(part int) int {
	if part == 0 {
		return p.most
	}
	return p.most / 2
}

// printed is an answer: what of it is printed, and the rest.
type printed struct {
	lab.Said
	Head, Rest string
}

func (p paper) answer(said lab.Said) printed   { return cutAt(said, p.of(0)) }
func (p paper) followUp(said lab.Said) printed { return cutAt(said, p.of(1)) }

func cutAt(said lab.Said, most int) printed {
	text := strings.TrimSpace(said.Text)
	lines := wrapEms(text)
	if len(lines) <= most {
		return printed{said, text, ""}
	}
	head := strings.Join(lines[:most], "")
	return printed{said, head, text[len(head):]}
}

// cuts reports whether any answer is cut.
func (p paper) cuts(report lab.InterviewReport) bool {
	return slices.ContainsFunc(answersOf(report), func(w written) bool { return w.lines > p.of(w.part) })
}

// wrapEms are the lines of a text in a column, as near as can be told without its
// font. Together they are the text.
func wrapEms(text string) []string {
	var lines []string
	for _, line := range strings.SplitAfter(text, "\n") {
		start, space, width := 0, 0, 0.0
		for i, letter := range line {
			width += ems(letter)
			if letter == ' ' {
				space = i + 1
			}
			if width <= columnEms || letter == '\n' {
				continue
			}
			end := i
			if space > start {
				end = space
			}
			lines = append(lines, line[start:end])
			width, start = 0, end
			for _, carried := range line[start : i+len(string(letter))] {
				width += ems(carried)
			}
		}
		if start < len(line) {
			lines = append(lines, line[start:])
		}
	}
	return lines
}

// ems is how wide a letter is in a common typeface.
func ems(letter rune) float64 {
	switch {
	case strings.ContainsRune("ijltfrI.,;:'|!()[] \"`-/", letter):
		return 0.33
	case strings.ContainsRune("mwMW@%", letter):
		return 0.9
	case letter >= 'A' && letter <= 'Z':
		return 0.7
	case letter < 0x2000:
		return 0.56
	}
	return 1
}
