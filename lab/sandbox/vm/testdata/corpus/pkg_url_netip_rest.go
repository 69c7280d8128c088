//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
)

func addresses(w http.ResponseWriter) {
	v4, v6 := netip.AddrFrom4([4]byte{10, 0, 0, 1}), netip.AddrFrom16([16]byte{15: 1})
	from, ok := netip.AddrFromSlice([]byte{1, 2, 3, 4})
	_, bad := netip.AddrFromSlice([]byte{1})
	fmt.Fprintln(w, v4.String(), v6, from, ok, bad, v4.As16(), v4.AsSlice(), v6.BitLen(), v4.Prev(), v4.Next(), v6.StringExpanded(), v6.WithZone("eth0"), v6.WithZone("eth0").Zone())
	for _, text := range []string{"8.8.8.8", "fe80::1", "ff02::1", "224.0.0.1", "0.0.0.0", "::", "::ffff:10.1.2.3", "ff01::1", "169.254.1.1", "fc00::1"} {
		a := netip.MustParseAddr(text)
		fmt.Fprintln(w, a, a.IsGlobalUnicast(), a.IsInterfaceLocalMulticast(), a.IsLinkLocalMulticast(), a.IsLinkLocalUnicast(), a.IsMulticast(), a.IsUnspecified(), a.IsPrivate(), a.IsLoopback(), a.Is4In6(), a.Unmap())
	}
	fmt.Fprintln(w, netip.IPv4Unspecified(), netip.IPv6Unspecified(), netip.IPv6Loopback(), netip.IPv6LinkLocalAllNodes(), netip.IPv6LinkLocalAllRouters(), netip.Addr{}, netip.Addr{}.IsValid())
	var port netip.AddrPort = netip.AddrPortFrom(v4, 80)
	other := netip.MustParseAddrPort("[::1]:443")
	_, err := netip.ParseAddrPort("1.2.3.4")
	fmt.Fprintln(w, port.String(), other, port.Compare(other), port.IsValid(), netip.AddrPort{}.IsValid(), other.Port(), err)
	prefix := netip.MustParsePrefix("10.1.2.3/8")
	single := netip.PrefixFrom(v4, 32)
	fmt.Fprintln(w, prefix.String(), prefix.Masked(), prefix.Contains(v4), prefix.IsSingleIP(), single.IsSingleIP(), single.Compare(prefix), prefix.Overlaps(single), map[netip.Addr]bool{v4: true}[netip.MustParseAddr("10.0.0.1")])
	for _, text := range []string{"1.2.3", "1.2.3.256", "01.2.3.4", "::1%", "x", "1.2.3.4/33", ""} {
		_, err := netip.ParseAddr(text)
		_, perr := netip.ParsePrefix(text)
		fmt.Fprintln(w, err, perr)
	}
}

func Handle(w http.ResponseWriter, r *http.Request) {
	addresses(w)
	joined, err := url.JoinPath("https://h.example/a/", "../b", "c d")
	fmt.Fprintln(w, joined, err)
	base, _ := url.Parse("https://ana:s3cret@h.example/a/b?x=1#f r")
	next, err := base.Parse("../c?y=2")
	fmt.Fprintln(w, next, err, base.ResolveReference(&url.URL{Path: "/z"}), base.EscapedFragment(), base.Redacted())
	password, has := base.User.Password()
	fmt.Fprintln(w, base.User.Username(), password, has, base.User.String(), base.User)
	var who *url.Userinfo = url.UserPassword("b@d", "p:w")
	base.User = who
	fmt.Fprintln(w, base)
	base.User = url.User("only")
	fmt.Fprintln(w, base, base.User)
	base.User = nil
	fmt.Fprintln(w, base, base.User == nil)
	for _, text := range []string{"/ok?q#f", "relative", "", "*", "http://h/%zz", "http://h\x7f/"} {
		u, err := url.ParseRequestURI(text)
		fmt.Fprintln(w, u, err)
		var failed *url.Error
		var escape url.EscapeError
		var host url.InvalidHostError
		if errors.As(err, &failed) {
			fmt.Fprintln(w, failed.Op, failed.URL, failed.Err, failed.Error(), failed.Unwrap() == failed.Err, failed.Timeout(), failed.Temporary())
		}
		if errors.As(err, &escape) {
			fmt.Fprintln(w, string(escape), escape.Error())
		}
		fmt.Fprintln(w, errors.As(err, &host), host.Error())
	}
	_, err = url.QueryUnescape("%g1")
	var escape url.EscapeError
	fmt.Fprintln(w, err, errors.As(err, &escape), escape)
}
