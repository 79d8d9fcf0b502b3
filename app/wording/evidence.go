package wording

import (
	"unicode"
)

// traces are the things in a text by which somebody else finds the same again.
type traces struct {
	documents, days, numbers, places []span
	extents                          []extent
}

// none reports whether there is nothing to trace.
func (t traces) none() bool {
	return len(t.documents)+len(t.days)+len(t.numbers)+len(t.places)+len(t.extents) == 0
}

// checkEvidence looks whether the evidence is there, can be traced, and tells the extent of a linked sample.
func (r *reading) checkEvidence() {
	f := written{EvidenceField, r.evidence}
	switch {
	case f.blank() && r.isNonconformity():
		r.addField(EvidenceMissing, Error, EvidenceField)
	case !f.blank() && r.traces(f.text).none():
		severity := Warning
		if r.isNonconformity() {
			severity = Error
		}
		r.addWhole(Untraceable, severity, f)
	}
	if r.SampleLinked && len(r.evidence.extents())+len(r.statement.extents()) == 0 {
		what := ""
		if r.Extent != "" {
			what = " (it shows " + r.Extent + ")"
		}
		r.addField(SampleExtent, Warning, EvidenceField, what)
	}
}

// traces finds what can be traced. Clauses, designations of standards and the digits in names of AI systems cannot.
func (r *reading) traces(t *text) traces {
	out := traces{extents: t.extents(), places: t.places(r.places)}
	for _, q := range t.quotations() {
		if q.to-q.from > 1 && t.capital(t.tokens[q.from]) {
			out.documents = append(out.documents, q)
		}
	}
	barren := t.named(r.terms)
	for _, m := range t.mentions(r.Clauses) {
		barren[m.span.from] = true
		barren[m.span.to-1] = true
	}
	for i, k := range t.tokens {
		one := span{i, i + 1}
		switch {
		case barren[i] || k.kind == mark || i > 0 && designation(t.tokens[i-1].norm) || t.introduced(i):
		case t.isDate(i):
			out.days = append(out.days, one)
		case t.isCode(k):
			out.documents = append(out.documents, one)
		case k.kind == number:
			out.numbers = append(out.numbers, one)
		}
	}
	return out
}

// introduced reports whether the word before says that the token is the number of a clause.
func (t *text) introduced(i int) bool { return i > 0 && t.introduces(i-1) }

// named returns the tokens that are part of one of the names.
func (t *text) named(book names) map[int]bool {
	out := map[int]bool{}
	if len(book.full) == 0 {
		return out
	}
	for i := range t.tokens {
		for j := i; j < book.whole(t, i); j++ {
			out[j] = true
		}
	}
	return out
}

// quotations returns the tokens between quotation marks, quotation by quotation.
func (t *text) quotations() []span {
	var out []span
	for i := 0; i < len(t.tokens); i++ {
		from := i
		for i < len(t.tokens) && t.tokens[i].quoted {
			i++
		}
		if i > from {
			out = append(out, span{from, i})
		}
	}
	return out
}

// places finds sites of the client, and what looks like the name of a place after "in" or "at": a capital, then small
// letters, not at the beginning of a sentence.
func (t *text) places(sites names) []span {
	var out []span
	known := t.named(sites)
	for i, k := range t.tokens {
		switch {
		case known[i]:
		case k.kind != word || !t.afterPlace(i) || !t.looksLikeName(k):
			continue
		}
		out = append(out, span{i, i + 1})
	}
	return out
}

// afterPlace reports whether "in", "at" or "at the" stands before token i.
func (t *text) afterPlace(i int) bool {
	l := t.language
	switch {
	case i == 0:
		return false
	case l.has(&l.Place, t.tokens[i-1].norm):
		return true
	}
	return i > 1 && l.has(&l.Function, t.tokens[i-1].norm) && l.has(&l.Place, t.tokens[i-2].norm)
}

// looksLikeName reports whether a word has a capital, then small letters only, and is no name of a day, month or language.
func (t *text) looksLikeName(k token) bool {
	l := t.language
	if k.end-k.start < 3 || !t.capital(k) || l.has(&l.NoName, k.norm) || l.has(&l.Months, k.norm) || l.has(&l.Document, l.stem(k.norm)) {
		return false
	}
	for _, r := range t.runes[k.start+1 : k.end] {
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}
