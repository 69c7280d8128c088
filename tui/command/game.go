package command

import (
	"fmt"
	"path/filepath"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// game is the API of a scenario that is played: a server that also hands out what
// other clients need to reach it by TLS.
type game struct {
	*mockapi.Server
	shop *workshop
	spec lab.WorldSpec
}

var _ lab.Secured = game{}

// ClientFiles writes to a folder of the world's own: two worlds have two authorities.
func (g game) ClientFiles(certificate string) (authority, client string, err error) {
	folder := filepath.Join("tls", fmt.Sprintf("world-%d-%d", g.spec.Seed, g.spec.Clock.Unix()))
	files, err := newTLS(g.shop, folder, world.New(g.spec), certificate)
	if err != nil {
		return "", "", err
	}
	if certificate != "" {
		if _, found := files.Certificates[certificate]; !found {
			return "", "", &lab.Mistake{What: fmt.Sprintf("nobody has a certificate named %q", certificate), Try: "ledger, or taking it out"}
		}
		client = files.file(certificate)
	}
	return files.file("ca"), client, files.write()
}
