package received

import (
	"fmt"
	"path"
	"strconv"
	"strings"
)

// Types of relationships, which the strict form of the format writes with another beginning.
const (
	typeOffice     = "/officeDocument"
	typeSheet      = "/worksheet"
	typeStyles     = "/styles"
	typeStrings    = "/sharedStrings"
	typeCustom     = "/custom-properties"
	targetExternal = "External"
)

// link is a relationship of a part: where it leads, and what it is.
type link struct{ target, kind string }

// links returns the relationships of a part by their IDs. What leads out of the file is left out.
func (b *Book) links(part string) (map[string]link, error) {
	folder, name := path.Split(part)
	out := map[string]link{}
	err := b.parse(path.Join(folder, "_rels", name+".rels"), func(p *parser, t token) error {
		if t != tokenBegin || string(p.name) != "Relationship" || string(p.attribute("TargetMode")) == targetExternal {
			return nil
		}
		target := string(p.attribute("Target"))
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", folder, target)
		}
		if len(out) > maxEntries {
			return fmt.Errorf("%w: more than %d relationships in %s", ErrTooLarge, maxEntries, part)
		}
		out[string(p.attribute("Id"))] = link{strings.TrimPrefix(path.Clean(target), "/"), string(p.attribute("Type"))}
		return nil
	})
	return out, err
}

// partOf returns the part of a kind that another one leads to, or the usual one.
func partOf(links map[string]link, kind, usual string) string {
	for _, l := range links {
		if strings.HasSuffix(l.kind, kind) {
			return l.target
		}
	}
	return usual
}

// usualWorkbook is where nearly every program keeps the list of sheets.
const usualWorkbook = "xl/workbook.xml"

// workbookPart returns the part with the list of sheets.
func (b *Book) workbookPart() (string, map[string]link, error) {
	root, err := b.links("")
	if err != nil {
		return "", nil, err
	}
	part := partOf(root, typeOffice, usualWorkbook)
	links, err := b.links(part)
	return part, links, err
}

// readWorkbook reads the list of sheets and on which day they count from.
func (b *Book) readWorkbook() error {
	part, links, err := b.workbookPart()
	if err != nil {
		return err
	}
	if b.entries[strings.ToLower(part)] == nil {
		return fmt.Errorf("%w: no list of sheets", ErrNoWorkbook)
	}
	err = b.parse(part, func(p *parser, t token) error {
		if t != tokenBegin {
			return nil
		}
		switch string(p.name) {
		case "workbookPr":
			if p.isOn("date1904") {
				b.from = days1904
			}
		case "sheet":
			to := links[string(p.relation())]
			if !strings.HasSuffix(to.kind, typeSheet) {
				return nil // a sheet of charts or dialogs
			}
			if len(b.Sheets) == maxSheets {
				return fmt.Errorf("%w: more than %d sheets", ErrTooLarge, maxSheets)
			}
			state := string(p.attribute("state"))
			b.Sheets = append(b.Sheets, Sheet{string(p.attribute("name")), state != "" && state != "visible", to.target})
		}
		return nil
	})
	switch {
	case err != nil || len(b.Sheets) > 0:
		return err
	case strings.HasPrefix(part, "word/"):
		return fmt.Errorf("%w: it is a Word document", ErrNoWorkbook)
	default:
		return fmt.Errorf("%w: no sheets", ErrNoWorkbook)
	}
}

// days1904 is how many days the count of some Macintosh workbooks starts later.
const days1904 = 1462

// readStyles learns which styles show a day.
func (b *Book) readStyles() error {
	_, links, err := b.workbookPart()
	if err != nil {
		return err
	}
	days := map[string]bool{}
	for _, id := range []int{14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58} {
		days[strconv.Itoa(id)] = true // ISO/IEC 29500-1 18.8.30
	}
	cells := false
	return b.parse(partOf(links, typeStyles, "xl/styles.xml"), func(p *parser, t token) error {
		switch {
		case t == tokenEnd:
			cells = cells && string(p.name) != "cellXfs"
		case t != tokenBegin:
		case string(p.name) == "numFmt":
			if len(days) < maxEntries {
				days[string(p.attribute("numFmtId"))] = showsDay(string(p.attribute("formatCode")))
			}
		case string(p.name) == "cellXfs":
			cells = true
		case string(p.name) == "xf" && cells && len(b.dates) < maxStyles:
			b.dates = append(b.dates, days[string(p.attribute("numFmtId"))])
		}
		return nil
	})
}

// showsDay reports whether a number format shows year or day: those letters outside of quotes and brackets.
func showsDay(format string) bool {
	quoted, bracket := false, false
	for i := 0; i < len(format); i++ {
		switch c := format[i]; {
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == ']':
			bracket = c == '['
		case !bracket && strings.IndexByte("yYdD", c) >= 0:
			return true
		}
	}
	return false
}

// readStrings reads the texts that cells share.
func (b *Book) readStrings() error {
	_, links, err := b.workbookPart()
	if err != nil {
		return err
	}
	var text textReader
	return b.parse(partOf(links, typeStrings, "xl/sharedStrings.xml"), func(p *parser, t token) error {
		if string(p.name) != "si" || t == tokenText {
			text.take(p, t)
			return nil
		}
		if t == tokenBegin {
			text.begin()
			return nil
		}
		if len(b.strings) == maxStrings {
			return fmt.Errorf("%w: too many texts", ErrTooLarge)
		}
		s, err := b.keep(text.bytes())
		b.strings = append(b.strings, s)
		return err
	})
}

// readProperties reads the custom properties of the document.
func (b *Book) readProperties() error {
	root, err := b.links("")
	if err != nil {
		return err
	}
	name, value := "", []byte(nil)
	return b.parse(partOf(root, typeCustom, "docProps/custom.xml"), func(p *parser, t token) error {
		switch {
		case t == tokenText:
			if len(value) < maxProperty {
				value = append(value, p.text[:min(len(p.text), maxProperty)]...)
			}
		case string(p.name) != "property":
		case t == tokenBegin:
			name, value = string(p.attribute("name")), nil
		case len(b.Properties) < maxSheets:
			b.Properties[name] = strings.TrimSpace(string(value))
		}
		return nil
	})
}
