package command

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"authlab/lab"
	"authlab/lab/memory"
	"authlab/lab/sandbox"
	"authlab/lab/sqlite"
	"authlab/mockapi"
	"authlab/mockapi/situation"
	"authlab/mockapi/world"
	"authlab/scenarios"
)

// workshop holds the parts, each made when a command first asks for it: most
// commands need only a few, and the program is to start at once.
type workshop struct {
	getenv   func(string) string
	now      func() time.Time // of attempts, and of what is due
	dataFlag string
	packFlag string

	pool *sandbox.Pool

	packFiles func() (fs.FS, error)
	pack      func() (*scenarios.Pack, error)
	bank      func() (lab.Bank, error) // of interviews

	mu     sync.Mutex
	opened *sqlite.Store
}

func newWorkshop(getenv func(string) string) *workshop {
	shop := &workshop{
		getenv: getenv,
		now:    time.Now,
		pool:   sandbox.NewPool(),
	}
	shop.packFiles = sync.OnceValues(shop.openPack)
	shop.pack = sync.OnceValues(func() (*scenarios.Pack, error) {
		files, err := shop.packFiles()
		if err != nil {
			return nil, err
		}
		return scenarios.Load(files)
	})
	shop.bank = sync.OnceValues(openBank)
	return shop
}

// openPack is the pack of --pack, or the one inside authlab.
func (s *workshop) openPack() (fs.FS, error) {
	if s.packFlag == "" {
		return scenarios.Builtin(), nil
	}
	return scenarios.Open(s.packFlag)
}

// learner is the name attempts are stored under: whoever owns the data directory.
const learner = "local"

// learnerOf keeps the attempts at another pack apart: it may have an H1 of its own.
func (s *workshop) learnerOf(pack *scenarios.Pack) string {
	if s.packFlag == "" {
		return learner
	}
	return learner + ", in " + pack.ID
}

// ownerOf is whom an attempt is stored under. What is of no pack is the learner's,
// whichever is in use.
func (s *workshop) ownerOf(pack *scenarios.Pack, attempt lab.Attempt) string {
	if attempt.OfNoPack() {
		return learner
	}
	return s.learnerOf(pack)
}

func (s *workshop) close() {
	_ = s.pool.Close() // it only sends a worker home
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened != nil {
		_ = s.opened.Close() // every attempt was committed when it was made
	}
}

// dataDir is where attempts are kept: the flag, else AUTHLAB_DATA, else the XDG
// data directory.
func (s *workshop) dataDir() (string, error) {
	for _, dir := range []string{s.dataFlag, s.getenv("AUTHLAB_DATA")} {
		if dir != "" {
			return dir, nil
		}
	}
	if base := s.getenv("XDG_DATA_HOME"); filepath.IsAbs(base) {
		return filepath.Join(base, "authlab"), nil
	}
	if home := s.getenv("HOME"); home != "" {
		return filepath.Join(home, ".local", "share", "authlab"), nil
	}
	if local := s.getenv("LOCALAPPDATA"); local != "" {
		return filepath.Join(local, "authlab"), nil
	}
	return "", &lab.Mistake{What: "there is no home directory to keep your attempts in", Try: "--data with a folder"}
}

func (s *workshop) store(ctx context.Context) (*sqlite.Store, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened != nil {
		return s.opened, nil
	}
	dir, err := s.dataDir()
	if err != nil {
		return nil, err
	}
	s.opened, err = sqlite.Open(ctx, dir)
	return s.opened, err
}

func (s *workshop) scenario(id string) (*lab.Scenario, error) {
	pack, err := s.pack()
	if err != nil {
		return nil, err
	}
	return pack.Scenario(id)
}

func (s *workshop) progress(ctx context.Context) (lab.Progress, error) {
	pack, err := s.pack()
	if err != nil {
		return lab.Progress{}, err
	}
	attempts, err := s.attempts(ctx)
	if err != nil {
		return lab.Progress{}, err
	}
	var bank lab.Bank
	if lab.WasInterviewed(attempts) { // or else reading it is work for nothing
		if bank, err = s.bank(); err != nil {
			return lab.Progress{}, err
		}
	}
	progress := lab.NewProgress(pack.Scenarios, attempts)
	progress.Memory = memory.Of(pack.Scenarios, bank, attempts, s.now())
	progress.Insight.Topics = progress.ByTopic(attempts, situation.Topics(), situation.TopicOf)
	progress.Insight.Spoken = lab.SpokenByTopic(attempts, bank)
	return progress, nil
}

// attempts are all that the learner made at the pack in use, and at what is of none.
func (s *workshop) attempts(ctx context.Context) ([]lab.Attempt, error) {
	pack, err := s.pack()
	if err != nil {
		return nil, err
	}
	store, err := s.store(ctx)
	if err != nil {
		return nil, err
	}
	mine, err := store.Attempts(ctx, s.learnerOf(pack))
	if err != nil || s.packFlag == "" {
		return mine, err
	}
	anywhere, err := store.Attempts(ctx, learner)
	anywhere = slices.DeleteFunc(anywhere, func(a lab.Attempt) bool { return !a.OfNoPack() })
	return lab.InOrder(append(mine, anywhere...)), err
}

// openRun opens a scenario where the learner left it, with a world and an API of its own.
func (s *workshop) openRun(ctx context.Context, id string) (*lab.Run, error) {
	pack, err := s.pack()
	if err != nil {
		return nil, err
	}
	scenario, err := pack.Scenario(id)
	if err != nil {
		return nil, err
	}
	store, err := s.store(ctx)
	if err != nil {
		return nil, err
	}
	if scenario.Replaces != nil {
		s.pool.Prepare() // while the learner reads
	}
	target, err := s.target(scenario)
	if err != nil {
		return nil, err
	}
	run, err := lab.OpenRun(ctx, lab.RunConfig{
		Learner: s.learnerOf(pack), Scenario: scenario,
		Target: target, Elsewhere: s.target, Bench: s.bench(scenario), Store: store,
		Now: s.now, NewID: rand.Text,
	})
	if err != nil {
		return nil, errors.Join(err, target.Close())
	}
	return run, nil
}

// target starts the scenario's API on loopback, its broken code in place.
func (s *workshop) target(scenario *lab.Scenario) (lab.Target, error) {
	options := mockapi.Options{}
	if scenario.Replaces != nil {
		backend := sandbox.NewBackend(s.pool, *scenario.Replaces, scenario.Broken)
		options.Backend, options.Deploy = backend, backend.Deploy
	}
	server, err := mockapi.Listen(mockapi.New(world.New(scenario.World), options), "127.0.0.1:0", mockapi.Encrypted("127.0.0.1:0"))
	if err != nil {
		return nil, fmt.Errorf("the API cannot listen on loopback: %w", err)
	}
	return game{server, s, scenario.World}, nil
}

func (s *workshop) bench(scenario *lab.Scenario) lab.Bench {
	return sandbox.NewBench(s.pool, scenario)
}
