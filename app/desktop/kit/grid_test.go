package kit_test

import (
	"cmp"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	gocmp "github.com/google/go-cmp/cmp"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/pagetest"
)

type clause struct {
	id, title, group string
	rank             int
}

func clauseColumns() []kit.Column[clause] {
	return []kit.Column[clause]{
		{
			ID: "id", Title: "Clause", Width: 70, Style: kit.BodyFigures, Text: func(c clause) string { return c.id },
			Compare: func(a, b clause) int { return cmp.Compare(a.rank, b.rank) },
		},
		{
			ID: "title", Title: "Title", Text: func(c clause) string { return c.title },
			Compare: func(a, b clause) int { return cmp.Compare(a.title, b.title) },
		},
		{
			ID: "rank", Title: "Rank", Width: 90, Align: fyne.TextAlignTrailing, HideBelow: 400,
			Text: func(c clause) string { return fmt.Sprint(c.rank) },
		},
	}
}

func newClauseGrid(n int) *kit.Grid[clause] {
	g := kit.NewGrid(func(c clause) string { return c.id }, clauseColumns()...)
	rows := make([]clause, n)
	for i := range rows {
		rows[i] = clause{id: fmt.Sprintf("8.%d", i+1), title: fmt.Sprintf("Øvelse %03d", n-i), group: fmt.Sprint("Part ", i/4+1), rank: i}
	}
	g.SetRows(rows)
	return g
}

func selectedID(g *kit.Grid[clause]) string {
	c, _ := g.Selected()
	return c.id
}

func TestGrid_keys(t *testing.T) {
	g := newClauseGrid(100)
	var seen []string
	g.OnSelect = func(c clause) { seen = append(seen, c.id) }
	w := show(t, g)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(g) || selectedID(g) != "8.1" {
		t.Fatalf("Tab did not come to the first row: %q", selectedID(g))
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "8.2"},
		{fyne.KeyDown, "8.3"},
		{fyne.KeyUp, "8.2"},
		{fyne.KeyEnd, "8.100"},
		{fyne.KeyDown, "8.100"},
		{fyne.KeyHome, "8.1"},
		{fyne.KeyUp, "8.1"},
		{fyne.KeyPageDown, "8.17"},
		{fyne.KeyPageUp, "8.1"},
	} {
		press(w, step.key)
		if got := selectedID(g); got != step.want {
			t.Errorf("%s: at %q, want %q", step.key, got, step.want)
		}
	}
	if diff := gocmp.Diff([]string{"8.1", "8.2", "8.3", "8.2", "8.100", "8.1", "8.17", "8.1"}, seen); diff != "" {
		t.Errorf("selections told (-want +got):\n%s", diff)
	}
}

func TestGrid_acts(t *testing.T) {
	g := newClauseGrid(5)
	var acts []string
	g.OnOpen = func(c clause) { acts = append(acts, "open "+c.id) }
	g.OnInsert = func() { acts = append(acts, "insert") }
	g.OnDelete = func(c clause) { acts = append(acts, "delete "+c.id) }
	w := show(t, g)
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { acts = append(acts, string(k.Name)) })
	w.Canvas().Focus(g)
	press(w, fyne.KeyDown, fyne.KeyReturn, fyne.KeyInsert, fyne.KeyDelete, fyne.KeyF8)
	if diff := gocmp.Diff([]string{"open 8.2", "insert", "delete 8.2", "F8"}, acts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGrid_selectionStaysWithItsKey(t *testing.T) {
	g := newClauseGrid(10)
	w := show(t, g)
	g.Select("8.5")
	rows := g.Rows()
	g.SetRows(append([]clause{{id: "new"}}, rows...))
	if got := selectedID(g); got != "8.5" {
		t.Errorf("after a row came before it: %q", got)
	}
	g.SetRows(append(rows[:4:4], rows[5:]...))
	if _, ok := g.Selected(); ok {
		t.Error("a row that is gone is still selected")
	}
	w.Canvas().Focus(g)
	if got := selectedID(g); got != "8.7" {
		t.Errorf("the keyboard goes on at %q, want where the row was", got)
	}
}

func TestGrid_sortsByHeader(t *testing.T) {
	g := newClauseGrid(5)
	var told []string
	g.OnSort = func(c string, desc bool) { told = append(told, fmt.Sprint(c, desc)) }
	w := show(t, g)
	g.Select("8.2")
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 10))
	if got := g.Shown()[0].id; got != "8.5" {
		t.Errorf("first by title: %q", got)
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 10))
	if got := g.Shown()[0].id; got != "8.1" {
		t.Errorf("first by title, the other way: %q", got)
	}
	if selectedID(g) != "8.2" {
		t.Error("sorting moved the selection to another row")
	}
	if diff := gocmp.Diff([]string{"titlefalse", "titletrue"}, told); diff != "" {
		t.Error(diff)
	}
}

