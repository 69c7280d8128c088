package world

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"net"
	"net/url"
	"strings"
	"sync"
	"time"
)

// authority is the house's certificate authority, and a second one of the same
// name that nobody trusts. Keys and certificates follow from the seed and from the
// time the world began; making one takes longer than answering a request, so each
// is made when somebody asks for it. It is shared by all clones.
//
// Keys are P-256 since browsers take no Ed25519 for a server.
type authority struct {
	seed  uint64
	began time.Time

	mu   sync.Mutex
	made map[string]*tls.Certificate
}

const (
	authorityName = "authlab house CA"
	otherName     = "another CA"
	// CertificateLifetime is how long a client's certificate is good, from a day before
	// the world began: public authorities give no longer.
	CertificateLifetime = 398 * 24 * time.Hour
	// ServerLifetime is how long the house's own are. Other clients go by the machine's
	// clock, and the world may have begun years ago.
	ServerLifetime = 25 * 365 * 24 * time.Hour
)

func newAuthority(seed uint64, began time.Time) *authority {
	return &authority{seed: seed, began: began, made: map[string]*tls.Certificate{}}
}

// once makes a certificate the first time it is asked for.
func (a *authority) once(name string, make func() *tls.Certificate) *tls.Certificate {
	a.mu.Lock()
	made, found := a.made[name]
	a.mu.Unlock()
	if found {
		return made
	}
	made = make() // whoever else makes it meanwhile makes the same
	a.mu.Lock()
	defer a.mu.Unlock()
	a.made[name] = made
	return made
}

func (a *authority) ca(name string) *tls.Certificate {
	return a.once(name, func() *tls.Certificate {
		form := a.form(name, pkix.Name{CommonName: authorityName})
		form.IsCA, form.BasicConstraintsValid, form.MaxPathLenZero = true, true, true
		form.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageCRLSign
		form.NotAfter = form.NotBefore.Add(ServerLifetime)
		return a.sign(name, form, nil)
	})
}

// form is a certificate that says nothing yet but when it is good.
func (a *authority) form(name string, subject pkix.Name) *x509.Certificate {
	from := a.began.Add(-24 * time.Hour)
	return &x509.Certificate{
		SerialNumber: a.serial(name), Subject: subject,
		NotBefore: from, NotAfter: from.Add(CertificateLifetime),
		KeyUsage: x509.KeyUsageDigitalSignature,
	}
}

// serial follows from the name, so that a certificate can be revoked before it is made.
func (a *authority) serial(name string) *big.Int {
	sum := seedOf(a.seed, "serial of "+name)
	sum[0] = sum[0]&0x3f | 0x40
	return new(big.Int).SetBytes(sum[:16])
}

// sign makes the certificate a form describes; without an issuer it signs itself.
func (a *authority) sign(name string, form *x509.Certificate, issuer *tls.Certificate) *tls.Certificate {
	key := a.privateKey(name)
	parent, signer := form, key
	if issuer != nil {
		parent, signer = issuer.Leaf, issuer.PrivateKey.(*ecdsa.PrivateKey)
	}
	der, err := x509.CreateCertificate(rand.Reader, form, parent, key.Public(), steady{signer})
	if err != nil {
		panic(fmt.Errorf("world: a certificate cannot be made: %w", err)) // of forms of our own
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		panic(fmt.Errorf("world: a certificate that was made cannot be read: %w", err))
	}
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}
}

// privateKey is drawn from the seed until it is one, which it nearly always is at once.
func (a *authority) privateKey(name string) *ecdsa.PrivateKey {
	for try := range 100 {
		sum := seedOf(a.seed, fmt.Sprintf("certificate key of %s %d", name, try))
		if key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), sum[:]); err == nil {
			return key
		}
	}
	panic("world: no key can be drawn") // a chance of one in 2^3200
}

// uriOf is how a certificate names a principal of the house.
func uriOf(kind, id string) *url.URL {
	return &url.URL{Scheme: "spiffe", Host: "authlab.test", Path: "/" + kind + "/" + id}
}

// server is the API's own certificate.
func (a *authority) server(names []string) *tls.Certificate {
	name := strings.Join(append([]string{"server"}, names...), " ")
	return a.once(name, func() *tls.Certificate {
		form := a.form(name, pkix.Name{CommonName: "authlab"})
		form.NotAfter = form.NotBefore.Add(ServerLifetime)
		form.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		form.DNSNames = []string{"localhost", "authlab.test"}
		form.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}
		for _, name := range names {
			if ip := net.ParseIP(name); ip != nil {
				form.IPAddresses = append(form.IPAddresses, ip)
			} else {
				form.DNSNames = append(form.DNSNames, name)
			}
		}
		return a.sign(name, form, a.ca(authorityName))
	})
}

// thumbprint tells certificates apart.
func thumbprint(certificate *x509.Certificate) [sha256.Size]byte {
	return sha256.Sum256(certificate.Raw)
}
