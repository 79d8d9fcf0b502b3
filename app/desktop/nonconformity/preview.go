package nonconformity

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
)

// Returns is what the preview needs of the open case.
type Returns interface {
	ReadResponse(ctx context.Context, path, evidence string) (*casefile.ResponseImport, error)
	TakeResponse(ctx context.Context, in *casefile.ResponseImport, chosen []audit.PlannedCell) (casefile.Taken, error)
}

// preview shows a workbook that came back, cell by cell, before any of it counts. It stands in place of the list.
type preview struct {
	page    *Page
	returns Returns

	head   *kit.PageHead
	filter *kit.Segmented
	grid   *kit.Grid[line]
	side   *previewSide
	take   *kit.Button
	panes  *kit.Panes
	root   *fyne.Container

	in       *casefile.ResponseImport // nil while none is shown
	path     string
	evidence string
	lines    []line
	ticked   map[string]bool
}

func newPreview(p *Page, r Returns) *preview {
	v := &preview{page: p, returns: r, ticked: map[string]bool{}}
	v.grid = newPreviewGrid(v)
	v.side = newPreviewSide(v)
	v.filter = kit.NewSegmented()
	v.filter.OnChange = func(string) { v.showLines() }
	v.take = kit.NewButton(kit.Primary, "Take", v.takeTicked).WithIcon("check").WithKey(keysNext)
	later := kit.NewButton(kit.Secondary, "Not now", v.close).WithKey("Esc")
	v.head = kit.NewPageHead("Client return", "", later, v.take).OverPanes()
	bar := kit.Pad(12, detailEdge, 8, detailEdge, kit.Cols(8, v.filter, kit.Spacer(), kit.NewText("Tick Space   All Ctrl+A", kit.Key).In(kit.Ink3)))
	v.panes = kit.NewPanes(
		kit.Pane{Object: kit.Rows(0, bar, kit.Grow(v.grid)), Width: previewWidth, Min: previewMin, Main: true},
		kit.Pane{Object: kit.Scrolled(v.side.root), Width: previewSideWidth, Min: previewSideMin, Max: 420})
	v.root = kit.Rows(0, v.head, kit.Grow(v.panes))
	v.root.Hide()
	return v
}

// isShown reports whether a return is being looked at.
func (v *preview) isShown() bool { return v.in != nil }

// ask asks for the workbook that came back, and for evidence that came with it.
func (v *preview) ask() {
	if v.page.lockedRead() != "" {
		return
	}
	v.page.host.ChooseFiles("Workbook that came back, with a zip archive of evidence if there is one", v.read)
}

// read reads a workbook, and what of the chosen files is evidence: one folder, archive or file.
func (v *preview) read(paths []string) {
	book, evidence := "", ""
	for _, p := range paths {
		if strings.EqualFold(filepath.Ext(p), ".zip") || book != "" {
			evidence = p
			continue
		}
		book = p
	}
	if book == "" {
		v.page.host.Tell(errors.New("no workbook was chosen: choose the .xlsx file that the client sent, and the archive with its evidence together with it"))
		return
	}
	v.open(book, evidence)
}

// open reads the workbook in the background and shows it.
func (v *preview) open(book, evidence string) {
	v.page.detail.close()
	var in *casefile.ResponseImport
	v.page.host.Runner().Run("Reading "+filepath.Base(book), func(ctx context.Context, _ task.Progress) (err error) {
		in, err = v.returns.ReadResponse(ctx, book, evidence)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			v.page.host.Tell(err)
		case in.Plan.Refused != nil:
			v.page.host.Tell(fmt.Errorf("%w: %s", casefile.ErrWrongWorkbook, in.Plan.Refused.Message))
		default:
			v.begin(in, book, evidence)
		}
	})
}

// begin shows what was read. New cells are ticked; of a workbook that is read again the ticks stay.
func (v *preview) begin(in *casefile.ResponseImport, book, evidence string) {
	again := v.in != nil && v.path == book
	v.in, v.path, v.evidence = in, book, evidence
	v.lines = linesOf(v.page.now, in)
	if !again {
		v.ticked = map[string]bool{}
		for _, l := range v.lines {
			v.ticked[l.key] = l.cell.State == audit.CellNew
		}
	}
	v.head.SetFacts(filepath.Base(book))
	v.filter.SetSegments(v.segments()...)
	v.filter.Choose(previewAll)
	v.root.Show()
	v.showLines()
	v.page.root.Refresh()
	v.page.host.Window().Canvas().Focus(v.grid)
}