func TestGrid_groupsAreHeadingsNotRows(t *testing.T) {
	g := newClauseGrid(8)
	g.GroupBy(func(c clause) string { return c.group }, func(_ string, n int) string { return fmt.Sprint(n) })
	w := show(t, g)
	w.Canvas().Focus(g)
	var path []string
	for range 8 {
		path = append(path, selectedID(g))
		press(w, fyne.KeyDown)
	}
	if diff := gocmp.Diff([]string{"8.1", "8.2", "8.3", "8.4", "8.5", "8.6", "8.7", "8.8"}, path); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	press(w, fyne.KeyHome)
	if got := selectedID(g); got != "8.1" {
		t.Errorf("Home came to %q", got)
	}
}

func TestGrid_typeAhead(t *testing.T) {
	g := kit.NewGrid(func(c clause) string { return c.id }, clauseColumns()[1])
	g.SetRows([]clause{{id: "1", title: "Asta"}, {id: "2", title: "Ørjan"}, {id: "3", title: "Odd"}, {id: "4", title: "Märta"}})
	w := show(t, g)
	w.Canvas().Focus(g)
	for _, step := range []struct{ typed, want string }{{"o", "2"}, {"o", "3"}, {"m", "4"}, {"a", "4"}, {"q", "4"}, {"as", "1"}} {
		typeText(w, step.typed)
		if got := selectedID(g); got != step.want {
			t.Errorf("after %q at %q, want %q", step.typed, got, step.want)
		}
	}
}

func TestGrid_clickSelectsDoubleClickOpens(t *testing.T) {
	g := newClauseGrid(5)
	opened := ""
	g.OnOpen = func(c clause) { opened = c.id }
	w := show(t, g)
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 29+32+10))
	if got := selectedID(g); got != "8.2" || w.Canvas().Focused() != fyne.Focusable(g) {
		t.Errorf("a click selected %q", got)
	}
	for _, o := range test.LaidOutObjects(g) {
		if d, ok := o.(fyne.DoubleTappable); ok && o.Position().Y == 2*32 {
			d.DoubleTapped(&fyne.PointEvent{})
			break
		}
	}
	if opened != "8.3" {
		t.Errorf("a double click opened %q", opened)
	}
}

func TestGrid_emptyPage(t *testing.T) {
	g := newClauseGrid(0)
	first := kit.NewButton(kit.Primary, "Opening meeting", nil)
	g.Empty = kit.Centered(first)
	show(t, g)
	if !contains(test.LaidOutObjects(g), first) {
		t.Fatal("the first step is not offered")
	}
	g.SetRows([]clause{{id: "1"}})
	if contains(test.LaidOutObjects(g), first) {
		t.Error("the empty page stands over rows")
	}
}

func contains(all []fyne.CanvasObject, one fyne.CanvasObject) bool {
	for _, o := range all {
		if o == one {
			return true
		}
	}
	return false
}

