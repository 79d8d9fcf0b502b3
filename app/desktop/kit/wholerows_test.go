package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

func TestWholeRows(t *testing.T) {
	const row, foot = 50, 20
	for _, tt := range []struct {
		rows   int
		height float32
		want   float32 // of the grid
	}{
		{0, 400, 400 - foot}, // the empty page takes all of it
		{3, 400, 29 + 3*row},
		{100, 400, 29 + 7*row},
		{100, 399, 29 + 7*row},
		{100, 398, 29 + 6*row},
	} {
		t.Run(fmt.Sprint(tt.rows, "rows in", tt.height), func(t *testing.T) {
			g := kit.NewGrid(func(s string) string { return s }, kit.Column[string]{ID: "a", Title: "A", Text: func(s string) string { return s }})
			g.Height = row
			below := kit.Fixed(0, foot, kit.NewText("foot", kit.Body))
			c := kit.WholeRows(g, below)
			var rows []string
			for i := range tt.rows {
				rows = append(rows, fmt.Sprint(i))
			}
			g.SetRows(rows)
			c.Resize(fyne.NewSize(400, tt.height))
			if got := g.Size().Height; got != tt.want {
				t.Errorf("the grid is %v high, not %v", got, tt.want)
			}
			if got := below.Position().Y; got != g.Size().Height {
				t.Errorf("the foot stands at %v", got)
			}
		})
	}
}
