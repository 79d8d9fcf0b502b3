package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sort"

	"github.com/xuri/excelize/v2"
)

// parts collects the parts of a workbook from excelize, which would otherwise write them in an order of its own.
type parts map[string][]byte

// partsOf returns the parts of a workbook by their names.
func partsOf(f *excelize.File) (parts, error) {
	p := parts{}
	types := f.ContentTypes.Defaults // a chart adds types of pictures to it in the order of a map
	sort.Slice(types, func(i, j int) bool { return types[i].Extension < types[j].Extension })
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return p })
	if err := f.Write(io.Discard); err != nil {
		return nil, fmt.Errorf("make parts of workbook: %w", err)
	}
	return p, nil
}

// Create implements excelize.ZipWriter.
func (p parts) Create(name string) (io.Writer, error) { return &part{name: name, of: p}, nil }

// AddFS implements excelize.ZipWriter; excelize does not call it.
func (p parts) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close implements excelize.ZipWriter.
func (p parts) Close() error { return nil }

// part is a part being collected.
type part struct {
	name string
	of   parts
}

func (p *part) Write(b []byte) (int, error) {
	p.of[p.name] = append(p.of[p.name], b...)
	return len(b), nil
}

// names returns the names of the parts in the order they are written: [Content_Types].xml first, the sheets by number.
func (p parts) names() []string {
	out := make([]string, 0, len(p))
	for name := range p {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// write writes the parts as a zip archive without times of its own, so that equal content is equal bytes. For each part
// that fill names, its rows are written in the place of the empty sheet data.
func (p parts) write(w io.Writer, fill func(name string) func(io.Writer) error) error {
	z := zip.NewWriter(w)
	for _, name := range p.names() {
		to, err := z.Create(name)
		if err != nil {
			return fmt.Errorf("add part %s: %w", name, err)
		}
		if err := writePart(to, p[name], fill(name)); err != nil {
			return fmt.Errorf("write part %s: %w", name, err)
		}
	}
	return z.Close()
}

// emptyRows is what excelize writes for a sheet without rows.
var emptyRows = []byte("<sheetData></sheetData>")

func writePart(w io.Writer, content []byte, rows func(io.Writer) error) error {
	if rows == nil {
		_, err := w.Write(content)
		return err
	}
	before, after, found := bytes.Cut(content, emptyRows)
	if !found {
		return errors.New("no empty sheet data to put the rows in")
	}
	_, err := w.Write(slices.Concat(before, []byte("<sheetData>")))
	if err != nil {
		return err
	}
	if err := rows(w); err != nil {
		return err
	}
	_, err = w.Write(slices.Concat([]byte("</sheetData>"), after))
	return err
}
