package casefile

import (
	"context"
	"hash/fnv"
	"slices"
	"strings"
	"sync"

	"fieldcase/app/audit"
	"fieldcase/app/standard"
	"fieldcase/store"
)

// caseIndex keeps the index of a case in step with it. The zero value knows nothing.
type caseIndex struct {
	pass sync.Mutex // held while the whole case is gone through

	mu      sync.Mutex // guards what follows
	index   *store.Index
	sums    map[store.DocumentKey]uint64 // of what was put in
	reached *audit.Case                  // the case as index and pending together know it; nil before the first pass
	passing bool                         // reached is still being gone through
	pending []audit.Recorder             // changed since

	shown   *audit.Case // the case that records are of
	records map[store.DocumentKey]audit.Recorder
}

// follow notes that a change made one case of another.
func (x *caseIndex) follow(before, after *audit.Case, records []audit.Recorder) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.shown, x.records = nil, nil
	switch {
	case x.reached != before || before == nil:
	case len(x.pending) > maxPending:
		x.reached, x.pending = nil, nil
	default:
		x.reached, x.pending = after, append(x.pending, records...)
	}
}

// maxPending is how many changed records wait for a search; of more, the case is gone through again when one comes.
const maxPending = 1000

// close gives up the memory of the index.
func (x *caseIndex) close() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.index != nil {
		x.index.Close()
	}
	x.reached, x.sums, x.records, x.shown = nil, nil, nil, nil
}

// open returns the index, made at the first call.
func (x *caseIndex) open(ctx context.Context) (*store.Index, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.index != nil {
		return x.index, nil
	}
	index, err := store.NewIndex(ctx, len(AllSearchGroups()))
	if err != nil {
		return nil, err
	}
	x.index, x.sums = index, map[store.DocumentKey]uint64{}
	return index, nil
}

