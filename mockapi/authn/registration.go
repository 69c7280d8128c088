package authn

import (
	"net/netip"
	"time"

	"authlab/mockapi/world"
)

// Registration rations the letters that one network can have sent to strangers: a
// form that writes to any address is also a way to pester people, and to try out
// which addresses are known.
func Registration(w *world.World, from netip.Addr) error {
	const addresses = 256
	counted := rations{{
		world.Ration{Limit: 10, Window: 15 * time.Minute},
		"registration from " + w.Pigeonhole("address "+network(from), addresses),
	}}
	if err := counted.allow(w); err != nil {
		return err
	}
	counted.spend(w)
	return nil
}
