package command

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"authlab/tui"

	tea "charm.land/bubbletea/v2"
)

// editor opens the learner's own editor on a copy of the code; nil where the
// environment names none.
func (s *workshop) editor() tui.Edit {
	name := s.getenv("VISUAL")
	if name == "" {
		name = s.getenv("EDITOR")
	}
	words := strings.Fields(name)
	if len(words) == 0 {
		return nil
	}
	return func(name, text string) (tea.ExecCommand, func() (string, error), error) {
		dir, err := os.MkdirTemp("", "authlab-")
		if err != nil {
			return nil, nil, err
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			return nil, nil, err
		}
		read := func() (string, error) {
			data, err := os.ReadFile(path)
			if err == nil {
				err = os.RemoveAll(dir)
			}
			return string(data), err
		}
		return &program{exec.Command(words[0], append(words[1:], path)...)}, read, nil
	}
}

// program is one that takes the terminal over.
type program struct{ *exec.Cmd }

// SetStdin is for tea.Exec.
func (p *program) SetStdin(in io.Reader) { p.Stdin = in }

// SetStdout is for tea.Exec.
func (p *program) SetStdout(out io.Writer) { p.Stdout = out }

// SetStderr is for tea.Exec.
func (p *program) SetStderr(out io.Writer) { p.Stderr = out }
