package profile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/platform/keptfile"

	"github.com/google/go-cmp/cmp"
)

func TestPage_firstProfile(t *testing.T) {
	d := newDesk(t, nil)
	d.Sees("No profile yet", "copied into each new case")
	if reason := d.Button("Export…").Reason(); reason == "" {
		t.Error("a profile that is not there can be exported")
	}
	d.Press("Ctrl+Enter")
	d.Answer("Make the profile")
	d.Sees("Enter the name as certificates show it.")
	d.Type("Fjørdcert AS")
	d.Answer("Make the profile")
	p := d.onDisk()
	if p == nil || p.Body.Name != "Fjørdcert AS" || p.Policy.ResponseDays != audit.DefaultPolicy().ResponseDays {
		t.Fatalf("on disk %+v", p)
	}
	d.Sees("Name, as certificates show it", "Mark of the certification body", "as by default")
}

func TestPage_bodyIsSavedWhileItIsTyped(t *testing.T) {
	d := newDesk(t, named)
	d.Press("Enter")
	if got := d.Focused(); got != "Name, as certificates show it" {
		t.Fatalf("the keyboard is on %q", got)
	}
	d.Press("Tab")
	d.Type("Strandgaten 12")
	d.Rest()
	if got := d.onDisk().Body.Address; got != "Strandgaten 12" {
		t.Errorf("killed while typing, the file says %q", got)
	}
	d.Press("Tab")
	d.Sees("Saved")
	d.Press("Ctrl+Z")
	if got := d.onDisk().Body.Address; got != "" {
		t.Errorf("taken back, the file says %q", got)
	}
}

func TestPage_numberingHasALiveExample(t *testing.T) {
	d := newDesk(t, named)
	d.fill("Numbers of certificates", "AI/YYYY/000")
	d.Sees("Certificate 42 would be AI/2026/042")
	d.fill("Numbers of certificates", "AIMS")
	if kind, words := d.Field("Numbers of certificates").Message(); kind == kit.NoMessage || !strings.Contains(words, "no zeros") {
		t.Errorf("beside a pattern without a number: %q", words)
	}
	if got := d.onDisk().Body.NumberPattern; got != "AI/YYYY/000" {
		t.Errorf("the file says %q", got)
	}
}

func TestPage_markIsTakenInAndBack(t *testing.T) {
	d := newDesk(t, named)
	d.put("Zeichen Ø.png", picture(t))
	d.Button("Choose picture…").Press()
	if name, content := d.onDisk().Mark("mark"); name != "Zeichen Ø.png" || len(content) == 0 {
		t.Errorf("on disk %q of %d bytes", name, len(content))
	}
	d.Sees("Zeichen Ø.png, 1 kB", "Take away")
	d.put("not a picture.png", []byte("text"))
	d.Button("Choose picture…").Press()
	if len(d.Told) != 1 || !strings.Contains(d.Told[0].Error(), "is no picture in PNG or JPEG") {
		t.Errorf("told %v", d.Told)
	}
	d.Button("Take away").Press()
	d.undo()
	d.Sees("Zeichen Ø.png")
}

func TestPage_conventionsRefuseWhatIsWrongBesideTheField(t *testing.T) {
	d := newDesk(t, named)
	d.section(1)
	d.fill("Records kept after the cycle, months", "12")
	if kind, words := d.Field("Records kept after the cycle, months").Message(); kind != kit.Wrong || !strings.Contains(words, "below 36") {
		t.Errorf("beside a retention of a year: %q %q", kind, words)
	}
	if got := d.onDisk().Policy.RetentionMonths; got != 36 {
		t.Errorf("the file says %d months", got)
	}
	d.Sees("1 not saved")
	d.fill("Records kept after the cycle, months", "72")
	d.fill("Surveillance audit, at least, days", "1.5")
	p := d.onDisk().Policy
	if p.RetentionMonths != 72 || p.MinSurveillance != 150 {
		t.Errorf("the file says %d months, %v days", p.RetentionMonths, p.MinSurveillance)
	}
	d.Sees("2 otherwise than by default", "R-1-13: one more full cycle, never below 36. Default: 36")
}

