package wording

import "unicode"

// findSentences numbers the sentences and marks their first words. A full stop ends a sentence unless it belongs to an
// abbreviation ("e.g.", "No. 5", "Dr."); so do a line that begins like one and an empty line.
func (t *text) findSentences() {
	sentence, first := 0, true
	for i := range t.tokens {
		k := &t.tokens[i]
		k.sentence = sentence
		if k.kind != mark {
			k.first, first = first, false
			continue
		}
		if !first && t.endsSentence(i) {
			sentence++
			first = true
		}
	}
}

// endsSentence reports whether the mark at i ends a sentence.
func (t *text) endsSentence(i int) bool {
	switch t.tokens[i].norm {
	case "!", "?", "。", "！", "？", "؟", "।":
		return true
	case ".", "…":
		return !t.abbreviates(i) && t.beginsSentence(i)
	case "\n":
		return t.beginsLine(i)
	}
	return false
}

// abbreviates reports whether the full stop at i belongs to the word before it.
func (t *text) abbreviates(i int) bool {
	if i == 0 || t.tokens[i-1].end != t.tokens[i].start || t.tokens[i-1].kind != word {
		return false
	}
	before := t.tokens[i-1]
	letters := before.end - before.start
	if t.language.abbreviations[before.norm] {
		return true
	}
	return letters == 1 && t.capital(before) // an initial
}

// maxGap is how many runes that are neither letter nor digit are looked over between two sentences.
const maxGap = 16

// maxQuotation is the greatest length of a quotation in tokens; a longer one lacks its closing mark.
const maxQuotation = 300

// beginsSentence reports whether what follows the full stop at i looks like the beginning of a sentence.
func (t *text) beginsSentence(i int) bool {
	for j := t.tokens[i].end; j < min(len(t.runes), t.tokens[i].end+maxGap); j++ {
		r := t.runes[j]
		switch {
		case unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) || invisible(r):
		default:
			return !unicode.IsLower(r)
		}
	}
	return true
}

// beginsLine reports whether the line after the break at i is one by itself: empty, an item of a list, or begun with a
// capital.
func (t *text) beginsLine(i int) bool {
	for j := t.tokens[i].end; j < len(t.runes); j++ {
		switch r := t.runes[j]; {
		case r == '\n' || r == '-' || r == '*' || r == '•' || r == '–':
			return true
		case unicode.IsSpace(r):
		default:
			return !unicode.IsLower(r)
		}
	}
	return true
}

// closing gives for a mark that opens a quotation those that close it.
var closing = map[string]string{
	"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "「": "」", "『": "』", "\"": "\"", "'": "'", "‹": "›",
}

// findQuotations marks what stands between quotation marks of one paragraph. A mark without its partner quotes nothing.
func (t *text) findQuotations() {
	for i := 0; i < len(t.tokens); i++ {
		if !t.opens(i) {
			continue
		}
		end := t.closes(i)
		for j := i + 1; j < end; j++ {
			t.tokens[j].quoted = true
		}
		if end > i {
			i = end
		}
	}
}

// opens reports whether the mark at i can open a quotation: nothing or a space stands before it.
func (t *text) opens(i int) bool {
	if t.tokens[i].kind != mark || closing[t.tokens[i].norm] == "" {
		return false
	}
	at := t.tokens[i].start
	return at == 0 || !isAlnum(t.runes[at-1])
}

// closes returns the index of the mark that closes the quotation opened at i, or 0.
func (t *text) closes(i int) int {
	for j := i + 1; j < min(len(t.tokens), i+maxQuotation); j++ {
		k := t.tokens[j]
		if k.kind != mark {
			continue
		}
		if k.norm == "\n" && t.is(j+1, "\n") {
			return 0
		}
		if t.is(j, closing[t.tokens[i].norm]) && (k.end == len(t.runes) || !isAlnum(t.runes[k.end])) {
			return j
		}
	}
	return 0
}
