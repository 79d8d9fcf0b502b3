package sample

import "fieldcase/app/audit"

// day1Lead is Monday 4 May 2026 as Márta Kővári entered it.
func day1Lead(t *teller) {
	t.act("Stage 2: begun", edit(t, t.audit("stage-2"), func(a *audit.Audit) { a.State = audit.AuditRunning }))
	t.meeting("stage-2", audit.OpeningMeeting, "2026-05-04 09:00", "09:30",
		"Plan version 2 confirmed. Screens of Tromsø are not recorded. Findings are told each evening to the quality manager.", "",
		"Torbjørn Åsen", "Ingrid Næss", "Sofie Grønn", "Mikkel Utsi", "Kari Lånke", "Márta Kővári", "Jonas Lindqvist")
	t.read("2026-05-04 10:00", "stage-2", "MK", "Oslo", []document{
		{"OB-04", "OB-04", "v2", "2026-01-30", "6.2, A.9.3", "Six objectives with measures and owners; results of the first quarter entered."},
		{"CR log", "Change log", "", "2026-04-30", "6.3, 8.1", "12 change records from September 2025 to April 2026."},
	})
	t.concludeAll("stage-2", "2026-05-04 11:50", "4.1–4.4, 5.1–5.3, 6.2, 6.3", stage2Conclusions)
	t.at("2026-05-04 13:42")
	t.note("stage-2", "8.4", "Head of product: ReportDraft is to be assessed before launch in June; its validation has begun.", false)
	t.observe("stage-2", audit.Evidence{
		Method: audit.Interview, Function: "Head of product", Site: t.id("Oslo"), SeenOn: day("2026-05-04"), SeenAt: hour("13:42"),
		Text:         "ReportDraft is to be assessed before launch in June; its validation has begun.",
		Requirements: t.ranges("8.4, 6.1.4, A.5.2"), Systems: t.all("ReportDraft"), Samples: t.all("sample systems"),
	}, "interview head of product")
	t.at("2026-05-04 14:05")
	t.observe("stage-2", audit.Evidence{
		Method: audit.DocumentRead, Document: "IAR", Version: "v9", Dated: day("2026-04-28"), Site: t.id("Oslo"),
		SeenOn: day("2026-05-04"), SeenAt: hour("14:05"), Text: "Impact assessment register lists IA-01 to IA-03 only; ReportDraft is not in it.",
		Requirements: t.ranges("8.4, 6.1.4, A.5.2, A.5.3"), Systems: t.all("ReportDraft"), Samples: t.all("sample systems"),
	}, "IAR v9")
	t.note("stage-2", "6.1.2", "RA-07 names consequences for patients and for staff. Good trail from risk R-12 to control A.6.2.6.", false)
	t.note("stage-2", "8.4", "Sofie G. was uneasy about the date. Ask for the protocol itself in Tromsø, not for a summary.", true)
	t.concludeAll("stage-2", "2026-05-04 16:20", "6.1.1–6.1.4, 8.2–8.4, A.5.2–A.5.5", stage2Conclusions)
}

// day1Second is Monday 4 May 2026 as Jonas Lindqvist entered it, after the day.
func day1Second(t *teller) {
	t.at("2026-05-04 16:40")
	t.observe("stage-2", audit.Evidence{
		Method: audit.SampleTaken, Document: "CM", Version: "v5", Dated: day("2026-03-31"), Site: t.id("Oslo"),
		SeenOn: day("2026-05-04"), SeenAt: hour("10:20"),
		Text: "Competence matrix and 4 of 9 competence files. File P-06 (validation engineer, started 2025-11-03) holds no record " +
			"of training or assessment; the other three are complete.",
		Requirements: t.ranges("7.2, A.4.6"), Samples: t.all("sample files"), Confidential: true,
		PrivateNote: "Name behind P-06 is known to the team; it does not go into the finding.",
	}, "competence files")
	t.looked("sample files", map[string]string{"P-06": "No record of training or assessment."}, nil)
	t.observe("stage-2", audit.Evidence{
		Method: audit.Interview, Function: "HR", Site: t.id("Oslo"), SeenOn: day("2026-05-04"), SeenAt: hour("10:45"),
		Text: "The person of file P-06 came from the sister company on 2025-11-03; no file was started.", Requirements: t.ranges("7.2"),
	}, "interview HR")
	t.observe("stage-2", audit.Evidence{
		Method: audit.DocumentRead, Document: "Register of concerns", Version: "2025", Dated: day("2025-12-31"), Site: t.id("Oslo"),
		SeenOn: day("2026-05-04"), SeenAt: hour("11:30"),
		Text: "Six reports, entries 1 to 6, two of them anonymous; each answered within five days.", Requirements: t.ranges("A.3.3"),
	}, "register of concerns")
	t.note("stage-2", "A.3.3", "Two developers in different offices knew the way to report and trust it.", false)
	t.concludeAll("stage-2", "2026-05-04 17:00", "7.1–7.5, A.2.2–A.2.4, A.3.2, A.3.3", stage2Conclusions)
	t.observe("stage-2", audit.Evidence{
		Method: audit.Observation, Site: t.id("Tromsø"), SeenOn: day("2026-05-04"), SeenAt: hour("14:30"),
		Text:         "By video. Data register DR-03 opened for ThoraxTriage 4: origin, licence, label quality and split of each data set shown.",
		Requirements: t.ranges("A.4.3, A.7.2, A.7.4, A.7.5"), Systems: t.all("ThoraxTriage 4"),
	}, "data register")
	t.concludeAll("stage-2", "2026-05-04 17:15", "A.4.2–A.4.4, A.4.6, A.7.2, A.7.4–A.7.6", stage2Conclusions)
}

