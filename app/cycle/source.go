package cycle

import (
	"strings"

	"fieldcase/app/audit"
)

// The standards that the rules rest on.
const iso17021 = "ISO/IEC 17021-1:2015 "

// sources are the clauses that our rules rest on. A rule that is named by its clause is not among them.
var sources = map[string]string{
	"R-1-1": iso17021 + "9.1.2", "R-1-2": iso17021 + "5.2", "R-1-4": iso17021 + "9.4.8", "R-1-5": iso17021 + "9.5.1", "R-1-6": iso17021 + "9.5.1",
	"R-1-7": iso17021 + "9.5", "R-1-8": iso17021 + "9.5.2", "R-1-9": iso17021 + "9.5.3.2", "R-1-10": iso17021 + "9.5.3.1",
	"R-1-11": iso17021 + "9.6.3", "R-1-12": iso17021 + "9.6.2.1", "R-1-13": iso17021 + "9.9.4", "R-2-1": iso17021 + "9.3.1", "R-8-1": iso17021 + "9.6",
	"R-8-2": iso17021 + "9.6.3", "D1": iso17021 + "9.1.3.2", "D2": iso17021 + "9.1.3.3", "D3": iso17021 + "9.1.3.3", "D4": iso17021 + "9.5.3.2",
	"D5": iso17021 + "9.6.3.2", "D6": iso17021 + "9.6.3.2.5", "D7": iso17021 + "9.6.3.2.5", "D8": iso17021 + "9.6.5.5", "D9": iso17021 + "9.9.4",
	"MD 1 6.1": "IAF MD 1 6.1", "MD 1 6.2": "IAF MD 1 6.2", "MD 1 7.3": "IAF MD 1 7.3",
	"D10": "IAF MD 2", "D11": iso17021 + "5.2", "D12": iso17021 + "9.2.3.4",
}

// Source returns the document and clause that a rule rests on: ISO/IEC 17021-1:2015 9.5.1 for R-1-5. A rule that is named
// by its clause, as 9.5.2, is one of ISO/IEC 17021-1.
func Source(rule string) string {
	if s, ok := sources[rule]; ok {
		return s
	}
	if rule != "" && rule[0] >= '0' && rule[0] <= '9' {
		return iso17021 + rule
	}
	return rule
}

// Told returns a problem in words with its rule and the source of it: … (R-1-5; ISO/IEC 17021-1:2015 9.5.1).
func Told(p audit.Problem) string {
	words, source := strings.TrimSpace(p.Message), Source(p.Rule)
	switch {
	case p.Rule == "" || strings.Contains(words, source):
		return words
	case strings.HasSuffix(source, p.Rule):
		return words + " (" + source + ")"
	}
	words = strings.TrimSuffix(words, " ("+p.Rule+")")
	return words + " (" + p.Rule + "; " + source + ")"
}
