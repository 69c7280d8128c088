package world

import (
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"slices"
	"time"
)

// The certificates beside those that hold. Each is Ledger's but for what its name
// says.
const (
	CertificateExpired    = "ledger-expired"
	CertificateEarly      = "ledger-early"
	CertificateRevoked    = "ledger-revoked"
	CertificateForServers = "ledger-for-servers" // not for clients: the wrong extended key usage
	CertificateSelfSigned = "ledger-self-signed"
	CertificateOtherCA    = "ledger-of-another-ca" // of the same name
	CertificateCommonName = "ledger-by-common-name"
	CertificateTwoNames   = "ledger-and-biller"
	CertificateStranger   = "stranger" // names somebody who does not exist
	CertificateImpostor   = "impostor" // Biller's, with Ledger's common name
)

// Certificate is a client certificate with its key, by its name: the id of a
// principal, or one of the names above.
func (w *World) Certificate(name string) (*tls.Certificate, bool) {
	person, found := w.Person(name)
	if !found && !slices.Contains(flawed(), name) {
		return nil, false
	}
	return w.authority.once("client "+name, func() *tls.Certificate { return w.authority.client(name, person) }), true
}

func flawed() []string {
	return []string{
		CertificateExpired, CertificateEarly, CertificateRevoked, CertificateForServers, CertificateSelfSigned,
		CertificateOtherCA, CertificateCommonName, CertificateTwoNames, CertificateStranger, CertificateImpostor,
	}
}

// CertificateName is the name of a certificate, if it is one of the world's.
func (w *World) CertificateName(shown *x509.Certificate) (string, bool) {
	for _, name := range append(flawed(), w.ids()...) {
		if w.authority.serial("client "+name).Cmp(shown.SerialNumber) != 0 {
			continue
		}
		own, found := w.Certificate(name)
		return name, found && thumbprint(own.Leaf) == thumbprint(shown)
	}
	return "", false
}

func (w *World) ids() []string {
	ids := make([]string, len(w.people))
	for i, person := range w.people {
		ids[i] = person.ID
	}
	return ids
}

// client makes a client certificate. Its subject is the name, which proves nothing:
// who it stands for is in its alternative names.
func (a *authority) client(name string, person Person) *tls.Certificate {
	form := a.form("client "+name, pkix.Name{CommonName: name, Organization: []string{"authlab"}})
	form.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	form.URIs = append(form.URIs, uriOf(KindService, ledger))
	if person.ID != "" {
		form.URIs[0] = uriOf(person.Kind, person.ID)
	}
	issuer := a.ca(authorityName)
	switch name {
	case CertificateExpired:
		form.NotBefore, form.NotAfter = a.began.Add(-400*24*time.Hour), a.began.Add(-time.Hour)
	case CertificateEarly:
		form.NotBefore = a.began.Add(30 * 24 * time.Hour)
	case CertificateForServers:
		form.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	case CertificateSelfSigned:
		issuer = nil
	case CertificateOtherCA:
		issuer = a.ca(otherName)
	case CertificateCommonName:
		form.Subject.CommonName, form.URIs = ledger, nil
	case CertificateTwoNames:
		form.URIs = append(form.URIs, uriOf(KindService, "biller"))
	case CertificateStranger:
		form.URIs[0] = uriOf(KindService, "stranger")
	case CertificateImpostor:
		form.Subject.CommonName, form.URIs[0] = ledger, uriOf(KindService, "biller")
	}
	return a.sign("client "+name, form, issuer)
}

// ServerCertificate is what the API shows on an encrypted connection. It names this
// machine, and whatever else the API is called by.
func (w *World) ServerCertificate(names ...string) *tls.Certificate { return w.authority.server(names) }

// Authority is the certificate of the house's authority: what clients trust the
// API by, and the API its clients.
func (w *World) Authority() *x509.Certificate { return w.authority.ca(authorityName).Leaf }

// RevokeCertificate takes a certificate back, for good.
func (w *World) RevokeCertificate(certificate *x509.Certificate) {
	w.crl = append(slices.Clip(w.crl), certificate.SerialNumber.Text(16)) // clones share the list as it was
}

// CertificateRevoked reports whether a certificate was taken back.
func (w *World) CertificateRevoked(certificate *x509.Certificate) bool {
	return slices.Contains(w.crl, certificate.SerialNumber.Text(16))
}

// Certified is the principal that a URI among a certificate's alternative names
// stands for.
func (w *World) Certified(uri string) (Person, bool) {
	for _, person := range w.people {
		if uriOf(person.Kind, person.ID).String() == uri {
			return person, true
		}
	}
	return Person{}, false
}
