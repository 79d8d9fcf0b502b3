package casefile

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fieldcase/app/audit"
	"fieldcase/store"
)

// Marked is a text with what was looked for in it.
type Marked = store.Marked

// Mark marks in a text what is looked for by a query.
func Mark(query, text string) Marked {
	m, _ := store.ParseQuery(query).Mark(text)
	return m
}

// Hit is a record, or a clause or control of the catalogue, that has what was looked for.
type Hit struct {
	Group   SearchGroup
	Kind    string   // name of the kind, or KindRequirement
	Record  audit.ID // the record; the number of a requirement
	Show    audit.ID // the record that pages show it with: the finding of a response, else the record itself
	OfKind  string   // kind of Show
	Audit   audit.ID // the audit that it belongs to, "" when to none
	Label   string   // its number, or those of its clauses
	Title   Marked   // what people call it, or the beginning of what it says
	Snippet Marked   // where the words stand when they are not all in label and title; empty when they are
	Detail  string   // what it is, in a few words
	rank    int      // of the best of its group
}

// SearchResult is what was found so far.
type SearchResult struct {
	Hits     []Hit // by group: those with the best hit, and in each the best hit, first
	Complete bool  // the index knows all of the case; else Index brings it there
}

// Index makes what is needed to search the whole case, or brings it up to date after much was changed at once. It takes
// a second or two for a very large case, during which Search finds what is there already. progress may be nil.
func (s *Session) Index(ctx context.Context, progress func(done, total int)) error {
	s.search.pass.Lock()
	defer s.search.pass.Unlock()
	for {
		c, err := s.Case(ctx)
		if err != nil {
			return fmt.Errorf("index the case: %w", err)
		}
		complete, err := s.search.catchUp(ctx, c)
		if err != nil {
			return fmt.Errorf("index the case: %w", err)
		}
		if complete {
			return nil
		}
		if err := s.search.take(ctx, c, s.catalogue, progress); err != nil {
			return fmt.Errorf("index the case: %w", err)
		}
	}
}

// Search finds what has all words of the text, each of which may be the beginning of one: numbers, then titles, then the
// rest; at most limit in each group. Accents and capitals do not count, and no sign in the text means anything.
// Everything in the case is found, private notes too: it is the user's own case.
func (s *Session) Search(ctx context.Context, text string, limit int) (SearchResult, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return SearchResult{}, err
	}
	complete, err := s.search.catchUp(ctx, c)
	if err != nil {
		return SearchResult{}, fmt.Errorf("search: %w", err)
	}
	index, err := s.search.open(ctx)
	if err != nil {
		return SearchResult{}, fmt.Errorf("search: %w", err)
	}
	f := hitMaker{session: s, c: c, query: store.ParseQuery(text), records: s.search.recordsOf(c)}
	out := SearchResult{Complete: complete}
	for group := range AllSearchGroups() {
		found, err := index.Find(ctx, f.query, group, limit)
		if err != nil {
			return SearchResult{}, err // it says that it is the search
		}
		for _, d := range found {
			if h, ok := f.hit(d.DocumentKey); ok {
				h.rank = found[0].Rank
				out.Hits = append(out.Hits, h)
			}
		}
	}
	slices.SortStableFunc(out.Hits, func(a, b Hit) int { return a.rank - b.rank })
	return out, nil
}

// recentChanges is how far back Recent looks.
const recentChanges = 200

// Recent returns the records of these IDs that are in the case, and after them those that were changed last, as hits
// without anything looked for; at most limit.
func (s *Session) Recent(ctx context.Context, first []audit.ID, limit int) ([]Hit, error) {
	c, err := s.Case(ctx)
	if err != nil {
		return nil, err
	}
	changes, err := s.History(ctx, HistoryQuery{Limit: recentChanges})
	if err != nil {
		return nil, err
	}
	f := hitMaker{session: s, c: c, records: s.search.recordsOf(c)}
	var keys []store.DocumentKey
	for _, id := range first {
		if r := RecordOf(c, id); r != nil {
			keys = append(keys, keyOf(r))
		}
	}
	for _, ch := range changes {
		keys = append(keys, store.DocumentKey{Kind: ch.Kind, Record: ch.Record})
	}
	var out []Hit
	seen := map[audit.ID]bool{}
	for _, key := range keys {
		h, ok := f.hit(key)
		if ok && !seen[h.Show] && h.Label+h.Title.Text != "" && len(out) < limit {
			seen[h.Show] = true
			out = append(out, h)
		}
	}
	return out, nil
}

// hitMaker makes hits of what the index found.
type hitMaker struct {
	session *Session
	c       *audit.Case
	query   store.Query
	records map[store.DocumentKey]audit.Recorder
}

// hit returns what is shown of a document; false when the case does not have it any more.
func (f hitMaker) hit(key store.DocumentKey) (Hit, bool) {
	h := Hit{Kind: key.Kind, Record: key.Record, Show: key.Record, OfKind: key.Kind}
	if key.Kind == KindRequirement {
		r, ok := f.session.catalogue.Find(string(key.Record))
		h.Group, h.Label, h.Detail = FoundClauses, r.ID, capitalized(string(r.Kind))
		f.mark(&h, searchedRequirement(r))
		return h, ok
	}
	r, ok := f.records[key]
	if !ok {
		return h, false
	}
	kind := searchKindOf(key.Kind)
	h.Group, h.Audit, h.Label, h.Detail = kind.group, AuditOf(f.c, r), labelOf(f.c, r), f.detail(r)
	if owner := ownerOf(f.records, r, kind.owner); owner != nil {
		h.Show, h.OfKind = owner.Base().ID, audit.KindOf(owner).Name
		if finding, ok := owner.(*audit.Finding); ok {
			h.Label = finding.Label()
		}
	}
	s, _ := searchedOf(r)
	f.mark(&h, s)
	return h, true
}

