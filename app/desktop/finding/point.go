package finding

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// The names of the fields that the page edits, as the records have them.
const (
	fieldGrade       = "grade"
	fieldClause      = "requirement"
	fieldOthers      = "other_requirements"
	fieldPlaces      = "sites"
	fieldRequirement = "requirement_text"
	fieldStatement   = "statement"
	fieldEvidence    = "evidence_text"
	fieldReason      = "grade_reason"
)

// offer is what can be done about a point of the check.
type offer string

const (
	goThere   offer = "Go to it"
	showWords offer = "Show the words"
	cutWords  offer = "Cut the words"
	tellSize  offer = "Insert the extent"
	linkIt    offer = "Link as repeat"
	regrade   offer = "Regrade to major…"
	letStand  offer = "Keep…"
	notRepeat offer = "Not a repeat…"
)

// point is one thing that is to be settled before a finding is issued, in words.
type point struct {
	key    string // tells it from the others
	grave  bool   // it keeps the finding from being issued
	title  string
	words  string // the words of the finding that it is about, "" for a field as such
	text   string // what to do
	offers []offer
}

// open is a point with what it comes from: one of the three is set.
type open struct {
	point
	remark *casefile.Remark
	repeat *casefile.Repeat
	asked  *audit.Warning
}

// field returns the field of the finding that settles the point.
func (o open) field() string {
	switch {
	case o.remark != nil:
		return o.remark.Field.Record()
	case o.asked != nil:
		return o.asked.Field
	default:
		return fieldClause
	}
}

// mark is the icon of a point and its colour.
func (p point) mark() (icon string, t kit.Token) {
	if p.grave {
		return "octagon-alert", kit.Major
	}
	return "triangle-alert", kit.Minor
}

// opened returns what is left to settle: errors of the wording first, then what was found before, then the warnings.
func opened(w casefile.Wording, extent string) []open {
	var errs, warnings []open
	count := map[string]int{}
	for i := range w.Open {
		o := remarked(w, &w.Open[i], extent)
		count[o.key]++
		o.key = fmt.Sprintf("%s %d", o.key, count[o.key])
		if o.grave {
			errs = append(errs, o)
		} else {
			warnings = append(warnings, o)
		}
	}
	for i := range w.Repeats {
		errs = append(errs, repeated(&w.Repeats[i]))
	}
	for i := range w.Asked {
		q := &w.Asked[i]
		o := open{asked: q, point: point{key: q.Rule + " " + q.Title, title: q.Title, text: q.Message, offers: []offer{regrade, letStand}}}
		errs = append(errs, o)
	}
	return append(errs, warnings...)
}

// remarked is a remark of the wording check as a point; extent is what a linked sample shows.
func remarked(w casefile.Wording, r *casefile.Remark, extent string) open {
	o := open{remark: r, point: point{
		key: string(r.Rule) + " " + string(r.Field) + " " + r.Words, grave: r.Severity != casefile.WarningOfWording, title: r.Title, text: r.Message,
	}}
	if r.End > r.Start {
		o.words = r.Words
	}
	_, cuts := w.Cut(*r)
	switch {
	case cuts:
		o.offers = []offer{cutWords}
	case r.Rule == casefile.RuleSampleExtent && extent != "":
		o.offers = []offer{tellSize}
	case o.words != "" && o.field() != fieldClause:
		o.offers = []offer{showWords}
	default:
		o.offers = []offer{goThere}
	}
	if !o.grave {
		o.offers = append(o.offers, letStand)
	}
	return o
}

// repeated is an earlier nonconformity as a question.
func repeated(r *casefile.Repeat) open {
	e := r.Earlier
	text := fmt.Sprintf("It was raised against %s in similar words", e.Requirement)
	if r.SameClause {
		text = fmt.Sprintf("It was raised against %s too", e.Requirement)
	}
	if e.State.IsOpen() {
		text += " and is still open."
	} else {
		text += fmt.Sprintf(" and is %s.", lowered(e.State.Word()))
	}
	return open{repeat: r, point: point{
		key: "repeat " + string(e.ID), title: "Repeat of " + e.Label() + "?", words: e.Statement, text: text, offers: []offer{linkIt, notRepeat},
	}}
}

// points are the words of what is open.
func points(items []open) []point {
	out := make([]point, len(items))
	for i, o := range items {
		out[i] = o.point
	}
	return out
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// capital begins a message as a sentence.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// lowered begins words within a sentence.
func lowered(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}
