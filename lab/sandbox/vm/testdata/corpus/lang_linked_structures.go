//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type node struct {
	name     string
	children []*node
	parent   *node
}

func (n *node) add(name string) *node {
	child := &node{name: name, parent: n}
	n.children = append(n.children, child)
	return child
}

func (n *node) path() string {
	if n == nil {
		return ""
	}
	return n.parent.path() + "/" + n.name
}

func (n *node) walk(visit func(*node, int), depth int) {
	visit(n, depth)
	for _, c := range n.children {
		c.walk(visit, depth+1)
	}
}

func Handle(w http.ResponseWriter, r *http.Request) {
	root := &node{name: "root"}
	root.add("a").add("b")
	root.add("c")
	root.walk(func(n *node, depth int) { fmt.Fprint(w, n.path(), depth, " ") }, 0)
	p, q := root.children[0], root.children[0]
	pp := &p
	(*pp).name = "renamed"
	*pp = root
	fmt.Fprintln(w, p == q, p.name, q.name, p == root)
}
