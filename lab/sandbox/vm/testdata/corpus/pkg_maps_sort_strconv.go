//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"sort"
	"strconv"
	"strings"
)

type byLength []string

func (b byLength) Len() int           { return len(b) }
func (b byLength) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLength) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func Handle(w http.ResponseWriter, r *http.Request) {
	m := map[string]int{"a": 1, "b": 2}
	copied := map[string]int{"z": 26, "a": 0}
	maps.Copy(copied, m)
	maps.Insert(copied, maps.All(map[string]int{"i": 9}))
	fmt.Fprintln(w, copied, maps.Collect(slices.All([]string{"x", "y"})), maps.EqualFunc(m, map[string]string{"a": "x", "b": "xx"}, func(n int, s string) bool { return n == len(s) }))
	list := []string{"ccc", "a", "bb", "z"}
	var data sort.Interface = byLength(list)
	sort.Stable(data)
	fmt.Fprintln(w, list, sort.IsSorted(data), sort.StringsAreSorted(list), sort.SliceIsSorted(list, func(i, j int) bool { return list[i] < list[j] }))
	sort.Sort(sort.Reverse(sort.StringSlice(list)))
	fmt.Fprintln(w, list)
	sort.SliceStable(list, func(i, j int) bool { return len(list[i]) < len(list[j]) })
	texts := sort.StringSlice{"c", "a", "b"}
	numbers, floats := sort.IntSlice{3, 1, 2}, sort.Float64Slice{2.5, -1, 0}
	texts.Sort()
	numbers.Sort()
	floats.Sort()
	fmt.Fprintln(w, list, texts, numbers, floats, texts.Search("b"), numbers.Search(3), floats.Search(1), texts.Len(), texts.Less(0, 1), numbers.Len(), numbers.Less(1, 0), floats.Len(), floats.Less(0, 1))
	texts.Swap(0, 1)
	numbers.Swap(0, 2)
	floats.Swap(0, 2)
	fmt.Fprintln(w, texts, numbers, floats, sort.IntsAreSorted(numbers), sort.Float64sAreSorted(floats), sort.SearchStrings([]string{"a", "c"}, "b"), sort.SearchFloat64s([]float64{1, 2}, 2))
	sort.Float64s(floats)
	at, found := sort.Find(3, func(i int) int { return strings.Compare("b", []string{"a", "b", "c"}[i]) })
	none, missing := sort.Find(3, func(i int) int { return 1 })
	fmt.Fprintln(w, floats, at, found, none, missing)
	line := strconv.AppendInt(nil, -5, 10)
	line = strconv.AppendUint(append(line, ' '), 255, 16)
	line = strconv.AppendBool(append(line, ' '), true)
	line = strconv.AppendQuote(append(line, ' '), "q\"")
	line = strconv.AppendFloat(append(line, ' '), 1.5, 'f', 2, 64)
	fmt.Fprintln(w, string(line), strconv.FormatBool(false), strconv.FormatUint(1<<63, 10), strconv.CanBackquote("`"), strconv.IsPrint('\t'), strconv.QuoteRune('☺'), strconv.QuoteToASCII("☺"), strconv.IntSize)
	for _, text := range []string{"", "12", "-7", "+3", "0x1f", "1_000", "9223372036854775808", " 1", "1 ", "٣", "1e3", "true", "T", "nan", "inf", "-0", ".5", "0b11", "017"} {
		n, err := strconv.Atoi(text)
		i, ierr := strconv.ParseInt(text, 0, 16)
		u, uerr := strconv.ParseUint(text, 10, 8)
		f, ferr := strconv.ParseFloat(text, 64)
		b, berr := strconv.ParseBool(text)
		fmt.Fprintln(w, n, err, i, ierr, u, uerr, f, ferr, b, berr)
		var number *strconv.NumError
		if errors.As(err, &number) {
			fmt.Fprintln(w, number.Error(), number.Unwrap(), number.Func, number.Num)
		}
	}
	_, err := strconv.ParseInt("1", 1, 64)
	_, err2 := strconv.ParseInt("1", 10, 65)
	fmt.Fprintln(w, err, err2)
}
