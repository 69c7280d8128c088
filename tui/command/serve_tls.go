package command

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"authlab/lab"
	"authlab/mockapi/world"
)

// servedTLS is what a client needs to call the encrypted port.
type servedTLS struct {
	URL          string            `json:"base_url"`
	Authority    string            `json:"authority"`    // PEM
	Certificates map[string]string `json:"certificates"` // with their keys: PEM, by name

	folder string // where the same is written to
}

// showTLS writes the authority's certificate, and those of the keyring with their
// keys, to files that curl reads.
func showTLS(shop *workshop, url string, keys []lab.Key, w *world.World) (*servedTLS, error) {
	var names []string
	for _, key := range keys {
		names = append(names, key.Certificate)
	}
	shown, err := newTLS(shop, "tls", w, names...)
	if err != nil {
		return nil, err
	}
	shown.URL = url
	return shown, shown.write()
}

// newTLS has the authority's certificate, and those with a name that is one, ready to
// be written to a folder of the data folder.
func newTLS(shop *workshop, folder string, w *world.World, names ...string) (*servedTLS, error) {
	dir, err := shop.dataDir()
	if err != nil {
		return nil, err
	}
	files := &servedTLS{
		Certificates: map[string]string{}, folder: filepath.Join(dir, folder),
		Authority: string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: w.Authority().Raw})),
	}
	for _, name := range names {
		certificate, found := w.Certificate(name)
		if !found {
			continue
		}
		if files.Certificates[name], err = asPEM(certificate); err != nil {
			return nil, err
		}
	}
	return files, nil
}

func asPEM(certificate *tls.Certificate) (string, error) {
	key, err := x509.MarshalPKCS8PrivateKey(certificate.PrivateKey)
	if err != nil {
		return "", err
	}
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Certificate[0]})
	return string(append(text, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})...)), nil
}

func (s *servedTLS) write() error {
	if err := os.MkdirAll(s.folder, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(s.file("ca"), []byte(s.Authority), 0o600); err != nil {
		return err
	}
	for name, text := range s.Certificates {
		if err := os.WriteFile(s.file(name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

func (s *servedTLS) file(name string) string { return filepath.Join(s.folder, name+".pem") }

func (s *servedTLS) lines() []string {
	lines := []string{
		"the same by TLS, for clients that trust " + s.file("ca") + ":",
		fmt.Sprintf("  curl -i --cacert '%s' %s/", s.file("ca"), s.URL),
		"with a client certificate:",
	}
	for _, name := range slices.Sorted(maps.Keys(s.Certificates)) {
		lines = append(lines, fmt.Sprintf("  curl -i --cacert '%s' --cert '%s' %s/ledger/balance", s.file("ca"), s.file(name), s.URL))
	}
	return lines
}
