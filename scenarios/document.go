package scenarios

import (
	"errors"
	"fmt"

	"authlab/lab"

	"go.yaml.in/yaml/v4"
)

// document is a YAML file with the position of everything in it, and what was
// found wrong with it so far.
type document struct {
	name     string
	root     yaml.Node
	mistakes []error // each a *lab.Mistake
}

// readDocument decodes strictly: a field that is unknown, given twice or of
// another type is a mistake. What can be decoded is decoded all the same.
func readDocument(name string, text []byte, into any) *document {
	doc := &document{name: name}
	if err := yaml.Load(text, &doc.root); err != nil {
		doc.refuse(err, nil)
		return doc
	}
	if err := doc.root.Load(into, yaml.WithKnownFields(), yaml.WithUniqueKeys()); err != nil {
		doc.refuse(err, into)
	}
	return doc
}

func (d *document) refuse(err error, into any) {
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &many):
		for _, e := range many.Errors {
			d.add(d.where(e.Mark.Line, e.Mark.Column), reword(e.Message, into))
		}
	case errors.As(err, &one):
		d.add(d.where(one.Mark.Line, one.Mark.Column), reword(one.Message, into))
	default:
		d.add(d.name, lab.Mistake{What: err.Error(), Try: "a YAML file with one document"})
	}
}

func (d *document) where(line, column int) string {
	return fmt.Sprintf("%s:%d:%d", d.name, max(line, 1), max(column, 1))
}

func (d *document) add(where string, mistake lab.Mistake) {
	mistake.Where = where
	d.mistakes = append(d.mistakes, &mistake)
}

// want adds a mistake at a path unless ok.
func (d *document) want(ok bool, path []any, what, try string) {
	if !ok {
		d.add(d.at(path...), lab.Mistake{What: what, Try: try})
	}
}

// at is the position of what a path of field names and list indexes leads to;
// where it leads nowhere, of what it came closest to.
func (d *document) at(path ...any) string {
	node := &d.root
	if node.Kind == yaml.DocumentNode && len(node.Content) > 0 {
		node = node.Content[0]
	}
	for _, part := range path {
		next := child(node, part)
		if next == nil {
			break
		}
		node = next
	}
	return d.where(node.Line, node.Column)
}

func child(node *yaml.Node, part any) *yaml.Node {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	switch part := part.(type) {
	case int:
		if node.Kind == yaml.SequenceNode && part < len(node.Content) {
			return node.Content[part]
		}
	case string:
		if node.Kind != yaml.MappingNode {
			return nil
		}
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == part {
				return node.Content[i+1]
			}
		}
	}
	return nil
}