// close puts the return away; nothing of it was taken.
func (v *preview) close() {
	if v.in == nil {
		return
	}
	v.in, v.lines = nil, nil
	v.root.Hide()
	v.page.follow()
	v.page.Focus()
}

// showLines shows the lines that the filter lets through.
func (v *preview) showLines() {
	var shown []line
	for _, l := range v.lines {
		if f := v.filter.Chosen(); f == previewAll || f == "" || f == l.kind {
			shown = append(shown, l)
		}
	}
	v.grid.SetRows(shown)
	if _, ok := v.grid.Selected(); !ok && len(shown) > 0 {
		v.grid.Select(shown[0].key)
	}
	v.showCount()
}

// chosen are the ticked cells.
func (v *preview) chosen() []audit.PlannedCell {
	var out []audit.PlannedCell
	for _, l := range v.lines {
		if l.tickable() && v.ticked[l.key] {
			out = append(out, l.cell)
		}
	}
	return out
}

func (v *preview) showCount() {
	v.take.SetWord("Take " + counted(len(v.chosen()), "cell", "cells"))
	v.take.LockFor(v.lockedTake())
	v.side.show()
	v.head.Refresh()
}

func (v *preview) lockedTake() string {
	switch {
	case v.page.host.ReadOnly():
		return onlyRead
	case v.in == nil:
		return "no return is being looked at"
	case len(v.chosen()) > 0 || v.brings() > 0:
		return ""
	default:
		return "nothing is ticked"
	}
}

// brings counts the files of evidence that would be kept.
func (v *preview) brings() int {
	n := 0
	for _, f := range v.in.Evidence {
		if f.Record != "" && f.Problem == "" {
			n++
		}
	}
	return n
}

// tick ticks or unticks the line chosen.
func (v *preview) tick() {
	if l, ok := v.grid.Selected(); ok && l.tickable() {
		v.ticked[l.key] = !v.ticked[l.key]
		v.grid.Refresh()
		v.showCount()
	}
}

// tickAll ticks all that can be ticked, or nothing when all of it is.
func (v *preview) tickAll() {
	all := true
	for _, l := range v.lines {
		all = all && (!l.tickable() || v.ticked[l.key])
	}
	for _, l := range v.lines {
		v.ticked[l.key] = l.tickable() && !all
	}
	v.grid.Refresh()
	v.showCount()
}

// takeTicked takes the ticked cells and the evidence into the case, as one action.
func (v *preview) takeTicked() {
	if v.lockedTake() != "" {
		return
	}
	in, chosen := v.in, v.chosen()
	var taken casefile.Taken
	v.page.host.Runner().Run("Taking the client's answers", func(ctx context.Context, _ task.Progress) (err error) {
		taken, err = v.returns.TakeResponse(ctx, in, chosen)
		return err
	}, func(err error) {
		if err != nil {
			if !errors.Is(err, context.Canceled) {
				v.page.host.Tell(err)
			}
			return
		}
		v.close()
		v.page.host.Toast(takenWords(taken), taken.Cells+taken.Evidence > 0)
	})
}

func takenWords(t casefile.Taken) string {
	if t.Cells+t.Evidence == 0 {
		return "Nothing was new; the case stays as it is"
	}
	what := counted(t.Records, "nonconformity", "nonconformities")
	switch t.Kind {
	case audit.RequestDocument:
		what = counted(t.Records, "document", "documents")
	case audit.PlanDocument:
		what = "the plan"
	default:
	}
	words := fmt.Sprintf("%s of %s taken", counted(t.Cells, "answer", "answers"), what)
	if t.Evidence > 0 {
		words += ", " + counted(t.Evidence, "file", "files") + " kept"
	}
	return words
}

// keepObjection keeps what the client wrote over a locked cell as its dispute.
func (v *preview) keepObjection() {
	l, ok := v.grid.Selected()
	if !ok || l.kind != previewLocked || v.page.host.ReadOnly() {
		return
	}
	f := v.page.now.Finding(l.cell.Record)
	if f == nil {
		return
	}
	after := audit.Clone(f)
	words := fieldWord(l.cell.Field) + " as the client has it: " + l.cell.New
	if after.Dispute != "" {
		words = after.Dispute + "\n" + words
	}
	after.Disputed, after.Dispute = true, words
	v.page.save(f.Label()+": dispute", "Kept as objection to "+f.Label(), casefile.Change{Before: f, After: after})
	v.page.then(func() {})
}
