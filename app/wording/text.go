package wording

import (
	"strings"
	"unicode"
)

// kind is what a token is.
type kind int

const (
	word   kind = iota // letters, perhaps with digits, hyphens, dots or slashes within: review, OP-14, A.6.2.6, v2.4
	number             // begins with a digit and has no letters: 3, 2026-05-04, 1,000, 09:30
	mark               // one rune that parts words: . ; , ( or the end of a line
)

// token is a piece of a text.
type token struct {
	norm       string // as phrases are compared: lower case, without accents, possessive or invisible runes
	start, end int    // in runes
	kind       kind
	quoted     bool // stands in quotation marks
	first      bool // the first word or number of its sentence
	sentence   int  // counts from 0
}

// text is one field, read once and looked at by every rule.
type text struct {
	runes    []rune
	tokens   []token
	language *Language
}

// read cuts a text into tokens.
func read(s string, l *Language) *text {
	t := &text{runes: []rune(s), language: l}
	if len(t.runes) == 0 {
		return t
	}
	t.tokens = make([]token, 0, len(t.runes)/5+4)
	for i := 0; i < len(t.runes); {
		r := t.runes[i]
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			end := t.wordEnd(i)
			t.add(i, end)
			i = end
			continue
		case isMark(r):
			t.tokens = append(t.tokens, token{norm: string(r), start: i, end: i + 1, kind: mark})
		}
		i++
	}
	t.findSentences()
	t.findQuotations()
	return t
}

// isMark reports whether a rune parts what stands before from what follows.
func isMark(r rune) bool {
	return unicode.IsPunct(r) || r == '\n' || r == '|' || r == '%' || r == '=' || r == '>' || r == '<' || r == '§' || r == '№'
}

// invisible reports whether a rune within a word is not seen: a soft hyphen, a mark of direction, a joiner.
func invisible(r rune) bool { return unicode.Is(unicode.Cf, r) }

// inWord reports whether a rune belongs to a word wherever it stands in it.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '_' || invisible(r)
}

// wordEnd returns where the word that begins at i ends.
func (t *text) wordEnd(i int) int {
	end := i
	for end < len(t.runes) {
		switch r := t.runes[end]; {
		case inWord(r):
			end++
		case end+1 < len(t.runes) && t.joins(end):
			end++
		case isHyphen(r) && t.brokenAt(end) > 0:
			end = t.brokenAt(end)
		default:
			return t.trimmed(i, end)
		}
	}
	return t.trimmed(i, end)
}

// trimmed leaves invisible runes at the end of a word out of it.
func (t *text) trimmed(i, end int) int {
	for end-1 > i && invisible(t.runes[end-1]) {
		end--
	}
	return end
}

// joins reports whether the mark at i holds a word together: the hyphen of "on-call", the dot of "A.6" and "v2.4", the
// colon of "09:30", the slash of "ISO/IEC" and "2025/26", the apostrophe of "client's".
func (t *text) joins(i int) bool {
	before, after := t.runes[i-1], t.runes[i+1]
	if invisible(before) && i > 1 {
		before = t.runes[i-2]
	}
	switch r := t.runes[i]; {
	case isHyphen(r) || r == '@':
		return isAlnum(before) && isAlnum(after)
	case isApostrophe(r):
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case unicode.IsDigit(before) && unicode.IsDigit(after):
		return strings.ContainsRune(".:/", r) || r == ',' && t.thousands(i)
	case r == '.':
		return t.dotJoins(i, before, after)
	default:
		return r == '/' && unicode.IsUpper(before) && unicode.IsUpper(after)
	}
}

// dotJoins reports whether the full stop at i stands within a word: A.6, v2.4, e.g., report.pdf, 2.x.
func (t *text) dotJoins(i int, before, after rune) bool {
	if unicode.IsLetter(before) {
		return isAlnum(after) && !t.newSentence(i)
	}
	return unicode.IsDigit(before) && unicode.IsLower(after)
}

