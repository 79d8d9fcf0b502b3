package history_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/history"
	"fieldcase/app/desktop/pagetest"
)

var now = time.Date(2026, 5, 6, 12, 31, 0, 0, time.UTC)

// rename gives the client another name, as another page does.
func rename(t *testing.T, d *pagetest.Desk, label, name string) {
	t.Helper()
	after := d.Case().Client
	after.Name = name
	change(t, d, label, d.Case().Client, after)
}

func change(t *testing.T, d *pagetest.Desk, label string, before, after audit.Client) {
	t.Helper()
	if err := d.Session.Save(context.Background(), label, casefile.Change{Before: &before, After: &after}); err != nil {
		t.Fatal(err)
	}
}

// newDesk shows the page of a case whose client was renamed twice.
func newDesk(t *testing.T) *pagetest.Desk {
	t.Helper()
	d := pagetest.New(t, now, casefile.NewCase{Client: audit.Client{Name: "First"}})
	d.Show(history.New(d, d.Session))
	rename(t, d, "Rename to Øst", "Øst")
	rename(t, d, "Rename to Vest", "Vest")
	return d
}

func TestPage_listsActions(t *testing.T) {
	d := newDesk(t)
	d.Sees("3 actions, newest first", "2026-05-06", "MK", "Rename to Øst", "Rename to Vest")
	d.Press("Home")
	d.Sees("Márta Kővári, 2026-05-06", "Client Vest", "was  Øst", "Vest")
	d.Press("Down")
	d.Sees("was  First")
}

func TestPage_filters(t *testing.T) {
	d := newDesk(t)
	for words, want := range map[string][]string{
		"øst":           {"1 of 3 actions", "was  First"},
		"MK rename":     {"2 of 3 actions", "Rename to Øst", "Rename to Vest"},
		"2026-05-06 to": {"2 of 3 actions"},
		"nobody":        {"0 of 3 actions", "No action like this"},
	} {
		d.Press("Ctrl+L")
		d.Type(words)
		d.Sees(want...)
		d.Press("Esc")
		d.Sees("3 actions, newest first")
	}
	d.SeesNot("Nothing was changed yet")
	d.Press("End") // the list has the keyboard again
	d.SeesNot("was  Øst")
}

func TestPage_takesBack(t *testing.T) {
	d := newDesk(t)
	d.Press("Home", "Ctrl+Enter")
	d.Sees("Take back “Rename to Vest”?")
	d.Answer("Not now")
	if got := d.Case().Client.Name; got != "Vest" {
		t.Fatalf("the client is %q", got)
	}
	d.Press("Enter")
	d.Answer("Take back")
	if got := d.Case().Client.Name; got != "Øst" {
		t.Errorf("the client is %q", got)
	}
	if !slices.Contains(d.Toasts, "Taken back: Rename to Vest") {
		t.Errorf("told is %q", d.Toasts)
	}
	d.Sees("4 actions", "Rename to Vest (taken back)")
	d.Press("Ctrl+Enter") // it is still chosen
	if strings.Contains(d.Words(), "Take back “") {
		t.Error("an action is taken back twice")
	}
}

// TestPage_takesBackInPart takes back what was changed again since, wholly and in part: that stays, and the page says so.
func TestPage_takesBackInPart(t *testing.T) {
	d := newDesk(t)
	d.Press("Home", "Down", "Ctrl+Enter")
	d.Answer("Take back")
	if got := d.Case().Client.Name; got != "Vest" {
		t.Errorf("the client is %q", got)
	}
	before := d.Case().Client
	both := before
	both.Name, both.City = "Nord", "Bergen"
	change(t, d, "Rename and move", before, both)
	later := d.Case().Client
	later.City = "Bodø"
	change(t, d, "Move again", d.Case().Client, later)
	d.Press("Home", "Down", "Ctrl+Enter")
	d.Answer("Take back")
	if got := d.Case().Client; got.Name != "Vest" || got.City != "Bodø" {
		t.Errorf("the client is %q %q", got.Name, got.City)
	}
	want := []string{"Nothing to take back: 1 field was changed since and stays", "Taken back in part: 1 field was changed since and stays"}
	if !slices.Equal(d.Toasts, want) {
		t.Errorf("told is %q", d.Toasts)
	}
}

func TestPage_readOnly(t *testing.T) {
	d := newDesk(t)
	d.Locked = true
	d.Enter("")
	d.Press("Home", "Enter", "Ctrl+Enter")
	d.SeesNot("Take back “")
	if got := d.Case().Client.Name; got != "Vest" {
		t.Errorf("the client is %q", got)
	}
}

// TestPage_keepsTheChoice: a change made meanwhile neither takes the choice nor the filter.
func TestPage_keepsTheChoice(t *testing.T) {
	d := newDesk(t)
	d.Press("Home", "Down", "Ctrl+L")
	d.Type("rename")
	rename(t, d, "Rename to Sør", "Sør")
	d.Sees("3 of 4 actions", "was  First")
	d.Type(" vest")
	d.Sees("1 of 4 actions")
}

func TestPage_wholeCertification(t *testing.T) {
	d := pagetest.Sample(t, sample.Whole.Clock(), sample.Whole)
	d.Show(history.New(d, d.Session))
	d.Press("Ctrl+L")
	d.Type("decision: grant")
	d.Sees("Henrik Dahl", "Decision of Stage 2", "Reason", "yes")
	d.Press("Esc", "Ctrl+L")
	d.Type("st2-04: closed")
	d.Sees("Finding NC-2026-ST2-04", "State", "was  verified", "Closed by", "Márta Kővári")
}

// none is a case without a history.
type none struct{ *casefile.Session }

func (none) Actions(context.Context, int) ([]casefile.ActionInfo, error) { return nil, nil }

func TestPage_empty(t *testing.T) {
	d := pagetest.New(t, now, casefile.NewCase{Client: audit.Client{Name: "First"}})
	d.Show(history.New(d, none{d.Session}))
	d.Sees("Nothing was changed yet", "who made it, when, and what was there before", "0 actions")
	d.Press("Ctrl+Enter", "Enter")
	d.SeesNot("Take back “")
}
