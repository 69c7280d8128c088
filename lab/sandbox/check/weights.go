package check

import (
	"go/ast"
	"math"
)

const (
	// maxWeight bounds a type, in parts, with all it is made of written out. The
	// type checker writes types out, and walks them, without any budget: a few lines
	// of which each holds two of the one before would keep it busy for ever.
	maxWeight = 10_000
	// maxGrowth bounds how often over the calls of a file can have results of
	// generic functions double what they were given.
	maxGrowth = 1 << 16
	// maxTypeDepth bounds types within types.
	maxTypeDepth = 100
)

// types refuses types that could grow beyond maxWeight. As with constants, names
// are not resolved, and the heaviest type of a name stands for it everywhere.
func (r rules) types(file *ast.File) (harmless bool) {
	w := weigher{specs: map[string]*ast.TypeSpec{}, known: map[string]weight{}}
	var specs []*ast.TypeSpec
	ast.Inspect(file, func(node ast.Node) bool {
		if spec, ok := node.(*ast.TypeSpec); ok {
			specs = append(specs, spec)
			if w.specs[spec.Name.Name] == nil || w.alone(spec).heavier(w.alone(w.specs[spec.Name.Name])) {
				w.specs[spec.Name.Name] = spec
			}
		}
		return true
	})
	for _, spec := range specs {
		if w.declared(spec.Name.Name).total() > maxWeight {
			r.pos(spec.Pos(), "the type %s grows beyond %d parts; try holding fewer of the others in it", spec.Name.Name, maxWeight)
			return false
		}
	}
	return r.typeDepths(file) && r.results(w, file)
}

// typeDepths refuses types nested so deep that the type checker has to climb.
func (r rules) typeDepths(file *ast.File) (harmless bool) {
	harmless = true
	ast.PreorderStack(file, nil, func(node ast.Node, outer []ast.Node) bool {
		depth := 0
		for _, one := range outer {
			switch one.(type) {
			case *ast.FuncType, *ast.MapType, *ast.ChanType, *ast.ArrayType, *ast.StarExpr, *ast.StructType, *ast.InterfaceType:
				depth++
			}
		}
		if harmless && depth > maxTypeDepth {
			r.pos(node.Pos(), "types are nested more than %d deep; try giving one of them a name", maxTypeDepth)
			harmless = false
		}
		return harmless
	})
	return harmless
}

// results refuses files whose generic functions could, called in turn, make types
// that no declaration shows.
func (r rules) results(w weigher, file *ast.File) (harmless bool) {
	held := weigher{specs: w.specs, known: map[string]weight{}, held: true}
	growth := map[string]float64{}
	for _, decl := range file.Decls {
		if function, ok := decl.(*ast.FuncDecl); ok && function.Type.Results != nil {
			params, name := paramsOf(function), function.Name.Name
			made := held.fields(function.Type.Results, params, 0).byParams()
			growth[name] = max(growth[name], made, mentionsOf(params, function.Type.Results))
		}
	}
	total, harmless := 1.0, true
	ast.Inspect(file, func(node ast.Node) bool {
		if ident, ok := node.(*ast.Ident); ok && growth[ident.Name] > 1 {
			if total *= growth[ident.Name]; harmless && total > maxGrowth {
				r.pos(ident.Pos(), "the calls of %s make ever larger types; try naming the one that is wanted", ident.Name)
				harmless = false
			}
		}
		return harmless
	})
	return harmless
}

// mentionsOf counts how often type parameters are written in results.
func mentionsOf(params map[string]bool, results *ast.FieldList) float64 {
	count := 0.0
	ast.Inspect(results, func(node ast.Node) bool {
		if ident, ok := node.(*ast.Ident); ok && params[ident.Name] {
			count++
		}
		return true
	})
	return count
}

// paramsOf are the type parameters of a function, or of its receiver's type.
func paramsOf(function *ast.FuncDecl) map[string]bool {
	params := map[string]bool{}
	if function.Type.TypeParams != nil {
		for _, field := range function.Type.TypeParams.List {
			for _, name := range field.Names {
				params[name.Name] = true
			}
		}
	}
	if function.Recv != nil && len(function.Recv.List) > 0 {
		for _, argument := range argumentsOf(function.Recv.List[0].Type) {
			if ident, ok := argument.(*ast.Ident); ok {
				params[ident.Name] = true
			}
		}
	}
	return params
}

func argumentsOf(expr ast.Expr) []ast.Expr {
	switch expr := expr.(type) {
	case *ast.StarExpr:
		return argumentsOf(expr.X)
	case *ast.ParenExpr:
		return argumentsOf(expr.X)
	case *ast.IndexExpr:
		return []ast.Expr{expr.Index}
	case *ast.IndexListExpr:
		return expr.Indices
	}
	return nil
}

// weight is how many parts a type has: some of its own, and some for each part of
// what its parameters stand for.
type weight struct {
	own    float64
	params map[string]float64
}

func (w weight) byParams() float64 {
	sum := 0.0
	for _, times := range w.params {
		sum += times
	}
	return sum
}

func (w weight) total() float64 { return w.own + w.byParams() }

func (w weight) heavier(other weight) bool { return w.total() > other.total() }

// plus adds another weight, several times over. What is too heavy stays so.
func (w weight) plus(other weight, times float64) weight {
	sum := weight{own: min(w.own+times*other.own, math.MaxFloat32), params: map[string]float64{}}
	for name, n := range w.params {
		sum.params[name] = n
	}
	for name, n := range other.params {
		sum.params[name] = min(sum.params[name]+times*n, math.MaxFloat32)
	}
	return sum
}
