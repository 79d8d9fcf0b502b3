package workbook

import (
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheet is one sheet as it is to be. Its rows are made while they are written, so that a hundred thousand findings need
// no more memory than one.
type sheet struct {
	name      string
	widths    []float64 // of its columns, in digits of the default face
	landscape bool
	header    bool // the first row is a header: frozen, filtered, printed on every page
	pagesWide int  // over how many pages a row is printed, with the first column on each; 0 for one
	records   int  // for the progress
	lastRow   int
	merged    []string // ranges of cells shown as one
	breaks    []int    // rows that begin a printed page
	rows      iter.Seq[row]
	more      func(*excelize.File) error // what this sheet has beside, or nil
}

// row is one row from its first column on; cells may be left out at its end. The cells are valid until the next row.
type row struct {
	height float64 // in points
	hidden bool
	cells  []cell
}

// a4 is the number of the paper in the file format.
const a4 = 9

// setUp makes the sheet in the workbook with everything but its rows: columns, panes, filter, page.
func (s *sheet) setUp(f *excelize.File, page excelize.HeaderFooterOptions) error {
	if _, err := f.NewSheet(s.name); err != nil {
		return fmt.Errorf("add sheet %s: %w", s.name, err)
	}
	steps := []func(*excelize.File) error{s.setColumns, s.setHeader, s.setPage, s.join}
	for _, step := range steps {
		if err := step(f); err != nil {
			return fmt.Errorf("set up sheet %s: %w", s.name, err)
		}
	}
	if err := f.SetHeaderFooter(s.name, &page); err != nil {
		return fmt.Errorf("set header and footer of sheet %s: %w", s.name, err)
	}
	if s.more == nil {
		return nil
	}
	if err := s.more(f); err != nil {
		return fmt.Errorf("set up sheet %s: %w", s.name, err)
	}
	return nil
}

// used returns the range of cells in use.
func (s *sheet) used() (string, error) {
	last, err := excelize.CoordinatesToCellName(len(s.widths), s.lastRow)
	return "A1:" + last, err
}

func (s *sheet) setColumns(f *excelize.File) error {
	used, err := s.used()
	if err != nil {
		return err
	}
	if err := f.SetSheetDimension(s.name, used); err != nil {
		return err
	}
	for i, w := range s.widths {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(s.name, name, name, w); err != nil {
			return err
		}
	}
	return nil
}

// setHeader freezes, filters and repeats the header. It comes before setPage: AutoFilter forgets the sheet's properties.
func (s *sheet) setHeader(f *excelize.File) error {
	if !s.header {
		return nil
	}
	used, err := s.used()
	if err != nil {
		return err
	}
	titles := "'" + s.name + "'!$1:$1"
	if s.pagesWide > 1 {
		titles = "'" + s.name + "'!$A:$A," + titles
	}
	return errors.Join(
		f.AutoFilter(s.name, used, nil),
		f.SetPanes(s.name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: s.name}),
	)
}

func (s *sheet) setPage(f *excelize.File) error {
	orientation := "portrait"
	if s.landscape {
		orientation = "landscape"
	}
	return errors.Join(
		f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: new(true)}),
		f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: new(false)}),
		f.SetPageLayout(s.name, &excelize.PageLayoutOptions{
			Size: new(a4), Orientation: &orientation, FitToWidth: new(max(s.pagesWide, 1)), FitToHeight: new(0),
		}),
		f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
			Left: new(0.4), Right: new(0.4), Top: new(0.7), Bottom: new(0.65), Header: new(0.3), Footer: new(0.3),
		}),
	)
}

// join joins cells and parts pages.
func (s *sheet) join(f *excelize.File) error {
	for _, r := range s.merged {
		from, to, _ := strings.Cut(r, ":")
		if err := f.MergeCell(s.name, from, to); err != nil {
			return err
		}
	}
	for _, n := range s.breaks {
		if err := f.InsertPageBreak(s.name, ref(1, n)); err != nil {
			return err
		}
	}
	return nil
}
