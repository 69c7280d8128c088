package check

import "go/ast"

// weigher weighs types as they are written.
type weigher struct {
	specs map[string]*ast.TypeSpec
	known map[string]weight // by name; one that is being weighed is light
	held  bool              // only what a value holds itself, not what it points to, counts
}

// declared is the weight of a type by its name, in the terms of its parameters.
func (w weigher) declared(name string) weight {
	spec := w.specs[name]
	if found, ok := w.known[name]; ok || spec == nil {
		if !ok {
			found.own = 1
		}
		return found
	}
	w.known[name] = weight{own: 1}
	w.known[name] = w.expr(spec.Type, specParams(spec), 0)
	return w.known[name]
}

// alone is the weight of a declaration where every other type is light.
func (w weigher) alone(spec *ast.TypeSpec) weight {
	return weigher{known: map[string]weight{}}.expr(spec.Type, specParams(spec), 0)
}

func specParams(spec *ast.TypeSpec) map[string]bool {
	params := map[string]bool{}
	if spec.TypeParams != nil {
		for _, field := range spec.TypeParams.List {
			for _, name := range field.Names {
				params[name.Name] = true
			}
		}
	}
	return params
}

// expr weighs a type. What is nested too deep is refused elsewhere.
func (w weigher) expr(expr ast.Expr, params map[string]bool, depth int) weight {
	one := weight{own: 1}
	if depth > 2*maxTypeDepth || w.held && pointsTo(expr) {
		return one
	}
	inner := func(exprs ...ast.Expr) weight {
		sum := one
		for _, expr := range exprs {
			sum = sum.plus(w.expr(expr, params, depth+1), 1)
		}
		return sum
	}
	switch expr := expr.(type) {
	case *ast.Ident:
		if params[expr.Name] {
			return weight{params: map[string]float64{expr.Name: 1}}
		}
		return w.declared(expr.Name)
	case *ast.ParenExpr:
		return w.expr(expr.X, params, depth+1)
	case *ast.StarExpr:
		return inner(expr.X)
	case *ast.ArrayType:
		return inner(expr.Elt)
	case *ast.Ellipsis:
		return inner(expr.Elt)
	case *ast.ChanType:
		return inner(expr.Value)
	case *ast.MapType:
		return inner(expr.Key, expr.Value)
	case *ast.BinaryExpr: // a union
		return inner(expr.X, expr.Y)
	case *ast.IndexExpr, *ast.IndexListExpr:
		return w.instance(expr, params, depth)
	case *ast.FuncType:
		return one.plus(w.fields(expr.Params, params, depth+1), 1).plus(w.fields(expr.Results, params, depth+1), 1)
	case *ast.StructType:
		return one.plus(w.fields(expr.Fields, params, depth+1), 1)
	case *ast.InterfaceType:
		return one.plus(w.fields(expr.Methods, params, depth+1), 1)
	}
	return one
}

func pointsTo(expr ast.Expr) bool {
	switch expr := expr.(type) {
	case *ast.StarExpr, *ast.MapType, *ast.ChanType, *ast.FuncType, *ast.InterfaceType:
		return true
	case *ast.ArrayType:
		return expr.Len == nil
	}
	return false
}

// instance weighs a generic type with its arguments put in.
func (w weigher) instance(expr ast.Expr, params map[string]bool, depth int) weight {
	generic := weight{own: 1}
	var names []string
	if ident, ok := genericOf(expr).(*ast.Ident); ok {
		generic = w.declared(ident.Name)
		names = orderedParams(w.specs[ident.Name])
	}
	sum := weight{own: generic.own}
	for i, argument := range argumentsOf(expr) {
		times := 1.0
		if i < len(names) {
			times = max(generic.params[names[i]], 1)
		}
		sum = sum.plus(w.expr(argument, params, depth+1), times)
	}
	return sum
}

func genericOf(expr ast.Expr) ast.Expr {
	switch expr := expr.(type) {
	case *ast.IndexExpr:
		return expr.X
	case *ast.IndexListExpr:
		return expr.X
	}
	return nil
}

func orderedParams(spec *ast.TypeSpec) []string {
	if spec == nil || spec.TypeParams == nil {
		return nil
	}
	var names []string
	for _, field := range spec.TypeParams.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	return names
}

// fields weighs a list of fields, parameters or methods; each name counts.
func (w weigher) fields(list *ast.FieldList, params map[string]bool, depth int) weight {
	var sum weight
	if list == nil {
		return sum
	}
	for _, field := range list.List {
		sum = sum.plus(w.expr(field.Type, params, depth+1), float64(max(len(field.Names), 1)))
	}
	return sum
}
