package store

import (
	"strings"
	"unicode/utf8"
)

// maxTerms is how many words of a query count: a page that was pasted is no query.
const maxTerms = 12

// Query is what somebody looks for: words, each of which may be the beginning of one. Nothing in it is an operator.
type Query struct {
	terms [][]part // the parts of each word
}

// ParseQuery reads what was typed.
func ParseQuery(text string) Query {
	var q Query
	all := partsOf(text)
	for i := 0; i < len(all) && len(q.terms) < maxTerms; {
		end := joinedFrom(all, i)
		for ; i < end && len(q.terms) < maxTerms; i += min(maxJoined, end-i) {
			q.terms = append(q.terms, all[i:min(i+maxJoined, end)])
		}
	}
	return q
}

// Empty reports whether nothing is looked for.
func (q Query) Empty() bool { return len(q.terms) == 0 }

// match returns the query in the language of FTS5, as the tier asks for it. A term holds letters, digits and joints only,
// so that nothing in it means anything there.
func (q Query) match(t tier) string {
	var b strings.Builder
	b.WriteString("{" + t.columns + "} : (")
	for i, parts := range q.terms {
		if i > 0 {
			b.WriteString(" AND ")
		}
		text := joinText(parts)
		if t.begins && i == 0 {
			text = begin + text
		}
		b.WriteString(`"` + text + `"`)
		if !t.whole {
			b.WriteString(" *")
		}
	}
	b.WriteByte(')')
	return b.String()
}

func joinText(parts []part) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.text
	}
	return strings.Join(texts, joint)
}

// Span is a part of a text, in bytes.
type Span struct{ Start, End int }

// Marked is a text with what was looked for in it.
type Marked struct {
	Text  string
	Marks []Span // in order, without overlap
}

// Mark finds the words of the query in a text; all reports whether each of them stands there.
func (q Query) Mark(text string) (m Marked, all bool) {
	m.Text, all = text, true
	parts := partsOf(text)
	hit := make([]bool, len(parts))
	for _, t := range q.terms {
		found := false
		for i := range parts {
			if !standsAt(t, parts[i:]) {
				continue
			}
			found = true
			for j := range t {
				hit[i+j] = true
			}
		}
		all = all && found
	}
	for i, p := range parts {
		if hit[i] {
			m.Marks = append(m.Marks, Span{p.start, p.end})
		}
	}
	return m, all
}

// standsAt reports whether parts begin with a term; the last part of it may go on.
func standsAt(term, parts []part) bool {
	if len(term) > len(parts) {
		return false
	}
	last := len(term) - 1
	for j, t := range term {
		if j > 0 && !parts[j].joined || j < last && parts[j].text != t.text {
			return false
		}
	}
	return strings.HasPrefix(parts[last].text, term[last].text)
}

// Excerpt returns at most n letters of a marked text in one line. Where the first mark stands further in than so many
// letters, what lies before them is left out.
func (m Marked) Excerpt(n, before int) Marked {
	text := strings.Map(oneLine, m.Text)
	start := 0
	if len(m.Marks) > 0 {
		start = back(text, m.Marks[0].Start, before)
	}
	end := ahead(text, start, n)
	out, lead := text[start:end], ""
	if start > 0 {
		lead = "…"
	}
	cut := Marked{Text: lead + out}
	if end < len(text) {
		cut.Text += "…"
	}
	for _, s := range m.Marks {
		if s.Start >= start && s.End <= end {
			cut.Marks = append(cut.Marks, Span{s.Start - start + len(lead), s.End - start + len(lead)})
		}
	}
	return cut
}

// oneLine makes a space of what ends a line or column; the text keeps its length.
func oneLine(r rune) rune {
	if r == '\n' || r == '\r' || r == '\t' {
		return ' '
	}
	return r
}

// back returns the begin of a word some letters before a place, 0 where fewer stand there.
func back(text string, from, letters int) int {
	at := from
	for ; at > 0 && letters > 0; letters-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	if at == 0 {
		return 0
	}
	if space := strings.IndexByte(text[at:from], ' '); space >= 0 {
		return at + space + 1
	}
	return at
}

// ahead returns the place some letters after another one.
func ahead(text string, from, letters int) int {
	for i := range text[from:] {
		if letters == 0 {
			return from + i
		}
		letters--
	}
	return len(text)
}
