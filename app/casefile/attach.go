package casefile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"path/filepath"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/platform/filename"
)

// The kinds of errors of a file that was to be attached, for errors.Is.
var (
	ErrUnreadable    = errors.New("the file cannot be read")
	ErrSourceChanged = errors.New("the file changed while it was read")
	ErrNotFile       = errors.New("it is no file with bytes of its own")
	ErrTooBig        = errors.New("the file is too large for a case")
)

// MaxAttachment is the largest file that a case takes in, in bytes.
const MaxAttachment = 1 << 30

// AttachTo says where files that are taken in belong.
type AttachTo struct {
	Audit        audit.ID
	Requirements []audit.Number
	Evidence     audit.ID // what they are kept with, "" for nothing yet
	Source       string   // where they came from, such as "client, by mail"; "" tells the folder of a file in a folder
	Confidential bool
}

// AttachOptions say what is done to photographs. They are turned upright and lose what they say of the place in any case.
type AttachOptions struct {
	Longest      int  // pixels of the longer side to which a larger picture is scaled; 0 leaves the size
	KeepOriginal bool // keep the file as it came beside what was made of it
}

// Incoming is something to be attached: a file, a folder with all files in it, or bytes that have no file.
type Incoming struct {
	Path  string
	Name  string // of the bytes
	Bytes []byte // used when Path is ""
}

// AttachedFile is what became of one file.
type AttachedFile struct {
	Name       string            // as it came, without what cannot be seen
	Attachment *audit.Attachment // nil when it was not taken in
	There      bool              // it was in the case already
	Remark     string            // what is to be known of it, "" for nothing
	Err        error             // why it was not taken in; see Explain
}

// Attached is what became of files that were to be attached, one by one in their order.
type Attached struct {
	Files     []AttachedFile
	Cancelled bool // a person stopped it; what had been taken in by then stays, what is not among Files was not begun
}

// New returns the files that were taken in.
func (a Attached) New() []AttachedFile {
	return a.those(func(f AttachedFile) bool { return f.Err == nil && !f.There })
}

// There returns the files that were in the case already.
func (a Attached) There() []AttachedFile {
	return a.those(func(f AttachedFile) bool { return f.Err == nil && f.There })
}

// Failed returns the files that were not taken in.
func (a Attached) Failed() []AttachedFile {
	return a.those(func(f AttachedFile) bool { return f.Err != nil })
}

func (a Attached) those(want func(AttachedFile) bool) []AttachedFile {
	return slices.DeleteFunc(slices.Clone(a.Files), func(f AttachedFile) bool { return !want(f) })
}

// AttachFiles takes files and folders into the case, each file wholly or not at all, all of them as one action that Undo
// takes back. A file whose bytes the audit has already is not taken in again, only linked. One file that cannot be taken in
// does not keep the others out; when the disk is full, or ctx ends, those that come after are left. progress may be nil; it
// is told files. Nothing of any file is kept in memory but a picture that is turned or scaled.
//
// An error means that nothing was attached.
func (s *Session) AttachFiles(ctx context.Context, to AttachTo, in []Incoming, o AttachOptions, progress func(done, total int64, words string)) (Attached, error) {
	if progress == nil {
		progress = func(int64, int64, string) {}
	}
	if ro, why := s.ReadOnly(); ro {
		return Attached{}, fmt.Errorf("attach: %w: %s", ErrReadOnly, why)
	}
	c, err := s.Case(ctx)
	if err != nil {
		return Attached{}, fmt.Errorf("attach: %w", err)
	}
	files := gather(ctx, in)
	b := &batch{session: s, to: to, options: o, author: s.author(c), known: attachmentsOf(c, to.Audit)}
	room := s.holdRoom(len(files))
	defer room.give()
	for i, f := range files {
		progress(int64(i), int64(len(files)), f.name)
		b.take(ctx, f)
		if b.out.Cancelled {
			break
		}
	}
	progress(int64(len(files)), int64(len(files)), "")
	room.give()
	return b.out, b.save(context.WithoutCancel(ctx))
}

// Attach takes the bytes of r into the case as a new attachment of that name. The same bytes are stored once.
func (s *Session) Attach(ctx context.Context, name, source string, r io.Reader) (*audit.Attachment, error) {
	sum, size, err := s.keepBytes(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("attach %s: %w", name, err)
	}
	c, err := s.Case(ctx)
	if err != nil {
		return nil, err
	}
	a := &audit.Attachment{
		Record: audit.Record{ID: s.env.ID()}, Name: filename.Safe(name), SHA256: sum, Size: size,
		MediaType: mediaType(name), Source: source,
		AddedAt: audit.InstantOf(s.env.Now()), AddedBy: s.author(c),
	}
	return a, s.Save(ctx, "Attach "+a.Name, Change{After: a})
}

// Open returns the bytes of an attachment.
func (s *Session) Open(ctx context.Context, a *audit.Attachment) (io.ReadCloser, error) {
	r, err := s.file.Blob(ctx, a.SHA256)
	if err != nil {
		return nil, fmt.Errorf("open attachment %s: %w", a.Name, err)
	}
	return r, nil
}

// keepBytes puts bytes into the file. They may be many: the case in memory is given out meanwhile without a look at the
// file, in which nobody else can write until they are there.
func (s *Session) keepBytes(ctx context.Context, r io.Reader) (sha string, size int64, err error) {
	s.turn.Lock()
	defer s.turn.Unlock()
	if _, err := s.Case(ctx); err != nil {
		return "", 0, err
	}
	s.setKeeping(true)
	defer s.setKeeping(false)
	return s.file.PutBlob(ctx, r)
}

// dropBytes takes bytes out again whose attachment was not written.
func (s *Session) dropBytes(ctx context.Context, sha string) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	return s.file.DropBlob(ctx, sha)
}

func (s *Session) setKeeping(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keeping = on
}

// mediaType returns the media type that the name of a file stands for, "" for an unknown one. The system's own table is
// not asked first for what comes often, so that it is the same everywhere.
func mediaType(name string) string {
	ext := strings.ToLower(filepath.Ext(name))
	if t, ok := mediaTypes[ext]; ok {
		return t
	}
	return mime.TypeByExtension(ext)
}

// mediaTypes are those of files that auditors are given (IANA media types).
var mediaTypes = map[string]string{
	".pdf": "application/pdf", ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".json": "application/json",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".odt":  "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
	".eml": "message/rfc822", ".msg": "application/vnd.ms-outlook", ".zip": "application/zip", ".mp4": "video/mp4", ".mp3": "audio/mpeg",
	".m4a": "audio/mp4", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
}
