package scenarios

// New writes a folder with every file a scenario has into a pack's folder, and
// returns lines that say what was made and what to do next.
func New(dir, id string) ([]string, error) { return nil, nil }
