package wording

import (
	"strings"
	"sync"
)

// Language is every word that the check knows of one language. It is data: a further language is a further value of this
// type. A phrase is words with spaces between:
//
//	because of           these words, one after another
//	could|can be fixed   one of several words
//	fail*                any word that begins so
//	the? audit           a word that may be left out
//	a _ of               any one word
//	# days               a number, in digits or spelled
//	^ ensure             at the beginning of a sentence
//	in place $           at the end of a part of a sentence
//
// Case and accents do not count. A phrase does not begin with any word.
type Language struct {
	Tag string // BCP 47: "en"

	// How the language is read.
	Abbreviations []string       // words whose full stop ends no sentence
	Contractions  []Contraction  // "n't" is "not"
	Possessives   []string       // endings that do not count: "'s"
	Function      []string       // the commonest words; a text that has hardly any of them is in another language
	Numbers       map[string]int // spelled numbers
	Months        []string       // names and abbreviations of months
	Stems         []Stem         // endings that do not count when vocabularies are compared, the longest first
	Titles        []string       // what stands before a person's name: "mr"
	Common        []string       // words that may also be a person's name; such a name alone is not looked for at the beginning of a sentence

	// What the rules look for.
	Failure     []Phrase // says that something is not as required
	Conformity  []Phrase // says that something is as required
	NoFailure   []Phrase // looks like Failure and says that all is well: "without exception"
	HiddenOnly  []Phrase // words of Failure that do not make an opportunity for improvement a hidden nonconformity
	HiddenSeen  []Phrase // tells a failure in the evidence of an opportunity for improvement
	Advice      []Phrase // proposes something
	SoftAdvice  []Phrase // proposes, as an opportunity for improvement may
	Reported    []Phrase // what follows in the sentence is what a document or a person says
	Cause       []Phrase // explains why
	Connectives []string // first words of a cause that can be left out without harm to the sentence
	Dangling    []string // words that nothing can be cut off behind
	Attributed  []Phrase // somebody else's account: a cause in such a sentence of the evidence is what was heard
	Vague       []Phrase // cannot be verified
	VagueExtent []Phrase // says how many without saying how many
	Absolute    []Phrase // claims something of all
	OfAll       []string // words between k and n of "k of n": of, out, the, all
	Share       []Phrase // tells an extent without two numbers: "all #", "none of the #"
	NotExtent   []string // words before "k of n" that make it a place: page 3 of 12
	Clause      []string // words before the number of a clause
	Criterion   []Phrase // what a known clause follows without such a word: "contrary to 8.4"
	Contrast    []Phrase // sets numbers or days against one another
	ByPerson    []Phrase // what the name of a person follows: "confirmed by"
	Version     []string // words before a version
	Empty       []string // words that tell nothing of a requirement: "as per standard"
	Given       []string // given names of persons
	Jobs        []string // what stands behind a person's name and says what they do
	Legal       []string // legal forms of organizations
	Articles    []string // words that may stand between a name and a job: "the"
	Roles       []string // words of roles and departments, which are written with capitals too
	List        []string // words between the numbers of a list
	Range       []string // words between the ends of a range
	Of          []string // words between a clause and the document it belongs to
	Standard    []string // words that name the standard itself
	Subject     []Phrase // sentences with these speak of clauses as what was audited, listed or excluded
	Place       []string // words before the name of a place
	NoName      []string // words with a capital that are no place: days, months, languages
	Document    []string // words that name a kind of document or record
	Generic     []string // words that say nothing of which clause a requirement belongs to

	once          sync.Once
	compiled      map[*[]Phrase]*phrases
	abbreviations map[string]bool
	words         map[*[]string]map[string]bool
}

// Phrase is a phrase with what may not stand around it. A plain one is made by list.
type Phrase struct {
	Words  string // the phrase
	Before string // not after one of these words (one|two|three*), which stand at most two words before
	After  string // not before one of these words
}

// Contraction is a shortened word at the end of another.
type Contraction struct {
	Suffix, Full string
	Irregular    map[string]string // what is left of the other word, and what it stands for: "wo" is "will"
}

// Stem is an ending and what takes its place.
type Stem struct {
	Ending, Replacement string
	Short               bool // three letters may be left: "logs", "logging"
}

// list makes phrases of lines.
func list(lines string) []Phrase {
	var out []Phrase
	for line := range strings.Lines(lines) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, Phrase{Words: line})
		}
	}
	return out
}

// stemList makes stems of endings with spaces between; "ies>i" is replaced by "i", and "s!" may leave three letters.
func stemList(endings string) []Stem {
	var out []Stem
	for _, e := range strings.Fields(endings) {
		e, short := strings.CutSuffix(e, "!")
		ending, replacement, _ := strings.Cut(e, ">")
		out = append(out, Stem{ending, replacement, short})
	}
	return out
}

// prepare compiles the tables of the language, once.
func (l *Language) prepare() {
	l.once.Do(func() {
		l.compiled = map[*[]Phrase]*phrases{}
		for _, p := range []*[]Phrase{
			&l.Failure, &l.Conformity, &l.NoFailure, &l.HiddenOnly, &l.HiddenSeen, &l.Advice, &l.SoftAdvice, &l.Reported, &l.Cause, &l.Attributed, &l.Vague,
			&l.VagueExtent, &l.Absolute, &l.Share, &l.Subject, &l.Criterion, &l.Contrast, &l.ByPerson,
		} {
			l.compiled[p] = compile(*p)
		}
		l.words = map[*[]string]map[string]bool{}
		for _, w := range []*[]string{
			&l.Function, &l.Months, &l.Titles, &l.Common, &l.OfAll, &l.NotExtent, &l.Clause, &l.List, &l.Range, &l.Of, &l.Standard,
			&l.Place, &l.NoName, &l.Document, &l.Generic, &l.Possessives, &l.Connectives, &l.Roles, &l.Given, &l.Jobs, &l.Articles, &l.Legal, &l.Version, &l.Empty, &l.Dangling,
		} {
			l.words[w] = set(*w)
		}
		for _, list := range []*[]string{&l.Generic, &l.Document} {
			for _, w := range *list {
				l.words[list][l.stem(fold(w))] = true
			}
		}
		l.abbreviations = set(l.Abbreviations)
	})
}

func set(words []string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[fold(w)] = true
	}
	return out
}

// has reports whether a word is in one of the lists of the language.
func (l *Language) has(list *[]string, norm string) bool { return l.words[list][norm] }

// speaks reports whether the text is in this language as far as its words tell: at least one in eight is one of the
// commonest, in a text of more than three words.
func (l *Language) speaks(t *text) bool {
	words, common := 0, 0
	for _, k := range t.tokens {
		if k.kind == word {
			words++
			if l.has(&l.Function, k.norm) {
				common++
			}
		}
	}
	return words <= 3 && isASCII(string(t.runes)) || common*8 >= words && common > 0
}

// stem returns the word without the endings that do not count, taken off one after another.
func (l *Language) stem(norm string) string {
	for range maxEndings {
		before := norm
		for _, s := range l.Stems {
			least := minStem
			if s.Short {
				least--
			}
			if base, found := strings.CutSuffix(norm, s.Ending); found && len(base)+len(s.Replacement) >= least {
				norm = base + s.Replacement
				break
			}
		}
		if norm == before {
			break
		}
	}
	return norm
}

// maxEndings is how many endings one word may have.
const maxEndings = 3

// minStem is the fewest bytes that a stem keeps.
const minStem = 4
