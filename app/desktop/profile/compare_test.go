package profile_test

import (
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/profile"
)

// differing is a profile that says otherwise than a new case in two conventions and a person.
func differing(p *casefile.Profile) {
	p.Policy.ResponseDays, p.Policy.NoticeDays = 45, 90
	p.Persons = []audit.Person{{Record: audit.Record{ID: "01970000-0000-7000-8000-00000000aaaa"}, Name: "Jonas Lie", Initials: "JL", Competence: []string{"AIMS"}}}
}

func TestCompare_takesOverWhatIsTicked(t *testing.T) {
	d := newDesk(t, differing)
	d.Enter(profile.Compare())
	d.Sees("Client answers a nonconformity within", "30 days", "45 days", "Jonas Lie: AIMS", "4 differences", "Take over 4")
	d.Press("Tab", "Space") // the second: client answers within
	d.Sees("Take over 3")
	d.Press("Ctrl+Enter")
	c := d.Case()
	if c.Policy.ResponseDays != 30 || c.Policy.NoticeDays != 90 || c.Body.Name != "Fjørdcert AS" || len(c.Persons) != 1 {
		t.Errorf("the case has %d and %d days, body %q, %d people", c.Policy.ResponseDays, c.Policy.NoticeDays, c.Body.Name, len(c.Persons))
	}
	d.Sees("1 difference", "Take over 0")
	if reason := d.Button("Take over 0").Reason(); reason != "nothing is ticked" {
		t.Errorf("with nothing ticked: %q", reason)
	}
	d.Press("Ctrl+Z")
	d.Sees("4 differences")
	if c := d.Case(); c.Policy.NoticeDays != 60 || len(c.Persons) != 0 || c.Body.Profile != "" {
		t.Errorf("one Undo leaves notice %d, %d people, profile %q", c.Policy.NoticeDays, len(c.Persons), c.Body.Profile)
	}
}

func TestCompare_leavingTheCaseAsItIsIsRemembered(t *testing.T) {
	d := newDesk(t, differing)
	d.Enter(profile.Compare())
	d.Button("Leave the case as it is").Press()
	c := d.Case()
	if c.Policy.ResponseDays != 30 || c.Body.ProfileRevision != d.onDisk().Revision || d.kept.Profile().IsNews(c) {
		t.Errorf("the case has %d days, looked at revision %d, offered again %v", c.Policy.ResponseDays, c.Body.ProfileRevision, d.kept.Profile().IsNews(c))
	}
	if d.backs != 1 {
		t.Errorf("led back %d times", d.backs)
	}
}

func TestCompare_readOnlyCaseSaysWhy(t *testing.T) {
	d := newDesk(t, differing)
	d.Locked = true
	d.Enter(profile.Compare())
	if reason := d.Button("Take over 4").Reason(); reason != "the case can only be read" {
		t.Errorf("locked since %q", reason)
	}
	d.Press("Ctrl+Enter")
	if d.Case().Policy.ResponseDays != 30 {
		t.Error("a case that can only be read was changed")
	}
}

func TestCompare_nothingDiffers(t *testing.T) {
	d := newDesk(t, differing)
	p := d.kept.Profile()
	var keys []string
	for _, x := range p.Differences(d.Case()) {
		keys = append(keys, x.Key)
	}
	if _, err := d.Session.TakeFromProfile(t.Context(), p, keys...); err != nil {
		t.Fatal(err)
	}
	d.Enter(profile.Compare())
	d.Sees("The case says what the profile says")
}

func TestPage_makesAProfileOfTheCase(t *testing.T) {
	d := newDesk(t, nil)
	body := audit.Body{Record: audit.Record{ID: "01970000-0000-7000-8000-00000000bbbb"}, Name: "Fjørdcert AS", City: "Bergen"}
	d.Put(casefile.Change{After: &body})
	d.Enter("")
	d.Button("Take it from this case").Press()
	if p := d.onDisk(); p.Body.City != "Bergen" || p.Body.ProfileRevision != 0 {
		t.Errorf("on disk %+v", p.Body)
	}
}
