package received_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fieldcase/app/workbook/received"
)

// book is the parts of a small workbook that can be read.
func book() map[string]string {
	return map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":                rels(`<Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/>`),
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": rels(`<Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>`),
		"xl/worksheets/sheet1.xml":   sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>hello</t></is></c></row>`),
	}
}

func rels(list string) string { return "<Relationships>" + list + "</Relationships>" }

func sheet(rows string) string { return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>" }

// with returns the small workbook with parts changed; an empty one is left out.
func with(changed map[string]string) func(testing.TB) []byte {
	return func(t testing.TB) []byte {
		parts := book()
		maps.Copy(parts, changed)
		return packed(t, parts)
	}
}

// packed returns an archive of the parts in the order of their names.
func packed(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if parts[name] == "" {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const sheet1 = "xl/worksheets/sheet1.xml"

// rowsOf is a sheet of n rows.
func rowsOf(n int, cells func(row int) string) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, `<row r="%d">%s</row>`, i, cells(i))
	}
	return sheet(b.String())
}

func raw(s string) func(testing.TB) []byte { return func(testing.TB) []byte { return []byte(s) } }

// compound is the beginning of a compound file, with a text somewhere behind.
func compound(text string) func(testing.TB) []byte {
	return func(testing.TB) []byte {
		out := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 200_000)...)
		for i := range len(text) {
			out[100_000+2*i] = text[i]
		}
		return out
	}
}

// changed returns the small workbook with bytes changed after it was packed.
func changed(change func(b []byte) []byte) func(testing.TB) []byte {
	return func(t testing.TB) []byte { return change(packed(t, book())) }
}

// alike are the files of which no more is to be said than of others.
var alike = map[string]string{
	"attribute without an end":     "attribute twice as long", // it is not looked at to its end
	"comment without an end":       "broken sheet",
	"entity of a file":             "entities",
	"many cells in one row":        "cells far right",
	"million rows behind the last": "million rows",
	"sheet on another machine":     "no sheets",
	"text":                         "one byte",
	"text in UTF-16":               "text",
	"without its directory":        "half a file",
}

// hostile are files that must be refused, each for what it is.
func hostile() map[string]struct {
	make func(testing.TB) []byte
	want error
} {
	type file = struct {
		make func(testing.TB) []byte
		want error
	}
	part := func(name, content string, want error) file { return file{with(map[string]string{name: content}), want} }
	rows := func(content string, want error) file { return part(sheet1, sheet(content), want) }
	deep := strings.Repeat("<a>", 1_000_000)
	return map[string]file{
		"empty file":                   {raw(""), received.ErrNoWorkbook},
		"one byte":                     {raw("P"), received.ErrText},
		"text":                         {raw("number;correction\n01;done\n"), received.ErrText},
		"text in UTF-16":               {raw("\xff\xfen\x00o\x00"), received.ErrText},
		"html with the name of a book": {raw("<html><table></table></html>"), received.ErrText},
		"pdf":                          {raw("%PDF-1.7\n\x00"), received.ErrNoWorkbook},
		"picture":                      {raw("\x89PNG\r\n\x1a\n\x00\x00"), received.ErrNoWorkbook},
		"program":                      {raw("MZ\x90\x00\x03"), received.ErrNoWorkbook},
		"zeros":                        {raw(strings.Repeat("\x00", 4096)), received.ErrNoWorkbook},
		"gzip":                         {raw("\x1f\x8b\x08\x00\x00\x00"), received.ErrNoWorkbook},
		"old workbook":                 {compound("Workbook"), received.ErrOldFormat},
		"encrypted workbook":           {compound("EncryptedPackage"), received.ErrEncrypted},
		"OpenDocument":                 {with(map[string]string{"xl/workbook.xml": "", "_rels/.rels": "", "content.xml": "<a/>"}), received.ErrOpenDoc},
		"binary workbook":              part("xl/workbook.bin", "x", received.ErrBinary),
		"Word document":                {with(map[string]string{"xl/workbook.xml": "", "_rels/.rels": rels(`<Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/>`), "word/document.xml": "<w:document/>"}), received.ErrNoWorkbook},
		"archive of something":         {func(t testing.TB) []byte { return packed(t, map[string]string{"a.txt": "x"}) }, received.ErrNoWorkbook},
		"half a file":                  {changed(func(b []byte) []byte { return b[:len(b)/2] }), received.ErrDamaged},
		"without its directory":        {changed(func(b []byte) []byte { return b[:len(b)-22] }), received.ErrDamaged},
		"sheet that does not unpack":   {spoiled, received.ErrDamaged},
		"path out of the file":         part("../../etc/passwd", "x", received.ErrOutside),
		"path with a drive":            part("C:/windows/x", "x", received.ErrOutside),
		"absolute path":                part("/etc/passwd", "x", received.ErrOutside),
		"path with backslashes":        part(`xl\..\..\x`, "x", received.ErrOutside),
		"part twice":                   part("XL/Workbook.XML", "<workbook/>", received.ErrDamaged),
		"macros":                       part("xl/vbaProject.bin", "x", received.ErrMacros),
		"macros elsewhere":             part("custom/VBAPROJECT.BIN", "x", received.ErrMacros),
		"macros of Excel 4":            part("xl/macrosheets/sheet1.xml", "x", received.ErrMacros),
		"links to other files":         part("xl/externalLinks/externalLink1.xml", "x", received.ErrLinks),
		"entities":                     part(sheet1, `<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]>`+sheet(`<row r="1"><c r="A1" t="str"><v>&y;</v></c></row>`), received.ErrDoctype),
		"entity of a file":             part(sheet1, `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>`+sheet(""), received.ErrDoctype),
		"entity from afar":             part("xl/workbook.xml", `<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><workbook/>`, received.ErrDoctype),
		"entities in the texts":        part("xl/sharedStrings.xml", `<!DOCTYPE a [<!ENTITY x "y">]><sst><si><t>&x;</t></si></sst>`, received.ErrDoctype),
		"unknown entity":               rows(`<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>`, received.ErrDamaged),
		"deep elements":                part(sheet1, deep, received.ErrDamaged),
		"deep elements in styles":      part("xl/styles.xml", deep, received.ErrDamaged),
		"broken sheet":                 part(sheet1, `<worksheet><sheetData><row r="1"><c r="A1"`, received.ErrDamaged),
		"sheet without an end":         part(sheet1, `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>`, received.ErrDamaged),
		"end without a beginning":      part(sheet1, `<worksheet></worksheet></worksheet>`, received.ErrDamaged),
		"no XML":                       part(sheet1, "\x00\x01\x02", received.ErrDamaged),
		"list of sheets in UTF-16":     part("xl/workbook.xml", `<?xml version="1.0" encoding="UTF-16"?><workbook/>`, received.ErrDamaged),
		"broken texts":                 part("xl/sharedStrings.xml", `<sst><si><t>a</si></sst>`+"<", received.ErrDamaged),
		"text that is not there":       rows(`<row r="1"><c r="A1" t="s"><v>7</v></c></row>`, received.ErrDamaged),
		"text before the first":        rows(`<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`, received.ErrDamaged),
		"number that is none":          rows(`<row r="1"><c r="A1"><v>one</v></c></row>`, received.ErrDamaged),
		"endless number":               rows(`<row r="1"><c r="A1"><v>1e999</v></c></row>`, received.ErrDamaged),
		"not a number":                 rows(`<row r="1"><c r="A1"><v>NaN</v></c></row>`, received.ErrDamaged),
		"row nought":                   rows(`<row r="0"><c r="A1"><v>1</v></c></row>`, received.ErrDamaged),
		"row below nought":             rows(`<row r="-5"/>`, received.ErrDamaged),
		"row of letters":               rows(`<row r="abc"/>`, received.ErrDamaged),
		"column that no sheet has":     rows(`<row r="1"><c r="XFE1"><v>1</v></c></row>`, received.ErrDamaged),
		"cell without a row":           rows(`<row r="1"><c r="A"><v>1</v></c></row>`, received.ErrDamaged),
		"cell without a column":        rows(`<row r="1"><c r="17"><v>1</v></c></row>`, received.ErrDamaged),
		"joined cells that are none":   part(sheet1, `<worksheet><sheetData/><mergeCells><mergeCell ref="A1:?"/></mergeCells></worksheet>`, received.ErrDamaged),
		"many joined cells":            part(sheet1, "<worksheet><sheetData/><mergeCells>"+strings.Repeat(`<mergeCell ref="A1:B2"/>`, 20_000)+"</mergeCells></worksheet>", received.ErrTooLarge),
		"no sheets":                    part("xl/workbook.xml", `<workbook><sheets/></workbook>`, received.ErrNoWorkbook),
		"sheet that leads nowhere":     part(sheet1, "", received.ErrDamaged),
		"sheet on another machine": part("xl/_rels/workbook.xml.rels",
			rels(`<Relationship Id="r1" Type="http://x/worksheet" Target="file://server/x.xml" TargetMode="External"/>`), received.ErrNoWorkbook),
		"many sheets": part("xl/workbook.xml", `<workbook xmlns:r="r"><sheets>`+strings.Repeat(`<sheet name="One" r:id="r1"/>`, 1000)+`</sheets></workbook>`,
			received.ErrTooLarge),
		"million rows": part(sheet1, rowsOf(1_000_000, func(int) string { return `<c><v>1</v></c>` }), received.ErrTooLarge),
		"cells far right": part(sheet1, rowsOf(20_000, func(i int) string {
			return fmt.Sprintf(`<c r="XFD%d"><v>1</v></c>`, i)
		}), received.ErrTooLarge),
		"million rows behind the last": rows(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`+strings.Repeat(`<row><c><v>1</v></c></row>`, 1_000_000), received.ErrTooLarge),
		"spreadsheet in XML":           {raw(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`), received.ErrText},
		"archive of another kind":      {raw("Rar!\x1a\x07\x00\x00"), received.ErrNoWorkbook},
		"archive of nothing":           {raw("PK\x05\x06" + strings.Repeat("\x00", 18)), received.ErrNoWorkbook},
		"million links":                part("xl/_rels/workbook.xml.rels", rels(manyLinks(200_000)), received.ErrTooLarge),
		"element that ends as another": part(sheet1, `<worksheet><sheetData></worksheet></sheetData>`, received.ErrDamaged),
		"attribute twice as long":      part(sheet1, `<worksheet a="`+strings.Repeat("x", 2<<20)+`"/>`, received.ErrDamaged),
		"control characters":           rows("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\x01</v></c></row>", received.ErrDamaged),
		"text that is not UTF-8":       rows("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xc3(</v></c></row>", received.ErrDamaged),
		"many cells in one row":        rows(`<row r="1">`+strings.Repeat(`<c><v>1</v></c>`, 1_100_000)+`</row>`, received.ErrTooLarge),
		"bomb of blanks":               rows(`<row r="1"><c t="str"><v>`+strings.Repeat(" ", 100<<20)+`</v></c></row>`, received.ErrTooLarge),
		"bomb of texts":                part("xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si><t>"+strings.Repeat("x", 1<<20)+"</t></si>", 70)+"</sst>", received.ErrTooLarge),
		"bomb beside the sheet":        part("xl/styles.xml", strings.Repeat(" ", 100<<20), received.ErrTooLarge),
		"bomb in the properties":       part("docProps/custom.xml", "<p>"+strings.Repeat(" ", 100<<20)+"</p>", received.ErrTooLarge),
		"comment without an end":       part(sheet1, "<!--"+strings.Repeat("x", 1<<20), received.ErrDamaged),
		"attribute without an end":     part(sheet1, `<worksheet a="`+strings.Repeat("x", 1<<20), received.ErrDamaged),
		"bomb that denies its size":    {lyingBomb, received.ErrDamaged},
		"many entries":                 {manyEntries, received.ErrTooLarge},
		"too large":                    {func(testing.TB) []byte { return make([]byte, received.MaxFile+1) }, received.ErrTooLarge},
	}
}

