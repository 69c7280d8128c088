package vm

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/gorilla/mux"
	"golang.org/x/tools/go/ssa"

	"authlab/lab/api"
)

// hostFuncs are the real functions behind those that have no body in the stubs.
func hostFuncs() map[string]any { return functions }

// functions never changes once the program runs.
var functions = map[string]any{
	"authlab/lab/api.Alerts": api.Alerts, "authlab/lab/api.Approvals": api.Approvals,
	"authlab/lab/api.Billings":   api.Billings,
	"authlab/lab/api.BadRequest": api.BadRequest, "authlab/lab/api.Caller": api.Caller,
	"authlab/lab/api.Customers": api.Customers, "authlab/lab/api.Dashboards": api.Dashboards,
	"authlab/lab/api.Documents": api.Documents,
	"authlab/lab/api.Forbidden": api.Forbidden, "authlab/lab/api.Invitations": api.Invitations, "authlab/lab/api.Invoices": api.Invoices,
	"authlab/lab/api.InsufficientScope": api.InsufficientScope,
	"authlab/lab/api.NotFound":          api.NotFound, "authlab/lab/api.Orders": api.Orders,
	"authlab/lab/api.Deliveries": api.Deliveries, "authlab/lab/api.LinkOf": api.LinkOf,
	"authlab/lab/api.FormOf": api.FormOf, "authlab/lab/api.LinkKey": api.LinkKey, "authlab/lab/api.Now": api.Now,
	"authlab/lab/api.Refunds": api.Refunds, "authlab/lab/api.Tickets": api.Tickets,
	"authlab/lab/api.Unauthorized": api.Unauthorized, "authlab/lab/api.Unavailable": api.Unavailable,
	"authlab/lab/api.engineDown": engineDown,

	"context.Background": context.Background, "context.TODO": context.TODO,
	"context.withValue": context.WithValue,

	"crypto/sha256.New": sha256.New, "crypto/sha256.New224": sha256.New224,
	"crypto/sha256.Sum224": sha256.Sum224, "crypto/sha256.Sum256": sha256.Sum256,

	"crypto/subtle.ConstantTimeByteEq": subtle.ConstantTimeByteEq, "crypto/subtle.ConstantTimeCompare": subtle.ConstantTimeCompare,
	"crypto/subtle.ConstantTimeCopy": subtle.ConstantTimeCopy, "crypto/subtle.ConstantTimeEq": subtle.ConstantTimeEq,
	"crypto/subtle.ConstantTimeLessOrEq": subtle.ConstantTimeLessOrEq,
	"crypto/subtle.ConstantTimeSelect":   subtle.ConstantTimeSelect, "crypto/subtle.XORBytes": subtle.XORBytes,

	"encoding/base64.NewEncoding": base64.NewEncoding,

	"encoding/hex.AppendDecode": hex.AppendDecode, "encoding/hex.AppendEncode": hex.AppendEncode, "encoding/hex.Decode": hex.Decode,
	"encoding/hex.DecodeString": hex.DecodeString, "encoding/hex.Dump": hex.Dump, "encoding/hex.Encode": hex.Encode,
	"encoding/hex.EncodeToString": hex.EncodeToString,

	"encoding/json.NewDecoder": json.NewDecoder, "encoding/json.Valid": json.Valid,

	"github.com/gorilla/mux.CurrentRoute": mux.CurrentRoute, "github.com/gorilla/mux.NewRouter": mux.NewRouter,
	"github.com/gorilla/mux.SetURLVars": mux.SetURLVars, "github.com/gorilla/mux.Vars": mux.Vars,

	"fmt.Sscan": fmt.Sscan, "fmt.Sscanf": fmt.Sscanf, "fmt.Sscanln": fmt.Sscanln,

	"net/http.CanonicalHeaderKey": http.CanonicalHeaderKey, "net/http.DetectContentType": http.DetectContentType,
	"net/http.Error": http.Error, "net/http.MaxBytesHandler": http.MaxBytesHandler,
	"net/http.MaxBytesReader": http.MaxBytesReader, "net/http.NewCrossOriginProtection": http.NewCrossOriginProtection,
	"net/http.NewServeMux": http.NewServeMux, "net/http.NotFound": http.NotFound,
	"net/http.NotFoundHandler": http.NotFoundHandler, "net/http.ParseCookie": http.ParseCookie,
	"net/http.ParseSetCookie": http.ParseSetCookie, "net/http.ParseTime": http.ParseTime,
	"net/http.Redirect": http.Redirect, "net/http.RedirectHandler": http.RedirectHandler,
	"net/http.SetCookie": http.SetCookie, "net/http.StatusText": http.StatusText, "net/http.StripPrefix": http.StripPrefix,

	"net/netip.AddrFrom16": netip.AddrFrom16, "net/netip.AddrFrom4": netip.AddrFrom4,
	"net/netip.AddrFromSlice": netip.AddrFromSlice, "net/netip.AddrPortFrom": netip.AddrPortFrom,
	"net/netip.IPv4Unspecified": netip.IPv4Unspecified, "net/netip.IPv6Unspecified": netip.IPv6Unspecified,
	"net/netip.IPv6LinkLocalAllNodes":   netip.IPv6LinkLocalAllNodes,
	"net/netip.IPv6LinkLocalAllRouters": netip.IPv6LinkLocalAllRouters, "net/netip.IPv6Loopback": netip.IPv6Loopback,
	"net/netip.MustParseAddr": netip.MustParseAddr, "net/netip.MustParseAddrPort": netip.MustParseAddrPort,
	"net/netip.MustParsePrefix": netip.MustParsePrefix, "net/netip.ParseAddr": netip.ParseAddr,
	"net/netip.ParseAddrPort": netip.ParseAddrPort, "net/netip.ParsePrefix": netip.ParsePrefix,
	"net/netip.PrefixFrom": netip.PrefixFrom,

	"net/url.JoinPath": url.JoinPath, "net/url.Parse": url.Parse, "net/url.ParseQuery": url.ParseQuery,
	"net/url.ParseRequestURI": url.ParseRequestURI, "net/url.User": url.User, "net/url.UserPassword": url.UserPassword,
	"net/url.PathEscape": url.PathEscape, "net/url.PathUnescape": url.PathUnescape,
	"net/url.QueryEscape": url.QueryEscape, "net/url.QueryUnescape": url.QueryUnescape,

	"regexp.Compile": regexp.Compile, "regexp.MatchString": regexp.MatchString,
	"regexp.MustCompile": regexp.MustCompile, "regexp.QuoteMeta": regexp.QuoteMeta,

	"strconv.CanBackquote": strconv.CanBackquote, "strconv.FormatBool": strconv.FormatBool, "strconv.FormatFloat": strconv.FormatFloat,
	"strconv.FormatInt": strconv.FormatInt, "strconv.FormatUint": strconv.FormatUint,
	"strconv.IsPrint": strconv.IsPrint, "strconv.Itoa": strconv.Itoa, "strconv.Quote": strconv.Quote,
	"strconv.QuoteRune": strconv.QuoteRune, "strconv.QuoteToASCII": strconv.QuoteToASCII, "strconv.Unquote": strconv.Unquote,
	"strconv.atoi": parted(strconv.Atoi), "strconv.parseBool": parted(strconv.ParseBool),
	"strconv.parseFloat": func(s string, bits int) (float64, string, error) {
		n, err := strconv.ParseFloat(s, bits)
		return parts(n, err)
	},
	"strconv.parseInt": func(s string, base, bits int) (int64, string, error) {
		n, err := strconv.ParseInt(s, base, bits)
		return parts(n, err)
	},
	"strconv.parseUint": func(s string, base, bits int) (uint64, string, error) {
		n, err := strconv.ParseUint(s, base, bits)
		return parts(n, err)
	},

	"strings.Clone": strings.Clone, "strings.Compare": strings.Compare, "strings.Contains": strings.Contains,
	"strings.ContainsAny": strings.ContainsAny, "strings.ContainsRune": strings.ContainsRune,
	"strings.Count": strings.Count, "strings.Cut": strings.Cut, "strings.CutPrefix": strings.CutPrefix,
	"strings.CutSuffix": strings.CutSuffix, "strings.EqualFold": strings.EqualFold, "strings.Fields": strings.Fields,
	"strings.HasPrefix": strings.HasPrefix, "strings.HasSuffix": strings.HasSuffix, "strings.Index": strings.Index,
	"strings.IndexAny": strings.IndexAny, "strings.IndexByte": strings.IndexByte, "strings.IndexRune": strings.IndexRune,
	"strings.Join": strings.Join, "strings.LastIndex": strings.LastIndex, "strings.LastIndexAny": strings.LastIndexAny, "strings.LastIndexByte": strings.LastIndexByte,
	"strings.Repeat": strings.Repeat, "strings.Replace": strings.Replace, "strings.ReplaceAll": strings.ReplaceAll,
	"strings.Split": strings.Split, "strings.SplitAfter": strings.SplitAfter, "strings.SplitAfterN": strings.SplitAfterN, "strings.SplitN": strings.SplitN,
	"strings.ToLower": strings.ToLower, "strings.ToTitle": strings.ToTitle, "strings.ToUpper": strings.ToUpper,
	"strings.ToValidUTF8": strings.ToValidUTF8, "strings.Trim": strings.Trim, "strings.TrimLeft": strings.TrimLeft,
	"strings.TrimPrefix": strings.TrimPrefix, "strings.TrimRight": strings.TrimRight,
	"strings.TrimSpace": strings.TrimSpace, "strings.TrimSuffix": strings.TrimSuffix,

	"time.Date": time.Date, "time.FixedZone": time.FixedZone, "time.Parse": time.Parse,
	"time.ParseDuration": time.ParseDuration, "time.ParseInLocation": time.ParseInLocation,
	"time.Unix":      func(sec, nsec int64) time.Time { return time.Unix(sec, nsec).UTC() },
	"time.UnixMicro": func(usec int64) time.Time { return time.UnixMicro(usec).UTC() },
	"time.UnixMilli": func(msec int64) time.Time { return time.UnixMilli(msec).UTC() },

	"unicode.IsControl": unicode.IsControl, "unicode.IsDigit": unicode.IsDigit, "unicode.IsGraphic": unicode.IsGraphic, "unicode.IsLetter": unicode.IsLetter,
	"unicode.IsLower": unicode.IsLower, "unicode.IsMark": unicode.IsMark, "unicode.IsNumber": unicode.IsNumber, "unicode.IsPrint": unicode.IsPrint,
	"unicode.IsPunct": unicode.IsPunct, "unicode.IsSpace": unicode.IsSpace,
	"unicode.IsSymbol": unicode.IsSymbol, "unicode.IsTitle": unicode.IsTitle, "unicode.IsUpper": unicode.IsUpper,
	"unicode.SimpleFold": unicode.SimpleFold,
	"unicode.ToLower":    unicode.ToLower, "unicode.ToTitle": unicode.ToTitle, "unicode.ToUpper": unicode.ToUpper,

	"unicode/utf8.DecodeLastRuneInString": utf8.DecodeLastRuneInString,
	"unicode/utf8.DecodeRuneInString":     utf8.DecodeRuneInString, "unicode/utf8.FullRuneInString": utf8.FullRuneInString,
	"unicode/utf8.RuneCountInString": utf8.RuneCountInString, "unicode/utf8.RuneLen": utf8.RuneLen,
	"unicode/utf8.ValidRune": utf8.ValidRune, "unicode/utf8.ValidString": utf8.ValidString,
}

