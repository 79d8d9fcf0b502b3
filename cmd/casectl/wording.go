package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/standard"
	"fieldcase/app/wording"
	"fieldcase/assets"
)

type wordingCmd struct {
	Clause   string `placeholder:"ID" help:"Clause or control that the finding is raised against, such as 8.4."`
	Grade    string `enum:",major,minor,ofi,positive,concern,observation" default:"" placeholder:"G" help:"Grade: major, minor, ofi, positive, concern or observation."`
	Kind     string `enum:",nc,ofi" default:"" placeholder:"nc|ofi" help:"Nonconformity, which it is without a grade, or opportunity for improvement."`
	Standard string `default:"iso-iec-42001-2023" placeholder:"ID" help:"Standard that the clause is of (default ${default})."`
}

// maxWording is the most bytes of JSON that are read.
const maxWording = 16 << 20

// Help implements kong.HelpProvider.
func (wordingCmd) Help() string {
	return helpText("Reads JSON with requirement, statement and evidence on standard input and says what is wrong with the wording "+
		"(ISO/IEC 17021-1:2015 9.4.5.3). It may also hold grade_reason, and names, a list of persons who are to be told by role. Positions "+
		"count Unicode characters from 0, the end is one past the last. Errors keep the finding from being issued; warnings do not.",
		`echo '{"requirement":"…","statement":"…","evidence":"…"}' | casectl wording --clause 8.4 --grade minor`,
		codeError, codeUsage, codeProblems+": the finding cannot be issued as it stands")
}

// Run checks a wording.
func (w *wordingCmd) Run(c *console) error {
	in, err := w.input()
	if err != nil {
		return err
	}
	if err := readWording(c.in, &in); err != nil {
		return err
	}
	result := wordingResult{Findings: wording.Check(in)}
	result.Issuable = wording.Issuable(result.Findings)
	if err := c.answer(result, result.write); err != nil {
		return err
	}
	if !result.Issuable {
		return errProblems
	}
	return nil
}

// input returns what the flags say of the finding.
func (w *wordingCmd) input() (wording.Input, error) {
	in := wording.Input{Grade: audit.Grade(w.Grade), Clause: audit.Number(w.Clause)}
	switch {
	case w.Kind == "ofi" && in.Grade == "":
		in.Grade = audit.OFI
	case w.Kind == "ofi" && in.Grade != audit.OFI, w.Kind == "nc" && in.Grade != "" && !in.Grade.IsNonconformity():
		return in, usageError{fmt.Sprintf("--kind %s and --grade %s do not go together", w.Kind, w.Grade), "leave one of them out"}
	}
	clauses, err := clausesOf(w.Standard)
	if err != nil {
		return in, err
	}
	in.Clauses = clauses
	switch {
	case w.Clause == "":
		in.Skip = append(in.Skip, wording.ClauseMissing)
	case !clauses.Knows(in.Clause):
		return in, usageError{fmt.Sprintf("--clause %s: the standard has none of that number", w.Clause), "write it as the standard does: 8.4, A.6.2.6"}
	}
	if in.Grade == "" {
		in.Skip = append(in.Skip, wording.GradeMissing)
	}
	return in, nil
}

// clausesOf returns the clauses of a standard as the check reads them.
func clausesOf(id string) (*wording.Clauses, error) {
	data, err := assets.Standard(id)
	if err != nil {
		return nil, usageError{fmt.Sprintf("--standard %s: there is none of that id", id), "casectl new --help lists them"}
	}
	catalogue, err := standard.Parse(data)
	if err != nil {
		return nil, err
	}
	return casefile.WordingClauses(catalogue), nil
}

// readWording reads the texts of the finding.
func readWording(r io.Reader, in *wording.Input) error {
	data, err := io.ReadAll(io.LimitReader(r, maxWording+1))
	if err != nil {
		return fmt.Errorf("read standard input: %w", err)
	}
	if len(data) > maxWording {
		return fmt.Errorf("read standard input: more than %d MB", maxWording>>20)
	}
	var texts struct {
		Requirement, Statement, Evidence string
		GradeReason                      *string `json:"grade_reason"`
		Names                            []string
	}
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &texts); err != nil {
		return &hintedError{
			fmt.Errorf("standard input is not the JSON of a finding: %w", err),
			`write {"requirement":"…","statement":"…","evidence":"…"} to it`,
		}
	}
	in.Requirement, in.Statement, in.Evidence, in.Names = texts.Requirement, texts.Statement, texts.Evidence, texts.Names
	if texts.GradeReason == nil {
		in.Skip = append(in.Skip, wording.GradeReason)
	} else {
		in.GradeReason = *texts.GradeReason
	}
	return nil
}

type wordingResult struct {
	Findings []wording.Remark `json:"findings"`
	Issuable bool             `json:"issuable"`
}

func (r wordingResult) write(p *page) {
	errors := 0
	for _, f := range r.Findings {
		if f.Severity == wording.Error {
			errors++
		}
	}
	switch n := len(r.Findings); {
	case n == 0:
		p.line("Nothing to say about the wording.")
		return
	case errors > 0:
		p.line("Cannot be issued: %s, %s.", plural(errors, "error", "errors"), plural(n-errors, "warning", "warnings"))
	default:
		p.line("Can be issued: %s.", plural(n, "warning", "warnings"))
	}
	for _, f := range r.Findings {
		p.heading(fmt.Sprintf("%s · %s · %s", f.Title, f.Field, f.Severity))
		if f.Words != "" && f.End > f.Start {
			p.line("  %d to %d: “%s”", f.Start, f.End, short(f.Words, 72))
		}
		p.line("  %s", f.Message)
		p.line("  %s; rule %s", f.Source, f.Rule)
	}
}