// day2Lead is Tuesday 5 May 2026 in Tromsø, with the technical expert.
func day2Lead(t *teller) {
	t.at("2026-05-05 09:38")
	t.note("stage-2", "8.4", "VP-11 v1.0 signed 2026-03-30. First clinical data processed 2026-04-07.", false)
	t.observe("stage-2", audit.Evidence{
		Method: audit.DocumentRead, Document: "VP-11", Version: "v1.0", Dated: day("2026-03-30"), Site: t.id("Tromsø"),
		SeenOn: day("2026-05-05"), SeenAt: hour("09:38"),
		Text:         "ReportDraft validation protocol, signed 2026-03-30; run log shows the first clinical data on 2026-04-07.",
		Requirements: t.ranges("8.4, 6.1.4, A.5.2, A.6.2.4"), Systems: t.all("ReportDraft"), Samples: t.all("sample systems"),
	}, "VP-11")
	t.looked("sample systems", map[string]string{"ReportDraft": "No impact assessment."}, map[string]string{"ThoraxTriage 4": "IA-01 of 2025-06-17"})
	t.at("2026-05-05 10:30")
	t.observe("stage-2", audit.Evidence{
		Method: audit.Interview, Function: "Data scientist", Site: t.id("Tromsø"), SeenOn: day("2026-05-05"), SeenAt: hour("10:25"),
		Text: "Thresholds of ThoraxTriage 4 were set by sensitivity at fixed specificity; the expert found the choice sound. " +
			"Values and training code seen on the screen, not kept.",
		Requirements: t.ranges("A.6.2.3, A.6.2.4"), Systems: t.all("ThoraxTriage 4"), Confidential: true,
	}, "thresholds")
	t.looked("sample changes", nil, map[string]string{"CR-2026-07": "Rollback tested."})
	t.concludeAll("stage-2", "2026-05-05 11:50", "8.1, A.6.1.2, A.6.1.3, A.6.2.2–A.6.2.5", stage2Conclusions)
	t.at("2026-05-05 14:40")
	t.observe("stage-2", audit.Evidence{
		Method: audit.Observation, Site: t.id("Tromsø"), SeenOn: day("2026-05-05"), SeenAt: hour("14:30"),
		Text:         "SkiftPlan shown by two team leads: each forecast is confirmed by a person before shifts are published.",
		Requirements: t.ranges("A.9.2, A.9.4"), Systems: t.all("SkiftPlan"),
	}, "SkiftPlan in use")
	t.concludeAll("stage-2", "2026-05-05 15:40", "A.9.2–A.9.4", stage2Conclusions)
	t.draft("01", findings["01"].as(t), "stage-2")
}

