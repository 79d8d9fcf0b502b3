package workbook_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
)

// rewritten returns the workbook with its parts changed as text.
func rewritten(t testing.TB, data []byte, change func(part, content string) string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, content := range parts(t, data) {
		w, err := z.Create(name)
		must(t, err)
		_, err = io.WriteString(w, change(name, content))
		must(t, err)
	}
	must(t, z.Close())
	return out.Bytes()
}

// TestResponse_formula: the value that a formula gave is taken, and the formula told.
func TestResponse_formula(t *testing.T) {
	f := asked(t)
	data, _ := encode(t, f)
	at := where(t, open(t, data), "Cause", "NC-2026-ST2-02")
	cell := regexp.MustCompile(`<c r="` + at + `"( s="\d+")/>`)
	found := 0
	data = rewritten(t, data, func(_, content string) string {
		if !strings.Contains(content, "fieldcase:answer:cause") {
			return content
		}
		found += len(cell.FindAllString(content, -1))
		return cell.ReplaceAllString(content, `<c r="`+at+`"$1 t="str"><f>"Staff"&amp;"ing"</f><v>Staffing</v></c>`)
	})
	p := planOf(t, f.Case, data)
	if diff := cmp.Diff(map[string]string{"NC-2026-ST2-02 cause": "new: Staffing"}, newTexts(p)); diff != "" || found != 1 {
		t.Errorf("%d cells: %s", found, diff)
	}
	if diff := cmp.Diff([]audit.ImportRemarkKind{audit.RemarkFormula}, kinds(p)); diff != "" {
		t.Error(diff)
	}
}

// TestResponse_laterForm: what a later version made is not taken apart here.
func TestResponse_laterForm(t *testing.T) {
	f := asked(t)
	data, _ := encode(t, f)
	for name, to := range map[string]string{`{"fieldcase_response":1`: `{"fieldcase_response":2`, `"case":`: `"kind":"something else","case":`} {
		later := edited(t, data, func(x *excelize.File) {
			text, err := x.GetCellValue("_fieldcase", "A1")
			must(t, err, x.SetCellStr("_fieldcase", "A1", strings.Replace(text, name, to, 1)))
		})
		fill := edited(t, later, func(x *excelize.File) { fill(t, x, "Cause", "NC-2026-ST2-02", "Staffing") })
		if p := planOf(t, f.Case, fill); p.Refused == nil || p.Refused.Kind != audit.RemarkNewer || len(p.Cells) > 0 {
			t.Errorf("%s: %+v", to, p)
		}
	}
}

// TestResponse_olderExport: what an earlier round said does not come back unseen.
func TestResponse_olderExport(t *testing.T) {
	f := asked(t)
	n := first(f.Case)
	n.State = audit.ResponseReturned
	f.Case.Responses = []audit.Response{{Finding: n.ID, Round: 1, Cause: "Staffing", Review: audit.ReviewReturned, ReviewReason: "not analysed"}}
	older, _ := encode(t, f)
	f.Case.Responses = append(f.Case.Responses, audit.Response{Finding: n.ID, Round: 2, Cause: "Alert routing", Review: audit.ReviewOpen})
	p := planOf(t, f.Case, older)
	if diff := cmp.Diff(map[string]string{n.Number + " cause": "doubt: Staffing"}, newTexts(p)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]audit.ImportRemarkKind{audit.RemarkOlderExport}, kinds(p)); diff != "" {
		t.Error(diff)
	}
}
