package wording

import (
	"math"
	"strings"
)

// Alike is the similarity from which on two findings are offered as a repeat.
const Alike = 0.5

// Similar tells how alike the wording of two findings is, from 0 for nothing in common to 1 for the same words: the cosine
// of what they tell, in stems, so that number, tense and order of the words do not count. Days, numbers, identifiers and
// the commonest words do not count either: they differ between two audits of the same fault. It is symmetric.
func Similar(a, b string) float64 { return SimilarIn(a, b, nil) }

// SimilarIn is Similar for texts of a language; nil is English.
func SimilarIn(a, b string, language *Language) float64 {
	l := orEnglish(language)
	x, y := bag(a, l), bag(b, l)
	if len(x) == 0 || len(y) == 0 {
		if strings.TrimSpace(a) == strings.TrimSpace(b) && strings.TrimSpace(a) != "" {
			return 1
		}
		return 0
	}
	return alike(x, y)
}

// alike returns the cosine of two bags that are not empty.
func alike(x, y map[string]float64) float64 {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	dot, xx, yy := 0.0, 0.0, 0.0
	for stem, w := range x {
		dot += w * y[stem]
		xx += w * w
	}
	for _, w := range y {
		yy += w * w
	}
	return math.Min(1, math.Round(1e9*dot/math.Sqrt(xx*yy))/1e9)
}

// Weights of words in the comparison of two texts.
const (
	oneWord   = 1.0
	plainWord = 0.4 // says little of what a finding is about: system, document, keep
	twoWords  = 0.6 // two words that stand side by side
)

// bag returns the stems of a text with their weights, and the pairs of neighbours.
func bag(s string, l *Language) map[string]float64 {
	out := map[string]float64{}
	t := read(s, l)
	last := ""
	for _, k := range t.tokens {
		if k.kind != word || l.has(&l.Function, k.norm) || len(k.norm) < 2 || t.isCode(k) || l.has(&l.Months, k.norm) || controlForm.MatchString(k.norm) {
			continue
		}
		if _, spelled := l.Numbers[k.norm]; spelled {
			continue
		}
		stem := l.stem(k.norm)
		out[stem] = oneWord
		if l.has(&l.Generic, stem) {
			out[stem] = plainWord
		}
		if last != "" && last != stem {
			pair := last + " " + stem
			if stem < last {
				pair = stem + " " + last
			}
			out[pair] = twoWords
		}
		last = stem
	}
	return out
}
