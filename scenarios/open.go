package scenarios

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"authlab/lab"

	"golang.org/x/tools/txtar"
)

// What a pack from elsewhere may hold. The built-in one is far below.
const (
	packFiles     = 4000
	packFileSize  = 256 << 10
	packTotalSize = 32 << 20
)

// Open reads a pack from a folder or a zip file into memory, and takes nothing on
// trust: whatever it holds stays inside it. What is refused is a *lab.Mistake. Its
// code is not looked at: it runs in the sandbox, as a learner's does.
func Open(name string) (fs.FS, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, &lab.Mistake{Where: name, What: "there is no such pack", Try: "the folder that holds pack.yaml, or a zip of it"}
	case info.IsDir():
		return openFolder(name)
	case strings.HasSuffix(strings.ToLower(name), ".zip"):
		return openZip(name)
	}
	return nil, &lab.Mistake{Where: name, What: "this is neither a folder nor a zip file", Try: "the folder that holds pack.yaml, or a zip of it"}
}

// openFolder reads a folder through a root, which no link leads out of.
func openFolder(name string) (fs.FS, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, &lab.Mistake{Where: name, What: "this folder cannot be read", Try: "the folder that holds pack.yaml"}
	}
	defer func() { _ = root.Close() }() // it was only read
	return takeIn(name, root.FS(), ".")
}

// openZip reads a zip file. Its pack.yaml may stand in the one folder it holds.
func openZip(name string) (fs.FS, error) {
	archive, err := zip.OpenReader(name)
	if err != nil {
		return nil, &lab.Mistake{Where: name, What: fmt.Sprintf("this is no zip file (%v)", err), Try: "packing the folder anew"}
	}
	defer func() { _ = archive.Close() }() // it was only read
	for _, file := range archive.File {
		if inside := strings.TrimSuffix(file.Name, "/"); !fs.ValidPath(inside) || strings.Contains(inside, `\`) {
			return nil, refused(name, file.Name, "its name leads out of the pack, or is none", "names such as H2-title/brief.md")
		}
	}
	return takeIn(name, archive, rootOf(archive))
}

// rootOf is the folder in which pack.yaml stands: the top, or the only folder there.
func rootOf(fsys fs.FS) string {
	entries, err := fs.ReadDir(fsys, ".")
	if err == nil && len(entries) == 1 && entries[0].IsDir() {
		return entries[0].Name()
	}
	return "."
}

func refused(pack, file, what, try string) error {
	return &lab.Mistake{Where: pack + ": " + file, What: what, Try: try}
}

// takeIn copies what a pack is made of into memory. Folders whose names start with
// a dot are left behind.
func takeIn(name string, from fs.FS, root string) (fs.FS, error) {
	inside, err := fs.Sub(from, root)
	if err != nil {
		return nil, err
	}
	taken, total := &txtar.Archive{}, 0
	err = fs.WalkDir(inside, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return refused(name, file, fmt.Sprintf("it cannot be read (%v)", err), "leaving it out")
		}
		if hidden := file != "." && strings.HasPrefix(entry.Name(), "."); hidden || entry.IsDir() {
			if hidden && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		text, err := takeFile(name, inside, file, entry)
		if err != nil {
			return err
		}
		if total += len(text); total > packTotalSize {
			return refused(name, file, fmt.Sprintf("with it the pack is larger than %d MB", packTotalSize>>20), "leaving out what no scenario lists")
		}
		taken.Files = append(taken.Files, txtar.File{Name: file, Data: text})
		if len(taken.Files) > packFiles {
			return refused(name, file, fmt.Sprintf("the pack has more than %d files", packFiles), "leaving out what no scenario lists")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return txtar.FS(taken)
}

func takeFile(pack string, from fs.FS, file string, entry fs.DirEntry) ([]byte, error) {
	if !entry.Type().IsRegular() {
		return nil, refused(pack, file, "it is no plain file: a link could lead anywhere", "the file itself in its place")
	}
	if !slices.Contains([]string{".yaml", ".md", ".go"}, path.Ext(file)) {
		return nil, refused(pack, file, "a pack holds .yaml, .md and .go files", "taking it out")
	}
	opened, err := from.Open(file)
	if err != nil {
		return nil, refused(pack, file, fmt.Sprintf("it cannot be read (%v)", err), "packing it anew")
	}
	defer func() { _ = opened.Close() }() // it was only read
	text, err := io.ReadAll(io.LimitReader(opened, packFileSize+1))
	if err != nil {
		return nil, refused(pack, file, fmt.Sprintf("it cannot be read (%v)", err), "packing it anew")
	}
	if len(text) > packFileSize {
		return nil, refused(pack, file, fmt.Sprintf("it is larger than %d KB", packFileSize>>10), "a shorter one")
	}
	return text, nil
}
