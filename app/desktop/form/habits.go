package form

import (
	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// Habits are the fields of a certification body's policy with their units, what each goes back to, and its default: of
// the one in a case, and of the one in the profile of the certification body. The second column begins at a heading, for
// a form that is wide enough.
func Habits() []Spec {
	defaults := audit.DefaultPolicy()
	kind := audit.KindOf(&defaults)
	var out []Spec
	for _, t := range casefile.PolicyTerms() {
		s := Spec{Name: t.Field, Label: t.Label, Group: t.Group, Hint: t.None, Column: t.Group == secondColumn}
		field, _ := kind.Field(t.Field)
		help := t.Source + ". Default: " + defaultWords(t, field, &defaults)
		switch {
		case field.Type == audit.BooleanField: // a check box has no line beneath
			s.Under = kit.Pad(0, 0, 0, checkIndent, kit.NewParagraph(help, kit.Small, kit.Ink3))
		case field.Enum != nil:
			s.Help, s.Words = help, sentences(casefile.RoundingWords())
		default:
			s.Help = help
		}
		if t.Unit != "" {
			s.Label += ", " + t.Unit
		}
		out = append(out, s)
	}
	return out
}

const (
	secondColumn = "Certificate and decision"
	checkIndent  = 24
)

func defaultWords(t casefile.Term, field audit.Field, defaults *audit.Policy) string {
	if field.Get(defaults) != audit.Null {
		t.Unit = "" // it stands in the label
	}
	if words := casefile.TermWords(t, field, field.Get(defaults)); words != "" {
		return words
	}
	return "none"
}

func sentences(words map[string]string) map[string]string {
	out := map[string]string{}
	for value, w := range words {
		out[value] = Sentence(w)
	}
	return out
}
