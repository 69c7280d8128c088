package saml

import (
	"bytes"
	"errors"
	"strings"

	"github.com/beevik/etree"
	rtvalidator "github.com/mattermost/xml-roundtrip-validator"
)

// read parses a document and refuses what has no business in one: comments,
// which a signature does not cover and which cut names in two; processing
// instructions; document types; two elements of one ID; and what package xml
// would read otherwise the second time.
func read(text []byte) (*etree.Element, error) {
	if err := rtvalidator.Validate(bytes.NewReader(text)); err != nil {
		return nil, errors.New("it is not XML, or not the same XML when read twice")
	}
	document := etree.NewDocument()
	if err := document.ReadFromBytes(text); err != nil || document.Root() == nil {
		return nil, errors.New("it is not XML")
	}
	seen := map[string]bool{}
	for _, token := range document.Child {
		if err := plain(token, seen); err != nil {
			return nil, err
		}
	}
	return document.Root(), nil
}

func plain(token etree.Token, seen map[string]bool) error {
	switch token := token.(type) {
	case *etree.Comment:
		return errors.New("there is a comment in it")
	case *etree.Directive:
		return errors.New("there is a document type in it")
	case *etree.ProcInst:
		if token.Target != "xml" {
			return errors.New("there is a processing instruction in it")
		}
	case *etree.Element:
		return plainElement(token, seen)
	}
	return nil
}

func plainElement(element *etree.Element, seen map[string]bool) error {
	for _, attribute := range element.Attr {
		if !strings.EqualFold(attribute.Key, "ID") || attribute.Space != "" {
			continue
		}
		if seen[attribute.Value] {
			return errors.New("two of its elements have one ID")
		}
		seen[attribute.Value] = true
	}
	for _, child := range element.Child {
		if err := plain(child, seen); err != nil {
			return err
		}
	}
	return nil
}

func is(element *etree.Element, namespace, tag string) bool {
	return element != nil && element.Tag == tag && element.NamespaceURI() == namespace
}

// children are the direct children of a name.
func children(parent *etree.Element, namespace, tag string) []*etree.Element {
	var found []*etree.Element
	if parent == nil {
		return nil
	}
	for _, child := range parent.ChildElements() {
		if is(child, namespace, tag) {
			found = append(found, child)
		}
	}
	return found
}

// child is the one child of a name; nil where there is none, or more than one.
func child(parent *etree.Element, namespace, tag string) *etree.Element {
	if found := children(parent, namespace, tag); len(found) == 1 {
		return found[0]
	}
	return nil
}

// content is all the text of an element that holds nothing else.
func content(element *etree.Element) string {
	if element == nil || len(element.ChildElements()) > 0 {
		return ""
	}
	var text strings.Builder
	for _, token := range element.Child {
		if data, isText := token.(*etree.CharData); isText {
			text.WriteString(data.Data)
		}
	}
	return text.String()
}

// count is how many elements of a name there are in a tree, wherever.
func count(element *etree.Element, namespace, tag string) int {
	found := 0
	if is(element, namespace, tag) {
		found++
	}
	for _, child := range element.ChildElements() {
		found += count(child, namespace, tag)
	}
	return found
}

func attribute(element *etree.Element, name string) string {
	if element == nil {
		return ""
	}
	for _, one := range element.Attr {
		if one.Space == "" && one.Key == name {
			return one.Value
		}
	}
	return ""
}
