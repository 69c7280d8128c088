package report

import (
	"bytes"
	_ "embed"
	"html/template"
	"slices"

	"authlab/lab"
	"authlab/lab/markdown"

	"github.com/yuin/goldmark"
)

//go:embed interview.html
var interviewPage string

// InterviewHTML is the report as a page of its own, made to be printed: it loads
// nothing and runs nothing. What the learner wrote is text in it, whatever it is.
func InterviewHTML(report lab.InterviewReport) ([]byte, error) {
	lines := linesOnPaper(report)
	page, err := template.New("interview").Funcs(template.FuncMap{
		"title": interviewTitle, "sum": interviewSum, "play": PlayCommand, "read": ReadCommand, "code": CodeName, "standing": Standing,
		"how": SaidHow, "said": lines.answer, "more": lines.followUp, "cut": func() bool { return lines.cuts(report) },
		"markdown": htmlOf, "next": func(i int) int { return i + 1 }, "percent": percent,
		"nothing": func() string { return nothingToPractise }, "practising": practising(report.Practise),
	}).Parse(interviewPage)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = page.Execute(&out, report)
	return out.Bytes(), err
}

// practising finds the scenarios that a question, counted from 1, is practised in.
func practising(all []lab.Practice) func(number int) []lab.Practice {
	return func(number int) []lab.Practice {
		return slices.DeleteFunc(slices.Clone(all), func(p lab.Practice) bool { return !slices.Contains(p.Questions, number) })
	}
}

// htmlOf renders the bank's own Markdown; HTML in it is left out.
func htmlOf(text string) (template.HTML, error) {
	var out bytes.Buffer
	err := goldmark.New(goldmark.WithExtensions(markdown.Tables{})).Convert([]byte(text), &out)
	return template.HTML(out.String()), err
}

func percent(standing lab.TopicStanding) int { return int(standing.Share()*100 + 0.5) }