func TestCountWords(t *testing.T) {
	if got := kit.CountWords(12, 64) + ", " + kit.CountWords(64, 64); got != "12 of 64, 64" {
		t.Error(got)
	}
}

func BenchmarkGrid_refresh10000(b *testing.B) {
	g := newClauseGrid(10_000)
	show(b, g)
	g.Select("8.5000")
	b.ResetTimer()
	for range b.N {
		g.Refresh()
	}
}

func BenchmarkGrid_setRows10000(b *testing.B) {
	g := newClauseGrid(10_000)
	show(b, g)
	g.SortBy("title", false)
	g.Select("8.5000")
	rows := g.Rows()
	b.ResetTimer()
	for range b.N {
		g.SetRows(rows)
	}
}

func BenchmarkGrid_key10000(b *testing.B) {
	g := newClauseGrid(10_000)
	w := show(b, g)
	w.Canvas().Focus(g)
	b.ResetTimer()
	for range b.N {
		press(w, fyne.KeyDown)
	}
}

// frameLimit is what scrolling may take of a frame besides what the driver draws.
const frameLimit = 8 * time.Millisecond

func BenchmarkGrid_scroll10000(b *testing.B) {
	g := newClauseGrid(10_000)
	w := show(b, g)
	var frames []time.Duration
	for b.Loop() {
		for i := range 400 {
			by := float32(-97)
			if i%40 == 39 {
				by = -6000 // the bar is dragged: all rows in view are others
			}
			begun := time.Now()
			test.Scroll(w.Canvas(), fyne.NewPos(100, 100), 0, by)
			frames = append(frames, time.Since(begun))
		}
		test.Scroll(w.Canvas(), fyne.NewPos(100, 100), 0, 1e6)
	}
	pagetest.Within(b, frames, frameLimit)
}

func TestGrid_draggedWidthIsTold(t *testing.T) {
	g := newClauseGrid(3)
	var told map[string]float32
	g.OnWidths = func(w map[string]float32) { told = w }
	w := show(t, g)
	test.Drag(w.Canvas(), fyne.NewPos(70, 10), 25, 0)
	if diff := gocmp.Diff(map[string]float32{"id": 95}, told); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	again := newClauseGrid(3)
	again.SetWidths(told)
	w = show(t, again)
	test.TapCanvas(w.Canvas(), fyne.NewPos(90, 10)) // still over the first column
	if id, _ := again.Sorted(); id != "id" {
		t.Errorf("a remembered width was not used: the tap sorted by %q", id)
	}
}

func TestGrid_narrowHidesColumns(t *testing.T) {
	g := newClauseGrid(3)
	w := show(t, g)
	if !hasText(g, "Rank") {
		t.Fatal("the column is missing at 800")
	}
	w.Resize(fyne.NewSize(390, 300))
	if shown := visibleText(g, "Rank"); shown {
		t.Error("the column stands at 390, below its width")
	}
}

func visibleText(o fyne.CanvasObject, words string) bool {
	for _, x := range test.LaidOutObjects(o) {
		if text, ok := x.(*kit.Text); ok && text.Text() == words && text.Size().Width > 0 {
			return true
		}
	}
	return false
}

func TestGrid_headingStandsWhileItsRowsScroll(t *testing.T) {
	g := newClauseGrid(80)
	g.GroupBy(func(c clause) string { return c.group }, nil)
	w := show(t, g)
	w.Resize(fyne.NewSize(400, 200))
	g.Select("8.7") // the second row of "Part 2" and beyond
	press(w, fyne.KeyDown)
	g.Select("8.24")
	found := false
	for _, x := range test.LaidOutObjects(g) {
		text, ok := x.(*kit.Text)
		if ok && text.Text() == "Part 5" || ok && text.Text() == "Part 6" {
			found = true
		}
	}
	if !found {
		t.Error("no heading is in view over the rows of its group")
	}
}
