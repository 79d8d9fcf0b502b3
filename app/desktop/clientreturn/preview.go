// Package clientreturn is the preview of a workbook that came back from the client: every cell that differs is seen before
// it counts. It stands in the place of the page that reads it.
package clientreturn

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/task"
)

// Returns is what the preview needs of the open case.
type Returns interface {
	Case(ctx context.Context) (*audit.Case, error)
	ReadResponse(ctx context.Context, path, evidence string) (*casefile.ResponseImport, error)
	TakeResponse(ctx context.Context, in *casefile.ResponseImport, chosen []audit.PlannedCell) (casefile.Taken, error)
}

// Place is the page in whose place the preview stands.
type Place struct {
	Leave func()                               // what is being edited is written and closed
	Turn  func()                               // the preview came or went: one of both is shown
	Keep  func(f *audit.Finding, words string) // keeps what the client wrote over a locked cell as its objection; nil for no such thing
}

// Preview shows a workbook that came back, cell by cell, before any of it counts.
type Preview struct {
	host    page.Host
	returns Returns
	place   Place

	head   *kit.PageHead
	filter *kit.Segmented
	grid   *kit.Grid[line]
	side   *side
	take   *kit.Button
	panes  *kit.Panes
	root   *fyne.Container

	in       *casefile.ResponseImport // nil while none is shown
	now      *audit.Case              // as it was when the workbook was read
	path     string
	evidence string
	lines    []line
	shown    []line // of those, what the filter lets through
	ticked   map[string]bool
}

// KeysRead are the keys that read what came back, on every page that has the preview.
const KeysRead page.Keys = "Ctrl+Shift+I"

// Keys of the preview.
const (
	keysTake      = "Ctrl+Enter"
	keysObjection = "Alt+O"
	keysFilter    = "Ctrl+L"
)

// Measures of the preview (LOOK.md, Client return).
const (
	previewWidth, previewMin         = 838, 560
	previewSideWidth, previewSideMin = 328, 260
	previewEdge                      = 24
)

// New makes the preview of a page; it is hidden until a workbook was read.
func New(host page.Host, r Returns, place Place) *Preview {
	v := &Preview{host: host, returns: r, place: place, ticked: map[string]bool{}}
	v.grid = newGrid(v)
	v.side = newSide(v)
	v.filter = kit.NewSegmented()
	v.filter.OnChange = func(string) { v.showLines() }
	v.take = kit.NewButton(kit.Primary, "Take", v.takeTicked).WithIcon("check").WithKey(keysTake)
	later := kit.NewButton(kit.Secondary, "Not now", v.Close).WithKey("Esc")
	v.head = kit.NewPageHead("Client return", "", later, v.take).OverPanes()
	hints := kit.NewText("Tick Space   All Ctrl+A", kit.Key).In(kit.Ink3)
	bar := kit.Pad(12, previewEdge, 8, previewEdge, kit.Cols(8, v.filter, kit.NewText(keysFilter, kit.Key).In(kit.Ink3), kit.Spacer(), hints))
	v.panes = kit.NewPanes(
		kit.Pane{Object: kit.Rows(0, bar, kit.Grow(v.grid)), Width: previewWidth, Min: previewMin, Main: true},
		kit.Pane{Object: kit.Ground(kit.Panel, kit.Scrolled(v.side.root)), Width: previewSideWidth, Min: previewSideMin, Max: 420})
	v.root = kit.Rows(0, v.head, kit.Grow(v.panes))
	v.root.Hide()
	return v
}

// Content returns what the preview shows; always the same object.
func (v *Preview) Content() fyne.CanvasObject { return v.root }

// Focus gives the keyboard to the cells.
func (v *Preview) Focus() { v.host.Window().Canvas().Focus(v.grid) }

// nextFilter shows the next kind of cells.
func (v *Preview) nextFilter() {
	list := v.segments()
	at := slices.IndexFunc(list, func(s kit.Segment) bool { return s.ID == v.filter.Chosen() })
	v.filter.Choose(list[(at+1)%len(list)].ID)
	v.showLines()
}

// IsShown reports whether a return is being looked at.
func (v *Preview) IsShown() bool { return v.in != nil }

// Ask asks for the workbook that came back, and for evidence that came with it.
func (v *Preview) Ask() {
	if v.host.ReadOnly() {
		return
	}
	v.host.ChooseFiles("Workbook that came back, with a zip archive of evidence if there is one", v.Read)
}

// Read reads a workbook, and what of the chosen files is evidence: one folder, archive or file.
func (v *Preview) Read(paths []string) {
	book, evidence := "", ""
	for _, p := range paths {
		if strings.EqualFold(filepath.Ext(p), ".zip") || book != "" {
			evidence = p
			continue
		}
		book = p
	}
	if book == "" {
		v.host.Tell(errors.New("no workbook was chosen: choose the .xlsx file that the client sent, and the archive with its evidence together with it"))
		return
	}
	v.open(book, evidence)
}

