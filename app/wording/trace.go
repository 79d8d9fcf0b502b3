package wording

import (
	"regexp"
	"strconv"
	"strings"
)

// dateForm are the forms of a day in digits: 2026-05-04, 4.5.2026, 04/05/26.
var dateForm = regexp.MustCompile(`^(\d{4}-\d{1,2}(-\d{1,2})?|\d{1,2}[./]\d{1,2}[./](\d{4}|\d{2}))$`)

// versionForm is the form of a version: v2, v2.4, 3.1-rc1.
var versionForm = regexp.MustCompile(`^(v|rev|ver|version|r)\.?\d+([._-]?[a-z0-9]+)*$`)

// maxCount is the greatest number that is read as a count; a greater one is an identifier.
const maxCount = 1_000_000

// count returns the value of a token that counts something: digits, or a spelled number.
func (t *text) count(k token) (int, bool) {
	if k.kind == word {
		n, ok := t.language.Numbers[k.norm]
		return n, ok
	}
	if k.kind != number || len(k.norm) > 9 {
		return 0, false
	}
	n, err := strconv.Atoi(strings.ReplaceAll(k.norm, ",", ""))
	return n, err == nil && n <= maxCount
}

// isYear reports whether a token is a year rather than a count.
func isYear(k token) bool {
	return len(k.norm) == 4 && k.kind == number && (k.norm[:2] == "19" || k.norm[:2] == "20")
}

// isDate reports whether the token at i is a day, a month or a year, in digits or with the name of a month.
func (t *text) isDate(i int) bool {
	k := t.tokens[i]
	switch {
	case k.kind == mark:
		return false
	case dateForm.MatchString(k.norm) || isYear(k):
		return true
	case k.kind == number:
		return t.isMonth(i-1) || t.isMonth(i+1) || t.is(i+1, ".") && t.isMonth(i+2)
	}
	return t.isMonth(i) && (i > 0 && t.tokens[i-1].kind == number || i+1 < len(t.tokens) && t.tokens[i+1].kind == number)
}

// dateBegins reports whether a day begins with the number at i: its first number, where a date has several.
func (t *text) dateBegins(i int) bool {
	return t.isDate(i) && (i == 0 || !t.isDate(i-1) && !(i > 1 && t.is(i-1, ",.") && t.isDate(i-2)))
}

func (t *text) isMonth(i int) bool {
	return i >= 0 && i < len(t.tokens) && t.language.has(&t.language.Months, t.tokens[i].norm)
}

// isCode reports whether a token identifies a document, a record or a place in one: OP-14, v2.4, IA-2026-01, DB-T, P06,
// report.pdf, CM5. Numbers of clauses and designations of standards do not.
func (t *text) isCode(k token) bool {
	if k.kind != word || controlForm.MatchString(k.norm) || designation(k.norm) {
		return false
	}
	if strings.ContainsAny(k.norm, "0123456789") {
		return true
	}
	if name, ext, ok := strings.Cut(k.norm, "."); ok && name != "" && !strings.Contains(ext, ".") && fileEndings[ext] {
		return true
	}
	return t.capitals(k)
}

// fileEndings are endings of files that a client hands over.
var fileEndings = set(strings.Fields("pdf doc docx xls xlsx ppt pptx csv txt md json xml yaml yml png jpg jpeg eml msg zip log py ipynb"))

// capitals reports whether a token is capitals with a hyphen among them: DB-T, HR-RISK.
func (t *text) capitals(k token) bool {
	if !strings.Contains(k.norm, "-") {
		return false
	}
	raw := t.raw(k, k)
	return strings.ToUpper(raw) == raw && strings.ToLower(raw) != raw
}

// designation reports whether a token belongs to the name of a standard: iso, iso/iec, iec.
func designation(norm string) bool {
	return strings.HasPrefix(norm, "iso/") || norm == "iso" || norm == "iec" || norm == "en"
}

// extent is a stretch of a text that tells how many of how many.
type extent struct {
	span
	k, n int // n is 0 where only a share is told: "40 %", "none of the files"
}

// extents finds where the text tells an extent: "3 of 11", "2 out of the five files", "4/9", "11 alerts, 3 outside office
// hours", "all six", "40 %".
func (t *text) extents() []extent {
	var out []extent
	for i := 0; i < len(t.tokens); i++ {
		e, ok := t.extentAt(i)
		if ok {
			out = append(out, e)
			i = e.to - 1
		}
	}
	return append(out, t.shares()...)
}

// shares finds extents that need no second number.
func (t *text) shares() []extent {
	var out []extent
	for _, s := range t.findQuoted(&t.language.Share) {
		out = append(out, extent{span: s})
	}
	for i := 1; i < len(t.tokens); i++ {
		if _, ok := t.count(t.tokens[i-1]); ok && t.is(i, "%") {
			out = append(out, extent{span: span{i - 1, i + 1}})
		}
	}
	return out
}

// extentAt reads an extent that begins with token i.
func (t *text) extentAt(i int) (extent, bool) {
	if i > 0 && t.language.has(&t.language.NotExtent, t.tokens[i-1].norm) {
		return extent{}, false
	}
	first, ok := t.count(t.tokens[i])
	if !ok {
		return t.fraction(i)
	}
	of := 0
	for j := i + 1; j < min(len(t.tokens), i+maxBetween); j++ {
		w := t.tokens[j]
		if second, isCount := t.count(w); isCount {
			return t.extentOf(span{i, j + 1}, first, second, of)
		}
		if w.sentence != t.tokens[i].sentence || w.kind == mark && !t.is(j, ",:;") {
			break
		}
		if t.language.has(&t.language.OfAll, w.norm) {
			of = j
		}
	}
	return extent{}, false
}

// extentOf reads the extent that two counts at the ends of a span tell, of being where "of" stands between them, or 0.
func (t *text) extentOf(s span, first, second, of int) (extent, bool) {
	if isYear(t.tokens[s.to-1]) {
		return extent{}, false
	}
	if of > 0 {
		return extent{s, first, second}, second >= first && second > 0
	}
	listed := t.is(s.to-2, ",:;") && s.to > s.from+3 // 11 alerts, 3 …
	return extent{s, second, first}, listed && second < first && !isYear(t.tokens[s.from])
}

// maxBetween is how many words may stand between the two numbers of an extent.
const maxBetween = 7

// fraction reads "3/11".
func (t *text) fraction(i int) (extent, bool) {
	over, under, ok := strings.Cut(t.tokens[i].norm, "/")
	if !ok || t.tokens[i].kind != number || len(under) > 4 {
		return extent{}, false
	}
	k, err := strconv.Atoi(over)
	n, err2 := strconv.Atoi(under)
	if err != nil || err2 != nil || k > n || n < 1 || k > 999 {
		return extent{}, false
	}
	return extent{span{i, i + 1}, k, n}, true
}