// parts takes a strconv error apart: which function failed, and why.
func parts[N any](n N, err error) (N, string, error) {
	if failed, ok := err.(*strconv.NumError); ok {
		return n, failed.Func, failed.Err
	}
	return n, "", err
}

func parted[N any](parse func(string) (N, error)) func(string) (N, string, error) {
	return func(s string) (N, string, error) { return parts(parse(s)) }
}

// engineDown is what the stub of api.Decide asks; the rest of it runs on the bench, so
// that what it looks at is seen.
func engineDown(r *http.Request) bool {
	_, err := api.Decide(r, "")
	return err != nil
}

// globals are the real variables behind those of the stubs that have no value
// there.
var globals = map[string]any{
	"authlab/lab/api.ErrNoDecision":  api.ErrNoDecision,
	"authlab/lab/api.ErrNotFound":    api.ErrNotFound,
	"context.Canceled":               context.Canceled,
	"context.DeadlineExceeded":       context.DeadlineExceeded,
	"encoding/base64.RawStdEncoding": base64.RawStdEncoding,
	"encoding/base64.RawURLEncoding": base64.RawURLEncoding,
	"encoding/base64.StdEncoding":    base64.StdEncoding,
	"encoding/base64.URLEncoding":    base64.URLEncoding,
	"encoding/hex.ErrLength":         hex.ErrLength,
	"errors.ErrUnsupported":          errors.ErrUnsupported,
	"bytes.ErrTooLarge":              bytes.ErrTooLarge,
	"io.Discard":                     io.Discard,
	"io.EOF":                         io.EOF,
	"io.ErrNoProgress":               io.ErrNoProgress,
	"io.ErrShortBuffer":              io.ErrShortBuffer,
	"io.ErrShortWrite":               io.ErrShortWrite,
	"io.ErrUnexpectedEOF":            io.ErrUnexpectedEOF,
	"net/http.ErrAbortHandler":       http.ErrAbortHandler,
	"net/http.ErrBodyNotAllowed":     http.ErrBodyNotAllowed,
	"net/http.ErrNoCookie":           http.ErrNoCookie,
	"strconv.ErrRange":               strconv.ErrRange,
	"strconv.ErrSyntax":              strconv.ErrSyntax,
	"time.UTC":                       time.UTC,
}

