package authn

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"net/url"
	"strings"
	"testing"

	"github.com/go-jose/go-jose/v4"
)

// The examples the RFCs give, as they stand there.

func publicKey(t *testing.T, text string) any {
	t.Helper()
	var key jose.JSONWebKey
	if err := key.UnmarshalJSON([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return key.Key
}

const (
	keyRFC7638 = `{"kty":"RSA","e":"AQAB","alg":"RS256","kid":"2011-04-29","n":"` +
		"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn6" +
		"4tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n9" +
		`1CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}`
	keyRFC8037 = `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`
	keyRFC9449 = `{"kty":"EC","crv":"P-256","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA"}`
)

func TestThumbprintsOfTheRFCs(t *testing.T) {
	for name, test := range map[string]struct{ key, want string }{
		"RFC 7638 §3.1": {keyRFC7638, "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"},
		"RFC 8037 A.3":  {keyRFC8037, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"},
		"RFC 9449 §6.1": {keyRFC9449, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"},
	} {
		if got, err := KeyThumbprint(publicKey(t, test.key)); err != nil || got != test.want {
			t.Errorf("%s: %s %v, want %s", name, got, err, test.want)
		}
	}
}

// TestTheCertificateOfRFC8705 is its Appendix A.
func TestTheCertificateOfRFC8705(t *testing.T) {
	block, _ := pem.Decode([]byte(`-----BEGIN CERTIFICATE-----
MIIBBjCBrAIBAjAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARtdGxzMB4XDTE4MTAx
ODEyMzcwOVoXDTIyMDUwMjEyMzcwOVowDzENMAsGA1UEAwwEbXRsczBZMBMGByqG
SM49AgEGCCqGSM49AwEHA0IABNcnyxwqV6hY8QnhxxzFQ03C7HKW9OylMbnQZjjJ
/Au08/coZwxS7LfA4vOLS9WuneIXhbGGWvsDSb0tH6IxLm8wCgYIKoZIzj0EAwID
SQAwRgIhAP0RC1E+vwJD/D1AGHGzuri+hlV/PpQEKTWUVeORWz83AiEA5x2eXZOV
bUlJSGQgjwD5vaUaKlLR50Q2DmFfQj1L+SY=
-----END CERTIFICATE-----`))
	certificate, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	const want = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0"
	if got := CertificateThumbprint(certificate); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if err := (holder{certificate: want}).shows(certificate); err != nil {
		t.Error(err)
	}
	if (holder{certificate: want}).shows(nil) == nil || (holder{certificate: "B" + want[1:]}).shows(certificate) == nil {
		t.Error("it need not be shown")
	}
}

const (
	tokenRFC9449 = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"
	headRFC9449  = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19"
	proofFigure2 = headRFC9449 + ".eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg"
	proofFigure  = headRFC9449 + ".eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA"
)

// TestTheProofsOfRFC9449 are its examples of §4.1 and §7.1.
func TestTheProofsOfRFC9449(t *testing.T) {
	for _, text := range []string{proofFigure2, proofFigure} {
		proof, err := Possession{Proofs: []string{text}}.read()
		if err != nil {
			t.Fatal(err)
		}
		if want := "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"; proof.thumbprint != want {
			t.Errorf("signed by %s, want %s", proof.thumbprint, want)
		}
	}
	proof, err := Possession{Proofs: []string{proofFigure}}.read()
	if err != nil {
		t.Fatal(err)
	}
	if hash, _ := claim(proof.claims, "ath"); hash != TokenHash(tokenRFC9449) {
		t.Errorf("the proof says %s, the token has %s", hash, TokenHash(tokenRFC9449))
	}
	if _, err := (Possession{Proofs: []string{strings.Replace(proofFigure, "2oW9", "2oW8", 1)}}).read(); err == nil {
		t.Error("a changed one is taken")
	}
}

// TestTheSignatureOfRFC8037 is its A.4. The payload is no claims, so that the
// token is put together by hand.
func TestTheSignatureOfRFC8037(t *testing.T) {
	signature, ok := readSegment("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")
	if !ok {
		t.Fatal("it cannot be read")
	}
	token := jws{header: map[string]any{"alg": "EdDSA"}, signed: "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc", signature: signature}
	if err := token.verify("EdDSA", publicKey(t, keyRFC8037)); err != nil {
		t.Error(err)
	}
	token.signed += "x"
	if token.verify("EdDSA", publicKey(t, keyRFC8037)) == nil {
		t.Error("a changed one is taken")
	}
}

// TestTheSignatureOfRFC6979 is its A.2.5, for the message "sample".
func TestTheSignatureOfRFC6979(t *testing.T) {
	secret, err := hex.DecodeString("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721")
	if err != nil {
		t.Fatal(err)
	}
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), secret)
	if err != nil {
		t.Fatal(err)
	}
	signature, err := steadyES256{}.Sign("sample", key)
	if err != nil {
		t.Fatal(err)
	}
	const want = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"
	if got := hex.EncodeToString(signature); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if err := (steadyES256{}).Verify("sample", signature, key.Public()); err != nil {
		t.Error(err)
	}
}

// TestAddressesAreComparedAsRFC3986Says, §6.2.2 and §6.2.3, with the examples there.
func TestAddressesAreComparedAsRFC3986Says(t *testing.T) {
	for _, test := range []struct {
		named, asked string
		same         bool
	}{
		{"http://www.example.com/", "HTTP://www.EXAMPLE.com/", true},
		{"example://a/b/c/%7Bfoo%7D", "eXAMPLE://a/./b/../b/%63/%7bfoo%7d", true},
		{"http://example.com", "http://example.com/", true},
		{"http://example.com:/", "http://example.com:80/", true},
		{"https://example.com:443/", "https://example.com", true},
		{"https://example.com:80/", "https://example.com", false},
		{"http://example.com/a?b#c", "http://example.com/a?d", true},
		{"http://example.com/a%2Fb", "http://example.com/a/b", false},
		{"http://example.com//a", "http://example.com/a", false},
		{"http://example.com/A", "http://example.com/a", false},
		{"/a", "http://example.com/a", false},
		{"", "http://example.com/", false},
		{"http://example.com/%", "http://example.com/%25", false},
	} {
		asked, err := url.Parse(test.asked)
		if err != nil {
			t.Fatal(err)
		}
		if got := sameTarget(test.named, asked); got != test.same {
			t.Errorf("%s and %s: same is %v", test.named, test.asked, got)
		}
	}
}
