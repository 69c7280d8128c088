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
	"strings"

	"authlab/lab"
	"authlab/mockapi"
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
func showTLS(shop *workshop, server *mockapi.Server, w *world.World) (*servedTLS, error) {
	names, err := certificatesOf(server)
	if err != nil {
		return nil, err
	}
	shown, err := newTLS(shop, "tls", w, names...)
	if err != nil {
		return nil, err
	}
	shown.URL = server.SecureURL()
	return shown, shown.write()
}

// certificatesOf names those on the keyring, also the ones that must not open.
func certificatesOf(server *mockapi.Server) ([]string, error) {
	var names []string
	for _, key := range server.Keys() {
		wanted, err := lab.ParseWanted(key.With)
		if err != nil || wanted.Kind != lab.WithCertificate {
			continue // nobody's, or of another kind
		}
		made, err := server.Key(key.Who, key.With)
		if err != nil {
			return nil, err
		}
		names = append(names, made.Certificate)
	}
	return names, nil
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
		fmt.Sprintf("  curl -i --cacert '%s' --cert '%s' %s/ledger/balance", s.file("ca"), s.file(opening), s.URL),
	}
	others := slices.DeleteFunc(slices.Sorted(maps.Keys(s.Certificates)), func(name string) bool { return name == opening })
	return append(lines, "  or, to be refused, with one of "+strings.Join(others, ", "))
}

// opening is the certificate that opens what asks for one.
const opening = "ledger"