// thousands reports whether exactly three digits follow the comma at i.
func (t *text) thousands(i int) bool {
	n := 0
	for i+1+n < len(t.runes) && unicode.IsDigit(t.runes[i+1+n]) {
		n++
	}
	return n == 3
}

// newSentence reports whether the full stop at i ends a sentence although no space follows: "kept.The".
func (t *text) newSentence(i int) bool {
	return unicode.IsLower(t.runes[i-1]) && unicode.IsUpper(t.runes[i+1]) && i+2 < len(t.runes) && unicode.IsLower(t.runes[i+2])
}

// brokenAt returns where a word goes on that a hyphen at the end of a line broke, or 0.
func (t *text) brokenAt(i int) int {
	if i == 0 || !unicode.IsLower(t.runes[i-1]) {
		return 0
	}
	lines := 0
	for j := i + 1; j < len(t.runes) && j < i+8; j++ {
		switch r := t.runes[j]; {
		case r == '\n':
			lines++
		case r == ' ' || r == '\r' || r == '\t':
		case unicode.IsLower(r) && lines == 1:
			return j
		default:
			return 0
		}
	}
	return 0
}

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func isApostrophe(r rune) bool { return r == '\'' || r == '\u2019' || r == '\u02bc' }

// add appends the word or number from i to end; a contraction becomes two tokens: "wasn't" is "was" and "not".
func (t *text) add(i, end int) {
	norm, kind := t.normal(i, end)
	for _, c := range t.language.Contractions {
		base, found := strings.CutSuffix(norm, c.Suffix)
		if cut := end - len(c.Suffix); found && cut > i {
			if whole, ok := c.Irregular[base]; ok {
				base = whole
			}
			t.tokens = append(t.tokens, token{norm: base, start: i, end: cut}, token{norm: c.Full, start: cut, end: end})
			return
		}
	}
	for _, suffix := range t.language.Possessives {
		norm = strings.TrimSuffix(norm, suffix)
	}
	t.tokens = append(t.tokens, token{norm: norm, start: i, end: end, kind: kind})
}

// normal returns the runes from i to end as phrases are compared, and what they are.
func (t *text) normal(i, end int) (string, kind) {
	var b strings.Builder
	b.Grow(end - i)
	kind := word
	if unicode.IsNumber(t.runes[i]) {
		kind = number
	}
	for j := i; j < end; j++ {
		r := t.runes[j]
		switch {
		case invisible(r) || unicode.IsSpace(r) || isHyphen(r) && t.brokenAt(j) > 0:
			continue
		case isHyphen(r):
			r = '-'
		case isApostrophe(r):
			r = '\''
		case unicode.IsLetter(r):
			kind = word
		}
		b.WriteRune(r)
	}
	return fold(b.String()), kind
}

// raw returns the words from one token to another as they were written.
func (t *text) raw(from, to token) string { return string(t.runes[from.start:to.end]) }

// capital reports whether the token begins with a capital letter.
func (t *text) capital(k token) bool { return unicode.IsUpper(t.runes[k.start]) }

// is reports whether the token at i is there and is that mark.
func (t *text) is(i int, marks string) bool {
	return i >= 0 && i < len(t.tokens) && t.tokens[i].kind == mark && strings.Contains(marks, t.tokens[i].norm)
}

// clauseEnd returns the index after the last token of the part of a sentence that token i is in: up to a comma, a
// semicolon, a colon, a bracket, a dash or the end of the sentence.
func (t *text) clauseEnd(i int) int {
	for j := i + 1; j < min(len(t.tokens), i+maxPart); j++ {
		if k := t.tokens[j]; k.sentence != t.tokens[i].sentence || k.kind == mark && !strings.Contains(inside, k.norm) {
			return j
		}
	}
	return min(len(t.tokens), i+maxPart)
}

// inside are marks that do not end a part of a sentence.
const inside = "\"'’‘“”«»„‚/&#%*§№@\n"

// blank reports whether the text has no word and no number.
func (t *text) blank() bool {
	for _, k := range t.tokens {
		if k.kind != mark {
			return false
		}
	}
	return true
}
