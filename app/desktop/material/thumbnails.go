package material

import (
	"context"
	"image"

	"fyne.io/fyne/v2/canvas"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
)

// Bounds of the small pictures: those kept in memory, and those asked for that wait. What scrolled by long ago need not be
// made any more.
const (
	keptThumbnails    = 400
	waitingThumbnails = 40
)

// Thumbnails are the small pictures that a pane shows. They are made in the background, one at a time, the one asked for
// last first.
type Thumbnails struct {
	runner  task.Runner
	cases   Pictures
	made    map[string]image.Image // by SHA-256; nil where none can be made
	order   []string               // of made, the oldest first
	waiting []*audit.Attachment
	places  map[*canvas.Image]place // where what is shown
	busy    bool
}

// place is what an image on the screen is to show, and what stands in its place until it can.
type place struct {
	sha  string
	icon *kit.Icon
}

// NewThumbnails makes the small pictures of one list.
func (m *Material) NewThumbnails() *Thumbnails { return newThumbnails(m.host.Runner(), m.cases) }

func newThumbnails(runner task.Runner, cases Pictures) *Thumbnails {
	return &Thumbnails{runner: runner, cases: cases, made: map[string]image.Image{}, places: map[*canvas.Image]place{}}
}

// show shows an attachment in an image, the icon in its place until the picture is made or where there is none.
func (t *Thumbnails) show(on *canvas.Image, icon *kit.Icon, a *audit.Attachment) {
	t.places[on] = place{a.SHA256, icon}
	small, known := t.made[a.SHA256]
	put(on, icon, small)
	if known || !casefile.HasThumbnail(a) {
		return
	}
	if t.waiting = append(t.waiting, a); len(t.waiting) > waitingThumbnails {
		t.waiting = t.waiting[1:]
	}
	t.next()
}

func put(on *canvas.Image, icon *kit.Icon, small image.Image) {
	on.Image = small
	on.Hidden, icon.Hidden = small == nil, small != nil
	on.Refresh()
	icon.Refresh()
}

// next makes the small picture that was asked for last.
func (t *Thumbnails) next() {
	if t.busy || len(t.waiting) == 0 {
		return
	}
	a := t.waiting[len(t.waiting)-1]
	t.waiting = t.waiting[:len(t.waiting)-1]
	if _, known := t.made[a.SHA256]; known {
		t.next()
		return
	}
	t.busy = true
	task.Fetch(t.runner, "", func(ctx context.Context) (image.Image, error) { return t.cases.Thumbnail(ctx, a) },
		func(small image.Image, err error) {
			t.busy = false
			if err != nil {
				small = nil // a damaged picture has none; its name and size stand beside it
			}
			t.keep(a.SHA256, small)
			t.next()
		})
}

func (t *Thumbnails) keep(sha string, small image.Image) {
	if t.order = append(t.order, sha); len(t.order) > keptThumbnails {
		delete(t.made, t.order[0])
		t.order = t.order[1:]
	}
	t.made[sha] = small
	for on, p := range t.places {
		if p.sha == sha {
			put(on, p.icon, small)
		}
	}
}
