package sandbox

// wall is a Layer that a worker puts up around itself.
type wall struct {
	name  string
	holds string       // what it holds back
	raise func() error // puts it up, for good
	try   func() error // runs into it; nil if it stands
}

// lockIn puts every wall up around this process, as far as the system has them,
// and runs into each to see whether it stands. There is no way back.
func lockIn() []Layer { return raise(walls()) }

func raise(walls []wall) []Layer {
	var layers []Layer
	for _, one := range walls {
		err := one.raise()
		if err == nil {
			err = one.try()
		}
		if err != nil {
			layers = append(layers, Layer{Name: one.name, Why: err.Error()})
			continue
		}
		layers = append(layers, Layer{Name: one.name, Active: true, Why: one.holds})
	}
	return layers
}
