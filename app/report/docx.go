package report

import (
	"archive/zip"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"time"
)

// Names that the parts of a Word file share (ISO/IEC 29500-1, transitional).
const (
	nsWord         = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRelations    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsDrawing      = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPicture      = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	nsPlace        = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsPackage      = "http://schemas.openxmlformats.org/package/2006/"
	nsOffice       = "urn:schemas-microsoft-com:office:office"
	nsVector       = "urn:schemas-microsoft-com:vml"
	typeWord       = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	language       = "en-GB"
	wordFont       = "Arial" // every machine has it, or a face of the same widths
	emuPerPoint    = 12700
	twipsPerPoint  = 20
	halvesPerPoint = 2
)

// encodeWord writes a document as a Word file. Nothing in it refers to anything outside it.
func encodeWord(d *Document, fonts Fonts, w io.Writer) error {
	m, err := newMeasure(d, fonts, func(rune) {})
	if err != nil {
		return err
	}
	p := newWordParts(d, m.air)
	z := zip.NewWriter(w)
	for _, name := range p.order {
		header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipEpoch}
		part, err := z.CreateHeader(header)
		if err != nil {
			return fmt.Errorf("write part %s: %w", name, err)
		}
		if _, err := io.WriteString(part, p.content[name]); err != nil {
			return fmt.Errorf("write part %s: %w", name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write end of file: %w", err)
	}
	return nil
}

// zipEpoch is the time of the parts in the archive: the first that an archive can hold, so that equal documents are equal
// bytes. When the document was made is in its properties.
var zipEpoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// wordParts are the parts of the file in their order.
type wordParts struct {
	doc      *Document
	air      float64 // see measure
	content  map[string]string
	order    []string
	pictures []string // keys of the document's pictures, sorted; the n-th is word/media/imageN.png
}

func newWordParts(d *Document, air float64) *wordParts {
	p := &wordParts{doc: d, air: air, content: map[string]string{}, pictures: slices.Sorted(maps.Keys(d.Pictures))}
	p.put("[Content_Types].xml", p.types())
	p.put("_rels/.rels", p.packageRelations())
	p.put("docProps/core.xml", p.coreProperties())
	p.put("docProps/app.xml", p.appProperties())
	p.put("word/document.xml", newWordBody(p).String())
	p.put("word/styles.xml", wordStyles())
	p.put("word/numbering.xml", wordNumbering())
	p.put("word/settings.xml", p.settings())
	p.put("word/header1.xml", p.header())
	p.put("word/header2.xml", p.firstHeader())
	p.put("word/footer1.xml", p.footer())
	p.put("word/_rels/document.xml.rels", p.documentRelations())
	for i, key := range p.pictures {
		p.put(fmt.Sprintf("word/media/image%d.png", i+1), string(d.Pictures[key].PNG))
	}
	return p
}

func (p *wordParts) put(name, content string) {
	p.order, p.content[name] = append(p.order, name), content
}

// types says what each part is.
func (p *wordParts) types() string {
	m := newMarkup()
	m.begin("Types", "xmlns", nsPackage+"content-types")
	m.empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
	m.empty("Default", "Extension", "xml", "ContentType", "application/xml")
	m.empty("Default", "Extension", "png", "ContentType", "image/png")
	for _, part := range [][2]string{
		{"document", "document.main"},
		{"styles", "styles"},
		{"numbering", "numbering"},
		{"settings", "settings"},
		{"header1", "header"},
		{"header2", "header"},
		{"footer1", "footer"},
	} {
		m.empty("Override", "PartName", "/word/"+part[0]+".xml", "ContentType", typeWord+part[1]+"+xml")
	}
	m.empty("Override", "PartName", "/docProps/core.xml", "ContentType", "application/vnd.openxmlformats-package.core-properties+xml")
	m.empty("Override", "PartName", "/docProps/app.xml", "ContentType", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	m.end(1)
	return m.String()
}

func (p *wordParts) packageRelations() string {
	m := newMarkup()
	m.begin("Relationships", "xmlns", nsPackage+"relationships")
	m.empty("Relationship", "Id", "rId1", "Type", nsRelations+"/officeDocument", "Target", "word/document.xml")
	m.empty("Relationship", "Id", "rId2", "Type", nsPackage+"relationships/metadata/core-properties", "Target", "docProps/core.xml")
	m.empty("Relationship", "Id", "rId3", "Type", nsRelations+"/extended-properties", "Target", "docProps/app.xml")
	m.end(1)
	return m.String()
}

// pictureRelation returns the relation of a picture.
func (p *wordParts) pictureRelation(key string) string {
	return fmt.Sprintf("rIdPicture%d", slices.Index(p.pictures, key)+1)
}

func (p *wordParts) documentRelations() string {
	m := newMarkup()
	m.begin("Relationships", "xmlns", nsPackage+"relationships")
	for _, part := range []string{"styles", "numbering", "settings"} {
		m.empty("Relationship", "Id", "rId-"+part, "Type", nsRelations+"/"+part, "Target", part+".xml")
	}
	m.empty("Relationship", "Id", "rId-header1", "Type", nsRelations+"/header", "Target", "header1.xml")
	m.empty("Relationship", "Id", "rId-header2", "Type", nsRelations+"/header", "Target", "header2.xml")
	m.empty("Relationship", "Id", "rId-footer1", "Type", nsRelations+"/footer", "Target", "footer1.xml")
	for i, key := range p.pictures {
		m.empty("Relationship", "Id", p.pictureRelation(key), "Type", nsRelations+"/image", "Target", fmt.Sprintf("media/image%d.png", i+1))
	}
	m.end(1)
	return m.String()
}

// coreProperties is what a file manager shows.
func (p *wordParts) coreProperties() string {
	d := p.doc
	m := newMarkup()
	m.begin("cp:coreProperties", "xmlns:cp", nsPackage+"metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	m.leaf("dc:title", clean(d.Title))
	m.leaf("dc:subject", clean(d.Meta.Subject))
	m.leaf("dc:creator", clean(d.Body))
	m.leaf("cp:keywords", clean(d.Meta.Keywords))
	m.leaf("dc:identifier", d.Meta.Identifier)
	m.leaf("dc:language", language)
	made := d.Meta.made().Format(time.RFC3339)
	m.leaf("dcterms:created", made, "xsi:type", "dcterms:W3CDTF")
	m.leaf("dcterms:modified", made, "xsi:type", "dcterms:W3CDTF")
	m.leaf("cp:contentStatus", statusOf(d))
	m.end(1)
	return m.String()
}

func statusOf(d *Document) string {
	if d.Draft {
		return "Draft"
	}
	return "Final"
}

func (p *wordParts) appProperties() string {
	m := newMarkup()
	m.begin("Properties", "xmlns", nsRelations[:len(nsRelations)-len("relationships")]+"extended-properties")
	m.leaf("Application", "Fieldcase")
	m.leaf("Company", clean(p.doc.Body))
	m.end(1)
	return m.String()
}

func (p *wordParts) settings() string {
	m := newMarkup()
	m.begin("w:settings", "xmlns:w", nsWord)
	m.empty("w:zoom", "w:percent", "100")
	m.empty("w:defaultTabStop", "w:val", "720")
	m.empty("w:characterSpacingControl", "w:val", "doNotCompress")
	m.begin("w:compat")
	m.empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
	m.end(1)
	m.empty("w:themeFontLang", "w:val", language)
	m.end(1)
	return m.String()
}

// twips returns a measure in twentieths of a point, as Word counts.
func twips(points float64) string { return strconv.Itoa(int(points*twipsPerPoint + 0.5)) }
