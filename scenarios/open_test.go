package scenarios

import (
	"archive/zip"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// zipped writes a zip file of some entries, whatever their names.
func zipped(t *testing.T, entries map[string]string, link string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "pack.zip")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	archive := zip.NewWriter(file)
	for entry, text := range entries {
		header := &zip.FileHeader{Name: entry, Method: zip.Deflate}
		if entry == link {
			header.SetMode(fs.ModeSymlink | 0o777)
		}
		writer, err := archive.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := writer.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

// made writes a new pack into a folder, and returns its files.
func made(t *testing.T) (dir string, files map[string]string) {
	t.Helper()
	dir, files = t.TempDir(), map[string]string{}
	if _, err := New(dir, "X1"); err != nil {
		t.Fatal(err)
	}
	for name, file := range copyOf(t, os.DirFS(dir)) {
		files[name] = string(file.Data)
	}
	return dir, files
}

func TestAPackIsReadFromAFolderOrAZip(t *testing.T) {
	dir, files := made(t)
	inFolder := map[string]string{}
	for name, text := range files {
		inFolder["my-pack/"+name] = text
	}
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, ".git", "config"), []byte("not ours"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{dir, zipped(t, files, ""), zipped(t, inFolder, "")} {
		opened, err := Open(name)
		if err != nil {
			t.Fatal(err)
		}
		pack, err := Load(opened)
		if err != nil || len(pack.Scenarios) != 1 || pack.Scenarios[0].ID != "X1" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestAHostilePackIsRefused: vulnerability, a pack from elsewhere whose files lead
// out of it, or fill the machine; attack, each of these; this test verifies that
// each is refused by name, and TestAPackIsReadFromAFolderOrAZip that an honest one,
// made by the same hands, is not.
func TestAHostilePackIsRefused(t *testing.T) {
	many := map[string]string{}
	for i := range packFiles + 1 {
		many["a/"+strings.Repeat("b", i%50+1)+string(rune('a'+i%26))+"/"+filepath.Base(strings.Repeat("c", i/1300+1))+"x.md"] = "x"
	}
	for i := 0; len(many) <= packFiles; i++ {
		many["z/"+strings.Repeat("z", 1+i%90)+"-"+strings.Repeat("y", 1+i/90)+".md"] = "x"
	}
	for name, test := range map[string]struct {
		entries map[string]string
		link    string
		want    string
	}{
		"out of the pack":    {map[string]string{"../evil.md": "x"}, "", "../evil.md: its name leads out of the pack"},
		"deep out of it":     {map[string]string{"H1-a/../../evil.md": "x"}, "", "its name leads out of the pack"},
		"an absolute name":   {map[string]string{"/etc/evil.md": "x"}, "", "its name leads out of the pack"},
		"a name of Windows":  {map[string]string{`H1-a\..\..\evil.md`: "x"}, "", "its name leads out of the pack"},
		"a link":             {map[string]string{"pack.yaml": "/etc/passwd", "a.md": "x"}, "pack.yaml", "pack.yaml: it is no plain file"},
		"a large file":       {map[string]string{"pack.yaml": "x", "big.md": strings.Repeat("a", packFileSize+1)}, "", "big.md: it is larger than 256 KB"},
		"another kind":       {map[string]string{"pack.yaml": "x", "run.sh": "rm"}, "", "run.sh: a pack holds .yaml, .md and .go files"},
		"very many files":    {many, "", "the pack has more than 4000 files"},
		"a file and a path":  {map[string]string{"pack.yaml": "x", "a.md": "x", "a.md/b.md": "x"}, "", "a.md"},
		"twice the same one": {map[string]string{"pack.yaml": "x", "./pack.yaml": "y"}, "", "its name leads out of the pack"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(zipped(t, test.entries, test.link))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestAHugePackIsRefused(t *testing.T) {
	entries := map[string]string{}
	text := strings.Repeat("a", packFileSize) // which a zip makes next to nothing of
	for i := range packTotalSize/packFileSize + 1 {
		entries[strings.Repeat("b", i+1)+".md"] = text
	}
	if _, err := Open(zipped(t, entries, "")); err == nil || !strings.Contains(err.Error(), "with it the pack is larger than 32 MB") {
		t.Errorf("got %v", err)
	}
}

func TestAFolderIsNotLeftThroughALink(t *testing.T) {
	dir, _ := made(t)
	secret := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "X1-new-scenario", "link.md")); err != nil {
		t.Skip("no links here: ", err)
	}
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "link.md: it is no plain file") {
		t.Errorf("got %v", err)
	}
	if _, err := Open(filepath.Join(dir, "X1-new-scenario", "brief.md")); err == nil || !strings.Contains(err.Error(), "neither a folder nor a zip file") {
		t.Errorf("got %v", err)
	}
}