func TestPage_people(t *testing.T) {
	d := newDesk(t, named)
	d.section(2)
	d.Sees("No person yet")
	d.Press("Enter")
	d.Type("Márta Kővári")
	d.Press("Tab")
	d.Type("MK")
	d.Press("Tab", "Tab")
	d.Type("AIMS, health care; AIMS")
	d.Press("Ctrl+Enter")
	d.Type("Jonas Lie")
	d.Press("Tab")
	d.Type("JL")
	d.Press("Esc")
	var got []string
	for _, x := range d.onDisk().Persons {
		got = append(got, x.Name+" "+x.Initials+" "+strings.Join(x.Competence, "+"))
	}
	if diff := cmp.Diff([]string{"Márta Kővári MK AIMS+health care", "Jonas Lie JL "}, got); diff != "" {
		t.Errorf("people on disk (-want +got)\n%s", diff)
	}
	d.Sees("2 people", "AIMS, health care")
	d.Press("Home", "Del")
	if got := d.onDisk().Persons; len(got) != 1 || got[0].Name != "Jonas Lie" {
		t.Errorf("after Del on the first: %+v", got)
	}
	d.undo()
	if got := d.onDisk().Persons; len(got) != 2 {
		t.Errorf("undone there are %d", len(got))
	}
	d.Press("Esc")
	if !strings.Contains(d.Focused(), "Grid") {
		t.Errorf("Esc from the list leads to %s", d.Focused())
	}
	d.Press("Esc")
	if d.backs != 1 {
		t.Errorf("Esc on the sections leads back %d times", d.backs)
	}
}

func TestPage_aPersonNobodyFillsInIsNotKept(t *testing.T) {
	d := newDesk(t, named)
	d.section(2)
	d.Press("Ins", "Esc")
	if err := d.Page.Leave(); err != nil || len(d.onDisk().Persons) != 0 {
		t.Errorf("left with %v, %v", d.onDisk().Persons, err)
	}
}

func TestPage_tableOf42006BeginsWithItsPublishedRow(t *testing.T) {
	d := newDesk(t, named)
	d.section(3)
	d.Sees("only the first row is published")
	d.Press("Ins")
	p := d.onDisk()
	if len(p.TimeTables) != 1 || p.TimeTables[0].Table != casefile.TableAIMS || len(p.TimeRows) != 3 {
		t.Fatalf("on disk %+v, %+v", p.TimeTables, p.TimeRows)
	}
	d.Sees("Verify against your copy", "Producer", "Several roles", "nobody yet")
	d.Press("Ctrl+Enter") // to the empty line at the end
	d.Type("11")
	d.Press("Tab")
	d.Type("15")
	d.Press("Tab")
	d.Type("6,25")
	d.Press("Tab")
	if got := rowsOf(d.onDisk()); !strings.Contains(got, "producer 11–15 6.25") {
		t.Errorf("rows on disk: %s", got)
	}
	d.fill("Verified by", "Henrik Dahl")
	d.Sees("Verified by Henrik Dahl")
	d.SeesNot("Verify against your copy")
}

func rowsOf(p *casefile.Profile) string {
	var out []string
	for _, t := range p.TimeTables {
		for _, r := range p.RowsOf(t.ID) {
			out = append(out, fmt.Sprintf("%s %d–%d %s", r.Column, r.From, r.To, r.Days))
		}
	}
	return strings.Join(out, ", ")
}

func TestPage_wrongLineStaysAndTheOthersAreSaved(t *testing.T) {
	d := newDesk(t, named)
	d.section(3)
	d.Press("Ins", "Ctrl+Enter")
	d.Type("8")
	d.Press("Tab")
	d.Sees("Not saved: enter the greatest number of persons, 8 or more")
	d.Type("12")
	d.Press("Tab")
	d.Type("6")
	d.Press("Tab")
	d.Sees("Not saved: the line of 1 to 10 persons covers some of these", "1 not saved")
	if got := rowsOf(d.onDisk()); strings.Contains(got, "8–12") {
		t.Errorf("rows on disk: %s", got)
	}
	if err := d.Page.Leave(); err != nil {
		t.Error(err)
	}
	d.Enter("")
	d.Sees("covers some of these")
}

