package vm

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"time"

	"github.com/gorilla/mux"
)

// hostMethods are the real methods behind those that have no body in the stubs, as
// functions of their receiver. No other method of a real type can be called by its
// stub's name.
func hostMethods() map[string]any { return methods }

// methods never changes once the program runs.
var methods = map[string]any{
	"(*encoding/base64.Encoding).AppendDecode":   (*base64.Encoding).AppendDecode,
	"(*encoding/base64.Encoding).AppendEncode":   (*base64.Encoding).AppendEncode,
	"(*encoding/base64.Encoding).Decode":         (*base64.Encoding).Decode,
	"(*encoding/base64.Encoding).DecodeString":   (*base64.Encoding).DecodeString,
	"(*encoding/base64.Encoding).DecodedLen":     (*base64.Encoding).DecodedLen,
	"(*encoding/base64.Encoding).Encode":         (*base64.Encoding).Encode,
	"(*encoding/base64.Encoding).EncodeToString": (*base64.Encoding).EncodeToString,
	"(*encoding/base64.Encoding).EncodedLen":     (*base64.Encoding).EncodedLen,
	"(*encoding/base64.Encoding).Strict":         (*base64.Encoding).Strict,
	"(*encoding/base64.Encoding).WithPadding":    (*base64.Encoding).WithPadding,

	"(encoding/base64.CorruptInputError).Error": base64.CorruptInputError.Error,

	"(encoding/hex.InvalidByteError).Error": hex.InvalidByteError.Error,

	"(*encoding/json.Decoder).Decode":                (*json.Decoder).Decode,
	"(*encoding/json.Decoder).DisallowUnknownFields": (*json.Decoder).DisallowUnknownFields,
	"(*encoding/json.Decoder).InputOffset":           (*json.Decoder).InputOffset, "(*encoding/json.Decoder).More": (*json.Decoder).More,
	"(*encoding/json.Decoder).Token": (*json.Decoder).Token, "(*encoding/json.Decoder).UseNumber": (*json.Decoder).UseNumber,

	"(*encoding/json.InvalidUnmarshalError).Error": (*json.InvalidUnmarshalError).Error,

	"(*encoding/json.MarshalerError).Error":  (*json.MarshalerError).Error,
	"(*encoding/json.MarshalerError).Unwrap": (*json.MarshalerError).Unwrap,

	"(*encoding/json.SyntaxError).Error": (*json.SyntaxError).Error,

	"(*encoding/json.UnmarshalTypeError).Error": (*json.UnmarshalTypeError).Error,

	"(*encoding/json.UnsupportedTypeError).Error": (*json.UnsupportedTypeError).Error,

	"(encoding/json.Number).Float64": json.Number.Float64, "(encoding/json.Number).Int64": json.Number.Int64,

	"(*github.com/gorilla/mux.Router).Get": (*mux.Router).Get, "(*github.com/gorilla/mux.Router).Handle": (*mux.Router).Handle,
	"(*github.com/gorilla/mux.Router).HandleFunc": (*mux.Router).HandleFunc,
	"(*github.com/gorilla/mux.Router).Headers":    (*mux.Router).Headers, "(*github.com/gorilla/mux.Router).Host": (*mux.Router).Host,
	"(*github.com/gorilla/mux.Router).Methods": (*mux.Router).Methods, "(*github.com/gorilla/mux.Router).Name": (*mux.Router).Name,
	"(*github.com/gorilla/mux.Router).NewRoute": (*mux.Router).NewRoute, "(*github.com/gorilla/mux.Router).Path": (*mux.Router).Path,
	"(*github.com/gorilla/mux.Router).PathPrefix":  (*mux.Router).PathPrefix,
	"(*github.com/gorilla/mux.Router).Queries":     (*mux.Router).Queries,
	"(*github.com/gorilla/mux.Router).ServeHTTP":   (*mux.Router).ServeHTTP,
	"(*github.com/gorilla/mux.Router).StrictSlash": (*mux.Router).StrictSlash, "(*github.com/gorilla/mux.Router).Use": (*mux.Router).Use,

	"(*github.com/gorilla/mux.Route).GetMethods":      (*mux.Route).GetMethods,
	"(*github.com/gorilla/mux.Route).GetName":         (*mux.Route).GetName,
	"(*github.com/gorilla/mux.Route).GetPathTemplate": (*mux.Route).GetPathTemplate,
	"(*github.com/gorilla/mux.Route).GetVarNames":     (*mux.Route).GetVarNames,
	"(*github.com/gorilla/mux.Route).Handler":         (*mux.Route).Handler,
	"(*github.com/gorilla/mux.Route).HandlerFunc":     (*mux.Route).HandlerFunc,
	"(*github.com/gorilla/mux.Route).Headers":         (*mux.Route).Headers, "(*github.com/gorilla/mux.Route).Host": (*mux.Route).Host,
	"(*github.com/gorilla/mux.Route).Methods": (*mux.Route).Methods, "(*github.com/gorilla/mux.Route).Name": (*mux.Route).Name,
	"(*github.com/gorilla/mux.Route).Path": (*mux.Route).Path, "(*github.com/gorilla/mux.Route).PathPrefix": (*mux.Route).PathPrefix,
	"(*github.com/gorilla/mux.Route).Queries": (*mux.Route).Queries, "(*github.com/gorilla/mux.Route).Subrouter": (*mux.Route).Subrouter,
	"(*github.com/gorilla/mux.Route).URL": (*mux.Route).URL,

	"(*net/http.Cookie).String": (*http.Cookie).String, "(*net/http.Cookie).Valid": (*http.Cookie).Valid,

	"(*net/http.CrossOriginProtection).AddInsecureBypassPattern": (*http.CrossOriginProtection).AddInsecureBypassPattern,
	"(*net/http.CrossOriginProtection).AddTrustedOrigin":         (*http.CrossOriginProtection).AddTrustedOrigin,
	"(*net/http.CrossOriginProtection).Check":                    (*http.CrossOriginProtection).Check,
	"(*net/http.CrossOriginProtection).Handler":                  (*http.CrossOriginProtection).Handler,
	"(*net/http.CrossOriginProtection).SetDenyHandler":           (*http.CrossOriginProtection).SetDenyHandler,

	"(*net/http.MaxBytesError).Error": (*http.MaxBytesError).Error,

	"(*net/http.Request).AddCookie": (*http.Request).AddCookie, "(*net/http.Request).BasicAuth": (*http.Request).BasicAuth,
	"(*net/http.Request).Clone": (*http.Request).Clone, "(*net/http.Request).Context": (*http.Request).Context,
	"(*net/http.Request).Cookie": (*http.Request).Cookie, "(*net/http.Request).Cookies": (*http.Request).Cookies,
	"(*net/http.Request).CookiesNamed": (*http.Request).CookiesNamed, "(*net/http.Request).FormValue": (*http.Request).FormValue,
	"(*net/http.Request).ParseForm": (*http.Request).ParseForm, "(*net/http.Request).PathValue": (*http.Request).PathValue,
	"(*net/http.Request).PostFormValue": (*http.Request).PostFormValue, "(*net/http.Request).ProtoAtLeast": (*http.Request).ProtoAtLeast,
	"(*net/http.Request).Referer": (*http.Request).Referer, "(*net/http.Request).SetBasicAuth": (*http.Request).SetBasicAuth,
	"(*net/http.Request).SetPathValue": (*http.Request).SetPathValue, "(*net/http.Request).UserAgent": (*http.Request).UserAgent,
	"(*net/http.Request).WithContext": (*http.Request).WithContext,

	"(*net/http.ServeMux).Handle": (*http.ServeMux).Handle, "(*net/http.ServeMux).HandleFunc": (*http.ServeMux).HandleFunc,
	"(*net/http.ServeMux).Handler": (*http.ServeMux).Handler, "(*net/http.ServeMux).ServeHTTP": (*http.ServeMux).ServeHTTP,

	"(net/netip.AddrPort).Addr": netip.AddrPort.Addr, "(net/netip.AddrPort).Compare": netip.AddrPort.Compare,
	"(net/netip.AddrPort).IsValid": netip.AddrPort.IsValid, "(net/netip.AddrPort).Port": netip.AddrPort.Port,
	"(net/netip.AddrPort).String": netip.AddrPort.String,

	"(net/netip.Addr).As16": netip.Addr.As16, "(net/netip.Addr).As4": netip.Addr.As4, "(net/netip.Addr).AsSlice": netip.Addr.AsSlice,
	"(net/netip.Addr).BitLen": netip.Addr.BitLen, "(net/netip.Addr).Compare": netip.Addr.Compare, "(net/netip.Addr).Is4": netip.Addr.Is4,
	"(net/netip.Addr).Is4In6": netip.Addr.Is4In6, "(net/netip.Addr).Is6": netip.Addr.Is6,
	"(net/netip.Addr).IsGlobalUnicast":           netip.Addr.IsGlobalUnicast,
	"(net/netip.Addr).IsInterfaceLocalMulticast": netip.Addr.IsInterfaceLocalMulticast,
	"(net/netip.Addr).IsLinkLocalMulticast":      netip.Addr.IsLinkLocalMulticast,
	"(net/netip.Addr).IsLinkLocalUnicast":        netip.Addr.IsLinkLocalUnicast, "(net/netip.Addr).IsLoopback": netip.Addr.IsLoopback,
	"(net/netip.Addr).IsMulticast": netip.Addr.IsMulticast, "(net/netip.Addr).IsPrivate": netip.Addr.IsPrivate,
	"(net/netip.Addr).IsUnspecified": netip.Addr.IsUnspecified, "(net/netip.Addr).IsValid": netip.Addr.IsValid,
	"(net/netip.Addr).Less": netip.Addr.Less, "(net/netip.Addr).Next": netip.Addr.Next, "(net/netip.Addr).Prefix": netip.Addr.Prefix,
	"(net/netip.Addr).Prev": netip.Addr.Prev, "(net/netip.Addr).String": netip.Addr.String,
	"(net/netip.Addr).StringExpanded": netip.Addr.StringExpanded, "(net/netip.Addr).Unmap": netip.Addr.Unmap,
	"(net/netip.Addr).WithZone": netip.Addr.WithZone, "(net/netip.Addr).Zone": netip.Addr.Zone,

	"(net/netip.Prefix).Addr": netip.Prefix.Addr, "(net/netip.Prefix).Bits": netip.Prefix.Bits,
	"(net/netip.Prefix).Compare": netip.Prefix.Compare, "(net/netip.Prefix).Contains": netip.Prefix.Contains,
	"(net/netip.Prefix).IsSingleIP": netip.Prefix.IsSingleIP, "(net/netip.Prefix).IsValid": netip.Prefix.IsValid,
	"(net/netip.Prefix).Masked": netip.Prefix.Masked, "(net/netip.Prefix).Overlaps": netip.Prefix.Overlaps,
	"(net/netip.Prefix).String": netip.Prefix.String,

	"(*net/url.Error).Error": (*url.Error).Error, "(*net/url.Error).Temporary": (*url.Error).Temporary,
	"(*net/url.Error).Timeout": (*url.Error).Timeout,

	"(*net/url.URL).EscapedFragment": (*url.URL).EscapedFragment, "(*net/url.URL).EscapedPath": (*url.URL).EscapedPath,
	"(*net/url.URL).Hostname": (*url.URL).Hostname, "(*net/url.URL).IsAbs": (*url.URL).IsAbs,
	"(*net/url.URL).JoinPath": (*url.URL).JoinPath, "(*net/url.URL).Parse": (*url.URL).Parse, "(*net/url.URL).Port": (*url.URL).Port,
	"(*net/url.URL).Query": (*url.URL).Query, "(*net/url.URL).Redacted": (*url.URL).Redacted,
	"(*net/url.URL).RequestURI": (*url.URL).RequestURI, "(*net/url.URL).ResolveReference": (*url.URL).ResolveReference,
	"(*net/url.URL).String": (*url.URL).String,

	"(*net/url.Userinfo).Password": (*url.Userinfo).Password, "(*net/url.Userinfo).String": (*url.Userinfo).String,
	"(*net/url.Userinfo).Username": (*url.Userinfo).Username,

	"(net/url.EscapeError).Error": url.EscapeError.Error,

	"(net/url.InvalidHostError).Error": url.InvalidHostError.Error,

	"(net/url.Values).Encode": url.Values.Encode,

	"(*regexp.Regexp).FindAllString":              (*regexp.Regexp).FindAllString,
	"(*regexp.Regexp).FindAllStringIndex":         (*regexp.Regexp).FindAllStringIndex,
	"(*regexp.Regexp).FindAllStringSubmatch":      (*regexp.Regexp).FindAllStringSubmatch,
	"(*regexp.Regexp).FindAllStringSubmatchIndex": (*regexp.Regexp).FindAllStringSubmatchIndex,
	"(*regexp.Regexp).FindString":                 (*regexp.Regexp).FindString, "(*regexp.Regexp).FindStringIndex": (*regexp.Regexp).FindStringIndex,
	"(*regexp.Regexp).FindStringSubmatch":      (*regexp.Regexp).FindStringSubmatch,
	"(*regexp.Regexp).FindStringSubmatchIndex": (*regexp.Regexp).FindStringSubmatchIndex,
	"(*regexp.Regexp).LiteralPrefix":           (*regexp.Regexp).LiteralPrefix, "(*regexp.Regexp).Longest": (*regexp.Regexp).Longest,
	"(*regexp.Regexp).MatchString": (*regexp.Regexp).MatchString, "(*regexp.Regexp).NumSubexp": (*regexp.Regexp).NumSubexp,
	"(*regexp.Regexp).ReplaceAllLiteralString": (*regexp.Regexp).ReplaceAllLiteralString,
	"(*regexp.Regexp).ReplaceAllString":        (*regexp.Regexp).ReplaceAllString,
	"(*regexp.Regexp).ReplaceAllStringFunc":    (*regexp.Regexp).ReplaceAllStringFunc, "(*regexp.Regexp).Split": (*regexp.Regexp).Split,
	"(*regexp.Regexp).String": (*regexp.Regexp).String, "(*regexp.Regexp).SubexpIndex": (*regexp.Regexp).SubexpIndex,
	"(*regexp.Regexp).SubexpNames": (*regexp.Regexp).SubexpNames,

	"(*time.Location).String": (*time.Location).String,

	"(*time.ParseError).Error": (*time.ParseError).Error,

	"(time.Duration).Abs": time.Duration.Abs, "(time.Duration).Hours": time.Duration.Hours,
	"(time.Duration).Microseconds": time.Duration.Microseconds, "(time.Duration).Milliseconds": time.Duration.Milliseconds,
	"(time.Duration).Minutes": time.Duration.Minutes, "(time.Duration).Nanoseconds": time.Duration.Nanoseconds,
	"(time.Duration).Round": time.Duration.Round, "(time.Duration).Seconds": time.Duration.Seconds,
	"(time.Duration).String": time.Duration.String, "(time.Duration).Truncate": time.Duration.Truncate,

	"(time.Month).String": time.Month.String,

	"(time.Time).Add": time.Time.Add, "(time.Time).AddDate": time.Time.AddDate, "(time.Time).After": time.Time.After,
	"(time.Time).AppendFormat": time.Time.AppendFormat, "(time.Time).Before": time.Time.Before, "(time.Time).Clock": time.Time.Clock,
	"(time.Time).Compare": time.Time.Compare, "(time.Time).Date": time.Time.Date, "(time.Time).Day": time.Time.Day,
	"(time.Time).Equal": time.Time.Equal, "(time.Time).Format": time.Time.Format, "(time.Time).GoString": time.Time.GoString,
	"(time.Time).Hour": time.Time.Hour, "(time.Time).ISOWeek": time.Time.ISOWeek, "(time.Time).In": time.Time.In,
	"(time.Time).IsDST": time.Time.IsDST, "(time.Time).IsZero": time.Time.IsZero, "(time.Time).Location": time.Time.Location,
	"(time.Time).Minute": time.Time.Minute, "(time.Time).Month": time.Time.Month, "(time.Time).Nanosecond": time.Time.Nanosecond,
	"(time.Time).Round": time.Time.Round, "(time.Time).Second": time.Time.Second, "(time.Time).String": time.Time.String,
	"(time.Time).Sub": time.Time.Sub, "(time.Time).Truncate": time.Time.Truncate, "(time.Time).UTC": time.Time.UTC,
	"(time.Time).Unix": time.Time.Unix, "(time.Time).UnixMicro": time.Time.UnixMicro, "(time.Time).UnixMilli": time.Time.UnixMilli,
	"(time.Time).UnixNano": time.Time.UnixNano, "(time.Time).Weekday": time.Time.Weekday, "(time.Time).Year": time.Time.Year,
	"(time.Time).YearDay": time.Time.YearDay, "(time.Time).Zone": time.Time.Zone,

	"(time.Weekday).String": time.Weekday.String,
}
