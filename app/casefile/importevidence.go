package casefile

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// EvidenceFile is a file that came with the client's answers.
type EvidenceFile struct {
	Record  audit.ID // the nonconformity, or document asked for, that it belongs to; "" while nobody said
	Path    string   // within the folder or archive
	Size    int64
	SHA256  string
	Problem string // why it cannot be taken, "" when it can
	open    func() (io.ReadCloser, error)
}

// Limits of what is looked at as evidence.
const (
	maxEvidenceFiles = 2000
	maxEvidenceFile  = 512 << 20 // bytes of one file
)

// ErrTooMuchEvidence refuses a folder that can hardly be the evidence of an answer, such as a whole disk.
var ErrTooMuchEvidence = fmt.Errorf("more than %d files", maxEvidenceFiles)

// matchEvidence lists the files of a folder or zip archive and matches them with what the workbook asked about.
func matchEvidence(ctx context.Context, plan audit.ImportPlan, from string) ([]EvidenceFile, error) {
	files, err := listEvidence(from)
	if err != nil {
		return nil, fmt.Errorf("look at evidence %s: %w", from, err)
	}
	paths := make([]string, len(files))
	for i := range files {
		paths[i] = files[i].Path
	}
	matched := audit.MatchEvidence(plan.Asked, plan.Files, paths)
	for i := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		files[i].Record = matched[files[i].Path]
		files[i].hash()
	}
	return files, nil
}

// hash learns the hash of the file, and whether it can be read at all.
func (f *EvidenceFile) hash() {
	if f.Problem != "" {
		return
	}
	r, err := f.open()
	if err != nil {
		f.Problem = err.Error()
		return
	}
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(r, maxEvidenceFile+1))
	if err = errors.Join(err, r.Close()); err != nil {
		f.Problem = err.Error()
		return
	}
	if n > maxEvidenceFile {
		f.Problem = fmt.Sprintf("larger than %d MB; attach it by hand if it is needed", maxEvidenceFile>>20)
	}
	f.Size, f.SHA256 = n, hex.EncodeToString(h.Sum(nil))
}

// listEvidence lists a folder, a zip archive, or a single file.
func listEvidence(from string) ([]EvidenceFile, error) {
	info, err := os.Stat(from)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() && strings.EqualFold(filepath.Ext(from), ".zip") {
		return listArchive(from)
	}
	var out []EvidenceFile
	err = filepath.WalkDir(from, func(at string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && at != from && strings.HasPrefix(entry.Name(), "."):
			return filepath.SkipDir
		case !entry.Type().IsRegular() || strings.HasPrefix(entry.Name(), "."): // links could lead anywhere
			return nil
		case len(out) == maxEvidenceFiles:
			return ErrTooMuchEvidence
		}
		name := filepath.Base(at)
		if at != from {
			if name, err = filepath.Rel(from, at); err != nil {
				return err
			}
		}
		out = append(out, EvidenceFile{Path: filepath.ToSlash(name), open: func() (io.ReadCloser, error) { return os.Open(at) }})
		return nil
	})
	return out, err
}

// listArchive lists a zip archive. Its names are used as names alone, never as places on this machine.
func listArchive(from string) ([]EvidenceFile, error) {
	z, err := zip.OpenReader(from)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	defer func() { _ = z.Close() }() // it was read; each file opens it anew
	var out []EvidenceFile
	for i, entry := range z.File {
		name := strings.ReplaceAll(entry.Name, `\`, "/")
		if strings.HasSuffix(name, "/") || strings.HasPrefix(path.Base(name), ".") || strings.HasPrefix(name, "__MACOSX/") {
			continue
		}
		if len(out) == maxEvidenceFiles {
			return nil, ErrTooMuchEvidence
		}
		out = append(out, EvidenceFile{Path: path.Clean("/" + name)[1:], open: func() (io.ReadCloser, error) { return openEntry(from, i) }})
	}
	return out, nil
}

// openEntry opens one entry of a zip archive.
func openEntry(archive string, n int) (io.ReadCloser, error) {
	z, err := zip.OpenReader(archive)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	r, err := z.File[n].Open()
	if err != nil {
		return nil, errors.Join(err, z.Close())
	}
	return &entryReader{r, z}, nil
}

// entryReader closes the archive with its entry.
type entryReader struct {
	io.ReadCloser
	archive io.Closer
}

// Close implements io.Closer.
func (r *entryReader) Close() error { return errors.Join(r.ReadCloser.Close(), r.archive.Close()) }

// keeping gathers what a returned workbook brings.
type keeping struct {
	session  *Session
	of       *audit.Case
	changes  []Change
	evidence map[audit.ID][]audit.ID
	kept     int // files new to the case
}

// files keeps the evidence that belongs to what was asked about. Lines of a plan have none.
func (k *keeping) files(ctx context.Context, in *ResponseImport) error {
	for _, f := range in.Evidence {
		if in.Plan.Kind == audit.PlanDocument || f.Record == "" || f.Problem != "" || k.answered(f) {
			continue
		}
		r, err := f.open()
		if err != nil {
			return fmt.Errorf("keep %s: %w", f.Path, err)
		}
		id, err := k.keep(ctx, path.Base(f.Path), r)
		if err = errors.Join(err, r.Close()); err != nil {
			return fmt.Errorf("keep %s: %w", f.Path, err)
		}
		k.evidence[f.Record] = append(k.evidence[f.Record], id)
		k.kept++
	}
	return nil
}

// answered reports whether a round of the nonconformity, or the document asked for, has the file already.
func (k *keeping) answered(f EvidenceFile) bool {
	holds := func(attachments []audit.ID) bool {
		return slices.ContainsFunc(attachments, func(id audit.ID) bool {
			a := k.of.Attachment(id)
			return a != nil && a.SHA256 == f.SHA256
		})
	}
	return slices.ContainsFunc(k.of.Responses, func(r audit.Response) bool { return r.Finding == f.Record && holds(r.Attachments) }) ||
		slices.ContainsFunc(k.of.DocumentRequests, func(d audit.DocumentRequest) bool { return d.ID == f.Record && holds(d.Attachments) })
}

// keep takes the bytes of r into the case, or returns the attachment of that name that holds them already.
func (k *keeping) keep(ctx context.Context, name string, r io.Reader) (audit.ID, error) {
	sum, size, err := k.session.file.PutBlob(ctx, r)
	if err != nil {
		return "", err
	}
	if i := slices.IndexFunc(k.of.Attachments, func(a audit.Attachment) bool { return a.SHA256 == sum && a.Name == name }); i >= 0 {
		return k.of.Attachments[i].ID, nil
	}
	a := &audit.Attachment{
		Record: audit.Record{ID: k.session.env.ID()}, Name: name, SHA256: sum, Size: size, MediaType: mime.TypeByExtension(filepath.Ext(name)),
		Source: "client's return of " + k.session.env.Today().String(), AddedAt: audit.InstantOf(k.session.env.Now()), AddedBy: k.session.author(k.of),
	}
	k.changes = append(k.changes, Change{After: a})
	return a.ID, nil
}
