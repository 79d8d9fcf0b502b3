package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

// CertSearch is what a certification body uploads to IAF CertSearch (IAF MD 28): a line for each certification, without
// anything of a person. The program makes the file; uploading is for people.
type CertSearch struct {
	Header []string
	Lines  [][]string
	// Withheld are the certifications that are not in the file, with the reason.
	Withheld []Withheld
}

// Withheld is a certification that is left out of the upload.
type Withheld struct {
	Client      string
	Certificate string
	Fault       bool // something is missing or wrong; false where the client is rightly left out
	Reasons     []string
}

// certSearchColumns are the fields of IAF MD 28 with the most characters that CertSearch takes, 0 for no limit of its
// own, and whether the field is mandatory. Reference 8.3.
var certSearchColumns = []struct {
	title     string
	most      int
	mandatory bool
}{
	{"Entity Unique ID", 45, true},
	{"Entity Name", 0, true},
	{"Entity Name (English)", 0, false},
	{"Entity Street", 0, true},
	{"Entity City", 0, true},
	{"Entity State", 0, false},
	{"Entity Postcode", 0, true},
	{"Entity Country", 0, true},
	{"Legal Identifier", 0, false},
	{"Certification Identity Number", 60, true},
	{"Certificate Number", 60, true},
	{"Certification Status", 45, true},
	{"Certification Type", 0, true},
	{"Standard / Scheme", 0, true},
	{"Certification Scope", 0, true},
	{"Accreditation Body", 0, true},
	{"Original Issue Date", 0, true},
	{"Issue Date", 0, true},
	{"Expiry Date", 0, true},
	{"Certification Sites", 0, true},
	{"Sector Code", 0, false},
	{"Confidential", 0, false},
}

// NewCertSearch makes the upload of the certifications as of today: those in force, suspended, withdrawn, ended or
// expired, under accreditation. Applicants have nothing to show. Left out with a reason: a certificate without
// accreditation, a client who did not consent to be shown, and whatever lacks a mandatory field or breaks a limit.
func NewCertSearch(cases []*audit.Case, today date.Date) CertSearch {
	var out CertSearch
	for _, c := range certSearchColumns {
		out.Header = append(out.Header, c.title)
	}
	entities, identities := map[string]string{}, map[string]string{}
	for _, c := range cases {
		k := certificateInForce(c, today)
		status := certSearchStatus(c, today)
		if k == nil || status == "" {
			continue
		}
		line := certSearchLine(c, k, status)
		w := Withheld{Client: c.Client.Name, Certificate: k.Number}
		switch {
		case !k.Accredited:
			w.Reasons = []string{"the certificate was not issued under accreditation"}
		case c.Client.RegisterConsentOn.IsZero():
			w.Reasons = []string{"the client has not agreed to be shown in public registers"}
		default:
			w.Reasons = append(checkLine(line), taken(entities, "the number of the client", line[0], c)...)
			w.Reasons = append(w.Reasons, taken(identities, "the identity of the certification", line[9], c)...)
			w.Fault = len(w.Reasons) > 0
		}
		if len(w.Reasons) > 0 {
			out.Withheld = append(out.Withheld, w)
			continue
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}

// certificateInForce returns the certificate that took effect last by today, or nil.
func certificateInForce(c *audit.Case, today date.Date) *audit.Certificate {
	var out *audit.Certificate
	for i := range c.Certificates {
		k := &c.Certificates[i]
		if !k.EffectiveOn.After(today) && (out == nil || cmp.Or(k.EffectiveOn.Compare(out.EffectiveOn), cmp.Compare(k.Revision, out.Revision)) >= 0) {
			out = k
		}
	}
	return out
}

// certSearchStatus returns the status in the words of CertSearch, "" for what is not uploaded. The mapping is ours
// (reference 8.3).
func certSearchStatus(c *audit.Case, today date.Date) string {
	status, _ := cycle.StatusOf(c, today)
	switch status {
	case cycle.Active:
		return "Active"
	case cycle.Suspended:
		return "Suspended"
	case cycle.Withdrawn:
		return withdrawnWord(c, today)
	case cycle.Expired:
		return "Expired"
	case cycle.TransferredOut, cycle.Closed:
		return "Cancelled"
	case cycle.Applicant, cycle.Refused:
		return ""
	default:
		return ""
	}
}

// withdrawnWord tells a withdrawal by the body from one that the client asked for.
func withdrawnWord(c *audit.Case, today date.Date) string {
	var last *audit.Decision
	for i := range c.Decisions {
		d := &c.Decisions[i]
		if d.Kind == audit.Withdraw && !d.DecidedOn.IsZero() && !d.DecidedOn.After(today) && (last == nil || last.DecidedOn.Before(d.DecidedOn)) {
			last = d
		}
	}
	if last != nil && last.Ground == audit.GroundRequest {
		return "Cancelled"
	}
	return "Withdrawn"
}

// certSearchLine returns the fields in the order of the columns.
func certSearchLine(c *audit.Case, k *audit.Certificate, status string) []string {
	first := k.FirstIssued
	if first.IsZero() {
		first = c.Transfer.FirstCertifiedOn
	}
	confidential := "No"
	if k.Confidential {
		confidential = "Yes"
	}
	return []string{
		c.Client.Number, c.Client.Name, c.Client.NameEnglish, c.Client.Address, c.Client.City, c.Client.Region, c.Client.PostalCode,
		c.Client.Country, c.Client.Registration, cmp.Or(k.Identity, k.Number), k.Number, status, "Management system",
		cmp.Or(k.Standard, c.Standard.Designation), cmp.Or(k.Scope, c.Client.Scope), c.Body.AccreditationAcronym,
		first.String(), cmp.Or(k.IssuedOn, k.EffectiveOn).String(), k.ExpiresOn.String(), siteAddresses(c, k), c.Client.Sector, confidential,
	}
}

// siteAddresses returns the addresses of the sites that the certificate covers, one a line.
func siteAddresses(c *audit.Case, k *audit.Certificate) string {
	var out []string
	for i := range c.Sites {
		s := &c.Sites[i]
		if len(k.Sites) > 0 && !slices.Contains(k.Sites, s.ID) {
			continue
		}
		town := strings.TrimSpace(s.PostalCode + " " + s.City)
		parts := slices.DeleteFunc([]string{s.Address, town, s.Region, s.Country}, func(p string) bool { return p == "" })
		out = append(out, strings.Join(parts, ", "))
	}
	return strings.Join(out, "\n")
}

// checkLine returns what CertSearch would refuse in a line.
func checkLine(line []string) []string {
	var out []string
	for i, c := range certSearchColumns {
		switch n := utf8.RuneCountInString(line[i]); {
		case c.mandatory && strings.TrimSpace(line[i]) == "":
			out = append(out, c.title+" is missing")
		case c.most > 0 && n > c.most:
			out = append(out, fmt.Sprintf("%s has %d characters; CertSearch takes at most %d", c.title, n, c.most))
		}
	}
	if id := line[0]; strings.ContainsFunc(id, unusual) {
		out = append(out, "Entity Unique ID has characters that CertSearch does not take: "+id)
	}
	return out
}

// unusual reports whether a character is not one that unique IDs take: letters and digits of ASCII, and - _ . /
func unusual(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-_./", r))
}

// taken says whose a key is already, which has to be unique, and keeps it.
func taken(keys map[string]string, what, key string, c *audit.Case) []string {
	if key == "" {
		return nil
	}
	if owner, is := keys[key]; is {
		return []string{fmt.Sprintf("%s %s is that of %s, too", what, key, owner)}
	}
	keys[key] = c.Client.Name
	return nil
}