func TestPage_importTables(t *testing.T) {
	d := newDesk(t, named)
	d.section(3)
	d.put("42006.json", []byte(`{"tables": [{"id": "iso-iec-42006-2025", "title": "AIMS Ø", "source": "Our copy",
	 "rows": [{"from": 1, "to": 10, "days": {"producer": 5}}, {"from": 11, "to": 15, "days": {"producer": 6.5}}]}]}`))
	d.Button("Import…").Press() // the page's own, in its head
	d.Answer("Close")
	d.importTables()
	if got := rowsOf(d.onDisk()); got != "producer 1–10 5.0, producer 11–15 6.5" {
		t.Errorf("rows on disk: %s", got)
	}
	d.Sees("AIMS Ø")
	d.put("wrong.json", []byte(`{"tables": [{"id": "x", "source": "y", "rows": [{"from": 0, "to": 1, "days": 2}]}]}`))
	d.importTables()
	d.Sees("wrong.json is no file of audit-time tables that can be read", "$.tables[0].rows[0]")
}

// importTables presses the second of the two buttons of that word: that of the section.
func (d *desk) importTables() {
	d.T.Helper()
	var last *kit.Button
	for _, o := range d.Objects() {
		if b, ok := o.(*kit.Button); ok && b.Word() == "Import…" {
			last = b
		}
	}
	last.Press()
}

func TestPage_exportAndImport(t *testing.T) {
	d := newDesk(t, func(p *casefile.Profile) { p.Policy.ResponseDays = 45 })
	d.Path = filepath.Join(t.TempDir(), "Fjørdcert profile")
	d.Press("Ctrl+E")
	exported, err := os.ReadFile(d.Path + ".json")
	if err != nil {
		t.Fatal(err)
	}
	colleague := newDesk(t, func(p *casefile.Profile) { p.ID = "01970000-0000-7000-8000-00000000cccc" })
	colleague.put("from Bergen.json", exported)
	colleague.Press("Ctrl+Shift+I")
	colleague.Sees("Put it in the place of the profile here?", "It is another profile than the one here", "is kept beside it as a file")
	colleague.Answer("Replace")
	if got := colleague.onDisk(); got.ID != d.onDisk().ID || got.Policy.ResponseDays != 45 {
		t.Errorf("imported %s with %d days", got.ID, got.Policy.ResponseDays)
	}
	if _, err := os.Stat(keptfile.File(filepath.Join(colleague.folder, casefile.ProfileName)).Before()); err != nil {
		t.Errorf("the profile before: %v", err)
	}
	colleague.put("wrong.json", []byte(`{"format": 1, "kind": "certification-body-profile", "policy": {"retention_months": 1}, "zoo": 1}`))
	colleague.Press("Ctrl+Shift+I")
	colleague.Sees("$.policy.retention_months: is below 36", "$.zoo: is no part of a profile", "Nothing was changed.")
}

func TestPage_profileOfANewerVersion(t *testing.T) {
	d := newDesk(t, nil)
	newer := `{"format": 2, "kind": "certification-body-profile"}`
	if err := os.WriteFile(filepath.Join(d.folder, casefile.ProfileName), []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Enter("")
	d.Sees("This profile was written by a newer version", "The file was not touched.")
	if b, err := os.ReadFile(filepath.Join(d.folder, casefile.ProfileName)); string(b) != newer || err != nil {
		t.Errorf("the file holds %s, %v", b, err)
	}
}

func TestPage_takesWhatIsDropped(t *testing.T) {
	d := newDesk(t, named)
	drop := func(path string) { d.Page.(interface{ Drop(paths []string) }).Drop([]string{path}) }
	d.put("Zeichen.png", picture(t))
	drop(d.file)
	if name, _ := d.onDisk().Mark("mark"); name != "Zeichen.png" {
		t.Errorf("the mark on disk is %q", name)
	}
	d.put("notes.docx", nil)
	drop(d.file)
	if last := d.Toasts[len(d.Toasts)-1]; last != "notes.docx is neither a profile nor a picture" {
		t.Errorf("told %q", last)
	}
	d.section(3)
	d.put("own.json", []byte(`{"tables": [{"id": "own", "source": "Our copy", "rows": [{"from": 1, "to": 9, "days": 2}]}]}`))
	drop(d.file)
	if got := rowsOf(d.onDisk()); got != " 1–9 2.0" {
		t.Errorf("rows on disk: %q", got)
	}
}
