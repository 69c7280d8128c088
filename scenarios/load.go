package scenarios

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"authlab/lab"
)

const (
	packFile     = "pack.yaml"
	scenarioFile = "scenario.yaml"
)

// Load reads a pack. It is strict: unknown fields, missing texts, missing files
// and contradictions are refused, all of them at once, each as a *lab.Mistake
// that says file, line and column, what is wrong and what to try. The errors
// are joined.
func Load(fsys fs.FS) (*Pack, error) {
	loaded := load(fsys)
	if err := errors.Join(loaded.mistakes...); err != nil {
		return nil, err
	}
	pack := loaded.pack // by itself: beside it hangs every document as it was parsed
	pack.Scenarios = compacted(pack.Scenarios)
	return &pack, nil
}

// loaded is a pack together with where its parts stand on disk.
type loaded struct {
	fsys     fs.FS
	pack     Pack
	doc      *document // of pack.yaml
	folders  []string  // every folder beside pack.yaml
	docs     []*document
	mistakes []error
}

func load(fsys fs.FS) *loaded {
	l := &loaded{fsys: fsys}
	text, err := fs.ReadFile(fsys, packFile)
	if err != nil {
		l.mistakes = append(l.mistakes, &lab.Mistake{Where: packFile, What: "it cannot be read", Try: "the folder that holds pack.yaml, or authlab pack new, which writes one"})
		return l
	}
	var manifest packManifest
	l.doc = readDocument(packFile, text, &manifest)
	if len(l.doc.mistakes) == 0 {
		l.checkPack(manifest)
		l.loadTracks(manifest)
	}
	l.mistakes = append(l.doc.mistakes, l.mistakes...)
	return l
}

func (l *loaded) checkPack(manifest packManifest) {
	wantFormat(l.doc, manifest.Format)
	l.doc.want(manifest.ID != "", to("id"), "the pack has no id", "id: my-pack")
	l.doc.want(manifest.Title != "", to("title"), "the pack has no title", "title: My pack")
	l.doc.want(len(manifest.Tracks) > 0, to("tracks"), "the pack has no tracks", "a track with the ids of its scenarios")
	l.pack.ID, l.pack.Title = manifest.ID, manifest.Title
}

func wantFormat(doc *document, given int) {
	doc.want(given == format, to("format"), fmt.Sprintf("format %d is not one this authlab reads", given), fmt.Sprintf("format: %d", format))
}

func (l *loaded) loadTracks(manifest packManifest) {
	l.findFolders()
	listed := map[string]bool{}
	var places []place
	for i, entry := range manifest.Tracks {
		at := to("tracks", i)
		l.doc.want(entry.ID != "" && entry.Title != "", at, "a track needs an id and a title", "id: ground, title: The ground")
		l.pack.Tracks = append(l.pack.Tracks, lab.Track{ID: entry.ID, Title: entry.Title, About: strings.TrimSpace(entry.About), Scenarios: entry.Scenarios})
		for j, id := range entry.Scenarios {
			at := to("tracks", i, "scenarios", j)
			key := strings.ToUpper(id) // scenarios are asked for in either case
			l.doc.want(!listed[key], at, fmt.Sprintf("scenario %s is listed twice", id), "listing it in one track only")
			if listed[key] {
				continue
			}
			listed[key] = true
			if folder, found := l.folderOf(id, at); found {
				places = append(places, place{folder, entry.ID})
			}
		}
	}
	l.loadFolders(places)
}

// place is where a scenario stands: its folder, and the track that lists it.
type place struct{ folder, track string }

func (l *loaded) findFolders() {
	entries, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		l.mistakes = append(l.mistakes, err)
	}
	for _, entry := range entries {
		if entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") {
			l.folders = append(l.folders, entry.Name())
		}
	}
}

// folderOf is the one folder whose name starts with a listed id.
func (l *loaded) folderOf(id string, at []any) (string, bool) {
	var found []string
	for _, folder := range l.folders {
		if folderID(folder) == id {
			found = append(found, folder)
		}
	}
	l.doc.want(len(found) > 0, at, fmt.Sprintf("there is no folder for scenario %s", id), fmt.Sprintf("a folder named %s-<slug>, or authlab pack new %s", id, id))
	l.doc.want(len(found) < 2, at, fmt.Sprintf("scenario %s has two folders: %s", id, strings.Join(found, " and ")), "keeping one")
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}

// folderID is the id a folder's name starts with: H1 of H1-someone-elses-invoice.
func folderID(folder string) string {
	id, _, _ := strings.Cut(folder, "-")
	return id
}

// loadFolders reads the folders side by side, since the home screen waits for them
// all, and takes them in their order.
func (l *loaded) loadFolders(places []place) {
	loadings := make([]folderLoad, len(places))
	var reading sync.WaitGroup
	for i, at := range places {
		reading.Go(func() { loadings[i] = loadFolder(l.fsys, at) })
	}
	reading.Wait()
	for _, one := range loadings {
		if one.doc != nil {
			l.pack.Scenarios = append(l.pack.Scenarios, one.scenario)
			l.docs = append(l.docs, one.doc)
		}
		l.mistakes = append(l.mistakes, one.mistakes...)
	}
}

// folderLoad is what a folder holds; doc is nil where it holds no scenario that can
// be read.
type folderLoad struct {
	scenario lab.Scenario
	doc      *document
	mistakes []error
}

func loadFolder(fsys fs.FS, at place) folderLoad {
	name := path.Join(at.folder, scenarioFile)
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return folderLoad{mistakes: []error{&lab.Mistake{Where: name, What: "it cannot be read", Try: "a scenario.yaml in the folder"}}}
	}
	var manifest scenarioManifest
	doc := readDocument(name, text, &manifest)
	if len(doc.mistakes) > 0 {
		return folderLoad{mistakes: doc.mistakes}
	}
	reader := &reader{document: doc, fsys: fsys, folder: at.folder}
	scenario := reader.scenario(manifest)
	scenario.Track = at.track
	return folderLoad{scenario, doc, doc.mistakes}
}

// unlisted returns the folders no track lists.
func (l *loaded) unlisted() []string {
	return slices.DeleteFunc(slices.Clone(l.folders), func(folder string) bool {
		return slices.ContainsFunc(l.pack.Tracks, func(t lab.Track) bool {
			return slices.Contains(t.Scenarios, folderID(folder))
		})
	})
}
