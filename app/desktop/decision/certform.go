package decision

import (
	"strconv"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// editCertificate opens the data of the certificate. One that was issued is not changed any more: its next issue is drafted
// (ISO/IEC 17021-1:2015 8.2.2 i).
func (p *Page) editCertificate() {
	k := p.certificate()
	if k == nil || p.host.ReadOnly() {
		return
	}
	f := form.New(p.writer, func(k *audit.Certificate) string { return "Certificate " + k.Number }, p.host.Tell,
		func() string { return p.host.Today().String() }, p.certificateSpecs()...)
	f.Settle(p.unsettled)
	switch {
	case k.ID == "":
		k.ID = p.cases.NewID()
		f.Begin(k)
	case !k.IssuedOn.IsZero():
		f.Begin(p.nextIssue(k))
	default:
		f.Open(k)
	}
	c := p.host.Window().Canvas()
	kit.ShowDialog(p.host.Window(), kit.DialogSpec{
		Title: "Certificate data", Body: f.Content(), Width: 560,
		Buttons: []kit.DialogButton{{Word: "Done", Kind: kit.Primary, Default: true, Cancel: true}},
		OnClose: func() { f.Close(c) },
	})
	f.Focus(c, "number")
}

// nextIssue drafts the issue after one that was issued. It rests on the last change of the scope, if there was one, and
// takes effect not before it.
func (p *Page) nextIssue(k *audit.Certificate) *audit.Certificate {
	next := audit.Clone(k)
	next.Record = audit.Record{ID: p.cases.NewID()}
	next.Revision++
	next.IssuedOn = none
	if p.decision == nil {
		return next
	}
	if changes := changesSince(p.now, p.decision); len(changes) > 0 {
		last := changes[len(changes)-1]
		next.Decision = last.ID
		if next.EffectiveOn.Before(from(last)) {
			next.EffectiveOn = from(last)
		}
	}
	return next
}

func (p *Page) certificateSpecs() []form.Spec {
	return []form.Spec{
		{Name: "number", Label: "Number", Hint: p.now.Body.NumberPattern, Half: true, Help: p.numberHelp(), Read: p.readNumber, Show: numberOf},
		{Name: "identity", Label: "Identity in IAF CertSearch"},
		{Name: "client_name", Label: "Client as printed"},
		{Name: "address", Label: "Address as printed"},
		{Name: "sites", Label: "Sites covered", Options: p.siteOptions},
		{Name: "standard", Label: "Standard with its issue", Half: true},
		{Name: "roles", Label: "Role towards AI systems"},
		{Name: "scope", Label: "Scope", Lines: 2},
		{Name: "soa_version", Label: "Statement of Applicability, version", Half: true},
		{Name: "soa_issued_on", Label: "of"},
		{Name: "effective_on", Label: "Effective", Half: true},
		{Name: "expires_on", Label: "Expires"},
		{Name: "first_issued", Label: "First certified", Half: true},
		{Name: "signed_by", Label: "Signed by"},
		{Name: "accredited", Label: "Issued under accreditation"},
	}
}

// numberHelp says how a number is given where the body has a pattern.
func (p *Page) numberHelp() string {
	if number, err := audit.NumberInPattern(p.now.Body.NumberPattern, p.host.Today().Year(), 42); err == nil {
		return "42 becomes " + number
	}
	return ""
}

// readNumber takes over a number; a running number alone is put into the pattern of the body.
func (p *Page) readNumber(r audit.Recorder, text string) error {
	k := r.(*audit.Certificate)
	k.Number = strings.TrimSpace(text)
	if n, err := strconv.Atoi(k.Number); err == nil && n > 0 {
		if number, err := audit.NumberInPattern(p.now.Body.NumberPattern, p.host.Today().Year(), n); err == nil {
			k.Number = number
		}
	}
	return nil
}

func numberOf(r audit.Recorder) string { return r.(*audit.Certificate).Number }

func (p *Page) siteOptions() []kit.Option {
	var out []kit.Option
	for i := range p.now.Sites {
		s := &p.now.Sites[i]
		out = append(out, kit.Option{ID: string(s.ID), Title: s.Name, Detail: s.City, Hidden: true})
	}
	return out
}

// unsettled says beside the fields what the rules have against the days of a certificate once its decision is taken.
func (p *Page) unsettled(k *audit.Certificate) map[string]string {
	out := map[string]string{}
	if p.decision == nil || p.decision.DecidedOn.IsZero() {
		return out
	}
	for _, x := range cycle.CheckCertificate(p.now, k) {
		out[x.Field] = cycle.Told(x)
	}
	return out
}
