package workbook

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
)

// ResponseFormat is the version of the form in which a client's answers come back; see FORMAT.md.
const ResponseFormat = 1

// Where the workbook says what it is: beside each row a key, for all of it a sheet that no menu shows, and a property of
// the document. Programs lose the one or the other; see FORMAT.md.
const (
	manifestSheet    = "_fieldcase"
	identityProperty = "Fieldcase"
	keyPrefix        = "fieldcase:"
)

// manifest is what the workbook says of itself.
type manifest struct {
	Format     int                `json:"fieldcase_response"`
	Kind       audit.DocumentKind `json:"kind,omitempty"` // "" for a response
	Case       audit.ID           `json:"case"`
	Export     audit.ID           `json:"export"`
	Audit      audit.ID           `json:"audit,omitempty"`
	Contact    audit.ID           `json:"contact,omitempty"` // person of the client it was made for
	ExportedAt time.Time          `json:"exported_at"`
	Program    string             `json:"program"`
	Heads      string             `json:"heads,omitempty"`     // of the case's changes that it was made from, as JSON
	Content    string             `json:"content,omitempty"`   // ContentHash
	Key        string             `json:"key,omitempty"`       // public key of who signed it
	Signature  string             `json:"signature,omitempty"` // over what Origin says
}

// asks reports whether the client has anything to answer in the workbook.
func (r *released) asks() bool { return r.of.Export != "" && len(r.nonconformities()) > 0 }

// nonconformities returns the issued ones that were not withdrawn.
func (r *released) nonconformities() []*audit.Finding {
	if r.asked == nil {
		r.asked = slices.DeleteFunc(slices.Clone(r.findings), func(f *audit.Finding) bool {
			return !f.Grade.IsNonconformity() || !f.State.IsIssued() || f.State == audit.Withdrawn
		})
	}
	return r.asked
}

// key returns what stands in the hidden column beside a nonconformity, or what else is asked. Its end tells a key that was
// edited or belongs to another export.
func (r *released) key(id audit.ID) string {
	return keyPrefix + string(id) + ":" + keyCheck(r.of.Case.ID, r.of.Export, id)
}

func keyCheck(of, export, record audit.ID) string {
	return digest(string(of), string(export), string(record))[:8]
}

// fingerprint returns what the locked cells of a row are told by.
func fingerprint(locked []string) string { return digest(locked...)[:16] }

// digest returns the SHA-256 of texts, each apart from the next.
func digest(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		fmt.Fprintf(h, "%d:%s", len(t), t)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// parseKey returns the record of a key.
func parseKey(text string) (record audit.ID, check string, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), keyPrefix)
	if !ok {
		return "", "", false
	}
	id, check, ok := strings.Cut(rest, ":")
	return audit.ID(id), check, ok
}

// manifestSheet is the sheet that no menu shows: the manifest, then a row with ID, fingerprint and number of what is asked, of
// which there may be nothing (nil). It is written last, when the hash of the content is known.
func (r *released) manifestSheet(a *asking, hash func() string) *sheet {
	rows := 1
	if a != nil {
		rows += a.n
	}
	return &sheet{
		name: manifestSheet, widths: []float64{40, 20, 20}, lastRow: rows, rows: r.manifestRows(a, hash),
		more: func(f *excelize.File) error { return f.SetSheetVisible(manifestSheet, false, true) },
	}
}

func (r *released) manifestRows(a *asking, hash func() string) iter.Seq[row] {
	return func(yield func(row) bool) {
		m := manifest{Format: ResponseFormat, Case: r.of.Case.ID, Export: r.of.Export, Contact: r.of.contact(), ExportedAt: r.of.ExportedAt.UTC(), Program: r.of.Program}
		if a != nil && a.kind != audit.ResponseDocument {
			m.Kind = a.kind
		}
		if r.of.Audit != nil {
			m.Audit = r.of.Audit.ID
		}
		r.sign(&m, hash)
		text, err := json.Marshal(m)
		if err != nil {
			panic(err) // it holds nothing that JSON cannot
		}
		if !yield(row{cells: []cell{textCell(lookHidden, string(text))}}) {
			return
		}
		if a == nil {
			return
		}
		for asked := range a.rows {
			cells := []cell{textCell(lookHidden, string(asked.id)), textCell(lookHidden, fingerprint(asked.locked)), textCell(lookHidden, asked.label)}
			if !yield(row{cells: cells}) {
				return
			}
		}
	}
}

// setIdentity sets the property of the document that names case and export.
func (r *released) setIdentity(f *excelize.File, kind audit.DocumentKind) error {
	text := fmt.Sprintf("%d %s %s %s %s", ResponseFormat, r.of.Case.ID, r.of.Export, r.of.ExportedAt.UTC().Format(time.RFC3339), kind)
	if err := f.SetCustomProps(excelize.CustomProperty{Name: identityProperty, Value: text}); err != nil {
		return fmt.Errorf("set identity of workbook: %w", err)
	}
	return nil
}