// readAll reads everything that a workbook holds.
func readAll(data []byte) error {
	b, err := received.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for i := range b.Sheets {
		if _, err := b.Rows(i, func(received.Row) error { return nil }); err != nil {
			return err
		}
	}
	return nil
}

// The most that a file may cost, of time and of memory.
const (
	mostTime   = 2 * time.Second
	mostMemory = 256 << 20
)

// readsFile names the file that this program is to read in place of its tests, so that what it costs is its alone.
const readsFile = "RECEIVED_TEST_FILE"

func TestMain(m *testing.M) {
	if at := os.Getenv(readsFile); at != "" {
		data, err := os.ReadFile(at)
		if err == nil {
			err = readAll(data)
		}
		fmt.Println(peakMemory())
		fmt.Println(kindOf(err))
		fmt.Println(err)
		return
	}
	os.Exit(m.Run())
}

// peakMemory is the most memory that this program had so far, in bytes; 0 where the system does not tell.
func peakMemory() int64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kB int64
	_, _ = fmt.Sscan(rest, &kB)
	return kB << 10
}

// kindOf returns the error of the package that err wraps.
func kindOf(err error) error {
	for _, kind := range []error{
		received.ErrNoWorkbook, received.ErrOldFormat, received.ErrEncrypted, received.ErrOpenDoc, received.ErrText, received.ErrBinary, received.ErrMacros,
		received.ErrLinks, received.ErrOutside, received.ErrDoctype, received.ErrDamaged, received.ErrTooLarge,
	} {
		if errors.Is(err, kind) {
			return kind
		}
	}
	return nil
}

