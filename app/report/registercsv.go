package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
)

// byteOrderMark makes spreadsheet programs read a CSV file as UTF-8.
const byteOrderMark = "\uFEFF"

// EncodeCSV writes lines under a header as CSV (RFC 4180) for spreadsheet programs: UTF-8 with a byte order mark. A text
// that a spreadsheet would take for a formula gets an apostrophe in front of it (OWASP ASVS 5.0 1.2.10).
func EncodeCSV(w io.Writer, header []string, lines [][]string) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, line := range append([][]string{header}, lines...) {
		guarded := make([]string, len(line))
		for i, text := range line {
			guarded[i] = guardFormula(text)
		}
		if err := out.Write(guarded); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// guardFormula puts an apostrophe before a text that begins as a formula does, the full-width signs included, blanks
// before them or not.
func guardFormula(text string) string {
	text = strings.ReplaceAll(text, "\x00", "")
	if strings.HasPrefix(text, "\t") || strings.HasPrefix(text, "\r") {
		return "'" + text
	}
	if first := strings.TrimLeft(text, " \u00a0"); first != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(first)[0]) {
		return "'" + text
	}
	return text
}

// RegisterHeader names the columns of RegisterLines.
func RegisterHeader() []string {
	return []string{
		"Certificate", "Revision", "Client", "City", "Country", "Standard", "Scope", "Sites", "Status", "First issued", "Effective", "Expires",
		"Certification body", "Accreditation body", "Accreditation number", "Confidential",
	}
}

// RegisterLines returns a line for each certificate that is or was in force, as of today: the register of certified
// clients that a certification body keeps (ISO/IEC 17021-1:2015 8.1.2). One that the client asked to keep out of public
// registers is in it, and marked.
func RegisterLines(cases []*audit.Case, today date.Date) [][]string {
	var out [][]string
	for _, c := range cases {
		k := certificateInForce(c, today)
		if k == nil {
			continue
		}
		status, _ := cycle.StatusOf(c, today)
		confidential := ""
		if k.Confidential {
			confidential = "yes"
		}
		out = append(out, []string{
			k.Number, fmt.Sprint(max(k.Revision, 1)), c.Client.Name, c.Client.City, c.Client.Country, k.Standard, k.Scope, siteAddresses(c, k),
			status.Word(), k.FirstIssued.String(), k.EffectiveOn.String(), k.ExpiresOn.String(), c.Body.Name, c.Body.AccreditationBody,
			c.Body.AccreditationNumber, confidential,
		})
	}
	return out
}
