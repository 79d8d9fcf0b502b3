package casefile

import (
	"fmt"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
)

// ruleFaults checks what records break together: decisions, certificates, the order of the stages, and an audit time that
// is not what its sheet gives.
func ruleFaults(c *audit.Case) []Fault {
	var out []Fault
	for _, f := range cycle.CheckCase(c) {
		out = append(out, Fault{
			Kind: "rule", Where: fmt.Sprintf("%s %s %s", f.Kind, f.Record, f.Field), Message: cycle.Told(f.Problem),
		})
	}
	for i := range c.AuditTimes {
		t := &c.AuditTimes[i]
		if t.Total == 0 {
			continue // not determined yet
		}
		for _, p := range timeProblems(c, t.Programme) {
			where := strings.TrimSpace(fmt.Sprintf("audit_time %s %s", t.ID, p.Field))
			out = append(out, Fault{Kind: "rule", Where: where, Message: cycle.Told(p)})
		}
	}
	return out
}
