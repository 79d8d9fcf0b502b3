package kit

// certificationMarks are the statuses of a certification by their names.
var certificationMarks = map[string]Mark{
	"applicant":       {"hourglass", "Applicant", Ink2},
	"active":          {"circle-check", "Certified", Good},
	"suspended":       {"circle-pause", "Suspended", Minor},
	"withdrawn":       {"ban", "Withdrawn", Major},
	"expired":         {"circle-x", "Expired", Major},
	"refused":         {"circle-x", "Refused", Major},
	"closed":          {"ban", "Application closed", Ink2},
	"transferred-out": {"ban", "Transferred out", Ink2},
}

// CertificationMark gives how a status of certification is shown. A name that is not known is shown as it is, in Ink2
// and without icon.
func CertificationMark(status string) Mark {
	if m, ok := certificationMarks[status]; ok {
		return m
	}
	return Mark{Word: status, Token: Ink2}
}
