package main

import (
	"fmt"

	"fieldcase/app/casefile"
)

type schemaCmd struct{}

// Help implements kong.HelpProvider.
func (schemaCmd) Help() string {
	return helpText("JSON Schema 2020-12, with a description of each field.", "casectl schema > case.schema.json", codeError, codeUsage)
}

// Run prints the schema.
func (schemaCmd) Run(c *console) error {
	schema, err := casefile.Schema()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.out, string(schema))
	return err
}
