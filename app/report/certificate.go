package report

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
)

// sitesOnSheet is how many sites a certificate names on its one page, scopeOnSheet how many characters its scope may have
// there; what is more stands in an annex, so that number, days and signature stay on the first page.
const (
	sitesOnSheet = 5
	scopeOnSheet = 900
)

// certificate is the certification document (ISO/IEC 17021-1:2015 8.2.2; ISO/IEC 42006:2025 8.2.2): one page, with an annex
// for a scope that is long and for the sites where there are many.
func (b *builder) certificate() {
	k := b.certified()
	b.doc.Layout, b.doc.Title = Sheet, joinFilled(" ", "Certificate", k.Number)
	b.doc.Line = b.doc.Title
	b.doc.Client = k.ClientName
	b.doc.Meta.Subject = joinFilled(", ", b.doc.Title, k.ClientName)
	b.doc.Meta.Keywords = joinFilled(", ", k.Standard, k.Number)
	b.doc.Status = "Issue " + b.issueOf(k)
	b.checkCertificate(k)
	b.sheetHead(k)
	b.sheetScope(k)
	b.sheetDays(k)
	b.sheetFoot(k)
	if isLongScope(k) {
		b.scopeAnnex(k)
	}
	if b.siteCount(k) > sitesOnSheet {
		b.siteAnnex(k)
	}
	if b.doc.Draft {
		b.noteAt = 0
	}
}

// certified returns the certificate that is written: that of the input, the one on the decision of the audit, or the one
// that such a decision would lead to.
func (b *builder) certified() audit.Certificate {
	whole, a := b.in.Case, b.in.Audit
	if b.in.Certificate != nil {
		return *b.in.Certificate
	}
	d := cycle.DecisionOn(whole, a)
	if d == nil {
		d = &audit.Decision{Audit: a.ID, Kind: audit.Grant}
	}
	var out *audit.Certificate
	for i := range whole.Certificates {
		if k := &whole.Certificates[i]; k.Decision == d.ID && d.ID != "" && (out == nil || k.Revision > out.Revision) {
			out = k
		}
	}
	if out != nil {
		return *out
	}
	return cycle.DraftCertificate(whole, d)
}

// checkCertificate notes what a certificate lacks. One that was not issued is a draft.
func (b *builder) checkCertificate(k audit.Certificate) {
	for _, i := range cycle.CertificateItems(b.c, &k) {
		if i.Value == "" {
			b.miss("8.2.2", "The certificate lacks "+i.Title+".", true)
		}
	}
	for _, p := range cycle.CheckCertificate(b.in.Case, &k) {
		b.miss(p.Rule, capital(strings.ReplaceAll(p.Field, "_", " "))+" "+p.Message+".", true)
	}
	if len(b.in.Mark) == 0 {
		b.miss("8.2.2", "The certification body has no mark; a certificate bears its name, address and certification mark.", false)
	}
	if k.IssuedOn.IsZero() {
		b.doc.Draft = true
	}
}

// sheetHead is the body, the word, and whom it certifies.
func (b *builder) sheetHead(k audit.Certificate) {
	b.mark("mark", b.in.Mark)
	if k.Accredited {
		b.mark("symbol", b.in.Symbol)
	}
	if _, there := b.doc.Pictures["mark"]; there {
		b.add(Mark{Pictures: []string{"mark"}, Height: 54, Centre: true})
	}
	body := &b.c.Body
	b.sheet(StyleSheetIssuer, body.Name)
	b.add(Paragraph{Text: joinFilled(" · ", place(body.Address, body.PostalCode, body.City, body.Country), body.Website), Style: StyleSheetPlace})
	b.add(Paragraph{Text: "Certificate", Style: StyleSheetTitle})
	b.add(Paragraph{Text: "This is to certify that the " + system(k.Standard) + " of", Style: StyleSheetText})
	b.sheet(StyleSheetName, k.ClientName)
	b.sheet(StyleSheetText, k.Address)
	b.add(Paragraph{Text: "conforms to", Style: StyleSheetText})
	b.sheet(StyleSheetScope, k.Standard)
}

// system names the management system that a standard is about.
func system(designation string) string {
	switch {
	case strings.Contains(designation, "42001"):
		return "artificial intelligence management system"
	case strings.Contains(designation, "27001"):
		return "information security management system"
	default:
		return "management system"
	}
}

// sheet adds a text of the certificate, or that nothing is recorded.
func (b *builder) sheet(style Style, text string) {
	text, tone := orMissing(text)
	b.add(Paragraph{Text: text, Style: style, Tone: tone})
}

// sheetScope is the scope with the sites.
func (b *builder) sheetScope(k audit.Certificate) {
	if isLongScope(k) {
		b.add(Paragraph{Text: "for the scope that its annex states,", Style: StyleSheetText})
	} else {
		b.add(Paragraph{Text: "for the scope", Style: StyleSheetText})
		b.sheet(StyleSheetScope, k.Scope)
	}
	n := b.siteCount(k)
	switch {
	case n > sitesOnSheet:
		b.add(Paragraph{Text: fmt.Sprintf("at %d sites, listed in the annex", n), Style: StyleSheetText})
	case n > 1:
		var lines []string
		for _, s := range b.sitesOf(k) {
			lines = append(lines, siteLine(s))
		}
		b.add(Paragraph{Text: "at the sites", Style: StyleSheetText}, Paragraph{Text: strings.Join(lines, "\n"), Style: StyleSheetPlace})
	case n == 1:
		if s := b.sitesOf(k)[0]; s.Kind == audit.SiteVirtual { // IAF MD 4: noted with its activities
			b.add(Paragraph{Text: "at the site " + siteLine(s), Style: StyleSheetText})
		}
	}
}