// day2Second is Tuesday 5 May 2026 in Trondheim, entered in the evening.
func day2Second(t *teller) {
	t.read("2026-05-05 16:40", "stage-2", "JL", "Trondheim", []document{
		{"OP-14", "OP-14", "v3", "2025-12-01", "A.6.2.6, 9.1", "Asks for reaction to an alert within 4 hours, at any time of day."},
		{
			"alert log", "Alert log ThoraxTriage 4", "", "2026-04-30", "A.6.2.6",
			"2026-01-01 to 2026-04-30: 11 alerts, 3 outside office hours (02-14, 03-22, 04-18) acknowledged after 31, 26 and 44 hours.",
		},
		{"IFU", "Instructions for use MammaSecond 2", "v2.4", "2026-01-19", "A.8.2", "Performance per age group stands in annex C, page 41."},
	})
	t.note("stage-2", "A.6.2.6", "Support desk is empty from 17:00 and at weekends; alerts wait in the mailbox.", false)
	t.observe("stage-2", audit.Evidence{
		Method: audit.Interview, Function: "Head of support", Site: t.id("Trondheim"), SeenOn: day("2026-05-05"), SeenAt: hour("10:50"),
		Text: "Alerts go to the support desk; nobody is named for nights and weekends.", Requirements: t.ranges("A.6.2.6"),
		Systems: t.all("ThoraxTriage 4"),
	}, "interview support")
	t.looked("sample incidents", nil, map[string]string{"I-17": "Report to the authority within two days."})
	t.observe("stage-2", audit.Evidence{
		Method: audit.SampleTaken, Document: "Incident I-17", Dated: day("2026-02-11"), Site: t.id("Trondheim"),
		SeenOn: day("2026-05-05"), SeenAt: hour("11:40"), Text: "Report with images of a patient seen on the screen, not kept; told to the authority in time.",
		Requirements: t.ranges("A.8.4, 10.2"), Samples: t.all("sample incidents"), Confidential: true,
		PrivateNote: "The hospital is named in the record; leave it out of everything.",
	}, "incident 17")
	t.concludeAll("stage-2", "2026-05-05 17:00", "A.6.2.6–A.6.2.8, A.8.2–A.8.5", stage2Conclusions)
	t.concludeAll("stage-2", "2026-05-05 17:02", "A.10.2–A.10.4", stage2Conclusions)
	t.at("2026-05-05 17:04")
	alerts := findings["02"].as(t)
	alerts.Statement = withCause(alerts.Statement)
	t.draft("02", alerts, "stage-2")
	t.draft("03", findings["03"].as(t), "stage-2")
	t.draft("05", findings["05"].as(t), "stage-2")
	t.draft("07", findings["07"].as(t), "stage-2")
}

// day3Lead is the morning of Wednesday 6 May 2026.
func day3Lead(t *teller) {
	t.read("2026-05-06 08:45", "stage-2", "MK", "Oslo", []document{
		{"IAP", "IAP-2026", "v1", "2025-12-10", "9.2.2", "Internal audit programme 2025/26: clauses 4 to 8, no date for 9 and 10."},
		{"IA-2026-01", "IA-2026-01", "", "2026-01-23", "9.2.1, 9.2.2", "Internal audit report; no record of an audit of clauses 9 and 10 since 2025-03-01."},
		{"MR", "Management review minutes", "", "2026-02-12", "9.3", "Nine decisions, six done, three within their time."},
	})
	t.observe("stage-2", audit.Evidence{
		Method: audit.Observation, Document: "DB-T and DB-M", Site: t.id("Oslo"), SeenOn: day("2026-05-06"), SeenAt: hour("09:10"),
		Text: "Dashboards of the two clinical systems show the same figures in two formats.", Requirements: t.ranges("9.1"),
		Systems: t.all("ThoraxTriage 4", "MammaSecond 2"),
	}, "dashboards")
	t.note("stage-2", "9.2.2", "Quality manager: programme was taken over from the quality system, whose clauses 9 and 10 were audited in 2024.", false)
	t.concludeAll("stage-2", "2026-05-06 10:40", "9.1, 9.2, 9.3", stage2Conclusions)
	t.draft("04", findings["04"].as(t), "stage-2")
	t.draft("06", findings["06"].as(t), "stage-2")
}

// day3Second is what Jonas Lindqvist entered before the team meeting.
func day3Second(t *teller) {
	t.observe("stage-2", audit.Evidence{
		Method: audit.DocumentRead, Document: "Complaints file", Version: "2025/26", Dated: day("2026-04-30"), Site: t.id("Oslo"),
		SeenOn: day("2026-05-06"), SeenAt: hour("09:40"), Text: "Four complaints, all answered; one led to a corrective action.",
		Requirements: t.ranges("10.2"),
	}, "complaints")
	t.concludeAll("stage-2", "2026-05-06 11:10", "10.1, 10.2", stage2Conclusions)
}
