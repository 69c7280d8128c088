//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

type allowList []netip.Prefix

func parseList(texts ...string) (list allowList, err error) {
	for _, text := range texts {
		prefix, perr := netip.ParsePrefix(text)
		if perr != nil {
			addr, aerr := netip.ParseAddr(text)
			if aerr != nil {
				return nil, fmt.Errorf("%q: %w", text, aerr)
			}
			prefix = netip.PrefixFrom(addr, addr.BitLen())
		}
		list = append(list, prefix.Masked())
	}
	return list, nil
}

func (l allowList) holds(addr netip.Addr) bool {
	return slices.ContainsFunc(l, func(p netip.Prefix) bool { return p.Contains(addr.Unmap()) })
}

// clientOf believes X-Forwarded-For only where a proxy of ours connects.
func clientOf(r *http.Request, proxies allowList) (netip.Addr, error) {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}, err
	}
	hops := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
	client := peer.Addr()
	for i := len(hops) - 1; i >= 0 && proxies.holds(client); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		client = next
	}
	return client, nil
}

func Handle(w http.ResponseWriter, r *http.Request) {
	proxies, err := parseList("10.0.0.0/8", "192.0.2.1")
	partners, perr := parseList("203.0.113.0/24", "2001:db8::/32")
	_, bad := parseList("10.0.0.0/8", "300.1.1.1")
	fmt.Fprintln(w, proxies, err, partners, perr, bad)
	for _, peer := range []string{r.RemoteAddr, "10.1.1.1:1", "203.0.113.9:2", "[2001:db8::7]:3", "[::ffff:10.0.0.1]:4", "nonsense"} {
		for _, forwarded := range []string{"", "203.0.113.7", "203.0.113.7, 10.9.9.9", "8.8.8.8, 203.0.113.7", "x, 203.0.113.7"} {
			r.RemoteAddr = peer
			r.Header.Set("X-Forwarded-For", forwarded)
			client, err := clientOf(r, proxies)
			fmt.Fprintln(w, peer, forwarded, client, err, partners.holds(client))
		}
	}
}