// TestHostileWorkbooks: each is refused for what it is, soon and with little memory, by a program of its own.
func TestHostileWorkbooks(t *testing.T) {
	list := hostile()
	if len(list) < 60 {
		t.Errorf("%d files", len(list))
	}
	said := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(list)) {
		t.Run(name, func(t *testing.T) {
			at := filepath.Join(t.TempDir(), "file.xlsx")
			if err := os.WriteFile(at, list[name].make(t), 0o600); err != nil {
				t.Fatal(err)
			}
			c := exec.CommandContext(t.Context(), os.Args[0])
			c.Env = append(os.Environ(), readsFile+"="+at)
			out, err := c.CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %.2000s", err, out)
			}
			var took int64
			memory, told, _ := strings.Cut(string(out), "\n")
			kind, message, _ := strings.Cut(strings.TrimSpace(told), "\n")
			if _, err := fmt.Sscan(memory, &took); err != nil {
				t.Fatal(err)
			}
			if kind != list[name].want.Error() {
				t.Errorf("%s, want %s: %s", kind, list[name].want, message)
			}
			if other := said[message]; other != "" && other != alike[name] {
				t.Errorf("says no more than %q does: %s", other, message)
			}
			said[message] = name
			if took := c.ProcessState.UserTime() + c.ProcessState.SystemTime(); took > mostTime {
				t.Errorf("took %s", took)
			}
			if took > mostMemory {
				t.Errorf("took %d MB", took>>20)
			}
		})
	}
}

