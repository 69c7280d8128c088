package situation

import (
	"strings"

	"authlab/lab"
)

// Calls are the requests that a drill can be about alone, and where each can end.
func Calls() []lab.Topic {
	var all []lab.Topic
	for _, one := range calls() {
		gates := make([]string, len(one.gates))
		for i, gate := range one.gates {
			gates[i] = string(gate)
		}
		all = append(all, lab.Topic{Name: one.name, About: "Only this request. It can end at: " + strings.Join(gates, ", ") + "."})
	}
	return all
}
