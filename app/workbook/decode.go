package workbook

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/workbook/received"
)

// ErrNoAnswers is wrapped by the errors of DecodeResponse for a workbook in which no client could have answered.
var ErrNoAnswers = errors.New("no sheet with answers")

// DecodeResponse reads a workbook in which a client answered. Sheets and columns are found by what is hidden in them, and
// by their titles where that is lost; rows by their keys, wherever they stand. What the cells say is returned as it is:
// audit.PlanImport compares it with the case. The errors wrap ErrNoAnswers or one of package received.
func DecodeResponse(r io.ReaderAt, size int64) (*audit.Return, error) {
	book, err := received.Open(r, size)
	if err != nil {
		return nil, fmt.Errorf("read workbook: %w", err)
	}
	d := &decoder{book: book, met: map[audit.ID]bool{}, out: &audit.Return{
		Kind: audit.ResponseDocument, Expected: []audit.ID{}, Labels: map[string]audit.ID{}, Prints: map[audit.ID]string{}, Rows: []audit.ReturnedRow{},
		Problems: []audit.ImportRemark{},
	}}
	if err := d.identify(); err != nil {
		return nil, fmt.Errorf("read workbook: %w", err)
	}
	if d.out.Newer {
		return d.out, nil
	}
	d.columns = askingColumns[d.out.Kind]
	if err := d.answers(); err != nil {
		return nil, fmt.Errorf("read workbook: %w", err)
	}
	return d.out, nil
}

// decoder reads one workbook.
type decoder struct {
	book    *received.Book
	out     *audit.Return
	columns []answerColumn
	met     map[audit.ID]bool // records of the rows
}

// identify learns from which case and export the workbook is: by the hidden sheet, else by the property of the document.
func (d *decoder) identify() error {
	order := make([]int, 0, len(d.book.Sheets))
	for i, s := range d.book.Sheets {
		if s.Name == manifestSheet {
			order = slices.Insert(order, 0, i)
		} else if s.Hidden {
			order = append(order, i)
		}
	}
	for _, i := range order {
		if found, err := d.manifest(i); found || err != nil {
			return err
		}
	}
	d.property(d.book.Properties[identityProperty])
	return nil
}

// errEnough ends the reading of a sheet.
var errEnough = errors.New("enough")

// manifest reads the manifest of a sheet; false when it has none.
func (d *decoder) manifest(sheet int) (found bool, err error) {
	_, err = d.book.Rows(sheet, func(row received.Row) error {
		first := cellAt(row, 1).Text
		if !found {
			var m manifest
			if json.Unmarshal([]byte(first), &m) != nil || m.Format == 0 {
				return errEnough
			}
			found = true
			d.out.Audit = m.Audit
			d.take(m.Format, m.Kind, m.Case, m.Export, m.ExportedAt)
			return nil
		}
		if first != "" {
			d.out.Expected = append(d.out.Expected, audit.ID(first))
			d.out.Prints[audit.ID(first)] = cellAt(row, 2).Text
			if label := cellAt(row, 3).Text; label != "" {
				d.out.Labels[label] = audit.ID(first)
			}
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return found, err
}

func (d *decoder) take(format int, kind audit.DocumentKind, of, export audit.ID, at time.Time) {
	d.out.Case, d.out.Export, d.out.Newer = of, export, format > ResponseFormat
	if kind != "" {
		_, known := askingSheets[kind]
		d.out.Kind, d.out.Newer = kind, d.out.Newer || !known
	}
	if !at.IsZero() {
		d.out.ExportedAt = audit.InstantOf(at)
	}
}

// property takes the identity from the property of the document.
func (d *decoder) property(text string) {
	var format int
	var of, export, at, kind string
	if n, _ := fmt.Sscan(text, &format, &of, &export, &at, &kind); n < 4 { // the kind may be missing
		return
	}
	exported, _ := time.Parse(time.RFC3339, at) // an instant that cannot be read is none
	d.take(format, audit.DocumentKind(kind), audit.ID(of), audit.ID(export), exported)
}

// answers reads the sheet in which the client answered, and then the others for rows that were moved out of it.
func (d *decoder) answers() error {
	order := make([]int, 0, len(d.book.Sheets))
	for i, s := range d.book.Sheets {
		if s.Name == askingSheets[d.out.Kind] {
			order = slices.Insert(order, 0, i)
		} else if s.Name != manifestSheet {
			order = append(order, i)
		}
	}
	sheets := 0
	for _, i := range order {
		found, err := d.sheet(i)
		if err != nil {
			return err
		}
		if found {
			sheets++
		}
		if sheets > 0 && !d.missing() {
			break
		}
	}
	if sheets == 0 {
		return ErrNoAnswers
	}
	return nil
}

// missing reports whether a row that went out was not met yet.
func (d *decoder) missing() bool {
	return slices.ContainsFunc(d.out.Expected, func(id audit.ID) bool { return !d.met[id] })
}

// sheet reads the answers of a sheet; false when it is none in which anybody answers.
func (d *decoder) sheet(i int) (found bool, err error) {
	s := &answerSheet{name: d.book.Sheets[i].Name, of: d, at: map[int]int{}}
	merged, err := d.book.Rows(i, s.row)
	if err != nil && !errors.Is(err, errEnough) {
		return false, err
	}
	if s.places == nil {
		return false, nil
	}
	s.joined(merged)
	s.lost()
	for i := range s.rows {
		d.met[s.rows[i].Record] = true
	}
	d.out.Rows = append(d.out.Rows, s.rows...)
	d.out.Problems = append(d.out.Problems, s.remarks...)
	return true, nil
}

// cellAt returns the cell of a column, an empty one where there is none.
func cellAt(row received.Row, column int) received.Cell {
	for i := range row.Cells {
		if row.Cells[i].Column == column {
			return row.Cells[i]
		}
	}
	return received.Cell{Column: column}
}

// title returns a text as titles of columns are compared.
func title(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
