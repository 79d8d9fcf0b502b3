package portfolio_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fieldcase/app/date"
)

func TestPage_withoutFolderOffersTheFirst(t *testing.T) {
	d := shown(t, today)
	d.Sees("No folder yet", "reads every case file below the folders you choose", "Add a folder…")
	d.Chosen = []string{office(t, "Pérez", "Lumière")}
	d.Press("Ins")
	d.Sees("Pérez y Hijos Seguros, S.A.", "Lumière Crédit SA")
	d.SeesNot("No folder yet")
	if !slices.Equal(d.folders, d.Chosen) {
		t.Errorf("remembered: %q", d.folders)
	}
}

func TestPage_folderWithinAnotherIsReadOnce(t *testing.T) {
	dir := office(t, "Pérez")
	d := shown(t, today, dir)
	d.Chosen = []string{filepath.Join(dir, "Pérez")}
	d.Press("Ins")
	if len(d.folders) != 1 || len(d.Toasts) != 1 || !strings.Contains(d.Toasts[0], "is read already") {
		t.Errorf("folders %q, told %q", d.folders, d.Toasts)
	}
}

func TestPage_takesAFolderOut(t *testing.T) {
	d := shown(t, today, office(t, "Pérez"), office(t, "Lumière"))
	d.Sees("Pérez y Hijos", "Lumière Crédit SA")
	d.Press("Del", "Enter")
	d.Sees("Lumière Crédit SA")
	d.SeesNot("Pérez y Hijos")
	if len(d.folders) != 1 {
		t.Errorf("folders: %q", d.folders)
	}
}

func TestPage_saysWhatIsDueAndWhy(t *testing.T) {
	d := shown(t, today, office(t))
	d.Sees("Surveillance overdue", "15 late", "12 months after the decision", "ISO/IEC 17021-1:2015 9.1.3.3",
		"Major open", "Suspended", "Expired", "Applicant", "Between stages")
	d.Sees("led by Márta Kővári", "~/Audits/Pérez/client.fieldcase") // of the first row, which is selected
	d.Press("Down")
	d.Sees("6 months after the last day of Stage 2", "~/Audits/Lumière/client.fieldcase")
}

func TestPage_beforeOnAndAfterEachLastDay(t *testing.T) {
	for _, c := range []struct {
		client, last      string
		before, on, after []string // lines to be seen on the day before, on it and on the day after
	}{
		{"Pérez", "2027-03-25", []string{"1", "Certified"}, []string{"0", "Certified"}, []string{"1 late", "Surveillance overdue"}},
		{"Lumière", "2027-04-29", []string{"1", "Major open", "2027-04-29"}, []string{"0", "Major open"}, []string{"1 late", "Major open"}},
		// of the next three an audit was planned before the last day, and nobody has said that it was held
		{"Øresund", "2027-05-04", []string{"6 late", "Certified"}, []string{"7 late", "Certified"}, []string{"8 late", "Surveillance overdue"}},
		{"Vltava", "2027-07-11", []string{"25 late", "Suspended"}, []string{"26 late", "Suspended"}, []string{"27 late", "Suspended"}},
		{"Ó Briain", "2027-08-03", []string{"41 late", "Expired"}, []string{"42 late"}, []string{"43 late", "Expired"}},
		{"Tērauds", "2028-01-20", []string{"Certified"}, []string{"Certified"}, []string{"Expired"}},
	} {
		dir, last := office(t, c.client), date.MustParse(c.last)
		for i, want := range [][]string{c.before, c.on, c.after} {
			d := shown(t, last.AddDays(i-1), dir)
			lines := strings.Split(d.Words(), "\n")
			for _, w := range want {
				if !slices.Contains(lines, w) {
					t.Errorf("%s on %s: no %q in\n%s", c.client, last.AddDays(i-1), w, d.Words())
				}
			}
		}
	}
}

func TestPage_viewsCountAndKeep(t *testing.T) {
	d := shown(t, today, office(t))
	d.Press("F6")
	d.Sees("Majors near six months", "No surveillance this year", "Decision pending", "Expiring", "60 days")
	d.Press("Down", "Enter") // late
	d.Sees("Pérez y Hijos")
	d.SeesNot("Lumière Crédit SA", "Øresund Mobilitet ApS")
	d.Press("Esc")
	d.Sees("Lumière Crédit SA")
}

func TestPage_filters(t *testing.T) {
	d := shown(t, today, office(t))
	d.Press("Ctrl+L")
	d.Type("øresund")
	d.Sees("Øresund Mobilitet ApS")
	d.SeesNot("Lumière Crédit SA")
	d.Type(" nothing")
	d.Sees("No case like “øresund nothing” in this view. Esc takes the filter away.")
	d.Press("Esc", "Esc")
	d.Sees("Lumière Crédit SA")
}

func TestPage_ordersByKeys(t *testing.T) {
	d := shown(t, today, office(t))
	d.Press("F7", "Enter") // client
	words := d.Words()
	if strings.Index(words, "Ålesund Havdata AS") > strings.Index(words, "Grünwald Prüftechnik GmbH") &&
		strings.Index(words, "Grünwald Prüftechnik GmbH") > strings.Index(words, "Kővágó Biztosító Zrt.") {
		t.Errorf("not by client:\n%s", words)
	}
}

func TestPage_enterOpensTheCase(t *testing.T) {
	d := shown(t, today, office(t, "Pérez"))
	d.Press("Enter")
	d.Press("Ctrl+Enter", "Ctrl+Shift+F")
	if len(d.opened) != 2 || !strings.HasSuffix(d.opened[0], filepath.Join("Pérez", "client.fieldcase")) || len(d.revealed) != 1 {
		t.Errorf("opened %q, revealed %q", d.opened, d.revealed)
	}
}

