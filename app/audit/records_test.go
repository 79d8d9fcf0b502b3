package audit_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// TestCheck_recordsByThemselves names the fields that each record is refused for.
func TestCheck_recordsByThemselves(t *testing.T) {
	t.Parallel()
	day := date.MustParse
	for name, tt := range map[string]struct {
		record audit.Recorder
		want   []string
	}{
		"client, standing of no list": {&audit.Client{Name: "Ø", Standing: "applicant"}, []string{"standing"}},
		"client, agreements":          {&audit.Client{Name: "Ø", ThirdPartyAgreements: -1}, []string{"third_party_agreements"}},
		"policy, as a case starts":    {new(audit.DefaultPolicy()), nil},
		"policy, nothing set":         {&audit.Policy{}, nil},
		"policy, negative and over": {
			&audit.Policy{ResponseDays: -1, OnSitePercent: 101, StageMinDays: 30, StageMaxDays: 20, RetentionMonths: 12},
			[]string{"on_site_percent", "response_days", "retention_months", "stage_max_days"},
		},
		"factor, in its range":        {&audit.TimeFactor{Reason: "r", Each: 100, Least: 50, Most: 200}, nil},
		"factor, without reason":      {&audit.TimeFactor{Each: 100}, []string{"reason"}},
		"factor, days and per cent":   {&audit.TimeFactor{Reason: "r", Each: 100, Percent: -10}, []string{"percent"}},
		"factor, above its range":     {&audit.TimeFactor{Reason: "r", Each: 250, Least: 50, Most: 200}, []string{"each"}},
		"row of a table":              {&audit.TimeRow{TimeTable: "t", From: 1, To: 10, Days: 500}, nil},
		"row, upside down, no days":   {&audit.TimeRow{TimeTable: "t", From: 10, To: 1}, []string{"to", "days"}},
		"row, from nobody":            {&audit.TimeRow{TimeTable: "t", To: 10, Days: 500}, []string{"from"}},
		"group, part time":            {&audit.PeopleGroup{Name: "n", Persons: 30, Percent: 50}, nil},
		"group, reduced too far":      {&audit.PeopleGroup{Name: "n", Persons: 3, Reduction: 4, Reason: "r"}, []string{"reduction"}},
		"group, reduced without why":  {&audit.PeopleGroup{Name: "n", Persons: 3, Reduction: 1}, []string{"reason"}},
		"sample of sites":             {&audit.SiteSample{Audit: "a", Population: []audit.ID{"x", "y"}, Size: 2, Random: 1}, nil},
		"sample exceeds the sites":    {&audit.SiteSample{Audit: "a", Population: []audit.ID{"x"}, Size: 2, Random: 3}, []string{"size", "random"}},
		"change without reason":       {&audit.ProgrammeChange{Programme: "p"}, []string{"reason"}},
		"checkpoint of an audit":      {&audit.Checkpoint{Audit: "a", Key: "9.6.2.2-a"}, nil},
		"checkpoint of nothing":       {&audit.Checkpoint{Key: "k"}, []string{""}},
		"checkpoint of two":           {&audit.Checkpoint{Audit: "a", Decision: "d", Key: "k"}, []string{""}},
		"acceptance":                  {&audit.Acceptance{About: "finding", Subject: "f", Rule: "vague", Reason: "r"}, nil},
		"acceptance without reason":   {&audit.Acceptance{About: "finding", Subject: "f", Rule: "vague"}, []string{"reason"}},
		"acceptance about no kind":    {&audit.Acceptance{About: "sentence", Subject: "f", Rule: "vague", Reason: "r"}, []string{"about"}},
		"amendment":                   {&audit.Amendment{Finding: "f", Kind: audit.AmendRegrade, Field: "grade", Reason: "r"}, nil},
		"amendment of no field":       {&audit.Amendment{Finding: "f", Kind: audit.AmendOther, Field: "colour", Reason: "r"}, []string{"field"}},
		"amendment without reason":    {&audit.Amendment{Finding: "f", Kind: audit.AmendReopen}, []string{"reason"}},
		"request received before":     {&audit.DocumentRequest{Audit: "a", Title: "t", RequestedOn: day("2026-03-01"), ReceivedOn: day("2026-02-28")}, []string{"received_on"}},
		"document signed without key": {&audit.Document{Kind: audit.PlanDocument, Attachment: "x", Signature: "s"}, []string{"signing_key"}},
		"document of broken JSON":     {&audit.Document{Kind: audit.PlanDocument, Attachment: "x", Heads: "["}, []string{"heads"}},
		"complaint closed before":     {&audit.Complaint{Kind: audit.ComplaintAboutClient, Text: "t", ReceivedOn: day("2027-02-01"), ClosedOn: day("2027-01-31")}, []string{"closed_on"}},
		"notice of a change":          {&audit.ChangeNotice{Text: "t", Subjects: []audit.ChangeSubject{audit.ChangeOfScope}}, nil},
		"notice of no subject known":  {&audit.ChangeNotice{Text: "t", Subjects: []audit.ChangeSubject{"weather"}}, []string{"subjects"}},
		"transfer expired before":     {&audit.Transfer{DecidedOn: day("2026-03-10"), ExpiresOn: day("2026-03-09")}, []string{"expires_on"}},
		"T5.13: excluded without why": {&audit.SoAControl{Control: "A.4.5", Excluded: true}, []string{"justification"}},
		"T5.17: a number of 61":       {&audit.Certificate{Number: strings.Repeat("Ø", 61)}, []string{"number"}},
		"a number and identity of 60": {&audit.Certificate{Number: strings.Repeat("Ø", 60), Identity: strings.Repeat("7", 60)}, nil},
		"statement without version":   {&audit.SoAVersion{Controls: "{"}, []string{"version", "controls"}},
		"meeting that ends before":    {&audit.Meeting{Audit: "a", Kind: audit.ClosingMeeting, Start: date.MustParseClock("15:00"), End: date.MustParseClock("14:00")}, []string{"end"}},
		"attendee without name":       {&audit.Attendee{Meeting: "m"}, []string{"name"}},
		"clarification":               {&audit.Clarification{Decision: "d"}, []string{"question"}},
	} {
		var got []string
		for _, p := range audit.Check(tt.record) {
			got = append(got, p.Field)
			if p.Message == "" {
				t.Errorf("%s: %s is refused without a word", name, p.Field)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: refused fields (-want +got):\n%s", name, diff)
		}
	}
}

// TestDerivedIDs: two people who answer the same point, let the same warning stand or draw for the same group make one
// record; another point makes another.
func TestDerivedIDs(t *testing.T) {
	t.Parallel()
	ids := []audit.ID{
		audit.CheckpointID("a", "k"), audit.CheckpointID("b", "k"), audit.CheckpointID("a", "l"),
		audit.AcceptanceID("f", "statement", "vague", "some"), audit.AcceptanceID("f", "statement", "vague", "several"),
		audit.ProgrammeSiteID("a", "s"), audit.SiteSampleID("a", "s"), audit.SiteSampleID("a", ""), audit.SoAVersionID("3.1"),
	}
	seen := map[audit.ID]bool{}
	for i, id := range ids {
		if seen[id] {
			t.Errorf("the ID of record %d is that of another", i)
		}
		seen[id] = true
	}
	if audit.CheckpointID("a", "k") != ids[0] {
		t.Error("the ID does not follow from its parts alone")
	}
}
