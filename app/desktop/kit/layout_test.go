package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/desktop/kit"
)

const sentence = "A remote activity shows its tool in the plan, so that the client can be there and the auditor seen."

func TestRows_wrappedTextGetsItsHeight(t *testing.T) {
	p := kit.NewParagraph(sentence, kit.Body, kit.Ink)
	after := kit.NewText("after", kit.Body)
	rows := kit.Rows(8, p, after)
	show(t, rows)
	rows.Resize(fyne.NewSize(200, 400))
	if want := p.HeightFor(200) + 8; after.Position().Y != want {
		t.Errorf("the next row begins at %v, want %v", after.Position().Y, want)
	}
	if got, want := rows.MinSize().Height, p.HeightFor(200)+28; got != want {
		t.Errorf("smallest height %v, want %v", got, want)
	}
}

func TestRows_growTakesWhatIsLeft(t *testing.T) {
	list := kit.NewText("list", kit.Body)
	foot := kit.NewText("foot", kit.Body)
	hidden := kit.NewText("hidden", kit.Body)
	hidden.Hide()
	rows := kit.Rows(0, kit.Fixed(0, 40, kit.NewText("head", kit.Body)), hidden, kit.Grow(list), foot)
	show(t, rows)
	rows.Resize(fyne.NewSize(300, 500))
	if list.Size().Height != 500-40-20 || foot.Position().Y != 480 {
		t.Errorf("list is %v high, foot at %v", list.Size().Height, foot.Position().Y)
	}
}

func TestCols_heightsOfFlowingColumns(t *testing.T) {
	p := kit.NewParagraph(sentence, kit.Body, kit.Ink)
	cols := kit.Cols(10, kit.Fixed(90, 0, kit.NewText("label", kit.Body)), kit.Grow(p))
	show(t, cols)
	if got, want := kit.HeightFor(cols, 300), p.HeightFor(200); got != want {
		t.Errorf("columns 300 wide need %v, want %v", got, want)
	}
}

func TestNested_flowReachesThroughEveryLayout(t *testing.T) {
	p := kit.NewParagraph(sentence, kit.Body, kit.Ink)
	after := kit.NewText("after", kit.Body)
	notice := kit.NewNotice("eye", sentence, kit.Minor, nil)
	page := kit.Rows(0, kit.Ground(kit.Panel, kit.Pad(10, 20, 10, 20, kit.Card(p))), notice, after)
	show(t, page)
	page.Resize(fyne.NewSize(264, 600))
	text := p.HeightFor(264 - 40 - 24)
	if got, want := notice.Position().Y, text+20+24; got != want {
		t.Errorf("the notice begins at %v, want %v", got, want)
	}
	if got, want := after.Position().Y, notice.Position().Y+notice.HeightFor(264); got != want {
		t.Errorf("the last row begins at %v, want %v", got, want)
	}
}

func TestRows_inAScrollerGrowWithTheirText(t *testing.T) {
	p := kit.NewParagraph("short", kit.Body, kit.Ink)
	rows := kit.Rows(0, p)
	scroll := container.NewVScroll(rows)
	show(t, scroll)
	scroll.Resize(fyne.NewSize(200, 100))
	p.SetText(sentence + " " + sentence)
	if got, want := rows.MinSize().Height, p.HeightFor(200); got != want {
		t.Errorf("the scrolled rows ask for %v, want %v", got, want)
	}
}

func TestMiddleAndAtMost(t *testing.T) {
	chip := kit.NewChip("flag", "Concern", kit.Concern)
	field := kit.NewText("field", kit.Body)
	row := kit.Cols(0, chip, kit.Grow(kit.AtMost(120, field)))
	show(t, row)
	row.Resize(fyne.NewSize(400, 48))
	if field.Size().Width != 120 {
		t.Errorf("the field is %v wide, at most 120 was asked", field.Size().Width)
	}
	if chip.Size().Height != 48 || chip.MinSize().Height != kit.HeightChip {
		t.Errorf("the chip is %v in a row of 48", chip.Size())
	}
}
