package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/tui/report"
	"authlab/tui/style"
	"authlab/tui/widget"
)

const (
	paneAnswer pane = "Your answer"
	paneReport pane = "Report"
)

func reportMarkdown(of lab.InterviewReport) string { return string(report.InterviewMarkdown(of)) }

// layout is the question and what belongs to the answer: side by side where there is
// room, or one below the other; or the one page there is.
func (i *interview) layout(sc scene) []placed {
	area := rect{0, 1, sc.W, sc.H - 2 - i.noteLines(sc)}
	both := group{{1, []slot{{paneQuestion, 55}, {paneAnswer, 45}}}}
	switch {
	case i.report != nil || i.question() == nil:
		both = one(i.focus)
	case wide(sc):
		both = group{{55, []slot{{paneQuestion, 1}}}, {45, []slot{{paneAnswer, 1}}}}
	}
	return both.arrange(area, i.focus)
}

// inside is the size within a pane; of one that is out of view, that of the one that is.
func (i *interview) inside(at pane, sc scene) (w, h int) {
	all := i.layout(sc)
	return all[max(0, slices.IndexFunc(all, func(p placed) bool { return p.pane == at }))].inside()
}

func (i *interview) paneAt(x, y int, sc scene) pane {
	for _, at := range i.layout(sc) {
		if at.rect.holds(x, y) {
			return at.pane
		}
	}
	return i.focus
}

func (i *interview) noteLines(sc scene) int {
	if i.note.text == "" {
		return 0
	}
	return min(height(i.note.drawn(sc)), noteMost)
}

// page is the port over what a pane holds.
func (i *interview) page(at pane, sc scene) port {
	w, h := i.inside(at, sc)
	port, used := i.ports[at]
	if !used {
		port = newPort()
	}
	port = port.onto(i.body(at, sc.sized(w, h)), w, h)
	if at == paneAnswer && i.focus == at && i.question() != nil && i.state.Reviewing() {
		_, row := i.points(i.question(), sc.sized(w, h))
		port.EnsureVisible(row, 0, 0)
	}
	return port
}

// body is what a pane holds, of any height.
func (i *interview) body(at pane, sc scene) string {
	question := i.question()
	switch {
	case i.report != nil:
		return sc.Markdown.Render(i.markdown, min(sc.W, readable))
	case i.err != nil:
		return wrapped(sc.Theme.Bad.Render(style.Denied+" "+widget.Safe(i.err.Error())), sc.W)
	case question == nil:
		return sc.Theme.Muted.Render("thinking of questions …")
	case at == paneQuestion && i.state.Reviewing():
		return sc.Markdown.Render(i.model(question), min(sc.W, readable))
	case at == paneQuestion:
		return sc.Markdown.Render(i.asked(question), min(sc.W, readable))
	}
	text, _ := i.points(question, sc)
	return text
}

// asked is the question and, once it has an answer, the follow-up that is asked now,
// which comes first.
func (i *interview) asked(question *lab.Question) string {
	text := question.Put()
	if question.Code != nil {
		text += "\n\n" + fence(question.Code.Text, "go")
	}
	if part := len(i.state.Now().Said); part > 0 {
		return "**" + question.FollowUp[part-1].Ask + "**\n\n---\n\n" + text
	}
	return text
}

// model is what a good answer has, beside what was said.
func (i *interview) model(question *lab.Question) string {
	said, asked := i.state.Now().Said, i.state.Asked[i.state.At()]
	parts := []string{"### A model answer", question.Answer, "*" + strings.Join(question.Clauses, " · ") + "*"}
	for _, follow := range question.FollowUp[:asked.FollowUps] {
		parts = append(parts, "**"+follow.Ask+"**", follow.Answer)
	}
	parts = append(parts, "### What you said")
	for _, one := range said {
		text := "*" + report.SaidHow(one) + "*"
		if one.Text != "" {
			text = fence(one.Text, "")
		}
		parts = append(parts, text)
	}
	return strings.Join(append(parts, "### The question", question.Ask), "\n\n")
}

