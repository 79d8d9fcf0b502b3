package audittime

import (
	"fmt"

	"fieldcase/app/audit"
)

// Sampling asks how many sites an audit visits.
type Sampling struct {
	Kind  audit.AuditKind // Stage2 for the initial audit, Surveillance, Recertification
	Sites int64           // that may be sampled: without the central function
	// NoSampling: the sites do work of their own, so that each is to be audited (IAF MD 1 6.2).
	NoSampling bool
	// NotProven: the system did not prove effective over the cycle, so that recertification visits as many sites as the
	// initial audit.
	NotProven bool
}

// Sample is how many sites an audit visits, and why.
type Sample struct {
	Applicable bool     // there are sites to choose from: more than one
	Size       int64    // sites to visit, without the central function
	Random     int64    // of these, at least so many are drawn at random
	Central    bool     // the central function is audited too: in every audit
	Formula    string   // in words and numbers
	Source     string   // clause
	Notes      []string // on what it holds
}

// SampleOf returns how many sites an audit visits (ISO/IEC 17021-1:2015 9.1.5; IAF MD 1 6.1 and 6.2), n being the sites
// without the central function:
//
//	initial          √n          rounded up
//	surveillance     0.6 × √n    rounded up, each
//	recertification  0.8 × √n    rounded up; √n where the system did not prove effective over the cycle
//	no sampling      all sites; at surveillance 0.3 × n, rounded up
//
// A quarter of the sample, rounded up, is drawn at random. Fewer than no sites and audits of other kinds are *Refused.
func SampleOf(q Sampling) (Sample, error) {
	if err := q.refuse(); err != nil {
		return Sample{}, err
	}
	s := Sample{Applicable: q.Sites > 1, Central: true}
	switch {
	case !s.Applicable:
		s.Size, s.Formula, s.Source = q.Sites, "nothing to sample: every site is visited", md1+" 6.1"
	case q.NoSampling:
		q.all(&s)
	default:
		q.root(&s)
	}
	return s, nil
}

func (q Sampling) refuse() error {
	if q.Sites < 0 || q.Sites > maxSites {
		return &Refused{
			Rule: "MD 1 6.1", Source: md1 + " 6.1", Message: fmt.Sprintf("a sample of %d sites", q.Sites),
			Remedy: "Count the sites that may be sampled, without the central function.",
		}
	}
	switch q.Kind {
	case audit.Stage2, audit.Surveillance, audit.Recertification:
		return nil
	case audit.Stage1, audit.Special, audit.GapAssessment, audit.Internal:
	default:
	}
	return &Refused{
		Rule: "MD 1 6.1", Source: md1 + " 6.1", Message: fmt.Sprintf("no rule says how many sites an audit of kind %q samples", q.Kind),
		Remedy: "Sample for the initial audit (stage 2), a surveillance or the recertification.",
	}
}

// all: no sampling (IAF MD 1 6.2).
func (q Sampling) all(s *Sample) {
	s.Source = md1 + " 6.2"
	if q.Kind != audit.Surveillance {
		s.Size, s.Formula = q.Sites, "no sampling: all sites"
		return
	}
	s.Size = (q.Sites*3 + 9) / 10
	s.Formula = fmt.Sprintf("no sampling: 30 %% of %d, rounded up", q.Sites)
	s.Notes = append(s.Notes, "The second surveillance normally visits other sites than the first.")
}

// root: sampling by the square root (IAF MD 1 6.1), in whole numbers: the least y with den²·y² ≥ num²·n.
func (q Sampling) root(s *Sample) {
	s.Source = md1 + " 6.1"
	switch {
	case q.Kind == audit.Surveillance:
		s.Size, s.Formula = rootUp(q.Sites, 3, 5), fmt.Sprintf("0.6 × √%d, rounded up", q.Sites)
	case q.Kind == audit.Recertification && !q.NotProven:
		s.Size, s.Formula = rootUp(q.Sites, 4, 5), fmt.Sprintf("0.8 × √%d, rounded up", q.Sites)
		s.Notes = append(s.Notes, fmt.Sprintf("Only where the system proved effective over the cycle; else %d, as initially.", rootUp(q.Sites, 1, 1)))
	default:
		s.Size, s.Formula = rootUp(q.Sites, 1, 1), fmt.Sprintf("√%d, rounded up", q.Sites)
	}
	s.Random = (s.Size + 3) / 4
	s.Notes = append(s.Notes,
		"The rest is chosen for differences and risk; over the cycle as many sites as possible are seen.",
		"More sites where size, shifts, complexity, complaints or internal audits ask for it.")
}

// rootUp returns num/den × √n, rounded up: the least y ≥ 0 with den²·y² ≥ num²·n. It is exact for every n that counts
// sites or persons.
func rootUp(n, num, den int64) int64 {
	low, high := int64(0), min(max(n, 0), maxRoot)
	for low < high {
		if y := (low + high) / 2; den*den*y*y >= num*num*min(n, maxRoot*maxRoot) {
			high = y
		} else {
			low = y + 1
		}
	}
	return low
}

// maxSites is more than any client has; beyond it a slip of the pen is certain.
const maxSites = 1_000_000

// maxRoot keeps squares within 64 bits.
const maxRoot = 100_000_000
