package scope_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/task"
)

func site(id audit.ID, name, rank string) *audit.Site {
	return &audit.Site{Record: audit.Record{ID: id}, Name: name, City: name, Persons: 3, Rank: rank}
}

// threeSites puts sites into the case.
func threeSites(d *desk) {
	d.put(site("oslo", "Oslo", "m00"), site("tromso", "Tromsø", "m01"), site("trondheim", "Trondheim", "m02"))
}

func siteNames(c *audit.Case) string {
	var names []string
	for i := range c.Sites {
		names = append(names, c.Sites[i].Name)
	}
	return strings.Join(names, " ")
}

// TestNewCase is the first minute of a new case: everything by the keyboard, in reading order.
func TestNewCase(t *testing.T) {
	d := newDesk(t, nil)
	d.wantFocus("Street and number")
	d.Type("Storgata 1")
	d.Press("Tab")
	d.Type("9008")
	d.Press("Tab")
	d.Type("Tromsø")
	d.Press("Tab", "Tab")
	d.Type("Norway")
	d.Press("Ctrl+Enter") // done: contacts
	if d.heading() != "Contacts" {
		t.Fatalf("at %s", d.heading())
	}
	d.Sees("No contact yet")
	d.Press("Space") // the first step has the keyboard
	d.wantFocus("Name")
	d.Type("Ingrid Næss")
	d.Press("Tab")
	d.Type("Quality manager")
	d.Press("Ctrl+PgDn", "Ins")
	d.wantFocus("Short name, as the plan shows it")
	d.Type("Tromsø")
	d.Press("Ctrl+Enter")
	d.Type("Alta")
	d.Press("Tab", "Esc")
	c := d.Case()
	if c.Client.Address != "Storgata 1" || c.Client.City != "Tromsø" || c.Client.Country != "Norway" || c.Client.Name != "Ångström & Søn" {
		t.Errorf("the client is %+v", c.Client)
	}
	if len(c.Contacts) != 1 || c.Contacts[0].Name != "Ingrid Næss" || c.Contacts[0].Function != "Quality manager" {
		t.Errorf("contacts %+v", c.Contacts)
	}
	if got := siteNames(c); got != "Tromsø Alta" {
		t.Errorf("sites %s", got)
	}
	if len(d.Told) > 0 {
		t.Errorf("told %v", d.Told)
	}
}