// catchUp takes in what was changed since the last pass, and reports whether the index then knows all of the case.
func (x *caseIndex) catchUp(ctx context.Context, c *audit.Case) (bool, error) {
	index, err := x.open(ctx)
	if err != nil {
		return false, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.reached != c || x.passing {
		return false, nil
	}
	var documents []store.Document
	for _, r := range latest(x.pending) {
		key := keyOf(r)
		s, ok := searchedOf(r)
		if r.Base().Deleted || !ok {
			delete(x.sums, key)
			err = index.Drop(ctx, key)
		} else {
			d := s.document(key)
			x.sums[key] = sumOfDocument(d)
			documents = append(documents, d)
		}
		if err != nil {
			return false, err
		}
	}
	if err := index.Put(ctx, documents...); err != nil {
		return false, err
	}
	x.pending = nil
	return true, nil
}

// latest leaves of records that were changed more than once what they became.
func latest(records []audit.Recorder) []audit.Recorder {
	var out []audit.Recorder
	seen := map[store.DocumentKey]bool{}
	for _, r := range slices.Backward(records) {
		if key := keyOf(r); !seen[key] {
			seen[key] = true
			out = append(out, r)
		}
	}
	return out
}

// chunk is how many documents are put in at a time; a search waits for no more than that.
const chunk = 200

// take goes through the whole case and takes in what the index does not know as it is now.
func (x *caseIndex) take(ctx context.Context, c *audit.Case, catalogue standard.Catalogue, progress func(done, total int)) error {
	index, err := x.open(ctx)
	if err != nil {
		return err
	}
	x.mu.Lock()
	x.reached, x.passing, x.pending = c, true, nil
	x.mu.Unlock()
	p := &indexPass{x: x, index: index, present: map[store.DocumentKey]bool{}, progress: progress, total: countRecords(c)}
	err = p.run(ctx, c, catalogue)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.passing = false
	if err != nil {
		x.reached = nil // the next pass goes on where this one ended
	}
	return err
}

// indexPass goes through a case once.
type indexPass struct {
	x        *caseIndex
	index    *store.Index
	batch    []store.Document
	present  map[store.DocumentKey]bool
	progress func(done, total int)
	done     int
	total    int
	put      int // documents that were not known
}

func (p *indexPass) run(ctx context.Context, c *audit.Case, catalogue standard.Catalogue) error {
	for _, k := range audit.Kinds() {
		for _, r := range c.Records(k) {
			if p.done++; len(p.batch) >= chunk || p.done%(10*chunk) == 0 {
				if err := p.flush(ctx); err != nil {
					return err
				}
			}
			if s, ok := searchedOf(r); ok {
				p.add(keyOf(r), s)
			}
		}
	}
	for _, r := range slices.Backward(catalogue.Requirements) { // of equals the last taken in is found first
		p.add(store.DocumentKey{Kind: KindRequirement, Record: audit.ID(r.ID)}, searchedRequirement(r))
	}
	if err := p.flush(ctx); err != nil {
		return err
	}
	if err := p.dropAbsent(ctx); err != nil || p.put < 10*chunk {
		return err
	}
	return p.index.Settle(ctx)
}

func (p *indexPass) add(key store.DocumentKey, s searched) {
	p.present[key] = true
	d := s.document(key)
	sum := sumOfDocument(d)
	p.x.mu.Lock()
	defer p.x.mu.Unlock()
	if had, known := p.x.sums[key]; !known || had != sum {
		p.batch = append(p.batch, d)
		p.put++
	}
}

// flush puts the batch into the index.
func (p *indexPass) flush(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := p.index.Put(ctx, p.batch...); err != nil {
		return err
	}
	p.x.mu.Lock()
	for _, d := range p.batch {
		p.x.sums[d.DocumentKey] = sumOfDocument(d)
	}
	p.x.mu.Unlock()
	p.batch = p.batch[:0]
	if p.progress != nil {
		p.progress(p.done, p.total)
	}
	return nil
}

// dropAbsent takes out what the case does not have any more.
func (p *indexPass) dropAbsent(ctx context.Context) error {
	p.x.mu.Lock()
	var gone []store.DocumentKey
	for key := range p.x.sums {
		if !p.present[key] {
			gone = append(gone, key)
			delete(p.x.sums, key)
		}
	}
	p.x.mu.Unlock()
	return p.index.Drop(ctx, gone...)
}

// recordsOf returns the records of a case by their keys.
func (x *caseIndex) recordsOf(c *audit.Case) map[store.DocumentKey]audit.Recorder {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.shown != c {
		x.shown, x.records = c, make(map[store.DocumentKey]audit.Recorder, len(x.records))
		for _, k := range audit.Kinds() {
			for _, r := range c.Records(k) {
				x.records[keyOf(r)] = r
			}
		}
	}
	return x.records
}

func countRecords(c *audit.Case) int {
	n := 0
	for _, k := range audit.Kinds() {
		n += len(c.Records(k))
	}
	return n
}

func keyOf(r audit.Recorder) store.DocumentKey {
	return store.DocumentKey{Kind: audit.KindOf(r).Name, Record: r.Base().ID}
}

// document is what the index is to know.
func (s searched) document(key store.DocumentKey) store.Document {
	kind := searchKind{group: FoundClauses}
	if key.Kind != KindRequirement {
		kind = searchKindOf(key.Kind)
	}
	texts := append(slices.Clone(s.texts), s.facts)
	d := store.Document{DocumentKey: key, Group: slices.Index(AllSearchGroups(), kind.group), Label: s.label, Title: s.title}
	if kind.prose {
		d.Title, texts = "", append(texts, s.title)
	}
	d.Text = strings.Join(texts, " ")
	return d
}

// sumOfDocument tells two documents of one key apart.
func sumOfDocument(d store.Document) uint64 {
	h := fnv.New64a()
	for _, s := range []string{d.Label, d.Title, d.Text} {
		_, _ = h.Write([]byte(s)) // never fails
		_, _ = h.Write([]byte{0})
	}
	return h.Sum64()
}
