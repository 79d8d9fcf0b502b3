package casefile

import (
	"fmt"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/audittime"
	"fieldcase/app/cycle"
)

// ruleFaults checks what records break together: decisions, certificates, the order of the stages, an audit time that is not
// what its sheet gives, and a sample of sites that is not what its seed draws.
func ruleFaults(c *audit.Case) []Fault {
	var out []Fault
	for _, f := range cycle.CheckCase(c) {
		out = append(out, Fault{
			Kind: "rule", Where: fmt.Sprintf("%s %s %s", f.Kind, f.Record, f.Field), Message: cycle.Told(f.Problem),
		})
	}
	return append(append(out, timeFaults(c)...), sampleFaults(c)...)
}

// timeFaults checks the audit times that were determined against their sheets.
func timeFaults(c *audit.Case) []Fault {
	var out []Fault
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

// sampleFaults checks the samples of sites that were drawn, so that a reviewer can draw them again.
func sampleFaults(c *audit.Case) []Fault {
	var out []Fault
	for i := range c.SiteSamples {
		s := &c.SiteSamples[i]
		var q audittime.Sampling
		if a := c.Audit(s.Audit); a != nil {
			q = audittime.SamplingOf(c, a.Programme)
		}
		for _, p := range audittime.CheckSample(c, s, q) {
			out = append(out, Fault{Kind: "rule", Where: fmt.Sprintf("site_sample %s %s", s.ID, p.Field), Message: cycle.Told(p)})
		}
	}
	return out
}
