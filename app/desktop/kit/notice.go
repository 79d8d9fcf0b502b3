package kit

import "fyne.io/fyne/v2"

// Notice is a sentence inside a page that needs to be seen: soft ground, icon,
// and one act at most.
type Notice struct {
	composed
	sentence *Paragraph
}

// noticeHeight is the height of a notice of one line.
const noticeHeight = 34

// NewNotice makes a notice. The colour is that of its icon: Minor for a
// warning, Major for an error that stays, Accent for news, Good for done. act
// may be nil; a Link or Quiet button fits.
func NewNotice(icon, sentence string, t Token, act *Button) *Notice {
	n := &Notice{sentence: NewParagraph(sentence, Body, Ink)}
	const lead = (noticeHeight - 20) / 2
	row := Cols(8,
		Top(Fixed(0, noticeHeight, NewIcon(icon, IconSize, t))),
		Grow(Pad(lead, 0, lead, 0, n.sentence)))
	if act != nil {
		row.Add(Top(Fixed(0, noticeHeight, act)))
	}
	right := float32(10)
	if act != nil {
		right = 2
	}
	n.content = Layers(NewBox(softOf(t)).Rounded(RadiusField), Pad(0, right, 0, 10, row))
	n.ExtendBaseWidget(n)
	return n
}

// Sentence is what the notice says.
func (n *Notice) Sentence() string { return n.sentence.Text() }

// SetSentence exchanges what the notice says.
func (n *Notice) SetSentence(s string) {
	n.sentence.SetText(s)
	n.Refresh()
}

// emptyWidth is how wide an empty page's sentence gets at most.
const emptyWidth = 352

// EmptyPage says what a page is for while there is nothing on it, and offers
// the first step. first may be nil where nothing can be begun yet.
func EmptyPage(icon, heading, sentence string, first *Button, others ...*Button) *fyne.Container {
	steps := Cols(8)
	if first != nil {
		steps.Add(first)
	}
	for _, o := range others {
		steps.Add(o)
	}
	return Centered(Fixed(emptyWidth, 0, Rows(0,
		NewIcon(icon, 24, Ink3),
		Pad(12, 0, 0, 0, NewText(heading, Section).Aligned(fyne.TextAlignCenter)),
		Pad(8, 0, 12, 0, NewParagraph(sentence, Body, Ink2).Aligned(fyne.TextAlignCenter)),
		Centered(steps),
	)))
}
