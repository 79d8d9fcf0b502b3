package main

import (
	"fieldcase/app/casefile"
	"fieldcase/app/signature"
)

type checkCmd struct {
	Case    string   `arg:"" help:"Case file."`
	Key     []string `sep:"none" placeholder:"KEY" help:"Public key, or its fingerprint, that issued documents are expected to be signed with; several times for several people."`
	Against []string `sep:"none" placeholder:"FILE" help:"Workbook or document that came from the case, kept elsewhere: what it was made from has to be there still."`
}

// Help implements kong.HelpProvider.
func (checkCmd) Help() string {
	return helpText("Plays every change again and compares, recomputes the chains of changes and the hashes of attachments, and checks each record "+
		"by the rules. Issued documents are compared with their signatures and with the changes they were made from: who signed, whether it "+
		"fits, and whether anything was taken out since. Compare the fingerprints with what their owners tell you, or name them with --key. "+
		"That the newest changes were cut off whole can be told only by a file from after them: --against. The file is only read; no network is asked.",
		"casectl check client.fieldcase\ncasectl check client.fieldcase --key \"1f0c 33ab 90d2 77e1\" --against findings.xlsx", append([]string{codeError, codeUsage, codeProblems}, codesOfReading[2:]...)...)
}

// Run examines the case.
func (k *checkCmd) Run(c *console) error {
	return c.reading(k.Case, func(s *casefile.Session) error {
		p := c.progress("Checking")
		faults, err := s.Check(c.ctx, p.step)
		p.done()
		if err != nil {
			return err
		}
		result := checkResult{Problems: append([]casefile.Fault{}, faults...), Files: []againstResult{}}
		if err := k.documents(c, s, &result); err != nil {
			return err
		}
		result.OK = len(result.Problems) == 0
		if err := c.answer(result, result.write); err != nil {
			return err
		}
		if !result.OK {
			return errProblems
		}
		return nil
	})
}

// documents verifies what was issued from the case.
func (k *checkCmd) documents(c *console, s *casefile.Session, r *checkResult) (err error) {
	if r.Documents, err = s.Documents(c.ctx); err != nil {
		return err
	}
	if len(k.Key) > 0 {
		r.Problems = append(r.Problems, casefile.Unexpected(r.Documents, k.Key)...)
	}
	for _, path := range k.Against {
		faults, origin, err := s.Against(c.ctx, path, k.Key)
		if err != nil {
			return err
		}
		f := againstResult{File: path, OK: len(faults) == 0}
		if origin != nil {
			f.Fingerprint = signature.Public(origin.Key).Fingerprint()
		}
		r.Files, r.Problems = append(r.Files, f), append(r.Problems, faults...)
	}
	return nil
}

type checkResult struct {
	OK        bool                      `json:"ok"`
	Problems  []casefile.Fault          `json:"problems"`
	Documents []casefile.SignedDocument `json:"documents"`
	Files     []againstResult           `json:"files"` // compared with the case
}

type againstResult struct {
	File        string `json:"file"`
	OK          bool   `json:"ok"`
	Fingerprint string `json:"fingerprint,omitempty"` // of the key that signed it
}

func (r checkResult) write(p *page) {
	if r.OK {
		p.line("No problems: file, chains, replay, attachments and rules are in order.")
	} else {
		p.line("%s", plural(len(r.Problems), "problem", "problems"))
		var rows [][]string
		for _, f := range r.Problems {
			rows = append(rows, []string{f.Kind, f.Where, f.Message})
		}
		p.table(rows)
	}
	if len(r.Documents) > 0 {
		p.line("")
		p.line("%s", plural(len(r.Documents), "document was issued", "documents were issued"))
		var rows [][]string
		for _, d := range r.Documents {
			rows = append(rows, []string{d.Name, d.IssuedBy, signedWords(d), historyWords(d.History)})
		}
		p.table(rows)
	}
	for _, f := range r.Files {
		if f.OK {
			p.line("%s fits the case%s", f.File, byKey(f.Fingerprint))
		}
	}
}

func byKey(fingerprint string) string {
	if fingerprint == "" {
		return ", not signed"
	}
	return ", signed with the key " + fingerprint
}

func signedWords(d casefile.SignedDocument) string {
	switch {
	case d.Signature == casefile.SignatureNone:
		return "not signed"
	case d.Signature == casefile.SignatureBad:
		return "BAD SIGNATURE"
	case d.OtherKey:
		return "signed with the key " + d.Fingerprint + ", another than before"
	default:
		return "signed with the key " + d.Fingerprint
	}
}

func historyWords(h casefile.HistoryState) string {
	switch h {
	case casefile.HistoryThere:
		return "its history is there"
	case casefile.HistoryMissing:
		return "ITS HISTORY IS NOT THERE"
	case casefile.HistoryImported:
		return "its history did not come with the import"
	case casefile.HistoryUntold:
		return "it does not tell its history"
	}
	return string(h)
}
