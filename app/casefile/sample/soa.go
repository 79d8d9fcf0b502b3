package sample

import (
	"encoding/json"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
)

// statementOfApplicability enters version 3.1 of the client's Statement of Applicability: 38 controls, 36 of them included.
func statementOfApplicability(t *teller) {
	c := t.current()
	var changes []casefile.Change
	for i := range c.SoAControls {
		control := &c.SoAControls[i]
		row, ok := applicability[control.Control]
		if !ok {
			continue
		}
		changes = append(changes, edit(t, control, func(s *audit.SoAControl) {
			s.Excluded, s.Justification, s.Reference = row.excluded, row.why, row.where
			if !row.excluded {
				s.Implementation = "implemented"
			}
		}))
	}
	changes = append(changes, casefile.Change{After: &audit.SoA{
		Version: "3.1", IssuedOn: day("2026-02-20"), ApprovedBy: "Managing director",
		Note: "Two controls excluded, both with reasons. Version 3.0 of 2025-08-29 excluded A.7.3 alone.",
	}})
	t.act("Statement of Applicability 3.1", changes...)
	t.keepStatement()
}

// keepStatement keeps version 3.1 as it was received, so that it can be read after the next one has come.
func (t *teller) keepStatement() {
	c := t.current()
	controls, err := json.Marshal(c.SoAControls)
	t.fail(err)
	t.save("Version 3.1 kept", &audit.SoAVersion{
		Record: audit.Record{ID: audit.SoAVersionID(c.SoA.Version)}, Version: c.SoA.Version, IssuedOn: c.SoA.IssuedOn,
		ApprovedBy: c.SoA.ApprovedBy, ReceivedOn: t.today(), Changes: "A.4.5 is excluded too.", Controls: string(controls),
	})
}

// applicability is what the client says of each control, and where the evidence is.
var applicability = map[audit.Number]struct {
	excluded   bool
	why, where string
}{
	"A.2.2":   {false, "All work with AI follows one policy that hospitals can read.", "AI policy v1.3"},
	"A.2.3":   {false, "The AI policy has to agree with those on quality, privacy and information security.", "Policy map PM-01"},
	"A.2.4":   {false, "Law and products change within a year.", "Management review 2026-02-12"},
	"A.3.2":   {false, "Development, clinical safety and operation lie with different people.", "AIMS manual v2.0, chapter 5"},
	"A.3.3":   {false, "Radiographers and staff see harm first and must be able to say so.", "Register of concerns"},
	"A.4.2":   {false, "Each system is documented with what it is made of.", "System files SF-T, SF-M, SF-S, SF-R"},
	"A.4.3":   {false, "Images from partners are the material of every model.", "Data register DR-03"},
	"A.4.4":   {false, "Frameworks and labelling tools bear on results.", "Tool list TL-02"},
	"A.4.5":   {true, "No computing resources of its own; the cloud contract is handled under A.10.3.", "Cloud contract CC-2024-01"},
	"A.4.6":   {false, "Validation needs people with clinical and statistical knowledge.", "Competence matrix CM v5"},
	"A.5.2":   {false, "Systems bear on the treatment of patients.", "Procedure IA-P v2"},
	"A.5.3":   {false, "Hospitals and authorities ask for the results.", "Impact assessment register IAR v9"},
	"A.5.4":   {false, "Patients of different age and origin may be affected differently.", "IA-01 to IA-03, part B"},
	"A.5.5":   {false, "Triage shifts work and attention in the health service.", "IA-01 to IA-03, part C"},
	"A.6.1.2": {false, "Goals for safe development guide each project.", "Development plan DP-05"},
	"A.6.1.3": {false, "Medical software is developed in a controlled process.", "Procedure OP-07"},
	"A.6.2.2": {false, "Clinical needs become requirements before design.", "Requirement files RQ-T, RQ-M"},
	"A.6.2.3": {false, "Design choices have to be traceable for years.", "Design history files"},
	"A.6.2.4": {false, "No model is used in a clinic without validation.", "Validation protocols VP-01 to VP-11"},
	"A.6.2.5": {false, "Each hospital gets its own installation.", "Release procedure OP-11"},
	"A.6.2.6": {false, "Performance may fall with new devices and populations.", "Procedure OP-14 v3"},
	"A.6.2.7": {false, "Users and authorities need technical documents.", "Technical files TF-T, TF-M"},
	"A.6.2.8": {false, "Incidents can only be investigated with logs.", "Logging concept LC-02"},
	"A.7.2":   {false, "Training and test data are kept apart and described.", "Data register DR-03"},
	"A.7.3":   {true, "No data is acquired; all of it comes from the clinical partners.", "Partner agreements PA-01 to PA-04"},
	"A.7.4":   {false, "Labels by radiologists decide the quality of a model.", "Labelling procedure OP-09"},
	"A.7.5":   {false, "Partners ask where their images went.", "Provenance log PL"},
	"A.7.6":   {false, "Pixel data is normalised before training.", "Preparation procedure OP-08"},
	"A.8.2":   {false, "Radiologists must know limits and performance.", "Instructions for use v3.1, v2.4"},
	"A.8.3":   {false, "Anybody may report adverse effects.", "Public contact page, procedure OP-16"},
	"A.8.4":   {false, "Serious incidents are told to hospitals and authorities.", "Vigilance procedure OP-17"},
	"A.8.5":   {false, "Authorities and hospitals have agreed reports.", "Reporting calendar RC-01"},
	"A.9.2":   {false, "The company uses SkiftPlan itself.", "Procedure OP-18"},
	"A.9.3":   {false, "Staffing forecasts must not disadvantage persons.", "Objectives sheet OB-04"},
	"A.9.4":   {false, "Use outside triage would be unsafe.", "Instructions for use, chapter 1"},
	"A.10.2":  {false, "Hospital, partner and producer share duties.", "Responsibility matrix RM-02"},
	"A.10.3":  {false, "Cloud and labelling are bought.", "Supplier file, cloud contract CC-2024-01"},
	"A.10.4":  {false, "Hospitals rely on correct installation and on support.", "Customer agreements"},
}
