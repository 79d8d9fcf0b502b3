package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// part is a run of letters and digits of a text, folded: small, without accents, as it is typed on any keyboard.
type part struct {
	text       string
	start, end int  // bytes of the text
	joined     bool // one joint stands between it and the part before, as before 03 in ST2-03
}

// joint stands between the parts of a term, whichever of the joints the text has.
const joint = "_"

// maxJoined is how many parts a term has at most.
const maxJoined = 8

// partsOf takes a text apart. Of scripts that write no spaces each letter is a part.
func partsOf(text string) []part {
	var out []part
	from, gap := -1, 0 // where the run began; joints since the part before, 2 for anything else
	end := func(at int) {
		if from < 0 {
			return
		}
		if folded := fold(text[from:at]); folded != "" {
			out = append(out, part{folded, from, at, gap == 1 && len(out) > 0})
			gap = 0
		}
		from = -1
	}
	for i, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			end(i)
			from, gap = i, 2
			end(i + utf8.RuneLen(r))
			gap = 2
		case isWord(r):
			if from < 0 {
				from = i
			}
		default:
			end(i)
			if isJoint(r) && gap == 0 {
				gap = 1
			} else {
				gap = 2
			}
		}
	}
	end(len(text))
	return out
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// isJoint reports whether r holds a number or name together: A.6.2.6, ST2-03, OP_14.pdf, name@example.org.
func isJoint(r rune) bool {
	return strings.ContainsRune("-./_:@'’", r) || unicode.Is(unicode.Pd, r)
}

// unfolded are letters that Unicode does not take apart but a keyboard without them writes otherwise.
var unfolded = strings.NewReplacer("ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "ł", "l", "đ", "d", "ð", "d", "þ", "th",
	"ħ", "h", "ı", "i", "ŋ", "n", "ŧ", "t", "ς", "σ")

// fold returns letters and digits as the index knows them: Sørlie, Kővári and Straße become sorlie, kovari, strasse.
// SQLite's own unicode61 leaves ø, ł and ß, and knows the letters of Unicode 6.1 only.
func fold(word string) string {
	plain := true
	for i := range len(word) {
		plain = plain && word[i] < utf8.RuneSelf
	}
	if plain {
		return strings.ToLower(word)
	}
	word = strings.Map(func(r rune) rune {
		if !unicode.In(r, unicode.L, unicode.N) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(word))
	return unfolded.Replace(word)
}

// terms returns the terms of a text for the index, with spaces between. Of parts that are joined, each begins a term:
// NC-2026-ST2-03 is found by ST2-03 and by 03. A date is one term: its days and months are no numbers that anybody
// looks for.
func terms(text string) string {
	var b strings.Builder
	all := partsOf(text)
	for i := 0; i < len(all); {
		end := joinedFrom(all, i)
		writeTerms(&b, all[i:end])
		i = end
	}
	return b.String()
}

// joinedFrom returns where the parts that are joined to the one at i end.
func joinedFrom(all []part, i int) int {
	for i++; i < len(all) && all[i].joined; {
		i++
	}
	return i
}

// begin stands before the first term of a label, so that 8.4 can be told from A.8.4.
const begin = joint

// labelTerms are the terms of a label, the first part of it also as the one that begins it.
func labelTerms(label string) string {
	all := partsOf(label)
	if len(all) == 0 {
		return ""
	}
	return begin + joinText(all[:min(maxJoined, joinedFrom(all, 0))]) + " " + terms(label)
}

func writeTerms(b *strings.Builder, joined []part) {
	for i := range joined {
		if i > 0 && isDay(joined) {
			return
		}
		for j, p := range joined[i:min(i+maxJoined, len(joined))] {
			if j > 0 {
				b.WriteString(joint)
			}
			b.WriteString(p.text)
		}
		b.WriteByte(' ')
	}
}

// isDay reports whether the parts are a day of the calendar: 2026-05-04.
func isDay(p []part) bool {
	return len(p) == 3 && isNumber(p[0].text, 4) && isNumber(p[1].text, 2) && isNumber(p[2].text, 2)
}

func isNumber(s string, digits int) bool {
	return len(s) == digits && strings.Trim(s, "0123456789") == ""
}
