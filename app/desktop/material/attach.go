package material

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
)

// ScaledSide is the longer side in pixels to which photographs are scaled on request: a page of text stays readable.
const ScaledSide = 2048

// AddFiles asks for files and takes them in.
func (m *Material) AddFiles(at At) {
	if m.locked() == "" {
		m.host.ChooseFiles("Attach files", func(paths []string) { m.Drop(at, paths) })
	}
}

// AddFolder asks for a folder and takes in all files in it.
func (m *Material) AddFolder(at At) {
	if m.locked() == "" {
		m.host.ChooseFolder("Attach all files of a folder", func(path string) { m.Drop(at, []string{path}) })
	}
}

// Paste takes in the picture that was copied last.
func (m *Material) Paste(at At) {
	if m.locked() != "" {
		return
	}
	m.host.PastePicture(func(png []byte) {
		name := "Pasted " + strings.ReplaceAll(m.cases.Env().Now().Format("2006-01-02 15:04:05"), ":", ".") + ".png"
		m.attach(at, casefile.Incoming{Name: name, Bytes: png})
	})
}

// Drop takes in files and folders.
func (m *Material) Drop(at At, paths []string) {
	in := make([]casefile.Incoming, len(paths))
	for i, p := range paths {
		in[i] = casefile.Incoming{Path: p}
	}
	m.attach(at, in...)
}

// attach takes files in once everything typed is in the case, shows how far it is in the status bar, where it can be
// cancelled, and tells what became of them.
func (m *Material) attach(at At, in ...casefile.Incoming) {
	if why := m.locked(); why != "" {
		m.host.Toast("Nothing was attached: "+why, false)
		return
	}
	to := casefile.AttachTo{Audit: at.Audit, Evidence: at.Evidence}
	if at.Requirement != "" {
		to.Requirements = append(to.Requirements, at.Requirement)
	}
	options := m.options
	m.host.Runner().Save(func() error { return nil }, func(error) {
		if c := m.now(); c == nil || at.Evidence != "" && find(c.Evidence, at.Evidence) == nil {
			m.host.Toast("Nothing was attached: say first what was seen", false)
			return
		}
		var out casefile.Attached
		m.host.Runner().Run("Attaching", func(ctx context.Context, p task.Progress) (err error) {
			out, err = m.cases.AttachFiles(ctx, to, in, options, p.Set)
			return err
		}, func(err error) { m.attached(out, err) })
	})
}

// attached tells what became of the files: in passing when all is well, in a dialog when something is to be known.
func (m *Material) attached(out casefile.Attached, err error) {
	points := pointsOf(out)
	switch {
	case casefile.IsCancelled(err):
	case err != nil:
		m.host.Tell(err)
	case len(points) == 0 && !out.Cancelled:
		m.host.Toast(attachedWords(out), len(out.New()) > 0)
	default:
		m.tellPoints(out, points)
	}
}

// attachedWords count the files: "12 files attached, 3 were here already".
func attachedWords(out casefile.Attached) string {
	made, there := len(out.New()), len(out.There())
	switch {
	case made == 0 && there == 0:
		return "There was no file to attach"
	case made == 0:
		return counted(there, "file was", "files were") + " here already"
	case there == 0:
		return counted(made, "file", "files") + " attached"
	default:
		return fmt.Sprintf("%s attached, %d here already", counted(made, "file", "files"), there)
	}
}

// point is something to be known of files: why they were not taken in, or a remark.
type point struct {
	failed bool
	words  string
	remedy string
	names  []string
}

// pointsOf puts files with the same to be known of them together, what went wrong first.
func pointsOf(out casefile.Attached) []point {
	var failed, remarks []point
	for _, f := range out.Files {
		switch {
		case f.Err != nil:
			e := casefile.Explain(f.Err)
			failed = grouped(failed, point{failed: true, words: reason(f), remedy: e.Remedy}, f.Name)
		case f.Remark != "":
			remarks = grouped(remarks, point{words: form.Sentence(f.Remark)}, f.Name)
		}
	}
	return append(failed, remarks...)
}

func grouped(points []point, p point, name string) []point {
	for i := range points {
		if points[i].words == p.words {
			points[i].names = append(points[i].names, name)
			return points
		}
	}
	p.names = []string{name}
	return append(points, p)
}

// reason is why a file was not taken in, without its name.
func reason(f casefile.AttachedFile) string {
	if errors.Is(f.Err, casefile.ErrFull) {
		return "The disk is full"
	}
	return form.Sentence(strings.TrimPrefix(f.Err.Error(), "attach "+f.Name+": "))
}

// namedFiles is how many files of one point are named before they are only counted.
const namedFiles = 6

// tellPoints tells in a dialog what was attached, what was not, and why.
func (m *Material) tellPoints(out casefile.Attached, points []point) {
	rows := kit.Rows(12)
	for _, p := range points {
		rows.Add(pointRow(p))
	}
	title := attachedWords(out)
	if n := len(out.Failed()); n > 0 {
		title = fmt.Sprintf("%s, %d not", title, n)
		if len(out.New())+len(out.There()) == 0 {
			title = counted(n, "file was", "files were") + " not attached"
		}
	}
	text := "Each file is in the case wholly or not at all."
	if out.Cancelled {
		text = "It was stopped: what is attached stays, the rest was not begun. " + text
	}
	var body fyne.CanvasObject = rows
	height := float32(0)
	if len(points) > 5 {
		body, height = container.NewVScroll(rows), 320
	}
	kit.ShowDialog(m.host.Window(), kit.DialogSpec{
		Title: title, Text: text, Body: body, Width: 560, Height: height,
		Buttons: []kit.DialogButton{{Word: "Close", Kind: kit.Primary, Default: true, Cancel: true}},
	})
}

func pointRow(p point) fyne.CanvasObject {
	icon, token := "info", kit.Ink3
	if p.failed {
		icon, token = "circle-x", kit.Major
	}
	names := p.names
	if len(names) > namedFiles {
		names = append(names[:namedFiles:namedFiles], fmt.Sprintf("and %d more", len(p.names)-namedFiles))
	}
	words := kit.Rows(2, kit.NewParagraph(p.words, kit.BodyMediumFigures, kit.Ink), kit.NewParagraph(strings.Join(names, ", "), kit.SmallFigures, kit.Ink2))
	if p.remedy != "" {
		words.Add(kit.NewParagraph(p.remedy, kit.SmallFigures, kit.Ink3))
	}
	return kit.Cols(8, kit.Top(kit.Fixed(0, kit.Body.LineHeight(), kit.NewIcon(icon, kit.IconSize, token))), kit.Grow(words))
}
