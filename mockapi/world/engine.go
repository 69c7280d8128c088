package world

// engine is what decides by the house's policy. Its zero value works.
type engine struct{ down bool }

// EngineUp reports whether the policy engine answers. Where it does not, nothing
// that needs a decision may happen.
func (w *World) EngineUp() bool { return !w.engine.down }

// SetEngine takes the policy engine down, or up again.
func (w *World) SetEngine(up bool) { w.engine.down = !up }
