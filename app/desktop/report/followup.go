package report

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
)

// Keys of what can be done with a concern or an earlier nonconformity.
const (
	keysLink    = "Ctrl+Shift+L"
	keysDismiss = "Ctrl+Shift+D"
	keysVerify  = "Ctrl+Shift+V"
	keysRepeat  = "Ctrl+Shift+R"
)

// followUp is the section of the areas of concern that Stage 1 raised: each is linked to the finding of Stage 2 that takes
// it up, or dismissed with a reason (ISO/IEC 17021-1:2015 9.3.1.2.3; R-2-2).
type followUp struct {
	page     *Page
	what     about
	concerns *lines
	root     *container.Scroll
}

func newFollowUp(p *Page) section {
	s := &followUp{page: p, what: about{followUpID, "Concerns of Stage 1", "corner-down-right"}}
	s.concerns = newLines(p, "concerns", "Stage 1 raised no area of concern.", s.lines,
		act{"Link to a finding…", "link-2", keysLink, s.link, s.lockedLink},
		act{"Dismiss…", "circle-slash", keysDismiss, s.dismiss, s.lockedDismiss})
	lead := "Each area of concern that Stage 1 raised is taken up by a finding of Stage 2, or is none any more, with the reason."
	s.root = sheet(s.what, "", quiet(lead), s.concerns.root)
	return s
}

func (s *followUp) about() about                { return s.what }
func (s *followUp) applies(a *audit.Audit) bool { return a.Kind == audit.Stage2 }
func (s *followUp) content() fyne.CanvasObject  { return s.root }
func (s *followUp) show()                       { s.concerns.show() }
func (s *followUp) close()                      {}
func (s *followUp) focus(which string)          { s.concerns.focus(which) }
func (s *followUp) choose(id audit.ID) bool     { return s.concerns.choose(id) }

func (s *followUp) nothing() bool { return len(audit.FollowConcerns(s.page.now, s.page.about)) == 0 }

func (s *followUp) count() string {
	all := audit.FollowConcerns(s.page.now, s.page.about)
	if len(all) == 0 {
		return "none raised"
	}
	settled := 0
	for _, x := range all {
		if x.Settled() {
			settled++
		}
	}
	return fmt.Sprintf("%d of %s", settled, counted(len(all), "concern", "concerns"))
}

func (s *followUp) lines() []line {
	var out []line
	for _, x := range audit.FollowConcerns(s.page.now, s.page.about) {
		l := line{finding: x.Concern, icon: "triangle-alert", token: kit.Minor, outcome: "Open"}
		switch {
		case len(x.TakenUp) > 0:
			l.icon, l.token, l.outcome = "link-2", kit.Good, "Taken up"
			l.proof = "Taken up by " + strings.Join(x.TakenUp, ", ") + "."
		case x.Reason != "":
			l.icon, l.token, l.outcome, l.proof = "circle-slash", kit.Good, "Dismissed", "Dismissed: "+x.Reason
		case !x.Concern.State.IsOpen():
			l.outcome, l.proof = "No reason", "It was closed without a finding and without a reason; say why it is none."
		}
		out = append(out, l)
	}
	return out
}

// takers are the findings of the audit that can take a concern up.
func (s *followUp) takers() []*audit.Finding {
	var out []*audit.Finding
	for i := range s.page.now.Findings {
		if f := &s.page.now.Findings[i]; f.Audit == s.page.about.ID && f.State != audit.Withdrawn {
			out = append(out, f)
		}
	}
	return out
}

func (s *followUp) lockedLink(line) string {
	if len(s.takers()) == 0 {
		return "this audit has no finding yet"
	}
	return ""
}

func (s *followUp) lockedDismiss(x line) string {
	if x.outcome == "Taken up" {
		return "a finding takes it up"
	}
	return ""
}

// link asks which findings take a concern up.
func (s *followUp) link(x line) {
	var options []kit.Option
	var before []string
	for _, f := range s.takers() {
		title := joined(" ", f.Label(), f.Grade.Word(), string(f.Requirement))
		options = append(options, kit.Option{ID: string(f.ID), Title: title, Detail: firstLine(f.Statement), Hidden: true})
		if slices.Contains(f.Concerns, x.finding.ID) {
			before = append(before, string(f.ID))
		}
	}
	field := kit.NewTokensField("Type to find, Enter adds", options...)
	field.Choose(before...)
	d := kit.ShowDialog(s.page.host.Window(), kit.DialogSpec{
		Title: "Findings that take up " + x.finding.Label(), Text: x.finding.Statement, Body: field, Focus: field, Width: 520,
		Buttons: []kit.DialogButton{{Word: "Cancel", Cancel: true}, {Word: "Link", Icon: "link-2", Kind: kit.Primary, Default: true, Press: func() bool {
			s.keepLinks(x.finding.ID, field.Chosen())
			return true
		}}},
		OnClose: func() { s.page.afterwards(func() { s.focus(x.key()) }) },
	})
	field.OnChange = func([]string) { d.Refresh() } // it grows with its tokens
}

// keepLinks makes just the findings chosen take a concern up.
func (s *followUp) keepLinks(concern audit.ID, chosen []string) {
	var changes []casefile.Change
	for _, f := range s.takers() {
		after := audit.Clone(f)
		after.Concerns = slices.DeleteFunc(after.Concerns, func(id audit.ID) bool { return id == concern })
		if slices.Contains(chosen, string(f.ID)) {
			after.Concerns = append(after.Concerns, concern)
		}
		if slices.Contains(f.Concerns, concern) != slices.Contains(after.Concerns, concern) {
			changes = append(changes, casefile.Change{Before: f, After: after})
		}
	}
	s.page.save("Concern of Stage 1: link to findings", changes...)
}

// dismiss asks why a concern is none any more, and closes it with the reason.
func (s *followUp) dismiss(x line) {
	kit.Ask(s.page.host.Window(), kit.Asking{
		Title: "Dismiss " + x.finding.Label(), Text: x.finding.Statement, Label: "Why it is no finding", Value: x.finding.ClosureNote,
		Yes: "Dismiss", Check: needed,
	}, func(reason string) {
		after := audit.Clone(x.finding)
		after.ClosureNote = strings.TrimSpace(reason)
		if after.State != audit.Closed {
			after.State, after.ClosedOn, after.ClosedBy = audit.Closed, s.page.host.Today(), s.page.lead()
		}
		s.page.save("Dismiss "+x.finding.Label(), casefile.Change{Before: x.finding, After: after})
		s.page.afterwards(func() { s.focus(x.key()) })
	})
}
