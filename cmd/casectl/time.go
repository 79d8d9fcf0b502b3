package main

import (
	"errors"
	"fmt"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
)

type timeCmd struct {
	Table       string         `required:"" placeholder:"ID" help:"Audit-time table."`
	Persons     number         `required:"" placeholder:"N" help:"Effective number of persons, as the table counts them."`
	Column      string         `placeholder:"C" help:"Column of the table, where it has several."`
	Add         amounts        `placeholder:"DAYS=REASON" help:"Days to add, with the reason; may be repeated."`
	Reduce      amounts        `placeholder:"PCT=REASON" help:"Per cent of the table's days to take off, with the reason; may be repeated."`
	Other       amounts        `placeholder:"DAYS=REASON" help:"Days of another standard audited together; may be repeated."`
	Integration amounts        `placeholder:"PCT=REASON" help:"Per cent of all standards' days to take off for their integration (IAF MD 11)."`
	Rounding    audit.Rounding `enum:"nearest,up" default:"nearest" help:"To the nearest half day, or up."`
	OnSite      int64          `placeholder:"PCT" help:"Least share spent with the client, where the table names none (70)."`
	Tables      string         `placeholder:"FILE" help:"Tables of the certification body, as JSON; - reads standard input."`
}

// Help implements kong.HelpProvider.
func (timeCmd) Help() string {
	text := "Days of the initial audit and of what follows it in the cycle, each step with its source. What a table does not hold " +
		"and what a limit forbids is refused.\n\nTables and their columns:\n\n"
	for _, t := range audittime.BuiltIn() {
		text += "  " + t.ID + columnsOf(t) + "\n"
	}
	text += "\nOf iso-iec-42006-2025 only the first row is built in; verify it against your copy. A file of tables adds rows:\n\n" +
		`  {"tables": [{"id": "iso-iec-42006-2025", "source": "ISO/IEC 42006:2025 Annex A",` + "\n" +
		`    "entered_by": "Fjordcert AS", "verified_by": "Henrik Dahl", "max_reduction": 30, "on_site_percent": 70,` + "\n" +
		`    "rows": [{"from": 1, "to": 10, "days": {"producer": 5, "single-role": 3.5, "several-roles": 6.5}}]}]}` + "\n\n" +
		"Rows of a table with one column give a number as days. id, source and rows are needed, the rest may be left out."
	return helpText(text, "casectl time --table iso-iec-42006-2025 --column producer --persons 9 --add \"2=two high-risk AI systems\"\n"+
		"casectl time --table iaf-md5-qms --persons 55 --reduce \"10=certified by us before\" --json", codeError, codeUsage)
}

// columnsOf lists the columns of a table, where it has several.
func columnsOf(t audittime.Table) string {
	if len(t.Columns) == 1 {
		return ""
	}
	var ids []string
	for _, c := range t.Columns {
		ids = append(ids, c.ID)
	}
	return ": " + strings.Join(ids, ", ")
}

// Run computes the audit time.
func (t *timeCmd) Run(c *console) error {
	factors, err := t.factors()
	if err != nil {
		return err
	}
	tables, err := t.tables(c)
	if err != nil {
		return err
	}
	sheet, err := t.calculate(tables, factors)
	if err != nil {
		return c.refused(err)
	}
	return c.answer(sheet, func(p *page) { writeSheet(p, sheet) })
}

func (t *timeCmd) calculate(tables []audittime.Table, factors []audittime.Factor) (audittime.Sheet, error) {
	table, err := audittime.TableNamed(tables, t.Table)
	if err != nil {
		return audittime.Sheet{}, err
	}
	return audittime.Calculate(audittime.Input{
		Table: table, Column: t.Column, Persons: int64(t.Persons), Factors: factors, Rounding: t.Rounding, OnSitePercent: t.OnSite,
	})
}

// factors reads what is added and taken off.
func (t *timeCmd) factors() ([]audittime.Factor, error) {
	if t.OnSite < 0 || t.OnSite > 100 {
		return nil, usageError{fmt.Sprintf("--on-site: %d is no share from 1 to 100 per cent", t.OnSite), `write it as in --on-site 80`}
	}
	var out []audittime.Factor
	for _, g := range []struct {
		flag    string
		given   amounts
		kind    audit.TimeFactorKind
		percent bool
	}{
		{"--add", t.Add, audit.FactorAdjustment, false},
		{"--reduce", t.Reduce, audit.FactorAdjustment, true},
		{"--other", t.Other, audit.FactorOtherStandard, false},
		{"--integration", t.Integration, audit.FactorIntegration, true},
	} {
		for _, text := range g.given {
			f, err := factor(g.flag, text, g.percent)
			if err != nil {
				return nil, err
			}
			f.Kind = g.kind
			out = append(out, f)
		}
	}
	return out, nil
}

