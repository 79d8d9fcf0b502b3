package cycle

import (
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

// NoLabelling is the statement that a certificate of an AI management system bears (ISO/IEC 42006:2025 8.2.2).
const NoLabelling = "This certificate does not authorize labelling of products, processes or services."

// CertificateItem is one item of a certification document with its value, "" while it is missing.
type CertificateItem struct {
	Key    string `json:"key"` // letter of ISO/IEC 17021-1:2015 8.2.2, or what ISO/IEC 42006:2025 adds
	Title  string `json:"title"`
	Field  string `json:"field,omitempty"` // json name of the certificate's field
	Value  string `json:"value"`
	Source string `json:"source"`
}

// CertificateItems returns the twelve items of a certificate, in the order of ISO/IEC 17021-1:2015 8.2.2 a to i, with
// what ISO/IEC 42006:2025 8.2.2 adds.
func CertificateItems(c *audit.Case, k *audit.Certificate) []CertificateItem {
	const cb, aims = "ISO/IEC 17021-1:2015 8.2.2", "ISO/IEC 42006:2025 8.2.2"
	revision := max(k.Revision, 1)
	statement := k.SoAVersion
	if statement != "" && !k.SoAIssuedOn.IsZero() {
		statement += " of " + k.SoAIssuedOn.String()
	}
	var roles []string
	for _, r := range k.Roles {
		roles = append(roles, string(r))
	}
	return []CertificateItem{
		{"a", "the name of the client", "client_name", k.ClientName, cb},
		{"a", "the sites", "sites", sitesOf(c, k), cb},
		{"b", "the effective date", "effective_on", k.EffectiveOn.String(), cb},
		{"c", "the expiry", "expires_on", k.ExpiresOn.String(), cb},
		{"d", "the number", "number", k.Number, cb},
		{"e", "the standard with its issue", "standard", k.Standard, cb},
		{"f", "the scope", "scope", k.Scope, cb},
		{"g", "name and address of the certification body", "", placed(c.Body.Name, c.Body.Address, c.Body.City), cb},
		{"i", "the revision", "revision", strconv.FormatInt(revision, 10), cb},
		{"soa", "the version of the Statement of Applicability", "soa_version", statement, aims},
		{"roles", "the roles towards AI systems", "roles", strings.Join(roles, ", "), aims},
		{"labelling", "the statement on labelling", "", NoLabelling, aims},
	}
}

// sitesOf names the sites of a certificate; the client's address where it names none.
func sitesOf(c *audit.Case, k *audit.Certificate) string {
	var names []string
	for _, id := range k.Sites {
		if s := c.Site(id); s != nil {
			names = append(names, s.Name)
		}
	}
	if len(names) == 0 {
		return k.Address
	}
	return strings.Join(names, ", ")
}

// placed joins a name and its address; "" without a name or without any address.
func placed(name string, address ...string) string {
	parts := slices.DeleteFunc(address, func(s string) bool { return s == "" })
	if name == "" || len(parts) == 0 {
		return ""
	}
	return name + ", " + strings.Join(parts, ", ")
}

// DraftCertificate returns the certificate that a decision leads to, with the data of the case: effective on the day of
// the decision, expiring with the cycle. A revision of an earlier one keeps its number and first day. ID and number of a
// first one are for whoever issues it.
func DraftCertificate(c *audit.Case, d *audit.Decision) audit.Certificate {
	day := later(d.EffectiveOn, expected(d))
	out := audit.Certificate{
		Revision: 1, ClientName: c.Client.Name, Address: placedAt(c), Roles: slices.Clone(c.Client.Roles), Decision: d.ID,
		Scope: c.Client.Scope, Standard: c.Standard.Designation, SoAVersion: c.SoA.Version, SoAIssuedOn: c.SoA.IssuedOn,
		FirstIssued: day, EffectiveOn: day, ExpiresOn: expiryAfter(c, d),
	}
	for i := range c.Sites {
		out.Sites = append(out.Sites, c.Sites[i].ID)
	}
	last := lastCertificate(c, d)
	if last == nil {
		return out
	}
	out.Number, out.Identity, out.Revision = last.Number, last.Identity, last.Revision+1
	out.FirstIssued, out.Accredited, out.Language, out.Confidential = last.FirstIssued, last.Accredited, last.Language, last.Confidential
	if day.After(last.ExpiresOn) {
		out.PreviousExpiry = last.ExpiresOn
	}
	return out
}

func placedAt(c *audit.Case) string {
	k := &c.Client
	parts := []string{k.Address, strings.TrimSpace(k.PostalCode + " " + k.City), k.Country}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// lastCertificate returns the certificate that was valid last before a decision, or nil.
func lastCertificate(c *audit.Case, d *audit.Decision) *audit.Certificate {
	var out *audit.Certificate
	for i := range c.Certificates {
		k := &c.Certificates[i]
		if k.Decision != d.ID && (out == nil || k.EffectiveOn.After(out.EffectiveOn) || k.EffectiveOn == out.EffectiveOn && k.Revision > out.Revision) {
			out = k
		}
	}
	return out
}
