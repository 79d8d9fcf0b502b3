package history

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// RecordName names a record: its kind and what people call it, or what it belongs to.
func RecordName(c *audit.Case, of string, id audit.ID) string {
	kind := heading(of)
	k := audit.KindNamed(of)
	if k == nil {
		return kind
	}
	r := recordOf(c, k, id)
	if r == nil {
		return kind
	}
	if name := called(r, k); name != "" {
		return kind + " " + name
	}
	for _, f := range k.Fields {
		if f.Ref == "" || f.Type != audit.TextField {
			continue
		}
		if owner := nameOf(c, f.Ref, f.Get(r).Text()); owner != "" {
			return kind + " of " + owner
		}
	}
	return kind
}

// FieldName is what people call a field of a record.
func FieldName(field string) string {
	name, _, _ := strings.Cut(field, "/") // an element of a set
	return heading(name)
}

// plain turns a name of the format into words.
func plain(name string) string { return strings.NewReplacer("_", " ", "-", " ").Replace(name) }

// heading is plain with a capital.
func heading(name string) string {
	words := []rune(plain(name))
	if len(words) > 0 {
		words[0] = unicode.ToUpper(words[0])
	}
	return string(words)
}

// recordOf returns the record of a kind with the ID, nil when the case does not have it.
func recordOf(c *audit.Case, k *audit.Kind, id audit.ID) audit.Recorder {
	records := c.Records(k)
	i := slices.IndexFunc(records, func(r audit.Recorder) bool { return r.Base().ID == id })
	if i < 0 {
		return nil
	}
	return records[i]
}

// nameOf returns what people call the record of a kind that an ID names, "" when there is none.
func nameOf(c *audit.Case, kind, id string) string {
	k := audit.KindNamed(kind)
	if k == nil || id == "" {
		return ""
	}
	r := recordOf(c, k, audit.ID(id))
	if r == nil {
		return ""
	}
	return called(r, k)
}

// called is what people call a record, "" when only its kind says anything of it.
func called(r audit.Recorder, k *audit.Kind) string {
	if a, ok := r.(*audit.Audit); ok {
		return a.Title()
	}
	if name := casefile.NameOf(r); name != k.Name {
		return name
	}
	return ""
}

// fieldRow is one field before and after.
func fieldRow(e casefile.Entry, c *audit.Case) fyne.CanvasObject {
	name, element, _ := strings.Cut(e.Field, "/")
	was, is := values(e, element)
	if k := audit.KindNamed(e.Kind); k != nil {
		if f, ok := k.Field(name); ok {
			was, is = readable(f, was, c), readable(f, is, c)
		}
	}
	row := kit.Rows(2, kit.Pad(6, 0, 0, 0, kit.NewText(FieldName(e.Field), kit.Label).In(kit.Ink2)))
	if was != "" {
		row.Add(kit.NewParagraph("was  "+shorten(was), kit.Body, kit.Ink3))
	}
	if is == "" {
		is = "emptied"
	}
	row.Add(kit.NewParagraph(shorten(is), kit.Body, kit.Ink))
	return row
}

// values are the texts before and after a change; that of a set is the element it put in or took out.
func values(e casefile.Entry, element string) (was, is string) {
	switch {
	case e.Field == "deleted":
		return presence(e.Old), presence(e.New)
	case element != "":
		return elementWords(e.Old, element), elementWords(e.New, element)
	default:
		return e.Old.Text(), e.New.Text()
	}
}

// readable puts the name of a record in the place of its ID, and words in the place of a name of the format.
func readable(f audit.Field, value string, c *audit.Case) string {
	switch {
	case f.Ref != "":
		if name := nameOf(c, f.Ref, value); name != "" {
			return name
		}
		return value
	case len(f.Enum) > 0:
		return plain(value)
	default:
		return value
	}
}

func elementWords(v audit.Value, element string) string {
	if v == audit.Null {
		return ""
	}
	return element
}

func presence(v audit.Value) string {
	switch v {
	case "true":
		return "taken out"
	case "false":
		return "in the case"
	default:
		return ""
	}
}

// maxText is how much of a long text the page shows; the whole stands in the record and in casectl history.
const maxText = 600

func shorten(s string) string {
	if r := []rune(s); len(r) > maxText {
		return string(r[:maxText]) + "…"
	}
	return s
}
