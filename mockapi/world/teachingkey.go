package world

import (
	"crypto/rsa"
	"crypto/x509"
	_ "embed"
	"encoding/pem"
	"fmt"
	"sync"
)

// The teaching key is no secret: whoever has this program has it. What needs RSA,
// as OpenID Connect Core §15.1 and SAML do, is signed with it in every world,
// because making an RSA key takes longer than growing a world may.
var (
	//go:embed teaching.key
	teachingKey []byte
	//go:embed teaching.crt
	teachingCertificate []byte
)

// TeachingKey is the RSA key, read when it is first asked for.
var TeachingKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := x509.ParsePKCS8PrivateKey(decoded(teachingKey))
	if err != nil {
		panic(fmt.Errorf("world: the embedded key is damaged: %w", err))
	}
	return key.(*rsa.PrivateKey)
})

// TeachingCertificate is the key's own word for itself.
var TeachingCertificate = sync.OnceValue(func() *x509.Certificate {
	certificate, err := x509.ParseCertificate(decoded(teachingCertificate))
	if err != nil {
		panic(fmt.Errorf("world: the embedded certificate is damaged: %w", err))
	}
	return certificate
})

func decoded(text []byte) []byte {
	block, _ := pem.Decode(text)
	return block.Bytes
}