func (m *Machine) bindGlobal(global *ssa.Global, cell *value) {
	real, known := globals[global.Pkg.Pkg.Path()+"."+global.Name()]
	if !known {
		return
	}
	if _, pointer := (*cell).(*value); pointer {
		*cell = real
	} else {
		*cell = m.hostValue(real)
	}
}

// costs are the sizes, in bytes, of what functions make that can make much of
// little: they are charged before the work is done.
func costs() map[string]func(args []value) int {
	length := func(v value) int { return len(v.(string)) }
	times := func(size, count int) int {
		if size > 0 && count > (1<<40)/size {
			return 1 << 40
		}
		return max(size*count, 0)
	}
	replaced := func(args []value) int {
		return length(args[0]) + times(length(args[2]), length(args[0])+1)
	}
	joined := func(args []value) int {
		total := 0
		for _, part := range args[0].([]value) {
			total += length(part) + length(args[1])
		}
		return total
	}
	return map[string]func(args []value) int{
		"regexp.QuoteMeta":    func(args []value) int { return 2 * length(args[0]) },
		"strings.Repeat":      func(args []value) int { return times(length(args[0]), args[1].(int)) },
		"strings.Replace":     replaced,
		"strings.ReplaceAll":  replaced,
		"strings.Join":        joined,
		"strings.Split":       func(args []value) int { return 48 * (strings.Count(args[0].(string), args[1].(string)) + 1) },
		"strings.SplitAfter":  func(args []value) int { return 48 * (strings.Count(args[0].(string), args[1].(string)) + 1) },
		"strings.SplitAfterN": func(args []value) int { return 48 * (strings.Count(args[0].(string), args[1].(string)) + 1) },
		"strings.SplitN":      func(args []value) int { return 48 * (strings.Count(args[0].(string), args[1].(string)) + 1) },
		"strings.Fields":      func(args []value) int { return 24 * length(args[0]) },
		"strings.ToValidUTF8": func(args []value) int {
			return times(length(args[0])+1, length(args[1])+1)
		},
	}
}
