package casefile

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"

	"fieldcase/app/audit"
)

// batch takes files in, one after the other, and saves their records at the end.
type batch struct {
	session *Session
	to      AttachTo
	options AttachOptions
	author  audit.ID
	known   map[string]*audit.Attachment // by SHA-256: those of the audit, and those taken in
	made    []*audit.Attachment
	linked  []*audit.Attachment // of the case, those that the files turned out to be
	full    bool                // the disk is
	out     Attached
}

// attachmentsOf returns the attachments of an audit by their hash.
func attachmentsOf(c *audit.Case, auditID audit.ID) map[string]*audit.Attachment {
	out := map[string]*audit.Attachment{}
	for i := range c.Attachments {
		if a := &c.Attachments[i]; a.Audit == auditID {
			out[a.SHA256] = a
		}
	}
	return out
}

// take takes one file in and notes what became of it.
func (b *batch) take(ctx context.Context, f sourceFile) {
	out := AttachedFile{Name: f.came, Err: f.err}
	switch {
	case ctx.Err() != nil:
		b.out.Cancelled = true
		return
	case b.full:
		out.Err = fmt.Errorf("%w: it was not begun", ErrFull)
	case out.Err == nil:
		out.Attachment, out.There, out.Remark, out.Err = b.attach(ctx, f)
	}
	if IsCancelled(out.Err) {
		b.out.Cancelled = true
		return
	}
	b.full = b.full || errors.Is(out.Err, ErrFull)
	if out.Err != nil {
		out.Err = fmt.Errorf("attach %s: %w", f.came, out.Err)
	}
	if f.name != f.came && out.Err == nil {
		out.Remark = joined(out.Remark, "kept under the name "+f.name)
	}
	b.out.Files = append(b.out.Files, out)
}

// joined puts a second remark behind the first.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

func (b *batch) attach(ctx context.Context, f sourceFile) (a *audit.Attachment, there bool, remark string, err error) {
	src, err := f.open()
	if err != nil {
		return nil, false, "", err
	}
	defer func() { _ = src.Close() }() // only read
	p, err := prepare(f.name, src, b.options)
	if err != nil {
		return nil, false, "", err
	}
	a, there, err = b.keep(ctx, p)
	if err != nil || there {
		return a, there, p.remark, err
	}
	a.Source = cmp.Or(b.to.Source, f.folder)
	if p.changed && b.options.KeepOriginal {
		if err := b.keepOriginal(ctx, f, src, a, p.place); err != nil {
			return nil, false, "", err
		}
	}
	b.made, b.known[a.SHA256] = append(b.made, a), a
	b.session.keepThumbnail(a, p.thumbnail)
	return a, false, p.remark, nil
}

// keep puts the bytes into the file unless the audit has them.
func (b *batch) keep(ctx context.Context, p *prepared) (a *audit.Attachment, there bool, err error) {
	sum, size, err := p.sum(ctx)
	if err != nil {
		return nil, false, err
	}
	if a := b.known[sum]; a != nil {
		b.link(a)
		return a, true, nil
	}
	r, err := p.read()
	if err != nil {
		return nil, false, err
	}
	again := &sameReader{r: &steadyReader{ctx: ctx, r: r, left: size}, sum: sha256.New(), want: sum}
	if _, _, err := b.session.keepBytes(ctx, again); err != nil {
		return nil, false, err
	}
	p.record.ID, p.record.SHA256, p.record.Size = b.session.env.ID(), sum, size
	p.record.Audit, p.record.Requirements = b.to.Audit, slices.Clone(b.to.Requirements)
	p.record.AddedAt, p.record.AddedBy = audit.InstantOf(b.session.env.Now()), b.author
	p.record.Confidential = b.to.Confidential
	return &p.record, false, nil
}

// keepOriginal keeps the file as it came as the original of what was made of it.
func (b *batch) keepOriginal(ctx context.Context, f sourceFile, src *opened, made *audit.Attachment, place bool) error {
	p := &prepared{read: whole(src), size: src.size}
	p.record = audit.Attachment{Name: f.name, MediaType: mediaType(f.name), Source: made.Source, Note: "Original of " + made.Name + ", as it came."}
	if sum, _, err := p.sum(ctx); err != nil || sum == made.SHA256 {
		return err // nothing was taken out of it
	}
	a, there, err := b.keep(ctx, p)
	if err != nil {
		return err
	}
	made.Original = a.ID
	if !there {
		a.Confidential = a.Confidential || place
		b.made, b.known[a.SHA256] = append(b.made, a), a
	}
	return nil
}

