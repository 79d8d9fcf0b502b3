package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/kit"
)

// newMatrix is a matrix in a window, with so many rows and columns.
func newMatrix(t *testing.T, rows, columns int, size fyne.Size) (*kit.Matrix, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.Theme())
	m := kit.NewMatrix()
	m.SignTitle, m.NameTitle = "Clause", "Theme"
	fill(m, rows, columns)
	w := test.NewTempWindow(t, m)
	w.SetPadded(false)
	w.Resize(size)
	w.Canvas().Focus(m)
	return m, w
}

func fill(m *kit.Matrix, rows, columns int) {
	var heads []kit.MatrixColumn
	for i := range columns {
		heads = append(heads, kit.MatrixColumn{Title: fmt.Sprintf("Audit %d", i)})
	}
	var out []kit.MatrixRow
	for r := range rows {
		row := kit.MatrixRow{Key: fmt.Sprint(r), Sign: fmt.Sprintf("A.%d", r), Name: fmt.Sprintf("Tema %d", r)}
		for range columns {
			row.Marks = append(row.Marks, kit.MatrixMark{Kind: kit.CellMust, Words: fmt.Sprintf("must %d", r)})
		}
		out = append(out, row)
	}
	m.SetData(heads, out)
}

func at(t *testing.T, m *kit.Matrix, row string, column int) {
	t.Helper()
	if r, c, ok := m.Current(); !ok || r != row || c != column {
		t.Errorf("the current cell is %s, %d, not %s, %d", r, c, row, column)
	}
}

// wordsOf are the texts that are drawn in the matrix.
func wordsOf(o fyne.CanvasObject) map[string]bool {
	out := map[string]bool{}
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if text, ok := o.(*kit.Text); ok {
			out[text.Text()] = true
		}
		if w, ok := o.(fyne.Widget); ok {
			for _, part := range test.WidgetRenderer(w).Objects() {
				walk(part)
			}
		}
	}
	walk(o)
	return out
}

func TestMatrix_keysMoveTurnAndOpen(t *testing.T) {
	m, w := newMatrix(t, 40, 5, fyne.NewSize(800, 400))
	turned, opened, moved := 0, 0, 0
	m.OnTurn, m.OnOpen, m.OnMove = func() { turned++ }, func() { opened++ }, func() { moved++ }
	var handed []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { handed = append(handed, e.Name) })
	for _, step := range []struct {
		key    fyne.KeyName
		row    string
		column int
	}{
		{fyne.KeyUp, "0", 0},
		{fyne.KeyLeft, "0", 0},
		{fyne.KeyRight, "0", 1},
		{fyne.KeyDown, "1", 1},
		{fyne.KeyPageDown, "14", 1},
		{fyne.KeyEnd, "39", 1},
		{fyne.KeyDown, "39", 1},
		{fyne.KeyPageUp, "26", 1},
		{fyne.KeyHome, "0", 1},
		{fyne.KeySpace, "0", 1},
		{fyne.KeyReturn, "0", 1},
		{fyne.KeyF2, "0", 1},
	} {
		m.TypedKey(&fyne.KeyEvent{Name: step.key})
		at(t, m, step.row, step.column)
	}
	if turned != 1 || opened != 1 || moved != 6 || fmt.Sprint(handed) != "[F2]" {
		t.Errorf("turned %d, opened %d, moved %d times, handed on %v", turned, opened, moved, handed)
	}
}

// TestMatrix_spaceIsNotTyped: the space that turned a cell does not get into a field that asks why.
func TestMatrix_spaceIsNotTyped(t *testing.T) {
	m, w := newMatrix(t, 4, 2, fyne.NewSize(800, 400))
	why := kit.NewNarrative("Why", 2)
	m.OnTurn = func() {
		kit.ShowDialog(w, kit.DialogSpec{Title: "Why", Body: why, Focus: why, Buttons: []kit.DialogButton{{Word: "Cancel", Cancel: true}}})
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	for _, r := range " so" {
		w.Canvas().Focused().TypedRune(r)
	}
	if why.Text() != "so" {
		t.Errorf("the field holds %q", why.Text())
	}
}

// TestMatrix_drawsWhatIsInView: of very many rows those in view are drawn, under a header that stays.
func TestMatrix_drawsWhatIsInView(t *testing.T) {
	m, _ := newMatrix(t, 10_000, 5, fyne.NewSize(800, 400))
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	words := wordsOf(m)
	for _, w := range []string{"Audit 4", "Clause", "A.9999", "Tema 9999", "must 9999"} {
		if !words[w] {
			t.Errorf("%q is not drawn", w)
		}
	}
	if words["must 0"] || words["Tema 5000"] || len(words) > 100 {
		t.Errorf("%d texts are drawn", len(words))
	}
}

// TestMatrix_typeAhead: signs and names find rows, going on from the current one.
func TestMatrix_typeAhead(t *testing.T) {
	m, _ := newMatrix(t, 40, 2, fyne.NewSize(800, 400))
	for _, r := range "A.12" {
		m.TypedRune(r)
	}
	at(t, m, "12", 0)
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	for _, r := range "tema 3" {
		m.TypedRune(r)
	}
	at(t, m, "13", 1) // a space turns and does not find
}

// TestMatrix_narrowScrollsToTheColumn: columns that do not fit are scrolled to, beside the names that stay.
func TestMatrix_narrowScrollsToTheColumn(t *testing.T) {
	m, w := newMatrix(t, 10, 9, fyne.NewSize(600, 300))
	for range 8 {
		m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	at(t, m, "0", 8)
	if words := wordsOf(m); !words["Tema 0"] || !words["Audit 8"] {
		t.Error("names or heads are not drawn")
	}
	w.Resize(fyne.NewSize(1400, 300))
	at(t, m, "0", 8)
}

// TestMatrix_keepsThePlace: other data leave the current cell in its row, as far as it is there.
func TestMatrix_keepsThePlace(t *testing.T) {
	m, _ := newMatrix(t, 40, 5, fyne.NewSize(800, 400))
	m.Select("30", 4)
	fill(m, 35, 5)
	at(t, m, "30", 4)
	fill(m, 20, 3)
	at(t, m, "19", 2)
	fill(m, 0, 0)
	if _, _, ok := m.Current(); ok {
		t.Error("an empty matrix has a current cell")
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	fill(m, 5, 2)
	at(t, m, "0", 0)
}

// TestMatrix_pointer: a click chooses the cell, a right click opens its menu, a name chooses the row.
func TestMatrix_pointer(t *testing.T) {
	m, w := newMatrix(t, 10, 5, fyne.NewSize(789, 400))
	menus := 0
	m.OnMenu = func(fyne.Position) { menus++ }
	test.TapCanvas(w.Canvas(), fyne.NewPos(96+138+111+20, 45+3*24+5))
	at(t, m, "3", 1)
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 45+5*24+5))
	at(t, m, "5", 1)
	if menus != 0 {
		t.Error("a click opened the menu")
	}
}
