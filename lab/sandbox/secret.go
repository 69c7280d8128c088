package sandbox

import "authlab/mockapi/world"

// secrets is what a refusal must not tell a caller of an object: whose it is,
// and the figures in it, which are known from an answer somebody was given.
func (p probe) secrets(caller world.Person, answers map[string]string) []string {
	if p.object == nil {
		return nil
	}
	var kept []string
	if p.object.Owner != caller.ID {
		kept = append(kept, p.object.Owner)
	}
	if p.object.Tenant != caller.Tenant {
		kept = append(kept, p.object.Tenant)
	}
	return append(kept, figures(answers[p.object.ID])...)
}
