package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/portfolio"
	"fieldcase/app/workbook"
	"fieldcase/store"
)

func TestMain(m *testing.M) {
	if err := store.Setup(); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

var today = date.MustParse("2027-04-09")

func env(series int) casefile.Env {
	n := 0
	return casefile.Env{
		Now: func() time.Time { return time.Date(2027, 4, 9, 8, 0, n, 0, time.UTC) },
		NewID: func() string {
			n++
			return fmt.Sprintf("01980000-%04x-7000-8000-%012x", series, n)
		},
		User: casefile.User{Name: "Ragnhild Moe", Initials: "RM"}, Program: "test",
	}
}

// made makes the first n cases of the portfolio.
func made(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := sample.Portfolio(t.Context(), env(1), dir, n, today); err != nil {
		t.Fatal(err)
	}
	return dir
}

// bookOf reads the cases below a folder.
func bookOf(t *testing.T, dir string) Book {
	t.Helper()
	f, err := portfolio.NewFolders([]string{dir}, portfolio.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := f.Look(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return Book{Rows: portfolio.RowsOf(l, today), Unreadable: l.Unreadable, Source: "cases", Today: today, WrittenAt: env(0).Now(), Program: "test"}
}

// events reads the calendar file of a book with another parser, by UID.
func events(t *testing.T, b Book) map[string]*ics.VEvent {
	t.Helper()
	var file bytes.Buffer
	if err := b.Calendar(&file); err != nil {
		t.Fatal(err)
	}
	c, err := ics.ParseCalendar(&file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*ics.VEvent{}
	for _, e := range c.Events() {
		if out[e.Id()] != nil {
			t.Errorf("two events have the identity %s", e.Id())
		}
		out[e.Id()] = e
	}
	return out
}

func titled(all map[string]*ics.VEvent, title string) *ics.VEvent {
	for _, e := range all {
		if e.GetProperty(ics.ComponentPropertySummary).Value == title {
			return e
		}
	}
	return nil
}

func property(e *ics.VEvent, name ics.ComponentProperty) string { return e.GetProperty(name).Value }

// TestCalendar_aSecondImportMovesWhatMoved agrees the days of an audit that was planned for a month, and calls another
// off: their events keep their identity, and their sequence grows.
func TestCalendar_aSecondImportMovesWhatMoved(t *testing.T) {
	t.Parallel()
	dir := made(t, 3) // Pérez, Lumière, Øresund
	before := events(t, bookOf(t, dir))
	planned := titled(before, "Pérez: Surveillance 2 this month, days to be agreed")
	agreed := titled(before, "Øresund: Surveillance 1")
	last := titled(before, "Pérez: last day, Surveillance 1")
	if planned == nil || agreed == nil || last == nil {
		t.Fatalf("the calendar lacks an event: %v", before)
	}
	if n := len(last.Alarms()); n != 3 {
		t.Errorf("a last day has %d reminders", n)
	}
	edit(t, filepath.Join(dir, "Pérez", "client.fieldcase"), "surveillance-2", func(a *audit.Audit) {
		a.StartsOn, a.EndsOn = date.MustParse("2028-02-07"), date.MustParse("2028-02-08")
	})
	edit(t, filepath.Join(dir, "Øresund", "client.fieldcase"), "surveillance-1", func(a *audit.Audit) { a.State = audit.AuditCancelled })
	after := events(t, bookOf(t, dir))
	moved := after[planned.Id()]
	if moved == nil || property(moved, ics.ComponentPropertyDtStart) != "20280207" || property(moved, ics.ComponentPropertySequence) <= property(planned, ics.ComponentPropertySequence) {
		t.Errorf("the audit whose days were agreed: %v", moved)
	}
	if off := after[agreed.Id()]; off == nil || property(off, ics.ComponentPropertyStatus) != "CANCELLED" {
		t.Errorf("the audit that was called off: %v", off)
	}
	if after[last.Id()] == nil {
		t.Error("the last day got another identity")
	}
}

// edit changes an audit in a case file.
func edit(t *testing.T, path, name string, change func(*audit.Audit)) {
	t.Helper()
	s, err := casefile.Open(t.Context(), env(50), path, false)
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Case(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	a := c.AuditNamed(name)
	next := audit.Clone(a)
	change(next)
	err = s.Save(t.Context(), "Move", casefile.Change{Before: a, After: next})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestFiles_holdEveryClientOnce(t *testing.T) {
	t.Parallel()
	dir := made(t, 12)
	content, err := os.ReadFile(filepath.Join(dir, "Çınar", "client.fieldcase"))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "copy.fieldcase"), content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	b := bookOf(t, dir)
	if len(b.Rows) != 13 || len(b.cases()) != 12 {
		t.Fatalf("%d rows, %d cases", len(b.Rows), len(b.cases()))
	}
	var csv, book bytes.Buffer
	if err := errors.Join(b.Certificates(&csv), b.Workbook(t.Context(), &book, nil)); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(csv.String(), "\r\n"); n != 9 { // eight certificates and the header
		t.Errorf("the register of certificates has %d lines:\n%s", n, csv.String())
	}
	if b.title() != "Fjordcert AS" {
		t.Errorf("title %q", b.title())
	}
	facts := fmt.Sprint(b.facts())
	for _, want := range []string{"{Clients 12}", "{Late 1}", "{Due within 30 days 2}", "{Copies 2 files"} {
		if !strings.Contains(facts, want) {
			t.Errorf("the facts lack %s: %s", want, facts)
		}
	}
	due := b.due()
	if !slices.IsSortedFunc(due, func(a, c workbook.PortfolioDue) int { return a.Day.Compare(c.Day) }) || due[0].Client != "Pérez y Hijos Seguros, S.A." || !due[0].Late {
		t.Errorf("the list of what is due begins with %+v", due[0])
	}
}

func TestWorkbook_canBeCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	b := Book{Today: today}
	for range 2000 {
		b.Rows = append(b.Rows, portfolio.RowOf(&portfolio.Found{Facts: portfolio.Facts{Case: &audit.Case{}}}, today))
	}
	if err := b.Workbook(ctx, &bytes.Buffer{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v", err)
	}
}

// TestClockFault: a clock that was reset is told, one in another zone is not.
func TestClockFault(t *testing.T) {
	t.Parallel()
	rows := bookOf(t, made(t, 1)).Rows
	changed := date.MustParse("2026-03-25")
	if said := ClockFault(rows, date.MustParse("1970-01-01")); !strings.Contains(said, "1970-01-01") || !strings.Contains(said, "Pérez") {
		t.Errorf("a clock of 1970: %q", said)
	}
	if said := ClockFault(rows, changed.AddDays(-1)); said != "" {
		t.Errorf("a clock in another zone: %q", said)
	}
}
