package received_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"fieldcase/app/workbook/received"
)

// standardTokens are the tokens as encoding/xml reads them; false where it refuses them, and where elements are not
// closed in their order, which it does not look at.
func standardTokens(data string) (string, bool) {
	d := xml.NewDecoder(strings.NewReader(data))
	var out, text strings.Builder
	var open []xml.Name
	for {
		t, err := d.RawToken()
		switch e := t.(type) {
		case xml.CharData:
			text.Write(e)
			continue
		case xml.Comment, xml.ProcInst: // left out, amid a text as well
			continue
		}
		if text.Len() > 0 {
			fmt.Fprintf(&out, "text %q\n", text.String())
			text.Reset()
		}
		switch e := t.(type) {
		case nil:
			return out.String(), errors.Is(err, io.EOF) && len(open) == 0
		case xml.StartElement:
			open = append(open, e.Name)
			fmt.Fprintf(&out, "begin %s", e.Name.Local)
			for _, a := range e.Attr {
				fmt.Fprintf(&out, " %s:%s=%q", a.Name.Space, a.Name.Local, a.Value)
			}
			out.WriteByte('\n')
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != e.Name {
				return "", false
			}
			open = open[:len(open)-1]
			fmt.Fprintf(&out, "end %s\n", e.Name.Local)
		case xml.Directive:
			return "", false
		}
	}
}

// xmlSamples are texts on which two readers could part.
func xmlSamples() []string {
	return []string{
		`<a/>`, `<a b="1" c='2'>x</a>`, `<?xml version="1.0" encoding="UTF-8"?><a>x</a>`, `<a>&lt;&amp;&#65;&#x1F469;</a>`, `<a><![CDATA[<b>&]]>c</a>`,
		`<x:a xmlns:x="m" r:id="r1"><x:b/></x:a>`, `<a b = "x>y" ><!-- no -- <c> --></a>`, "<a>\u202bשלום\u202c\r\n</a>", `<a b="&quot;&apos;"/>`, `<a  />`,
		`<a>&nbsp;</a>`, `<a b=c/>`, `<a><b></a></b>`, "<a>\x00</a>", `<a>&</a>`, `<a>&#0;</a>`, `<a>`, `</a>`, `<a b="<"/>`, `< a/>`, `<a/ >`, `<a b/>`, `<:a/>`, `<a:/>`, `<a>b<?c?>d</a>`, `<?xml encoding="latin1"?><a/>`,
		"\ufeff<a/>", `<a>` + strings.Repeat("å", 70_000) + `</a>`, `<a>` + strings.Repeat("&amp;", 20_000) + `</a>`, `<a b="` + strings.Repeat("x", 100_000) + `"/>`,
	}
}

// sameTokens: what both readers take, both take for the same, whatever the pieces in which it comes.
func sameTokens(t *testing.T, data string) {
	t.Helper()
	ours, err := received.Tokens(strings.NewReader(data))
	if theirs, ok := standardTokens(data); err == nil && ok && strings.ReplaceAll(ours, `\r\n`, `\n`) != theirs && !strings.Contains(data, "\r") {
		t.Errorf("%.200q is\n%.500s, and for encoding/xml\n%.500s", data, ours, theirs)
	}
	pieces, piecesErr := received.Tokens(iotest.OneByteReader(strings.NewReader(data)))
	if pieces != ours || (piecesErr == nil) != (err == nil) {
		t.Errorf("%.200q is %.500s %v, and byte by byte %.500s %v", data, ours, err, pieces, piecesErr)
	}
}

func TestScanner(t *testing.T) {
	taken := 0
	for _, data := range xmlSamples() {
		sameTokens(t, data)
		_, ok := standardTokens(data)
		_, err := received.Tokens(strings.NewReader(data))
		if ok && err != nil && !strings.Contains(data, `"<"`) && !strings.HasPrefix(data, "\ufeff") {
			t.Errorf("%.100q: %v", data, err)
		}
		if err == nil {
			taken++
		}
	}
	if taken < 12 {
		t.Errorf("%d were taken", taken)
	}
}

// FuzzScanner compares our reader of XML with that of the standard library.
func FuzzScanner(f *testing.F) {
	for _, data := range xmlSamples() {
		if len(data) < 1000 {
			f.Add(data)
		}
	}
	f.Fuzz(sameTokens)
}
