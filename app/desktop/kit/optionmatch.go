package kit

import (
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Option is one choice of a Picker or TokensField.
type Option struct {
	ID     string // short sign such as "8.4"; also the value, unique in the list
	Title  string
	Group  string // heading over the options that share it; empty for none
	Detail string // quiet words at the right, found by typing too
	Hidden bool   // the ID is a value nobody reads; it is not shown or searched
}

// Label is the option in one line: sign and title.
func (o Option) Label() string {
	switch {
	case o.Title == "":
		return o.ID
	case o.ID == "" || o.Hidden:
		return o.Title
	}
	return o.ID + " " + o.Title
}

// optionIndex holds options with what typing is compared to.
type optionIndex struct {
	options []Option
	folded  []foldedOption
}

type foldedOption struct {
	id, title, all string
	words          []string
}

func newOptionIndex(options []Option) optionIndex {
	x := optionIndex{options: options, folded: make([]foldedOption, len(options))}
	for i, o := range options {
		f := foldedOption{title: foldText(o.Title)}
		if !o.Hidden {
			f.id = foldText(o.ID)
		}
		f.all = f.id + " " + f.title + " " + foldText(o.Detail)
		f.words = strings.FieldsFunc(f.title, isWordBreak)
		x.folded[i] = f
	}
	return x
}

// Matches returns the options that answer to a query, as a Picker finds them: best first, all for an empty one.
func Matches(query string, options []Option) []Option {
	var out []Option
	for _, at := range newOptionIndex(options).find(query) {
		out = append(out, options[at])
	}
	return out
}

// Ranks of a match, best first.
const (
	rankSign      = iota // the sign itself
	rankSignStart        // the sign starts with what is typed
	rankTitleStart
	rankWordStarts // every word typed starts a word of the title or the sign
	rankInside     // every word typed is somewhere
	rankNone
)

// find returns the positions of the options that match, best first and in
// their own order within a rank. An empty query matches all.
func (x optionIndex) find(query string) []int {
	query = strings.TrimSpace(foldText(query))
	hits := make([]int, 0, len(x.options))
	ranks := make([]int, len(x.options))
	words := strings.Fields(query)
	for i := range x.options {
		ranks[i] = x.folded[i].rank(query, words)
		if ranks[i] < rankNone {
			hits = append(hits, i)
		}
	}
	sort.SliceStable(hits, func(a, b int) bool { return ranks[hits[a]] < ranks[hits[b]] })
	return hits
}

func (f foldedOption) rank(query string, words []string) int {
	switch {
	case query == "":
		return rankInside
	case f.id == query:
		return rankSign
	case strings.HasPrefix(f.id, query):
		return rankSignStart
	case strings.HasPrefix(f.title, query):
		return rankTitleStart
	}
	rank := rankWordStarts
	for _, w := range words {
		if f.startsWord(w) {
			continue
		}
		rank = rankInside
		if !strings.Contains(f.all, w) {
			return rankNone
		}
	}
	return rank
}

func (f foldedOption) startsWord(w string) bool {
	if strings.HasPrefix(f.id, w) {
		return true
	}
	for _, word := range f.words {
		if strings.HasPrefix(word, w) {
			return true
		}
	}
	return false
}

// position returns where the option with the ID stands, -1 when nowhere.
func (x optionIndex) position(id string) int {
	for i, o := range x.options {
		if o.ID == id {
			return i
		}
	}
	return -1
}

// letters that Unicode does not decompose into a base letter and a mark
var plainLetters = strings.NewReplacer(
	"ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ħ", "h", "ı", "i",
)

// foldText makes texts comparable as people type them: small letters without
// accents ("Sørlie", "Kővári" become "sorlie", "kovari").
func foldText(s string) string {
	s = strings.ToLower(s)
	if isASCII(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	return plainLetters.Replace(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
