package report

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"slices"

	"authlab/lab"
	"authlab/lab/markdown"

	"github.com/yuin/goldmark"
	g "maragu.dev/gomponents"
	"maragu.dev/gomponents/html"
)

//go:embed interview.css
var interviewStyle string

// InterviewHTML is the report as a page of its own, made to be printed: it loads
// nothing and runs nothing. What the learner wrote is text in it, whatever it is.
func InterviewHTML(report lab.InterviewReport) ([]byte, error) {
	var out bytes.Buffer
	err := interviewPage(report).Render(&out)
	return out.Bytes(), err
}

func interviewPage(report lab.InterviewReport) g.Node {
	title, lines := interviewTitle(report), linesOnPaper(report)
	told := make(g.Group, len(report.Told))
	for i, one := range report.Told {
		told[i] = toldArticle(i+1, one, report.Practise, lines)
	}
	return html.Doctype(html.HTML(html.Lang("en"),
		html.Head(
			html.Meta(html.Charset("utf-8")),
			html.Meta(html.Name("viewport"), html.Content("width=device-width, initial-scale=1")),
			html.Meta(g.Attr("http-equiv", "Content-Security-Policy"), html.Content("default-src 'none'; style-src 'unsafe-inline'")),
			html.TitleEl(g.Text(title)),
			html.StyleEl(g.Raw(interviewStyle)),
		),
		html.Body(
			html.Header(
				html.H1(g.Text(title)),
				html.P(html.Class("sum"), g.Text(interviewSum(report)), g.If(lines.cuts(report), html.Span(html.Class("paper"),
					g.Text(" Longer answers are cut on paper (…); on the screen and in Markdown they are whole.")))),
				summary(report),
			),
			html.Main(told, g.If(len(report.Practise) > 0, practiceArticle(report.Practise))),
		),
	))
}

// summary is what to take along, side by side.
func summary(report lab.InterviewReport) g.Node {
	part := func(title string, list g.Node) g.Node { return html.Section(html.H2(g.Text(title)), list) }
	return html.Div(html.Class("summary"),
		part("Strengths", standings(report.Strengths(), "None yet: each is a beginning.")),
		part("Gaps", standings(report.Gaps(), "None.")),
		part("To practise", listed(html.Ol, report.Practise, nothingToPractise, func(p lab.Practice) g.Node {
			return html.Li(toPractise(p), g.Textf(", for %s", p.Topic))
		})),
	)
}

func standings(all []lab.TopicStanding, none string) g.Node {
	return listed(html.Ul, all, none, func(s lab.TopicStanding) g.Node {
		return html.Li(g.Textf("%s: %d of %d (%d %%)", s.Topic, s.Reached, s.Points, percent(s)))
	})
}

// listed is a list of what there is, or a paragraph where there is nothing.
func listed[T any](list func(...g.Node) g.Node, all []T, none string, item func(T) g.Node) g.Node {
	if len(all) == 0 {
		return html.P(g.Text(none))
	}
	return list(g.Map(all, item))
}

// toldArticle is a question, counted from 1, with what was said and what a good answer
// has.
func toldArticle(number int, told lab.Told, practise []lab.Practice, lines paper) g.Node {
	asked, points := g.Group{}, g.Group{}
	for i, follow := range told.Asked {
		asked = append(asked, html.H3(g.Text(follow.Ask)), said(lines.followUp(told.At(i+1))),
			html.P(html.Em(g.Text("A good answer:")), g.Text(" "+follow.Answer)))
	}
	for i, point := range told.Points() {
		points = append(points, html.Li(html.Class(map[bool]string{true: "reached", false: "missed"}[told.Ticks(i)]), g.Text(point)))
	}
	return html.Article(html.ID(fmt.Sprintf("q%d", number)),
		html.H2(g.Textf("%d. %s, %s", number, told.Topic, told.Form)),
		rendered(told.Ask),
		g.Iff(told.Code != nil, func() g.Node { return rendered(CodeName(told)) }),
		said(lines.answer(told.At(0))),
		asked,
		html.H3(g.Text("Key points · "+Standing(told))),
		html.Ul(html.Class("points"), points),
		html.H3(g.Text("A model answer")),
		rendered(told.Answer),
		html.P(html.Class("clauses"), between(" · ", g.Map(told.Clauses, g.Text))),
		onward(number, practise),
	)
}

// said is what was said, where it was in writing, and else how.
func said(answer printed) g.Node {
	if answer.Text == "" {
		return html.P(html.Class("how"), g.Text("You: "+SaidHow(answer.Said)))
	}
	return html.Div(html.Class("said"), g.Text(answer.Head), g.If(answer.Rest != "",
		g.Group{html.Span(html.Class("paper"), g.Text(" …")), html.Span(html.Class("rest"), g.Text(answer.Rest))}))
}

// onward leads to the scenarios that a question is practised in.
func onward(number int, practise []lab.Practice) g.Node {
	var links g.Group
	for _, one := range practise {
		if slices.Contains(one.Questions, number) {
			links = append(links, toPractise(one))
		}
	}
	return g.If(len(links) > 0, html.P(html.Class("onward"), g.Text("To practise this: "), between(" · ", links)))
}

// toPractise leads to how a scenario is played.
func toPractise(practice lab.Practice) g.Node {
	return html.A(html.Href("#practise-"+practice.Scenario), g.Text(practice.Title))
}

// practiceArticle says what to type for each scenario.
func practiceArticle(practise []lab.Practice) g.Node {
	return html.Article(html.ID("practise"), html.H2(g.Text("What to practise")), html.Ol(g.Map(practise, func(p lab.Practice) g.Node {
		return html.Li(html.ID("practise-"+p.Scenario),
			html.Strong(g.Text(p.Scenario+" "+p.Title)), g.Textf(", for %s (question ", p.Topic),
			between(", ", g.Map(p.Questions, func(number int) g.Node {
				return html.A(html.Href(fmt.Sprintf("#q%d", number)), g.Text(fmt.Sprint(number)))
			})),
			g.Text("). Type "), html.Code(g.Text(PlayCommand(p))),
			g.If(p.Lesson.ID != "", g.Group{g.Text("; before it, read "), html.Em(g.Text(p.Lesson.Title)), g.Text(": "), html.Code(g.Text(ReadCommand(p)))}),
		)
	})))
}

// between puts a text between the parts of a line.
func between(text string, parts g.Group) g.Group {
	var line g.Group
	for i, part := range parts {
		line = append(line, g.If(i > 0, g.Text(text)), part)
	}
	return line
}

// rendered is the bank's own Markdown; HTML in it is left out.
func rendered(text string) g.Node {
	return g.NodeFunc(func(w io.Writer) error {
		return goldmark.New(goldmark.WithExtensions(markdown.Tables{})).Convert([]byte(text), w)
	})
}

func percent(standing lab.TopicStanding) int { return int(standing.Share()*100 + 0.5) }
