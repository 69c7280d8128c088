package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// maxNesting bounds brackets within brackets: the parser and the type checker
// recurse as deep as the source does.
const maxNesting = 200

// buildTag is the one directive a file may carry: our own lessons start with
// it, so that the go tool leaves them alone.
const buildTag = "//go:build lesson"

// tooDeep counts brackets, also those in strings and comments: a file that has
// so many there is refused wrongly, and harmlessly. Runs of one-sided operators
// nest as brackets do, and so do []s.
func tooDeep(text string) bool {
	depth, run := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
		if strings.IndexByte("*&-+!^<[]", text[i]) >= 0 {
			run++
		} else if text[i] > ' ' {
			run = 0
		}
		if depth > maxNesting || run > maxNesting {
			return true
		}
	}
	return false
}

// rules are the house rules: what Go allows and the bench does not.
type rules struct {
	*report
	library *library
}

// walk holds the rules that need no types. It is false where the type checker
// must not see the file.
func (r rules) walk(file *ast.File) (harmless bool) {
	r.directives(file)
	for _, spec := range file.Imports {
		r.imported(spec)
	}
	ast.Inspect(file, func(node ast.Node) bool {
		r.node(node)
		return true
	})
	return r.constants(file) && r.types(file)
}

func (r rules) directives(file *ast.File) {
	for _, group := range file.Comments {
		for _, comment := range group.List {
			directive := strings.HasPrefix(comment.Text, "//go:") || strings.HasPrefix(comment.Text, "//line ") ||
				strings.HasPrefix(comment.Text, "/*line ") || strings.HasPrefix(comment.Text, "// +build") ||
				strings.HasPrefix(comment.Text, "//export ")
			if directive && strings.TrimSpace(comment.Text) != buildTag {
				r.pos(comment.Pos(), "compiler directives have no meaning on the bench; try removing this line")
			}
		}
	}
}

func (r rules) imported(spec *ast.ImportSpec) {
	path, err := strconv.Unquote(spec.Path.Value)
	switch {
	case err != nil:
		r.pos(spec.Pos(), "this is not an import path; try one in double quotes")
	case !r.library.has(path):
		r.pos(spec.Pos(), "package %q is not on the bench; try %s", path, instead(path))
	case spec.Name != nil && (spec.Name.Name == "." || spec.Name.Name == "_"):
		r.pos(spec.Pos(), "import %s is not allowed on the bench; try importing %q by its own name", spec.Name.Name, path)
	}
}

func (r rules) node(node ast.Node) {
	switch node := node.(type) {
	case *ast.BasicLit:
		if node.Kind == token.IMAG {
			r.pos(node.Pos(), "complex numbers are not allowed on the bench; try float64")
		}
	case *ast.FuncDecl:
		r.function(node)
	}
}

// withTypes holds the rules that need types: a learner may call a variable of
// their own "real".
func (r rules) withTypes(checked *Checked) {
	for ident, object := range checked.Info.Uses {
		if object.Parent() == types.Universe || object.Pkg() == nil {
			r.predeclared(ident)
		}
	}
	ast.Inspect(checked.File, func(node ast.Node) bool {
		if call, ok := node.(*ast.CallExpr); ok {
			r.conversion(call, checked.Info)
		}
		return true
	})
}

// predeclared refuses what the language itself declares and the bench does not
// run.
func (r rules) predeclared(ident *ast.Ident) {
	switch ident.Name {
	case "complex", "complex64", "complex128", "real", "imag":
		r.pos(ident.Pos(), "complex numbers are not allowed on the bench; try float64")
	case "print", "println":
		r.pos(ident.Pos(), "%s is not allowed on the bench; try log.Printf", ident.Name)
	}
}

// conversion refuses string(n) of a number that a field holds or a call gives:
// it makes the one character of that number, which is never meant (go vet says
// so of each). A variable may hold a character.
func (r rules) conversion(call *ast.CallExpr, info *types.Info) {
	if len(call.Args) != 1 || info.TypeOf(call.Fun) != types.Typ[types.String] || info.TypeOf(call.Args[0]) != types.Typ[types.Int] {
		return
	}
	switch ast.Unparen(call.Args[0]).(type) {
	case *ast.SelectorExpr, *ast.CallExpr:
		r.pos(call.Pos(), "string(…) of a number makes one character of it; try strconv.Itoa(%s)", types.ExprString(call.Args[0]))
	}
}

func (r rules) function(function *ast.FuncDecl) {
	if function.Body == nil {
		r.pos(function.Pos(), "%s has no body; try writing one in braces", function.Name.Name)
	}
	hooks := []string{"MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText", "Format", "GoString"}
	if function.Recv != nil && slices.Contains(hooks, function.Name.Name) {
		r.pos(function.Name.Pos(), "a method named %s would change how values are written, which the bench does not follow; try another name",
			function.Name.Name)
	}
}