func (b *builder) sitesOf(k audit.Certificate) []*audit.Site {
	var out []*audit.Site
	for _, id := range k.Sites {
		if s := b.c.Site(id); s != nil {
			out = append(out, s)
		}
	}
	return out
}

func (b *builder) siteCount(k audit.Certificate) int { return len(b.sitesOf(k)) }

// siteLine names a site with its address and what is done there (8.2.2 a and f).
func siteLine(s *audit.Site) string {
	where := place(s.Address, s.PostalCode, s.City, s.Country)
	if s.Kind == audit.SiteVirtual {
		where = "virtual site"
	}
	return sentence(joinFilled(", ", s.Name, where), s.Activities)
}

// sheetDays are number, days and the statement that the certificate rests on.
func (b *builder) sheetDays(k audit.Certificate) {
	var f facts
	f.need("Certificate number", k.Number)
	f.need("Issue", b.issueOf(k))
	f.need("Role towards AI systems", capital(roleWords(k.Roles)))
	f.need("Statement of Applicability", soaOf(k))
	f.may("First certified", k.FirstIssued.String())
	f.may("Previous cycle expired", k.PreviousExpiry.String())
	f.need("Effective", k.EffectiveOn.String())
	f.need("Expires", k.ExpiresOn.String())
	b.add(Space(14), KeyValues{Rows: f, Centre: true})
}

// issueOf tells a revised certificate from obsolete ones (8.2.2 i).
func (b *builder) issueOf(k audit.Certificate) string {
	day := k.IssuedOn.String()
	if day == "" {
		day = "not issued"
	}
	return fmt.Sprintf("%d, %s", max(k.Revision, 1), day)
}

func soaOf(k audit.Certificate) string {
	if k.SoAVersion == "" {
		return ""
	}
	return joinFilled(" of ", "Version "+k.SoAVersion, k.SoAIssuedOn.String())
}

// sheetFoot is the signature, accreditation and what the certificate does not say.
func (b *builder) sheetFoot(k audit.Certificate) {
	b.add(Signatures{Lines: []Signature{{Name: k.SignedBy, Part: "for " + firstFilled(b.c.Body.Name, notRecorded), Day: k.IssuedOn.String()}}})
	if _, there := b.doc.Pictures["symbol"]; there && k.Accredited {
		b.add(Mark{Pictures: []string{"symbol"}, Height: 40, Centre: true})
	}
	if body := &b.c.Body; k.Accredited && body.AccreditationBody != "" {
		b.add(Paragraph{
			Text: "Accredited by " + joinFilled(", ", body.AccreditationBody, cmp.Or(numbered(body.AccreditationNumber), "")) + ".", Style: StyleSheetSmall,
		})
	}
	b.add(
		Paragraph{Text: cycle.NoLabelling, Style: StyleSheetSmall},
		Paragraph{Text: "The certificate is valid as long as the management system is maintained and surveillance audits are passed. " +
			"Its status can be asked for at " + firstFilled(b.c.Body.Website, b.c.Body.Email, b.c.Body.Name, "the certification body") + ".", Style: StyleSheetSmall},
	)
}

func numbered(number string) string {
	if number == "" {
		return ""
	}
	return "No. " + number
}

// isLongScope reports whether the scope has no room on the first page.
func isLongScope(k audit.Certificate) bool { return utf8.RuneCountInString(k.Scope) > scopeOnSheet }

// annex begins a page that belongs to the certificate.
func (b *builder) annex(of string, k audit.Certificate) {
	b.add(
		PageBreak{},
		Paragraph{Text: of + " of certificate " + k.Number, Style: StyleSheetName},
		Paragraph{Text: k.ClientName + ", issue " + b.issueOf(k), Style: StyleSheetText},
	)
}

// scopeAnnex states a long scope on a page of its own.
func (b *builder) scopeAnnex(k audit.Certificate) {
	b.annex("Scope", k)
	for text := range strings.Lines(k.Scope) {
		if text = strings.TrimSpace(text); text != "" {
			b.add(Paragraph{Text: text, Style: StyleBody})
		}
	}
}

// siteAnnex lists the sites on a page of their own.
func (b *builder) siteAnnex(k audit.Certificate) {
	b.annex("Sites", k)
	var rows []Row
	for _, s := range b.sitesOf(k) {
		where := place(s.Address, s.PostalCode, s.City, s.Country)
		if s.Kind == audit.SiteVirtual {
			where = "virtual site"
		}
		rows = append(rows, Row{Cells: []Cell{{Text: s.Name, Strong: true}, {Text: where}, {Text: s.Activities}}})
	}
	b.add(Table{Columns: []Column{{Title: "Site", Share: 26}, {Title: "Address", Share: 38}, {Title: "Activities", Share: 36}}, Rows: rows})
}