// factor reads DAYS=REASON or PCT=REASON.
func factor(flag, text string, percent bool) (audittime.Factor, error) {
	value, reason, _ := strings.Cut(text, "=")
	f := audittime.Factor{Label: strings.TrimSpace(reason), Reason: strings.TrimSpace(reason)}
	var err error
	if percent {
		f.Percent, err = audittime.ParsePercent(value)
	} else {
		f.Each, err = audit.ParseDays(value)
	}
	switch {
	case err != nil:
		return f, usageError{flag + ": " + err.Error(), fmt.Sprintf(`write it as in %s "10=the reason"`, flag)}
	case f.Percent <= 0 && f.Each <= 0:
		return f, usageError{fmt.Sprintf("%s: %s is not above 0", flag, value), "--add and --other take days above 0, --reduce and --integration per cent above 0"}
	}
	f.Percent = -f.Percent
	return f, nil
}

// tables returns what is built in, with the tables of the file laid over it.
func (t *timeCmd) tables(c *console) ([]audittime.Table, error) {
	if t.Tables == "" {
		return audittime.BuiltIn(), nil
	}
	data, err := c.read(t.Tables)
	if err != nil {
		return nil, err
	}
	entered, err := audittime.ParseTables(data)
	var wrong *audittime.FileError
	if errors.As(err, &wrong) {
		return nil, t.refuseTables(c, wrong)
	}
	return audittime.Overlay(audittime.BuiltIn(), entered...), err
}

// refuseTables tells everything that is wrong with a file of tables.
func (t *timeCmd) refuseTables(c *console, wrong *audittime.FileError) error {
	n := plural(len(wrong.Problems), "mistake", "mistakes")
	err := fmt.Errorf("%s in the tables of %s; nothing was computed", n, t.Tables)
	if c.json {
		if err := c.answer(refusal{Refused: err.Error(), Problems: wrong.Problems}, nil); err != nil {
			return err
		}
	} else {
		for _, p := range wrong.Problems {
			fmt.Fprintf(c.err, "%s: %s\n", p.Path, p.Message)
		}
	}
	return &hintedError{err, `"casectl time --help" describes the file`}
}

// refusal is the answer where a rule forbids one.
type refusal struct {
	Refused  string                  `json:"refused"`
	Reasons  []refusalReason         `json:"reasons,omitempty"`
	Problems []audittime.PathProblem `json:"problems,omitempty"`
}

type refusalReason struct {
	Rule    string `json:"rule"`
	Source  string `json:"source"`
	Message string `json:"message"`
	Remedy  string `json:"remedy"`
}

// refused answers with the rules that forbid a result, and returns the error to end with.
func (c *console) refused(err error) error {
	var reasons []refusalReason
	var remedies []string
	for _, r := range audittime.Refusals(err) {
		reasons = append(reasons, refusalReason{r.Rule, r.Source, r.Message, r.Remedy})
		remedies = append(remedies, r.Remedy)
	}
	if len(reasons) == 0 {
		return err
	}
	if c.json {
		if err := c.answer(refusal{Refused: strings.ReplaceAll(err.Error(), "\n", "; "), Reasons: reasons}, nil); err != nil {
			return err
		}
	}
	return &hintedError{fmt.Errorf("refused: %w", err), strings.Join(remedies, " ")}
}

// writeSheet writes the sheet: each step with its formula, unrounded and rounded, and its source.
func writeSheet(p *page, s audittime.Sheet) {
	rows := [][]string{{"", "", "days", "rounded", ""}}
	for _, step := range s.Steps {
		rows = append(rows, []string{step.Label, step.Formula, step.Unrounded.String(), step.Rounded.String(), step.Source})
	}
	p.line("%s days: stage 1 %s, stage 2 %s; surveillance %s each; recertification %s", s.Total, s.Stage1, s.Stage2, s.Surveillance, s.Recertification)
	p.heading("Audit time")
	p.table(rows, 2, 3)
	if len(s.Notes) > 0 {
		p.heading("To know")
	}
	for _, note := range s.Notes {
		p.line("  %s", note)
	}
}
