package casefile

import (
	"fmt"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
)

// ruleFaults checks what records break together: decisions, certificates and the order of the stages.
func ruleFaults(c *audit.Case) []Fault {
	var out []Fault
	for _, f := range cycle.CheckCase(c) {
		out = append(out, Fault{
			Kind: "rule", Where: fmt.Sprintf("%s %s %s", f.Kind, f.Record, f.Field), Message: fmt.Sprintf("%s (%s)", f.Message, f.Rule),
		})
	}
	return out
}
