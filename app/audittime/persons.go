package audittime

import (
	"fmt"
	"strings"

	"fieldcase/app/audit"
)

// Counted returns the groups whose persons a table counts: for ISO/IEC 42006 those with AI-related work, else all.
func Counted(groups []audit.PeopleGroup, table string) []audit.PeopleGroup {
	var out []audit.PeopleGroup
	for _, g := range groups {
		if !g.Deleted && (g.AIRelated || table != TableAIMS) {
			out = append(out, g)
		}
	}
	return out
}

// EffectivePersons returns the effective number of persons of the groups: part time by its share (30 persons at half
// time are 15), less what is taken off for identical work, with a part of a person counted as one.
//
// A reduction is for identical, simple and repeated work, with its reason, and leaves at least the square root of the
// group's persons, rounded up (ISO/IEC 27006-1:2024 C.3.4): of 144 at least 12 remain. What goes beyond is *Refused.
func EffectivePersons(groups []audit.PeopleGroup) (int64, error) {
	var r refusals
	hundredths := int64(0)
	for _, g := range groups {
		share := g.Percent
		if share == 0 {
			share = 100
		}
		full := g.Persons * share
		r.add(refuseGroup(g, full))
		hundredths += full - g.Reduction*100
	}
	if err := r.err(); err != nil {
		return 0, err
	}
	return (hundredths + 99) / 100, nil
}

func refuseGroup(g audit.PeopleGroup, full int64) *Refused {
	r := &Refused{Rule: "27006-1 C.3.4", Source: "ISO/IEC 27006-1:2024 C.3.4"}
	least := LeastPersons(g.Persons)
	switch {
	case g.Persons < 0 || g.Persons > maxPersons || g.Percent < 0 || g.Percent > 100 || g.Reduction < 0:
		r.Rule, r.Source = "9.1.4", determined
		r.Message = fmt.Sprintf("%s: %d persons at %d %%, %d taken off, which cannot be", g.Name, g.Persons, g.Percent, g.Reduction)
		r.Remedy = "Correct the numbers."
	case g.Reduction == 0:
		return nil
	case !g.Identical:
		r.Message = fmt.Sprintf("%s: %d persons taken off, though their work is not marked as identical, simple and repeated", g.Name, g.Reduction)
		r.Remedy = "Mark the work as identical if it is, or take nothing off."
	case strings.TrimSpace(g.Reason) == "":
		r.Message = fmt.Sprintf("%s: %d persons taken off without a reason", g.Name, g.Reduction)
		r.Remedy = "Say why the risk of their work allows it."
	case full-g.Reduction*100 < least*100:
		r.Message = fmt.Sprintf("%s: %d of %d persons taken off; at least %d remain, the square root of the persons", g.Name, g.Reduction, g.Persons, least)
		r.Remedy = fmt.Sprintf("Take off at most %d.", max(full/100-least, 0))
	default:
		return nil
	}
	return r
}

// maxPersons is more than any client has; beyond it a slip of the pen is certain.
const maxPersons = 100_000_000

// LeastPersons returns how many of a group with identical work count at least: the square root, rounded up
// (ISO/IEC 27006-1:2024 C.3.4).
func LeastPersons(persons int64) int64 { return rootUp(persons, 1, 1) }
