package report

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/audit"
	"fieldcase/app/date"
)

// certified returns a case that goes up: everything that IAF MD 28 asks for is there.
func certified() *audit.Case {
	decided := date.MustParse("2026-06-18")
	return &audit.Case{
		ID: "c1",
		Client: audit.Client{
			Name: "Sølvberg Bildediagnostikk AS", Number: "K-0042", Address: "Storgata 1", PostalCode: "0155", City: "Oslo", Country: "Norway",
			RegisterConsentOn: date.MustParse("2026-01-10"),
		},
		Standard:  audit.Standard{Designation: "ISO/IEC 42001:2023"},
		Body:      audit.Body{Name: "Fjordcert AS", AccreditationAcronym: "NA"},
		Sites:     []audit.Site{{Record: audit.Record{ID: "s1"}, Name: "Oslo", Address: "Storgata 1", PostalCode: "0155", City: "Oslo", Country: "Norway"}},
		Decisions: []audit.Decision{{Record: audit.Record{ID: "d1"}, Kind: audit.Grant, DecidedOn: decided, EffectiveOn: decided}},
		Certificates: []audit.Certificate{{
			Number: "FC-AIMS-0042", Revision: 1, Accredited: true, Decision: "d1", Scope: "AI triage", Standard: "ISO/IEC 42001:2023",
			FirstIssued: decided, EffectiveOn: decided, IssuedOn: decided, ExpiresOn: date.MustParse("2029-06-17"),
		}},
	}
}

var uploadDay = date.MustParse("2027-04-09")

func TestCertSearch_holdsWhatMD28Asks(t *testing.T) {
	t.Parallel()
	got := NewCertSearch([]*audit.Case{certified()}, uploadDay)
	want := []string{
		"K-0042", "Sølvberg Bildediagnostikk AS", "", "Storgata 1", "Oslo", "", "0155", "Norway", "", "FC-AIMS-0042", "FC-AIMS-0042", "Active",
		"Management system", "ISO/IEC 42001:2023", "AI triage", "NA", "2026-06-18", "2026-06-18", "2029-06-17", "Storgata 1, 0155 Oslo, Norway", "", "No",
	}
	if len(got.Lines) != 1 || len(got.Withheld) != 0 {
		t.Fatalf("%+v", got)
	}
	if diff := cmp.Diff(want, got.Lines[0]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCertSearch_status(t *testing.T) {
	t.Parallel()
	day := func(s string) date.Date { return date.MustParse(s) }
	for _, x := range []struct {
		word, today string
		change      func(*audit.Case)
	}{
		{"Active", "2029-06-17", func(*audit.Case) {}},
		{"Expired", "2029-06-18", func(*audit.Case) {}},
		{"", "2026-06-17", func(*audit.Case) {}},
		{"Suspended", "2027-04-09", func(c *audit.Case) {
			c.Decisions = append(c.Decisions, audit.Decision{Kind: audit.Suspend, DecidedOn: day("2027-01-11"), EffectiveOn: day("2027-01-11")})
		}},
		{"Withdrawn", "2027-04-09", func(c *audit.Case) {
			c.Decisions = append(c.Decisions, audit.Decision{Kind: audit.Withdraw, DecidedOn: day("2027-01-11"), EffectiveOn: day("2027-01-11")})
		}},
		{"Cancelled", "2027-04-09", func(c *audit.Case) {
			c.Decisions = append(c.Decisions, audit.Decision{Kind: audit.Withdraw, Ground: audit.GroundRequest, DecidedOn: day("2027-01-11"), EffectiveOn: day("2027-01-11")})
		}},
	} {
		c := certified()
		x.change(c)
		got := ""
		if s := NewCertSearch([]*audit.Case{c}, day(x.today)); len(s.Lines) == 1 {
			got = s.Lines[0][11]
		}
		if got != x.word {
			t.Errorf("on %s: %q, want %q", x.today, got, x.word)
		}
	}
}

func TestCertSearch_withholdsWhatWouldBeRefused(t *testing.T) {
	t.Parallel()
	for why, change := range map[string]func(*audit.Case){
		"not issued under accreditation": func(c *audit.Case) { c.Certificates[0].Accredited = false },
		"has not agreed":                 func(c *audit.Case) { c.Client.RegisterConsentOn = date.Date{} },
		"Entity Unique ID is missing":    func(c *audit.Case) { c.Client.Number = "" },
		"Entity Unique ID has 46":        func(c *audit.Case) { c.Client.Number = strings.Repeat("9", 46) },
		"does not take: Ø-1":             func(c *audit.Case) { c.Client.Number = "Ø-1" },
		"Certificate Number has 61":      func(c *audit.Case) { c.Certificates[0].Number = strings.Repeat("x", 61) },
		"Entity City is missing":         func(c *audit.Case) { c.Client.City = " " },
		"Accreditation Body is missing":  func(c *audit.Case) { c.Body.AccreditationAcronym = "" },
		"Certification Sites is missing": func(c *audit.Case) { c.Sites = nil },
		"Certification Scope is missing": func(c *audit.Case) { c.Certificates[0].Scope = "" },
		"Expiry Date is missing":         func(c *audit.Case) { c.Certificates[0].ExpiresOn = date.Date{} },
		"Original Issue Date is missing": func(c *audit.Case) { c.Certificates[0].FirstIssued = date.Date{} },
	} {
		c := certified()
		change(c)
		got := NewCertSearch([]*audit.Case{c}, uploadDay)
		if len(got.Lines) != 0 || len(got.Withheld) != 1 || !strings.Contains(strings.Join(got.Withheld[0].Reasons, "; "), why) {
			t.Errorf("%s: %+v", why, got)
		}
	}
	other := certified()
	other.Client.Name = "Øresund Mobilitet ApS"
	got := NewCertSearch([]*audit.Case{certified(), other}, uploadDay)
	if len(got.Lines) != 1 || len(got.Withheld) != 1 || !got.Withheld[0].Fault || len(got.Withheld[0].Reasons) != 2 {
		t.Errorf("two with the same keys: %+v", got)
	}
}

func TestEncodeCSV_letsNoFormulaThrough(t *testing.T) {
	t.Parallel()
	evil := []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\x00=1", `=HYPERLINK("http://x","y")`}
	var b bytes.Buffer
	if err := EncodeCSV(&b, []string{"a"}, [][]string{evil, {"Søhne, \"x\"\nline", "2026-01-01", "A-1"}}); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(b.Bytes(), []byte("\xef\xbb\xbf")) {
		t.Error("a spreadsheet would not read it as UTF-8")
	}
	r := csv.NewReader(bytes.NewReader(b.Bytes()[3:]))
	r.FieldsPerRecord = -1
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range lines[1] {
		if !strings.HasPrefix(text, "'") {
			t.Errorf("%q went out as %q", evil[i], text)
		}
	}
	if !slices.Equal(lines[2], []string{"Søhne, \"x\"\nline", "2026-01-01", "A-1"}) {
		t.Errorf("plain texts came as %q", lines[2])
	}
}

func TestRegisterLines_areAsManyAsColumns(t *testing.T) {
	t.Parallel()
	lines := RegisterLines([]*audit.Case{certified(), {}}, uploadDay)
	if len(lines) != 1 || len(lines[0]) != len(RegisterHeader()) || lines[0][0] != "FC-AIMS-0042" || lines[0][8] != "Active" {
		t.Errorf("%q", lines)
	}
}