// points are the key points, to be ticked, and the row the cursor is in.
func (i *interview) points(question *lab.Question, sc scene) (text string, cursorRow int) {
	var lines []string
	for at, point := range question.Points {
		mark, here := sc.Theme.Muted.Render(style.Unchosen), "  "
		if i.ticked[at] {
			mark = sc.Theme.Good.Render(style.Passed)
		}
		if at == i.cursor && i.focus == paneAnswer {
			here, cursorRow = sc.Theme.Accent.Render(style.Pointer+" "), len(lines)
		}
		for row, line := range widget.Wrap(widget.Safe(point), max(sc.W-6, 8)) {
			if row > 0 {
				lines = append(lines, "      "+line)
				continue
			}
			lines = append(lines, fmt.Sprintf("%s%s %s %s", here, mark, sc.Theme.Key.Render(fmt.Sprint(at+1)), line))
		}
	}
	return joined(lines), cursorRow
}

// sizeAnswer gives the answer the size it is drawn at.
func (i *interview) sizeAnswer(sc scene) {
	w, h := i.inside(paneAnswer, sc)
	i.answer.MaxHeight = 0
	i.answer.SetWidth(max(w, 4))
	i.answer.SetHeight(max(h, 1))
}

func (i *interview) view(sc scene) string {
	left := "interview"
	if wide(sc) {
		left = "authlab  " + left
	}
	blocks := []string{
		widget.Header(left, i.heading(), i.clock(), sc.W, sc.Theme),
		drawPanes(i.layout(sc), i.focus, func(at placed) widget.Part { return i.part(at, sc) }, sc),
	}
	if lines := i.noteLines(sc); lines > 0 {
		blocks = append(blocks, widget.Fit(i.note.drawn(sc), sc.W, lines))
	}
	keys := usable(i.bindings(), i.typing())
	if i.question() == nil || i.focus == paneQuestion { // beside it the arrows have more to do
		keys = i.page(i.focus, sc).footed(keys)
	}
	return stacked(append(blocks, sc.footer(keys, sc.W))...)
}

// part is what a pane holds, and its title.
func (i *interview) part(at placed, sc scene) widget.Part {
	if at.pane == paneAnswer && i.report == nil && i.question() != nil && !i.state.Reviewing() {
		i.sizeAnswer(sc)
		w, h := at.inside()
		return widget.Part{Title: i.title(at.pane), Body: widget.Fit(i.answer.View(), w, h)}
	}
	page := i.page(at.pane, sc)
	return widget.Part{Title: page.titled(i.title(at.pane)), Body: page.View()}
}

func (i *interview) title(at pane) pane {
	switch {
	case i.report != nil:
		return paneReport
	case i.question() == nil:
		return "Interview"
	case i.state.Reviewing():
		return map[pane]pane{paneQuestion: "A good answer", paneAnswer: "Key points: which did you make?"}[at]
	case at == paneQuestion && len(i.state.Now().Said) > 0:
		return "And"
	}
	return at
}

// heading says where in the interview the learner is.
func (i *interview) heading() string {
	question := i.question()
	if question == nil {
		return string(i.state.Level)
	}
	return fmt.Sprintf("%d of %d · %s · %s", i.state.At()+1, len(i.state.Asked), question.Topic, question.Form)
}

// clock is the time that is left, or gone over, where it is to be shown.
func (i *interview) clock() string {
	if i.untimed || i.question() == nil {
		return ""
	}
	left := time.Duration(i.state.Minutes)*time.Minute - i.state.Took() - i.now().Sub(i.since)
	if left < 0 {
		return "time is up"
	}
	left = left.Round(time.Second)
	return fmt.Sprintf("%d:%02d left", int(left.Minutes()), int(left.Seconds())%60)
}
