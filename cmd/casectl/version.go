package main

import (
	"runtime"

	"fieldcase/app/casefile"
	"fieldcase/store"
)

type versionCmd struct{}

// Help implements kong.HelpProvider.
func (versionCmd) Help() string { return helpText("", "casectl version --json", codeUsage) }

// Run prints the versions.
func (versionCmd) Run(c *console) error {
	sqlite, format := store.Versions()
	v := versionResult{Program: programVersion(), SQLite: sqlite, CaseFormat: format, JSONFormat: casefile.JSONFormat, Go: runtime.Version()}
	return c.answer(v, func(p *page) {
		p.line("casectl %s", v.Program)
		p.line("SQLite %s, case format %d, JSON format %d, %s", v.SQLite, v.CaseFormat, v.JSONFormat, v.Go)
	})
}

type versionResult struct {
	Program    string `json:"program"`
	SQLite     string `json:"sqlite"`
	CaseFormat int    `json:"case_format"`
	JSONFormat int    `json:"json_format"`
	Go         string `json:"go"`
}