// FuzzOpen: no bytes make the reader fall over. It begins with small files, whose making takes no memory that would hide what
// reading takes.
func FuzzOpen(f *testing.F) {
	for _, make := range []func(testing.TB) []byte{
		with(nil), spoiled, with(map[string]string{"xl/sharedStrings.xml": `<sst><si><t>a</t></si></sst>`, "docProps/custom.xml": `<p><property name="a"><v>b</v></property></p>`}),
		with(map[string]string{"xl/styles.xml": `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`, sheet1: sheet(`<row><c s="0"><v>1</v></c></row>`)}),
		changed(func(b []byte) []byte { return b[:len(b)/2] }), raw("number;correction"), raw("%PDF-1.7"), raw("\xff\xfea\x00"),
	} {
		f.Add(make(f))
	}
	f.Add(compound("EncryptedPackage")(f)[:2048])
	f.Fuzz(func(_ *testing.T, data []byte) { _ = readAll(data) }) // what it says is tested elsewhere
}

// FuzzSheet: no XML of a sheet makes the reader fall over. It is packed here, since hardly a changed archive unpacks.
func FuzzSheet(f *testing.F) {
	for _, s := range []string{book()[sheet1], sheet(`<row><c t="s"><v>0</v></c></row>`), `<x:worksheet><x:row r="2"><x:c r="B2" s="1"><x:v>46178</x:v></x:c></x:row></x:worksheet>`} {
		f.Add(s, `<sst><si><r><t>a</t></r><rPh><t>b</t></rPh></si></sst>`)
	}
	f.Fuzz(func(t *testing.T, xml, strings string) {
		_ = readAll(with(map[string]string{sheet1: xml, "xl/sharedStrings.xml": strings})(t)) // as above
	})
}
