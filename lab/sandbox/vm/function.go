package vm

import (
	"go/token"
	"sync"

	"golang.org/x/tools/go/ssa"
)

// function is the code of one function, compiled when it is first called.
type function struct {
	program *Program
	ssa     *ssa.Function
	wrapper bool // made by the compiler, with no source of its own

	once      sync.Once
	host      hostFunc // set for a function without a body
	blocks    []block
	registers int
	defers    bool
	learners  bool // others may be let go on between its instructions
	recover   int  // the block to go on at after a recovered panic, or -1
}

type (
	op      func(fr *frame)
	operand func(fr *frame) value
)

// block is a run of instructions with one way in and one way out.
type block struct {
	phis      []phi
	ops       []op
	positions []token.Pos
	next      func(fr *frame) (block, edge int) // block is -1 to return
}

// phi assigns a register on entry, by the edge the entry came over.
type phi struct {
	register int
	edges    []operand
}

// function returns the one function for a piece of SSA.
func (p *Program) function(fn *ssa.Function) *function {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if known := p.functions[fn]; known != nil {
		return known
	}
	made := &function{program: p, ssa: fn, recover: -1, wrapper: fn.Synthetic != "" && fn.Syntax() == nil}
	p.functions[fn] = made
	return made
}

func (f *function) compile() {
	f.once.Do(func() {
		if f.ssa.Pkg != nil {
			f.ssa.Pkg.Build()
		}
		if f.ssa.Blocks == nil {
			f.host = f.program.bind(f.ssa)
			return
		}
		c := &compiler{function: f, registers: map[ssa.Value]int{}}
		c.compile()
	})
}

// compiler turns one function's SSA into closures.
type compiler struct {
	*function
	registers map[ssa.Value]int
}

func (c *compiler) compile() {
	for _, param := range c.ssa.Params {
		c.register(param)
	}
	for _, free := range c.ssa.FreeVars {
		c.register(free)
	}
	c.blocks = make([]block, len(c.ssa.Blocks))
	for i, source := range c.ssa.Blocks {
		c.blocks[i] = c.block(source)
	}
	if c.ssa.Recover != nil {
		c.recover = c.ssa.Recover.Index
	}
	c.function.registers, c.learners = len(c.registers), c.isLearners()
}

// register is the place of a value in the frame.
func (c *compiler) register(v ssa.Value) int {
	if known, ok := c.registers[v]; ok {
		return known
	}
	c.registers[v] = len(c.registers)
	return len(c.registers) - 1
}

func (c *compiler) block(source *ssa.BasicBlock) block {
	var made block
	for _, instruction := range source.Instrs {
		switch instruction := instruction.(type) {
		case *ssa.Phi:
			made.phis = append(made.phis, c.phi(instruction))
		case *ssa.DebugRef:
		case *ssa.If:
			made.positions = append(made.positions, instruction.Cond.Pos())
			made.next = c.branch(source, instruction)
		case *ssa.Jump:
			target, edge := source.Succs[0].Index, edgeOf(source, 0)
			made.next = func(*frame) (int, int) { return target, edge }
		case *ssa.Return:
			made.positions = append(made.positions, instruction.Pos())
			made.next = c.returned(instruction)
		case *ssa.Panic:
			made.positions = append(made.positions, instruction.Pos())
			made.next = c.panicked(instruction)
		default:
			made.ops = append(made.ops, c.op(instruction))
			made.positions = append(made.positions, instruction.Pos())
			if _, ok := instruction.(*ssa.Defer); ok {
				c.defers = true
			}
		}
	}
	c.defers = c.defers || c.ssa.Recover != nil
	return made
}

func (c *compiler) phi(source *ssa.Phi) phi {
	made := phi{register: c.register(source)}
	for _, edge := range source.Edges {
		made.edges = append(made.edges, c.operand(edge))
	}
	return made
}

// edgeOf is which of its target's predecessors a block's nth way out is.
func edgeOf(source *ssa.BasicBlock, nth int) int {
	target, earlier := source.Succs[nth], 0
	for _, other := range source.Succs[:nth] {
		if other == target {
			earlier++
		}
	}
	for i, pred := range target.Preds {
		if pred == source {
			if earlier == 0 {
				return i
			}
			earlier--
		}
	}
	return 0 // not reached: a successor always lists its predecessor
}

func (c *compiler) branch(source *ssa.BasicBlock, instruction *ssa.If) func(*frame) (int, int) {
	cond := c.operand(instruction.Cond)
	yes, yesEdge := source.Succs[0].Index, edgeOf(source, 0)
	no, noEdge := source.Succs[1].Index, edgeOf(source, 1)
	return func(fr *frame) (int, int) {
		if cond(fr).(bool) {
			return yes, yesEdge
		}
		return no, noEdge
	}
}

func (c *compiler) returned(instruction *ssa.Return) func(*frame) (int, int) {
	results := c.operands(instruction.Results)
	switch len(results) {
	case 0:
		return func(*frame) (int, int) { return -1, 0 }
	case 1:
		return func(fr *frame) (int, int) {
			fr.result = results[0](fr)
			return -1, 0
		}
	}
	return func(fr *frame) (int, int) {
		fr.result = tuple(evaluate(fr, results))
		return -1, 0
	}
}

func (c *compiler) panicked(instruction *ssa.Panic) func(*frame) (int, int) {
	if stopped := c.rangePanic(instruction.Block()); stopped != nil {
		return stopped
	}
	operand := c.operand(instruction.X)
	return func(fr *frame) (int, int) {
		thrown := operand(fr).(iface)
		if thrown.t == nil {
			fr.m.fail(&PanicNilError{})
		}
		fr.m.throw(thrown)
		return -1, 0
	}
}

func (c *compiler) operands(values []ssa.Value) []operand {
	operands := make([]operand, len(values))
	for i, v := range values {
		operands[i] = c.operand(v)
	}
	return operands
}

func evaluate(fr *frame, operands []operand) []value {
	values := make([]value, len(operands))
	for i, operand := range operands {
		values[i] = operand(fr)
	}
	return values
}

// operand says how to get at a value an instruction uses.
func (c *compiler) operand(v ssa.Value) operand {
	switch v := v.(type) {
	case *ssa.Const:
		return c.constant(v)
	case *ssa.Global:
		index := c.program.globals[v]
		return func(fr *frame) value { return fr.m.globals[index] }
	case *ssa.Function:
		made := &closure{fn: c.program.function(v)}
		return func(*frame) value { return made }
	}
	register := c.register(v)
	return func(fr *frame) value { return fr.regs[register] }
}