// link notes that a file is one that the case has.
func (b *batch) link(a *audit.Attachment) {
	if !slices.Contains(b.made, a) && !slices.Contains(b.linked, a) {
		b.linked = append(b.linked, a)
	}
}

// save writes the records of everything that was taken in, and links it to the evidence. Where the disk has room for bytes
// but not for all records, the last files are given up until it has. Bytes without a record do not stay.
func (b *batch) save(ctx context.Context) error {
	for n := 1; ; n *= 2 {
		err := b.write(ctx)
		if err == nil || !errors.Is(err, ErrFull) || len(b.made) == 0 {
			if err != nil {
				b.giveUp(ctx, len(b.made), err)
			}
			return err
		}
		b.giveUp(ctx, n, err)
	}
}

// giveUp takes the bytes of the last n files out again, and notes why.
func (b *batch) giveUp(ctx context.Context, n int, why error) {
	for range min(n, len(b.made)) {
		last := b.made[len(b.made)-1]
		b.made = b.made[:len(b.made)-1]
		_ = b.session.dropBytes(ctx, last.SHA256) // they do no harm and are found at the next try
		for i := range b.out.Files {
			if f := &b.out.Files[i]; f.Attachment == last {
				*f = AttachedFile{Name: f.Name, Err: fmt.Errorf("attach %s: %w", f.Name, why)}
			}
		}
		if before := len(b.made) - 1; before >= 0 && last.Original == b.made[before].ID {
			_ = b.session.dropBytes(ctx, b.made[before].SHA256) // the same
			b.made = b.made[:before]
		}
	}
}

// write writes the records as one action.
func (b *batch) write(ctx context.Context) error {
	var changes []Change
	for _, a := range b.made {
		changes = append(changes, Change{After: a})
	}
	for _, a := range b.linked {
		after := audit.Clone(a)
		after.Requirements = audit.Union(after.Requirements, b.to.Requirements)
		changes = append(changes, Change{Before: a, After: after})
	}
	evidence, err := b.evidence(ctx)
	if err != nil {
		return err
	}
	return b.session.Save(ctx, b.label(), append(changes, evidence...)...)
}

// evidence is the change of the evidence that the files are kept with, none when there is none.
func (b *batch) evidence(ctx context.Context) ([]Change, error) {
	if b.to.Evidence == "" || len(b.made)+len(b.linked) == 0 {
		return nil, nil
	}
	c, err := b.session.Case(ctx)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(c.Evidence, func(e audit.Evidence) bool { return e.ID == b.to.Evidence })
	if at < 0 {
		return nil, fmt.Errorf("attach to evidence %s: %w", b.to.Evidence, ErrNotFound)
	}
	before := &c.Evidence[at]
	after := audit.Clone(before)
	for _, a := range slices.Concat(b.made, b.linked) {
		after.Attachments = audit.Union(after.Attachments, []audit.ID{a.ID})
	}
	return []Change{{Before: before, After: after}}, nil
}

// label names the action in the history.
func (b *batch) label() string {
	switch all := slices.Concat(b.made, b.linked); {
	case len(all) == 1:
		return "Attach " + all[0].Name
	default:
		return fmt.Sprintf("Attach %d files", len(all))
	}
}

// sum reads what is to be kept once, to know whether it is there already and that it can be read.
func (p *prepared) sum(ctx context.Context) (sum string, size int64, err error) {
	r, err := p.read()
	if err != nil {
		return "", 0, err
	}
	h := sha256.New()
	size, err = io.Copy(h, &steadyReader{ctx: ctx, r: r, left: p.size, endless: p.size < 0})
	if err != nil {
		return "", 0, err
	}
	return fmt.Sprintf("%x", h.Sum(nil)), size, nil
}

// whole returns what reads a source from its beginning to its end.
func whole(src *opened) func() (io.Reader, error) {
	return func() (io.Reader, error) { return io.NewSectionReader(src, 0, src.size), nil }
}

// inMemory returns what reads bytes.
func inMemory(b []byte) func() (io.Reader, error) {
	return func() (io.Reader, error) { return bytes.NewReader(b), nil }
}
