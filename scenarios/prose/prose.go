// Package prose measures what people read: the text of a Markdown file without
// its code, its tables and its headings.
package prose

import (
	"strings"

	"authlab/lab/markdown"
	"authlab/lab/pattern"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Paragraphs returns the running text of a Markdown text: paragraphs and items of
// lists, without code, tables and headings, which are no sentences.
func Paragraphs(written string) []string {
	source := []byte(written)
	root := goldmark.New(goldmark.WithExtensions(markdown.Tables{})).Parser().Parse(text.NewReader(source))
	var paragraphs []string
	_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) { // the function never fails
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node.Kind() {
		case ast.KindHeading, ast.KindFencedCodeBlock, ast.KindCodeBlock, ast.KindHTMLBlock, table.KindTable:
			return ast.WalkSkipChildren, nil
		case ast.KindParagraph, ast.KindTextBlock:
			paragraphs = append(paragraphs, spoken(node, source))
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return paragraphs
}

// spoken is the text of a paragraph, in one line, without inline code.
func spoken(paragraph ast.Node, source []byte) string {
	var out strings.Builder
	_ = ast.Walk(paragraph, func(node ast.Node, entering bool) (ast.WalkStatus, error) { // the function never fails
		switch node := node.(type) {
		case *ast.CodeSpan, *ast.AutoLink, *ast.RawHTML:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if entering {
				out.Write(node.Segment.Value(source))
				if node.SoftLineBreak() || node.HardLineBreak() {
					out.WriteByte(' ')
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return worldName().ReplaceAllString(out.String(), "")
}

var (
	worldName   = pattern.Late(`\{\{[^}]*\}\}`)
	word        = pattern.Late(`[\pL\d_]+(?:['’.][\pL\d_]+)*`)
	sentenceEnd = pattern.Late(`[.!?…]["'”’)*]*(?:\s|$)`)
)

// Words returns the words of a Markdown text's prose, without numbers, clauses and
// names with a dot or a digit in them: invoice.read, RFC 9110 §15.5.4.
func Words(markdown string) []string {
	var words []string
	for _, paragraph := range Paragraphs(markdown) {
		words = append(words, wordsOf(paragraph)...)
	}
	return words
}

func wordsOf(paragraph string) []string {
	var words []string
	for _, found := range word().FindAllString(paragraph, -1) {
		if !strings.ContainsAny(found, "0123456789._") {
			words = append(words, found)
		}
	}
	return words
}

// MaxGrade is the hardest a text of authlab may be to read. One of fewer than
// gradedWords has no grade to speak of.
const (
	MaxGrade    = 9
	gradedWords = 40
)

// TooHard reports whether a text asks more of its readers than MaxGrade.
func TooHard(markdown string) bool {
	return len(Words(markdown)) >= gradedWords && Grade(markdown) > MaxGrade
}

// Grade is the Flesch-Kincaid grade of a text: the years of school somebody needs
// who is to read it with ease. A good newspaper has 8 to 10.
func Grade(markdown string) float64 {
	words, sentences, syllables := 0, 0, 0
	for _, paragraph := range Paragraphs(markdown) {
		here := wordsOf(paragraph)
		if len(here) == 0 {
			continue
		}
		words += len(here)
		sentences += max(1, len(sentenceEnd().FindAllString(paragraph, -1)))
		for _, word := range here {
			syllables += Syllables(word)
		}
	}
	if words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
}