func TestSections(t *testing.T) {
	d := newDesk(t, threeSites)
	var got []string
	for range 8 {
		got = append(got, d.heading())
		d.Press("Ctrl+PgDn")
	}
	want := []string{"Organization", "Contacts", "Sites", "AI systems", "People", "Statement of Applicability", "Application review", "Certification body, policy"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	d.Press("Ctrl+PgDn")
	if d.heading() != want[7] {
		t.Errorf("behind the last section comes %s", d.heading())
	}
	d.Sees("38 of 38 apply", "3 sites, 9 persons", "1 open") // no central function
}

// TestSections_byArrows: Down goes through the list of sections; what a section did to the keyboard does not stop it.
func TestSections_byArrows(t *testing.T) {
	d := newDesk(t, nil)
	d.at("Organization")
	d.Press("Esc", "Esc", "Down", "Down", "Down", "Up")
	if got := d.heading(); got != "Sites" {
		t.Errorf("three down and one up lead to %s", got)
	}
}

func TestEnter_atARecord(t *testing.T) {
	d := newDesk(t, threeSites)
	d.Enter("tromso")
	if got := d.Field("City").Control().(*kit.Entry).Text(); d.heading() != "Sites" || got != "Tromsø" {
		t.Errorf("at %s, %s", d.heading(), got)
	}
}

func TestList_anUnnamedRecordIsNotLost(t *testing.T) {
	d := newDesk(t, threeSites)
	d.into("Sites")
	d.Press("Ins", "Esc")
	if got := siteNames(d.Case()); got != "Oslo Tromsø Trondheim" {
		t.Errorf("a site nobody filled in is in the case: %s", got)
	}
	d.Press("Ins", "Tab", "Tab", "Tab")
	d.wantFocus("Persons here")
	d.Type("12")
	d.Press("Tab", "Esc", "Up")
	d.Sees("New site", "not saved")
	d.Press("Down")
	d.Sees("Is empty; it is needed")
	if got := d.Field("Persons here").Control().(*kit.Entry).Text(); got != "12" {
		t.Errorf("what was entered is gone: %q", got)
	}
	d.Press("F2")
	d.Type("Bodø")
	d.Press("Tab", "Esc")
	if c := d.Case(); siteNames(c) != "Oslo Tromsø Trondheim Bodø" || c.Sites[3].Persons != 12 {
		t.Errorf("sites %s, %d persons", siteNames(c), c.Sites[len(c.Sites)-1].Persons)
	}
	if strings.Contains(d.Words(), "not saved") {
		t.Error("it still counts as not saved")
	}
}

func TestList_typedTextIsOnDiskWithinASecond(t *testing.T) {
	d := newDesk(t, nil)
	d.into("Sites")
	d.Press("Ins")
	d.Type("Trom")
	d.Work.Advance(task.DraftPause)
	if got := siteNames(d.Case()); got != "Trom" {
		t.Errorf("the case has %q", got)
	}
	d.wantFocus("Short name, as the plan shows it")
	for _, r := range "sø" {
		d.Window().Canvas().Focused().TypedRune(r)
	}
	d.Work.Advance(time.Second)
	d.Press("Tab", "Esc")
	if got := siteNames(d.Case()); got != "Tromsø" {
		t.Errorf("the case has %q", got)
	}
}

func TestList_move(t *testing.T) {
	d := newDesk(t, threeSites)
	d.into("Sites")
	d.Press("Down", "Down", "Alt+Up")
	if got := siteNames(d.Case()); got != "Oslo Trondheim Tromsø" {
		t.Errorf("moved up: %s", got)
	}
	d.Press("Alt+Up", "Alt+Up", "Alt+Up")
	if got := siteNames(d.Case()); got != "Trondheim Oslo Tromsø" {
		t.Errorf("moved to the top: %s", got)
	}
	d.Press("Alt+Down")
	if got := siteNames(d.Case()); got != "Oslo Trondheim Tromsø" {
		t.Errorf("moved down: %s", got)
	}
	if _, err := d.Session.Undo(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	if got := siteNames(d.Case()); got != "Trondheim Oslo Tromsø" {
		t.Errorf("after undo: %s", got)
	}
}

func TestList_remove(t *testing.T) {
	d := newDesk(t, threeSites)
	d.into("Sites")
	d.Press("Del")
	if got := siteNames(d.Case()); got != "Tromsø Trondheim" {
		t.Errorf("sites %s", got)
	}
	if diff := cmp.Diff([]string{"Site Oslo taken out true"}, d.Toasts); diff != "" {
		t.Errorf("toasts (-want +got):\n%s", diff)
	}
	if _, err := d.Session.Undo(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	d.Sees("Oslo")
	d.Press("F2", "Del") // in a field the key belongs to the text
	if got := siteNames(d.Case()); got != "Oslo Tromsø Trondheim" {
		t.Errorf("sites %s", got)
	}
}

func TestList_removeAsksWhereItIsNamed(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		threeSites(d)
		stage2 := d.Case().AuditNamed("stage-2").ID
		d.put(&audit.Contact{Record: audit.Record{ID: "ingrid"}, Name: "Ingrid Næss", Site: "oslo"},
			&audit.Finding{Record: audit.Record{ID: "f"}, Audit: stage2, DraftNumber: "MK-01", Sites: []audit.ID{"oslo"}})
	})
	d.into("Sites")
	d.Press("Del")
	d.Sees("Take out site Oslo?", "Contacts: Ingrid Næss", "Stage 2, findings: MK-01")
	d.Answer("Keep")
	if got := siteNames(d.Case()); got != "Oslo Tromsø Trondheim" {
		t.Errorf("kept, but sites %s", got)
	}
	d.Press("Del")
	d.Answer("Take out")
	if got := siteNames(d.Case()); got != "Tromsø Trondheim" {
		t.Errorf("sites %s", got)
	}
}

func TestPeople_isBegunWithTheFirstEntry(t *testing.T) {
	d := newDesk(t, nil)
	d.into("People")
	if d.Case().PeopleCount.ID != "" {
		t.Error("looking at the section wrote something")
	}
	d.Window().Canvas().Focus(d.Field("With AI-related work in scope").Control().(*kit.Entry))
	d.Type("9")
	d.Press("Tab")
	d.Type("8")
	d.Press("Tab")
	if c := d.Case().PeopleCount; c.AIRelated != 9 || c.Effective != 8 {
		t.Errorf("counted %+v", c)
	}
	d.Sees("Say how the effective number was reached")
	if _, err := d.Session.Undo(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Session.Undo(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	if got := d.Field("Effective number").Control().(*kit.Entry).Text(); got != "" {
		t.Errorf("its making was undone, and it shows %q", got)
	}
	d.Window().Canvas().Focus(d.Field("Effective number").Control().(*kit.Entry))
	d.Type("7")
	d.Press("Tab")
	if c := d.Case().PeopleCount; c.Effective != 7 || c.AIRelated != 0 {
		t.Errorf("begun again: %+v", c)
	}
}

func TestOrganization_regulationsAreASet(t *testing.T) {
	d := newDesk(t, nil)
	d.Window().Canvas().Focus(d.Field("Regulatory frameworks in scope").Control().(*kit.Entry))
	d.Type("EU AI Act,  GDPR ; EU AI Act")
	d.Press("Tab")
	if diff := cmp.Diff([]string{"EU AI Act", "GDPR"}, d.Case().Client.Regulations); diff != "" {
		t.Errorf("regulations (-want +got):\n%s", diff)
	}
	if got := d.Field("Regulatory frameworks in scope").Control().(*kit.Entry).Text(); got != "EU AI Act, GDPR" {
		t.Errorf("shown as %q", got)
	}
}

func TestBody_andItsHabits(t *testing.T) {
	d := newDesk(t, nil)
	d.into("Certification body, policy")
	d.wantFocus("Name")
	d.Type("Fjordcert AS")
	d.Window().Canvas().Focus(d.Field("Client answers a nonconformity within, days").Control().(*kit.Entry))
	d.Type("45")
	d.Press("Tab")
	if c := d.Case(); c.Body.Name != "Fjordcert AS" || c.Policy.ResponseDays != 45 || c.Policy.MajorEvidenceDays != 90 {
		t.Errorf("body %q, policy %+v", c.Body.Name, c.Policy)
	}
}

func TestLeave_keepsWhatIsTyped(t *testing.T) {
	d := newDesk(t, nil)
	d.Type("Storgata 1")
	if err := d.page.Leave(); err != nil {
		t.Fatal(err)
	}
	if got := d.Case().Client.Address; got != "Storgata 1" {
		t.Errorf("address %q", got)
	}
}

func TestChanged_disturbsNobodyWhoTypes(t *testing.T) {
	d := newDesk(t, threeSites)
	d.into("Sites")
	d.Press("F2")
	d.Type("Os")
	d.put(&audit.Contact{Record: audit.Record{ID: "x"}, Name: "Somebody"})
	d.wantFocus("Short name, as the plan shows it")
	if got := d.Field("Short name, as the plan shows it").Control().(*kit.Entry).Text(); got != "Os" {
		t.Errorf("the text became %q", got)
	}
	d.Press("Esc") // leaves the form, which keeps what was typed
	if got := siteNames(d.Case()); got != "Os Tromsø Trondheim" {
		t.Errorf("sites %s", got)
	}
}

func TestReadOnly(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		threeSites(d)
		d.Locked = true
	})
	d.into("Sites")
	d.Press("Ins", "Del", "Alt+Down")
	d.Press("F2")
	d.Type("x")
	d.Press("Tab")
	if got := siteNames(d.Case()); got != "Oslo Tromsø Trondheim" {
		t.Errorf("sites %s", got)
	}
	if len(d.Told) > 0 {
		t.Errorf("told %v", d.Told)
	}
}

func TestManySites(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		var all []audit.Recorder
		for i, rank := range audit.EvenRanks(400) {
			all = append(all, site(audit.ID(fmt.Sprintf("s%03d", i)), fmt.Sprintf("Ærø %03d %s", i, strings.Repeat("lang ", 20)), rank))
		}
		d.put(all...)
	})
	d.into("Sites")
	d.Press("End", "Alt+Up", "F2")
	d.wantFocus("Short name, as the plan shows it")
	d.Sees("400 sites")
	if c := d.Case(); c.Sites[398].ID != "s399" {
		t.Errorf("the last but one is %s", c.Sites[398].ID)
	}
}

