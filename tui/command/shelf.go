package command

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// shelf keeps requests in a file that editors know, too: ### stands between them.
type shelf struct{ path string }

const between = "\n\n###\n\n"

func (s *workshop) shelf() (shelf, error) {
	dir, err := s.dataDir()
	return shelf{filepath.Join(dir, "requests.http")}, err
}

// Kept reads the requests; without a file there are none.
func (s shelf) Kept() ([]string, error) {
	data, err := os.ReadFile(s.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(data) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), between), nil
}

// Keep writes them, the whole file at once.
func (s shelf) Keep(requests []string) error {
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return err
	}
	text := ""
	if len(requests) > 0 {
		text = strings.Join(requests, between) + "\n"
	}
	beside := s.path + ".new"
	if err := os.WriteFile(beside, []byte(text), 0o600); err != nil {
		return err
	}
	return os.Rename(beside, s.path)
}
