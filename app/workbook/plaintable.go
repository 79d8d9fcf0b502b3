package workbook

import (
	"context"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// EncodeTable writes a workbook of one sheet with nothing but a header and lines of text, as other programs read it:
// an upload. Texts that look like formulas stay texts.
func EncodeTable(ctx context.Context, w io.Writer, name string, header []string, lines [][]string) error {
	b := &book{file: excelize.NewFile(), hash: newContentHash()}
	var err error
	if b.styles, b.quoted, err = registerStyles(b.file); err != nil {
		return fmt.Errorf("encode %s: %w", name, err)
	}
	s := &sheet{name: name, landscape: true, header: true, records: len(lines), lastRow: len(lines) + 1}
	for range header {
		s.widths = append(s.widths, 26)
	}
	s.rows = func(yield func(row) bool) {
		for i, line := range append([][]string{header}, lines...) {
			cells := make([]cell, len(line))
			for k, text := range line {
				cells[k] = textCell(lookText, text)
				if i == 0 {
					cells[k].look = lookHeader
				}
			}
			if !yield(row{height: 22, cells: cells}) {
				return
			}
		}
	}
	b.sheets, b.total = []*sheet{s}, len(lines)
	if err := b.file.SetSheetName("Sheet1", name); err != nil {
		return fmt.Errorf("encode %s: %w", name, err)
	}
	if err := s.setUp(b.file, edgesOf(name, "", "", name)); err != nil {
		return fmt.Errorf("encode %s: %w", name, err)
	}
	if err := b.write(ctx, w); err != nil {
		return fmt.Errorf("encode %s: %w", name, err)
	}
	return nil
}
