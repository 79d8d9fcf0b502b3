package scope

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// maxNamed is how many records of a kind are named before they are only counted.
const maxNamed = 4

// askRemove asks before a record is taken out that others name, and says where; one that nobody names goes at once.
func (p *Page) askRemove(name string, r audit.Recorder, remove func()) {
	lines := places(p.now, audit.References(p.now, r))
	if len(lines) == 0 {
		remove()
		return
	}
	var body []fyne.CanvasObject
	for _, l := range lines {
		body = append(body, kit.Cols(8, kit.Top(kit.Fixed(0, 20, kit.NewIcon("corner-down-right", kit.IconInStatus, kit.Ink3))),
			kit.Grow(kit.NewParagraph(l, kit.BodyFigures, kit.Ink))))
	}
	kit.Confirm(p.host.Window(), kit.Question{
		Title: "Take out " + lowerFirst(name) + "?",
		Text:  "It is named elsewhere. What names it stays as it is and no longer shows it; undo brings it back in all of these places.",
		Body:  kit.Rows(4, body...), Yes: "Take out", Icon: "trash-2", No: "Keep", Danger: true,
	}, remove)
}

func lowerFirst(s string) string {
	if strings.HasPrefix(s, "AI ") {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// takeOut takes a record out of the case; it can be undone.
func (p *Page) takeOut(name string, r audit.Recorder) {
	p.now = p.now.With(gone(r))
	p.show()
	p.writer.Save("Take out "+lowerFirst(name), func(err error) {
		if err != nil {
			p.told(err)
			return
		}
		p.host.Toast(name+" taken out", true)
	}, casefile.Change{Before: r})
}

// gone returns a record as one that was taken out.
func gone(r audit.Recorder) audit.Recorder {
	out := audit.KindOf(r).New()
	out.Base().ID, out.Base().Deleted = r.Base().ID, true
	return out
}

// told explains why something was not written, and shows the case as it is.
func (p *Page) told(err error) {
	if err != nil {
		p.host.Tell(err)
		p.reload()
	}
}

// places says where records are named: a line for each kind, audit by audit.
func places(c *audit.Case, refs []audit.Reference) []string {
	named, counts := map[string][]string{}, map[string]int{}
	var order []string
	for _, ref := range refs {
		head := headOf(c, ref.Record)
		if counts[head] == 0 {
			order = append(order, head)
		}
		counts[head]++
		if name := casefile.NameOf(ref.Record); name != audit.KindOf(ref.Record).Name {
			named[head] = append(named[head], name)
		}
	}
	var out []string
	for _, head := range order {
		out = append(out, head+": "+namesOf(named[head], counts[head]))
	}
	return out
}

// headOf is the kind of a record in the plural, with the audit it belongs to.
func headOf(c *audit.Case, r audit.Recorder) string {
	k := audit.KindOf(r)
	words := strings.ReplaceAll(k.Plural, "_", " ")
	if f, ok := k.Field("audit"); ok {
		if a := c.Audit(audit.ID(f.Get(r).Text())); a != nil {
			return a.Title() + ", " + words
		}
	}
	return form.Sentence(words)
}

// namesOf lists names, or counts where there are too many or some have none.
func namesOf(names []string, all int) string {
	switch {
	case len(names) < all:
		return fmt.Sprint(all)
	case all > maxNamed:
		return fmt.Sprintf("%s and %d more", strings.Join(names[:maxNamed], ", "), all-maxNamed)
	default:
		return strings.Join(names, ", ")
	}
}
