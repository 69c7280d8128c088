package check

import (
	"go/ast"
	"go/token"
)

// maxConstant bounds a constant string, in bytes. The type checker adds up
// constants without any budget, and a few lines of doubling would fill memory.
const maxConstant = 1 << 20

// constants refuses sums of strings that could grow beyond maxConstant. Names
// are not resolved: the longest thing of a name stands for it everywhere, so
// the estimate errs to the large side.
func (r rules) constants(file *ast.File) (harmless bool) {
	sizes := map[string]int{}
	var specs []*ast.ValueSpec
	ast.Inspect(file, func(node ast.Node) bool {
		if decl, ok := node.(*ast.GenDecl); ok && decl.Tok == token.CONST {
			for _, spec := range decl.Specs {
				specs = append(specs, spec.(*ast.ValueSpec)) // const declares values only
			}
		}
		return true
	})
	for changed, rounds := true, 0; changed && rounds <= len(specs); rounds++ {
		changed = false
		for _, spec := range specs {
			changed = grow(sizes, spec) || changed
		}
		for _, spec := range specs {
			if len(spec.Names) > 0 && sizes[spec.Names[0].Name] > maxConstant {
				r.pos(spec.Pos(), "this constant grows beyond %d bytes; try a shorter one", maxConstant)
				return false
			}
		}
	}
	return true
}

// grow enters the sizes of a declaration's values, and reports whether one is
// larger than was known.
func grow(sizes map[string]int, spec *ast.ValueSpec) bool {
	changed := false
	for i, name := range spec.Names {
		if i < len(spec.Values) {
			if size := constantSize(sizes, spec.Values[i]); size > sizes[name.Name] {
				sizes[name.Name], changed = size, true
			}
		}
	}
	return changed
}

// constantSize is an upper bound, in bytes, of a string made by an expression.
func constantSize(sizes map[string]int, expr ast.Expr) int {
	size := 0
	ast.Inspect(expr, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BasicLit:
			size += len(node.Value)
		case *ast.Ident:
			size += sizes[node.Name]
		}
		return size <= maxConstant
	})
	return size
}