// open reads the workbook in the background and shows it.
func (v *Preview) open(book, evidence string) {
	v.place.Leave()
	var in *casefile.ResponseImport
	var now *audit.Case
	v.host.Runner().Run("Reading "+filepath.Base(book), func(ctx context.Context, _ task.Progress) (err error) {
		if in, err = v.returns.ReadResponse(ctx, book, evidence); err != nil {
			return err
		}
		now, err = v.returns.Case(ctx)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			v.host.Tell(err)
		case in.Plan.Refused != nil:
			v.host.Tell(fmt.Errorf("%w: %s", casefile.ErrWrongWorkbook, in.Plan.Refused.Message))
		default:
			v.begin(in, now, book, evidence)
		}
	})
}

// begin shows what was read. New cells are ticked; of a workbook that is read again the ticks stay.
func (v *Preview) begin(in *casefile.ResponseImport, now *audit.Case, book, evidence string) {
	again := v.in != nil && v.path == book
	v.in, v.now, v.path, v.evidence = in, now, book, evidence
	v.lines = linesOf(in)
	if !again {
		v.ticked = map[string]bool{}
		for _, l := range v.lines {
			v.ticked[l.key] = l.cell.State == audit.CellNew
		}
	}
	v.head.SetFacts(facts(in, book))
	v.filter.SetSegments(v.segments()...)
	v.filter.Choose(previewAll)
	v.root.Show()
	v.showLines()
	v.place.Turn()
	v.Focus()
}

// Close puts the return away; nothing of it was taken.
func (v *Preview) Close() {
	if v.in == nil {
		return
	}
	v.in, v.lines = nil, nil
	v.root.Hide()
	v.place.Turn()
}

// showLines shows the lines that the filter lets through.
func (v *Preview) showLines() {
	v.shown = nil
	for _, l := range v.lines {
		if f := v.filter.Chosen(); f == previewAll || f == "" || f == l.kind {
			v.shown = append(v.shown, l)
		}
	}
	v.grid.SetRows(v.shown)
	if _, ok := v.grid.Selected(); !ok && len(v.shown) > 0 {
		v.grid.Select(v.shown[0].key)
	}
	v.showCount()
}

// chosen are the ticked cells.
func (v *Preview) chosen() []audit.PlannedCell {
	var out []audit.PlannedCell
	for _, l := range v.lines {
		if l.tickable() && v.ticked[l.key] {
			out = append(out, l.cell)
		}
	}
	return out
}

func (v *Preview) showCount() {
	v.take.SetWord("Take " + counted(len(v.chosen()), "cell", "cells"))
	v.take.LockFor(v.lockedTake())
	v.side.show()
	v.head.Refresh()
}

func (v *Preview) lockedTake() string {
	switch {
	case v.host.ReadOnly():
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
func (v *Preview) brings() int {
	n := 0
	for _, f := range v.in.Evidence {
		if f.Record != "" && f.Problem == "" {
			n++
		}
	}
	return n
}

// tick ticks or unticks the line chosen.
func (v *Preview) tick() {
	if l, ok := v.grid.Selected(); ok && l.tickable() {
		v.ticked[l.key] = !v.ticked[l.key]
		v.grid.Refresh()
		v.showCount()
	}
}

// tickAll ticks all that can be ticked, or nothing when all of it is.
func (v *Preview) tickAll() {
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
func (v *Preview) takeTicked() {
	if v.lockedTake() != "" {
		return
	}
	in, chosen := v.in, v.chosen()
	var taken casefile.Taken
	v.host.Runner().Run("Taking the client's answers", func(ctx context.Context, _ task.Progress) (err error) {
		taken, err = v.returns.TakeResponse(ctx, in, chosen)
		return err
	}, func(err error) {
		if err != nil {
			if !errors.Is(err, context.Canceled) {
				v.host.Tell(err)
			}
			return
		}
		v.Close()
		v.host.Toast(takenWords(taken), taken.Cells+taken.Evidence > 0)
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
func (v *Preview) keepObjection() {
	l, ok := v.grid.Selected()
	if !ok || l.kind != previewLocked || v.host.ReadOnly() {
		return
	}
	if f := v.now.Finding(l.cell.Record); f != nil && v.place.Keep != nil {
		v.place.Keep(f, fieldWord(l.cell.Field)+" as the client has it: "+l.cell.New)
	}
}

// facts say what came back, and when it went out.
func facts(in *casefile.ResponseImport, book string) string {
	words := filepath.Base(book)
	if at := in.ExportedAt.Time(); !at.IsZero() {
		words += ", went out " + at.Format(time.DateOnly)
	}
	return words
}

const onlyRead = "the case can only be read"

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
