package wording

import "strings"

// span is a stretch of tokens: from the first to one before the last.
type span struct{ from, to int }

// phrases are the compiled phrases of one list, by how their first word begins.
type phrases struct {
	exact  map[string][]*phrase // by the whole first word
	prefix map[byte][]*phrase   // by the first byte, where the first word is a beginning only or a number
	number []*phrase
}

// phrase is one compiled phrase.
type phrase struct {
	elements      []element
	before, after []choice
	atStart       bool
	afterComma    bool
	atEnd         bool
}

// element is one word of a phrase.
type element struct {
	choices       []choice
	optional, any bool
}

// choice is one of the words that an element may be.
type choice struct {
	text   string
	prefix bool
	number bool
}

func (c choice) matches(t *text, k token) bool {
	switch {
	case c.number:
		_, ok := t.count(k)
		return ok
	case c.prefix:
		return strings.HasPrefix(k.norm, c.text)
	default:
		return k.norm == c.text
	}
}

// compile makes phrases of their written form.
func compile(list []Phrase) *phrases {
	out := &phrases{exact: map[string][]*phrase{}, prefix: map[byte][]*phrase{}}
	for _, p := range list {
		c := &phrase{before: choices(p.Before), after: choices(p.After)}
		for _, w := range strings.Fields(p.Words) {
			switch w {
			case "^":
				c.atStart = true
				continue
			case "$":
				c.atEnd = true
				continue
			case ",":
				c.afterComma = true
				continue
			}
			c.elements = append(c.elements, compileElement(w))
		}
		out.file(c)
		for c.elements[0].optional {
			shorter := *c
			shorter.elements = c.elements[1:]
			c = &shorter
			out.file(c)
		}
	}
	return out
}

func compileElement(w string) element {
	w, optional := strings.CutSuffix(w, "?")
	if w == "_" {
		return element{any: true, optional: optional}
	}
	return element{choices: choices(w), optional: optional}
}

func choices(words string) []choice {
	var out []choice
	for w := range strings.SplitSeq(words, "|") {
		switch text, prefix := strings.CutSuffix(fold(w), "*"); {
		case w == "":
		case w == "#":
			out = append(out, choice{number: true})
		default:
			out = append(out, choice{text: text, prefix: prefix})
		}
	}
	return out
}

// file puts a phrase where its first word finds it.
func (p *phrases) file(c *phrase) {
	for _, first := range c.elements[0].choices {
		switch {
		case first.number:
			p.number = append(p.number, c)
		case first.prefix:
			p.prefix[first.text[0]] = append(p.prefix[first.text[0]], c)
		default:
			p.exact[first.text] = append(p.exact[first.text], c)
		}
	}
}

// find returns where the phrases of the list stand in the text, outside quotations, in order and without overlap; of
// several that begin with one word the longest.
func (t *text) find(list *[]Phrase) []span { return t.search(list, false) }

// findQuoted does the same and looks into quotations too.
func (t *text) findQuoted(list *[]Phrase) []span { return t.search(list, true) }

func (t *text) search(list *[]Phrase, quotations bool) []span {
	var out []span
	p := t.language.compiled[list]
	for i := 0; i < len(t.tokens); i++ {
		if k := t.tokens[i]; k.kind == mark || k.quoted && !quotations {
			continue
		}
		if end := p.longest(t, i); end > i {
			out = append(out, span{i, end})
			i = end - 1
		}
	}
	return out
}

// longest returns where the longest phrase that begins with token i ends, or 0.
func (p *phrases) longest(t *text, i int) int {
	end, norm := 0, t.tokens[i].norm
	try := func(list []*phrase) {
		for _, c := range list {
			if n := c.match(t, i); n > end {
				end = n
			}
		}
	}
	try(p.exact[norm])
	if norm != "" {
		try(p.prefix[norm[0]])
	}
	if len(p.number) > 0 {
		if _, ok := t.count(t.tokens[i]); ok {
			try(p.number)
		}
	}
	return end
}

// match returns where the phrase ends when it begins with token i, or 0.
func (c *phrase) match(t *text, i int) int {
	if c.atStart && !t.tokens[i].first || c.afterComma && !t.is(i-1, ",;:–—(") {
		return 0
	}
	end := c.rest(t, 0, i)
	if end == 0 || c.atEnd && end < len(t.tokens) && t.tokens[end].kind != mark || t.near(i-1, -1, 2, c.before) || t.near(end, 1, 1, c.after) {
		return 0
	}
	return end
}

// rest matches the elements from the e-th on against the tokens from i on.
func (c *phrase) rest(t *text, e, i int) int {
	if e == len(c.elements) {
		return i
	}
	el := c.elements[e]
	if i < len(t.tokens) && t.tokens[i].kind != mark && (el.any || matchesAny(t, el.choices, t.tokens[i])) {
		if end := c.rest(t, e+1, i+1); end > 0 {
			return end
		}
	}
	if el.optional {
		return c.rest(t, e+1, i)
	}
	return 0
}

// near reports whether one of the words stands among the next n tokens from i on in the given direction. A mark may be
// such a word; another mark ends the search.
func (t *text) near(i, step, n int, words []choice) bool {
	if len(words) == 0 {
		return false
	}
	for ; n > 0 && i >= 0 && i < len(t.tokens); n-- {
		if matchesAny(t, words, t.tokens[i]) {
			return true
		}
		if t.tokens[i].kind == mark {
			return false
		}
		i += step
	}
	return false
}

func matchesAny(t *text, words []choice, k token) bool {
	for _, c := range words {
		if c.matches(t, k) {
			return true
		}
	}
	return false
}
