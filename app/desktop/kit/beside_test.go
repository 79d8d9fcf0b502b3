package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

func TestBeside(t *testing.T) {
	for _, tt := range []struct {
		name          string
		width         float32
		x, y, w, high float32 // of the second object; height of the whole
	}{
		{"wide enough for both", 640, 330, 0, 310, 50},
		{"no wider than is good to read", 1000, 420, 0, 400, 50},
		{"too narrow", 500, 0, 70, 400, 100},
		{"narrower than one column may be", 300, 0, 70, 300, 100},
	} {
		t.Run(tt.name, func(t *testing.T) {
			first, second := kit.Fixed(0, 50, kit.Spacer()), kit.Fixed(0, 30, kit.Spacer())
			both := kit.Beside(20, 300, 400, first, second)
			if got := kit.HeightFor(both, tt.width); got != tt.high {
				t.Errorf("height %v, want %v", got, tt.high)
			}
			both.Resize(fyne.NewSize(tt.width, 200))
			if p, s := second.Position(), second.Size(); p.X != tt.x || p.Y != tt.y || s.Width != tt.w || s.Height != 30 {
				t.Errorf("second at %v, %v; want %v,%v and %v wide", p, s, tt.x, tt.y, tt.w)
			}
		})
	}
}

func TestBeside_takesAsManyAsFit(t *testing.T) {
	a, b, c := kit.Fixed(0, 50, kit.Spacer()), kit.Fixed(0, 60, kit.Spacer()), kit.Fixed(0, 30, kit.Spacer())
	three := kit.Beside(10, 120, 0, a, b, c)
	if got := kit.HeightFor(three, 360); got != 100 {
		t.Errorf("height %v, want 100", got)
	}
	three.Resize(fyne.NewSize(360, 100))
	if p := c.Position(); p != fyne.NewPos(0, 70) || c.Size().Width != 175 {
		t.Errorf("third at %v, %v wide", p, c.Size().Width)
	}
}

func TestAside(t *testing.T) {
	first, second := kit.Fixed(200, 30, kit.Spacer()), kit.Fixed(0, 30, kit.Spacer())
	both := kit.Aside(8, 120, first, second)
	for _, tt := range []struct{ width, x, y, w, high float32 }{
		{400, 208, 0, 192, 30},
		{328, 208, 0, 120, 30},
		{320, 0, 38, 320, 68},
	} {
		if got := kit.HeightFor(both, tt.width); got != tt.high {
			t.Errorf("at %v: height %v, want %v", tt.width, got, tt.high)
		}
		both.Resize(fyne.NewSize(tt.width, tt.high))
		if p, s := second.Position(), second.Size(); p.X != tt.x || p.Y != tt.y || s.Width != tt.w {
			t.Errorf("at %v: second at %v, %v wide", tt.width, p, s.Width)
		}
	}
}