// TestApplication: the review of the application is recorded by keys; what R-1-1 asks for and is not there is told.
func TestApplication(t *testing.T) {
	d := newDesk(t, func(d *desk) {
		d.put(&audit.Person{Record: audit.Record{ID: "hd"}, Name: "Henrik Dahl", Initials: "HD"})
	})
	d.into("Application review")
	d.Sees("to be recorded", "4 open", "The audit time is not determined yet")
	d.Type("2026-01-20")
	d.Press("Tab")
	d.Sees("Nobody is named who reviewed it", "The result of the impartiality check is missing")
	d.wantFocus("Reviewed by")
	d.Type("Henrik")
	d.Press("Enter", "Tab")
	d.wantFocus("Settled")
	d.Type("info")
	d.Press("Enter", "Tab", "Space", "Tab", "Tab")
	d.wantFocus("Competence needed in the team and for the decision")
	d.Type("AI law, radiology")
	d.Press("Tab")
	d.Type("No threat")
	d.Press("Tab")
	got := d.Case().Application
	if got.ReviewedOn.String() != "2026-01-20" || got.Reviewer != "hd" || !got.Accepted || len(got.Competence) != 2 || got.Impartiality != "No threat" || len(got.Checks) != 1 {
		t.Errorf("recorded %+v", got)
	}
	d.Sees("accepted 2026-01-20")
}