// Lengths of what is shown of a hit, in letters: no window shows more in a line, and what was looked for is among the
// first of them.
const (
	titleLetters   = 160
	titleBefore    = 36
	shortTitle     = 44 // before a snippet, with the label
	leastTitle     = 20
	snippetLetters = 120
	snippetBefore  = 14
)

// mark puts title and snippet into a hit, with what was looked for.
func (f hitMaker) mark(h *Hit, s searched) {
	title, all := f.query.Mark(s.title)
	h.Title = title.Excerpt(titleLetters, titleBefore)
	if all {
		return
	}
	if _, all = f.query.Mark(strings.Join([]string{s.label, h.Label, s.title, h.Detail}, " ")); all {
		return // it is seen anyway
	}
	best := Marked{}
	for _, text := range append(slices.Clone(s.texts), s.facts) {
		m, all := f.query.Mark(text)
		if all || len(m.Marks) > len(best.Marks) {
			best = m
		}
		if all {
			break
		}
	}
	room := max(leastTitle, shortTitle-utf8.RuneCountInString(h.Label)*3/2) // a label is of wide letters
	h.Title, h.Snippet = title.Excerpt(room, titleBefore), best.Excerpt(snippetLetters, snippetBefore)
}

// detail says what a record is: Minor nonconformity, Stage 2.
func (f hitMaker) detail(r audit.Recorder) string {
	what := capitalized(spaced(audit.KindOf(r).Name))
	switch r := r.(type) {
	case *audit.Finding:
		if r.Grade != "" {
			what = capitalized(r.Grade.Word())
		}
		if r.Requirement != "" {
			what += ", " + string(r.Requirement)
		}
	case *audit.Evidence:
		what = capitalized(string(r.Method))
	case *audit.Note:
		if r.Private {
			what = "Private note"
		}
	case *audit.Response:
		what = fmt.Sprintf("Response, round %d", r.Round)
	case *audit.Audit:
		return string(r.State)
	case *audit.AISystem:
		what = "AI system"
	case *audit.Person:
		what = r.Function
	case *audit.Contact:
		what = r.Function
	}
	if a := f.c.Audit(AuditOf(f.c, r)); a != nil {
		what = strings.TrimPrefix(what+", "+a.Title(), ", ")
	}
	return what
}

// labelOf is the number that stands before a record: its own, or the clauses that it bears on.
func labelOf(c *audit.Case, r audit.Recorder) string {
	switch r := r.(type) {
	case *audit.Finding:
		return r.Label()
	case *audit.Evidence:
		return few(r.Requirements)
	case *audit.Note:
		return string(r.Requirement)
	case *audit.Conclusion:
		return string(r.Requirement)
	case *audit.ProgrammeCell:
		return string(r.Requirement)
	case *audit.Sample:
		return few(r.Requirements)
	case *audit.SoAControl:
		return string(r.Control)
	case *audit.Certificate:
		return r.Number
	case *audit.PlanItem:
		return strings.TrimSpace(r.Day.String() + " " + r.Start.String())
	case *audit.Meeting:
		return r.Day.String()
	case *audit.Person:
		return r.Initials
	case *audit.Member:
		return c.Initials(r)
	default:
		return ""
	}
}

// few names one or two clauses.
func few(numbers []audit.Number) string {
	if len(numbers) > 2 {
		return join(numbers[:1]) + ", …"
	}
	return join(numbers)
}

// ownerOf returns the record that the field names, nil when there is none.
func ownerOf(records map[store.DocumentKey]audit.Recorder, r audit.Recorder, field string) audit.Recorder {
	f, ok := audit.KindOf(r).Field(field)
	if !ok {
		return nil
	}
	kind := f.Ref
	if a, ok := r.(*audit.Acceptance); ok {
		kind = a.About
	}
	return records[store.DocumentKey{Kind: kind, Record: audit.ID(f.Text(r))}]
}

// RecordOf returns the record of an ID, whatever its kind; nil when the case does not have it.
func RecordOf(c *audit.Case, id audit.ID) audit.Recorder {
	for _, k := range audit.Kinds() {
		for _, r := range c.Records(k) {
			if r.Base().ID == id {
				return r
			}
		}
	}
	return nil
}

// AuditOf returns the audit that a record is or belongs to, by what it belongs to; "" for one that belongs to none.
func AuditOf(c *audit.Case, r audit.Recorder) audit.ID {
	if a, ok := r.(*audit.Audit); ok {
		return a.ID
	}
	k := audit.KindOf(r)
	if f, ok := k.Field("audit"); ok && f.Text(r) != "" {
		return audit.ID(f.Text(r))
	}
	for _, name := range []string{"finding", "sample", "meeting", "decision"} {
		f, ok := k.Field(name)
		if !ok || f.Text(r) == "" {
			continue
		}
		for _, owner := range c.Records(audit.KindNamed(name)) {
			if owner.Base().ID == audit.ID(f.Text(r)) {
				return AuditOf(c, owner)
			}
		}
	}
	return ""
}
