package mockapi

import (
	"net/http"
	"net/netip"
	"strings"

	"authlab/lab"
	"authlab/mockapi/authn"
)

// gateKeyUse asks whether a credential may be used from where it came, and so
// often. The address is that of whoever connected: what X-Forwarded-For says is
// the caller's own claim.
func gateKeyUse(use authn.Use, from netip.Addr) ruling {
	facts := []lab.Fact{fact("from", from.String()), fact("allowed from", networksText(use.From))}
	if !use.Allows(from) {
		return deny(lab.GateContext, http.StatusForbidden, "the key may not be used from there", facts...)
	}
	if use.Wait > 0 {
		return deny(lab.GateContext, http.StatusTooManyRequests, "the key was used too often", facts...).retry(use.Wait)
	}
	return pass(lab.GateContext, "from a network the key is for, and not too often", facts...)
}

func networksText(prefixes []netip.Prefix) string {
	if prefixes == nil {
		return "anywhere"
	}
	texts := make([]string, len(prefixes))
	for i, prefix := range prefixes {
		texts[i] = prefix.String()
	}
	return strings.Join(texts, ", ")
}
