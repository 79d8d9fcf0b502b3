package main

import (
	"strings"

	"fieldcase/app/date"
)

// grammar is what can be typed: a command with its arguments, and the flags that every command takes.
type grammar struct {
	JSON     bool      `name:"json" help:"Answer with one JSON document."`
	Today    date.Date `placeholder:"YYYY-MM-DD" help:"Day to reckon due dates from, instead of the clock's."`
	User     string    `placeholder:"NAME" help:"Who is working; else $$FIELDCASE_USER, else the user of the system."`
	Initials string    `placeholder:"XX" help:"Initials of who is working; else $$FIELDCASE_INITIALS, else those of the name."`

	Demo    demoCmd    `cmd:"" help:"Make the sample case, with the documents it leads to."`
	New     newCmd     `cmd:"" help:"Make a new case file."`
	Show    showCmd    `cmd:"" help:"Show a case in short."`
	Export  exportCmd  `cmd:"" help:"Write the case as JSON, its findings or its programme as a workbook."`
	Import  importCmd  `cmd:"" help:"Make a case file of JSON, or take a client's answers into a case."`
	Schema  schemaCmd  `cmd:"" help:"Print the JSON Schema of the JSON of a case."`
	Plan    planCmd    `cmd:"" help:"Check the plan of an audit."`
	Time    timeCmd    `cmd:"" help:"Compute the audit time, each step with its source."`
	Sample  sampleCmd  `cmd:"" help:"Say how many sites an audit visits, and draw them."`
	Dates   datesCmd   `cmd:"" help:"Say the days of a certification cycle, each with its rule."`
	Decide  decideCmd  `cmd:"" help:"Say whether a decision on certification may be taken, gate by gate."`
	Report  reportCmd  `cmd:"" help:"Write the plan or report of an audit, or a certificate, for Word or as PDF."`
	Wording wordingCmd `cmd:"" help:"Check how a finding is worded."`
	History historyCmd `cmd:"" help:"Show what was changed, by whom and when."`
	Undo    undoCmd    `cmd:"" help:"Take an action back."`
	Check   checkCmd   `cmd:"" help:"Examine a case file: file, chains, replay, attachments, rules."`
	Backup  backupCmd  `cmd:"" help:"Write a verified copy of a case file."`
	Restore restoreCmd `cmd:"" help:"Put a verified copy of a backup in its place."`
	Seal    sealCmd    `cmd:"" help:"Encrypt a copy of a case, for transport or the archive."`
	Unseal  unsealCmd  `cmd:"" help:"Make a case file of an encrypted copy."`
	Salvage salvageCmd `cmd:"" help:"Take what can be read out of a damaged case file."`
	Version versionCmd `cmd:"" help:"Print the versions of the program, of SQLite and of the case format."`

	Portfolio portfolioCmd `cmd:"" help:"Say what is due and late over many case files, and write it down."`
}

type exportCmd struct {
	Case      exportCaseCmd      `cmd:"" help:"Write the whole case as JSON."`
	Findings  exportFindingsCmd  `cmd:"" help:"Write the findings workbook for the client."`
	Requests  exportRequestsCmd  `cmd:"" help:"Write the workbook with the documents that the client is asked for."`
	Plan      exportPlanCmd      `cmd:"" help:"Write the workbook with the plan, for the client to accept or question."`
	Programme exportProgrammeCmd `cmd:"" help:"Write the audit programme of the cycle as a workbook."`
}

type importCmd struct {
	Case     importCaseCmd     `cmd:"" help:"Make a new case file of the JSON of a case."`
	Response importResponseCmd `cmd:"" help:"Take the answers of the client's workbook into a case."`
}

type planCmd struct {
	Check planCheckCmd `cmd:"" help:"Say what the plan of an audit lacks."`
}

type portfolioCmd struct {
	List    portfolioListCmd    `cmd:"" default:"withargs" help:"Read every case below folders, and say what is due and late; its --help lists the flags."`
	Publish portfolioPublishCmd `cmd:"" help:"Bring an office-wide register in a PostgreSQL database to the cases below folders."`
}

// Help implements kong.HelpProvider.
func (exportCmd) Help() string {
	return helpText("", "casectl export case client.fieldcase -o client.json\ncasectl export findings client.fieldcase -o findings.xlsx", codesOfReading...)
}

// Help implements kong.HelpProvider.
func (importCmd) Help() string {
	return helpText("", "casectl import case client.json -o client.fieldcase\ncasectl import response client.fieldcase answers.xlsx",
		codeError, codeUsage, codeProblems, codeNotCase, codeInUse, codeNewer, codeDamaged, codeCancelled)
}

// Help implements kong.HelpProvider.
func (portfolioCmd) Help() string { return portfolioListCmd{}.Help() }

// Help implements kong.HelpProvider.
func (planCmd) Help() string { return planCheckCmd{}.Help() }

// helpText joins what the detailed help of a command says: more about it, an example and its exit codes.
func helpText(about, example string, codes ...string) string {
	var b strings.Builder
	if about != "" {
		b.WriteString(about + "\n\n")
	}
	b.WriteString("Example:\n\n")
	for line := range strings.Lines(example) {
		b.WriteString("  " + line)
	}
	b.WriteString("\n\nExit codes:\n\n  0    done\n")
	for _, c := range codes {
		b.WriteString("  " + c + "\n")
	}
	return b.String()
}

// The exit codes of commands, as their help lists them.
const (
	codeError     = "1    an error; the message says what to do"
	codeUsage     = "2    wrong use of the command"
	codeProblems  = "3    done, with problems"
	codeNotCase   = "10   not a case file"
	codeInUse     = "11   in use by somebody else"
	codeNewer     = "12   made by a newer version"
	codeDamaged   = "13   the file is damaged"
	codeCancelled = "130  cancelled"
)

// codesOfReading are the exit codes of every command that opens a case.
var codesOfReading = []string{codeError, codeUsage, codeNotCase, codeNewer, codeDamaged, codeCancelled}
