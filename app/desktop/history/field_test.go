package history_test

import (
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/history"
	"fieldcase/app/desktop/pagetest"
)

func TestShowField(t *testing.T) {
	d := newDesk(t) // the client was renamed twice
	id := d.Case().Client.ID
	history.ShowField(d, d.Session, editing.Subject{Kind: "client", Record: id, Field: "name", Label: "Legal name"})
	d.Sees("Client Vest: legal name", "Vest", "Øst", "First", "stands now", "Rename to Vest", "Márta Kővári, 2026-05-06")
	if d.Dialog().Button("Give it this value again").Reason() == "" {
		t.Error("the value that stands can be given again")
	}
	d.Press("Enter")
	d.Sees("Client Vest: legal name") // nothing to do: it stays
	d.Press("Down")
	d.Sees("Rename to Øst", "FirstØst") // taken out, put in
	d.Press("Enter")
	if got := d.Case().Client.Name; got != "Øst" {
		t.Errorf("the client is %q", got)
	}
	d.Sees("Client Vest: legal name as on") // the action, in the page behind
	if len(d.Toasts) != 1 {
		t.Errorf("told %q", d.Toasts)
	}

	history.ShowField(d, d.Session, editing.Subject{Kind: "client", Record: id, Field: "name", Label: "Legal name"})
	d.Press("End")
	d.Answer("Give it this value again")
	if got := d.Case().Client.Name; got != "First" {
		t.Errorf("the client is %q", got)
	}
}

// A set is shown and given back as a whole, with the names of what it names.
func TestShowField_set(t *testing.T) {
	d := pagetest.New(t, now, casefile.NewCase{Client: audit.Client{Name: "First"}})
	d.Show(history.New(d, d.Session))
	oslo, bergen := &audit.Site{Name: "Oslo"}, &audit.Site{Name: "Bergen"}
	d.Put(casefile.Change{After: oslo}, casefile.Change{After: bergen})
	a := &audit.Audit{Kind: audit.Stage2}
	d.Put(casefile.Change{After: a})
	f := &audit.Finding{Audit: a.ID, Grade: audit.Minor, State: audit.FindingDraft, Sites: []audit.ID{oslo.ID, bergen.ID}}
	d.Put(casefile.Change{After: f})
	after := audit.Clone(f)
	after.Sites = []audit.ID{bergen.ID}
	d.Put(casefile.Change{Before: f, After: after})
	history.ShowField(d, d.Session, editing.Subject{Kind: "finding", Record: f.ID, Field: "sites", Label: "Sites"})
	d.Sees("Bergen", "stands now")
	d.Press("Down", "Enter")
	if got := d.Case().Finding(f.ID).Sites; len(got) != 2 {
		t.Errorf("sites are %v", got)
	}
}

func TestShowField_readOnlyAndEmpty(t *testing.T) {
	d := newDesk(t)
	d.Locked = true
	id := d.Case().Client.ID
	history.ShowField(d, d.Session, editing.Subject{Kind: "client", Record: id, Field: "name", Label: "Legal name"})
	d.Press("Down", "Enter")
	d.Sees("Client Vest: legal name")
	d.Press("Esc")
	if got := d.Case().Client.Name; got != "Vest" {
		t.Errorf("the client is %q", got)
	}
	history.ShowField(d, d.Session, editing.Subject{Kind: "client", Record: id, Field: "city", Label: "City"})
	d.Sees("never filled in")
}
