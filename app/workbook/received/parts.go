package received

import (
	"encoding/xml"
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
	err := b.parse(path.Join(folder, "_rels", name+".rels"), func(_ *parser, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" || attribute(e, "TargetMode") == targetExternal {
			return nil
		}
		target := attribute(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", folder, target)
		}
		if len(out) > maxEntries {
			return fmt.Errorf("%w: %s: too many relationships", ErrDamaged, part)
		}
		out[attribute(e, "Id")] = link{strings.TrimPrefix(path.Clean(target), "/"), attribute(e, "Type")}
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
	err = b.parse(part, func(_ *parser, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch e.Name.Local {
		case "workbookPr":
			if v := attribute(e, "date1904"); v == "1" || v == "true" {
				b.from = days1904
			}
		case "sheet":
			to := links[relation(e)]
			if !strings.HasSuffix(to.kind, typeSheet) {
				return nil // a sheet of charts or dialogs
			}
			if len(b.Sheets) == maxSheets {
				return fmt.Errorf("%w: more than %d sheets", ErrTooLarge, maxSheets)
			}
			b.Sheets = append(b.Sheets, Sheet{attribute(e, "name"), attribute(e, "state") != "" && attribute(e, "state") != "visible", to.target})
		}
		return nil
	})
	if err == nil && len(b.Sheets) == 0 {
		return fmt.Errorf("%w: no sheets", ErrNoWorkbook)
	}
	return err
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
	return b.parse(partOf(links, typeStyles, "xl/styles.xml"), func(_ *parser, t xml.Token) error {
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "numFmt":
				if len(days) < maxEntries {
					days[attribute(e, "numFmtId")] = showsDay(attribute(e, "formatCode"))
				}
			case "cellXfs":
				cells = true
			case "xf":
				if cells && len(b.dates) < 1<<17 {
					b.dates = append(b.dates, days[attribute(e, "numFmtId")])
				}
			}
		case xml.EndElement:
			cells = cells && e.Name.Local != "cellXfs"
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
	return b.parse(partOf(links, typeStrings, "xl/sharedStrings.xml"), func(_ *parser, t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "si" {
			text.begin()
			return nil
		}
		if e, ok := t.(xml.EndElement); !ok || e.Name.Local != "si" {
			text.take(t)
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
	return b.parse(partOf(root, typeCustom, "docProps/custom.xml"), func(_ *parser, t xml.Token) error {
		switch e := t.(type) {
		case xml.StartElement:
			if e.Name.Local == "property" {
				name, value = attribute(e, "name"), nil
			}
		case xml.CharData:
			if len(value) < 1<<10 {
				value = append(value, e...)
			}
		case xml.EndElement:
			if e.Name.Local == "property" && len(b.Properties) < maxSheets {
				b.Properties[name] = strings.TrimSpace(string(value))
			}
		}
		return nil
	})
}
