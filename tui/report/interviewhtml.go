package report

import (
	"bytes"
	_ "embed"
	"html/template"

	"authlab/lab"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

//go:embed interview.html
var interviewPage string

// InterviewHTML is the report as a page of its own, made to be printed: it loads
// nothing and runs nothing. What the learner wrote is text in it, whatever it is.
func InterviewHTML(report lab.InterviewReport) ([]byte, error) {
	page, err := template.New("interview").Funcs(template.FuncMap{
		"title": interviewTitle, "sum": interviewSum, "play": PlayCommand, "code": CodeName, "standing": Standing,
		"how": SaidHow, "said": func(said lab.Said, class string) answer { return answer{said, class} }, "markdown": htmlOf, "next": func(i int) int { return i + 1 }, "percent": percent,
	}).Parse(interviewPage)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = page.Execute(&out, report)
	return out.Bytes(), err
}

// answer is what was said, and the class it is shown in: on paper follow-ups get less.
type answer struct {
	lab.Said
	Class string
}

// htmlOf renders the bank's own Markdown; HTML in it is left out.
func htmlOf(markdown string) (template.HTML, error) {
	var out bytes.Buffer
	err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert([]byte(markdown), &out)
	return template.HTML(out.String()), err
}

func percent(standing lab.TopicStanding) int { return int(standing.Share()*100 + 0.5) }
