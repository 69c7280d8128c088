package vm_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// edit is one change to a text.
type edit struct {
	from, to int // bytes
	with     string
}

func (e edit) apply(text string) string { return text[:e.from] + e.with + text[e.to:] }

// mutations are all the small changes the mutator knows how to make to a file,
// in the order of its lines. Not all of them compile.
func mutations(t testing.TB, text string) []edit {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	m := mutator{fset: fset, text: text}
	ast.Inspect(file, func(node ast.Node) bool {
		m.node(node)
		_, isImport := node.(*ast.ImportSpec)
		_, isType := node.(*ast.StructType) // whose tags are no values
		return !isImport && !isType
	})
	return m.edits
}

type mutator struct {
	fset  *token.FileSet
	text  string
	edits []edit
}

func (m *mutator) node(node ast.Node) {
	switch node := node.(type) {
	case *ast.BinaryExpr:
		for _, other := range otherOperators(node.Op) {
			m.replace(node.OpPos, node.OpPos+token.Pos(len(node.Op.String())), other)
		}
	case *ast.UnaryExpr:
		if node.Op == token.NOT || node.Op == token.SUB {
			m.replace(node.OpPos, node.X.Pos(), "")
		}
	case *ast.BasicLit:
		m.literal(node)
	case *ast.Ident:
		switch node.Name {
		case "true":
			m.replace(node.Pos(), node.End(), "false")
		case "false":
			m.replace(node.Pos(), node.End(), "true")
		}
	default:
		m.statement(node)
	}
}

func (m *mutator) statement(node ast.Node) {
	switch node := node.(type) {
	case *ast.IfStmt:
		m.replace(node.Cond.Pos(), node.Cond.End(), "!("+m.of(node.Cond)+")")
	case *ast.IncDecStmt:
		m.replace(node.TokPos, node.TokPos+2, map[string]string{"++": "--", "--": "++"}[node.Tok.String()])
	case *ast.BranchStmt:
		other := map[string]string{"break": "continue", "continue": "break"}[node.Tok.String()]
		if other != "" {
			m.replace(node.TokPos, node.TokPos+token.Pos(len(node.Tok.String())), other)
		}
	case *ast.ReturnStmt:
		if len(node.Results) == 0 {
			m.replace(node.Pos(), node.End(), "")
		}
	case *ast.DeferStmt:
		m.replace(node.Pos(), node.Call.Pos(), "")
	case *ast.ExprStmt:
		m.replace(node.Pos(), node.End(), "")
	case *ast.AssignStmt:
		if node.Tok != token.DEFINE {
			m.replace(node.Pos(), node.End(), "")
		}
	case *ast.SliceExpr:
		if node.Low != nil {
			m.replace(node.Low.Pos(), node.Low.End(), "")
		}
	}
}

func (m *mutator) literal(node *ast.BasicLit) {
	//exhaustive:ignore
	switch node.Kind {
	case token.INT:
		m.replace(node.Pos(), node.End(), "("+node.Value+" + 1)")
		m.replace(node.Pos(), node.End(), "0")
	case token.STRING:
		m.replace(node.Pos(), node.End(), `"mutant"`)
		m.replace(node.Pos(), node.End(), `""`)
	default:
	}
}

func otherOperators(operator token.Token) []string {
	all := map[string][]string{
		"==": {"!="}, "!=": {"=="},
		"<": {"<=", ">"}, "<=": {"<", ">="}, ">": {">=", "<"}, ">=": {">", "<="},
		"&&": {"||"}, "||": {"&&"},
		"+": {"-"}, "-": {"+"}, "*": {"/"}, "/": {"*", "%"}, "%": {"/"},
		"&": {"|", "&^"}, "|": {"&", "^"}, "^": {"|"}, "<<": {">>"}, ">>": {"<<"},
	}
	return all[operator.String()]
}

func (m *mutator) replace(from, to token.Pos, with string) {
	m.edits = append(m.edits, edit{m.fset.Position(from).Offset, m.fset.Position(to).Offset, with})
}

func (m *mutator) of(node ast.Node) string {
	return m.text[m.fset.Position(node.Pos()).Offset:m.fset.Position(node.End()).Offset]
}
