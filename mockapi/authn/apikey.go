package authn

import (
	"net/netip"
	"slices"
	"time"

	"authlab/mockapi/world"
)

// keyRation is how many requests one key may make.
func keyRation() world.Ration { return world.Ration{Limit: 10, Window: time.Minute} }

// Use is what a credential says of where and how often it may be used. Whether it
// proves somebody does not depend on it.
type Use struct {
	From []netip.Prefix // nil for anywhere
	Wait time.Duration  // until it may be used again; zero for now
}

// Allows reports whether a credential may be used from an address.
func (u Use) Allows(from netip.Addr) bool {
	return u.From == nil || slices.ContainsFunc(u.From, func(p netip.Prefix) bool { return p.Contains(from.Unmap()) })
}

// APIKey proves a partner by a key. A request it proves counts, whatever becomes
// of it; one beyond the ration does not, or who hammers would never get in again.
func APIKey(w *world.World, text string) (Proof, error) {
	key, found := w.APIKey(text)
	if !found {
		return Proof{}, refuse("there is no such key, or it has expired, or it was revoked")
	}
	proof, err := known(w, key.Owner)
	if err != nil {
		return Proof{}, err
	}
	proof.Scopes, proof.KeyID = key.Scopes, key.ID
	proof.Use = Use{From: networks(key.From), Wait: w.Wait(keyRation(), "key "+key.ID)}
	if proof.Use.Wait == 0 {
		w.Spend(keyRation(), "key "+key.ID)
	}
	return proof, nil
}

// networks leaves out what is no network: a slip of the pen must not let anybody in.
func networks(texts []string) []netip.Prefix {
	prefixes := []netip.Prefix{}
	for _, text := range texts {
		if prefix, err := netip.ParsePrefix(text); err == nil {
			prefixes = append(prefixes, prefix)
		}
	}
	return prefixes
}
