package wording

import (
	"maps"
	"math"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// Clause is what the check knows of one clause or control.
type Clause struct {
	Number audit.Number
	Title  string
	Words  string // prompts, evidence and what else tells in own words what it is about
	Raised bool   // findings are raised against it, not against its parts
}

// Clauses are the clauses and controls of a standard with their vocabulary. It is immutable.
type Clauses struct {
	designation string
	list        []Clause
	at          map[audit.Number]int
	terms       []map[string]float64 // weight of a stem in each clause
	titles      [][]string           // every stem of the title of each clause but those of the commonest words
	language    *Language
}

// NewClauses reads the vocabulary of a standard. language is that of titles and words; nil is English.
func NewClauses(designation string, list []Clause, language *Language) *Clauses {
	l := orEnglish(language)
	c := &Clauses{
		designation: designation, list: list, at: make(map[audit.Number]int, len(list)),
		terms: make([]map[string]float64, len(list)), titles: make([][]string, len(list)), language: l,
	}
	spread := map[string]float64{}
	for i, clause := range list {
		c.at[clause.Number] = i
		c.terms[i] = map[string]float64{}
		c.titles[i] = slices.Sorted(maps.Keys(allStems(clause.Title, l)))
		for stem := range stems(clause.Words, l) {
			c.terms[i][stem] = inWords
		}
		for stem := range stems(clause.Title, l) {
			c.terms[i][stem] = inTitle
		}
		for stem := range c.terms[i] {
			spread[stem]++
		}
	}
	for _, terms := range c.terms {
		for stem := range terms {
			terms[stem] *= math.Log(1 + float64(len(list))/spread[stem])
		}
	}
	return c
}

// Weights of a word in a clause before they are divided among the clauses that have it.
const (
	inTitle = 3.0
	inWords = 1.0
)

// Knows reports whether the standard has a clause or control of that number.
func (c *Clauses) Knows(n audit.Number) bool {
	_, ok := c.at[n]
	return ok
}

// knowsWithin reports whether the standard has a clause of that number or one that it is a part of: "7.5.3.2".
func (c *Clauses) knowsWithin(n audit.Number) bool {
	whole, _, parted := cutLast(string(n), ".")
	return c.Knows(n) || parted && strings.Contains(whole, ".") && c.Knows(audit.Number(whole))
}

// cutLast cuts a text at its last separator.
func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// Title returns the title of a clause or control, "" for one that the standard does not have.
func (c *Clauses) Title(n audit.Number) string {
	if i, ok := c.at[n]; ok {
		return c.list[i].Title
	}
	return ""
}

// stems returns the stems of a text that may tell what it is about.
func stems(s string, l *Language) map[string]bool {
	out := allStems(s, l)
	maps.DeleteFunc(out, func(stem string, _ bool) bool { return l.has(&l.Generic, stem) })
	return out
}

// allStems returns the stems of a text but those of the commonest words.
func allStems(s string, l *Language) map[string]bool {
	out := map[string]bool{}
	for _, k := range read(s, l).tokens {
		if k.kind != word || l.has(&l.Function, k.norm) || len(k.norm) < 3 {
			continue
		}
		for part := range strings.SplitSeq(k.norm, "-") {
			if stem := l.stem(part); len(stem) > 2 {
				out[stem] = true
			}
		}
	}
	return out
}

// score tells how much of a vocabulary a clause shares, and in how many words.
func (c *Clauses) score(i int, words []string) (score float64, shared int) {
	for _, stem := range words {
		if weight := c.terms[i][stem]; weight > 0 {
			score += weight
			shared++
		}
	}
	return score, shared
}

// Limits of foreign, found by trying own-words requirements of every clause against every other clause.
const (
	surely   = 8.0 // least score of the clause that the words seem to be of
	several  = 2   // fewest words that it shares
	muchLess = 0.4 // greatest part of its score that the linked clauses may have
)

// foreign returns the clause that the words of a requirement are of when they are hardly of the linked ones.
func (c *Clauses) foreign(words []string, all map[string]bool, linked []audit.Number) (audit.Number, bool) {
	for i, clause := range c.list {
		if related(clause.Number, linked) && c.holdTitle(all, i) {
			return "", false
		}
	}
	best, own, at := 0.0, 0.0, -1
	for i, clause := range c.list {
		score, shared := c.score(i, words)
		if related(clause.Number, linked) {
			own = max(own, score)
		} else if clause.Raised && shared >= several && score > best {
			best, at = score, i
		}
	}
	switch {
	case best >= surely && own <= best*muchLess:
		return c.list[at].Number, true
	case own == 0:
		return c.titled(all, linked)
	}
	return "", false
}

// titled returns a clause that is not related to the linked ones and whose title the words hold wholly: "a process for
// reporting concerns", "management reviews". It asks for two words, one of them at least that tells something.
func (c *Clauses) titled(all map[string]bool, linked []audit.Number) (audit.Number, bool) {
	tells := func(stem string) bool { return !c.language.has(&c.language.Generic, stem) }
	for i, clause := range c.list {
		if c.holdTitle(all, i) && slices.ContainsFunc(c.titles[i], tells) && !related(clause.Number, linked) {
			return clause.Number, true
		}
	}
	return "", false
}

// holdTitle reports whether the words hold the whole title of a clause, of two words at least.
func (c *Clauses) holdTitle(all map[string]bool, i int) bool {
	return len(c.titles[i]) >= several && !slices.ContainsFunc(c.titles[i], func(stem string) bool { return !all[stem] })
}

// related reports whether a clause is one of the linked, a part of one, or has one as its part.
func related(n audit.Number, linked []audit.Number) bool {
	for _, l := range linked {
		if within(string(n), string(l)) || within(string(l), string(n)) {
			return true
		}
	}
	return false
}
