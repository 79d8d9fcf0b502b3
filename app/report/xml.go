package report

import (
	"encoding/xml"
	"strings"
)

// markup writes XML. Elements are closed in the order in which they were opened.
type markup struct {
	b    strings.Builder
	open []string
}

// newMarkup begins a part of a file.
func newMarkup() *markup {
	m := &markup{}
	m.b.WriteString(xml.Header)
	return m
}

// begin opens an element; attributes come in pairs of name and value.
func (m *markup) begin(name string, attributes ...string) {
	m.tag(name, attributes)
	m.b.WriteByte('>')
	m.open = append(m.open, name)
}

// end closes the elements that were opened last.
func (m *markup) end(n int) {
	for range n {
		last := len(m.open) - 1
		m.b.WriteString("</" + m.open[last] + ">")
		m.open = m.open[:last]
	}
}

// empty writes an element without content.
func (m *markup) empty(name string, attributes ...string) {
	m.tag(name, attributes)
	m.b.WriteString("/>")
}

// leaf writes an element that holds a text.
func (m *markup) leaf(name, text string, attributes ...string) {
	m.begin(name, attributes...)
	m.text(text)
	m.end(1)
}

func (m *markup) tag(name string, attributes []string) {
	m.b.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		m.b.WriteString(" " + attributes[i] + `="`)
		m.text(attributes[i+1])
		m.b.WriteByte('"')
	}
}

// text writes a text; what XML cannot hold becomes U+FFFD.
func (m *markup) text(s string) {
	if err := xml.EscapeText(&m.b, []byte(s)); err != nil {
		panic(err) // a strings.Builder takes everything
	}
}

// String returns what was written.
func (m *markup) String() string { return m.b.String() }
