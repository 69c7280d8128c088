//go:build lesson

package corpus

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/netip"
	"slices"
)

type rule struct {
	Name   string       `json:"name"`
	Within netip.Prefix `json:"within"`
	Except netip.Addr   `json:"except"`
}

func Handle(w http.ResponseWriter, r *http.Request) {
	remote, err := netip.ParseAddrPort(r.RemoteAddr)
	fmt.Fprintln(w, remote, remote.Addr(), remote.Port(), err)
	office := netip.MustParsePrefix("192.0.2.0/24")
	fmt.Fprintln(w, office.Contains(remote.Addr()), office.Bits(), office.Addr(), office.Masked(), office)
	for _, text := range []string{"10.0.0.1", "::1", "127.0.0.1", "::ffff:10.1.1.1", "fe80::1%eth0", "bogus", "300.1.1.1", "2001:db8::5"} {
		ip, err := netip.ParseAddr(text)
		fmt.Fprintln(w, ip, err, ip.IsValid(), ip.Is4(), ip.Is6(), ip.Is4In6(), ip.IsLoopback(), ip.IsPrivate(), ip.Unmap(), ip.Zone())
	}
	seen := map[netip.Addr]int{}
	for _, text := range []string{"10.0.0.2", "10.0.0.1", "10.0.0.2"} {
		seen[netip.MustParseAddr(text)]++
	}
	var all []netip.Addr
	for ip := range seen {
		all = append(all, ip)
	}
	slices.SortFunc(all, netip.Addr.Compare)
	fmt.Fprintln(w, all, len(seen), all[0].Less(all[1]), all[0].Next() == all[1], all[0] == all[1])
	var none netip.Addr
	fmt.Fprintln(w, none, none == netip.Addr{}, none.IsValid(), netip.AddrFrom4([4]byte{1, 2, 3, 4}), netip.MustParseAddr("1.2.3.4").As4())
	fmt.Fprintf(w, "%v %s %T %+v\n", office, office, office, []netip.Prefix{office})
	text, err := json.Marshal(rule{"office", office, netip.MustParseAddr("192.0.2.9")})
	fmt.Fprintln(w, string(text), err)
	var back rule
	err = json.Unmarshal([]byte(`{"name": "n", "within": "10.0.0.0/8", "except": "10.9.9.9"}`), &back)
	fmt.Fprintln(w, back, err, back.Within.Contains(back.Except))
	err = json.Unmarshal([]byte(`{"except": "nowhere"}`), &back)
	fmt.Fprintln(w, err)
	_, err = netip.ParsePrefix("10.0.0.0/33")
	fmt.Fprintln(w, err)
	outer, _ := netip.MustParseAddr("10.1.2.3").Prefix(16)
	fmt.Fprintln(w, outer, outer.Overlaps(netip.MustParsePrefix("10.1.0.0/20")), netip.PrefixFrom(none, 3).IsValid())
	defer func() { fmt.Fprintln(w, recover()) }()
	netip.MustParseAddr("x")
}
