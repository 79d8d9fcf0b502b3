package material

import (
	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// sampleCell draws a line of the pane of samples: a sample with how many of how many, or an item with its result.
func sampleCell() kit.Cell[sampleLine] {
	icon := kit.NewIcon("circle", kit.IconSize, kit.Ink3)
	name, share := kit.NewText("", kit.BodyMedium).Truncated(), kit.NewText("", kit.BodyStrongFigures)
	told := kit.NewText("", kit.SmallFigures).In(kit.Ink2).Truncated()
	label, note := kit.NewText("", kit.Body).Truncated(), kit.NewText("", kit.SmallFigures).In(kit.Ink2).Truncated()
	sample := kit.Pad(4, 0, 0, 0, kit.Rows(0, kit.Cols(8, kit.Grow(name), share), told))
	item := kit.Pad(3, 0, 0, 0, kit.Cols(8, kit.Top(kit.Fixed(0, kit.Body.LineHeight(), icon)), kit.Grow(kit.Rows(0, label, note))))
	return kit.Cell[sampleLine]{Object: kit.Layers(sample, item), Update: func(l sampleLine, _ bool) {
		sample.Hidden, item.Hidden = l.item != nil, l.item == nil
		if l.item == nil {
			name.SetText(l.sample.Name)
			share.SetText(l.share)
			told.SetText(l.told)
			told.In(kit.Ink2)
			if l.hits {
				told.In(kit.Major)
			}
			return
		}
		icon.SetName(resultIcon(l.item.Result))
		icon.SetColor(resultToken(l.item.Result))
		label.SetText(l.item.Label)
		note.SetText(l.item.Note)
		note.Hidden = l.item.Note == ""
	}}
}

// ResultWord is the result of an item as a person reads it.
func ResultWord(r audit.SampleResult) string {
	switch r {
	case audit.SampleOK:
		return "In order"
	case audit.SampleHit:
		return "Not fulfilled"
	default:
		return "Not looked at"
	}
}

func resultIcon(r audit.SampleResult) string {
	switch r {
	case audit.SampleOK:
		return "check"
	case audit.SampleHit:
		return "x"
	default:
		return "circle"
	}
}

func resultToken(r audit.SampleResult) kit.Token {
	switch r {
	case audit.SampleOK:
		return kit.Good
	case audit.SampleHit:
		return kit.Major
	default:
		return kit.Ink3
	}
}