func TestPage_noticesWhatChanges(t *testing.T) {
	dir := office(t, "Pérez", "Lumière")
	d := shown(t, today, dir)
	d.Press("Down")
	d.Sees("~/Audits/Lumière/client.fieldcase")
	change(t, filepath.Join(dir, "Pérez", "client.fieldcase"))
	copied(t, filepath.Join(office(t, "Øresund"), "Øresund", "client.fieldcase"), filepath.Join(dir, "Øresund", "client.fieldcase"))
	d.look()
	d.Sees("Øresund Mobilitet ApS", "1 new, 1 changed", "~/Audits/Lumière/client.fieldcase") // the selection stays
	if err := os.Remove(filepath.Join(dir, "Pérez", "client.fieldcase")); err != nil {
		t.Fatal(err)
	}
	d.look()
	d.Sees("1 vanished")
	d.SeesNot("Pérez y Hijos")
}

func TestPage_looksNoMoreWhenItIsLeft(t *testing.T) {
	dir := office(t, "Pérez")
	d := shown(t, today, dir)
	if err := d.page.Leave(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "Pérez")); err != nil {
		t.Fatal(err)
	}
	d.look()
	d.Sees("Pérez y Hijos")
	d.Enter("")
	d.SeesNot("Pérez y Hijos")
}

func TestPage_listsWhatCannotBeRead(t *testing.T) {
	dir := office(t, "Pérez", "Lumière")
	bad := filepath.Join(dir, "Lumière", "client.fieldcase")
	b, err := os.ReadFile(bad)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(b); i++ {
		b[i] ^= 0x5a
	}
	if err := os.WriteFile(bad, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "note.fieldcase"), []byte("no case at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := shown(t, today, dir)
	d.Sees("Pérez y Hijos", "Not readable")
	d.Press("F8")
	d.Sees("~/Audits/Lumière/client.fieldcase", "Damaged", "~/Audits/note.fieldcase", "No case file")
	d.Press("Enter")
	if len(d.revealed) != 1 {
		t.Errorf("revealed: %q", d.revealed)
	}
}

func TestPage_marksCopies(t *testing.T) {
	dir := office(t, "Pérez")
	old := filepath.Join(dir, "Pérez", "client.fieldcase")
	copied(t, old, filepath.Join(dir, "mail", "copy.fieldcase"))
	change(t, filepath.Join(dir, "mail", "copy.fieldcase"))
	d := shown(t, today, dir)
	d.Sees("Older copy", "Newest copy", "~/Audits/mail/copy.fieldcase")
}

func TestPage_cancelKeepsWhatWasRead(t *testing.T) {
	dir := office(t, "Pérez")
	d := newDesk(t, today, dir)
	d.Work.Hold()
	d.Show(d.page)
	d.Sees("Reading 1 folder", "Cancel", "Reading…")
	d.Press("Esc")
	d.Sees("Reading was cancelled", "Read again")
	d.Work.Release()
	d.SeesNot("Pérez y Hijos")
	d.Press("F5")
	d.Sees("Pérez y Hijos")
	d.SeesNot("Reading was cancelled")
}

func TestPage_registerShowsEverything(t *testing.T) {
	d := shown(t, today, office(t, "Øresund"))
	d.Press("Ctrl+PgDn")
	d.Sees("Øresund Mobilitet ApS", "ISO/IEC 42001:2023", " to 2029-05-03", "Surveillance 1", "12 months after the decision",
		"2027-04-27", "Márta Kővári", "2027-05-04", "25 days", "0 majors", "2 minors", "client.fieldcase")
}

func TestPage_newDayNewRows(t *testing.T) {
	d := shown(t, date.MustParse("2027-05-04"), office(t, "Øresund"))
	d.Sees("7 late", "Certified")
	d.Clock = d.Clock.Add(24 * time.Hour)
	d.look()
	d.Sees("8 late", "Surveillance overdue")
}

func TestPage_drawsTheYearAndGoesToTheCase(t *testing.T) {
	d := shown(t, today, office(t))
	d.Press("Ctrl+PgDn", "Ctrl+PgDn")
	if d.Focused() != "*kit.WeekStrip" {
		t.Fatalf("the keyboard is on %s", d.Focused())
	}
	d.Press("Right", "Right")
	d.Sees(" no later than ")
	d.Press("Enter")
	if len(d.opened) != 1 {
		t.Errorf("opened: %q", d.opened)
	}
}

func TestPage_plotsForAManager(t *testing.T) {
	d := shown(t, today, office(t))
	d.Press("Ctrl+PgUp")
	d.Sees("Audits and last days by month", "Open nonconformities by age", "Clients by state", "Clauses with most nonconformities",
		"Auditors: audits of the next 12 months", "Márta Kővári", "major, ")
}

func TestPage_exports(t *testing.T) {
	d := shown(t, today, office(t, "Pérez", "Øresund"))
	d.Path = filepath.Join(t.TempDir(), "out")
	d.Press("Ctrl+E", "Enter")
	d.Press("Ctrl+Shift+C")
	want := []string{"workbook " + d.Path + " 2", "calendar " + d.Path + " 2"}
	if !slices.Equal(d.wrote, want) {
		t.Errorf("wrote %q, want %q", d.wrote, want)
	}
	d.remark = "Not in the upload: Pérez"
	d.Press("Ctrl+E", "Down", "Down", "Down", "Enter")
	d.Sees("Written, with something left out", "Not in the upload: Pérez")
}
