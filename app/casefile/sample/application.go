package sample

import (
	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// soelvberg is what the application says of the client.
func soelvberg() casefile.NewCase {
	return casefile.NewCase{
		Client: audit.Client{
			Name: Client, Number: "0042", Registration: "NO 923 000 417", Address: "Sognsveien 77 C", PostalCode: "0855", City: "Oslo",
			Country: "Norway", Website: "soelvberg.example",
			Activities:  "Reads chest X-rays and mammograms for hospitals with its own AI software.",
			Scope:       "Development, provision and operation of AI-based image triage software for radiology",
			Roles:       []audit.Role{audit.RoleProducer},
			Language:    "English; documents in English and Norwegian",
			Outsourced:  "Computing in the cloud, under contract; collection of images, by the clinical partners.",
			Obligations: "EU AI Act, Medical Device Regulation, General Data Protection Regulation.",
			Regulations: []string{"EU AI Act", "Medical Device Regulation"},
			Consultancy: "None received for the AI management system.",
			RecordsNotShown: "Images of patients leave no clinic; weights and training code are shown on the screen " +
				"in Tromsø and not handed out.",
			AppliedOn: day("2026-01-09"),
		},
		Body: fjordcert(),
	}
}

// fjordcert is the certification body.
func fjordcert() audit.Body {
	return audit.Body{ //nolint:gosec // G101 takes the number of the accreditation for a password
		Name: "Fjordcert AS", Address: "Bryggen 12", City: "Bergen", Country: "Norway",
		AccreditationBody: "Norsk prøveakkreditering", AccreditationNumber: "AIMS 007", NumberPattern: "FC-AIMS-0000",
	}
}

// application enters what came with the application.
func application(t *teller) {
	t.save("Sites", t.sites()...)
	t.save("Contacts", t.contacts()...)
	t.save("AI systems", t.systems()...)
	t.save("People", &audit.PeopleCount{
		CountedOn: day("2026-01-09"), Total: 62, AIRelated: 9, Effective: 9,
		Justification: "Five persons develop models, two validate them, one is product manager, one monitors operation. " +
			"Readers of images and support use the systems and are not counted.",
	})
	t.save("Persons of Fjordcert", t.persons()...)
}

func (t *teller) sites() []audit.Recorder {
	return []audit.Recorder{
		t.as("Oslo", &audit.Site{
			Name: "Oslo", Kind: audit.SitePermanent, Address: "Sognsveien 77 C", PostalCode: "0855", City: "Oslo", Country: "Norway",
			Central: true, Activities: "Head office and central function: management, quality, product", Persons: 34, Rank: rank(0),
		}),
		t.as("Tromsø", &audit.Site{
			Name: "Tromsø", Kind: audit.SitePermanent, Address: "Sykehusvegen 23", PostalCode: "9019", City: "Tromsø", Country: "Norway",
			Activities: "Model development", Persons: 12, Rank: rank(1),
		}),
		t.as("Trondheim", &audit.Site{
			Name: "Trondheim", Kind: audit.SitePermanent, Address: "Klæbuveien 125", PostalCode: "7031", City: "Trondheim", Country: "Norway",
			Activities: "Customer support, monitoring", Persons: 16, Shifts: "Support desk 07:00–17:00 on working days", Rank: rank(2),
		}),
	}
}

func (t *teller) contacts() []audit.Recorder {
	return []audit.Recorder{
		t.as("Ingrid Næss", &audit.Contact{
			Name: "Ingrid Næss", Function: "Quality manager", Email: "ingrid.naess@soelvberg.example", Main: true,
			Site: t.id("Oslo"), Authority: "Management representative",
		}),
		t.as("Torbjørn Åsen", &audit.Contact{
			Name: "Torbjørn Åsen", Function: "Managing director", Email: "torbjoern.aasen@soelvberg.example", Site: t.id("Oslo"),
		}),
	}
}

func (t *teller) systems() []audit.Recorder {
	producer := []audit.Role{audit.RoleProducer}
	return []audit.Recorder{
		t.as("ThoraxTriage 4", &audit.AISystem{
			Name: "ThoraxTriage 4", Purpose: "Ranks chest X-rays by urgency", Roles: producer, Risk: audit.RiskHigh,
			Stage: "in operation", Extent: "14 hospitals", Regulations: "EU AI Act; Medical Device Regulation", Rank: rank(0),
		}),
		t.as("MammaSecond 2", &audit.AISystem{
			Name: "MammaSecond 2", Purpose: "Second reader for mammography", Roles: producer, Risk: audit.RiskHigh,
			Stage: "in operation", Extent: "5 hospitals", Regulations: "EU AI Act; Medical Device Regulation", Rank: rank(1),
		}),
		t.as("SkiftPlan", &audit.AISystem{
			Name: "SkiftPlan", Purpose: "Staffing forecast, internal", Roles: producer, Risk: audit.RiskOther,
			Stage: "in operation", Extent: "own organization", Rank: rank(2),
		}),
		t.as("ReportDraft", &audit.AISystem{
			Name: "ReportDraft", Purpose: "Drafts report text", Roles: producer, Risk: audit.RiskOther,
			Stage: "validation", Extent: "go-live planned for June 2026", Rank: rank(3),
		}),
	}
}

func (t *teller) persons() []audit.Recorder {
	return []audit.Recorder{
		t.as("MK", &audit.Person{
			Name: "Márta Kővári", Initials: "MK", Email: "marta.kovari@fjordcert.example", Function: "Lead auditor",
			Competence: []string{"AI management systems", "ISO/IEC 42001", "AI law", "medical software"},
			Qualified:  "AIMS lead auditor", Background: "Physicist; twelve years in quality of medical software.",
		}),
		t.as("JL", &audit.Person{
			Name: "Jonas Lindqvist", Initials: "JL", Email: "jonas.lindqvist@fjordcert.example", Function: "Auditor",
			Competence: []string{"AI management systems", "ISO/IEC 42001", "machine learning operations"},
			Qualified:  "AIMS auditor", Background: "Software engineer; six years in operation of learning systems.",
		}),
		t.as("AB", &audit.Person{
			Name: "Dr. Aoife Byrne", Initials: "AB", Organization: "independent", Email: "aoife.byrne@radiology.example",
			Function: "Technical expert", Competence: []string{"radiology", "AI in imaging"},
			Background: "Radiologist with studies on AI in chest imaging.",
		}),
		t.as("HD", &audit.Person{
			Name: "Henrik Dahl", Initials: "HD", Email: "henrik.dahl@fjordcert.example", Function: "Technical reviewer and decision maker",
			Competence: []string{"AI management systems", "ISO/IEC 42001", "certification decisions"}, Qualified: "AIMS decision maker",
			DeclaredOn: day("2026-01-12"), Declaration: "No conflict of interest with the client.",
		}),
	}
}

// applicationReview accepts the application (ISO/IEC 17021-1:2015 9.1.2).
func applicationReview(t *teller) {
	t.save("Application review", &audit.Application{
		ReviewedOn: day("2026-01-20"), Reviewer: t.id("HD"), Accepted: true,
		Reasons: "Scope is clear, the client is producer of all four systems, sites and persons are named. " +
			"A technical expert in radiology AI goes along in Stage 2.",
		Competence:   []string{"AI management systems", "ISO/IEC 42001", "AI law", "medical software"},
		Impartiality: "No consultancy, no shared ownership; no threat to impartiality found.",
	})
}
